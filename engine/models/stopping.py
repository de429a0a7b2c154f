"""Cutting a connection when somebody stops a longer work on it.

Lives here: :class:`Stopping`. May import: this room's connection, ``engine.errors``. Promises: noticed
within 50 ms; its thread ends with the block.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final

from engine.models.connection import Connection, never

_LOOK: Final = 0.02


class Stopping:
    """``with Stopping(connection, stopped):`` cuts what is in the air when ``stopped`` comes true."""

    def __init__(self, connection: Connection, stopped: Callable[[], bool]) -> None:
        self._connection, self._stopped = connection, stopped
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> None:
        if self._stopped is never:
            return
        self._thread = threading.Thread(target=self._watch, name="stopping", daemon=True)
        self._thread.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_LOOK):
            if self._stopped():
                self._connection.close()
