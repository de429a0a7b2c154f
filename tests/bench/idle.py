"""Run as a script: what a still play page costs, with motion and without.

``python tests/bench/idle.py SECONDS`` begins a night, plays a turn, and prints two numbers: percent of a
core while the page stands there as delivered, and with motion reduced. Linux (``/proc/self/stat``).
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path


def spent() -> float:
    """Seconds of processor time of this process so far."""
    fields = Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main(seconds: float, folder: str) -> None:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from somewhere_gui.__main__ import EngineDoors
    from somewhere_gui.errands import Errands
    from somewhere_gui.game import Game
    from somewhere_gui.main_window import MainWindow
    from somewhere_gui.settings import Settings
    from somewhere_gui.theme import Theme

    app = QApplication(["bench", "-style", "fusion"])
    app.setQuitOnLastWindowClosed(False)
    window = MainWindow(Theme(Settings()), Path(folder) / "config")
    window.show()
    doors = EngineDoors(Path(folder) / "data")
    game = Game(window, doors.near(), Errands("errands"), doors)

    def after(milliseconds: float) -> float:
        """Let the window be for a while; percent of a core it has used."""
        begun, loop = spent(), QEventLoop()
        QTimer.singleShot(int(milliseconds), loop.quit)
        loop.exec()
        return (spent() - begun) / milliseconds * 100_000

    def settle() -> None:
        after(200)
        while game.controller.locked or not game.play.settled:
            after(200)

    game.new_night()
    settle()
    game.play.choices.choose(1)
    settle()
    after(1500)
    print(f"{after(seconds * 1000):.2f}")
    window.change(window.theme.settings._replace(reduced_motion=True))
    after(500)
    print(f"{after(seconds * 1000):.2f}", flush=True)
    window.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        main(float(sys.argv[1]), place)
        from engine.assembly import close_engines

        close_engines()
