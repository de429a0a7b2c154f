"""An entry of the title page's menu.

May import: Qt, ``theme``, ``buttons``. Promises: the entries carry native text.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import ONE_LINE, TapeButton


class TitleButton(TapeButton):
    """A line of the menu; the first has a second line that says where one would go on."""

    def __init__(self, theme: Theme, text: str, *, main: bool = False) -> None:
        self._main = main
        self._line = self._whole_line = ""
        self._low = False
        super().__init__(theme, text, "line")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_line(self, line: str) -> None:
        self._whole_line = line
        self.set_low(self._low)

    def set_low(self, low: bool) -> None:
        """A low page: no room for the second line (it is still told to assistive tools)."""
        self._low = low
        line = self._whole_line
        self._line = "" if low else line
        self.setAccessibleDescription(line)
        self.updateGeometry()
        self.update()

    def _fonts(self) -> tuple[QFont, QFont]:
        return (
            self.theme.font("condensed" if self._main else "condensed_regular", 26 if self._main else 22),
            self.theme.font("sans", 15),
        )

    def sizeHint(self) -> QSize:
        words, line = self._fonts()
        inner = max(
            QFontMetrics(words).horizontalAdvance(self.words),
            QFontMetrics(line).horizontalAdvance(self._line),
        )
        least = self.theme.px(430 if self._main else 260)
        return QSize(max(inner + self.theme.px(74), least), self.theme.px(73 if self._line else 44))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, theme = self.theme.px, self.theme
        if self.hasFocus() and self._line:
            painter.fillRect(self.rect(), QColor(12, 11, 10, 150))
        shown = self.draw_box(painter)
        words, line = self._fonts()
        left = px(50)
        if self.hasFocus():
            middle = px(28) if self._line else self.height() / 2
            self._triangle(painter, px(19), middle)
        painter.setPen(theme.colour(shown.ink))
        painter.setFont(words)
        head = (
            QRect(left, px(10), self.width() - left, px(34))
            if self._line
            else self.rect().adjusted(left, 0, 0, 0)
        )
        painter.drawText(head, ONE_LINE, self.words)
        if self._line:
            painter.setFont(line)
            painter.setPen(theme.colour("dust2" if self.isEnabled() else "disabled"))
            painter.drawText(QRect(left, px(42), self.width() - left, px(22)), ONE_LINE, self._line)

    def _triangle(self, painter: QPainter, left: float, middle: float) -> None:
        size = self.theme.px(7)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("phosphor"))
        points = [
            QPointF(left, middle - size),
            QPointF(left + 2 * size, middle),
            QPointF(left, middle + size),
        ]
        painter.drawPolygon(QPolygonF(points))
