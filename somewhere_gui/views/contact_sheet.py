"""All frames of a night as one sheet of small pictures.

May import: Qt, ``theme``, ``reading``, ``filmstrip``, ``picture_sheet``, ``thumbnails``. Promises: the
last frame is outlined and says so.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from somewhere_gui.reading import FrameRef
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import ONE_LINE, outline
from somewhere_gui.views.filmstrip import FRAME, FilmModel, Index
from somewhere_gui.views.picture_sheet import PictureDelegate, PictureSheet
from somewhere_gui.views.thumbnails import Thumbnails


class _ContactDelegate(PictureDelegate):
    """A small picture and its turn."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails, film: FilmModel) -> None:
        super().__init__(theme)
        self._thumbnails, self._film = thumbnails, film

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        frame: FrameRef = index.data(FRAME)
        box = QRect(option.rect.topLeft(), self.picture)
        state = option.state
        last = index.row() == self._film.rowCount() - 1
        theme = self.theme
        painter.fillRect(box, theme.colour("deck"))
        picture = self._thumbnails.get(self._film.session_id, frame.image, self.picture)
        if picture is not None and not picture.isNull():
            painter.drawPixmap(box, picture)
        if state & QStyle.StateFlag.State_HasFocus:
            outline(painter, box, theme.colour("focus"), theme.tokens.ring)
        elif last:
            outline(painter, box, theme.colour("oxide"), theme.tokens.ring)
        else:
            hover = state & QStyle.StateFlag.State_MouseOver
            outline(painter, box, theme.colour("dust2" if hover else "hair"), 1)
        painter.setFont(theme.font("sans", 14))
        painter.setPen(theme.colour("oxide" if last else "dust2"))
        words = QRect(box.left(), box.bottom() + 2, box.width(), theme.px(22))
        told = self.tr("Turn {turn}, the end") if last else self.tr("Turn {turn}")
        painter.drawText(words, ONE_LINE, told.format(turn=frame.turn))


class ContactSheet(PictureSheet):
    """Emits ``frame_chosen`` with the turn of a frame, never of the last one."""

    frame_chosen = Signal(int)

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        self.film = FilmModel()
        super().__init__(self.film, _ContactDelegate(theme, thumbnails, self.film))
        self.setMouseTracking(True)
        self.clicked.connect(self._choose)
        thumbnails.arrived.connect(self.viewport().update)

    def show_frames(self, session_id: str, frames: list[FrameRef]) -> None:
        self.film.show(session_id, frames)
        self.measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.row() < self.film.rowCount() - 1:
            frame: FrameRef = index.data(FRAME)
            self.frame_chosen.emit(frame.turn)
