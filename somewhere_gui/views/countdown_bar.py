"""The time left to decide in: a line of words, a clock, and a bar four pixels high.

May import: Qt, ``theme``. Promises: the native progress bar carries the value; running and stopped differ
in their words, not in colour alone.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import name
from somewhere_gui.views.words import Words

THICK: Final = 4


class _Line(QProgressBar):
    """Filled from the left by what is left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.ink = "dust2"
        self.setTextVisible(False)
        self.setFixedHeight(THICK)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("hair"))
        full = round(self.width() * self.value() / max(self.maximum(), 1))
        painter.fillRect(0, 0, full, self.height(), self._theme.colour(self.ink))


class CountdownBar(QWidget):
    """``show_time`` says how long is left; hidden while there is all the time in the world."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = Words(theme, px=15)
        self.left = Words(theme, face="reading", px=20, ink="oxide")
        self.bar = _Line(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.bar)
        name(
            self.bar,
            "countdownBar",
            self.tr("Time to decide"),
            self.tr("How long you have before the night goes on"),
        )
        self.hide()

    def show_time(self, seconds: int, whole: int, *, running: bool) -> None:
        """``seconds`` of ``whole`` are left."""
        stopped = self.tr("The clock is stopped while you decide")
        self.words.setText(self.tr("The night goes on without you in") if running else stopped)
        self.left.setText(f"{seconds // 60}:{seconds % 60:02d}")
        self.left.set_ink("oxide" if running else "dust2")
        self.bar.ink = "oxide" if running else "dust2"
        self.bar.setRange(0, max(whole, 1))
        self.bar.setValue(seconds)
        left = self.tr("{seconds} seconds left").format(seconds=seconds)
        self.bar.setAccessibleDescription(left if running else stopped)
        self.bar.update()
