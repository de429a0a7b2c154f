"""The picture: the light in the room. Cross-fades, with one tracking tear on a new frame, and lives.

May import: Qt, ``theme``, ``living``. Promises: at most one scaling per new picture or size; with
reduced motion, in high contrast, hidden or minimised it stands still and no timer runs; the alt text is
the accessible description.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QPixmap, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import outline
from somewhere_gui.views.living import OVERSCAN, PACE_MS, Living

FADE_MS: Final = 180
NOTCH: Final = 120
"""One step of a wheel; a pad that is stroked comes in small parts of it."""
TEAR_SHARE: Final = 120 / 180
"""The tear lasts for this share of the fade."""


class FrameView(QLabel):
    """Shows one frame 16:9, kept whole. Emits ``settled`` when a cross-fade is over and ``wheeled``
    with True when the wheel is turned back. ``alive``: it moves a little while one looks at it."""

    settled = Signal()
    wheeled = Signal(bool)

    def __init__(self, theme: Theme, *, alive: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._alive = alive
        self._life = Living()
        self._pulse = QTimer(self)
        self._pulse.setInterval(PACE_MS)
        self._pulse.timeout.connect(self._step)
        self._image = QImage()
        self._scaled = QPixmap()
        self._before = QPixmap()
        self._caption = ""
        self._turned = 0
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(FADE_MS)
        self._fade.valueChanged.connect(self.update)
        self._fade.finished.connect(self._faded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        told = QPixmap(1, 1)
        told.fill(Qt.GlobalColor.black)
        self.setPixmap(told)  # never painted: a label with a picture is told as a picture
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what is behind need not be drawn
        theme.changed.connect(self._restyle)

    @property
    def living(self) -> bool:
        """Whether it moves by itself now."""
        return self._pulse.isActive()

    @property
    def moving(self) -> bool:
        return self._fade.state() == QVariantAnimation.State.Running

    @property
    def image(self) -> QImage:
        return self._image

    def sizeHint(self) -> QSize:
        return QSize(824, 464)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 90)

    def show_image(self, image: QImage, *, cut: bool = False) -> None:
        """Fade to ``image`` (a null image: to darkness)."""
        self._before = self._scaled
        self._image = image
        self._scaled = QPixmap()
        self._live()
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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._live()

    def hideEvent(self, event: QHideEvent) -> None:
        if self.moving:
            self._fade.stop()
            self._faded()
        self.window().removeEventFilter(self)
        self._pulse.stop()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is minimised or comes back."""
        if event.type() == QEvent.Type.WindowStateChange:
            self._live()
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        if abs(self._turned) >= NOTCH:
            self.wheeled.emit(self._turned > 0)
            self._turned = 0
        event.accept()

    def _live(self) -> None:
        """Live if somebody can look, wants motion, and there is something to see."""
        seen = self.isVisible() and not self.window().isMinimized() and not self._image.isNull()
        calm = self._theme.still or self._theme.settings.high_contrast
        if self._alive and seen and not calm:
            self._pulse.start()
        else:
            self._pulse.stop()

    def _step(self) -> None:
        if not self.moving:  # a cross-fade draws often enough
            self._life.step()
            self.update()

    def _restyle(self) -> None:
        self._scaled = QPixmap()
        self._live()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        self._scale()
        at = float(self._fade.currentValue()) if self.moving else 1.0
        if at < 1.0 and not self._before.isNull():
            painter.drawPixmap(self._centred(self._before.size()), self._before)
        if not self._scaled.isNull():
            painter.setOpacity(at)
            box = self._centred(self._scaled.size())
            painter.drawPixmap(
                box.translated(self._life.shift().toPoint()) if self.living else box, self._scaled
            )
            painter.setOpacity(1.0)
            if self.living:
                self._life.draw(painter, self.rect())
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
        room = self.size() * OVERSCAN if self.living else self.size()
        want = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        if self._scaled.isNull() or self._scaled.size() != want * self.devicePixelRatioF():
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
