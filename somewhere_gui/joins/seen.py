"""What was read before, on whatever tape: so that reading on fast can stop at what is new.

May import: Qt core, ``opened``, the pace; the game for its types. Promises: a telling counts as read once
one has gone on from it; only a check sum of how it begins is kept, beside the settings; a file that cannot
be read or written costs nothing but the knowledge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from PySide6.QtCore import QObject, Slot

from somewhere_gui.opened import Opened
from somewhere_gui.views.pacing import LONG

if TYPE_CHECKING:
    from somewhere_gui.game import Game

FILE: Final = "read.txt"
MOST: Final = 20_000


class Seen(QObject):
    """Joins what was read to the pace of the play page."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        self._file = game.window.config / FILE
        self._known: dict[str, None] | None = None
        self._shown = ""
        game.play.pacing.knows = self.knows
        game.controller.opened.connect(self._opened)
        game.controller.acted.connect(self._gone_on)
        game.turn_shown.connect(self._turn_shown)

    def knows(self, words: str) -> bool:
        """Whether a telling that begins like this was read before."""
        return _sum(words) in self._all()

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        self._gone_on()
        self._shown = opened.telling.newest

    @Slot(dict)
    def _turn_shown(self, state: dict[str, Any]) -> None:
        self._shown = self._game.controller.telling.newest

    @Slot()
    def _gone_on(self) -> None:
        """What was shown has been read."""
        words, self._shown = self._shown, ""
        if words and not self.knows(words):
            self._all()[_sum(words)] = None
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                with self._file.open("a", encoding="ascii") as file:
                    file.write(f"{_sum(words)}\n")
            except OSError:
                return

    def _all(self) -> dict[str, None]:
        """Every telling that was read, the last ones of very many."""
        if self._known is None:
            try:
                lines = self._file.read_text(encoding="ascii").split()
            except (OSError, ValueError):
                lines = []
            self._known = dict.fromkeys(lines[-MOST:])
        return self._known


def _sum(words: str) -> str:
    return f"{crc32(words.strip()[:LONG].encode()):08x}"
