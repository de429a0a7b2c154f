"""The window: a stack of pages, of which the title is there first.

May import: Qt, ``theme``, ``settings``, the title page. Promises: imports nothing that the first
paint does not need; says when it has been painted once; remembers its size; closing asks the game
to let go first.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from somewhere_gui import settings as settings_file
from somewhere_gui.settings import Settings
from somewhere_gui.theme import RESOURCES, Theme
from somewhere_gui.views.title_page import TitlePage


class MainWindow(QStackedWidget):
    """Emits ``painted`` once, after the title page is on screen; ``closing`` before it goes;
    ``help_asked`` on F1."""

    painted = Signal()
    closing = Signal()
    help_asked = Signal()

    def __init__(self, theme: Theme, config: Path) -> None:
        super().__init__()
        self.theme = theme
        self.config = config
        self._shown = False
        self.setWindowTitle("SOMEWHERE")
        self.setWindowIcon(QIcon(str(RESOURCES / "icons" / "somewhere.png")))
        self.setMinimumSize(800, 600)
        self.resize(theme.settings.width, theme.settings.height)
        self.title = TitlePage(theme)
        self.title.show_waiting()
        self.addWidget(self.title)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(400)
        self._saving.timeout.connect(self.save_settings)

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
        settings = replace(self.theme.settings, full_screen=self.isFullScreen())
        if not self.isFullScreen() and not self.isMaximized():
            settings = replace(settings, width=self.width(), height=self.height())
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

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._shown:
            self._shown = True
            QTimer.singleShot(0, self.painted.emit)
        return done

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.title.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
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
