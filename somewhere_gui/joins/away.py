"""Playing elsewhere: the page where one chooses, and the move itself.

May import: Qt core, ``desktop``, ``errands``, ``moving``, ``venue``; the game for its types. Promises: the
settings' page is joined only when it is made; where there is no other place, none is offered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from somewhere_gui.desktop import show_folder
from somewhere_gui.errands import Errands
from somewhere_gui.moving import Moving
from somewhere_gui.venue import Venue

if TYPE_CHECKING:
    from somewhere_gui.game import Game
    from somewhere_gui.views.settings.page import SettingsPage


class Away(QObject):
    """Joins the settings page to the venues and folders."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        self._moving: Moving | None = None
        self._errands = Errands("moving")  # its own: one leaves a server that answers nothing any more
        game.window.closing.connect(self.close)
        game.page_made.connect(self._made)
        game.moved.connect(self._arrived)

    @Slot(object)
    def _made(self, page: SettingsPage) -> None:
        if page.objectName() != "settingsPage":
            return
        game = self._game
        page.changed.connect(game.window.change)
        page.folders.open_asked.connect(self._open_folder)
        page.set_movable(game.doors is not None)
        if game.doors is not None:
            self._moving = Moving(page.where, game.doors, self._errands, game.venue.address)
            self._moving.moved.connect(game.move)
        page.set_absent("fear", game.venue.slots is None)  # a server has terms of its own
        self._show_folders(page)

    @Slot(object)
    def _arrived(self, venue: Venue) -> None:
        if "settings" in self._game.__dict__:
            self._game.settings.set_absent("fear", venue.slots is None)
            self._show_folders(self._game.settings)

    def _show_folders(self, page: SettingsPage) -> None:
        venue = self._game.venue
        tapes = (
            str(venue.slots.folder("default").parent)
            if venue.slots is not None
            else self.tr("On the server at {address}").format(address=venue.address)
        )
        page.folders.show_folders(tapes, str(self._game.window.config), str(self._game.window.log_folder))

    @Slot()
    def close(self) -> None:
        self._game.ended = self._errands.close(drop=True) and self._game.ended

    @Slot(str)
    def _open_folder(self, which: str) -> None:
        slots = self._game.venue.slots
        folders = {
            "settings": self._game.window.config,
            "log": self._game.window.log_folder,
            "tapes": slots.folder("default").parent if slots is not None else None,
        }
        folder = folders[which]
        if folder is not None:
            show_folder(folder, self._game.say)
