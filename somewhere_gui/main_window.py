"""The window: a stack of pages, of which only the curtain is there at first.

May import: Qt, ``theme``, ``settings``, the wordmark; the title page late. Promises: imports nothing
that the first paint does not need; says when it has been painted once; remembers its size; closing
asks the game to let go first.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from somewhere_gui import settings as settings_file
from somewhere_gui.collecting import Collector
from somewhere_gui.settings import Settings
from somewhere_gui.theme import RESOURCES, Theme, load_fonts
from somewhere_gui.views.wordmark import Curtain

if TYPE_CHECKING:
    from somewhere_gui.journal import Journal
    from somewhere_gui.views.page_fade import PageFade
    from somewhere_gui.views.title_page import TitlePage
    from somewhere_gui.views.toast import Toast


SEEN: Final = QRect(0, 0, 200, 40)
"""Of the window's top left corner, what must be on a screen so that one can take hold of it."""
FARTHEST: Final = 100_000


def in_sight(place: str) -> QPoint | None:
    """Where the window was, ``120,80``; None if no screen is there any more, or that is no place."""
    try:
        left, top = map(int, place.split(","))
    except ValueError:
        return None
    if max(abs(left), abs(top)) > FARTHEST:
        return None
    corner = SEEN.translated(left, top)
    screens = QApplication.screens()
    return QPoint(left, top) if any(each.geometry().intersects(corner) for each in screens) else None


class MainWindow(QStackedWidget):
    """Emits ``painted`` once, after the curtain is on screen; ``closing`` before it goes; ``help_asked``,
    and ``asked`` with any other action of a key that works everywhere."""

    painted = Signal()
    asked = Signal(str)
    closing = Signal()
    help_asked = Signal()

    def __init__(self, theme: Theme, config: Path) -> None:
        super().__init__()
        self.theme = theme
        self.config = config
        self.journal: Journal | None = None
        self.reopen: str | None = None
        """Closed to be opened anew, with this tape (empty: none) and the settings."""
        self.setWindowTitle("SOMEWHERE")
        self.setMinimumSize(800, 600)
        self.resize(theme.settings.width, theme.settings.height)
        place = in_sight(theme.settings.place)
        if place is not None:
            self.move(place)
        self._title: TitlePage | None = None
        self._curtain = Curtain(theme)
        self._curtain.painted.connect(self.painted)
        self.addWidget(self._curtain)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(400)
        self._saving.timeout.connect(self._save_shortly)
        self._unsaved = False
        self.collector = Collector(self)

    @property
    def log_folder(self) -> Path:
        return self.journal.place if self.journal is not None else self.config / "log"

    @cached_property
    def toast(self) -> Toast:
        """Words in passing, over whatever page is shown."""
        from somewhere_gui.views.toast import Toast

        return Toast(self.theme, self)

    @property
    def title(self) -> TitlePage:
        """The title page; asked for the first time, it is made and takes the curtain's place."""
        if self._title is None:
            self._title = self._make_title()
        return self._title

    def _make_title(self) -> TitlePage:
        from PySide6.QtGui import QIcon  # late, as all this: not before the first paint

        from somewhere_gui.views.title_page import TitlePage

        load_fonts()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.theme.apply(app)
        self.setWindowIcon(QIcon(str(RESOURCES / "icons" / "somewhere.png")))
        title = TitlePage(self.theme)
        title.show_waiting()
        self.addWidget(title)
        self.setCurrentWidget(title)
        self.removeWidget(self._curtain)
        self._curtain.deleteLater()
        title.focus_first()
        return title

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front; it is added to the stack the first time."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        before = self.currentWidget()
        if before is not None and before is not page and self.isVisible() and not self.theme.still:
            self._fade.begin(before)
        self.setCurrentWidget(page)
        if self.fading:
            self._fade.raise_()

    @cached_property
    def _fade(self) -> PageFade:
        from somewhere_gui.views.page_fade import PageFade

        return PageFade(self)

    @property
    def fading(self) -> bool:
        """One page is just becoming another."""
        return "_fade" in self.__dict__ and self._fade.running

    def change(self, settings: Settings) -> None:
        """The player has changed a setting: show it now, save it shortly."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.theme.restyle(app, settings)
        self._saving.start()

    @Slot()
    def _save_shortly(self) -> None:
        """Save; when that fails, and did not before, say so."""
        before, self._unsaved = self._unsaved, not self.save_settings()
        if self._unsaved and not before:
            words = self.tr(
                "The settings cannot be kept: {folder} cannot be written. They hold until you quit."
            )
            self.toast.say(words.format(folder=self.config))

    def save_settings(self) -> bool:
        """Write the settings with the window's present size; False if the folder cannot be written."""
        try:
            settings_file.save(self.config, self.settings_now)
        except OSError:
            return False
        return True

    @property
    def settings_now(self) -> Settings:
        """The settings with the window's present size and place."""
        settings = self.theme.settings._replace(
            full_screen=self.isFullScreen(), maximised=self.isMaximized() and not self.isFullScreen()
        )
        if not self.isFullScreen() and not self.isMaximized():
            place = f"{self.x()},{self.y()}" if self.isVisible() else settings.place
            settings = settings._replace(width=self.width(), height=self.height(), place=place)
        return settings

    def come_forward(self) -> None:
        """In front of the other windows, with the keys."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def set_full_screen(self, full: bool) -> None:
        if full:
            self.showFullScreen()
        else:
            self.showNormal()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._title is not None:
            self._title.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.theme.fit(app, self.width(), self.height())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from somewhere_gui.keys import EVERYWHERE  # late: not before the first paint

        action = "" if event.isAutoRepeat() else self.theme.keys.action(event, EVERYWHERE)
        if action == "screen":
            self.set_full_screen(not self.isFullScreen())
        elif action == "help":
            self.help_asked.emit()
        elif action:
            self.asked.emit(action)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._saving.stop()
        self.save_settings()
        self.closing.emit()
        super().closeEvent(event)
