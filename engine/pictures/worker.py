"""The warm process: reads scenes from its own pipe, answers with pictures, ends with the pipe.

Run as ``python -m engine.pictures.worker PACK WIDTH HEIGHT``; talked to by
:class:`engine.pictures.client.WorkerPainter` only. A message is one kind byte, a length of four
bytes (big endian) and that many bytes. To the process: ``S`` a scene that somebody waits for,
``A`` a list of scenes to paint ahead (it replaces the list before; nothing is answered). From it:
``R`` the pixels of
a picture, ``P`` the picture, ``L`` a line for the log, ``E`` why there is no picture.

May import: this room. Promises: lower priority, one thread that paints, no output but its
answers; a frame painted ahead is broken off when a scene comes in, unless it is that scene's, and
is taken up again afterwards; at most :data:`KEPT` finished frames wait. Until the first scene comes,
what all frames share is made.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import struct
import sys
import threading
from collections import OrderedDict, deque
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from engine.pictures.packfiles import PackLooks
    from engine.pictures.painter import ProceduralPainter
    from engine.state import Frame

_HEAD = struct.Struct(">cI")
LARGEST = 64 * 1024 * 1024
KEPT = 6
"""Frames painted ahead that are kept at most."""
_SMALL = (320, 180)


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


class Inbox:
    """Messages in the order they came, read from the pipe by a thread of its own."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe
        self._waiting: deque[tuple[bytes, bytes]] = deque()
        self._news = threading.Condition()
        self.ended = False
        threading.Thread(target=self._read, name="inbox", daemon=True).start()

    def _read(self) -> None:
        with contextlib.suppress(EOFError, OSError, ValueError):
            while True:
                message = receive(self._pipe)
                with self._news:
                    self._waiting.append(message)
                    self._news.notify()
        with self._news:
            self.ended = True
            self._news.notify()

    def take(self, wait: bool) -> tuple[bytes, bytes] | None:
        """The next message, or None when there is none yet; EOFError when there will be none."""
        with self._news:
            while wait and not self._waiting and not self.ended:
                self._news.wait()
            if self._waiting:
                return self._waiting.popleft()
            if self.ended:
                raise EOFError
            return None

    def calls_away_from(self, body: bytes) -> bool:
        """Has anything come but the wish for this very frame?"""
        with self._news:
            return self.ended or any(message != (b"S", body) for message in self._waiting)


class Desk:
    """Paints what is waited for first, and ahead in between."""

    def __init__(self, painter: ProceduralPainter, inbox: Inbox, answers: BinaryIO) -> None:
        self._painter, self._inbox, self._answers = painter, inbox, answers
        self._ahead: deque[bytes] = deque()
        self._ready: OrderedDict[bytes, Frame] = OrderedDict()

    def serve(self) -> None:
        """Work until the pipe ends, which raises EOFError."""
        while True:
            message = self._inbox.take(wait=not self._ahead)
            if message is None:
                self._paint_ahead(self._ahead.popleft())
            elif message[0] == b"S":
                self._answer(message[1])
            elif message[0] == b"A":
                self._plan(message[1])
            else:
                send(self._answers, b"E", b"not a scene")

    def _plan(self, body: bytes) -> None:
        wanted = [scene.encode() for scene in json.loads(body)][:KEPT]
        self._ready = OrderedDict((key, self._ready[key]) for key in wanted if key in self._ready)
        self._ahead = deque(key for key in wanted if key not in self._ready)

    def _answer(self, body: bytes) -> None:
        from engine.pictures.scenes import from_json

        picture = self._ready.get(body)
        try:
            if picture is None:
                picture = self._painter.paint(from_json(body))
            if body in self._ahead:
                # Asked for before its turn came: it may be asked for again.
                self._ahead.remove(body)
                self._ready[body] = picture
        except (ValueError, TypeError, KeyError) as error:
            send(self._answers, b"E", repr(error).encode())
            return
        send(self._answers, b"R", picture.pixels)
        send(self._answers, b"P", picture)

    def _paint_ahead(self, body: bytes) -> None:
        from engine.pictures.giving_way import GaveWay, giving_way
        from engine.pictures.scenes import from_json

        try:
            with giving_way(lambda: self._inbox.calls_away_from(body)):
                self._ready[body] = self._painter.paint(from_json(body))
        except GaveWay:
            self._ahead.appendleft(body)
        except (ValueError, TypeError, KeyError) as error:
            logging.getLogger(__name__).warning("a scene to paint ahead was left out: %r", error)


def _warm_up(looks: PackLooks, inbox: Inbox) -> None:
    """Paint a small frame for nobody, unless somebody waits already: noise, glyphs and numpy's own first
    calls take longer than the frame."""
    from engine.pictures.giving_way import GaveWay, giving_way
    from engine.pictures.painter import ProceduralPainter
    from engine.state import Scene

    place = next(iter(looks.places), "")
    scene = Scene("", place, "", "", seed=0, frame=0, clock="19:00", torch=True)
    with contextlib.suppress(GaveWay), giving_way(lambda: inbox.calls_away_from(b"")):
        ProceduralPainter(looks, _SMALL).paint(scene)


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
    inbox = Inbox(source)
    try:
        from engine.pictures.packfiles import read_looks
        from engine.pictures.painter import ProceduralPainter

        looks = read_looks(pack)
        _warm_up(looks, inbox)
        Desk(ProceduralPainter(looks, (width, height)), inbox, answers).serve()
    except (EOFError, OSError, KeyboardInterrupt):
        pass
    # The reading thread sits in the pipe and holds its lock: a tidy end would wait for it.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
