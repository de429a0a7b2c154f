"""A painter for tests of everything but painting: a small PNG that follows from the scene."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Sequence

from engine.state import Scene

WIDTH, HEIGHT = 16, 9


class SketchPainter:
    """The same scene always gives the same frame, another scene another one. ``ahead`` are the scenes it
    was last asked to paint in advance."""

    def __init__(self) -> None:
        self.ahead: list[Scene] = []

    def paint(self, scene: Scene) -> bytes:
        ink = hashlib.shake_256(repr(scene).encode()).digest(WIDTH * HEIGHT)
        rows = b"".join(b"\0" + ink[row * WIDTH : (row + 1) * WIDTH] for row in range(HEIGHT))
        header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)

    def paint_ahead(self, scenes: Sequence[Scene]) -> None:
        self.ahead = list(scenes)

    def close(self) -> None:
        """Nothing was started."""


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
