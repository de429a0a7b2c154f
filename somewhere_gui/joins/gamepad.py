"""Playing with a gamepad.

May import: Qt, ``gamepad``, ``keys``; the game for its types. Promises: the first page is there before pads
are looked for; another program's window in front gets none of it; a way held down is gone on with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from somewhere_gui.gamepad import steering
from somewhere_gui.gamepad.buttons import ACTIONS, DIRECTIONS, PRESS
from somewhere_gui.gamepad.device import Pads

if TYPE_CHECKING:
    from somewhere_gui.game import Game

LATE_MS: Final = 4000
"""After the window is there: loading SDL takes a slow machine a fifth of a second."""
AGAIN_MS: Final = 380
"""Until a way that is held is gone on with, and from then on."""
STEADY_MS: Final = 110


class Gamepads(QObject):
    """Joins the window to the gamepads there are."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        self._pads: Pads | None = None
        self._way = ""
        self._again = QTimer(self)
        self._again.timeout.connect(self._go_on)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(LATE_MS)
        self._late.timeout.connect(self.open)
        game.window.theme.changed.connect(self._changed)
        game.window.closing.connect(self.close)
        self._changed()

    @Slot()
    def _changed(self) -> None:
        """The player has changed a setting."""
        if not self._game.window.theme.settings.gamepad:
            self.close()
        elif self._pads is None and not self._late.isActive():
            self._late.start()

    @Slot()
    def open(self) -> None:
        """Look for pads from now on."""
        self._late.stop()
        if self._pads is None:
            self._pads = Pads()
            self._pads.found.connect(self._found)
            self._pads.pushed.connect(self.push)
            self._pads.released.connect(self.release)

    @Slot()
    def close(self) -> None:
        self._late.stop()
        self._again.stop()
        pads, self._pads = self._pads, None
        if pads is not None:
            self._game.ended = pads.close() and self._game.ended

    @Slot(str)
    def _found(self, name: str) -> None:
        self._game.say(
            self.tr("{pad}: A takes what is framed, B goes back. The page of keys has the rest.").format(
                pad=name or self.tr("Gamepad")
            )
        )

    @Slot(str)
    def push(self, button: str) -> None:
        """A button goes down."""
        window = self._game.window
        if QApplication.applicationState() != Qt.ApplicationState.ApplicationActive:
            return
        if button in DIRECTIONS:
            self._way = button
            self._again.start(AGAIN_MS)
            steering.point(window, DIRECTIONS[button])
            return
        action, to = ACTIONS[button], steering.receiver(window)
        if action == PRESS:
            steering.press(to)
        else:
            steering.send(to, window.theme.keys.key(action), up=action != "skip")

    @Slot(str)
    def release(self, button: str) -> None:
        """A button is up again."""
        if button == self._way:
            self._way = ""
            self._again.stop()
        elif ACTIONS.get(button) == "skip":
            window = self._game.window
            steering.send(steering.receiver(window), window.theme.keys.key("skip"), down=False)

    @Slot()
    def _go_on(self) -> None:
        self._again.setInterval(STEADY_MS)
        if QApplication.applicationState() == Qt.ApplicationState.ApplicationActive:
            steering.point(self._game.window, DIRECTIONS[self._way])
