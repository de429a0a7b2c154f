"""What memory the process keeps that it does not use.

May import: the standard library, late. Promises: where the C library is not glibc nothing is changed.
"""

from __future__ import annotations

import sys
from typing import Final

TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3
"""What glibc's ``mallopt`` calls them (``malloc.h``)."""
BIG: Final = 256 * 1024
"""Bytes from which on a block is asked of the system for itself: every picture, hardly anything else."""
KEPT: Final = 1024 * 1024
"""Bytes of unused heap that are kept for the next one to ask."""


def give_back() -> None:
    """Let pictures that are done with go back to the system at once.

    By itself glibc takes every freed picture for a sign to keep blocks of that size: then they lie between
    small ones that stay, and a night's heap ends up half empty.
    """
    system: str = sys.platform
    if system != "linux":
        return
    import ctypes  # late: not before the first paint

    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):  # another C library
        return
    mallopt(MMAP_THRESHOLD, BIG)
    mallopt(TRIM_THRESHOLD, KEPT)
