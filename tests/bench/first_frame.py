"""Run as a script: how long from the start of the program to the first frame that can be played.

``python tests/bench/first_frame.py`` starts the game as the command line does, asks for a new night at once
(``--new``), and prints seconds since ``BENCH_BEGUN``: the first picture is there and choices can be taken.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time


def main() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from somewhere_gui import __main__ as door

    starts: list[door._Start] = []
    made = door._Start.__init__

    def keep(start: door._Start, *given: object) -> None:
        made(start, *given)  # type: ignore[arg-type]
        starts.append(start)

    door._Start.__init__ = keep  # type: ignore[method-assign]
    run = QApplication.exec

    def look() -> None:
        game = starts[0].game if starts else None
        if game is None or not game.play.isVisible() or game.controller.locked:
            return
        if game.play.choices.offered and not game.play.frame.image.isNull():
            print(f"{time.time() - float(os.environ['BENCH_BEGUN']):.3f}", flush=True)
            timer.stop()
            game.window.close()

    timer = QTimer()
    timer.timeout.connect(look)

    def exec_watched() -> int:
        timer.start(5)
        return run()

    QApplication.exec = staticmethod(exec_watched)  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as folder:
        door.main(["--data-dir", folder, "--new", "--seed", "5"])


if __name__ == "__main__":
    main()
    sys.exit(0)
