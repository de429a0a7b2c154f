"""One open session: what is on its tape, whose turn it is, and the only door to its engine.

May import: Qt core, ``engine.ports``, ``engine.state``, ``engine.errors``, ``workers``,
``reading``. Promises: inputs are locked in the handler that takes an action; an action belongs to
one turn number and is refused when that turn is not the next one; results of another session, an
older turn or an abandoned try are dropped; closing leaves the slot at the old or the new turn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from engine.ports import Engine, Slots
from somewhere_gui import reading
from somewhere_gui.errands import Errands
from somewhere_gui.opened import Lease, Opened, read_session, take
from somewhere_gui.reading import FrameRef, JsonDict, Telling
from somewhere_gui.trouble import Trouble, away, record
from somewhere_gui.venue import Venue, named
from somewhere_gui.workers import Ticket, TurnThreads, TurnWorker


class GameController(QObject):
    """Plays the open session.

    Emits ``opened`` (an :class:`Opened`, also after rewinding), ``acted`` (an action was taken and
    inputs are locked; its words), ``resolved``, ``told``, ``withdrawn`` (the words so far are taken back),
    ``remarked`` (a line on how it is told), ``pictured``, ``offered`` while the turn runs,
    then ``finished`` (state, free) or ``failed`` (a :class:`Trouble`); ``unlocked`` when inputs may be used
    again; ``refused`` (a :class:`Trouble`) when a session cannot be opened; ``named`` when the tape's name is
    known.
    """

    opened = Signal(object)
    acted = Signal(str)
    resolved = Signal(str, list)
    told = Signal(str)
    withdrawn = Signal()
    remarked = Signal(str)
    pictured = Signal(QImage)
    offered = Signal(list)
    finished = Signal(dict, bool)
    failed = Signal(object)
    unlocked = Signal()
    refused = Signal(object)
    named = Signal(str)

    def __init__(self, venue: Venue, errands: Errands) -> None:
        super().__init__()
        self._venue = venue
        self._errands = errands
        self._lease: Lease | None = None
        self._session: str | None = None
        self._ticket: Ticket | None = None
        self._serial = 0
        self._openings = 0
        self._turns = TurnThreads()
        self._state: JsonDict = {}
        self._frames: list[FrameRef] = []
        self._telling = Telling()
        self._turn_telling = Telling()
        self._picture = ""
        self._locked = False
        self.title = ""
        self.wanted = ""
        """The session that was asked for last, open or not."""
        self.begun = False
        """Its night has begun: it is not to be begun anew where it is not found."""

    @property
    def engine(self) -> Engine:
        return self._venue.engine

    @property
    def slots(self) -> Slots | None:
        return self._venue.slots

    @property
    def session_id(self) -> str | None:
        return self._session

    @property
    def state(self) -> JsonDict:
        return self._state

    @property
    def frames(self) -> list[FrameRef]:
        return self._frames

    @property
    def telling(self) -> Telling:
        """The words of the last whole turn, with the answer given since, if any."""
        return self._telling

    @property
    def locked(self) -> bool:
        """A turn is running or the session is being read: actions are refused."""
        return self._locked

    @property
    def running(self) -> bool:
        """A turn is being told."""
        return self._ticket is not None

    @property
    def next_turn(self) -> int:
        return reading.turn(self._state) + 1

    def open(self, session_id: str, *, begun: bool = False) -> None:
        """Open a slot, beginning its night if it has not begun (``begun``: it has, or its folder is not
        where it was). Ends in ``opened`` or ``refused``."""
        self.wanted, self.begun = session_id, begun
        self._open(lambda: session_id)

    def open_new(self, terms: JsonDict | None = None) -> None:
        """A new slot and its first turn; ``terms`` are what ``Slots.prepare`` takes."""
        venue = self._venue
        self.wanted, self.begun = "", False

        def make() -> str:
            session_id = venue.new_session_id()
            if venue.slots is not None and terms is not None:
                venue.slots.prepare(session_id, **terms)
            return session_id

        self._open(make)

    def move(self, venue: Venue) -> None:
        """Play there from now on; the open session is let go of."""
        self.leave()
        self._venue = venue

    def leave(self) -> None:
        """Let go of the open session; a turn being told is cancelled."""
        self.cancel()
        self._openings += 1
        self._locked = False
        self._session = None
        self.title = ""
        self._state, self._frames, self._telling = {}, [], Telling()
        lease, self._lease = self._lease, None
        self._release(lease)

    def act(self, choice: str, turn: int, *, late: bool = False) -> bool:
        """Take an action as turn number ``turn``; ``late``: the time to decide ran out instead. False,
        and nothing happens, when inputs are locked, the words are empty or the number is not the next
        turn's."""
        words = choice.strip()
        if self._locked or not words or turn != self.next_turn or reading.has_ended(self._state):
            return False
        self._start(words, turn, late=late)
        return True

    def begin(self) -> bool:
        """Try the first turn of the open session again. False if it has begun or inputs are locked."""
        if self._locked or self._session is None or reading.has_begun(self._state):
            return False
        self._start(None, 0)
        return True

    def develop(self, turn: int, frame: str, image: str) -> bool:
        """A model's picture of ``turn`` has come: the tape shows it in place of that frame. True if the
        turn has such a frame."""
        for place, ref in enumerate(self._frames):
            if ref.turn == turn and ref.image == frame:
                self._frames[place] = replace(ref, image=image)
                return True
        return False

    def in_sight(self, turn: int) -> bool:
        """The turn is the one whose picture is shown: no newer frame has come."""
        newer = self._picture and self._picture != self._state.get("current_image_url")
        return turn == reading.turn(self._state) and not (self._ticket is not None and newer)

    def cancel(self) -> None:
        """Stop the running turn, if any; its results will be dropped."""
        ticket, self._ticket = self._ticket, None
        if ticket is not None:
            self._locked = False
            engine = self.engine
            if self.slots is not None:
                engine.cancel(ticket.session_id, ticket.turn)
            else:  # a server: it may take its time, or not be there any more
                self._errands.ask(lambda: engine.cancel(ticket.session_id, ticket.turn), lambda _: None)

    def stop(self) -> None:
        """Stop the running turn because the player asked; the turn before stays on screen."""
        if self._ticket is not None:
            self.cancel()
            self.reread()

    def reread(self) -> None:
        """Show the session as it is on disk now (after a failure, or a change from outside)."""
        session_id = self._session
        if session_id is not None and self._ticket is None:
            self._locked = True
            self._errands.ask(lambda: read_session(self.engine, session_id), self._read, self._not_read)

    def rewind(self, turn: int) -> bool:
        """Go back to ``turn``; what came after is kept. False if that cannot be done now."""
        if not 0 <= turn < self.next_turn - 1:
            return False
        return self.travel(lambda slots, session_id: slots.rewind(session_id, turn))

    def travel(
        self, how: Callable[[Slots, str], object], refused: Callable[[Trouble], None] | None = None
    ) -> bool:
        """Go along the lines of the open night: back, forward, across. Ends in ``opened``; where that cannot
        be, in ``refused`` if given, else ``failed``. False if nothing can be done now."""
        session_id, slots = self._session, self.slots
        if slots is None or session_id is None or self._locked:
            return False

        def go() -> Opened:
            how(slots, session_id)
            return read_session(self.engine, session_id)

        def stay(why: Trouble) -> None:
            self._locked = False
            if refused is not None:
                refused(why)
            else:
                self.failed.emit(why)
            self.unlocked.emit()

        self._locked = True
        self._errands.ask(go, self._read, stay)
        return True

    def close(self, wait_ms: int = 4000) -> bool:
        """Cancel, wait for the turn's thread, let go of the slot. False if a thread would not end."""
        self.leave()
        return self._turns.close(wait_ms)

    # --- opening -----------------------------------------------------------------------------

    def _open(self, name: Callable[[], str]) -> None:
        self.leave()
        self._locked = True
        self._openings += 1
        number = self._openings
        self._errands.ask(
            lambda: take(self.engine, self.slots, name()),
            lambda taken: self._taken(number, *taken),
            lambda why: self._not_taken(number, why),
        )

    def _taken(self, number: int, opened: Opened, lease: Lease | None) -> None:
        if number != self._openings:  # another slot was asked for meanwhile
            self._release(lease)
            return
        if self.begun and not reading.has_begun(opened.state):
            self._release(lease)
            self._not_taken(number, away())
            return
        self._lease = lease
        self._session = opened.session_id
        if reading.has_begun(opened.state):
            self._read(opened)
        else:
            self._state = opened.state
            self._start(None, 0)

    def _not_taken(self, number: int, why: Trouble) -> None:
        if number == self._openings:
            self._locked = False
            self.refused.emit(why)

    def _release(self, lease: Lease | None) -> None:
        if lease is not None:
            self._errands.ask(lambda: lease.__exit__(None, None, None), lambda _: None)

    def _read(self, opened: Opened) -> None:
        if opened.session_id != self._session:
            return
        if not reading.has_begun(opened.state):  # what is on the page is all there is of it here
            self._not_read(away())
            return
        self._state, self._frames, self._telling = opened.state, list(opened.frames), opened.telling
        self._locked, self.begun = False, True
        self.opened.emit(opened)
        self.unlocked.emit()
        self._learn_name()

    def _learn_name(self) -> None:
        """The tape's name, as it stands on the shelf."""
        session_id, slots, engine = self._session, self.slots, self.engine

        def look() -> str:
            if slots is not None and session_id is not None:
                known = slots.summary(session_id)
                return named(known).title if known is not None else ""
            return next(
                (named(each).title for each in engine.sessions() if each.session_id == session_id), ""
            )

        self._errands.ask(look, lambda title: self._named(session_id, title))

    def _named(self, session_id: str | None, title: str) -> None:
        if session_id == self._session and title:
            self.title = title
            self.named.emit(title)

    def _not_read(self, why: Trouble) -> None:
        self._locked = False
        self.failed.emit(why)
        self.unlocked.emit()

    # --- one turn ----------------------------------------------------------------------------

    def _start(self, choice: str | None, turn: int, *, late: bool = False) -> None:
        self._locked = True
        self._serial += 1
        ticket = Ticket(str(self._session), turn, self._serial, late)
        self._ticket = ticket
        self._turn_telling = Telling(choice or "")
        self._picture = ""
        worker = TurnWorker(self.engine, ticket, choice)
        worker.resolved.connect(self._on_resolved)
        worker.told.connect(self._on_told)
        worker.withdrawn.connect(self._on_withdrawn)
        worker.remarked.connect(self._on_remarked)
        worker.pictured.connect(self._on_pictured)
        worker.offered.connect(self._on_offered)
        worker.finished.connect(self._on_finished)
        worker.failed.connect(self._on_failed)
        self._turns.start(worker)  # what it says is heard after this handler, which takes a while
        self.acted.emit(choice or "")

    @Slot(object, str, list)
    def _on_resolved(self, ticket: Ticket, fate: str, rolls: list[str]) -> None:
        if ticket == self._ticket:
            self.resolved.emit(fate, rolls)

    @Slot(object, str)
    def _on_told(self, ticket: Ticket, text: str) -> None:
        if ticket == self._ticket:
            self._turn_telling = replace(self._turn_telling, text=self._turn_telling.text + text)
            self.told.emit(text)

    @Slot(object)
    def _on_withdrawn(self, ticket: Ticket) -> None:
        if ticket == self._ticket:
            self._turn_telling = replace(self._turn_telling, text="")
            self.withdrawn.emit()

    @Slot(object, str)
    def _on_remarked(self, ticket: Ticket, words: str) -> None:
        if ticket == self._ticket:
            self.remarked.emit(words)

    @Slot(object, str, QImage)
    def _on_pictured(self, ticket: Ticket, name: str, image: QImage) -> None:
        if ticket == self._ticket:
            changed = name != self._state.get("current_image_url")
            self._picture = name
            if changed and not image.isNull():
                self.pictured.emit(image)

    @Slot(object, list)
    def _on_offered(self, ticket: Ticket, choices: list[str]) -> None:
        if ticket == self._ticket:
            self.offered.emit(choices)

    @Slot(object, dict, bool)
    def _on_finished(self, ticket: Ticket, state: dict[str, Any], free: bool) -> None:
        if ticket != self._ticket:
            return
        self._ticket = None
        self._state = state
        now = self._turn_telling
        if free:
            self._telling = replace(self._telling, asked=now.choice, answer=now.text)
        else:
            self._telling = replace(now, lesson=reading.word(state, "lesson"))
            image = str(state.get("current_image_url") or self._picture)
            if image:
                self._frames.append(FrameRef(reading.turn(state), image, now.choice))
        self._locked, self.begun = False, True
        self.finished.emit(state, free)
        self.unlocked.emit()
        if not self.title:
            self._learn_name()

    @Slot(object, object)
    def _on_failed(self, ticket: Ticket, why: Trouble) -> None:
        record(why)
        if ticket == self._ticket:
            self._ticket = None
            self._locked = False
            self.failed.emit(why)
            self.unlocked.emit()
