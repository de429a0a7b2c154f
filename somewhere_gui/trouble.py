"""What went wrong, as data for the player. May import: ``engine.errors``, ``engine_words``. Promises: never
raises; the words are in the player's language where they are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.errors import EngineError

FAULT: Final = "Fault"
"""The kind of trouble that is our own mistake, not the engine's refusal."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something went wrong: the class of the error, as all know it, and its words for the player."""

    kind: str
    message: str
    trace: str = ""
    """Where it happened, if it is our own mistake: for the log, never for the page."""


def trouble(error: Exception) -> Trouble:
    """What to tell the player of an exception. Safe on any thread."""
    import traceback  # late: not before the first paint

    if isinstance(error, EngineError):
        public = next(kind for kind in type(error).__mro__ if kind.__module__ == EngineError.__module__)
        return told(public.__name__, str(error))
    return Trouble(FAULT, f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)))


def told(kind: str, message: str) -> Trouble:
    """What the engine has told of an error. Safe on any thread."""
    from somewhere_gui.engine_words import said  # late: not before the first paint

    return Trouble(kind, said(message))


def record(why: Trouble) -> None:
    """Write our own mistakes into the log (from the GUI thread: logging remembers its threads)."""
    import logging  # late: not before the first paint

    if why.trace:
        logging.getLogger(__name__).error("unexpected error off the GUI thread\n%s", why.trace)
