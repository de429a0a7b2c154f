"""A disk that counts its steps, and fails or stops at one of them."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path

from engine.sessions.files import Disk


class Stopped(BaseException):
    """The program is gone from here on, as far as the disk can tell."""


class SteppingDisk(Disk):
    """Calls ``at(number, name)`` before every step that changes something.

    ``written`` holds descriptor copies and ranges not yet flushed: what a power cut may lose.
    """

    def __init__(self, at: Callable[[int, str], None] | None = None) -> None:
        self.steps: list[str] = []
        self._at = at or (lambda number, name: None)
        self.unflushed: list[tuple[int, int, int]] = []
        self._copies: dict[int, int] = {}
        self.half: bytes | None = None

    def _step(self, name: str) -> None:
        self.steps.append(name)
        self._at(len(self.steps), name)

    def make_folder(self, path: Path) -> None:
        self._step(f"make_folder {path.name}")
        super().make_folder(path)

    def open_new(self, path: Path) -> int:
        self._step(f"open_new {path.name}")
        fd = super().open_new(path)
        self._copies[fd] = os.dup(fd)
        return fd

    def open_kept(self, path: Path) -> int:
        self._step(f"open_kept {path.name}")
        fd = super().open_kept(path)
        self._copies[fd] = os.dup(fd)
        return fd

    def write(self, fd: int, data: bytes, start: int) -> None:
        self.unflushed.append((self._copies[fd], start, len(data)))
        self._step("write nothing")
        super().write(fd, data[: len(data) // 2], start)
        self._step("write half")
        super().write(fd, data, start)
        self._step("write all")

    def truncate(self, fd: int, length: int) -> None:
        self._step("truncate")
        super().truncate(fd, length)

    def flush(self, fd: int) -> None:
        self._step("flush")
        super().flush(fd)
        copy = self._copies[fd]
        self.unflushed = [lost for lost in self.unflushed if lost[0] != copy]

    def close(self, fd: int) -> None:
        self._step("close")
        super().close(fd)

    def flush_folder(self, path: Path) -> None:
        self._step(f"flush_folder {path.name}")
        super().flush_folder(path)

    def link(self, source: Path, target: Path) -> None:
        self._step(f"link {target.name}")
        super().link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        self._step(f"replace {target.name}")
        super().replace(source, target)
        self._step(f"replaced {target.name}")

    def move(self, source: Path, target: Path) -> None:
        self._step(f"move {target.name}")
        super().move(source, target)

    def remove_folder(self, path: Path) -> None:
        self._step(f"remove_folder {path.name}")
        super().remove_folder(path)

    def remove(self, path: Path) -> None:
        self._step(f"remove {path.name}")
        super().remove(path)

    def lose_unflushed(self) -> None:
        """What a power cut does to bytes that were never flushed: they read as zeros."""
        for fd, start, length in self.unflushed:
            os.pwrite(fd, bytes(length), start)

    def let_go(self) -> None:
        for fd in self._copies.values():
            os.close(fd)
        self._copies = {}


def stop_at(number: int) -> Callable[[int, str], None]:
    """Nothing reaches the disk from step ``number`` on."""

    def at(step: int, name: str) -> None:
        if step >= number:
            raise Stopped(name)

    return at


def kill_at(number: int) -> Callable[[int, str], None]:
    """The process gets SIGKILL at step ``number``."""

    def at(step: int, name: str) -> None:
        if step == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return at


def fail_at(number: int, code: int, *, for_good: bool) -> Callable[[int, str], None]:
    """Step ``number`` (and, ``for_good``, every later one that needs room) fails with ``code``."""
    needs_room = ("write", "open", "make_folder", "link", "flush")

    def at(step: int, name: str) -> None:
        if step == number or (for_good and step > number and name.startswith(needs_room)):
            raise OSError(code, os.strerror(code), name)

    return at


NO_ROOM = errno.ENOSPC
BROKEN = errno.EIO
READ_ONLY = errno.EROFS
