"""Python's collector of cycles, kept to the GUI thread.

The collector runs in whatever thread happens to make the next object, and destroys there what it finds. A Qt
object of the window that is destroyed by a worker holds Qt's lock of connections while it waits for the
interpreter's, which the GUI thread may hold while it waits for Qt's: both wait for good.

May import: Qt core. Promises: from the first window on cycles are collected by the GUI thread only, at most
once a second, and not while nothing was made.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_MS: Final = 1000


class Collector(QObject):
    """Collects for as long as its window lives."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation that has come to its limit, and with it the younger ones."""
        made, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if limits[generation] and made[generation] > limits[generation]:
                gc.collect(generation)
                return
