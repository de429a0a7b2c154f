"""Pieces of the title page: an entry of its menu, and the wordmark.

May import: Qt, ``theme``, ``buttons``. Promises: the entries carry native text; the wordmark has an
accessible name.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import ONE_LINE, TapeButton

TAGLINE: Final = "Whatever is filmed there can be kept there."
HANG: Final = 16
"""The outline of the chosen entry hangs this far left of the words' edge."""


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


class Wordmark(QWidget):
    """PLACE, the name on its form line, and the sentence under it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Place: SOMEWHERE. {TAGLINE}")
        self._px = 98.0
        self._bare = False

    def fit(self, width: int) -> None:
        """Shrink for narrow windows; with large text only the name stays."""
        self._bare = self._theme.scale >= 1.5
        self._px = 58.0 if self._bare else min(98.0, width * 0.075)
        self.setFixedHeight(round(self._px * 1.5) + (0 if self._bare else self._theme.px(50)))
        self.update()

    def _font(self) -> QFont:
        font = QFont(self._theme.font("wordmark", self._px / self._theme.scale))
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 11 * self._px / 96)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.setFont(theme.font("reading", 20))
        painter.setPen(theme.colour("dust2"))
        painter.translate(HANG, 0)
        if not self._bare:
            painter.drawText(QPointF(0, theme.px(16)), "PLACE")
        font = self._font()
        width = QFontMetrics(font).horizontalAdvance("SOMEWHERE")
        baseline = (0 if self._bare else theme.px(16)) + round(self._px * 1.06)
        painter.setFont(font)
        left = -self._px * 0.1  # the S has its own air: its edge, not its box, meets the line
        if not theme.settings.high_contrast:
            for shift, ink, alpha in ((3, "oxide", 130), (-2, "phosphor", 70)):
                ghost = theme.colour(ink)
                ghost.setAlpha(alpha)
                painter.setPen(ghost)
                painter.drawText(QPointF(left + shift, baseline), "SOMEWHERE")
        painter.setPen(theme.colour("dust"))
        painter.drawText(QPointF(left, baseline), "SOMEWHERE")
        rule = baseline + round(self._px * 0.22)
        painter.fillRect(QRectF(0, rule, width - self._px * 0.18, theme.tokens.line), theme.colour("edge"))
        if not self._bare:
            painter.setFont(theme.font("serif", 20, italic=True))
            painter.setPen(theme.colour("dust2"))
            painter.drawText(QPointF(0, rule + theme.px(37)), TAGLINE)
