"""The papers that were read this night, each as it is written, to read again.

May import: Qt, ``theme``, ``reading``, other views. Promises: every word is real text, its lines as they
stand on the paper; the list is left out where there is only one.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from somewhere_gui.keys import NIGHT
from somewhere_gui.reading import PaperRef
from somewhere_gui.theme import TELLING, Theme
from somewhere_gui.views import whole_lines
from somewhere_gui.views.buttons import ONE_LINE, KeyButton, name, outline
from somewhere_gui.views.controls import PickBox
from somewhere_gui.views.filmstrip import Index
from somewhere_gui.views.words import Ground, PageHead, Words

WIDE: Final = 700
"""Of the sheet, at 100 % text."""


class Sheet(QWidget):
    """A sheet with a turned corner, as tall as its words if there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words = QTextBrowser()
        self.words.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.words.setOpenLinks(False)
        self.words.document().setDocumentMargin(0)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.words)

    def write(self, text: str) -> None:
        """The paper's own lines, from the top."""
        theme = self._theme
        self._column.setContentsMargins(theme.px(34), theme.px(28), theme.px(14), theme.px(20))
        self.words.clear()
        cursor = QTextCursor(self.words.document())
        letters, block = QTextCharFormat(), QTextBlockFormat()
        letters.setFont(theme.font(TELLING, 18))
        letters.setForeground(theme.colour("dust"))
        block.setLineHeight(theme.line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)
        # A no-break space keeps the columns of a list where they are.
        cursor.insertText(text.replace("  ", "\u00a0 "), letters)
        self.words.moveCursor(QTextCursor.MoveOperation.Start)
        self.words.verticalScrollBar().setValue(0)

    def height_for(self, width: int) -> int:
        """How tall it is with all its words."""
        edges = self._column.contentsMargins()
        twin = self.words.document().clone()
        twin.setTextWidth(width - edges.left() - edges.right() - self._theme.px(8))
        tall = round(twin.size().height())
        twin.deleteLater()
        return tall + edges.top() + edges.bottom() + self._theme.px(4)

    def snap(self) -> None:
        """End with a whole line, where there are more of them than there is room for."""
        edges, least = self._column.contentsMargins(), self._theme.px(20)
        edges.setBottom(least)
        self._column.setContentsMargins(edges)
        self._column.activate()  # the lines are broken anew
        inside = self.words.viewport().height()
        whole = [bottom for _, bottom in whole_lines.lines(self.words.document()) if bottom <= inside]
        if whole and inside < self.words.document().size().height():
            edges.setBottom(least + inside - round(whole[-1]))
            self._column.setContentsMargins(edges)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, corner = QPainter(self), QRectF(self.rect()), self._theme.px(22)
        edge = QPointF(box.right() - corner, box.top()), QPointF(box.right(), box.top() + corner)
        sheet = [box.topLeft(), edge[0], edge[1], box.bottomRight(), box.bottomLeft()]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("hair"), self._theme.tokens.line))
        painter.setBrush(self._theme.colour("deck2"))
        painter.drawPolygon(sheet)
        painter.setBrush(self._theme.colour("hair" if self._theme.tokens.line == 1 else "deck"))
        painter.drawPolygon([edge[0], QPointF(edge[0].x(), edge[1].y()), edge[1]])


