"""The tape of this night, frame by frame; choosing one asks to go to it.

May import: Qt, ``theme``, ``reading``, ``thumbnails``. Promises: only frames in sight are fetched; the
present is marked by its outline and its tick, what lies ahead of it by a broken line and dimness, a frame
that another way leaves by a fork: never by colour alone, and always in words as well.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from somewhere_gui import reading
from somewhere_gui.reading import FrameRef, JsonDict
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import outline
from somewhere_gui.views.thumbnails import Thumbnails

FRAME: Final = int(Qt.ItemDataRole.UserRole) + 1
GHOSTS_IN_SIGHT: Final = 3
"""Of the frames ahead, so many are kept in sight below the present one."""
DIM: Final = 0.38
Index = QModelIndex | QPersistentModelIndex
Forks = dict[int, list[JsonDict]]


class FilmModel(QAbstractListModel):
    """The frames of the open session, then those ahead of the present turn (``ghosts``); ``forks`` are the
    other ways that leave a turn. Knows the session so that pictures can be fetched."""

    def __init__(self) -> None:
        super().__init__()
        self._frames: list[FrameRef] = []
        self._ghosts: list[FrameRef] = []
        self._forks: Forks = {}
        self.session_id = ""

    def show(self, session_id: str, frames: list[FrameRef]) -> None:
        """Show these frames; only what is new is inserted when the tape has merely grown."""
        known = len(self._frames)
        if session_id == self.session_id and frames[:known] == self._frames and not self._ghosts:
            if len(frames) > known:
                self.beginInsertRows(QModelIndex(), known, len(frames) - 1)
                self._frames = list(frames)
                self.endInsertRows()
            return
        self.beginResetModel()
        self.session_id, self._frames, self._ghosts = session_id, list(frames), []
        self.endResetModel()

    def show_ways(self, ghosts: list[FrameRef], forks: Forks) -> None:
        """What lies ahead of the newest frame, and where other ways leave."""
        if ghosts == self._ghosts and forks == self._forks:
            return
        self.beginResetModel()
        self._ghosts, self._forks = ghosts, forks
        self.endResetModel()

    @property
    def now(self) -> int:
        """The row of the present frame; -1 where there is none."""
        return len(self._frames) - 1

    def forks_at(self, row: int) -> list[JsonDict]:
        """The other ways that leave the frame of this row."""
        return self._forks.get(self._frames[row].turn, []) if row <= self.now else []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self._frames) + len(self._ghosts)

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        row = index.row()
        frame = self._frames[row] if row <= self.now else self._ghosts[row - self.now - 1]
        if role == FRAME:
            return frame
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(row, frame)
        return None

    def _words(self, row: int, frame: FrameRef) -> str:
        words = self.tr("Turn {turn}").format(turn=frame.turn)
        words += f": {frame.choice}" if frame.choice else ""
        if frame.future:
            return words + " " + self.tr("(ahead)")
        words += " " + self.tr("(now)") if row == self.now else ""
        for way in self.forks_at(row):
            words += ". " + self.tr("Another way from here: {way}").format(way=reading.way_words(way))
        return words


class FrameDelegate(QStyledItemDelegate):
    """Draws one frame of the strip: tick, picture, number."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails, model: FilmModel) -> None:
        super().__init__()
        self._theme, self._thumbnails, self._model = theme, thumbnails, model
        self.narrow = False
        self.pitch = 0
        """From one frame to the next now; 0: the least."""

    def _picture(self) -> QSize:
        return (QSize(54, 30) if self.narrow else QSize(76, 43)) * self._theme.zoom

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self.pitch or self.least_pitch)

    @property
    def least_pitch(self) -> int:
        """From one frame to the next, at least."""
        return round((47 if self.narrow else 54) * self._theme.zoom)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        frame: FrameRef = index.data(FRAME)
        row: QRect = option.rect
        newest = index.row() == self._model.now
        theme, size = self._theme, self._picture()
        box = QRect(row.right() - size.width() + 1, row.top(), size.width(), size.height())
        tick = theme.colour("phosphor" if newest else "edge")
        painter.fillRect(row.left(), box.center().y(), 3 if frame.future else 7, 2 if newest else 1, tick)
        picture = self._thumbnails.get(self._model.session_id, frame.image, size * 2) if frame.image else None
        painter.fillRect(box, theme.colour("deck"))
        if picture is not None and not picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setOpacity(DIM if frame.future else 1.0)
            painter.drawPixmap(box, picture)
            painter.setOpacity(1.0)
        self._number(painter, box, str(frame.turn), dim=bool(frame.future))
        if self._model.forks_at(index.row()):
            self._fork(painter, box)
        self._line(painter, box, option, frame, newest=newest)

    def _line(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, frame: FrameRef, *, newest: bool
    ) -> None:
        """The outline says what the frame is now."""
        theme, state = self._theme, option.state
        if newest or state & QStyle.StateFlag.State_HasFocus:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            outline(painter, box, theme.colour("focus" if focused else "phosphor"), theme.tokens.ring)
        elif state & QStyle.StateFlag.State_MouseOver:
            outline(painter, box, theme.colour("dust2"), 1)
        elif frame.future:
            outline(painter, box, theme.colour("edge"), 1, Qt.PenStyle.DashLine)

    def _number(self, painter: QPainter, box: QRect, number: str, *, dim: bool) -> None:
        font = self._theme.font("reading", 17 / self._theme.text_scale)  # the strip does not grow
        painter.setFont(font)
        zoom, metrics = self._theme.zoom, painter.fontMetrics()
        tall = round(16 * zoom)
        label = QRect(box.left(), box.bottom() - tall + 1, metrics.horizontalAdvance(number) + 6, tall)
        painter.fillRect(label, self._theme.colour("ground"))
        painter.setPen(self._theme.colour("dust3" if dim else "dust"))
        painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), number)

    def _fork(self, painter: QPainter, box: QRect) -> None:
        """A line that parts in two, in the upper right corner."""
        tag = QRect(box.right() - 14, box.top(), 15, 15)
        painter.fillRect(tag, self._theme.colour("ground"))
        painter.setPen(QPen(self._theme.colour("oxide"), 1.4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = tag.left() + 5, tag.top()
        painter.drawLine(x, y + 3, x, y + 12)
        painter.drawLine(x, y + 6, x + 5, y + 12)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


class Filmstrip(QListView):
    """Emits ``frame_chosen`` with the turn of a frame that was clicked or entered, ``ghost_chosen`` with the
    future and turn of one that lies ahead."""

    frame_chosen = Signal(int)
    ghost_chosen = Signal(str, int)

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
        self._to_now()

    def show_ways(self, ghosts: list[FrameRef], forks: Forks) -> None:
        """The frames ahead of the present one, dim, and the turns that other ways leave, marked."""
        self.film.show_ways(ghosts, forks)
        self._to_now()

    def _to_now(self) -> None:
        """The present frame in sight, with a few of those ahead."""
        last = min(self.film.now + GHOSTS_IN_SIGHT, self.film.rowCount() - 1)
        if last >= 0:
            self.scrollTo(self.film.index(last), QListView.ScrollHint.PositionAtBottom)

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
            self._to_now()
        rest = self.height() - rows * pitch if pitch else 0
        if self.viewportMargins().bottom() != rest:
            self.setViewportMargins(0, 0, 0, rest)

    def set_narrow(self, narrow: bool) -> None:
        if narrow != self._delegate.narrow:
            self._delegate.narrow = narrow
            self._snap()
            self.doItemsLayout()
            self._to_now()

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
        if frame.future:
            self.ghost_chosen.emit(frame.future, frame.turn)
        else:
            self.frame_chosen.emit(frame.turn)
