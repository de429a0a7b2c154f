"""Short work off the GUI thread, in order.

May import: Qt core, ``trouble``. Promises: answers come back in the GUI thread; what goes wrong comes
back as a :class:`Trouble`, never as an exception.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from somewhere_gui.trouble import Trouble, record, trouble


class _Clerk(QObject):
    """Does errands one after the other on its thread."""

    done = Signal(int, object)

    @Slot(int, object)
    def do(self, number: int, errand: Callable[[], Any]) -> None:
        try:
            result = errand()
        except Exception as error:  # the edge of the thread
            result = trouble(error)
        self.done.emit(number, result)


class Errands(QObject):
    """Short work in order on one thread of its own; answers are called in the GUI thread.

    ``ask(errand, then, failed)``: ``then(result)`` or ``failed(trouble)`` once it is done, unless
    :meth:`close` came first.
    """

    _asked = Signal(int, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[Trouble], None] | None]] = {}
        self._next = 0
        self._name = name
        self._left: list[tuple[QThread, _Clerk]] = []
        self._hire()

    def _hire(self) -> None:
        """A thread, and who does the errands on it."""
        self._thread = QThread()
        self._thread.setObjectName(self._name)
        self._clerk = _Clerk()
        self._clerk.moveToThread(self._thread)
        self._asked.connect(self._clerk.do, Qt.ConnectionType.QueuedConnection)
        self._clerk.done.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def renew(self) -> None:
        """Answer nobody who has asked so far, and go on with a thread that waits for none of it."""
        self._waiting.clear()
        self._asked.disconnect(self._clerk.do)
        self._thread.quit()
        self._left = [each for each in self._left if each[0].isRunning()]
        self._left.append((self._thread, self._clerk))
        self._hire()

    def ask(
        self,
        errand: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Do ``errand`` on the thread, then call back here."""
        if not self._thread.isRunning():
            self._thread.start()
        self._next += 1
        self._waiting[self._next] = (then, failed)
        self._asked.emit(self._next, errand)

    @property
    def idle(self) -> bool:
        return not self._waiting

    def close(self, *, drop: bool, wait_ms: int = 5000) -> bool:
        """End the thread, answering nobody any more. What was asked is still done, or with ``drop``
        only what is being done now. False if a thread is still busy after ``wait_ms``."""
        self._waiting.clear()
        if drop:
            self._thread.quit()
        else:
            self._asked.emit(0, self._thread.quit)
        threads = [self._thread, *(thread for thread, _ in self._left)]
        return all(not thread.isRunning() or thread.wait(wait_ms) for thread in threads)

    @Slot(int, object)
    def _answer(self, number: int, result: object) -> None:
        then, failed = self._waiting.pop(number, (None, None))
        if isinstance(result, Trouble):
            record(result)
            if failed is not None:
                failed(result)
        elif then is not None:
            then(result)
