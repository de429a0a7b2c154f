"""Along the lines of the night: back, forward again, across to another way; moments kept and come back to.

May import: Qt core, ``engine.ports``; the game for its types. Promises: nothing that was played is lost by
any of it, so nothing is asked; what was done, or why not, is said; a night without mercy says so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from engine.ports import Slots
from somewhere_gui import reading
from somewhere_gui.opened import Opened
from somewhere_gui.reading import JsonDict
from somewhere_gui.trouble import Trouble
from somewhere_gui.views.play_page import no_back_far
from somewhere_gui.views.ways_page import WaysPage

if TYPE_CHECKING:
    from somewhere_gui.game import Game


class Travels(QObject):
    """Joins the strip, its keys and the page of ways to the slots."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        self._futures: list[JsonDict] = []
        self._words = ""
        game.actions.update(
            back=self.back, forward=self.forward, ways=self.show_ways, save=self.save, load=self.load
        )
        game.play.way_asked.connect(self.take_up)
        game.controller.opened.connect(self._opened)
        game.page_made.connect(self._made)

    # --- what there is -----------------------------------------------------------------------

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        """A night was opened, or moved along: its futures are others now."""
        words, self._words = self._words, ""
        self._futures = []
        self._game.play.show_ways([])
        if words:
            self._game.say(words)
        slots, session_id = self._game.controller.slots, opened.session_id
        if slots is not None and reading.can_go_back(opened.state):
            self._game.errands.ask(
                lambda: slots.futures(session_id), lambda found: self._have(session_id, found), lambda _: None
            )

    def _have(self, session_id: str, futures: list[JsonDict]) -> None:
        if session_id == self._game.controller.session_id:
            self._futures = futures
            self._game.play.show_ways(futures)

    @Slot(object)
    def _made(self, page: QObject) -> None:
        if isinstance(page, WaysPage):
            page.taken.connect(lambda future: self.take_up(future, 0))

    # --- going -------------------------------------------------------------------------------

    def back(self) -> None:
        self._game.go_back(self._game.controller.next_turn - 2)

    def forward(self) -> None:
        """The way that was left last, one turn of it."""
        if self._possible() and self._game.play.can_go_forward:
            self._go(lambda slots, session_id: slots.forward(session_id), "")

    @Slot(str, int)
    def take_up(self, future: str, turn: int) -> None:
        """To the end of a way, or to a turn of it."""
        words = "" if turn else self.tr("The other way. The one you were on is kept.")
        self._go(lambda slots, session_id: slots.take_up(session_id, future, turn or None), words)

    def show_ways(self) -> None:
        if self._possible():
            self._game.ways.show_ways(str(self._game.controller.session_id), self._futures)
            self._game.over(self._game.ways)

    # --- moments -----------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the present moment."""
        controller = self._game.controller
        slots, session_id = controller.slots, controller.session_id
        if not self._possible() or slots is None or session_id is None or controller.locked:
            return
        self._game.errands.ask(
            lambda: slots.mark(session_id),
            lambda mark: self._game.say(
                self.tr("This moment is kept: turn {turn}. {key} comes back to it.").format(
                    turn=mark["turn"], key=self._game.window.theme.keys.words("load")
                )
            ),
            self._refused,
        )

    def load(self) -> None:
        """Back to the moment kept last."""
        if self._possible():
            self._go(
                lambda slots, session_id: slots.return_to_mark(session_id),
                self.tr("The moment that you kept. The way you were on is kept too."),
                self._no_moment,
            )

    def _no_moment(self, why: Trouble) -> None:
        key = self._game.window.theme.keys.words("save")
        none = self.tr("No moment of this night is kept yet. {key} keeps one.").format(key=key)
        self._game.say(none if why.kind == "SessionNotFound" else why.message)

    # --- within ------------------------------------------------------------------------------

    def _possible(self) -> bool:
        """Whether one can go anywhere in this night; if not, say why."""
        game = self._game
        if game.controller.session_id is None:
            return False
        if game.controller.slots is None:
            game.say(no_back_far())
            return False
        if not reading.can_go_back(game.controller.state):
            game.say(self.tr("This night is played without mercy: what is done stays done."))
            return False
        return True

    def _go(
        self,
        how: Callable[[Slots, str], object],
        words: str,
        refused: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Go; say ``words`` once there."""
        game = self._game
        self._words = words

        def stay(why: Trouble) -> None:
            self._words = ""
            (refused or self._refused)(why)

        if not game.controller.travel(how, stay):
            self._words = ""
        elif game.window.currentWidget() is not game.play:
            game.go(game.play)

    def _refused(self, why: Trouble) -> None:
        self._game.say(why.message)
