"""The pages of the window, and going from one to another and back.

May import: Qt core, the window, all pages. Promises: a page that is seldom wanted is made when it first
is; "Back" leads to where one came from, however many pages lie between.
"""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from somewhere_gui.main_window import MainWindow
from somewhere_gui.views.ending_page import EndingPage
from somewhere_gui.views.film_page import FilmPage
from somewhere_gui.views.help_page import HelpPage
from somewhere_gui.views.history_page import HistoryPage
from somewhere_gui.views.papers_page import PapersPage
from somewhere_gui.views.play_page import PlayPage
from somewhere_gui.views.settings.page import SettingsPage
from somewhere_gui.views.slots_page import SlotsPage
from somewhere_gui.views.terms_page import TermsPage
from somewhere_gui.views.thumbnails import Thumbnails
from somewhere_gui.views.trouble_page import TroublePage
from somewhere_gui.views.ways_page import WaysPage
from somewhere_gui.views.words import Ground

PageT = TypeVar(
    "PageT", FilmPage, HelpPage, HistoryPage, PapersPage, TermsPage, SettingsPage, SlotsPage, WaysPage
)


class Pages(QObject):
    """What :class:`somewhere_gui.game.Game` shows. ``playing``: a night is open to come back to.

    Emits ``page_made`` with a page that was wanted for the first time: time to connect it.
    """

    page_made = Signal(object)

    def __init__(self, window: MainWindow, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.window = window
        self.thumbnails = thumbnails
        self.play = PlayPage(window.theme, thumbnails)
        window.addWidget(self.play)
        self.slots_page = self._adopted(SlotsPage(window.theme, thumbnails))
        self._trail: list[Ground] = []

    @cached_property
    def ending(self) -> EndingPage:
        page = EndingPage(self.window.theme, self.thumbnails)
        self.window.addWidget(page)
        self.page_made.emit(page)
        return page

    @cached_property
    def help(self) -> HelpPage:
        return self._adopted(HelpPage(self.window.theme))

    @cached_property
    def history(self) -> HistoryPage:
        return self._adopted(HistoryPage(self.window.theme, self.thumbnails))

    @cached_property
    def papers(self) -> PapersPage:
        return self._adopted(PapersPage(self.window.theme))

    @cached_property
    def film(self) -> FilmPage:
        return self._adopted(FilmPage(self.window.theme))

    @cached_property
    def settings(self) -> SettingsPage:
        return self._adopted(SettingsPage(self.window.theme))

    @cached_property
    def trouble(self) -> TroublePage:
        page = TroublePage(self.window.theme)
        self.window.addWidget(page)
        self.page_made.emit(page)
        return page

    @cached_property
    def terms(self) -> TermsPage:
        return self._adopted(TermsPage(self.window.theme))

    @cached_property
    def ways(self) -> WaysPage:
        return self._adopted(WaysPage(self.window.theme, self.thumbnails))

    @property
    def playing(self) -> bool:
        return True

    def show_title(self) -> None:
        self.go(self.window.title)

    @Slot()
    def show_help(self) -> None:
        self.over(self.help)

    def go(self, page: Ground) -> None:
        """Show a page that is a place of its own: from there nothing leads back."""
        self._trail.clear()
        self.window.show_page(page)

    def over(self, page: Ground) -> None:
        """Show a page that one comes back from."""
        current = self.window.currentWidget()
        if isinstance(current, Ground) and current is not page:
            self._trail = [each for each in self._trail if each is not page]
            self._trail.append(current)
        self.window.show_page(page)

    @Slot()
    def back(self) -> None:
        """Where one came from; the title when that is no more."""
        while self._trail:
            page = self._trail.pop()
            if page is self.window.title or (page is self.play and not self.playing):
                continue
            self.window.show_page(page)
            return
        self.show_title()

    def _adopted(self, page: PageT) -> PageT:
        """A page that says itself when it is left."""
        self.window.addWidget(page)
        page.left.connect(self.back)
        self.page_made.emit(page)
        return page
