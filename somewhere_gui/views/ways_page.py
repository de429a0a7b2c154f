"""The other ways that this night went: futures that were left, each to be taken up again.

May import: Qt, ``theme``, ``reading``, other views. Promises: nothing is lost by taking one up, and the page
says so; every way is told in words, its last frame beside it.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout

from somewhere_gui import reading
from somewhere_gui.keys import NIGHT
from somewhere_gui.reading import JsonDict
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import ONE_LINE, KeyButton, name, outline
from somewhere_gui.views.filmstrip import Index
from somewhere_gui.views.flow_row import FlowRow
from somewhere_gui.views.thumbnails import Thumbnails
from somewhere_gui.views.words import Ground, Hairline, PageHead, Words

WAY: Final = int(Qt.ItemDataRole.UserRole) + 1
PICTURE: Final = QSize(224, 126)
TELLING_LINES: Final = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)


def lines(way: JsonDict) -> tuple[str, str, str]:
    """Title, reading and last words of a way."""
    frames = way.get("frames") or []
    first = str(frames[0].get("choice") or "") if frames else ""
    count = len(frames)
    translate = QCoreApplication.translate
    begun = translate("WaysPage", "FROM TURN {turn}").format(turn=way.get("from_turn", 0))
    turns = translate("WaysPage", "1 TURN") if count == 1 else translate("WaysPage", "{count} TURNS")
    numbers = f"{begun}  {turns.format(count=count)}  "
    numbers += reading.clock(str(way.get("time_of_day") or ""))
    if way.get("ending"):
        numbers += "  " + translate("WaysPage", "ENDED")
    where = str(way.get("place") or "")
    told = " ".join(str(way.get("words") or "").split())
    return first or where, numbers, f"{where}. {told}" if where else told


class WayModel(QAbstractListModel):
    """The futures of the open night."""

    def __init__(self) -> None:
        super().__init__()
        self._ways: list[JsonDict] = []

    def show(self, ways: list[JsonDict]) -> None:
        self.beginResetModel()
        self._ways = ways
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self._ways)

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        way = self._ways[index.row()]
        if role == WAY:
            return way
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ". ".join(part for part in lines(way) if part)
        return None


class _WayDelegate(QStyledItemDelegate):
    """One way: its last frame, the choice that began it, where it led."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme, self._thumbnails = theme, thumbnails
        self.session_id = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(300, max(PICTURE.height(), self._theme.px(116)) + 15)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px = self._theme, self._theme.px
        way: JsonDict = index.data(WAY)
        card: QRect = option.rect.adjusted(0, 0, -1, -13)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focus = chosen and option.widget is not None and option.widget.hasFocus()
        painter.fillRect(card, theme.colour("warm" if chosen and not focus else "deck2" if hover else "deck"))
        box = QRect(card.left() + 1, card.top() + 1, PICTURE.width(), card.height() - 2)
        self._picture(painter, box, way)
        ink = "focus" if focus else "oxide" if chosen else "dust2" if hover else "hair"
        outline(painter, card, theme.colour(ink), theme.tokens.ring if focus else theme.tokens.line)
        title, numbers, told = lines(way)
        words = QRect(box.right() + px(18), card.top() + px(10), card.right() - box.right() - px(32), px(28))
        elide = Qt.TextElideMode.ElideRight
        for face, size, colour, text in (
            ("condensed", 20, "dust", title),
            ("reading", 18, "dust2", numbers),
        ):
            painter.setFont(theme.font(face, size))
            painter.setPen(theme.colour(colour))
            painter.drawText(words, ONE_LINE, painter.fontMetrics().elidedText(text, elide, words.width()))
            words = words.translated(0, px(26))
        painter.setFont(theme.font("sans", 15))
        line = painter.fontMetrics().lineSpacing()
        words.setHeight((card.bottom() - px(6) - words.top()) // line * line)  # no line is cut through
        painter.drawText(words, TELLING_LINES, told)

    def _picture(self, painter: QPainter, box: QRect, way: JsonDict) -> None:
        painter.fillRect(box, self._theme.colour("ground"))
        picture = self._thumbnails.get("", str(way["image"]), PICTURE) if way.get("image") else None
        if picture is not None and not picture.isNull():
            at = QRect(0, 0, PICTURE.width(), PICTURE.height())
            at.moveCenter(box.center())
            painter.drawPixmap(at, picture)


class WaysPage(Ground):
    """Emits ``taken`` with the id of a future, and ``left``."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__(theme)
        name(self, "waysPage", self.tr("Other ways"), "")
        self.ways = WayModel()
        self.back = KeyButton(theme, self.tr("Back"), "@escape")
        self.take = KeyButton(theme, self.tr("Take this way"), "Enter", kind="first")
        self.view = QListView()
        self.note = Words(theme, px=14, ink="dust2")
        self._empty = Words(theme, px=16, ink="dust2", wrap=True)
        self._build(_WayDelegate(theme, thumbnails))
        thumbnails.arrived.connect(self.view.viewport().update)
        theme.changed.connect(self.view.doItemsLayout)
        theme.changed.connect(self._fit)

    def show_ways(self, session_id: str, ways: list[JsonDict]) -> None:
        """The futures of this night, the one left last first."""
        self._delegate.session_id = session_id
        self.ways.show(ways)
        self.view.setVisible(bool(ways))
        self._empty.setVisible(not ways)
        self.take.setEnabled(bool(ways))
        if ways:
            self.view.setCurrentIndex(self.ways.index(0))
            self.view.setFocus()
        else:
            self.back.setFocus()

    def _take(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.taken.emit(str(index.data(WAY)["id"]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.pressed(event, NIGHT)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif action in ("escape", "ways"):
            self.left.emit()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The note is left out where it is narrow for the size of text."""
        self.note.setVisible(self.width() / self.theme.scale >= 760)

    def _build(self, delegate: _WayDelegate) -> None:
        self._delegate = delegate
        name(self.back, "waysBack", self.tr("Back"), self.tr("Back"))
        name(self.take, "takeWay", self.tr("Take this way"), self.tr("Go on along the chosen way"))
        name(self.view, "waysList", self.tr("Other ways"), self.tr("Choose one to go on along it"))
        name(self.note, "waysNote", self.tr("Status"), "")
        self._empty.setText(self.tr("This night has gone one way so far. Go back and choose otherwise."))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.note.setText(self.tr("The present way is kept among them."))
        self.view.setModel(self.ways)
        self.view.setItemDelegate(delegate)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.doubleClicked.connect(self._take)
        self.back.clicked.connect(self.left)
        self.take.clicked.connect(self._take)
        head = PageHead(self.theme, self.back, self.tr("Other ways"))
        head.addStretch(1)
        foot = FlowRow()
        foot.addWidget(self.take)
        foot.add_right(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 22, 32, 16)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(Hairline(self.theme))
        column.addLayout(foot)
