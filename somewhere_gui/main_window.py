"""The window: a stack of pages, of which only the curtain is there at first.

May import: Qt, ``theme``, ``settings``, the wordmark; the title page late. Promises: imports nothing
that the first paint does not need; says when it has been painted once; remembers its size; closing
asks the game to let go first.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from somewhere_gui import settings as settings_file
from somewhere_gui.settings import Settings
from somewhere_gui.theme import RESOURCES, Theme, load_fonts
from somewhere_gui.views.wordmark import Curtain

if TYPE_CHECKING:
    from somewhere_gui.views.title_page import TitlePage


class MainWindow(QStackedWidget):
    """Emits ``painted`` once, after the curtain is on screen; ``closing`` before it goes;
    ``help_asked`` on F1."""

    painted = Signal()
    closing = Signal()
    help_asked = Signal()

    def __init__(self, theme: Theme, config: Path) -> None:
        super().__init__()
        self.theme = theme
        self.config = config
        self.setWindowTitle("SOMEWHERE")
        self.setMinimumSize(800, 600)
        self.resize(theme.settings.width, theme.settings.height)
        self._title: TitlePage | None = None
        self._curtain = Curtain(theme)
        self._curtain.painted.connect(self.painted)
        self.addWidget(self._curtain)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(400)
        self._saving.timeout.connect(self.save_settings)

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
        self.setCurrentWidget(page)

    def change(self, settings: Settings) -> None:
        """The player has changed a setting: show it now, save it shortly."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.theme.restyle(app, settings)
        self._saving.start()

    def save_settings(self) -> bool:
        """Write the settings with the window's present size; False if the folder cannot be written."""
        settings = self.theme.settings._replace(full_screen=self.isFullScreen())
        if not self.isFullScreen() and not self.isMaximized():
            settings = settings._replace(width=self.width(), height=self.height())
        try:
            settings_file.save(self.config, settings)
        except OSError:
            return False
        return True

    def set_full_screen(self, full: bool) -> None:
        if full:
            self.showFullScreen()
        else:
            self.showNormal()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._title is not None:
            self._title.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt  # late: not before the first paint

        if event.key() == Qt.Key.Key_F11:
            self.set_full_screen(not self.isFullScreen())
        elif event.key() == Qt.Key.Key_F1:
            self.help_asked.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._saving.stop()
        self.save_settings()
        self.closing.emit()
        super().closeEvent(event)
