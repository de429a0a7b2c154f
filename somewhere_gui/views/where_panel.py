"""Where the night is played, as two cards and the address of a server.

May import: Qt, ``theme``, other views. Promises: the cards are native radio buttons; the token is
shown as dots and never leaves this panel but to be asked with; what the server said is text.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import ONE_LINE, WRAP, KeyButton, name, outline
from somewhere_gui.views.words import Words


class PlaceCard(QRadioButton):
    """One of the two places: a box that is filled when chosen, a name, a sentence, a word of state."""

    def __init__(self, theme: Theme, title: str, line: str) -> None:
        super().__init__(title)
        self._theme, self._line, self._state = theme, line, ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleDescription(line)
        theme.changed.connect(self.updateGeometry)

    def set_state(self, words: str) -> None:
        """One word at the foot of the card."""
        self._state = words
        self.setAccessibleDescription(f"{self._line} {words}".strip())
        self.update()

    def hitButton(self, pos: object) -> bool:
        return True

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self._theme.px
        room = QRect(0, 0, max(width - px(32), 60), 10000)
        words = QFontMetrics(self._theme.font("sans", 15)).boundingRect(room, WRAP, self._line)
        return px(52) + words.height() + px(46)

    def sizeHint(self) -> QSize:
        width = self._theme.px(260)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(120))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        chosen, box = self.isChecked(), self.rect()
        painter.fillRect(box, theme.colour("warm" if chosen else "deck2" if self.underMouse() else "deck"))
        outline(painter, box, theme.colour("oxide" if chosen else "hair"), theme.tokens.line)
        sign = QRect(px(16), px(20), px(17), px(17))
        outline(painter, sign, theme.colour("oxide" if chosen else "edge"), 2)
        if chosen:
            inset = px(4)
            painter.fillRect(sign.adjusted(inset, inset, -inset, -inset), theme.colour("oxide"))
        if self.hasFocus():
            outline(painter, box, theme.colour("focus"), theme.tokens.ring)
        painter.setFont(theme.font("condensed", 22))
        painter.setPen(theme.colour("dust"))
        painter.drawText(QRect(px(46), px(12), box.width() - px(56), px(34)), ONE_LINE, self.text())
        painter.setFont(theme.font("sans", 15))
        painter.setPen(theme.colour("dust" if chosen else "dust2"))
        words = QRect(px(16), px(52), box.width() - px(32), box.height() - px(52 + 40))
        painter.drawText(words, int(Qt.TextFlag.TextWordWrap), self._line)
        painter.setFont(theme.font("reading", 18))
        painter.setPen(theme.colour("phosphor" if chosen else "dust2"))
        foot = QRect(px(16), box.height() - px(36), box.width() - px(32), px(24))
        painter.drawText(foot, ONE_LINE, self._state.upper())


class WherePanel(QWidget):
    """Emits ``picked`` (True: the server), ``checked`` (ask the server) and ``edited`` (its address)."""

    picked = Signal(bool)
    checked = Signal()
    edited = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._far = False
        self.near = PlaceCard(
            theme,
            self.tr("This computer's tapes"),
            self.tr("Plays offline, from the tapes on this disk. Nothing leaves this computer."),
        )
        self.far = PlaceCard(
            theme,
            self.tr("A server"),
            self.tr(
                "The night is played there. Going back, copies, names and the bin stay with that machine."
            ),
        )
        self.address = QLineEdit()
        self.token = QLineEdit()
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.check = KeyButton(theme, self.tr("Check it"))
        self.found = Words(theme, px=15, ink="dust2", wrap=True)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._name()
        theme.changed.connect(self._style)
        self._style()

    @property
    def chosen(self) -> PlaceCard:
        return self.far if self._far else self.near

    def show_where(self, address: str) -> None:
        """The night is played at this address now; empty: on this computer."""
        self._far = bool(address)
        if address:
            self.address.setText(address)
        self.check.setEnabled(True)
        self._mark()

    def say(self, words: str, *, busy: bool = False) -> None:
        """What is going on, or what the server said."""
        self.found.setText(words)
        self.check.setEnabled(not busy)

    def refuse(self, words: str) -> None:
        """The server cannot be played on: everything stays as it was."""
        self.say(words)
        self._mark()

    def _mark(self) -> None:
        self.chosen.setChecked(True)
        self.near.set_state("" if self._far else self.tr("playing here"))
        self.far.set_state(self.tr("playing here") if self._far else "")

    def _pick(self, far: bool) -> None:
        if far != self._far:
            self.picked.emit(far)

    def _enter(self) -> None:
        self.edited.emit(self.address.text().strip())
        if self._far:
            self.picked.emit(True)
        else:
            self.checked.emit()

    def _build(self) -> None:
        group = QButtonGroup(self)
        self._cards.setSpacing(12)
        for card in (self.near, self.far):
            group.addButton(card)
            self._cards.addWidget(card, 1)
        grid = QGridLayout()
        grid.setVerticalSpacing(9)
        grid.setHorizontalSpacing(20)
        grid.setColumnStretch(0, 41)
        grid.setColumnStretch(1, 59)
        for row, (words, field) in enumerate(
            (
                (self.tr("Address of the server"), self.address),
                (self.tr("Token, for this run only"), self.token),
            )
        ):
            label = Words(self._theme, words, px=16, wrap=True)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        answer = QHBoxLayout()
        answer.setSpacing(12)
        answer.addWidget(self.check, 0, Qt.AlignmentFlag.AlignTop)
        answer.addWidget(self.found, 1)
        grid.addLayout(answer, 2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._cards)
        column.addLayout(grid)
        self.near.clicked.connect(lambda: self._pick(False))
        self.far.clicked.connect(lambda: self._pick(True))
        self.check.clicked.connect(self._check)
        self.address.returnPressed.connect(self._enter)
        self.token.returnPressed.connect(self._enter)
        self.address.editingFinished.connect(lambda: self.edited.emit(self.address.text().strip()))

    def _check(self) -> None:
        self.edited.emit(self.address.text().strip())
        self.checked.emit()

    def _name(self) -> None:
        for card, object_name in ((self.near, "nearCard"), (self.far, "farCard")):
            card.setObjectName(object_name)
            card.setToolTip(card.accessibleDescription())
        name(
            self.address,
            "serverAddress",
            self.tr("Address of the server"),
            self.tr("Such as http://127.0.0.1:5001"),
        )
        name(
            self.token,
            "serverToken",
            self.tr("Token of the server"),
            self.tr("Kept for this run only, never written down"),
        )
        name(self.check, "checkServer", self.tr("Check it"), self.tr("Ask the server what it is"))
        name(self.found, "serverAnswer", self.tr("What the server said"), "")
        self.token.setPlaceholderText(self.tr("If the server asks for one"))

    def _style(self) -> None:
        for field in (self.address, self.token):
            field.setFont(self._theme.font("sans", 15))
            field.setFixedHeight(self._theme.px(38))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The cards side by side, or one below the other where it is narrow for the size of text."""
        narrow = self.width() / self._theme.scale < 500
        directions = QBoxLayout.Direction
        self._cards.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
