"""What holds in every test: a data folder of its own, no network, nothing left behind.

A test fails when something logs a warning that it did not expect (fixture ``expect_log``), or
leaves a thread running. ``full`` tells how many repetitions a test should do.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

FULL = os.environ.get("SOMEWHERE_FULL_TESTS") == "1"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Data and settings of this test alone; the real home folder is out of reach."""
    data = tmp_path / "data"
    monkeypatch.setenv("SOMEWHERE_DATA_DIR", str(data))
    monkeypatch.setenv("SOMEWHERE_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("SOMEWHERE_SEED", "SOMEWHERE_API_TOKEN", "USE_API_MODE", "API_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return data


class ExpectedLog:
    """Collects the substrings of warnings a test has announced."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def __call__(self, *parts: str) -> None:
        self._parts.extend(parts)

    def covers(self, record: logging.LogRecord) -> bool:
        return any(part in record.getMessage() for part in self._parts)


@pytest.fixture
def expect_log() -> ExpectedLog:
    """Announce warnings: ``expect_log("worker ended")``."""
    return ExpectedLog()


@pytest.fixture(autouse=True)
def no_unexpected_warnings(caplog: pytest.LogCaptureFixture, expect_log: ExpectedLog) -> Iterator[None]:
    yield
    # Qt's own messages are judged by pytest-qt (qt_log_level_fail).
    surprises = [
        record
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING and not expect_log.covers(record)
    ]
    assert not surprises, [f"{r.name}: {r.getMessage()}" for r in surprises]


def _runs(thread: threading.Thread) -> bool:
    """Whether it has not ended. Python 3.11 keeps its picture of one of Qt's threads for good, as alive."""
    tasks = Path("/proc/self/task")
    if isinstance(thread, threading._DummyThread) and tasks.is_dir():
        return (tasks / str(thread.native_id)).exists()
    return thread.is_alive()


@pytest.fixture(autouse=True)
def no_threads_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 5
    while left := [t for t in set(threading.enumerate()) - before if _runs(t)]:
        if time.monotonic() > deadline:
            pytest.fail(f"threads left running: {[t.name for t in left]}")
        time.sleep(0.01)


@pytest.fixture
def full() -> Callable[[int, int], int]:
    """``full(quick, whole)``: the number of repetitions for this run."""
    return lambda quick, whole: whole if FULL else quick
