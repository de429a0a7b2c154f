"""What calls took, line by line on the disk.

Lives here: :class:`Use` (what a call takes), :class:`Accounts` (the file of a day, and its sums). May import:
the standard library. Promises: a flushed line is on the medium when ``add`` returns; a line of the same
``id`` replaces the earlier one; a torn line costs only itself; a sum reads only what was added since it was
last asked for, whoever added it.

A folder of accounts holds ``day-<date>.jsonl``: a day is one file, a night is its lines over all days.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_DAYS: Final = "day-*.jsonl"


@dataclass(frozen=True, slots=True)
class Use:
    """What a call takes, or what calls took together. ``money`` None: nobody knows the price."""

    tokens_in: int = 0
    tokens_out: int = 0
    pictures: int = 0
    seconds: float = 0.0
    money: float | None = 0.0
    calls: int = 0
    unpriced: int = 0
    """Calls whose price nobody knows; ``money`` of a sum leaves them out."""

    @property
    def tokens(self) -> int:
        return self.tokens_in + self.tokens_out

    def __add__(self, other: Use) -> Use:
        return Use(
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            self.pictures + other.pictures,
            self.seconds + other.seconds,
            (self.money or 0.0) + (other.money or 0.0),
            self.calls + other.calls,
            self.unpriced + other.unpriced,
        )

    def __sub__(self, other: Use) -> Use:
        return Use(
            self.tokens_in - other.tokens_in,
            self.tokens_out - other.tokens_out,
            self.pictures - other.pictures,
            self.seconds - other.seconds,
            (self.money or 0.0) - (other.money or 0.0),
            self.calls - other.calls,
            self.unpriced - other.unpriced,
        )


class Accounts:
    """The lines under a folder. Reading may be done from many threads; who adds holds the folder's locks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sums: dict[tuple[Path, str], _Sum] = {}

    def day(self, day: str) -> Path:
        """The file of a day (ISO)."""
        return self._folder / f"day-{day}.jsonl"

    def add(self, path: Path, line: dict[str, Any], *, flushed: bool) -> None:
        """One more line. Without ``flushed`` it outlives this process, but not surely a power cut: then the
        earlier line of its ``id`` counts. Raises ``OSError``."""
        _append(path, json.dumps(line, ensure_ascii=False).encode(), flushed=flushed)

    def of_day(self, path: Path) -> Use:
        """The sum of a day's file."""
        return self._sum(path, "")

    def of_run(self, run: str) -> Use:
        """The sum of a night's lines over all days."""
        return sum((self._sum(path, run) for path in sorted(self._folder.glob(_DAYS))), Use())

    def _sum(self, path: Path, run: str) -> Use:
        return self._sums.setdefault((path, run), _Sum(path, run)).now()


def _append(path: Path, line: bytes, *, flushed: bool) -> None:
    """One more line. A line torn by a crash is closed off first."""
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
    try:
        size = os.fstat(fd).st_size
        torn = False
        if size:
            os.lseek(fd, size - 1, os.SEEK_SET)
            torn = os.read(fd, 1) != b"\n"
        rest = memoryview((b"\n" if torn else b"") + line + b"\n")
        while rest:
            rest = rest[os.write(fd, rest) :]
        if flushed:
            os.fsync(fd)
    finally:
        os.close(fd)
    if flushed and not size:
        _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """So that a new file's name is on the medium too, where folders can be flushed."""
    with contextlib.suppress(OSError):
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


class _Sum:
    """The sum over the last line of each call of one file, of one night (or, with ``run`` empty, of all).
    Reads only what was added since it looked last; lines that cannot be read count as nothing."""

    def __init__(self, path: Path, run: str) -> None:
        self._path = path
        self._run = run
        self._sign = json.dumps(run, ensure_ascii=False).encode() if run else b""
        self._read = 0
        self._last: dict[str, Use] = {}
        self._total = Use()
        self._lock = threading.Lock()

    def now(self) -> Use:
        with self._lock:
            fresh = self._fresh()
            whole = fresh[: fresh.rfind(b"\n") + 1]
            self._read += len(whole)
            for line in whole.splitlines():
                if self._sign in line:
                    self._take(line)
            return self._total

    def _fresh(self) -> bytes:
        """What was added."""
        try:
            size = os.stat(self._path).st_size
            if size < self._read:  # somebody has cleared the accounts
                self._read, self._last, self._total = 0, {}, Use()
            if size == self._read:
                return b""
            with self._path.open("rb") as file:
                file.seek(self._read)
                return file.read()
        except (FileNotFoundError, NotADirectoryError):
            self._read, self._last, self._total = 0, {}, Use()
            return b""

    def _take(self, line: bytes) -> None:
        try:
            found: Any = json.loads(line)
            mark, use = str(found["id"]), _use_of(found)
        except (ValueError, KeyError, TypeError):
            return
        if self._run and found.get("run") != self._run:
            return
        before = self._last.get(mark)
        self._last[mark] = use
        self._total += use if before is None else use - before


def _use_of(found: dict[str, Any]) -> Use:
    money = found["money"]
    made = 0 if found["state"] == "dropped" else 1
    return Use(
        int(found["tokens_in"]),
        int(found["tokens_out"]),
        int(found["pictures"]),
        float(found["seconds"]),
        None if money is None else float(money),
        made,
        made if money is None else 0,
    )
