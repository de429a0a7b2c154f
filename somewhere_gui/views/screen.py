"""Where a film is played: a still, a film that runs, and the tape that comes out when it is made.

May import: Qt; its multimedia part late. Promises: where that part or its libraries are missing, says so by
``failed`` and stays a still; with reduced motion the eject is a cut; nothing plays once it is hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, Qt, QUrl, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QMovie, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from somewhere_gui.sound.device import quiet
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import outline

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer

EJECT_MS: Final = 900
BLUE: Final = "#101a90"
"""The screen of a recorder without a tape."""


class Screen(QWidget):
    """Emits ``failed`` when a film cannot be shown here, ``stopped`` when it has come to its end."""

    failed = Signal()
    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._still = QImage()
        self._out = False
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

    def eject(self) -> None:
        """The film is made: the picture falls together, and the recorder is empty."""
        self.stop()
        self._out = True
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
        super().hideEvent(event)

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
        outline(painter, box, self._theme.colour("hair"), self._theme.tokens.line)
