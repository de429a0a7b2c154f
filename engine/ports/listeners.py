"""Who hears of late pictures: kept alike by the near engine and the far one."""

from __future__ import annotations

import threading
from collections.abc import Callable

from engine.state import LatePicture

Listener = Callable[[LatePicture], None]


class Listeners:
    """May be used from many threads; whoever is told is told on the thread that tells."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._all: list[Listener] = []

    def __bool__(self) -> bool:
        return bool(self._all)

    def add(self, listener: Listener) -> Callable[[], None]:
        """See ``Backstage.watch``; gives back how to stop that, which may be called more than once."""
        with self._lock:
            self._all.append(listener)

        def stop() -> None:
            with self._lock:
                if listener in self._all:
                    self._all.remove(listener)

        return stop

    def tell(self, news: LatePicture) -> None:
        with self._lock:
            listeners = list(self._all)
        for listener in listeners:
            listener(news)
