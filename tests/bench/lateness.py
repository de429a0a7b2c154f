"""Run as a script: how late a 5 ms timer of the GUI thread is, idle and while a night is played.

``python tests/bench/lateness.py idle`` watches the title page until its input is closed; ``night`` plays one
from the first telling to the ending. Both print lateness in milliseconds, one number a line.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
import threading
import time
from typing import Any

PERIOD = 0.005
MOST_TURNS = 200


def until_told() -> None:
    """Leave the application when whoever asked closes the input."""
    from PySide6.QtCore import QCoreApplication, QMetaObject, Qt

    sys.stdin.read()
    app = QCoreApplication.instance()
    if app is not None:
        QMetaObject.invokeMethod(app, "quit", Qt.ConnectionType.QueuedConnection)


def main(kind: str) -> None:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    import somewhere_gui.__main__ as door

    late: list[float] = []
    begun = kind == "idle"
    run, opened = QApplication.exec, door._Start.opened
    kept: list[QTimer] = []

    def exec_watched() -> int:
        last = time.perf_counter()

        def tick() -> None:
            nonlocal last
            now = time.perf_counter()
            if begun:
                late.append((now - last - PERIOD) * 1000)
            last = now

        timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=int(PERIOD * 1000))
        timer.timeout.connect(tick)
        timer.start()
        kept.append(timer)
        if kind == "idle":
            threading.Thread(target=until_told, daemon=True).start()
        return run()

    def begin(self: Any, venue: Any) -> None:
        def shown(_: object) -> None:  # until then it is start-up, which has its own figure
            nonlocal begun
            begun = True

        opened(self, venue)
        self.game.turn_shown.connect(shown)

    QApplication.exec = staticmethod(exec_watched)  # type: ignore[method-assign]
    door._Start.opened = begin  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as folder:
        # The probe is of the game, not of writing screenshots, so none are taken.
        arguments = ["--new", "--autoplay", str(MOST_TURNS)] if kind == "night" else []
        with contextlib.suppress(SystemExit):
            door.main(["--data-dir", folder, "--seed", "5", *arguments])
    print("\n".join(f"{value:.2f}" for value in late[100:]))


if __name__ == "__main__":
    main(sys.argv[1])
