"""Decoding pictures. May import: Qt, Pillow, ``engine.state``. Promises: may be called on any thread; lets
other threads run meanwhile; a damaged picture is a null image, not an exception.

Not by ``QImageReader`` on a ``QBuffer``: it asks the buffer while it holds a lock of all image formats, the
buffer, being made by Python, asks for the interpreter, and a window that just makes an icon has that and
waits for the formats: neither ever goes on.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from engine.state import Frame

KINDS = ("PNG", "JPEG", "WEBP", "GIF")


def decode(data: bytes, size: QSize | None = None) -> QImage:
    """A picture of one of :data:`KINDS`, scaled to ``size`` (pixels) when it is given."""
    if isinstance(data, Frame) and size is None:
        return _shown(data.pixels, *data.size)
    try:
        with Image.open(BytesIO(data), formats=KINDS) as opened:
            picture = opened.convert("RGB")
            if size is not None:
                picture = picture.resize(size.toTuple(), Image.Resampling.BILINEAR, reducing_gap=2.0)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return QImage()
    return _shown(picture.tobytes(), *picture.size)


def _shown(pixels: bytes, width: int, height: int) -> QImage:
    """A copy, in the form that is drawn fastest."""
    rgb = QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888)
    return rgb.convertToFormat(QImage.Format.Format_RGB32)