class _NameDelegate(QStyledItemDelegate):
    """The name of a paper; a bar beside the one that lies open."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._theme.px(38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box, state = self._theme, option.rect, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("warm" if chosen else "deck2"))
        if chosen:
            painter.fillRect(box.left(), box.top(), 4, box.height(), theme.colour("oxide"))
        if chosen and option.widget is not None and option.widget.hasFocus():
            outline(painter, box, theme.colour("focus"), theme.tokens.ring)
        painter.setFont(theme.font("sans", 16))
        painter.setPen(theme.colour("dust"))
        words = box.adjusted(theme.px(16), 0, -theme.px(8), 0)
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, ONE_LINE, name)


class PapersPage(Ground):
    """Emits ``left``."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        name(self, "papersPage", self.tr("Papers"), "")
        self._papers: list[PaperRef] = []
        self.back = KeyButton(theme, self.tr("Back"), "@escape")
        self.list = QListWidget()
        self.pick = PickBox(theme)
        self.sheet = Sheet(theme)
        self._head = PageHead(theme, self.back, "")
        self._when = Words(theme, face="reading", px=20, ink="dust2")
        self._desk = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build(_NameDelegate(theme))
        self.back.clicked.connect(self.left)
        self.list.currentRowChanged.connect(self._show)
        self.pick.activated.connect(self.list.setCurrentRow)
        theme.changed.connect(self._style)
        self._style()

    def show_papers(self, papers: list[PaperRef], wanted: str) -> None:
        """All papers of the night; ``wanted`` is the id of the one that is opened."""
        self._papers = papers
        self.list.blockSignals(True)
        self.list.clear()
        self.pick.clear()
        for paper in papers:
            item = QListWidgetItem(paper.name)
            told = self.tr("{paper}, read on turn {turn}").format(paper=paper.name, turn=paper.turn)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            item.setToolTip(told)
            self.list.addItem(item)
            self.pick.addItem(paper.name)
        ids = [paper.id for paper in papers]
        self.list.setCurrentRow(ids.index(wanted) if wanted in ids else len(ids) - 1)
        self.list.blockSignals(False)
        self._show(self.list.currentRow())
        self.sheet.words.setFocus()

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._papers):
            paper = self._papers[row]
            self.pick.setCurrentIndex(row)
            self._when.setText(self.tr("TURN {turn}").format(turn=paper.turn))
            self.sheet.words.setAccessibleName(paper.name)
            self.sheet.write(paper.text)
            self._fit()

    def _build(self, delegate: _NameDelegate) -> None:
        self._delegate = delegate
        name(self.back, "papersBack", self.tr("Back"), self.tr("Back"))
        name(self.list, "papersList", self.tr("Papers"), self.tr("What was read this night"))
        name(self.pick, "papersPick", self.tr("Papers"), self.tr("What was read this night"))
        name(self.sheet.words, "paperView", self.tr("The paper"), self.tr("What is written on it"))
        self.list.setItemDelegate(delegate)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._head.title.setWordWrap(True)
        self._head.setStretchFactor(self._head.title, 1)
        self._head.addWidget(self._when)
        self.sheet.setParent(self._desk)
        self._desk.installEventFilter(self)
        self._row.setSpacing(24)
        self._row.addWidget(self.list)
        self._row.addWidget(self.pick)
        self._row.addWidget(self._desk, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 22, 32, 24)
        column.setSpacing(20)
        column.addLayout(self._head)
        column.addLayout(self._row, 1)

    def _style(self) -> None:
        self.pick.setFont(self.theme.font("sans", 16))
        self.pick.setMinimumHeight(self.theme.px(38))
        self.list.doItemsLayout()
        self._show(self.list.currentRow())

    def _fit(self) -> None:
        """The list beside the paper, a box to pick from above it where that is narrow."""
        narrow, several = self.width() / self.theme.scale < 900, len(self._papers) > 1
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self.list.setFixedWidth(self.theme.px(220))
        self.list.setVisible(several and not narrow)
        self.pick.setVisible(several and narrow)
        names = (paper.name for paper in self._papers[self.list.currentRow() :])
        self._head.title.setText("" if several and narrow else next(names, ""))  # else the box says it
        self._row.activate()
        self._lay_down()

    def _lay_down(self) -> None:
        """The paper onto the desk."""
        wide = min(self._desk.width(), self.theme.px(WIDE))
        tall = min(self.sheet.height_for(wide), self._desk.height())
        self.sheet.setGeometry((self._desk.width() - wide) // 2, 0, wide, tall)
        self.sheet.snap()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lay_down()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.pressed(event, NIGHT) in ("escape", "papers"):
            self.left.emit()
        else:
            event.ignore()
