"""Everything that was told this night, to read again.

May import: Qt, ``theme``, other views. Promises: opens at the newest turn; every word is real text.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent, QTextBlockFormat, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout

from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.words import Ground, PageHead


class HistoryPage(Ground):
    """Emits ``left``."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        name(self, "historyPage", "What was told", "")
        self._entries: list[dict[str, Any]] = []
        self.back = KeyButton(theme, "Back", "Esc")
        name(self.back, "historyBack", "Back", "Back (Esc)")
        self.back.clicked.connect(self.left)
        self.words = QTextBrowser()
        name(self.words, "historyView", "What was told", "Every turn of this night")
        self.words.document().setDocumentMargin(0)
        self.words.setFrameShape(QTextBrowser.Shape.NoFrame)
        head = PageHead(theme, self.back, "")
        self._title = head.title
        head.addStretch(1)
        self._middle = QHBoxLayout()
        self._middle.addStretch(1)
        self._middle.addWidget(self.words, 8)
        self._middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 22, 32, 16)
        column.setSpacing(20)
        column.addLayout(head)
        column.addLayout(self._middle, 1)
        theme.changed.connect(self._write)

    def show_history(self, title: str, history: list[dict[str, Any]]) -> None:
        """The whole night, oldest first, opened at its end."""
        self._title.setText(title)
        self._entries = history
        self._write()

    def _write(self) -> None:
        self.words.clear()
        self.words.setMaximumWidth(self.theme.px(760))
        cursor = self.words.textCursor()
        for index, entry in enumerate(self._entries):
            turn = entry.get("turn", index)
            choice = str(entry.get("choice") or "")
            self._block(cursor, f"TURN {turn}", "reading", 18, "phosphor", below=2, first=index == 0)
            if choice and choice != "Intro":
                self._block(cursor, choice, "serif", 18, "dust2", italic=True)
            for part in str(entry.get("dispatch") or "").split("\n"):
                if part.strip():
                    self._block(cursor, part.strip(), "serif", 18, "dust")
            self._block(cursor, "", "serif", 10, "dust", below=4)

    def _block(
        self,
        cursor: Any,
        text: str,
        face: str,
        px: int,
        ink: str,
        *,
        italic: bool = False,
        below: int = 10,
        first: bool = False,
    ) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(self.theme.line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setBottomMargin(self.theme.px(below))
        letters = QTextCharFormat()
        letters.setFont(self.theme.font(face, px, italic=italic))
        letters.setForeground(self.theme.colour(ink))
        if first:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block, letters)
        cursor.insertText(text, letters)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        bar = self.words.verticalScrollBar()
        bar.setValue(bar.maximum())
        self.words.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_L):
            self.left.emit()
        else:
            event.ignore()
