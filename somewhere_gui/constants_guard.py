"""Keeps Python's constants alive under PySide6 6.12 on Python before 3.12.

That build returns ``None`` from its calls without counting the reference (from Python 3.12 on
constants are immortal and it does not matter). After some thousand Qt calls the count reaches zero
and the process aborts with "deallocating None". 6.11 counts rightly.

May import: the standard library. Promises: does nothing where it is not needed; can be called once
or many times; goes away with support for Python 3.11.
"""

from __future__ import annotations

import sys
from typing import Final

ENOUGH: Final = 1 << 40
"""References: at a million Qt calls a second these last for twelve days."""
CONSTANTS: Final = (None, True, False, NotImplemented, Ellipsis)


def needed() -> bool:
    """Only CPython before 3.12, in its normal build, counts references to constants this way."""
    ordinary = sys.implementation.name == "cpython" and not hasattr(sys, "getobjects")
    return ordinary and sys.version_info < (3, 12)


_ballast: list[object] = []


def guard_start() -> None:
    """Enough references for the first page, at next to no cost (``guard`` costs 15 ms)."""
    if needed() and not _ballast:
        for constant in CONSTANTS:
            _ballast.extend([constant] * 60_000)


def guard() -> None:
    """Give each constant more references than any run can lose."""
    if not needed():
        return
    import ctypes

    for constant in CONSTANTS:
        if sys.getrefcount(constant) < ENOUGH // 2:
            # the count is the first field of every object
            ctypes.c_ssize_t.from_address(id(constant)).value += ENOUGH
