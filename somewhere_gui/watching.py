"""The night plays itself inside the window, by one of three tempers, until somebody takes over.

May import: Qt, ``reading``, the game's play page and controller. Promises: takes only choices that are
offered, and leaves time to read each telling; any key or click ends it before it does anything else.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from somewhere_gui import reading
from somewhere_gui.controller import GameController
from somewhere_gui.reading import JsonDict
from somewhere_gui.views.play_page import PlayPage

TEMPERS: Final = {
    "careful": QT_TRANSLATE_NOOP("Watching", "A careful player plays. Any key takes over"),
    "curious": QT_TRANSLATE_NOOP("Watching", "A curious player plays. Any key takes over"),
    "reckless": QT_TRANSLATE_NOOP("Watching", "A reckless player plays. Any key takes over"),
}
_DRAWN: Final = {
    "careful": (
        "wait listen hide dark look rest treat light unhide talk read shelter quiet safe",
        "loud risky run film throw break attack shout fear keeps",
    ),
    "curious": (
        "examine read take open search film talk ask play use show give call listen",
        "wait rest hide lookback",
    ),
    "reckless": (
        "run film throw break push attack shout open play use climb jump cut loud risky",
        "hide wait rest treat dark listen quiet safe",
    ),
}
"""Words of an offer (its verb and the note beside it) that draw a temper, and that put it off."""
LOOK_MS: Final = 150
LEAST_MS: Final = 2500
MS_A_WORD: Final = 190


def taste(temper: str, offer: JsonDict) -> int:
    """How much an offer draws this temper."""
    likes, dislikes = (set(words.split()) for words in _DRAWN[temper])
    words = set(f"{offer.get('verb', '')} {offer.get('note', '')}".lower().replace("+", " ").split())
    return 2 * len(words & likes) - 2 * len(words & dislikes)


def pick(temper: str, state: JsonDict, dice: random.Random) -> str:
    """The words of the choice this temper takes; what draws it equally is left to the dice, and what
    was done last is not done again if there is anything else."""
    offers = {str(each.get("text")): each for each in state.get("offers") or [] if isinstance(each, dict)}
    choices = [str(each) for each in state.get("choices") or []]
    fresh = [each for each in choices if each != state.get("last_choice")] or choices
    return max(fresh, key=lambda each: taste(temper, offers.get(each, {})) + dice.random() * 2.5)


class Watching(QObject):
    """Emits ``began`` with the words for the foot of the page, and ``ended``."""

    began = Signal(str)
    ended = Signal()

    def __init__(self, page: PlayPage, controller: GameController, act: Callable[[str, int], None]) -> None:
        super().__init__()
        self._page, self._controller, self._act = page, controller, act
        self._temper = ""
        self._dice = random.Random()
        self._still = 0
        self._pace = 1.0
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._when_still)

    @property
    def on(self) -> bool:
        return bool(self._temper)

    def start(self, temper: str, *, seed: int | None = None, pace: float = 1.0) -> None:
        """Let this temper play; ``pace`` 2 leaves half the time to read."""
        self._temper, self._pace, self._still = temper, pace, 0
        self._dice = random.Random(seed)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._look.start()
        self.began.emit(self.tr(str(TEMPERS[temper])))

    @Slot()
    def stop(self) -> None:
        """Give the night back to the player."""
        if self._temper:
            self._temper = ""
            self._look.stop()
            app = QApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
            self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first key or click only takes over; it does nothing else."""
        kinds = QEvent.Type
        if event.type() in (kinds.KeyPress, kinds.MouseButtonPress, kinds.ShortcutOverride):
            taken = event.type() != kinds.ShortcutOverride
            if taken:
                self.stop()
            return taken
        return False

    @Slot()
    def _when_still(self) -> None:
        page, state = self._page, self._controller.state
        if not page.isVisible() or page.asking or reading.has_ended(state):
            self.stop()
            return
        if not page.settled or page.choices.locked or self._controller.locked:
            self._still = 0
            return
        self._still += LOOK_MS
        words = len(page.telling.toPlainText().split())
        if self._still * self._pace >= max(LEAST_MS, words * MS_A_WORD):
            self._still = 0
            self._act(pick(self._temper, state, self._dice), self._controller.next_turn)
