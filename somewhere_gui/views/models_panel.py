"""Who tells the night, as three cards: offline, a model on this computer, one in the cloud.

May import: Qt, ``theme``, other views. Promises: the cards are native radio buttons, their buttons follow
them in the order of the keys; a key is shown as dots, given out once and forgotten here.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.where_panel import PlaceCard
from somewhere_gui.views.words import Words

PLACES: Final = ("offline", "near", "cloud")


class TellerCard(PlaceCard):
    """A card with a button of its own in its lower corner."""

    def __init__(self, theme: Theme, title: str, line: str, does: str = "") -> None:
        super().__init__(theme, title, line)
        self.button: KeyButton | None = None
        if does:
            # Placed by hand: the height of a widget with a layout of its own does not follow its width.
            self.button = KeyButton(theme, does, px=14)
            self.button.setParent(self)

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width) + self._theme.px(16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_button()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.place_button()

    def place_button(self) -> None:
        """Into the lower right corner."""
        button, px = getattr(self, "button", None), self._theme.px
        if button is not None:
            size = button.sizeHint()
            button.setGeometry(
                self.width() - size.width() - px(12), self.height() - size.height() - px(10), *size.toTuple()
            )

    def set_line(self, line: str) -> None:
        """Another sentence on it."""
        if line != self._line:
            self._line = line
            self.setAccessibleDescription(line)
            self.updateGeometry()
            self.update()


class ModelsPanel(QWidget):
    """Emits ``picked`` (one of :data:`PLACES`), ``test_asked``, ``stop_asked``, ``look_asked`` (for servers
    on this computer), ``key_given`` (the key), ``key_forgotten``, ``advice_taken``."""

    picked = Signal(str)
    test_asked = Signal()
    stop_asked = Signal()
    look_asked = Signal()
    key_given = Signal(str)
    key_forgotten = Signal()
    advice_taken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._testing = False
        self._place = "offline"
        self.cards = {
            "offline": TellerCard(
                theme, self.tr("Offline"), self.tr("Ready now, free. Nothing leaves this computer.")
            ),
            "near": TellerCard(theme, self.tr("This computer"), "", self.tr("Look again")),
            "cloud": TellerCard(
                theme,
                self.tr("The cloud"),
                self.tr("Somebody's server. Needs a key of yours, and spends within limits of yours."),
                self.tr("Add a key"),
            ),
        }
        self.leaves = Words(theme, px=15, ink="dust2", wrap=True)
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = KeyButton(theme, self.tr("Keep it"))
        self.forget = KeyButton(theme, self.tr("Forget it"))
        self.about_key = Words(theme, px=15, ink="dust2", wrap=True)
        self.test = KeyButton(theme, self.tr("Test it"))
        self.answer = Words(theme, px=15, ink="dust2", wrap=True)
        self.take = KeyButton(theme, self.tr("Set it up so"))
        self.forecast = Words(theme, px=15, ink="dust2", wrap=True)
        self.meter = Words(theme, px=15, ink="dust2", wrap=True)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._key_row, self._test_row = QWidget(), QWidget()
        self._build()
        self._name()
        theme.changed.connect(self._style)
        self._style()
        self.show_place("offline")

    @property
    def chosen(self) -> TellerCard:
        return self.cards[self._place]

    def show_place(self, place: str) -> None:
        """Who tells now."""
        self._place = place
        for each, card in self.cards.items():
            card.setChecked(each == place)
            card.set_state(self.tr("ready") if each == "offline" else "")
        self._test_row.setVisible(place != "offline")
        if place == "offline":
            self.open_key(False)

    def show_found(self, line: str, state: str) -> None:
        """What was found on this computer, and one word on it."""
        self.cards["near"].set_line(line)
        if self._place != "near":
            self.cards["near"].set_state(state)
        else:
            self.cards["near"].set_state(self.tr("telling"))

    def show_key(self, words: str, *, there: bool, needed: bool) -> None:
        """Where the key of the server is."""
        _say(self.about_key, words)
        self.forget.setVisible(there)
        card = self.cards["cloud"]
        assert card.button is not None
        card.button.set_words(self.tr("Key") if there else self.tr("Add a key"))
        card.place_button()
        state = self.tr("telling") if self._place == "cloud" else ""
        card.set_state(state if there or not needed else self.tr("no key"))

    def open_key(self, wanted: bool) -> None:
        """Show or hide the line for a key."""
        self._key_row.setVisible(wanted)
        self.key.clear()
        if wanted:
            self.key.setFocus()

    @property
    def key_open(self) -> bool:
        return not self._key_row.isHidden()

    def show_sum(self, leaves: str, forecast: str, meter: str) -> None:
        """What leaves this computer, what a night will take, what was spent."""
        for label, words in ((self.leaves, leaves), (self.forecast, forecast), (self.meter, meter)):
            _say(label, words)

    def say(self, words: str, *, testing: bool = False, advice: bool = False) -> None:
        """What is going on, or what came of it. ``advice``: settings that fit can be taken over."""
        self._testing = testing
        self.answer.setText(words)
        self.test.set_words(self.tr("Stop") if testing else self.tr("Test it"))
        self.take.setVisible(advice)

    def _pick(self, place: str) -> None:
        if place != self._place:
            self.show_place(self._place)  # it is chosen when it can be
            self.picked.emit(place)

    def _give(self) -> None:
        text = self.key.text().strip()
        self.key.clear()
        if text:
            self.key_given.emit(text)

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        group = QButtonGroup(self)
        self._cards.setSpacing(12)
        for place, card in self.cards.items():
            group.addButton(card)
            self._cards.addWidget(card, 1)
            card.clicked.connect(lambda _=False, place=place: self._pick(place))
        key = QHBoxLayout(self._key_row)
        key.setContentsMargins(0, 0, 0, 0)
        key.setSpacing(12)
        for widget in (self.key, self.keep, self.forget):
            key.addWidget(widget, 1 if widget is self.key else 0)
        test = QHBoxLayout(self._test_row)
        test.setContentsMargins(0, 0, 0, 0)
        test.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        test.addWidget(self.test, 0, top)
        test.addWidget(self.answer, 1)
        test.addWidget(self.take, 0, top)
        self.take.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._cards)
        below = (self.leaves, self.about_key, self._key_row, self._test_row, self.forecast, self.meter)
        for row in below:
            column.addWidget(row)
        for label in (self.leaves, self.about_key, self.forecast, self.meter):
            label.hide()
        self._connect()

    def _connect(self) -> None:
        look, add = self.cards["near"].button, self.cards["cloud"].button
        assert look is not None
        assert add is not None
        look.clicked.connect(self.look_asked)
        add.clicked.connect(lambda: self.open_key(not self.key_open))
        self.keep.clicked.connect(self._give)
        self.key.returnPressed.connect(self._give)
        self.forget.clicked.connect(self.key_forgotten)
        self.test.clicked.connect(lambda: (self.stop_asked if self._testing else self.test_asked).emit())
        self.take.clicked.connect(self.advice_taken)

    def _name(self) -> None:
        for place, card in self.cards.items():
            card.setObjectName(f"{place}Teller")
            card.setToolTip(card.accessibleDescription() or card.text())
        look, add = self.cards["near"].button, self.cards["cloud"].button
        assert look is not None
        assert add is not None
        name(
            look, "lookForServers", self.tr("Look again"), self.tr("Look for model servers on this computer")
        )
        name(add, "addKey", self.tr("Add a key"), self.tr("Type or forget the key of the server"))
        name(self.key, "modelKey", self.tr("Key of the server"), self.tr("Shown as dots, kept nowhere here"))
        name(self.keep, "keepKey", self.tr("Keep it"), self.tr("Take this key"))
        name(self.forget, "forgetKey", self.tr("Forget it"), self.tr("Remove the key that is kept"))
        name(self.test, "testModel", self.tr("Test it"), self.tr("Five turns and a verdict; it counts"))
        name(self.take, "takeAdvice", self.tr("Set it up so"), self.tr("Take the settings of the check-up"))
        name(self.answer, "modelAnswer", self.tr("What came of the check-up"), "")
        name(self.meter, "modelMeter", self.tr("What models have taken"), "")
        name(self.forecast, "modelForecast", self.tr("What a night will take"), "")

    def _style(self) -> None:
        self.key.setFont(self._theme.font("sans", 15))
        self.key.setFixedHeight(self._theme.px(38))
        self.key.setPlaceholderText(self.tr("Paste the key here"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The cards side by side, or one below the other where it is narrow for the size of text."""
        narrow = self.width() / self._theme.scale < 650
        directions = QBoxLayout.Direction
        self._cards.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)


def _say(label: Words, words: str) -> None:
    """What has nothing to say takes no room."""
    label.setText(words)
    label.setVisible(bool(words))
