"""The state as sentences, for large text and small windows.

May import: Qt, ``theme``, ``reading``. Promises: says the same as the rail, in fewer places.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from somewhere_gui import reading
from somewhere_gui.bag import bag
from somewhere_gui.reading import JsonDict
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.flow_row import FlowRow
from somewhere_gui.views.words import Words


class Summary(QWidget):
    """Emits ``bag_toggled`` and ``tape_toggled`` from its two buttons, ``keys``, which lie wherever the page
    puts them."""

    bag_toggled = Signal()
    tape_toggled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._place = Words(theme, face="condensed", px=22, wrap=True)
        self._clock = Words(theme, face="reading", px=19, ink="phosphor")
        self._turn = Words(theme, face="reading", px=18, ink="dust2")
        self._body = Words(theme, px=15, wrap=True)
        self._fate = Words(theme, px=15, ink="oxide", wrap=True)
        self.bag = KeyButton(theme, self.tr("Bag"), "@bag")
        self.tape = KeyButton(theme, self.tr("Tape"), "")
        name(self.bag, "bagButton", self.tr("Bag"), self.tr("Show what you carry"))
        name(self.tape, "filmButton", self.tr("Tape"), self.tr("Show the frames of this night"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._place)
        line = QHBoxLayout()
        line.addWidget(self._clock)
        line.addStretch(1)
        line.addWidget(self._turn)
        column.addLayout(line)
        column.addWidget(self._body)
        column.addWidget(self._fate)
        column.addStretch(1)
        self.keys = QWidget()
        row = FlowRow()
        self.keys.setLayout(row)
        row.addWidget(self.bag)
        row.addWidget(self.tape)
        self.bag.clicked.connect(self.bag_toggled)
        self.tape.clicked.connect(self.tape_toggled)

    def show_state(self, state: JsonDict, frames: int) -> None:
        self._place.setText(reading.place(state))
        self._clock.setText(reading.clock(str(state.get("time_of_day") or "")))
        self._turn.setText(self.tr("turn {turn}").format(turn=reading.turn(state)))
        self._body.setText(reading.body_sentence(state))
        self._fate.setText(reading.fate_sentence(state))
        count = len(bag(state))
        things = self.tr("Bag, {count} thing") if count == 1 else self.tr("Bag, {count} things")
        self.bag.set_words(things.format(count=count))
        film = self.tr("Tape, {count} frame") if frames == 1 else self.tr("Tape, {count} frames")
        self.tape.set_words(film.format(count=frames))
