"""Which version this is, and on what terms this copy is given out. May import: the standard library.
Promises: never raises."""

from __future__ import annotations

from pathlib import Path
from typing import Final

LICENCES: Final = Path(__file__).resolve().parent.parent / "LICENCES.txt"
"""The terms of everything in a bundle; a checkout has no such file."""


def version() -> str:
    """The installed version, such as ``0.1.0``; ``unknown`` when run from a bare checkout."""
    from importlib.metadata import PackageNotFoundError  # late: 12 ms
    from importlib.metadata import version as installed

    try:
        return installed("somewhere")
    except PackageNotFoundError:
        return "unknown"


def licences() -> Path | None:
    """The file with the terms of everything in this copy, where it is a bundle."""
    return LICENCES if LICENCES.is_file() else None
