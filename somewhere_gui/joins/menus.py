"""What is picked on the title, in the night and at its end, and where that leads.

May import: Qt core; the game for its types. Promises: an action that nobody has is ignored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from somewhere_gui.views.ending_page import EndingPage
from somewhere_gui.views.help_page import HelpPage
from somewhere_gui.views.settings.page import SettingsPage

if TYPE_CHECKING:
    from somewhere_gui.game import Game


class Menus(QObject):
    """Joins the menus of all pages to ``game.actions``."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        window = game.window
        window.title.picked.connect(self._title_picked)
        window.help_asked.connect(game.show_help)
        game.play.picked.connect(game.do)
        game.slots_page.begun.connect(game.new_night)
        game.page_made.connect(self._made)
        game.actions.update(
            menu=game.show_title,
            title=game.show_title,
            tapes=game.show_slots,
            load_tape=game.show_slots,
            settings=game.show_settings,
            help=game.show_help,
            change_keys=self.show_keys,
            ending=game.show_ending,
            new=game.new_night,
            quit=window.close,
        )

    @Slot(str)
    def _title_picked(self, action: str) -> None:
        game = self._game
        newest = game.front.newest
        if action == "continue" and newest is not None:
            game.open(newest.session_id, begun=True)
        elif action == "terms":
            self.show_terms()
        else:
            game.do({"load": "load_tape"}.get(action, action))

    def show_keys(self) -> None:
        """Where keys are changed."""
        self._game.show_settings()
        self._game.settings.open("keys")

    def show_terms(self) -> None:
        """The terms of a new night."""
        self._game.over(self._game.terms)
        self._game.beginning.read()

    @Slot(object)
    def _made(self, page: EndingPage | HelpPage | SettingsPage) -> None:
        if isinstance(page, EndingPage):
            page.picked.connect(self._game.do)
            page.rewind_asked.connect(self._game.go_back)
        elif isinstance(page, HelpPage):
            page.picked.connect(self._game.do)
        elif isinstance(page, SettingsPage):
            page.fear.terms_asked.connect(self.show_terms)
