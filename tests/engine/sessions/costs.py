"""What a commit costs after so many turns: plain functions for the tests and the bench."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from engine.sessions import SessionStore
from engine.sessions.files import Disk
from tests.engine.sessions.nights import commit_turn, play


def night_of(data: Path, entries: int) -> SessionStore:
    """A store whose slot ``night`` holds ``entries`` turns, most of them written in one go."""
    store = SessionStore(data)
    play(store, "night", 2)
    kept = store.history("night")
    padding = "The road goes on, and nobody comes the other way. " * 40
    store.save_history(
        "night", kept + [{**kept[-1], "turn": turn, "dispatch": padding} for turn in range(2, entries)]
    )
    return store


def commit_seconds(data: Path, entries: int, samples: int = 50) -> float:
    """Median seconds of one commit (picture, entry, state, all flushed) after ``entries`` turns."""
    store = night_of(data, entries)
    state = store.load("night")
    assert state is not None
    taken = []
    for turn in range(entries, entries + samples):
        begun = time.perf_counter()
        commit_turn(store, state, turn)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


class CountingDisk(Disk):
    """Counts the reads, and the bytes read and written."""

    def __init__(self) -> None:
        self.reads = 0
        self.bytes = 0

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        data = super().read(path, start, length)
        self.reads += 1
        self.bytes += len(data)
        return data

    def write(self, fd: int, data: bytes, start: int) -> None:
        self.bytes += len(data)
        super().write(fd, data, start)


def commit_traffic(data: Path, entries: int) -> tuple[int, int]:
    """Reads, and bytes read and written, of one commit after ``entries`` turns."""
    store = night_of(data, entries)
    state = store.load("night")
    assert state is not None
    commit_turn(store, state, entries)  # a whole state: the history was just changed from outside
    disk = CountingDisk()
    commit_turn(SessionStore(data, disk), state, entries + 1)
    return disk.reads, disk.bytes
