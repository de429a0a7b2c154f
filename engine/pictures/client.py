"""The painter in a process of its own, so that painting never holds up whoever asked.

May import: the standard library, ``engine.state``, ``engine.errors``, ``scenes``, ``worker``,
``packfiles`` (numpy only if the process cannot be had). Promises: one process, one frame at a
time, callers wait their turn; a process that died is started once more and the frame repeated;
frames painted ahead are lost with it and never hold up one that is waited for; closing takes less
than a second.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from engine.errors import EngineError
from engine.pictures.packfiles import pack_folder, read_looks
from engine.pictures.scenes import to_json
from engine.pictures.worker import KEPT, receive, send
from engine.state import Frame, Scene

_log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parents[2]
CLOSED: Final = "The painter was closed; make a new one."


def command() -> list[str]:
    """What starts the process: this Python, or this very program where it is frozen. The folder of the
    pack, the width and the height follow."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker", "pictures"]
    return [sys.executable, "-m", "engine.pictures.worker"]


class PainterStoppedError(EngineError):
    """No picture could be painted, neither by the painter's process nor without it."""


class WorkerPainter:
    """Paints in a warm process; safe to call from several threads."""

    def __init__(self, pack: str | Path, size: tuple[int, int] = (1024, 576)) -> None:
        self._pack = pack_folder(pack)
        self._size = size
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._closed = False
        self._process: subprocess.Popen[bytes] | None = None
        with contextlib.suppress(OSError):
            self._process = self._start()

    @property
    def pid(self) -> int | None:
        """The process that paints at the moment, if there is one."""
        return self._process.pid if self._process else None

    def paint(self, scene: Scene) -> Frame:
        """The frame as PNG bytes; at once when it was painted ahead.

        What is being painted ahead gives way, unless it is this very frame, which is then finished.
        Raises PainterStoppedError when nothing can paint it, or after close.
        """
        body = to_json(scene)
        with self._lock:
            if self._closed:
                raise PainterStoppedError(CLOSED)
            for attempt in (1, 2):
                try:
                    return self._ask(body)
                except (OSError, EOFError, ValueError) as error:
                    if self._closed:  # its process was ended on purpose, in the middle of this frame
                        raise PainterStoppedError(CLOSED) from error
                    _log.warning("the painter's process failed (attempt %d): %r", attempt, error)
                    self._end(0.1)
            return self._without_process(scene)

    def paint_ahead(self, scenes: Sequence[Scene]) -> None:
        """Paint these next, in this order, whenever nobody waits for a frame. Returns at once.

        The list replaces the one before, also its finished frames, except those that are in both;
        an empty list stops all painting ahead. Only the first six scenes are taken. A frame is
        found again by its whole scene, the frame number included. Never raises; a process that
        is not running is not started for this.
        """
        body = json.dumps([to_json(scene).decode() for scene in scenes[:KEPT]]).encode()
        process = self._process
        if self._closed or process is None or process.stdin is None:
            return
        # What went wrong is found out by the next frame that is waited for.
        with contextlib.suppress(OSError, ValueError), self._writing:
            send(process.stdin, b"A", body)  # type: ignore[arg-type]

    def cancel_ahead(self) -> None:
        """Stop painting ahead and forget the frames that are ready."""
        self.paint_ahead(())

    def close(self) -> None:
        """End the process; within a second, whatever it is doing."""
        self._closed = True
        process = self._process
        if process is not None and process.stdin is not None:
            # A frame in progress is not waited for: its reader gets an end of file.
            if self._lock.locked():
                process.kill()
            with contextlib.suppress(OSError):
                process.stdin.close()
        self._end(0.6)

    def _start(self) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
        paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
        for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
            environment[name] = "1"
        width, height = self._size
        return subprocess.Popen(
            [*command(), str(self._pack), str(width), str(height)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def _ask(self, body: bytes) -> Frame:
        if self._process is None or self._process.poll() is not None:
            self._process = self._start()
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        with self._writing:
            send(process.stdin, b"S", body)  # type: ignore[arg-type]
        pixels = b""
        while True:
            kind, answer = receive(process.stdout)  # type: ignore[arg-type]
            if kind == b"P":
                return Frame(answer, pixels, self._size)
            if kind == b"R":
                pixels = answer
            elif kind == b"L":
                _log.warning("painter: %s", answer.decode(errors="replace"))
            else:
                raise ValueError(answer.decode(errors="replace"))

    def _end(self, patience: float) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.3)

    def _without_process(self, scene: Scene) -> Frame:
        """The last resort: paint here, slower for the caller but never nothing."""
        try:
            from engine.pictures.painter import ProceduralPainter

            return ProceduralPainter(read_looks(self._pack), self._size).paint(scene)
        except Exception as error:
            raise PainterStoppedError(
                f"No picture of {scene.place}: {error}. The words go on without it."
            ) from error
