"""What the game leaves when it dies of a fault that Python cannot catch (in Qt, in a driver).

May import: the standard library. Promises: costs nothing while nothing happens; a run that ends well leaves
no file; a folder that cannot be written stops nobody.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import time
from pathlib import Path
from typing import IO, Final

PREFIX: Final = "stopped-"
OLD_AFTER: Final = 7 * 24 * 3600
"""Seconds after which an empty file belongs to nobody who still runs."""


class LastWords:
    """The file into which Python writes, at the very end, where every thread was."""

    def __init__(self, place: Path) -> None:
        self._path = place / f"{PREFIX}{os.getpid()}.txt"
        self._file: IO[bytes] | None = None
        self._before = False

    def begin(self) -> None:
        """Be ready from now on."""
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("wb")
            self._before = faulthandler.is_enabled()
            faulthandler.enable(self._file)

    def end(self) -> None:
        """The run ends well: nothing is left."""
        if self._file is None:
            return
        faulthandler.disable()
        if self._before:
            with contextlib.suppress(RuntimeError, ValueError, OSError):  # there may be no standard error
                faulthandler.enable()
        self._file.close()
        self._file = None
        with contextlib.suppress(OSError):
            self._path.unlink()


def collected(place: Path) -> list[str]:
    """The last words of runs before, oldest first; they are taken out of the folder."""
    found = []
    for path in sorted(place.glob(f"{PREFIX}*.txt"), key=_age, reverse=True):
        with contextlib.suppress(OSError):
            words = path.read_text(encoding="utf-8", errors="replace").strip()
            if words or _age(path) > OLD_AFTER:
                path.unlink()  # on Windows it stays while its run does
            if words:
                found.append(words)
    return found


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0
