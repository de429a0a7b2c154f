"""A row of buttons that becomes two or three when the words are large or the window is small.

May import: Qt. Promises: nothing is squeezed below its size hint; what is added with
:meth:`FlowRow.add_right` stands at the right edge of its row.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowRow(QLayout):
    """Left to right, then down. ``spacing()`` lies between items and between rows."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._right: list[QWidget] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def add_right(self, widget: QWidget) -> None:
        """Add one more item to those at the right edge; they come last."""
        self._right.append(widget)
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        return sum(height for _, height in rows) + self.spacing() * max(len(rows) - 1, 0)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(width, self.heightForWidth(max(width, 1)))

    def minimumSize(self) -> QSize:
        """One row of its tallest item: how many rows it is depends on the width, see ``heightForWidth``."""
        sizes = [item.sizeHint() for item in self._shown()]
        widest, tallest = (
            max((side(size) for size in sizes), default=0) for side in (QSize.width, QSize.height)
        )
        return QSize(widest, tallest)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        y = rect.top()
        for row, height in self._rows(rect.width()):
            x = rect.left()
            right = [item for item in row if item.widget() in self._right]
            wide = sum(item.sizeHint().width() + self.spacing() for item in right) - self.spacing()
            for item in row:
                size = item.sizeHint()
                if right and item is right[0]:
                    x = rect.right() + 1 - wide
                item.setGeometry(QRect(x, y + (height - size.height()) // 2, size.width(), size.height()))
                x += size.width() + self.spacing()
            y += height + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[tuple[list[QLayoutItem], int]]:
        """The items of each row, and its height."""
        rows: list[tuple[list[QLayoutItem], int]] = []
        left = width
        for item in self._shown():
            size = item.sizeHint()
            if not rows or size.width() > left:
                rows.append(([item], size.height()))
                left = width - size.width() - self.spacing()
            else:
                row, height = rows[-1]
                rows[-1] = ([*row, item], max(height, size.height()))
                left -= size.width() + self.spacing()
        return rows
