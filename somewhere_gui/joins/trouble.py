"""When things go wrong: what is said, where, and what can be done about it.

May import: Qt, ``desktop``, ``journal``, ``redact``; the game for its types. Promises: an error that nobody
caught leads to a page in plain words, once; what is copied is redacted; trying again does what was tried.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from somewhere_gui.desktop import show_folder
from somewhere_gui.journal import machine
from somewhere_gui.redact import redacted
from somewhere_gui.trouble import FAULT, Trouble, fault
from somewhere_gui.views.notice import headline
from somewhere_gui.views.trouble_page import TroublePage

if TYPE_CHECKING:
    from somewhere_gui.game import Game


OF_NEW_NIGHTS: Final = ("StorageFull", "ProviderUnreachable")
"""Kinds of trouble for which the same advice helps before there is a tape."""


class Troubles(QObject):
    """Joins failures to the page that says them."""

    caught = Signal(object, str)

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        game.actions.update(offline=self.go_offline, log=self.open_log)
        self._of_turn = False
        game.play.trouble_asked.connect(self.show_of_turn)
        game.trouble_asked.connect(self.show)
        game.page_made.connect(self._made)
        self.caught.connect(self._uncaught)  # queued: it may come from any thread
        journal = game.window.journal
        if journal is not None:
            journal.caught = lambda error, words: self.caught.emit(error, words)
            self._tell_of(journal.died)

    def _tell_of(self, report: Path | None) -> None:
        """The run before this one died of something that could not be shown."""
        if report is not None:
            words = self.tr("Last time the game stopped by itself. What happened is written in {file}")
            self._game.window.toast.say(words.format(file=str(report)))

    @Slot(object)
    def _made(self, page: QWidget) -> None:
        if isinstance(page, TroublePage):
            page.picked.connect(self.picked)

    @Slot(object)
    def show_of_turn(self, why: Trouble) -> None:
        """The page for a turn that came to nothing, of which the play page has told."""
        self.show(why, of_turn=True)

    @Slot(object)
    def show(self, why: Trouble, *, of_turn: bool = False) -> None:
        """The page for this trouble."""
        details = redacted(f"{machine()}\n\n{why.message} ({why.kind})\n{why.trace}")
        self._show(why, details, of_turn=of_turn)

    @Slot(object, str)
    def _uncaught(self, error: BaseException, words: str) -> None:
        self._show(fault(str(error)), words)

    def _show(self, why: Trouble, details: str, *, of_turn: bool = False) -> None:
        game = self._game
        page = game.trouble
        if page.isVisible():
            return  # the first one says most
        self._of_turn = of_turn
        stillborn = why.kind != FAULT and not (game.controller.session_id or game.controller.wanted)
        page.show_trouble(
            why,
            self.tr("The night cannot begin.") if stillborn else headline(why.kind),
            details,
            offline=bool(game.venue.address) and game.doors is not None,
            advice=not stillborn or why.kind in OF_NEW_NIGHTS,
        )
        game.go(page)

    @Slot(str)
    def picked(self, key: str) -> None:
        """A way on was picked on the page."""
        game = self._game
        if key == "again" and self._of_turn:
            game.go(game.play)
            game.play.retried.emit()
        elif key == "again":
            self._open_again()
        elif key == "title":
            if self._of_turn:
                game.controller.reread()  # the play page has asked, and been answered by this page
            game.show_title()
        else:
            game.do(key)

    def _open_again(self) -> None:
        game, controller = self._game, self._game.controller
        session, begun = controller.session_id or controller.wanted, controller.begun
        controller.leave()
        if session:
            game.open(session, begun=begun)
        else:
            game.new_night()

    def go_offline(self) -> None:
        """Back to this computer's own tapes."""
        game = self._game
        if game.doors is not None and game.venue.address:
            game.settings.where.picked.emit(False)
            game.show_title()

    def open_log(self) -> None:
        """Show the folder of the log in the desktop's own way."""
        show_folder(self._game.window.log_folder, self._game.say)
