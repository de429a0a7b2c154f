"""The wordmark, and the curtain: all that the very first paint shows.

May import: Qt, ``theme``. Promises: touches nothing of Qt that is slow to import (its namespace ``Qt``
alone takes a quarter of the time in which a bare window opens); the curtain shows the wordmark just
where the title page will.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from somewhere_gui.theme import Theme, solid

TAGLINE: Final = QT_TRANSLATE_NOOP("Wordmark", "Whatever is filmed there can be kept there.")
HANG: Final = 16
"""The outline of the chosen entry hangs this far left of the words' edge."""


def margins(width: int, height: int, scale: float) -> tuple[int, int, int]:
    """Left and right margin of the title page, the one above, and the one below, in pixels."""
    above = height * (0.05 if is_low(height, scale) else 0.088)
    return max(round(width * 70 / 1280), 40), round(above), round(height * 0.042)


def is_low(height: int, scale: float) -> bool:
    """A low page has less air between its parts."""
    return height < 760 * min(scale, 1.25)


class Wordmark(QWidget):
    """PLACE, the name on its form line, and the sentence under it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(self.tr("Place: SOMEWHERE.") + f" {self.tr(str(TAGLINE))}")
        self._px = 98.0
        self._bare = False

    def fit(self, width: int) -> None:
        """Shrink for narrow windows; with large text only the name stays."""
        theme = self._theme
        self._bare = theme.text_scale >= 1.5
        self._px = theme.zoom * (58.0 if self._bare else min(98.0, width / theme.zoom * 0.075))
        self.setFixedHeight(round(self._px * 1.5) + (0 if self._bare else theme.px(50)))
        self.update()

    def _font(self) -> QFont:
        font = QFont(self._theme.font("wordmark", self._px / self._theme.scale))
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 11 * self._px / 96)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(HANG, 0)
        theme = self._theme
        if not self._bare:
            self._write(painter, 0, theme.px(16), self.tr("PLACE"), theme.font("reading", 20), "dust2")
        font = self._font()
        width = QFontMetrics(font).horizontalAdvance("SOMEWHERE")
        baseline = (0 if self._bare else theme.px(16)) + round(self._px * 1.06)
        left = -self._px * 0.1  # the S has its own air: its edge, not its box, meets the line
        if not theme.settings.high_contrast:
            for shift, ink, alpha in ((3, "oxide", 130), (-2, "phosphor", 70)):
                self._write(painter, left + shift, baseline, "SOMEWHERE", font, ink, alpha)
        self._write(painter, left, baseline, "SOMEWHERE", font, "dust")
        rule = baseline + round(self._px * 0.22)
        line = QPainterPath()
        line.addRect(QRectF(0, rule, round(width - self._px * 0.18), theme.tokens.line))
        painter.fillPath(line, solid(theme.colour("edge")))
        if not self._bare:
            italic = theme.font("serif", 20, italic=True)
            self._write(painter, 0, rule + theme.px(37), self.tr(str(TAGLINE)), italic, "dust2")

    def _write(
        self,
        painter: QPainter,
        left: float,
        baseline: float,
        text: str,
        font: QFont,
        ink: str,
        alpha: int = 255,
    ) -> None:
        colour = self._theme.colour(ink)
        colour.setAlpha(alpha)
        letters = QPainterPath()
        letters.addText(QPointF(left, baseline), font, text)
        painter.fillPath(letters, solid(colour))


class Curtain(QWidget):
    """The ground and the wordmark. Emits ``painted`` once they are on screen."""

    painted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.painted)
        self._said = False
        self._wordmark = Wordmark(theme)
        self._wordmark.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width, height = self.width(), self.height()
        side, above, _ = margins(width, height, self._theme.scale)
        self._wordmark.fit(width)
        left = side - HANG
        self._wordmark.setGeometry(QRect(left, above, width - left - side, self._wordmark.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = QPainterPath()
        ground.addRect(QRectF(self.rect()))
        painter.fillPath(ground, self._theme.ground())
        painter.end()
        if not self._said:
            self._said = True
            self._soon.start()  # QTimer.singleShot would import the slow namespace
