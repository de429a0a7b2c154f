"""A word in passing, at the foot of the window: what was kept, and where.

May import: Qt, ``theme``. Promises: takes no focus and no clicks; assistive tools hear it; goes by itself,
and no timer runs when none is shown.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import WRAP, outline

LEAST_MS: Final = 2600
MS_A_WORD: Final = 220
WIDEST: Final = 620
BELOW_HEAD: Final = 76
"""There it hides neither the words of the night and its choices nor what a page's head and foot offer."""


class Toast(QWidget):
    """One at a time: the newest."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._words = ""
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.timeout.connect(self.hide)
        window.installEventFilter(self)
        theme.changed.connect(self._place)
        self.hide()

    @property
    def words(self) -> str:
        """What is shown now; empty when nothing is."""
        return self._words if not self.isHidden() else ""

    def say(self, words: str) -> None:
        """Show the words for as long as they take to read."""
        self._words = words
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._gone.start(max(LEAST_MS, len(words.split()) * MS_A_WORD))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _place(self) -> None:
        home = self.parentWidget()
        if home is None:
            return
        px = self._theme.px
        metrics = QFontMetrics(self._theme.font("sans", 15))
        room = min(px(WIDEST), home.width() - px(48)) - px(35)
        box = metrics.boundingRect(QRect(0, 0, room, 1000), WRAP, self._words)
        width, height = box.width() + px(36), box.height() + px(20)
        left, most = (home.width() - width) // 2, home.height() - height
        self.setGeometry(left, max(min(px(BELOW_HEAD), most), 0), width, height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        painter.fillRect(self.rect(), theme.colour("deck2"))
        painter.fillRect(0, 0, 4, self.height(), theme.colour("phosphor"))
        outline(painter, self.rect(), theme.colour("edge"), theme.tokens.line)
        painter.setFont(theme.font("sans", 15))
        painter.setPen(theme.colour("dust"))
        painter.drawText(self.rect().adjusted(px(19), 0, -px(12), 0), WRAP, self._words)
