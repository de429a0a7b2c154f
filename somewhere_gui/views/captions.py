"""Sounds in words, over the lower edge of the picture.

May import: Qt, ``theme``. Promises: shown only when wanted, and only while there is something to say; lies
inside the picture at any size; stands still until the next turn.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import name
from somewhere_gui.views.words import Words


class Captions(Words):
    """A line of sounds at the foot of ``picture``."""

    def __init__(self, theme: Theme, picture: QWidget) -> None:
        super().__init__(theme, px=15, ink="dust", wrap=True)
        self._wanted = False
        self.setParent(picture)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContentsMargins(10, 4, 10, 4)
        name(self, "captions", self.tr("What is heard"), "")
        self.call(self.tr("What is heard"))
        self.hide()
        picture.installEventFilter(self)
        theme.changed.connect(self._place)

    def set_wanted(self, wanted: bool) -> None:
        """Whether the player wants them at all."""
        self._wanted = wanted
        self._place()

    def show_words(self, words: str) -> None:
        """What is heard now."""
        self.setText(words)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        picture = self.parentWidget()
        self.setVisible(self._wanted and bool(self.text()))
        if picture is None or self.isHidden():
            return
        natural = self.fontMetrics().horizontalAdvance(self.text()) + 24
        width = min(natural, picture.width() - 24)
        tall = self.heightForWidth(width)
        self.setGeometry(12, picture.height() - tall - 12, width, tall)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("ground"))
        super().paintEvent(event)
