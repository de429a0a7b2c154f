"""The film of the open night: made on a thread of its own, watched on its page.

May import: Qt, ``errands``, the page; the game for its types. Promises: one film at a time; it can be given
up at any time and is when the window closes; the night can be played on meanwhile.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from somewhere_gui.errands import Errands
from somewhere_gui.trouble import Trouble
from somewhere_gui.views.film_page import FilmPage

if TYPE_CHECKING:
    from somewhere_gui.game import Game


class Films(QObject):
    """Joins the film's page to the tape's own folder."""

    progressed = Signal(float)

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        self._studio = Errands("film")
        self._stop = threading.Event()
        self._making = ""
        self._filmed: tuple[str, int] = ("", -1)
        game.actions.update(film=self.show)
        game.page_made.connect(self._made)
        game.window.closing.connect(self.close)

    @Slot(object)
    def _made(self, page: QWidget) -> None:
        if isinstance(page, FilmPage):
            page.made.connect(self.make)
            page.given_up.connect(self.give_up)
            page.folder_asked.connect(self._open_folder)
            self.progressed.connect(page.show_progress)

    @property
    def _session(self) -> str | None:
        """The open night, where films of it can be made."""
        game = self._game
        return game.controller.session_id if game.venue.slots is not None else None

    def show(self) -> None:
        """The page; a film of a night that has none as it stands now is begun at once."""
        game, session_id = self._game, self._session
        if session_id is None or game.controller.locked:
            return
        page = game.film
        page.show_night(game.controller.title, game.play.frame.image)
        settings = game.window.theme.settings
        page.set_volume(settings.volume / 100 if settings.sound else 0.0)
        game.over(page)
        self._list(session_id)
        if not self._making and self._filmed != (session_id, game.controller.next_turn):
            self.make(page.chosen)

    @Slot(str)
    def make(self, kind: str) -> None:
        """Make a film of the open night."""
        session_id, slots = self._session, self._game.venue.slots
        if session_id is None or slots is None or self._making:
            return
        self._making = session_id
        self._stop.clear()
        night = (session_id, self._game.controller.next_turn)
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

    def _whole(self, night: tuple[str, int], path: Path) -> None:
        self._filmed, self._making = night, ""
        words = self.tr("The film is made: {name}").format(name=path.name)
        self._list(night[0], words)
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
        if session_id == self._session:
            page.show_films(films)
        if words:
            page.end(words, whole=True)

    @Slot()
    def _open_folder(self) -> None:
        session_id, slots = self._session, self._game.venue.slots
        if session_id is not None and slots is not None:
            folder = slots.folder(session_id) / "videos"
            folder.mkdir(parents=True, exist_ok=True)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot()
    def close(self) -> None:
        self._stop.set()
        self._game.ended = self._studio.close(drop=True) and self._game.ended
