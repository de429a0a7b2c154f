"""The tape of this night, frame by frame; choosing one asks to go back to it.

May import: Qt, ``theme``, ``reading``, ``thumbnails``. Promises: only frames in sight are fetched;
the newest is marked by its outline and its tick, not by colour alone.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from somewhere_gui.reading import FrameRef
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import outline
from somewhere_gui.views.thumbnails import Thumbnails

FRAME: Final = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex


class FilmModel(QAbstractListModel):
    """The frames of the open session; knows the session so that pictures can be fetched."""

    def __init__(self) -> None:
        super().__init__()
        self._frames: list[FrameRef] = []
        self.session_id = ""

    def show(self, session_id: str, frames: list[FrameRef]) -> None:
        """Show these frames; only what is new is inserted when the tape has merely grown."""
        known = len(self._frames)
        if session_id == self.session_id and frames[:known] == self._frames:
            if len(frames) > known:
                self.beginInsertRows(QModelIndex(), known, len(frames) - 1)
                self._frames = list(frames)
                self.endInsertRows()
            return
        self.beginResetModel()
        self.session_id, self._frames = session_id, list(frames)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self._frames)

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        frame = self._frames[index.row()]
        if role == FRAME:
            return frame
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            newest = index.row() == len(self._frames) - 1
            told = f": {frame.choice}" if frame.choice else ""
            return f"Turn {frame.turn}{told}" + (" (now)" if newest else "")
        return None


class FrameDelegate(QStyledItemDelegate):
    """Draws one frame of the strip: tick, picture, number."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails, model: FilmModel) -> None:
        super().__init__()
        self._theme, self._thumbnails, self._model = theme, thumbnails, model
        self.narrow = False
        self.pitch = 0
        """From one frame to the next now; 0: the least."""

    def _picture(self) -> QSize:
        return QSize(54, 30) if self.narrow else QSize(76, 43)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self.pitch or self.least_pitch)

    @property
    def least_pitch(self) -> int:
        """From one frame to the next, at least."""
        return 47 if self.narrow else 54

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        frame: FrameRef = index.data(FRAME)
        row: QRect = option.rect
        state = option.state
        newest = index.row() == self._model.rowCount() - 1
        theme, size = self._theme, self._picture()
        box = QRect(row.right() - size.width() + 1, row.top(), size.width(), size.height())
        tick = theme.colour("phosphor" if newest else "edge")
        painter.fillRect(row.left(), box.center().y(), 7, 2 if newest else 1, tick)
        picture = self._thumbnails.get(self._model.session_id, frame.image, size * 2)
        painter.fillRect(box, theme.colour("deck"))
        if picture is not None and not picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(box, picture)
        self._number(painter, box, str(frame.turn))
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if newest or focused:
            outline(painter, box, theme.colour("focus" if focused else "phosphor"), theme.tokens.ring)
        elif hovered:
            outline(painter, box, theme.colour("dust2"), 1)

    def _number(self, painter: QPainter, box: QRect, number: str) -> None:
        font = self._theme.font("reading", 17 / self._theme.scale)  # the strip does not grow
        painter.setFont(font)
        label = QRect(box.left(), box.bottom() - 15, painter.fontMetrics().horizontalAdvance(number) + 6, 16)
        painter.fillRect(label, self._theme.colour("ground"))
        painter.setPen(self._theme.colour("dust"))
        painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), number)


class Filmstrip(QListView):
    """Emits ``frame_chosen`` with the turn of a frame that was clicked or entered."""

    frame_chosen = Signal(int)

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme = theme
        self.film = FilmModel()
        self._delegate = FrameDelegate(theme, thumbnails, self.film)
        self.setModel(self.film)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._choose)
        thumbnails.arrived.connect(self.viewport().update)

    def show_frames(self, session_id: str, frames: list[FrameRef]) -> None:
        self.film.show(session_id, frames)
        self._snap()
        self.scrollToBottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._snap()

    def _snap(self) -> None:
        """The frames stand just so far apart that no half frame is seen at either end."""
        rows = max(self.height() // self._delegate.least_pitch, 1)
        pitch = self.height() // rows if self.flow() == QListView.Flow.TopToBottom else 0
        if self._delegate.pitch != pitch:
            self._delegate.pitch = pitch
            self.doItemsLayout()
            self.scrollToBottom()
        rest = self.height() - rows * pitch if pitch else 0
        if self.viewportMargins().bottom() != rest:
            self.setViewportMargins(0, 0, 0, rest)

    def set_narrow(self, narrow: bool) -> None:
        if narrow != self._delegate.narrow:
            self._delegate.narrow = narrow
            self._snap()
            self.doItemsLayout()
            self.scrollToBottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(3, 0, 1, self.viewport().height(), self._theme.colour("hair"))
        painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            event.ignore()

    def _choose(self, index: QModelIndex) -> None:
        frame: FrameRef = index.data(FRAME)
        self.frame_chosen.emit(frame.turn)
