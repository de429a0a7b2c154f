"""Run as a script: start a program and report when its window is first seen on the screen.

``python tests/bench/first_seen.py COMMAND ...``. Nothing of the program is touched: the screen is looked at
from outside, every few milliseconds, until something is on it. The answer is seconds since the start.
"""

from __future__ import annotations

import subprocess
import sys
import time
from typing import Final

from PySide6.QtGui import QGuiApplication

PATCH: Final = 24
PATIENCE: Final = 120.0


def seconds_of(command: list[str]) -> float:
    """Seconds from the start of the command until the middle of the screen is no longer black."""
    screen = QGuiApplication.primaryScreen()
    middle = screen.geometry().center()
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            seen = screen.grabWindow(0, middle.x() // 2, middle.y() // 2, PATCH, PATCH).toImage()
            now = time.perf_counter() - begun
            if any(seen.pixel(x, x) & 0xFFFFFF for x in range(PATCH)):
                return now
            if now > PATIENCE or process.poll() is not None:
                raise SystemExit(f"No window of {command[0]} was seen.")
            time.sleep(0.002)
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    application = QGuiApplication([])
    print(f"{seconds_of(sys.argv[1:]):.4f}", flush=True)
