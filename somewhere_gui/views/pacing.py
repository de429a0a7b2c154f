"""How fast one reads on: by itself at a set pace, or skipping, by a key that is held or one that toggles.

May import: Qt core, ``theme``, ``settings``, the way on. Promises: no timer runs when there is nothing to
read on to; it never chooses anything; time for a page is time for its words; set so, nothing is skipped that
was not read before, and skipping that was toggled on ends there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from somewhere_gui.settings import PACES
from somewhere_gui.theme import Theme
from somewhere_gui.views.page_by_page import PageByPage

LEAST_MS: Final = 1500
SKIP_MS: Final = 90
"""From page to page while one skips."""
LONG: Final = 48
"""Letters by which a telling is known: it comes word by word, and must be known as it begins."""


class Pacing(QObject):
    """Emits ``changed`` when reading on by itself or skipping begins or ends, ``halted`` when skipping ends
    because the words are new."""

    changed = Signal()
    halted = Signal()

    def __init__(self, theme: Theme, pages: PageByPage) -> None:
        super().__init__(pages.telling)  # gone with the page: its timer may be running
        self._theme, self._pages, self._telling = theme, pages, pages.telling
        self._auto = self._held = self._skips = False
        self._before = ""
        """How the telling begins on which skipping was toggled on: it does not end by that one."""
        self.knows: Callable[[str], bool] = lambda words: True
        """Whether a telling that begins like this was read before."""
        self._turn_page = QTimer(self)
        self._turn_page.setSingleShot(True)
        self._turn_page.timeout.connect(self._on)
        self._telling.revealed.connect(self.settle)
        self._telling.written.connect(self._hurry)

    @property
    def auto(self) -> bool:
        return self._auto

    @property
    def skipping(self) -> bool:
        """The key for it is held, or it was toggled on."""
        return self._held or self._skips

    @property
    def skips(self) -> bool:
        """Skipping was toggled on."""
        return self._skips

    def toggle(self) -> None:
        """Read on by itself, or stop that."""
        self._auto = not self._auto
        self.settle()
        self.changed.emit()

    def toggle_skip(self) -> None:
        """Skip until something ends it, or end it."""
        if not self._skips and self._telling.revealing and self._is_new():
            self.halted.emit()
            return
        self._before = self._beginning
        self._set_skips(not self._skips)

    def end_skip(self) -> None:
        """Skip no more; what is held is another matter."""
        if self._skips:
            self._set_skips(False)

    def heard_all(self) -> None:
        """The telling has come to its end, however short it is."""
        self._end_at_new(whole=True)

    def hold(self, held: bool) -> None:
        """The key for reading on fast is down, or up again."""
        if held != self._held:
            self._held = held
            self._apply()

    def _set_skips(self, skips: bool) -> None:
        self._skips = skips
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        """Skipping has begun or ended: so for the words on screen."""
        self._telling.hurried = self._hurries
        if self._hurries and self._telling.revealing:
            self._telling.complete()
        self.settle()

    @property
    def _hurries(self) -> bool:
        """One skips, and not only what was read, or these words were."""
        return self.skipping and (not self._theme.settings.skip_read or self.knows(self._telling.told))

    @property
    def _beginning(self) -> str:
        return self._telling.told.strip()[:LONG]

    def _is_new(self, *, whole: bool = False) -> bool:
        """These words were not read before, and that matters; not yet, while too few have come to tell."""
        told = self._beginning
        enough = len(told) == LONG or (whole and bool(told))
        return self._theme.settings.skip_read and enough and not self.knows(told)

    def _end_at_new(self, *, whole: bool = False) -> None:
        if self._skips and self._beginning != self._before and self._is_new(whole=whole):
            self._set_skips(False)
            self.halted.emit()

    def _hurry(self) -> None:
        """Words have come, while one skips: all of them at once."""
        self._end_at_new()
        self._telling.hurried = self._hurries
        if not self._hurries and not self._auto:
            self._turn_page.stop()

    def settle(self) -> None:
        """Every word so far is there: wait for as long as this page takes to read."""
        if not (self._auto or self._hurries) or not self._pages.has_more:
            self._turn_page.stop()
            return
        words = self._pages.words_in_sight
        minutes = words / PACES[self._theme.settings.pace]
        self._turn_page.start(SKIP_MS if self._hurries else max(round(minutes * 60_000), LEAST_MS))

    def _on(self) -> None:
        if self._pages.read_on():
            self.settle()
