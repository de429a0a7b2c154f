"""Text of which only whole lines are seen: where its lines are, and what covers the others.

May import: Qt, ``theme``. Promises: a cover takes no clicks and looks like the ground behind it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QWidget

from somewhere_gui.theme import Theme


def lines(document: QTextDocument) -> list[tuple[float, float]]:
    """Top and bottom of every line, in the document's coordinates."""
    found = []
    layout = document.documentLayout()
    block = document.begin()
    while block.isValid():
        top = layout.blockBoundingRect(block).top()
        laid = block.layout()
        for index in range(laid.lineCount()):
            rect = laid.lineAt(index).rect()
            found.append((top + rect.top(), top + rect.bottom()))
        block = block.next()
    return found


class Cover(QWidget):
    """Covers a line that is not seen whole; with a ``key``, it says how to read on."""

    def __init__(self, theme: Theme, parent: QWidget, key: str = "") -> None:
        super().__init__(parent)
        self._theme, self._over, self._key = theme, parent, key
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def put(self, top: int, height: int) -> None:
        """Over the whole width, from here, so tall; hidden where there is nothing to cover."""
        self.setGeometry(0, top, self._over.width(), max(height, 0))
        self.setVisible(height > 0)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setBrushOrigin(-self.mapTo(self.window(), self.rect().topLeft()))
        painter.fillRect(self.rect(), self._theme.ground())
        if self._key:
            painter.setFont(self._theme.font("reading", 18))
            painter.setPen(self._theme.colour("phosphor"))
            box = self.rect().adjusted(0, 0, -self._theme.px(10), 0)
            more = self.tr("more, {key}").format(key=self._theme.keys.words(self._key))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), more)
