"""The film of a night, the open one or one of the shelf: made on a thread of its own, watched on its page.

May import: Qt, ``desktop``, ``errands``, ``images``, the page; the game for its types. Promises: one film
at a time; it can be given up at any time and is when the window closes; the night can be played on meanwhile.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from somewhere_gui.desktop import show_folder
from somewhere_gui.errands import Errands
from somewhere_gui.images import decode
from somewhere_gui.trouble import Trouble
from somewhere_gui.views.film_page import FilmPage

if TYPE_CHECKING:
    from somewhere_gui.game import Game


class Reel(NamedTuple):
    """A night as it stands: what a film shows."""

    session_id: str
    turn: int


class Films(QObject):
    """Joins the film's page to the tape's own folder."""

    progressed = Signal(float)

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        self._studio = Errands("film")
        self._stop = threading.Event()
        self._making = ""
        self._night = self._filmed = Reel("", -1)
        game.actions.update(film=self.show)
        game.slots_page.asked.connect(self._asked)
        game.page_made.connect(self._made)
        game.window.closing.connect(self.close)

    @Slot(object)
    def _made(self, page: QWidget) -> None:
        if isinstance(page, FilmPage):
            page.made.connect(self.make)
            page.given_up.connect(self.give_up)
            page.folder_asked.connect(self._open_folder)
            self.progressed.connect(page.show_progress)

    def show(self) -> None:
        """The page for the open night."""
        game, controller = self._game, self._game.controller
        if controller.session_id is not None and not controller.locked:
            night = Reel(controller.session_id, controller.next_turn - 1)
            self._show(night, controller.title, game.play.frame.image)

    @Slot(str, str)
    def _asked(self, action: str, session_id: str) -> None:
        """The page for a tape of the shelf."""
        if action != "reel":
            return
        game, engine = self._game, self._game.venue.engine
        tape = next((each for each in game.slots_page.tapes if each.session_id == session_id), None)
        if tape is not None and tape.image:
            image = tape.image
            game.errands.ask(
                lambda: decode(engine.image(session_id, image)),
                lambda still: self._show(Reel(session_id, tape.turn), tape.title, still),
                lambda _: self._show(Reel(session_id, tape.turn), tape.title, QImage()),
            )

    def _show(self, night: Reel, title: str, still: QImage) -> None:
        """The page; a film of a night that has none as it stands now is begun at once."""
        game = self._game
        if game.venue.slots is None:
            return
        self._night = night
        page = game.film
        page.show_night(title, still)
        settings = game.window.theme.settings
        page.set_volume(settings.volume / 100 if settings.sound else 0.0)
        game.over(page)
        self._list(night.session_id)
        if not self._making and self._filmed != night:
            self.make(page.chosen)

    @Slot(str)
    def make(self, kind: str) -> None:
        """Make a film of the night that is shown."""
        night, slots = self._night, self._game.venue.slots
        if not night.session_id or slots is None or self._making:
            return
        self._making = session_id = night.session_id
        self._stop.clear()
        self._game.film.begin()
        self._studio.ask(
            lambda: slots.make_tape(
                session_id, kind, progress=self.progressed.emit, cancelled=self._stop.is_set
            ),
            lambda path: self._whole(night, path),
            self._not_made,
        )

    @Slot()
    def give_up(self) -> None:
        self._stop.set()

    def _whole(self, night: Reel, path: Path) -> None:
        self._filmed, self._making = night, ""
        words = self.tr("The film is made: {name}").format(name=path.name)
        self._list(night.session_id, words)
        if not self._game.film.isVisible():
            self._game.say(words)

    def _not_made(self, why: Trouble) -> None:
        self._making = ""
        given_up = why.kind == "TurnCancelled"
        words = self.tr("Given up; nothing of the film is left.") if given_up else why.message
        self._game.film.end(words, whole=False)

    def _list(self, session_id: str, words: str = "") -> None:
        slots = self._game.venue.slots
        if slots is not None:
            self._game.errands.ask(
                lambda: slots.tapes(session_id), lambda films: self._listed(session_id, films, words)
            )

    def _listed(self, session_id: str, films: list[dict[str, Any]], words: str) -> None:
        page = self._game.film
        if session_id == self._night.session_id:
            page.show_films(films)
        if words:
            page.end(words, whole=True)

    @Slot()
    def _open_folder(self) -> None:
        session_id, slots = self._night.session_id, self._game.venue.slots
        if session_id and slots is not None:
            show_folder(slots.folder(session_id) / "videos", self._game.say)

    @Slot()
    def close(self) -> None:
        self._stop.set()
        self._game.ended = self._studio.close(drop=True) and self._game.ended
