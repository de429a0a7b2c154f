"""What went wrong, as data for the player. May import: ``engine.errors``. Promises: never raises."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Final

from engine.errors import EngineError

log = logging.getLogger(__name__)

FAULT: Final = "Fault"
"""The kind of trouble that is our own mistake, not the engine's refusal."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something went wrong: the class of the error, and its words for the player."""

    kind: str
    message: str


def trouble(error: Exception) -> Trouble:
    """What to tell the player of an exception; one we did not expect is logged with its trace."""
    if isinstance(error, EngineError):
        return Trouble(type(error).__name__, str(error))
    log.error("unexpected error off the GUI thread", exc_info=error)
    return Trouble(FAULT, f"{type(error).__name__}: {error}")
