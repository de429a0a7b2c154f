"""What the title page shows: the newest tape, its last frame, where one plays and on what terms.

May import: Qt, ``venue``, ``errands``, the title page. Promises: reads off the GUI thread; a tape whose
frame is lost can still be continued.
"""

from __future__ import annotations

from PySide6.QtGui import QImage

from engine.errors import EngineError
from engine.state import SessionSummary
from somewhere_gui.errands import Errands
from somewhere_gui.images import decode
from somewhere_gui.trouble import Trouble
from somewhere_gui.venue import Venue
from somewhere_gui.views.title_page import TitlePage


class Front:
    """``newest`` is the tape that "Continue" goes on with, None if there is none."""

    def __init__(self, title: TitlePage, venue: Venue, errands: Errands) -> None:
        self._title, self._venue, self._errands = title, venue, errands
        self.newest: SessionSummary | None = None
        self.tapes: list[SessionSummary] = []
        """All tapes as they were read last, newest first."""

    def move(self, venue: Venue) -> None:
        """The tapes of another venue."""
        self._venue, self.newest, self.tapes = venue, None, []
        self._title.show_waiting()
        self.refresh()

    def refresh(self) -> None:
        """Read the tapes anew."""
        venue = self._venue
        self._title.show_where(venue.address)

        def read() -> tuple[SessionSummary | None, QImage, list[SessionSummary]]:
            tapes = sorted(venue.engine.sessions(), key=lambda each: each.last_saved, reverse=True)
            newest = next((each for each in tapes if each.damage is None), None)
            picture = QImage()
            if newest is not None and newest.image:
                try:
                    picture = decode(venue.engine.image(newest.session_id, newest.image))
                except EngineError:
                    picture = QImage()
            return newest, picture, tapes

        def show(found: tuple[SessionSummary | None, QImage, list[SessionSummary]]) -> None:
            if venue is self._venue:
                self.newest, picture, self.tapes = found
                self._title.show_last(self.newest, picture)

        def fail(why: Trouble) -> None:
            if venue is self._venue:
                self._title.show_last(None, QImage())
                self._title.say(why.message)

        self._errands.ask(read, show, fail)
