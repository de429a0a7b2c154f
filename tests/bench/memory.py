"""Run as a script: how much memory the window's process has after many turns.

``python tests/bench/memory.py TURNS`` plays night after night and prints the resident set in MB after a third
of the turns, after two thirds, and after all. Linux (``/proc/self/statm``).
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from pathlib import Path


def resident() -> float:
    """MB of this process that are in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main(turns: int, folder: str) -> None:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from somewhere_gui import reading
    from somewhere_gui.__main__ import EngineDoors
    from somewhere_gui.errands import Errands
    from somewhere_gui.game import Game
    from somewhere_gui.main_window import MainWindow
    from somewhere_gui.memory import give_back
    from somewhere_gui.settings import Settings
    from somewhere_gui.theme import Theme

    give_back()
    app = QApplication(["bench", "-style", "fusion"])
    app.setQuitOnLastWindowClosed(False)
    window = MainWindow(Theme(Settings(words_at_once=True, reduced_motion=True)), Path(folder) / "config")
    window.show()
    doors = EngineDoors(Path(folder) / "data")
    game = Game(window, doors.near(), Errands("errands"), doors)
    dice, played = random.Random(7), 0
    loop, look = QEventLoop(), QTimer()

    def step() -> None:
        """Take the next choice as soon as one can."""
        nonlocal played
        controller, page = game.controller, game.play
        over = reading.has_ended(controller.state)
        if controller.locked or not page.settled or not (over or page.choices.offered):
            return
        if over:
            game.show_ending()
            game.new_night()
            return
        if played in (turns // 3, 2 * turns // 3, turns):
            print(f"{resident():.0f}", flush=True)
        if played >= turns:
            loop.quit()
            return
        played += 1
        page.choices.choose(dice.randrange(len(page.choices.offered)) + 1)

    game.new_night()
    look.timeout.connect(step)
    look.start(5)
    loop.exec()
    look.stop()
    window.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        main(int(sys.argv[1]), place)
        from engine.assembly import close_engines

        close_engines()
