"""The window plays by itself and keeps a picture of every turn.

May import: Qt, the game. Promises: chooses only by clicking what a player could click; a shot is
taken when words, picture and choices are on screen and nothing moves; ends with 0 when all turns or
the whole night were played, 1 when something went wrong.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from somewhere_gui import reading
from somewhere_gui.game import Game
from somewhere_gui.trouble import Trouble
from somewhere_gui.views.buttons import ChoiceButton

LOOK_MS: Final = 30
LOOKS: Final = 2
"""Still at so many looks in a row: what changed just before the first may not be laid out yet."""
FAST: Final = 88
"""Quality of a PNG: packed a little less, in a fifth of the time."""


class Autoplay(QObject):
    """Emits ``done`` with the exit code."""

    done = Signal(int)

    def __init__(self, game: Game, turns: int, shots: Path | None, seed: int) -> None:
        super().__init__()
        self._game = game
        self._turns = turns
        self._shots = shots
        self._dice = random.Random(seed)
        self._played = -1
        self._over = False
        self._still = 0
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._when_still)
        game.turn_shown.connect(self._shown)
        game.stuck.connect(self._stuck)
        game.controller.opened.connect(self._opened)

    @Slot(object)
    def _opened(self, opened: object) -> None:
        if self._played < 0:
            self._played = 0
            self._look.start()

    @Slot(dict)
    def _shown(self, state: dict[str, object]) -> None:
        self._played += 1
        self._game.play.telling.complete()
        self._look.start()

    @Slot(object)
    def _stuck(self, why: Trouble) -> None:
        self._finish(f"stopped: {why.message} ({why.kind})", 1)

    @Slot()
    def _when_still(self) -> None:
        """Wait until nothing moves; then keep the picture and go on."""
        if (
            self._game.window.fading
            or not self._game.play.settled
            or self._game.controller.locked
            or self._game.thumbnails.waiting
        ):
            self._still = 0
            return
        self._still += 1
        if self._still < LOOKS:
            return
        self._still = 0
        self._look.stop()
        state = self._game.controller.state
        if self._played > 0:
            self._keep(f"turn_{reading.turn(state):03d}")
        if reading.has_ended(state):
            self._game.show_ending()
            QTimer.singleShot(300, self._ended)  # by then its pictures have been asked for
        elif self._played >= self._turns:
            self._finish("", 0)
        else:
            self._choose()

    @Slot()
    def _ended(self) -> None:
        if self._game.thumbnails.waiting:
            QTimer.singleShot(LOOK_MS, self._ended)
            return
        self._keep("ending")
        self._finish("", 0)

    def _choose(self) -> None:
        buttons: list[ChoiceButton] = [
            button
            for button in self._game.play.choices.buttons
            if not button.isHidden() and button.isEnabled()
        ]
        if not buttons:
            self._finish("stopped: nothing can be chosen", 1)
        else:
            self._dice.choice(buttons).click()

    def _keep(self, name: str) -> None:
        if self._shots is None:
            return
        path = self._shots / f"{name}.png"
        self._shots.mkdir(parents=True, exist_ok=True)
        if self._game.window.grab().save(str(path), "PNG", FAST):
            print(path, flush=True)
        else:
            self._finish(f"stopped: {path} could not be written", 1)

    def _finish(self, words: str, code: int) -> None:
        if self._over:
            return
        self._over = True
        self._look.stop()
        if words:
            print(words, flush=True)
        self.done.emit(code)
