"""Run as a script: how long a shelf of a thousand tapes takes to show, and a tape to open.

``python tests/bench/shelf.py`` makes the tapes and prints three numbers, milliseconds: from asking for the
page, empty, to its first cards on screen (checksums verified); to all thousand; and from asking for a tape to
its page. Medians of nine.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

if TYPE_CHECKING:
    from somewhere_gui.game import Game

TAPES, ROUNDS = 1000, 9


class Painted(QObject):
    """Notes when the watched widget is painted."""

    at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


def until(done: Callable[[], bool]) -> None:
    """Let Qt work until something is so."""
    loop, look = QEventLoop(), QTimer()
    look.timeout.connect(lambda: done() and loop.quit())
    look.start(1)
    loop.exec()


def measure(game: Game, cards: Painted) -> None:
    """Print the medians in ms: the shelf is seen, is whole, a tape of it is open."""
    shows, wholes, opens = [], [], []
    for number in range(ROUNDS):
        game.slots_page.show_tapes([], [])
        begun = time.perf_counter()
        game.show_slots()
        until(lambda begun=begun: cards.at > begun and game.slots_page.grid.tapes.rowCount() > 0)  # type: ignore[misc]
        shows.append(cards.at - begun)
        until(lambda: game.slots_page.grid.tapes.rowCount() == TAPES)
        wholes.append(time.perf_counter() - begun)
        until(lambda: game.errands.idle and not game.thumbnails.waiting)
        begun = time.perf_counter()
        game.open(f"night-{number + 2}")
        until(lambda: game.play.isVisible() and not game.controller.locked and game.play.settled)
        opens.append(time.perf_counter() - begun)
        until(lambda: game.errands.idle)
    print(f"{statistics.median(shows) * 1000:.0f}")
    print(f"{statistics.median(wholes) * 1000:.0f}")
    print(f"{statistics.median(opens) * 1000:.0f}", flush=True)


def main(folder: str) -> None:
    from PySide6.QtWidgets import QApplication

    from somewhere_gui.__main__ import EngineDoors
    from somewhere_gui.errands import Errands
    from somewhere_gui.game import Game
    from somewhere_gui.main_window import MainWindow
    from somewhere_gui.settings import Settings
    from somewhere_gui.theme import Theme

    app = QApplication(["bench", "-style", "fusion"])
    app.setQuitOnLastWindowClosed(False)
    window = MainWindow(Theme(Settings(reduced_motion=True, words_at_once=True)), Path(folder) / "config")
    window.show()
    doors = EngineDoors(Path(folder) / "data")
    venue = doors.near()
    venue.engine.intro("night-1")
    assert venue.slots is not None
    for _ in range(TAPES - 1):
        venue.slots.duplicate("night-1")
    game = Game(window, venue, Errands("errands"), doors)
    until(lambda: game.front.newest is not None and game.errands.idle)
    cards = Painted()
    game.slots_page.grid.viewport().installEventFilter(cards)
    measure(game, cards)
    window.close()


if __name__ == "__main__":
    os.environ.setdefault("SOMEWHERE_PICTURE_SIZE", "512x288")
    sys.setswitchinterval(0.001)
    with tempfile.TemporaryDirectory() as place:
        main(place)
        from engine.assembly import close_engines

        close_engines()
