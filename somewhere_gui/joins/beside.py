"""What goes on beside the turns: pictures of models that come late, and what is made while one reads.

May import: Qt core, ``engine.state``, ``engine_words``, the power supply; the game for its types. Promises:
a picture that comes late goes to its own turn on the tape, and onto the page only while that turn is shown;
nothing is made ahead on a server, on the battery, or when the player has switched it off.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from engine.state import LatePicture
from somewhere_gui import reading
from somewhere_gui.engine_words import said
from somewhere_gui.images import decode
from somewhere_gui.power import on_battery
from somewhere_gui.venue import Venue

if TYPE_CHECKING:
    from somewhere_gui.game import Game


class Beside(QObject):
    """Joins a venue's backstage to the page."""

    _came = Signal(object)
    """From whatever thread the engine tells it."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        self._stop: Callable[[], None] = lambda: None
        self._early: dict[int, LatePicture] = {}
        """Pictures that were there before the page had heard that their turn is over."""
        self.on_battery: Callable[[], bool] = on_battery
        self._came.connect(self._heard)
        game.moved.connect(self._arrived)
        game.controller.opened.connect(self._opened)
        game.turn_shown.connect(self._turn_shown)
        game.window.closing.connect(self._close)
        self._wanted = game.window.theme.settings.ahead
        game.window.theme.changed.connect(self._set)

    @Slot(object)
    def _arrived(self, venue: Venue) -> None:
        self._stop()
        backstage = venue.backstage
        self._stop = backstage.watch(self._came.emit) if backstage is not None else lambda: None

    @Slot()
    def _close(self) -> None:
        self._stop()
        self._stop = lambda: None

    # --- while one reads ----------------------------------------------------------------------

    @Slot(object)
    def _opened(self, _: object) -> None:
        self._early.clear()
        self._look_ahead()

    @Slot(dict)
    def _turn_shown(self, state: dict[str, Any]) -> None:
        early = self._early.pop(reading.turn(state), None)
        if early is not None:
            self._heard(early)
        self._look_ahead()

    @Slot()
    def _set(self) -> None:
        wanted = self._game.window.theme.settings.ahead
        if wanted != self._wanted:
            self._wanted = wanted
            self._look_ahead()

    def _look_ahead(self) -> None:
        backstage, controller = self._game.venue.backstage, self._game.controller
        if backstage is None or controller.locked:
            return
        reads = controller.session_id is not None and not reading.has_ended(controller.state)
        paint = self._game.window.theme.settings.ahead and not self.on_battery()
        backstage.look_ahead(controller.session_id if reads else None, paint=paint)

    # --- late pictures ------------------------------------------------------------------------

    @Slot(object)
    def _heard(self, news: LatePicture) -> None:
        game = self._game
        if news.session_id != game.controller.session_id:
            return
        if news.words:
            game.play.remark(said(news.words))
        if not news.image:
            return
        if not game.controller.develop(news.turn, news.frame, news.image):
            self._early[news.turn] = news
            return
        engine = game.venue.engine
        game.play.strip.show_frames(news.session_id, game.controller.frames)
        game.errands.ask(
            lambda: decode(engine.image(news.session_id, news.image)), lambda image: self._show(news, image)
        )

    def _show(self, news: LatePicture, image: QImage) -> None:
        controller = self._game.controller
        shown = news.session_id == controller.session_id and controller.in_sight(news.turn)
        if shown and not image.isNull():
            self._game.play.pictured(image)
