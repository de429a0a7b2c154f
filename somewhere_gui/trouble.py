"""What went wrong, as data for the player. May import: ``engine.errors``, ``engine_words``, Qt core late.
Promises: never raises; the words are in the player's language where they are known, and name no class."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import Final

from engine.errors import EngineError

FAULT: Final = "Fault"
"""The kind of trouble that is our own mistake, not the engine's refusal."""
DISK: Final = "Disk"
"""A file that the window itself reads or writes could not be."""
NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something went wrong: the class of the error, as all know it, and its words for the player."""

    kind: str
    message: str
    trace: str = ""
    """Where it happened, if it is our own mistake: for the log, never for the page."""

    @property
    def cause(self) -> str:
        """Class and words of the error, if it is our own mistake."""
        return self.trace.strip().rpartition("\n")[2]


def trouble(error: Exception) -> Trouble:
    """What to tell the player of an exception. Safe on any thread."""
    import traceback  # late: not before the first paint

    if isinstance(error, EngineError):
        public = next(kind for kind in type(error).__mro__ if kind.__module__ == EngineError.__module__)
        return told(public.__name__, str(error))
    if isinstance(error, OSError) and (error.filename or error.errno in NO_ROOM):
        return _of_disk(error)
    return fault("".join(traceback.format_exception(error)))


def fault(trace: str) -> Trouble:
    """A mistake of our own. Safe on any thread."""
    from PySide6.QtCore import QCoreApplication

    words = QCoreApplication.translate("Trouble", "The game has made a mistake. What it was is in the log.")
    return Trouble(FAULT, words, trace)


def away() -> Trouble:
    """A night that had begun is not there. Safe on any thread."""
    from PySide6.QtCore import QCoreApplication

    words = QCoreApplication.translate(
        "Trouble",
        "The tape is not where it was. If it lies on a disk that was taken out, put it back, then try again.",
    )
    return Trouble("SessionNotFound", words)


def _of_disk(error: OSError) -> Trouble:
    from PySide6.QtCore import QCoreApplication

    translate = QCoreApplication.translate
    if error.errno in NO_ROOM:
        return Trouble("StorageFull", translate("Trouble", "The disk is full. Make room, then do it again."))
    words = translate(
        "Trouble", "{file} could not be read or written ({why}). Look at the disk, then try again."
    )
    return Trouble(DISK, words.format(file=error.filename, why=error.strerror or error.errno))


def told(kind: str, message: str) -> Trouble:
    """What the engine has told of an error. Safe on any thread."""
    from somewhere_gui.engine_words import said  # late: not before the first paint

    return Trouble(kind, said(message))


def record(why: Trouble) -> None:
    """Write our own mistakes into the log (from the GUI thread: logging remembers its threads)."""
    import logging  # late: not before the first paint

    if why.trace:
        logging.getLogger(__name__).error("unexpected error off the GUI thread\n%s", why.trace)
