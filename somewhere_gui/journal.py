"""The log in a file, reports of crashes, and the hooks that catch what nobody caught.

May import: the standard library, platformdirs, ``door``, ``redact``, ``last_words``, ``version``; Qt core
late. Promises: a log that cannot be written stops nobody; old lines are dropped, not kept for ever; nothing
in a report is a key or says who the player is.
"""

from __future__ import annotations

import logging
import os
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from somewhere_gui.door import data_folder
from somewhere_gui.last_words import LastWords, collected
from somewhere_gui.redact import redacted
from somewhere_gui.version import version

LOG: Final = "somewhere.log"
BYTES: Final = 512 * 1024
OLD: Final = 3
"""Files of older lines beside the newest."""
REPORTS: Final = 10
"""Reports of crashes that are kept."""
Caught = Callable[[BaseException, str], None]


def folder(data_dir: Path | None) -> Path:
    """Where the log is: inside the folder of tapes when one is named (nothing is then kept elsewhere), else
    where this system keeps logs."""
    if data_dir is not None or os.environ.get("SOMEWHERE_DATA_DIR"):
        return data_folder(data_dir) / "logs"
    from platformdirs import user_log_dir

    return Path(user_log_dir("somewhere", appauthor=False))


class _Silent(RotatingFileHandler):
    """The log file. Where it cannot be written any more, the disk being full, nobody is told at length."""

    def handleError(self, record: logging.LogRecord) -> None:
        return


class _Redacting(logging.Formatter):
    """No key and no home folder is ever written into the log."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


class Journal:
    """The log file and the hooks of one run. ``caught`` hears of every error that nobody caught, in the
    thread where it happened, with the words of its report."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.caught: Caught | None = None
        self.died: Path | None = None
        """The report of a run before this one that ended in a fault nobody could catch."""
        self._last_words = LastWords(place)
        self._handler: logging.Handler | None = None
        self._busy = threading.local()

    def begin(self) -> None:
        """Write warnings and errors from now on."""
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            handler = _Silent(self.place / LOG, maxBytes=BYTES, backupCount=OLD, encoding="utf-8", delay=True)
        except OSError:  # a folder that cannot be written: the game goes on without a log
            pass
        else:
            handler.setFormatter(_Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s"))
            handler.setLevel(logging.WARNING)
            logging.getLogger().addHandler(handler)
            self._handler = handler
        for words in collected(self.place):
            self.died = self.keep(redacted(f"{machine()}\n\n{words}\n"))
        self._last_words.begin()
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._uncaught(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def end(self) -> None:
        """Close the files and give the hooks back."""
        self._last_words.end()
        self.caught = None
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def report(self, error: BaseException) -> str:
        """The error as a text that can be sent: what, where, and on what kind of machine."""
        lines = "".join(traceback.format_exception(error))
        return redacted(f"{machine()}\n\n{lines}")

    def keep(self, words: str) -> Path | None:
        """Write a report into a file of its own; the oldest beyond :data:`REPORTS` go. None if that fails."""
        path = self.place / f"crash-{datetime.now():%Y%m%d-%H%M%S}.txt"
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            path.write_text(words, encoding="utf-8")
            for old in sorted(self.place.glob("crash-*.txt"))[:-REPORTS]:
                old.unlink()
        except OSError:
            return None
        return path

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception) or getattr(self._busy, "on", False):
            sys.__excepthook__(kind, error, trace)
            return
        self._busy.on = True
        try:
            words = self.report(error.with_traceback(trace))
            logging.getLogger(__name__).error("nobody caught this:\n%s", words)
            self.keep(words)
            if self.caught is not None:
                self.caught(error, words)
        finally:
            self._busy.on = False


def machine() -> str:
    """What runs here: versions only."""
    lines = [f"SOMEWHERE {version()}", f"Python {platform.python_version()}"]
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        lines.append(f"Qt {core.qVersion()}")
    lines.append(f"{platform.system()} {platform.release()} {platform.machine()}")
    return "\n".join(lines)
