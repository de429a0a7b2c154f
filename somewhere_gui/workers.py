"""Work off the GUI thread: one turn (:class:`TurnWorker`), or any short errand (:class:`Errands`).

May import: Qt core and images, ``engine.ports``, ``engine.state``, ``engine.errors``. Promises:
nothing here touches a widget; results come back as signals to QObjects of the GUI thread; what
goes wrong comes back as a :class:`Trouble`, never as an exception in the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot
from PySide6.QtGui import QImage

from engine.errors import SessionNotFound
from engine.ports import Engine
from engine.state import Choices, Delta, Event, Failed, Finished, PictureReady, Resolved
from somewhere_gui.images import decode
from somewhere_gui.trouble import Trouble, record, trouble


@dataclass(frozen=True, slots=True)
class Ticket:
    """Which turn of which session a result belongs to; ``serial`` tells two tries apart."""

    session_id: str
    turn: int
    serial: int


class TurnWorker(QObject):
    """Plays one turn (or, with ``choice`` None, begins a night) and reports as it goes."""

    resolved = Signal(object, str, list)
    told = Signal(object, str)
    pictured = Signal(object, str, QImage)
    offered = Signal(object, list)
    finished = Signal(object, dict, bool)
    failed = Signal(object, object)
    ended = Signal(object)

    def __init__(self, engine: Engine, ticket: Ticket, choice: str | None) -> None:
        super().__init__()
        self._engine = engine
        self._ticket = ticket
        self._choice = choice
        self._unseen = ""

    @Slot()
    def run(self) -> None:
        """The whole turn. Ends with ``finished`` or ``failed``, then always ``ended``."""
        try:
            if self._choice is None:
                self._begin()
            else:
                self._play(self._choice)
        except Exception as error:  # the edge of the thread: nothing may fall out of it
            self.failed.emit(self._ticket, trouble(error))
        finally:
            self.ended.emit(self._ticket)

    def _begin(self) -> None:
        session_id = self._ticket.session_id
        given = self._engine.intro(session_id)
        self.told.emit(self._ticket, str(given["dispatch"]))
        if given.get("dispatch_image"):
            self._picture(str(given["dispatch_image"]))
        self.offered.emit(self._ticket, list(given["choices"]))
        self.finished.emit(self._ticket, self._engine.state(session_id), False)

    def _play(self, choice: str) -> None:
        ticket = self._ticket
        fate = self._engine.roll_fate(ticket.session_id)
        for event in self._engine.play(ticket.session_id, choice, fate, turn=ticket.turn):
            self._report(event)

    def _report(self, event: Event) -> None:
        match event:
            case Resolved():
                self.resolved.emit(self._ticket, event.fate, list(event.rolls))
            case Delta():
                self.told.emit(self._ticket, event.text)
            case PictureReady():
                self._picture(event.picture)
            case Choices():
                self.offered.emit(self._ticket, list(event.choices))
            case Finished():
                self._picture(self._unseen)
                self.finished.emit(self._ticket, event.state, event.free)
            case Failed():
                self.failed.emit(self._ticket, Trouble(event.error, event.message))

    def _picture(self, name: str) -> None:
        """Show a frame; one that is not on disk yet is shown once the turn is."""
        if not name:
            return
        self._unseen = ""
        try:
            image = decode(self._engine.image(self._ticket.session_id, name))
        except SessionNotFound:
            self._unseen = name
        else:
            self.pictured.emit(self._ticket, name, image)


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
        self._thread = QThread()
        self._thread.setObjectName(name)
        self._clerk = _Clerk()
        self._clerk.moveToThread(self._thread)
        self._asked.connect(self._clerk.do, Qt.ConnectionType.QueuedConnection)
        self._clerk.done.connect(self._answer, Qt.ConnectionType.QueuedConnection)

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
        only what is being done now. False if the thread is still busy after ``wait_ms``."""
        self._waiting.clear()
        if drop:
            self._thread.quit()
        else:
            self._asked.emit(0, self._thread.quit)
        return not self._thread.isRunning() or self._thread.wait(wait_ms)

    @Slot(int, object)
    def _answer(self, number: int, result: object) -> None:
        then, failed = self._waiting.pop(number, (None, None))
        if isinstance(result, Trouble):
            record(result)
            if failed is not None:
                failed(result)
        elif then is not None:
            then(result)
