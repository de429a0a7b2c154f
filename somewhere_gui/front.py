"""What the title page shows: the newest tape, its last frame, where one plays and on what terms.

May import: Qt, ``venue``, ``errands``, the title page. Promises: reads, and draws what there is
to draw, off the GUI thread; a tape whose frame is lost can still be continued.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QImage

from engine.errors import EngineError
from engine.state import SessionSummary
from somewhere_gui.errands import Errands
from somewhere_gui.images import decode
from somewhere_gui.trouble import Trouble
from somewhere_gui.venue import Venue, named
from somewhere_gui.views import night_road
from somewhere_gui.views.title_page import TitlePage


class Front:
    """``newest`` is the tape that "Continue" goes on with, None if there is none."""

    def __init__(self, title: TitlePage, venue: Venue, errands: Errands) -> None:
        self._title, self._venue, self._errands = title, venue, errands
        self.newest: SessionSummary | None = None

    def move(self, venue: Venue) -> None:
        """The tapes of another venue."""
        self._venue, self.newest = venue, None
        self._title.show_waiting()
        self.refresh()

    def refresh(self) -> None:
        """Read the tapes anew."""
        venue = self._venue
        self._title.show_where(venue.address)

        def read() -> tuple[SessionSummary | None, QImage]:
            newest = next((each for each in _newest_first(venue) if each.damage is None), None)
            picture = QImage()
            if newest is not None and newest.image:
                try:
                    picture = decode(venue.engine.image(newest.session_id, newest.image))
                except EngineError:
                    picture = QImage()
            return newest, night_road.paint() if picture.isNull() else picture

        def show(found: tuple[SessionSummary | None, QImage]) -> None:
            if venue is self._venue:
                self.newest, picture = found
                self._title.show_last(self.newest, picture)

        def fail(why: Trouble) -> None:
            if venue is self._venue:
                self._title.show_last(None, QImage())
                self._title.say(why.message)

        self._errands.ask(read, show, fail)


def _newest_first(venue: Venue) -> Iterator[SessionSummary]:
    """The tapes, of this computer's own no more than are looked at."""
    if venue.slots is None:
        yield from sorted(map(named, venue.engine.sessions()), key=lambda each: each.last_saved, reverse=True)
        return
    for session_id in venue.slots.slot_ids():
        found = venue.slots.summary(session_id)
        if found is not None:
            yield named(found)
