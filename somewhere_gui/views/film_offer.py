"""The film that an ended night can become, offered beside the ledger.

May import: Qt, ``theme``, ``reading``, other views. Promises: shows pieces of frames from the whole night;
the offer is one button.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from somewhere_gui.reading import FrameRef
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import KeyButton, outline
from somewhere_gui.views.thumbnails import Thumbnails
from somewhere_gui.views.words import Words

HIGH: Final = 46
PIECE: Final = 36
"""Of each frame about so much is seen, from its middle."""
GAP: Final = 4
WORDS: Final = 120
"""Pixels of the drawings that the words need beside reel and button."""


class _Reel(QWidget):
    """Pieces of frames from the first to the last one, in a row."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme, self._thumbnails = theme, thumbnails
        self._session, self._images = "", [""]
        thumbnails.arrived.connect(self.update)

    def show_frames(self, session_id: str, images: list[str], width: int) -> None:
        """Frames of this night, on a reel so wide."""
        high = round(HIGH * self._theme.zoom)
        self.setFixedSize(width, high)
        count = max((width + GAP) // (PIECE + GAP), 1)
        last = len(images) - 1
        self._session = session_id
        self._images = (
            [images[round(each * last / max(count - 1, 1))] for each in range(count)] if images else []
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, high, count = QPainter(self), self.height(), len(self._images)
        whole = QSize(round(high * 16 / 9), high)
        wide = (self.width() - GAP * (count - 1)) / max(count, 1)
        for number, image in enumerate(self._images):
            left = round(number * (wide + GAP))
            box = QRect(left, 0, round((number + 1) * (wide + GAP)) - GAP - left, high)
            painter.fillRect(box, self._theme.colour("ground"))
            picture = self._thumbnails.get(self._session, image, whole) if image else None
            if picture is not None and not picture.isNull():
                middle = QRect((picture.width() - box.width()) // 2, 0, box.width(), high)
                painter.drawPixmap(box, picture, middle)


class FilmOffer(QWidget):
    """See the module. ``button`` is the offer."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme = theme
        self.button = KeyButton(theme, self.tr("Make the film"), "@film")
        self.reel = _Reel(theme, thumbnails)
        self._count = Words(theme, px=15, ink="dust2", wrap=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(10, 10, 14, 10)
        self._row.setSpacing(16)
        self._row.addWidget(self.reel)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(theme, self.tr("The film of this night"), face="condensed", px=19, wrap=True))
        words.addWidget(self._count)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._fit)

    def show_frames(self, session_id: str, frames: list[FrameRef], width: int) -> None:
        """The night that would be filmed; its reel is so wide."""
        self.reel.show_frames(session_id, [frame.image for frame in frames], width)
        one, some = self.tr("One picture, with its words"), self.tr("{count} pictures, with their words")
        self._count.setText(one if len(frames) == 1 else some.format(count=len(frames)))
        self._fit()

    def _fit(self) -> None:
        """In a row, or one below the other where it is narrow for the text."""
        directions = QBoxLayout.Direction
        narrow = self.width() < self.reel.width() + self.button.sizeHint().width() + self._theme.px(WORDS)
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("deck"))
        outline(painter, self.rect(), self._theme.colour("edge"), self._theme.tokens.line)
