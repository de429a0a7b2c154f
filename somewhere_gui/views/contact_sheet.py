"""All frames of a night as one sheet of small pictures.

May import: Qt, ``theme``, ``reading``, ``filmstrip``, ``thumbnails``. Promises: as tall as its rows,
so the page scrolls and not the sheet; the last frame is outlined and says so.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from somewhere_gui.reading import FrameRef
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import ONE_LINE, outline
from somewhere_gui.views.filmstrip import FRAME, FilmModel, Index
from somewhere_gui.views.thumbnails import Thumbnails

GAP: Final = 11
ROW: Final = 8
"""Frames in a row at full width."""


class _ContactDelegate(QStyledItemDelegate):
    """A small picture and its turn."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails, film: FilmModel) -> None:
        super().__init__()
        self._theme, self._thumbnails, self._film = theme, thumbnails, film
        self.picture = QSize(143, 80)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.picture + QSize(GAP, self._theme.px(22) + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        frame: FrameRef = index.data(FRAME)
        box = QRect(option.rect.topLeft(), self.picture)
        state = option.state
        last = index.row() == self._film.rowCount() - 1
        theme = self._theme
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


class ContactSheet(QListView):
    """Emits ``frame_chosen`` with the turn of a frame, never of the last one."""

    frame_chosen = Signal(int)

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.film = FilmModel()
        self._delegate = _ContactDelegate(theme, thumbnails, self.film)
        self._columns = ROW
        self.setModel(self.film)
        self.setItemDelegate(self._delegate)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        thumbnails.arrived.connect(self.viewport().update)

    def show_frames(self, session_id: str, frames: list[FrameRef]) -> None:
        self.film.show(session_id, frames)
        self._measure()

    def fit(self, width: int) -> None:
        """Pictures for a sheet this wide."""
        self._columns = ROW if width >= 1000 else ROW - 2
        wide = (width - 2) // self._columns - GAP
        self._delegate.picture = QSize(wide, round(wide * 9 / 16))
        self._measure()

    def _measure(self) -> None:
        rows = -(-self.film.rowCount() // self._columns)
        size = self._delegate.sizeHint(QStyleOptionViewItem(), QModelIndex())
        self.setGridSize(size)
        self.setFixedHeight(max(rows, 1) * size.height() + 4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in arrows:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            event.ignore()

    def _choose(self, index: QModelIndex) -> None:
        if index.row() < self.film.rowCount() - 1:
            frame: FrameRef = index.data(FRAME)
            self.frame_chosen.emit(frame.turn)
