"""What can be done next: the time for it, up to four choices, a typed line, and at the end the way on.

May import: Qt, ``theme``. Promises: an action is emitted with the turn it was offered for; once
locked, nothing is emitted; at most four buttons exist and they keep their identity over turns.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from engine.state import MAX_ACTION_LENGTH
from somewhere_gui.keys import EVERYWHERE, NIGHT, TYPING
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import ONE_LINE, ChoiceButton, KeyButton, name
from somewhere_gui.views.countdown_bar import CountdownBar

MOST: Final = 4


class TypedLine(QLineEdit):
    """The line for one's own words. Emits ``left`` on Esc and ``number_pressed`` on Alt+1 to 4."""

    left = Signal()
    number_pressed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setMaxLength(MAX_ACTION_LENGTH)
        self.setPlaceholderText(self.tr("Or say what you do …"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._style)
        self._style()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = self._theme.keys
        action, typing = keys.action(event, EVERYWHERE, NIGHT), keys.action(event, TYPING)
        if action == "escape":
            self.left.emit()
        elif typing:
            self.number_pressed.emit(int(typing[-1]))
        elif action in ("back", "skip"):
            event.accept()  # the tape stands while one types
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self._theme.font("reading", 20))
        painter.setPen(self._theme.colour("dust3" if self.isEnabled() else "disabled"))
        painter.drawText(self.rect().adjusted(self._theme.px(14), 0, 0, 0), ONE_LINE, self._key())

    def _key(self) -> str:
        """The key that leads here."""
        return self._theme.keys.words("type")

    def _style(self) -> None:
        self.setFont(self._theme.font("sans", 16))
        self.setFixedHeight(self._theme.px(38))
        key = QFontMetrics(self._theme.font("reading", 20)).horizontalAdvance(self._key())
        self.setTextMargins(key + self._theme.px(18), 0, 0, 0)


class ChoicePanel(QWidget):
    """Emits ``acted(words, turn)``; ``on_pressed`` when the night is over; ``paper_pressed`` to see what was
    read; ``left_typing``."""

    acted = Signal(str, int)
    paper_pressed = Signal()
    on_pressed = Signal()
    left_typing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._turn = 0
        self._locked = True
        self.buttons = [ChoiceButton(theme, number) for number in range(1, MOST + 1)]
        self.countdown = CountdownBar(theme)
        self.paper = KeyButton(theme, "", "@papers", px=16)
        self.typed = TypedLine(theme)
        self.send = KeyButton(theme, self.tr("Do it"), "Enter", px=16)
        self.on = KeyButton(theme, self.tr("How the night ended"), "Enter", kind="first", px=16)
        self._column = QVBoxLayout(self)
        self._build()
        self.typed.returnPressed.connect(self._say)
        self.typed.number_pressed.connect(self.choose)
        self.typed.left.connect(self.left_typing)
        self.send.clicked.connect(self._say)
        self.on.clicked.connect(self.on_pressed)
        self.paper.clicked.connect(self.paper_pressed)
        self.typed.textChanged.connect(self._typing)
        theme.changed.connect(self.updateGeometry)

    @property
    def offered(self) -> list[str]:
        return [button.words for button in self.buttons if not button.isHidden()]

    @property
    def locked(self) -> bool:
        return self._locked

    def height_for(self, width: int) -> int:
        """Height of everything shown, at this width."""
        height = self._column.heightForWidth(width)
        return height if height > 0 else self._column.sizeHint().height()

    def offer(self, choices: list[str], notes: dict[str, str]) -> None:
        """Show these choices, not yet usable."""
        for number, button in enumerate(self.buttons):
            shown = number < len(choices)
            button.setVisible(shown)
            button.set_chosen(False)
            button.set_busy(False)
            if shown:
                button.set_choice(choices[number], notes.get(choices[number], ""))
        self.on.hide()
        if not choices:
            self.countdown.hide()
        self.typed.setVisible(bool(choices))
        self.send.setVisible(bool(choices))
        self._column.invalidate()

    def show_paper(self, called: str) -> None:
        """Offer to see the paper that was read on this turn; no name: none was."""
        self.paper.set_words(self.tr("Read it whole: {paper}").format(paper=called) if called else "")
        self.paper.setVisible(bool(called))
        self._column.invalidate()

    def unlock(self, turn: int) -> None:
        """Actions may be taken, as this turn."""
        self._turn, self._locked = turn, False
        for button in self.buttons:
            button.set_chosen(False)
            button.set_busy(False)
            button.setEnabled(True)
        self.send.set_chosen(False)
        self.send.set_busy(False)
        self.typed.setEnabled(True)
        self._typing(self.typed.text())

    def lock(self, words: str = "") -> None:
        """Nothing may be taken; the button of ``words`` (or the typed line's) is marked as taken."""
        self._locked = True
        taken = False
        for button in self.buttons:
            mine = not button.isHidden() and button.words == words and bool(words)
            taken = taken or mine
            button.set_chosen(mine)
            button.set_busy(mine)
            button.setEnabled(False)
        typed = bool(words) and not taken
        self.send.set_chosen(typed)
        self.send.set_busy(typed)
        self.send.setEnabled(False)
        self.typed.setEnabled(False)

    def rest(self) -> None:
        """Stay locked, but nothing is going on: the moving line stops and the mark stays."""
        for button in (*self.buttons, self.send):
            button.set_busy(False)

    def offer_end(self) -> None:
        """The night is over: one way on."""
        self.offer([], {})
        self.on.show()
        self._column.invalidate()

    def choose(self, number: int) -> None:
        """Press choice ``number`` (1 to 4), if it is offered and inputs are open."""
        if 1 <= number <= MOST:
            button = self.buttons[number - 1]
            if not self._locked and not button.isHidden():
                self._take(button.words)

    def clear_typed(self) -> None:
        self.typed.clear()

    def _say(self) -> None:
        words = self.typed.text().strip()
        if words:
            self._take(words)
        elif not self._locked:
            self.typed.setFocus()

    def _take(self, words: str) -> None:
        if not self._locked:
            self.acted.emit(words, self._turn)

    def _typing(self, text: str) -> None:
        self.send.setEnabled(not self._locked)

    def _build(self) -> None:
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.countdown)
        name(self.paper, "paperButton", self.tr("Read it whole"), self.tr("See the paper itself"))
        column.addWidget(self.paper)
        self.paper.hide()
        for number, button in enumerate(self.buttons, 1):
            name(button, f"choice{number}", "", self.tr("Choice {number}").format(number=number))
            column.addWidget(button)
            button.clicked.connect(lambda _=False, number=number: self.choose(number))
            button.hide()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.setContentsMargins(0, 4, 0, 0)
        name(
            self.typed, "customAction", self.tr("Say what you do"), self.tr("Type any action and press Enter")
        )
        name(self.send, "sendAction", self.tr("Do it"), self.tr("Do what you typed"))
        name(
            self.on,
            "endingButton",
            self.tr("How the night ended"),
            self.tr("See what decided the night"),
        )
        row.addWidget(self.typed)
        row.addWidget(self.send)
        column.addLayout(row)
        column.addWidget(self.on)
        self.on.hide()
