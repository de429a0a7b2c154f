"""A turn: from the choice that is taken to the words, the picture and the next choices on the page.

May import: Qt core, the countdown's word; the game for its types. Promises: every signal of the controller
has its place on the page; the time to decide runs only while one can decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from somewhere_gui import reading
from somewhere_gui.countdown import HESITATED
from somewhere_gui.trouble import Trouble

if TYPE_CHECKING:
    from somewhere_gui.game import Game


class Turning(QObject):
    """Joins the controller to the play page."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        self._tried = ""
        self._failure = ""
        play, controller = game.play, game.controller
        controller.acted.connect(self._acted)
        controller.resolved.connect(play.resolved)
        controller.told.connect(play.told)
        controller.withdrawn.connect(play.telling.take_back)
        controller.remarked.connect(play.remark)
        controller.pictured.connect(play.pictured)
        controller.named.connect(play.set_title)
        controller.finished.connect(self._finished)
        controller.failed.connect(self._failed)
        controller.unlocked.connect(self._unlocked)
        play.acted.connect(game.act)
        play.rewind_asked.connect(game.go_back)
        play.retried.connect(self._retry)
        play.dismissed.connect(self._dismissed)
        play.stopped.connect(self._stop)
        game.countdown.ran_out.connect(self._ran_out)
        play.watch_asked.connect(game.watching.start)
        game.watching.began.connect(self._watched)
        game.watching.ended.connect(self._taken_over)

    @Slot()
    def _stop(self) -> None:
        """Stop the turn; asked once more before one knows how the tape stands, as of a server, leave."""
        if self._game.controller.running:
            self._game.controller.stop()
        else:
            self._game.show_title()

    @Slot()
    def _ran_out(self) -> None:
        """The time to decide is over: the night goes on without the player."""
        controller = self._game.controller
        controller.act(HESITATED, controller.next_turn, late=True)

    @Slot(str)
    def _acted(self, words: str) -> None:
        game = self._game
        self._tried = words
        if not words:
            game.play.show_blank(self.tr("A new night"))
            game.go(game.play)
        game.countdown.end()
        game.play.begin(words, game.controller.next_turn)

    @Slot(dict, bool)
    def _finished(self, state: dict[str, Any], free: bool) -> None:
        controller = self._game.controller
        self._game.play.finished(
            str(controller.session_id), state, controller.frames, controller.telling, free
        )
        self._game.turn_shown.emit(state)

    @Slot(object)
    def _failed(self, why: Trouble) -> None:
        self._failure = why.kind
        self._game.countdown.end()
        self._game.play.failed(why, self._game.controller.telling, self._tried)
        self._game.stuck.emit(why)

    @Slot()
    def _unlocked(self) -> None:
        self._game.play.unlock(self._game.controller.next_turn)
        self._game.countdown.begin()

    @Slot()
    def _retry(self) -> None:
        """Once more; where the tape has moved on, show it as it is now."""
        controller = self._game.controller
        if controller.begin():
            return
        if self._failure == "StaleTurn" or not controller.act(self._tried, controller.next_turn):
            controller.reread()

    @Slot()
    def _dismissed(self) -> None:
        """The choice is taken back: the page as it was before it."""
        self._tried = ""
        if reading.has_begun(self._game.controller.state):
            self._game.controller.reread()
        else:
            self._game.show_title()

    @Slot(str)
    def _watched(self, words: str) -> None:
        self._game.countdown.hold(True)
        self._game.play.menu.keep(words)

    @Slot()
    def _taken_over(self) -> None:
        self._game.countdown.hold(False)
        self._game.play.say_pace()
