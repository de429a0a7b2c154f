"""All keys in one table. May import: Qt, ``theme``, ``keys``, other views. Promises: the table is made from
the player's own keys; lists only what works."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from somewhere_gui.gamepad.buttons import table
from somewhere_gui.keys import ACTIONS, ENDING, EVERYWHERE, NIGHT, SHELF, TITLE, places, said, shown
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.scrolled import Scrolled
from somewhere_gui.views.words import Ground, PageHead, Words


class HelpPage(Ground):
    """Emits ``picked`` with ``change_keys``, and ``left``."""

    picked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        name(self, "helpPage", self.tr("Keys"), "")
        self.back = KeyButton(theme, self.tr("Back"), "@escape")
        name(self.back, "helpBack", self.tr("Back"), self.tr("Back"))
        self.back.clicked.connect(self.left)
        head = PageHead(theme, self.back, self.tr("Keys"))
        head.addStretch(1)
        self.change = KeyButton(theme, self.tr("Change keys"))
        name(
            self.change, "changeKeys", self.change.words, self.tr("Every one can be changed in the settings.")
        )
        self.change.clicked.connect(lambda: self.picked.emit("change_keys"))
        body = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._columns.setContentsMargins(0, 0, 12, 0)
        self._columns.setSpacing(48)
        self._shown = ""
        self.table = Scrolled(theme)
        name(self.table, "helpTable", self.tr("All keys"), self.tr("Up, down and the page keys scroll"))
        self.table.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 22, 32, 16)
        column.setSpacing(24)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        head.addWidget(self.change)  # last: the keys come to it after the table

    def _fill(self) -> None:
        """The table as it is now; made anew only when a key has changed."""
        now = f"{self.theme.settings.keys}|{self.theme.scale}"
        if now == self._shown:
            return
        self._shown = now
        while (old := self._columns.takeAt(0)) is not None:
            home = old.widget()
            if home is not None:
                home.deleteLater()
        tables = {where: self._rows(where) for where in places()}
        heads = places()
        sides = (
            [(heads[NIGHT], tables[NIGHT]), (self.tr("With a gamepad"), table())],
            [(heads[each], tables[each]) for each in (TITLE, ENDING, SHELF, EVERYWHERE)]
            + [(self.tr("With the mouse"), self._mouse())],
        )
        for stretch, side in zip((6, 5), sides, strict=True):
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(24)
            for head, rows in side:
                column.addLayout(self._table(head, rows))
            column.addStretch(1)
            self._columns.addWidget(part, stretch)

    def _rows(self, where: str) -> list[tuple[str, str]]:
        keys = self.theme.keys
        actions = [each for each in ACTIONS if each.where == where and not each.name.startswith("choice")]
        rows = [(keys.words(each.name), said(each)) for each in actions]
        if where == NIGHT:
            numbers = " ".join(keys.words(f"choice{number}") for number in range(1, 5))
            typing = ", ".join(keys.words(f"choose{number}") for number in (1, 4))
            rows.insert(0, (numbers, self.tr("Take a choice; while typing: {keys}").format(keys=typing)))
        if where == EVERYWHERE:
            rows.insert(0, (shown("Tab"), self.tr("To the next thing; Enter presses it")))
        return rows

    def _mouse(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Click"), self.tr("A choice, or a frame of the tape to go back to it")),
            (self.tr("Click"), self.tr("On the words: the rest of them, or read on")),
            (self.tr("Wheel"), self.tr("The telling, line by line; on the picture: back one turn")),
            (self.tr("Middle"), self.tr("Only the picture")),
            (self.tr("Right"), self.tr("To the title; the night is saved")),
            (self.tr("Twice"), self.tr("On the shelf: play that tape")),
        ]

    def _table(self, head: str, rows: list[tuple[str, str]]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(Words(self.theme, head, face="condensed", px=22))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, self.theme.px(84))
        for row, (key, what) in enumerate(rows):
            label = Words(self.theme, key, face="reading", px=20, ink="phosphor")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(self.theme, what, px=16, wrap=True), row, 1)
        column.addLayout(grid)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Two columns, or one where it is narrow for the size of text."""
        narrow = self.width() / self.theme.scale < 760
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def showEvent(self, event: QShowEvent) -> None:
        self._fill()
        self._fit()
        super().showEvent(event)
        self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.pressed(event) in ("escape", "help"):
            self.left.emit()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar = self.table.verticalScrollBar()
            down = event.key() == Qt.Key.Key_PageDown
            bar.setValue(bar.value() + (bar.pageStep() if down else -bar.pageStep()))
        else:
            event.ignore()
