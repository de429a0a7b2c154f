"""Where what has become garbage is destroyed, and where its memory goes."""

from __future__ import annotations

import ctypes
import subprocess
import sys
import threading
import weakref

import pytest
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


BLOCKS = """
import ctypes, sys
from somewhere_gui.memory import give_back

class Info(ctypes.Structure):
    _names = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
    _fields_ = [(name, ctypes.c_size_t) for name in _names.split()]

libc = ctypes.CDLL(None)
libc.mallinfo2.restype = Info
freed = bytearray(8 << 20)  # from here on glibc would keep what is smaller
del freed
if sys.argv[1] == "give":
    give_back()
before = libc.mallinfo2().hblks
picture = bytearray(2 << 20)
print(libc.mallinfo2().hblks - before)
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "mallinfo2"), reason="no glibc here"
)
@pytest.mark.parametrize(("way", "own"), [("give", "1"), ("keep", "0")])
def test_a_picture_is_a_block_of_its_own(way: str, own: str) -> None:
    """After a large block was freed, a picture's memory is still asked of the system for itself, so that it
    can go back; without our word to glibc it would be part of the heap."""
    done = subprocess.run([sys.executable, "-c", BLOCKS, way], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == own
