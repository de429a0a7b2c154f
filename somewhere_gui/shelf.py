"""The tapes: lists them and does what is asked of one, off the GUI thread.

May import: Qt core, ``engine.ports``, ``opened``, the page of tapes. Promises: nothing is deleted
for good; every refusal is said in words on the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from engine.state import SessionSummary, TrashedSession
from somewhere_gui.errands import Errands
from somewhere_gui.opened import hold
from somewhere_gui.trouble import Trouble
from somewhere_gui.venue import Venue, named
from somewhere_gui.views.slots_page import SlotsPage

FIRST: Final = 24
"""Tapes that may be in sight at once."""
CHUNK: Final = 60


@dataclass
class _Reading:
    """One reading of the list: the ids, the bin, what shall be said, and how far it is."""

    serial: int
    ids: list[str]
    trash: list[TrashedSession]
    words: str = ""
    at: int = 0
    found: list[SessionSummary] = field(default_factory=list)


class Shelf(QObject):
    """Emits ``play_asked`` (session id) and ``changed`` (the session that was renamed or binned)."""

    play_asked = Signal(str)
    changed = Signal(str)

    def __init__(self, page: SlotsPage, venue: Venue, errands: Errands) -> None:
        super().__init__()
        self._page, self._errands = page, errands
        self._binned = ""
        self._serial = 0
        page.asked.connect(self._do)
        page.renamed.connect(self._rename)
        self.move(venue)

    def move(self, venue: Venue) -> None:
        """The tapes of another venue."""
        self._engine, self._slots = venue.engine, venue.slots
        self._serial += 1
        self._page.show_tapes([], [])
        self._page.set_far(self._far if venue.slots is None else "")

    @property
    def _far(self) -> str:
        return self.tr(
            "These tapes are on a server. They can be played from here; names, copies and the bin stay there."
        )

    def refresh(self, words: str = "") -> None:
        """Read the list anew, then say ``words``. Of this computer's own tapes those in sight are read (and
        their checksums verified) first, the others a few at a time while nothing else is wanted."""
        self._serial += 1
        serial, slots, engine = self._serial, self._slots, self._engine
        if slots is None:
            self._errands.ask(
                lambda: [named(each) for each in engine.sessions()],
                lambda found: self._show_far(serial, found),
                self._failed,
            )
        else:
            self._errands.ask(
                lambda: (slots.slot_ids(), [named(each) for each in slots.trashed()]),
                lambda found: self._read_on(_Reading(serial, found[0], found[1], words)),
                self._failed,
            )

    def say(self, words: str) -> None:
        self._page.say(words)

    def _show_far(self, serial: int, found: list[SessionSummary]) -> None:
        if serial == self._serial:
            self._page.show_tapes(sorted(found, key=lambda each: each.last_saved, reverse=True), [])

    def _read_on(self, reading: _Reading) -> None:
        """The next tapes of the list."""
        slots = self._slots
        if slots is None or reading.serial != self._serial:
            return
        size = CHUNK if reading.at else FIRST
        wanted = reading.ids[reading.at : reading.at + size]

        def read() -> list[SessionSummary]:
            return [named(found) for each in wanted if (found := slots.summary(each)) is not None]

        def have(found: list[SessionSummary]) -> None:
            if reading.serial == self._serial:
                reading.at += size
                reading.found += found
                self._show(reading)

        self._errands.ask(read, have, self._failed)

    def _show(self, reading: _Reading) -> None:
        """What has been read, then what was known of the others before; and on, if anybody looks."""
        before = {each.session_id: each for each in self._page.tapes}
        rest = [before[each] for each in reading.ids[reading.at :] if each in before]
        left = max(len(reading.ids) - reading.at, 0) - len(rest)
        self._page.show_tapes([*reading.found, *rest], reading.trash, more=max(left, 0))
        if reading.words:
            self._page.say(reading.words)
            reading.words = "" if reading.at < len(reading.ids) else reading.words
        if reading.at < len(reading.ids) and (self._page.isVisible() or reading.at < 2 * FIRST):
            self._read_on(reading)

    def _failed(self, why: Trouble) -> None:
        self._page.say(why.message)

    @Slot(str, str)
    def _do(self, action: str, session_id: str) -> None:
        slots = self._slots
        if action == "play":
            self.play_asked.emit(session_id)
        elif action == "bin":
            self.changed.emit(session_id)
            self._errands.ask(
                lambda: self._alone(session_id, self._engine.delete),
                lambda _: self._after_bin(session_id),
                self._failed,
            )
        elif slots is None:
            self._page.say(self._far)
        elif action == "branch":
            self._ask(lambda: slots.duplicate(session_id), self.tr("A copy is made; both can be played on."))
        elif action == "mend":
            self._ask(
                lambda: self._alone(session_id, slots.restore_previous),
                self.tr("The earlier copy is in place."),
            )
        elif action == "restore":
            self._ask(lambda: slots.undelete(session_id), self.tr("The tape is back on the shelf."))
        elif action == "undo":
            self._undo()

    def _alone(self, session_id: str, act: Callable[[str], object]) -> None:
        """Act on a tape while no window plays it; ``SessionBusy`` where one does."""
        if self._slots is None:
            act(session_id)
            return
        lease = hold(self._slots, session_id)
        try:
            act(session_id)
        finally:
            lease.__exit__(None, None, None)

    def _after_bin(self, session_id: str) -> None:
        self._binned = session_id
        self.refresh()
        self._page.offer_undo()

    def _undo(self) -> None:
        """Bring back what was binned last: the newest of its name in the trash."""
        slots, wanted = self._slots, self._binned
        if slots is None:
            return

        def back() -> str:
            mine = [each for each in slots.trashed() if each.session_id == wanted]
            newest = max(mine, key=lambda each: each.deleted)
            return slots.undelete(newest.trash_id)

        self._ask(back, self.tr("The tape is back on the shelf."))

    @Slot(str, str)
    def _rename(self, session_id: str, title: str) -> None:
        slots = self._slots
        if slots is not None:
            self._ask(lambda: slots.rename(session_id, title), self.tr("Named {title}.").format(title=title))

    def _ask(self, errand: Callable[[], object], words: str) -> None:
        self._errands.ask(errand, lambda _: self.refresh(words), self._failed)
