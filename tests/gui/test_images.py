"""Pictures are decoded beside everything else that a window does."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize

from engine.state import Frame
from somewhere_gui.images import decode

ROOT = Path(__file__).resolve().parents[2]
SHOWN = ROOT / "resources" / "icons" / "somewhere.png"
BESIDE = """
import sys, threading
from PySide6.QtGui import QGuiApplication, QIcon
from somewhere_gui.images import decode
application = QGuiApplication(["test", "-platform", "offscreen"])
data = open(sys.argv[1], "rb").read()
reading = threading.Thread(target=lambda: [decode(data) for _ in range(60)])
reading.start()
while reading.is_alive():
    QIcon(sys.argv[1])
"""


def test_decoding_never_stops_a_window_that_makes_icons() -> None:
    """A thread that decodes and a window that makes icons get done, both, however they meet."""
    done = subprocess.run([sys.executable, "-c", BESIDE, str(SHOWN)], cwd=ROOT, timeout=60)
    assert done.returncode == 0


def test_a_picture_has_its_size_or_the_wanted_one() -> None:
    """Whole pictures keep their size unless another is asked for; what is no picture, or half of one, is
    a null image."""
    data = SHOWN.read_bytes()
    assert decode(data).size() == QSize(256, 256)
    assert decode(data, QSize(64, 36)).size() == QSize(64, 36)
    for damaged in (b"", b"no picture", data[: len(data) // 2], data[:20]):
        assert decode(damaged).isNull()


def test_a_fresh_frame_is_shown_without_being_decoded() -> None:
    """A frame that still has its pixels looks as its file does, and nobody opens the file."""
    pixels = bytes(range(48)) * 4
    written = io.BytesIO()
    Image.frombytes("RGB", (16, 4), pixels).save(written, "PNG")
    fresh, stored = decode(Frame(written.getvalue(), pixels, (16, 4))), decode(written.getvalue())
    assert fresh == stored
    assert decode(Frame(b"no picture", pixels, (16, 4))) == stored
    assert decode(Frame(written.getvalue(), pixels, (16, 4)), QSize(8, 2)).size() == QSize(8, 2)
