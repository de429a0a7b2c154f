"""Work that can be broken off: a frame painted ahead gives way to one that is waited for.

May import: the standard library. Promises: costs next to nothing when nobody asks to stop; each
thread is asked for itself.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator


class GaveWay(Exception):
    """The frame was broken off because something else is more urgent."""


class _Thread(threading.local):
    stop: Callable[[], bool] | None = None


_here = _Thread()


@contextlib.contextmanager
def giving_way(stop: Callable[[], bool]) -> Iterator[None]:
    """While inside, :func:`checkpoint` raises :class:`GaveWay` as soon as ``stop()`` is true."""
    before, _here.stop = _here.stop, stop
    try:
        yield
    finally:
        _here.stop = before


def checkpoint() -> None:
    """A place where the work of this thread may be broken off. Raises GaveWay."""
    if _here.stop is not None and _here.stop():
        raise GaveWay
