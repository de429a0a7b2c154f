"""Papers: what was read on this turn is offered whole, and all of it can be read again, also when the night
is over.

May import: Qt core, ``opened``, ``reading``, the page of the ending; the game for its types. Promises: asks
the engine for nothing; a paper is kept as long as the turn on which it was read is part of the night.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from somewhere_gui import reading
from somewhere_gui.opened import Opened
from somewhere_gui.reading import PaperRef
from somewhere_gui.views.ending_page import EndingPage

if TYPE_CHECKING:
    from somewhere_gui.game import Game


class Papers(QObject):
    """Joins the open night and its ending to the page of papers."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        self._read: list[PaperRef] = []
        self._now = ""
        self._ending: EndingPage | None = None
        game.page_made.connect(self._made)
        game.controller.opened.connect(self._opened)
        game.controller.acted.connect(self._acted)
        game.turn_shown.connect(self._turn_shown)
        game.actions["papers"] = self.show

    @Slot(object)
    def _made(self, page: QObject) -> None:
        if isinstance(page, EndingPage):
            self._ending = page
            self._offer()

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        self._read = list(opened.papers)
        self._take(opened.state)

    @Slot(str)
    def _acted(self, words: str) -> None:
        if not words:  # a night begins
            self._read = []
            self._offer()

    @Slot(dict)
    def _turn_shown(self, state: dict[str, Any]) -> None:
        self._take(state)

    def _take(self, state: dict[str, Any]) -> None:
        """What was read on this turn, if anything, is the one that is opened first."""
        now = reading.paper(state)
        if now is not None and all(each.id != now.id for each in self._read):
            self._read.append(now)
        self._now = now.id if now is not None else ""
        self._offer()

    def _offer(self) -> None:
        """The entries that lead to the papers are there when there are any."""
        self._game.play.menu.set_papers(bool(self._read))
        if self._ending is not None:
            self._ending.set_papers(bool(self._read))

    def show(self) -> None:
        """The papers; the one of this turn in front, else the one that was found last."""
        game = self._game
        if not self._read:
            game.say(self.tr("Nothing has been read yet."))
            return
        game.papers.show_papers(self._read, self._now or self._read[-1].id)
        game.over(game.papers)
