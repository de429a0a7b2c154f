"""Which version this is. May import: the standard library. Promises: never raises."""

from __future__ import annotations


def version() -> str:
    """The installed version, such as ``0.1.0``; ``unknown`` when run from a bare checkout."""
    from importlib.metadata import PackageNotFoundError  # late: 12 ms
    from importlib.metadata import version as installed

    try:
        return installed("somewhere")
    except PackageNotFoundError:
        return "unknown"
