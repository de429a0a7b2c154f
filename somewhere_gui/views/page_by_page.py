"""Reading on: what of the telling is in sight, and the next screenful, in either form of the play page.

May import: Qt's rectangles, the parts of the play page. Promises: a screenful begins with a whole line, the
first that was not seen whole; no line is passed over; in the one-column page reading on ends where all
choices are in sight.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint

from somewhere_gui.views.play_parts import PlayParts

ABOVE = 8
"""Pixels above the first line of a screenful of the one-column page."""


class PageByPage:
    """Of the play page's parts."""

    def __init__(self, parts: PlayParts) -> None:
        self._parts = parts
        self.telling = parts.telling

    @property
    def has_more(self) -> bool:
        """Something below has not been in sight."""
        if self._parts.in_columns:
            return self.telling.has_more
        bar = self._parts.area.verticalScrollBar()
        return bar.value() < min(self._end(), bar.maximum())

    @property
    def words_in_sight(self) -> int:
        """How many words of the telling are on screen now."""
        if self._parts.in_columns:
            return self.telling.words_between(0, self.telling.viewport().height())
        top = self.telling.mapTo(self._parts.area.viewport(), QPoint(0, 0)).y()
        return self.telling.words_between(-top, self._parts.area.viewport().height() - top)

    def read_on(self) -> bool:
        """Show the words still coming, else the next screenful; False if there was neither. Where those still
        coming are all out of sight, it is both."""
        if self._parts.in_columns:
            return self.telling.read_on()
        bar, room = self._parts.area.verticalScrollBar(), self._parts.area.viewport().height()
        if self.telling.revealing:
            in_sight = self.telling.shows_above(bar.value() + room - self.telling.y())
            self.telling.complete()
            if not in_sight:
                return True
        if not self.has_more:
            return False
        seen = bar.value() + room
        below = [top for top, bottom in self._lines() if bottom > seen]
        bar.setValue(min(round(below[0]) - ABOVE if below else seen - room // 6, self._end()))
        return True

    def _lines(self) -> list[tuple[float, float]]:
        """Top and bottom of every line of the telling in the one-column page."""
        start = self.telling.y()
        return [(start + top, start + bottom) for top, bottom in self.telling.lines()]

    def _end(self) -> int:
        """How far down the one-column page is read: to the last word, or to the last choice there is."""
        last = self.telling if self._parts.choices.locked else self._parts.choices
        return last.geometry().bottom() + ABOVE - self._parts.area.viewport().height()
