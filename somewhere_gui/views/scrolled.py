"""What is only read and may be longer than the window: scrolled by keys as well as by the wheel.

May import: Qt, ``theme``, the outline of ``buttons``. Promises: takes the focus only while there is something
to scroll to, and shows that it has it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollArea

from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import outline


class Scrolled(QScrollArea):
    """A page's words, under its head."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ring = theme.tokens.ring
        self.setViewportMargins(ring, ring, ring, ring)
        self.verticalScrollBar().rangeChanged.connect(self._overflows)

    def _overflows(self, least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most > least else Qt.FocusPolicy.NoFocus)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and self.hasFocus():
            outline(QPainter(self), self.rect(), self._theme.colour("focus"), self._theme.tokens.ring)
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return done
