"""The tapes: lists them and does what is asked of one, off the GUI thread.

May import: Qt core, ``engine.ports``, ``workers``, the page of tapes. Promises: nothing is deleted
for good; every refusal is said in words on the page.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from engine.state import SessionSummary, TrashedSession
from somewhere_gui.errands import Errands
from somewhere_gui.trouble import Trouble
from somewhere_gui.venue import Venue
from somewhere_gui.views.slots_page import SlotsPage

FAR = "These tapes are on a server. They can be played from here; names, copies and the bin stay there."


class Shelf(QObject):
    """Emits ``play_asked`` (session id) and ``changed`` (the session that was renamed or binned)."""

    play_asked = Signal(str)
    changed = Signal(str)

    def __init__(self, page: SlotsPage, venue: Venue, errands: Errands) -> None:
        super().__init__()
        self._page, self._errands = page, errands
        self._binned = ""
        page.asked.connect(self._do)
        page.renamed.connect(self._rename)
        self.move(venue)

    def move(self, venue: Venue) -> None:
        """The tapes of another venue."""
        self._engine, self._slots = venue.engine, venue.slots
        self._page.show_tapes([], [])
        self._page.set_far(FAR if venue.slots is None else "")

    def expect(self, tapes: list[SessionSummary]) -> None:
        """Show these until the list has been read: they were there a moment ago."""
        if not self._page.grid.tapes.rowCount():
            self._page.show_tapes(tapes, [])

    def refresh(self, words: str = "") -> None:
        """Read the list anew, then say ``words``."""
        self._errands.ask(self._read, lambda found: self._show(found, words), self._failed)

    def say(self, words: str) -> None:
        self._page.say(words)

    def _read(self) -> tuple[list[SessionSummary], list[TrashedSession]]:
        tapes = sorted(self._engine.sessions(), key=lambda each: each.last_saved, reverse=True)
        return tapes, self._slots.trashed() if self._slots is not None else []

    def _show(self, found: tuple[list[SessionSummary], list[TrashedSession]], words: str) -> None:
        self._page.show_tapes(*found)
        if words:
            self._page.say(words)

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
                lambda: self._engine.delete(session_id),
                lambda _: self._after_bin(session_id),
                self._failed,
            )
        elif slots is None:
            self._page.say(FAR)
        elif action == "branch":
            self._ask(lambda: slots.duplicate(session_id), "A copy is made; both can be played on.")
        elif action == "mend":
            self._ask(lambda: slots.restore_previous(session_id), "The earlier copy is in place.")
        elif action == "restore":
            self._ask(lambda: slots.undelete(session_id), "The tape is back on the shelf.")
        elif action == "undo":
            self._undo()

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

        self._ask(back, "The tape is back on the shelf.")

    @Slot(str, str)
    def _rename(self, session_id: str, title: str) -> None:
        slots = self._slots
        if slots is not None:
            self._ask(lambda: slots.rename(session_id, title), f"Named {title}.")

    def _ask(self, errand: Callable[[], object], words: str) -> None:
        self._errands.ask(errand, lambda _: self.refresh(words), self._failed)
