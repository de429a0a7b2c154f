"""Where a film is played: a still, a film that runs, and the tape that comes out when it is made.

May import: Qt; its multimedia part late. Promises: where that part or its libraries are missing, says so by
``failed`` and stays a still; with reduced motion the eject is a cut; nothing plays once it is hidden; the
empty recorder gives way after a moment to the still, with a sign that there is something to play.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, QTimer, QUrl, QVariantAnimation, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QMouseEvent,
    QMovie,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QWidget

from somewhere_gui.sound.device import quiet
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import outline

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer

EJECT_MS: Final = 900
EMPTY_MS: Final = 1600
"""So long the recorder stays empty after the eject has begun."""
SIGN: Final = 64
"""The side of the sign that there is something to play."""
BLUE: Final = "#101a90"
"""The screen of a recorder without a tape."""


class Screen(QWidget):
    """Emits ``failed`` when a film cannot be shown here, ``began`` and ``stopped`` when one runs and no more,
    ``pressed`` at a click."""

    failed = Signal()
    began = Signal()
    stopped = Signal()
    pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._still = QImage()
        self._out = self._ready = False
        self._empty = QTimer(self)
        self._empty.setSingleShot(True)
        self._empty.setInterval(EMPTY_MS)
        self._empty.timeout.connect(self._fill)
        self._surface: QWidget | None = None
        self._player: QMediaPlayer | None = None
        self._movie: QMovie | None = None
        self._eject = QVariantAnimation(self)
        self._eject.setStartValue(0.0)
        self._eject.setEndValue(1.0)
        self._eject.setDuration(EJECT_MS)
        self._eject.valueChanged.connect(self.update)
        theme.changed.connect(self.update)

    @property
    def playing(self) -> bool:
        return self._surface is not None

    @property
    def moving(self) -> bool:
        return self._eject.state() == QVariantAnimation.State.Running

    def show_still(self, image: QImage) -> None:
        """The picture there is while nothing runs."""
        self.stop()
        self._still, self._out = image, False
        self.update()

    def set_ready(self, ready: bool) -> None:
        """Whether there is something to play."""
        self._ready = ready
        self.update()

    def eject(self) -> None:
        """The film is made: the picture falls together, and the recorder is empty for a moment."""
        self.stop()
        self._out = True
        self._empty.start()
        if self._theme.still or not self.isVisible():
            self.update()
        else:
            self._eject.start()

    def play(self, path: str, kind: str, volume: float) -> None:
        """Play a film; ``volume`` 0 to 1."""
        self.stop()
        self._out = False
        try:
            self._surface = self._moving_picture(path) if kind == "gif" else self._video(path, volume)
        except ImportError:  # the part is not shipped here, or one of its libraries is missing
            self.failed.emit()
            return
        self._surface.setParent(self)
        self._surface.setGeometry(self._box())
        self._surface.show()
        self.began.emit()

    @Slot()
    def _fill(self) -> None:
        self._out = False
        self.update()

    @Slot()
    def stop(self) -> None:
        """No film any more."""
        surface, self._surface = self._surface, None
        player, self._player = self._player, None
        if player is not None:
            player.stop()  # a call by its name lets go of the interpreter; setting a property would not
            player.deleteLater()
        if self._movie is not None:
            self._movie.stop()
            self._movie.deleteLater()
            self._movie = None
        if surface is not None:
            surface.hide()
            surface.deleteLater()
            self.stopped.emit()
        self.update()

    def _moving_picture(self, path: str) -> QWidget:
        label = QLabel()
        label.setScaledContents(True)
        movie = self._movie = QMovie(path, parent=self)
        label.setMovie(movie)
        movie.error.connect(self._broken)
        movie.start()
        return label

    def _video(self, path: str, volume: float) -> QWidget:
        quiet()
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
        from PySide6.QtMultimediaWidgets import QVideoWidget

        surface, player = QVideoWidget(), QMediaPlayer(self)
        sound = QAudioOutput(player)
        sound.setVolume(volume)
        player.setAudioOutput(sound)
        player.setVideoOutput(surface)
        player.errorOccurred.connect(self._broken)
        player.mediaStatusChanged.connect(self._status)
        player.setSource(QUrl.fromLocalFile(path))
        player.play()
        self._player = player
        return surface

    @Slot()
    def _broken(self) -> None:
        self.stop()
        self.failed.emit()

    @Slot()
    def _status(self) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        player = self._player
        if player is not None:
            if player.mediaStatus() == QMediaPlayer.MediaStatus.EndOfMedia:
                self.stop()
            elif player.mediaStatus() == QMediaPlayer.MediaStatus.InvalidMedia:
                self._broken()

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()
        self._empty.stop()
        self._out = False
        super().hideEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._box().contains(event.position().toPoint()):
            self.pressed.emit()
        else:
            super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._surface is not None:
            self._surface.setGeometry(self._box())

    def _box(self) -> QRect:
        """The largest 16:9 in the middle."""
        width = min(self.width(), self.height() * 16 // 9)
        box = QRect(0, 0, width, width * 9 // 16)
        box.moveCenter(self.rect().center())
        return box

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), self._box()
        painter.fillRect(box, Qt.GlobalColor.black)
        share = float(self._eject.currentValue()) if self.moving else 1.0
        if self._out and share > 0.35:
            painter.fillRect(box, Qt.GlobalColor.black if self._theme.settings.high_contrast else BLUE)
            painter.setFont(self._theme.font("reading", 30))
            painter.setPen(Qt.GlobalColor.white)
            corner = box.adjusted(28, 22, 0, 0)
            painter.drawText(corner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), "⏏ EJECT")
        elif not self._still.isNull():
            tall = box.height() if not self._out else max(round(box.height() * (1 - share / 0.35) ** 2), 2)
            picture = QRect(box.left(), box.center().y() - tall // 2, box.width(), tall)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(picture, self._still)
        if self._ready and not self._out:
            self._paint_sign(painter, box)
        outline(painter, box, self._theme.colour("hair"), self._theme.tokens.line)

    def _paint_sign(self, painter: QPainter, box: QRect) -> None:
        side = self._theme.px(SIGN)
        sign = QRect(0, 0, side, side)
        sign.moveCenter(box.center())
        dark = QColor(self._theme.tokens.ground)
        dark.setAlpha(190)
        painter.fillRect(sign, dark)
        outline(painter, sign, self._theme.colour("edge"), self._theme.tokens.line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("phosphor"))
        left, middle, half = sign.left() + side * 0.36, sign.center().y() + 0.5, side * 0.2
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(left, middle - half),
                    QPointF(left + side * 0.34, middle),
                    QPointF(left, middle + half),
                ]
            )
        )
