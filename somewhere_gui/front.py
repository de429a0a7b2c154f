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
from somewhere_gui.views import title_scene
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

    def refresh(self, playing: str | None = None) -> None:
        """Read the tapes anew. ``playing``: the tape that is open, which one would go on with."""
        venue = self._venue
        self._title.show_where(venue.address)

        def read() -> tuple[SessionSummary | None, QImage]:
            newest = next((each for each in _in_order(venue, playing) if each.damage is None), None)
            picture = QImage()
            if newest is not None and newest.image:
                try:
                    picture = decode(venue.engine.image(newest.session_id, newest.image))
                except EngineError:
                    picture = QImage()
            if picture.isNull():
                title_scene.own()  # read here, not in the window's thread
            return newest, picture

        def show(found: tuple[SessionSummary | None, QImage]) -> None:
            if venue is self._venue:
                self.newest, picture = found
                self._title.show_last(self.newest, picture)

        def fail(why: Trouble) -> None:
            if venue is self._venue:
                self._title.show_last(None, QImage())
                self._title.say(why.message)

        self._errands.ask(read, show, fail)


def _in_order(venue: Venue, playing: str | None) -> Iterator[SessionSummary]:
    """The open tape and then the others, newest first; of this computer's own no more than are looked at."""
    if venue.slots is None:
        tapes = sorted(map(named, venue.engine.sessions()), key=lambda each: each.last_saved, reverse=True)
        yield from sorted(tapes, key=lambda each: each.session_id != playing)
        return
    for session_id in sorted(venue.slots.slot_ids(), key=lambda each: each != playing):
        found = venue.slots.summary(session_id)
        if found is not None:
            yield named(found)
