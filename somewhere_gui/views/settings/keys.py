"""Settings: which key does what.

May import: Qt, ``keys``, other views. Promises: a key that is taken is not taken over: the row says by
what; Esc and Tab leave a row as it was; the rows are made when they are first wanted.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout

from somewhere_gui.keys import ACTIONS, Action, places, pressed, said, shown
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.controls import Switch
from somewhere_gui.views.settings.section import Section, set_quietly
from somewhere_gui.views.words import Words


class KeyField(KeyButton):
    """The key of one action. Pressed, it waits for another key. Emits ``given`` with that."""

    given = Signal(str)

    def __init__(self, theme: Theme, action: Action) -> None:
        super().__init__(theme, "")
        self._action = action
        self.waiting = False
        self.setMinimumWidth(theme.px(150))
        name(self, f"key_{action.name}", said(action), self.tr("Press it, then the new key"))
        self.clicked.connect(lambda: self._wait(waiting=True))
        theme.changed.connect(self.show_key)
        self.show_key()

    def show_key(self) -> None:
        """The key as it is now, or that another is waited for."""
        key = self.theme.keys.words(self._action.name)
        self.set_words(self.tr("Press a key …") if self.waiting else key)
        self.setAccessibleName(f"{said(self._action)}: {self.words}")
        self.set_chosen(self.waiting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.waiting:
            self._take(event)  # Tab never comes here: it moves the focus, which ends the waiting
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self._wait(waiting=False)
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._wait(waiting=False)
        super().focusOutEvent(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._action.name != "escape":
            self._wait(waiting=False)
        elif event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr):
            return  # held for the key to come
        elif event.key() == Qt.Key.Key_Control and self._action.name != "skip":
            return
        else:
            key = pressed(event)
            self._wait(waiting=False)
            self.given.emit(key)

    def _wait(self, *, waiting: bool) -> None:
        if waiting != self.waiting:
            self.waiting = waiting
            self.show_key()


class KeysSection(Section):
    """Every action with its key."""

    key: ClassVar[str] = "keys"
    fields: ClassVar[tuple[str, ...]] = ("keys", "gamepad")

    def title(self) -> str:
        return self.tr("Keys")

    def build(self) -> None:
        self.keys: dict[str, KeyField] = {}
        self.gamepad = Switch(self.theme, self.tr("Play with a gamepad too"))
        name(self.gamepad, "gamepadSwitch", self.tr("Play with a gamepad too"), "")
        self.gamepad.toggled.connect(lambda on: self.change(gamepad=on))
        self.row(self.tr("Play with a gamepad too"), self.gamepad)
        self.message = self.words(self.tr("Choose a key of the list, then press the one that shall do it."))
        name(self.message, "keysMessage", self.tr("Message"), "")

    def refresh(self) -> None:
        set_quietly(self.gamepad, self.theme.settings.gamepad)

    def showEvent(self, event: QShowEvent) -> None:
        if not self.keys:
            self._fill()
        super().showEvent(event)

    def _fill(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(5)
        grid.setHorizontalSpacing(20)
        grid.setColumnStretch(0, 1)
        for where, head in places().items():
            words = Words(self.theme, head, face="condensed", px=20, wrap=True)
            grid.addWidget(words, grid.rowCount(), 0, 1, 2)
            for action in (each for each in ACTIONS if each.where == where and not each.fixed):
                field = self.keys[action.name] = KeyField(self.theme, action)
                field.given.connect(lambda key, action=action: self._give(action, key))
                label = Words(self.theme, said(action), px=15, wrap=True)
                label.setBuddy(field)
                row = grid.rowCount()
                grid.addWidget(label, row, 0)
                grid.addWidget(field, row, 1)
        self.column.addLayout(grid)

    def _give(self, action: Action, key: str) -> None:
        """The player wants this key for that."""
        keys = self.theme.keys
        refusal = keys.refusal(action.name, key)
        self.message.set_ink("oxide" if refusal else "dust2")
        if refusal:
            self.message.setText(refusal)
        else:
            self.message.setText(self.tr("{key}: {what}").format(key=shown(key), what=said(action)))
            self.change(keys=keys.give(action.name, key))
