"""All keys in one table. May import: Qt, ``theme``, other views. Promises: lists only what works."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.words import Ground, PageHead, Words

KEYS: Final = (
    (
        "In the night",
        (
            ("1 2 3 4", "Take a choice"),
            ("5", "Type what you do; Enter does it, Esc leaves the line"),
            ("Alt+1 to 4", "Take a choice while typing"),
            ("Space", "Show the rest of the words, or read on"),
            ("PgUp", "Back one turn; what came after is kept"),
            ("G", "The bag"),
            ("L", "Read what was told so far"),
            ("A", "Let the night play itself; any key takes over"),
            ("X", "Write the night down, to keep or to send"),
            ("F5", "Keep a copy of this night as it stands"),
            ("H", "Only the picture; any key brings the rest back"),
            ("Esc", "Stop a turn that is being told, else to the title"),
        ),
    ),
    (
        "On the shelf",
        (
            ("Enter", "Play the chosen tape"),
            ("F2", "Rename"),
            ("B", "Branch: a copy to play another way"),
            ("Del", "Into the bin"),
            ("Z", "Take it back out"),
            ("Ctrl+F", "Find a tape"),
        ),
    ),
    (
        "Everywhere",
        (
            ("Tab", "To the next thing; Enter presses it"),
            ("F9", "Tapes, from the night"),
            ("F11", "Full screen"),
            ("F1", "This page"),
            ("R", "Try again, when something went wrong"),
        ),
    ),
    (
        "With the mouse",
        (
            ("Click", "A choice, or a frame of the tape to go back to it"),
            ("Wheel", "The telling, line by line; on the picture: back one turn"),
            ("Twice", "On the shelf: play that tape"),
        ),
    ),
)


class HelpPage(Ground):
    """Emits ``left``."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        name(self, "helpPage", "Keys", "")
        self.back = KeyButton(theme, "Back", "Esc")
        name(self.back, "helpBack", "Back", "Back (Esc)")
        self.back.clicked.connect(self.left)
        head = PageHead(theme, self.back, "Keys")
        head.addStretch(1)
        body = QWidget()
        columns = self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        columns.setContentsMargins(0, 0, 12, 0)
        columns.setSpacing(48)
        for stretch, tables in ((6, (KEYS[0], KEYS[3])), (5, KEYS[1:3])):
            side = QVBoxLayout()
            side.setSpacing(24)
            for head_words, rows in tables:
                side.addLayout(self._table(head_words, rows))
            side.addStretch(1)
            columns.addLayout(side, stretch)
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 22, 32, 16)
        column.setSpacing(24)
        column.addLayout(head)
        column.addWidget(area, 1)

    def _table(self, head: str, rows: tuple[tuple[str, str], ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(Words(self.theme, head, face="condensed", px=22))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, self.theme.px(84))
        for row, (key, what) in enumerate(rows):
            label = Words(self.theme, key, face="reading", px=20, ink="phosphor")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(self.theme, what, px=16, wrap=True), row, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() / self.theme.scale < 760
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.left.emit()
        else:
            event.ignore()
