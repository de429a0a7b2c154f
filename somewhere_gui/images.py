"""Decoding pictures. May import: Qt. Promises: may be called on any thread; lets other threads run
meanwhile; a damaged picture is a null image, not an exception."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader


def decode(data: bytes, size: QSize | None = None) -> QImage:
    """PNG bytes as a picture, scaled on the way when ``size`` (pixels) is given."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    if size is not None:
        reader.setScaledSize(size)
    return reader.read()
