"""A sheet of small pictures, each with a line of words below.

May import: Qt, ``theme``. Promises: as tall as its rows, so that the page scrolls and not the sheet; the
arrows walk on it, and every other key goes to the page.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from somewhere_gui.theme import Theme

GAP: Final = 11
ROW: Final = 8
"""Pictures in a row at full width."""
WIDE: Final = 1000
"""Width of a sheet that has room for whole rows, px."""
LEAST: Final = 120
"""A picture is no narrower than this, in pixels of the drawings, so that its words have room."""
FEWEST: Final = 4
ARROWS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class PictureDelegate(QStyledItemDelegate):
    """Knows how large a picture is; ``picture`` is set by the sheet."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.picture = QSize(143, 80)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self.picture + QSize(GAP, self.theme.px(22) + 8)


class PictureSheet(QListView):
    """Shows what the model has, as the delegate paints it."""

    def __init__(self, model: QAbstractListModel, delegate: PictureDelegate) -> None:
        super().__init__()
        self._delegate, self._columns = delegate, ROW
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self, width: int) -> None:
        """Pictures for a sheet this wide."""
        most = ROW if width >= WIDE else ROW - 2
        self._columns = min(most, max(width // self._delegate.theme.px(LEAST), FEWEST))
        wide = (width - 2) // self._columns - GAP
        self._delegate.picture = QSize(wide, round(wide * 9 / 16))
        self.measure()

    def measure(self) -> None:
        """As tall as the rows that there are now."""
        rows = -(-self.model().rowCount() // self._columns)
        size = self._delegate.sizeHint(QStyleOptionViewItem(), QModelIndex())
        self.setGridSize(size)
        self.setFixedHeight(max(rows, 1) * size.height() + 4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            super().keyPressEvent(event)
        else:
            event.ignore()
