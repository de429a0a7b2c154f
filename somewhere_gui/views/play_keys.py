"""Keys and mouse buttons of the play page.

May import: Qt, ``keys``. Promises: every key comes from the player's own table; letters do nothing while
one types (the line takes them); the first key after hiding everything only brings it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from somewhere_gui.keys import EVERYWHERE, NIGHT, pressed

if TYPE_CHECKING:
    from somewhere_gui.views.play_page import PlayPage

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HELD: Final = ("back", "forward", "more", "skip")
"""Keys that go on while they are held; any other would do what nobody has seen yet."""
NUMBERS: Final = {f"choice{number}": number for number in range(1, 5)}
BUTTONS: Final = {
    Qt.MouseButton.RightButton: "escape",
    Qt.MouseButton.MiddleButton: "hide",
    Qt.MouseButton.BackButton: "back",
    Qt.MouseButton.ForwardButton: "forward",
}


class PlayKeys:
    """What a key or a mouse button does on the page."""

    def __init__(self, page: PlayPage) -> None:
        self._page = page

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key does; False if it does nothing here."""
        page = self._page
        action = page.theme.keys.action(event, NIGHT, EVERYWHERE)
        if event.isAutoRepeat() and action and action not in HELD:
            return True
        if page.parts.bare and action not in ("shot", "screen", "skip", "voice", "mute"):
            page.set_bare(False)
            return True
        if not action and event.key() in ENTER and not page.choices.on.isHidden():
            page.picked.emit("ending")
            return True
        return bool(action) and self._do(action)

    def release(self, event: QKeyEvent) -> bool:
        """A held key is up again."""
        if not event.isAutoRepeat() and pressed(event) == self._page.theme.keys.key("skip"):
            self._page.pacing.hold(False)
            return True
        return False

    def click(self, event: QMouseEvent) -> bool:
        """A mouse button; the left one only hurries the words on."""
        if self._page.parts.bare:
            self._page.set_bare(False)
            return True
        if event.button() == Qt.MouseButton.LeftButton and self._page.telling.revealing:
            self._page.telling.complete()  # beside the words as on them
            return True
        action = BUTTONS.get(event.button())
        return action is not None and self._do(action)

    def _do(self, action: str) -> bool:
        page = self._page
        if action == "retry":
            if not page.asking:
                return False
            page.questions.accept()
        elif action in NUMBERS:
            page.choices.choose(NUMBERS[action])
        elif action == "escape":
            page.deeds.escape()
        elif action == "more":
            page.deeds.read_on()
        elif action == "skip":
            page.pacing.hold(True)
        elif action in ("help", "screen", "shot", "voice", "mute"):
            return False  # the window's
        else:
            page.deeds.do(action)
        return True
