"""Run as a script: how late a 5 ms timer of the GUI thread is, idle and while turns are played.

``python tests/bench/lateness.py idle|turns SECONDS_OR_TURNS`` prints lateness in milliseconds,
one number a line.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
import time

PERIOD = 0.005


def main() -> None:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    late: list[float] = []
    run = QApplication.exec
    kept: list[QTimer] = []

    def exec_watched() -> int:
        last = time.perf_counter()

        def tick() -> None:
            nonlocal last
            now = time.perf_counter()
            late.append((now - last - PERIOD) * 1000)
            last = now

        timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=int(PERIOD * 1000))
        timer.timeout.connect(tick)
        timer.start()
        kept.append(timer)
        if sys.argv[1] == "idle":
            QTimer.singleShot(int(float(sys.argv[2]) * 1000), QApplication.quit)
        return run()

    QApplication.exec = staticmethod(exec_watched)  # type: ignore[method-assign]
    from somewhere_gui.__main__ import main as start

    with tempfile.TemporaryDirectory() as folder:
        # The probe is of the game, not of writing screenshots, so none are taken.
        arguments = ["--new", "--autoplay", sys.argv[2]] if sys.argv[1] == "turns" else []
        with contextlib.suppress(SystemExit):
            start(["--data-dir", folder, "--seed", "5", *arguments])
    # The first half second is start-up, which has its own figure.
    print("\n".join(f"{value:.2f}" for value in late[100:]))


if __name__ == "__main__":
    main()
