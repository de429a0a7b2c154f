"""How fast one reads on: by itself at a set pace, or as long as a key is held.

May import: Qt core, ``theme``, ``settings``, the telling. Promises: no timer runs when there is nothing to
read on to; it never chooses anything; time for a page is time for its words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from somewhere_gui.settings import PACES
from somewhere_gui.theme import Theme
from somewhere_gui.views.narrative_view import NarrativeView

LEAST_MS: Final = 1500
SKIP_MS: Final = 90
"""From page to page while the key is held."""


class Pacing(QObject):
    """Emits ``changed`` when reading on by itself begins or ends."""

    changed = Signal()

    def __init__(self, theme: Theme, telling: NarrativeView) -> None:
        super().__init__()
        self._theme, self._telling = theme, telling
        self._auto = self._held = False
        self.knows: Callable[[str], bool] = lambda words: True
        """Whether a telling that begins like this was read before."""
        self._turn_page = QTimer(self)
        self._turn_page.setSingleShot(True)
        self._turn_page.timeout.connect(self._on)
        telling.revealed.connect(self._settled)
        telling.written.connect(self._hurry)

    @property
    def auto(self) -> bool:
        return self._auto

    @property
    def skipping(self) -> bool:
        return self._held

    def toggle(self) -> None:
        """Read on by itself, or stop that."""
        self._auto = not self._auto
        self._settled()
        self.changed.emit()

    def hold(self, held: bool) -> None:
        """The key for reading on fast is down, or up again."""
        if held != self._held:
            self._held = held
            self._telling.hurried = self._hurries
            if self._hurries and self._telling.revealing:
                self._telling.complete()
            self._settled()

    @property
    def _hurries(self) -> bool:
        """The key is held, and does not stop at words that are new."""
        return self._held and (not self._theme.settings.skip_read or self.knows(self._telling.told))

    def _hurry(self) -> None:
        """New words, while the key is held: all of them at once."""
        self._telling.hurried = self._hurries
        if not self._hurries and not self._auto:
            self._turn_page.stop()

    def _settled(self) -> None:
        """Every word so far is there: wait for as long as this page takes to read."""
        if not (self._auto or self._hurries) or not self._telling.has_more:
            self._turn_page.stop()
            return
        words = self._telling.words_in_sight
        minutes = words / PACES[self._theme.settings.pace]
        self._turn_page.start(SKIP_MS if self._hurries else max(round(minutes * 60_000), LEAST_MS))

    def _on(self) -> None:
        if self._telling.read_on():
            self._settled()
