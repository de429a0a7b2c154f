"""Run as a script: start a program and report when its window is first seen on the screen.

``python tests/bench/first_seen.py COMMAND ...``. Nothing of the program is touched: the screen is looked at
from outside, every few milliseconds, until something is on it. The answer is two numbers: seconds since the
start, and seconds of processor time that the program has used by then.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication

PATCH: Final = 24
PATIENCE: Final = 120.0


def seconds_of(command: list[str]) -> tuple[float, float]:
    """Seconds on the clock and of the processor until a spot of the screen is no longer black."""
    screen = QGuiApplication.primaryScreen()
    middle = screen.geometry().center()
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            seen = screen.grabWindow(0, middle.x() // 2, middle.y() // 2, PATCH, PATCH).toImage()
            now = time.perf_counter() - begun
            if any(seen.pixel(x, x) & 0xFFFFFF for x in range(PATCH)):
                return now, _spent(process.pid)
            if now > PATIENCE or process.poll() is not None:
                raise SystemExit(f"No window of {command[0]} was seen.")
            time.sleep(0.002)
    finally:
        process.kill()
        process.wait()


def _spent(pid: int) -> float:
    """Processor time of a process, seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    application = QGuiApplication([])
    print("{:.4f} {:.4f}".format(*seconds_of(sys.argv[1:])), flush=True)
