"""Waiting for a server as it asked.

Lives here: :func:`rested`. May import: ``engine.errors``. Promises: never past the end of the player's
patience; stopping is noticed within 20 ms.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from engine.errors import TurnCancelled


def rested(seconds: float, end: float, stopped: Callable[[], bool]) -> bool:
    """Wait, if that ends before ``end`` (``time.monotonic``); else False at once. Raises TurnCancelled when
    stopped meanwhile."""
    until = time.monotonic() + seconds
    if until >= end:
        return False
    while (left := until - time.monotonic()) > 0:
        if stopped():
            raise TurnCancelled("Waiting for a server was stopped.")
        time.sleep(min(left, 0.02))
    return True
