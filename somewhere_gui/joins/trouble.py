"""When things go wrong: what is said, where, and what can be done about it.

May import: Qt, ``journal``, ``redact``; the game for its types. Promises: an error that nobody caught
leads to a page in plain words, once; what is copied is redacted; trying again does what was tried.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from somewhere_gui.journal import machine
from somewhere_gui.redact import redacted
from somewhere_gui.trouble import FAULT, Trouble
from somewhere_gui.views.notice import headline
from somewhere_gui.views.trouble_page import TroublePage

if TYPE_CHECKING:
    from somewhere_gui.game import Game


class Troubles(QObject):
    """Joins failures to the page that says them."""

    caught = Signal(object, str)

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        game.actions.update(offline=self.go_offline, log=self.open_log)
        game.play.trouble_asked.connect(self.show)
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
    def show(self, why: Trouble) -> None:
        """The page for this trouble."""
        self._show(why, redacted(f"{machine()}\n\n{why.message} ({why.kind})\n{why.trace}"))

    @Slot(object, str)
    def _uncaught(self, error: BaseException, words: str) -> None:
        self._show(Trouble(FAULT, f"{type(error).__name__}: {error}"), words)

    def _show(self, why: Trouble, details: str) -> None:
        game = self._game
        page = game.trouble
        if page.isVisible():
            return  # the first one says most
        stillborn = why.kind != FAULT and not (game.controller.session_id or game.controller.wanted)
        page.show_trouble(
            why,
            self.tr("The night cannot begin.") if stillborn else headline(why.kind),
            details,
            again=True,
            offline=bool(game.venue.address) and game.doors is not None,
        )
        game.go(page)

    @Slot(str)
    def picked(self, key: str) -> None:
        """A way on was picked on the page."""
        game = self._game
        if key == "again":
            session = game.controller.session_id or game.controller.wanted
            game.controller.leave()
            if session:
                game.open(session)
            else:
                game.new_night()
        elif key == "title":
            game.show_title()
        else:
            game.do(key)

    def go_offline(self) -> None:
        """Back to this computer's own tapes."""
        game = self._game
        if game.doors is not None and game.venue.address:
            game.settings.where.picked.emit(False)
            game.show_title()

    def open_log(self) -> None:
        """Show the folder of the log in the desktop's own way."""
        folder = self._game.window.log_folder
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
