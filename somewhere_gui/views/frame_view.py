"""The picture: the light in the room. Cross-fades, with one tracking tear on a new frame.

May import: Qt, ``theme``. Promises: at most one scaling per new picture or size; no timer runs
when nothing moves; with reduced motion it cuts; the alt text is the accessible description.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import outline

FADE_MS: Final = 180
TEAR_SHARE: Final = 120 / 180
"""The tear lasts for this share of the fade."""


class FrameView(QWidget):
    """Shows one frame 16:9, kept whole. Emits ``settled`` when a cross-fade is over."""

    settled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self._scaled = QPixmap()
        self._before = QPixmap()
        self._caption = ""
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(FADE_MS)
        self._fade.valueChanged.connect(self.update)
        self._fade.finished.connect(self._faded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    @property
    def moving(self) -> bool:
        return self._fade.state() == QVariantAnimation.State.Running

    @property
    def image(self) -> QImage:
        return self._image

    def sizeHint(self) -> QSize:
        return QSize(824, 464)

    def show_image(self, image: QImage, *, cut: bool = False) -> None:
        """Fade to ``image`` (a null image: to darkness)."""
        self._before = self._scaled
        self._image = image
        self._scaled = QPixmap()
        if cut or self._theme.still or not self.isVisible():
            self._faded()
        else:
            self._fade.stop()
            self._fade.start()

    def set_caption(self, words: str) -> None:
        """Words in the dark while there is no picture."""
        self._caption = words
        self.update()

    def set_alt(self, words: str) -> None:
        """What the picture shows, for those who do not see it."""
        self.setAccessibleDescription(words)

    def hideEvent(self, event: QHideEvent) -> None:
        if self.moving:
            self._fade.stop()
            self._faded()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        self._scale()
        at = float(self._fade.currentValue()) if self.moving else 1.0
        if at < 1.0 and not self._before.isNull():
            painter.drawPixmap(self._centred(self._before.size()), self._before)
        if not self._scaled.isNull():
            painter.setOpacity(at)
            painter.drawPixmap(self._centred(self._scaled.size()), self._scaled)
            painter.setOpacity(1.0)
            if self.moving and at < TEAR_SHARE:
                self._tear(painter, at / TEAR_SHARE)
        elif self._caption:
            painter.setFont(self._theme.font("reading", 20))
            painter.setPen(self._theme.colour("dust2"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._caption)
        ring = self.hasFocus()
        width = self._theme.tokens.ring if ring else self._theme.tokens.line
        outline(painter, self.rect(), self._theme.colour("focus" if ring else "hair"), width)

    def _tear(self, painter: QPainter, at: float) -> None:
        """A band of the new frame, shifted sideways, running down once."""
        band = max(self.height() // 14, 4)
        top = round(at * (self.height() - band))
        shift = round(self.width() * 0.03 * (1 - at))
        box = self._centred(self._scaled.size())
        source = QRect(0, max(top - box.top(), 0), self._scaled.width() - shift, band)
        painter.drawPixmap(QRect(box.left() + shift, top, source.width(), band), self._scaled, source)

    def _scale(self) -> None:
        if self._image.isNull():
            return
        want = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if self._scaled.isNull() or self._scaled.size() != want:
            ratio = self.devicePixelRatioF()
            scaled = self._image.scaled(
                want * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self._scaled = QPixmap.fromImage(scaled)
            self._scaled.setDevicePixelRatio(ratio)

    def _centred(self, size: QSize) -> QRect:
        logical = size / self.devicePixelRatioF()
        box = QRect(0, 0, logical.width(), logical.height())
        box.moveCenter(self.rect().center())
        return box

    def _faded(self) -> None:
        self._before = QPixmap()
        self.update()
        self.settled.emit()
