"""Turns off the GUI thread: what plays one, and the threads they are played on.

May import: Qt core and images, ``engine_words``, ``engine.ports``, ``engine.state``, ``engine.errors``.
Promises: nothing here touches a widget; results come back as signals to QObjects of the GUI thread; what
goes wrong comes back as a :class:`Trouble`, never as an exception in the GUI thread.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtGui import QImage

from engine.errors import SessionNotFound
from engine.ports import Engine
from engine.state import (
    Choices,
    Delta,
    Event,
    Failed,
    Finished,
    PictureReady,
    Remark,
    Resolved,
    Withdrawn,
)
from somewhere_gui.engine_words import said
from somewhere_gui.images import decode
from somewhere_gui.trouble import told, trouble


@dataclass(frozen=True, slots=True)
class Ticket:
    """Which turn of which session a result belongs to; ``serial`` tells two tries apart; ``late``:
    the time to decide ran out."""

    session_id: str
    turn: int
    serial: int
    late: bool = False


class TurnWorker(QObject):
    """Plays one turn (or, with ``choice`` None, begins a night) and reports as it goes."""

    resolved = Signal(object, str, list)
    told = Signal(object, str)
    withdrawn = Signal(object)
    remarked = Signal(object, str)
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

    @property
    def turn(self) -> int:
        """The number of the turn that it plays."""
        return self._ticket.turn

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
        for event in self._engine.play(
            ticket.session_id, choice, fate, is_timeout_penalty=ticket.late, turn=ticket.turn
        ):
            self._report(event)

    def _report(self, event: Event) -> None:
        match event:
            case Resolved():
                self.resolved.emit(self._ticket, event.fate, list(event.rolls))
            case Delta():
                self.told.emit(self._ticket, event.text)
            case Withdrawn():
                self.withdrawn.emit(self._ticket)
            case Remark():
                self.remarked.emit(self._ticket, said(event.text))
            case PictureReady():
                self._picture(event.picture)
            case Choices():
                self.offered.emit(self._ticket, list(event.choices))
            case Finished():
                self._picture(self._unseen)
                self.finished.emit(self._ticket, event.state, event.free)
            case Failed():
                self.failed.emit(self._ticket, told(event.error, event.message))

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


class TurnThreads(QObject):
    """The turns that are being played, each on a thread of its own. The window never waits for one that has
    ended, but when it closes."""

    def __init__(self) -> None:
        super().__init__()
        self._running: dict[QThread, TurnWorker] = {}

    def start(self, worker: TurnWorker) -> None:
        """Let it play on a new thread; thread and worker are kept until that has ended."""
        thread = QThread()
        thread.setObjectName(f"turn {worker.turn}")
        worker.moveToThread(thread)
        thread.started.connect(worker.run)
        worker.ended.connect(thread.quit)
        thread.finished.connect(self._over)
        self._running[thread] = worker
        thread.start()

    def close(self, wait_ms: int) -> bool:
        """Wait for all of them; False if one would not end in that time."""
        for thread in list(self._running):
            thread.quit()
            if thread.wait(wait_ms):
                del self._running[thread]  # one that still runs must not be destroyed: Qt would abort
        return not self._running

    @Slot()
    def _over(self) -> None:
        thread = self.sender()
        if isinstance(thread, QThread) and thread in self._running:
            thread.wait()  # it has said its last word: this takes no time
            del self._running[thread]
