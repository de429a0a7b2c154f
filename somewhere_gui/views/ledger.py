"""The ledger of a night's end: the moments that decided it, as cards with their pictures.

May import: Qt, ``theme``, ``reading``, other views. Promises: a card says when, what and why, and offers the
way back to before it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from somewhere_gui import reading
from somewhere_gui.reading import MomentLine
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import KeyButton, name, outline
from somewhere_gui.views.thumbnails import Thumbnails
from somewhere_gui.views.words import Words

THUMB: Final = QSize(164, 92)
SMALL_THUMB: Final = QSize(112, 63)


def thumb(theme: Theme, width: int) -> QSize:
    """How large the picture of a moment is on a page so wide."""
    size = THUMB if width >= 1160 else SMALL_THUMB
    return QSize(round(size.width() * theme.zoom), round(size.height() * theme.zoom))


class Still(QWidget):
    """A small picture of one frame."""

    def __init__(
        self, theme: Theme, thumbnails: Thumbnails, session_id: str, image: str, size: QSize
    ) -> None:
        super().__init__()
        self._size = size
        self._theme, self._thumbnails = theme, thumbnails
        self._session, self._image = session_id, image
        self.setFixedSize(size)
        thumbnails.arrived.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("ground"))
        picture = self._thumbnails.get(self._session, self._image, self._size) if self._image else None
        if picture is not None and not picture.isNull():
            painter.drawPixmap(self.rect(), picture)


class MomentCard(QWidget):
    """One moment: its frame, when, what, why, and the way back."""

    def __init__(self, theme: Theme, still: Still, moment: MomentLine) -> None:
        super().__init__()
        self._theme = theme
        self.back = KeyButton(theme, self.tr("Go back to here"))
        name(
            self.back,
            "goBack",
            self.tr("Go back to turn {turn}").format(turn=moment.turn),
            self.tr("Play on from here; this end is kept"),
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # long words make the card taller, never cut it
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 14, 10)
        row.setSpacing(16)
        row.addWidget(still)
        words = QVBoxLayout()
        words.setSpacing(2)
        turn = self.tr("TURN {turn}").format(turn=moment.turn)
        when = f"{turn}   {reading.clock(moment.time)}"
        words.addWidget(Words(theme, when, face="reading", px=18, ink="dust2"))
        words.addWidget(Words(theme, moment.text, face="condensed", px=19, wrap=True))
        words.addWidget(Words(theme, moment.why, px=15, ink="dust2", wrap=True))
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(self.back)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("deck"))
        outline(painter, self.rect(), self._theme.colour("hair"), 1)
