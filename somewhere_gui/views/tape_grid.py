"""The shelf of tapes: cards in rows.

May import: Qt, ``theme``, ``tape_card``, ``thumbnails``. Promises: a thousand tapes scroll like ten
(only pictures in sight are fetched).
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from somewhere_gui.theme import Theme
from somewhere_gui.views.tape_card import GAP, TAPE, CardDelegate, Tape, TapeModel
from somewhere_gui.views.thumbnails import Thumbnails


class TapeGrid(QListView):
    """The shelf. Emits ``entered`` on Enter or double click; other keys are the page's."""

    entered = Signal()

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.tapes = TapeModel()
        self.cards = CardDelegate(theme, thumbnails)
        self.setModel(self.tapes)
        self.setItemDelegate(self.cards)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSpacing(0)
        self.verticalScrollBar().setSingleStep(40)
        self.doubleClicked.connect(self.entered)
        thumbnails.arrived.connect(self.viewport().update)
        theme.changed.connect(self._fit)

    @property
    def chosen(self) -> Tape | None:
        index = self.currentIndex()
        return index.data(TAPE) if index.isValid() else None

    @property
    def renaming(self) -> bool:
        return self.state() == QListView.State.EditingState

    def choose(self, key: str) -> None:
        """Select a tape by id, else the first."""
        row = max(self.tapes.row_of(key), 0)
        if self.tapes.rowCount():
            self.setCurrentIndex(self.tapes.index(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        pages = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
        if event.key() in (*arrows, *pages):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            event.ignore()

    def _fit(self) -> None:
        room = self.width() - GAP - self.verticalScrollBar().sizeHint().width() - 2
        self.cards.fit(room, self.height())
        self.setGridSize(self.cards.card + QSize(GAP, GAP))
        self.doItemsLayout()
