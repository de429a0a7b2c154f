"""The warm process: reads scenes from its own pipe, answers with pictures, ends with the pipe.

Run as ``python -m engine.pictures.worker PACK WIDTH HEIGHT``; talked to by
:class:`engine.pictures.client.WorkerPainter` only. A message is one kind byte, a length of four
bytes (big endian) and that many bytes: ``S`` a scene, ``P`` a picture, ``L`` a line for the log,
``E`` why there is no picture.

May import: this room. Promises: lower priority, one thread, no output but its answers.
"""

from __future__ import annotations

import contextlib
import logging
import os
import struct
import sys
from typing import BinaryIO

_HEAD = struct.Struct(">cI")
LARGEST = 64 * 1024 * 1024


def send(pipe: BinaryIO, kind: bytes, body: bytes) -> None:
    """Write one message. Raises OSError when the other side is gone."""
    pipe.write(_HEAD.pack(kind, len(body)) + body)
    pipe.flush()


def receive(pipe: BinaryIO) -> tuple[bytes, bytes]:
    """Read one message. Raises EOFError at the end, ValueError for nonsense."""
    kind, length = _HEAD.unpack(_exactly(pipe, _HEAD.size))
    if length > LARGEST:
        raise ValueError(f"a message of {length} bytes")
    return kind, _exactly(pipe, length)


def _exactly(pipe: BinaryIO, count: int) -> bytes:
    parts = []
    while count:
        part = pipe.read(count)
        if not part:
            raise EOFError
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


class _Log(logging.Handler):
    """Sends warnings to whoever started the process."""

    def __init__(self, pipe: BinaryIO) -> None:
        super().__init__(logging.WARNING)
        self._pipe = pipe

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError):
            send(self._pipe, b"L", self.format(record).encode(errors="replace"))


def main(arguments: list[str]) -> int:
    """Paint until the pipe ends."""
    pack, width, height = arguments[0], int(arguments[1]), int(arguments[2])
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever else prints must not land between two pictures.
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(5)
    logging.getLogger().addHandler(_Log(answers))
    try:
        return _serve(pack, (width, height), source, answers)
    except (EOFError, OSError, KeyboardInterrupt):
        return 0


def _serve(pack: str, size: tuple[int, int], source: BinaryIO, answers: BinaryIO) -> int:
    from engine.pictures.noise import warm
    from engine.pictures.packfiles import read_looks
    from engine.pictures.painter import ProceduralPainter
    from engine.pictures.scenes import from_json

    painter = ProceduralPainter(read_looks(pack), size)
    warm()
    while True:
        kind, body = receive(source)
        if kind != b"S":
            send(answers, b"E", b"not a scene")
            continue
        try:
            send(answers, b"P", painter.paint(from_json(body)))
        except (ValueError, TypeError, KeyError) as error:
            send(answers, b"E", repr(error).encode())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
