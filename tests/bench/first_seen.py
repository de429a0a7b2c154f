"""Run as a script: start a program and report when its window is first seen on the screen.

``python tests/bench/first_seen.py COMMAND ...``. Nothing of the program is touched: the screen is looked at
from outside, every few milliseconds, until something is on it. The answer is two numbers: seconds since the
start, and seconds of processor time that the program has used by then. The screen is read by libX11, not by
Qt: that would warm one of the two copies of Qt whose cold starts are compared.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

PATCH: Final = 24
PATIENCE: Final = 120.0


class Screen:
    """A spot in the upper left quarter of the X screen."""

    def __init__(self) -> None:
        self._x = x = ctypes.CDLL("libX11.so.6")
        x.XOpenDisplay.restype = x.XGetImage.restype = ctypes.c_void_p
        x.XDefaultRootWindow.restype = x.XGetPixel.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(x.XOpenDisplay(None))
        self._root = ctypes.c_ulong(x.XDefaultRootWindow(self._display))
        self._at = [size(self._display, 0) // 4 for size in (x.XDisplayWidth, x.XDisplayHeight)]

    def lit(self) -> bool:
        """Whether anything of it is not black."""
        x, all_planes, z_pixmap = self._x, ctypes.c_ulong(0xFFFFFF), 2
        image = ctypes.c_void_p(
            x.XGetImage(self._display, self._root, *self._at, PATCH, PATCH, all_planes, z_pixmap)
        )
        lit = any(x.XGetPixel(image, spot, spot) & 0xFFFFFF for spot in range(PATCH))
        x.XFree(image)  # the struct; its pixels are two kilobytes
        return lit


def seconds_of(command: list[str]) -> tuple[float, float]:
    """Seconds on the clock and of the processor until a spot of the screen is no longer black."""
    screen = Screen()
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            seen = screen.lit()
            now = time.perf_counter() - begun
            if seen:
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
    print("{:.4f} {:.4f}".format(*seconds_of(sys.argv[1:])), flush=True)
