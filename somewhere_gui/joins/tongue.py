"""Another language while the game runs.

May import: Qt core, ``language``; the game for its types. Promises: the window opens anew only when the
language really changes; what was open is open again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from somewhere_gui.language import meant

if TYPE_CHECKING:
    from somewhere_gui.game import Game


class Tongue(QObject):
    """Joins the setting of the language to the window."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        self._spoken = meant(game.window.theme.settings.language)
        game.window.theme.changed.connect(self._changed)

    @Slot()
    def _changed(self) -> None:
        window = self._game.window
        spoken = meant(window.theme.settings.language)
        if spoken != self._spoken:
            self._spoken = spoken
            window.reopen = self._game.controller.session_id or ""
            QTimer.singleShot(0, window, window.close)  # after the change has reached every page
