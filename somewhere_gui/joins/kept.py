"""What is kept of the open night: a copy, a transcript, its history to read again.

May import: Qt core; the game for its types. Promises: only while no turn is running; what was done, or why
not, is said on the page where it was asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from somewhere_gui.views.history_page import HistoryPage

if TYPE_CHECKING:
    from somewhere_gui.game import Game


class Kept(QObject):
    """Joins copies, transcripts and the history page."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        game.page_made.connect(self._made)
        game.actions.update(copy=self.copy, transcript=self.write_down, history=self.show_history)

    @Slot(object)
    def _made(self, page: QObject) -> None:
        if isinstance(page, HistoryPage):
            page.picked.connect(self._game.do)

    @property
    def _session(self) -> str | None:
        """The open night, if it stands still."""
        controller = self._game.controller
        return None if controller.locked else controller.session_id

    def copy(self) -> None:
        game, session_id = self._game, self._session
        if session_id is not None:
            controller = game.controller
            words = self.tr("{title} copied at turn {turn}").format(
                title=controller.title, turn=controller.next_turn - 1
            )
            game.keeping.copy(game.venue, session_id, words, game.say)

    def write_down(self) -> None:
        session_id = self._session
        if session_id is not None:
            say: Callable[[str], None] = self._game.say
            self._game.keeping.write_down(self._game.venue, session_id, say)

    def show_history(self) -> None:
        session_id = self._session
        if session_id is not None:
            engine = self._game.venue.engine
            self._game.errands.ask(lambda: engine.history(session_id), self._have_history)

    def _have_history(self, history: list[dict[str, Any]]) -> None:
        game = self._game
        game.history.set_far(game.venue.slots is None)
        game.history.show_history(game.controller.title, str(game.controller.session_id), history)
        game.over(game.history)
