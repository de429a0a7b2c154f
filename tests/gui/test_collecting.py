"""Where what has become garbage is destroyed."""

from __future__ import annotations

import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from somewhere_gui.game import Game


class Knot(QObject):
    """A Qt object that holds itself."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def make_much() -> None:
    """Enough new objects that the collector would come by several times, in every generation."""
    kept = [[[number]] for number in range(400_000)]
    assert kept


def test_a_worker_never_destroys_what_is_the_windows(qtbot: QtBot, playing: Game) -> None:
    """A Qt object in a cycle is destroyed by the GUI thread, however much a worker makes meanwhile."""
    destroyers: list[threading.Thread] = []
    knot = Knot()
    weakref.finalize(knot, lambda: destroyers.append(threading.current_thread()))
    del knot
    worker = threading.Thread(target=make_much)
    worker.start()
    worker.join()
    assert destroyers == []
    make_much()
    qtbot.waitUntil(lambda: bool(destroyers))
    assert destroyers == [threading.main_thread()]
