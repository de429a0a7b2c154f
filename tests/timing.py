"""Promises of time, held against a machine that may be busy with something else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

TRIES: Final = 3


def within(seconds: float, attempt: Callable[[], float]) -> bool:
    """Whether one of three attempts took less than so many seconds; each gives back what it took. A machine
    that does something else for a moment does so once; code that waits waits every time."""
    return any(attempt() < seconds for _ in range(TRIES))
