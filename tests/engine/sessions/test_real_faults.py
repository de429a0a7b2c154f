"""Failures that the kernel itself reports: ``strace`` makes a system call of a real process fail.

Where tracing is not allowed or ``strace`` is missing (it is Linux's), there is nothing to inject; the
faults of ``test_faults`` go through the store's file layer and need neither.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.sessions import SessionStore
from tests.engine.sessions.deeds import BEFORE, DEEDS, NIGHT
from tests.engine.sessions.nights import assert_whole, seen

CALLS = {
    "write": "write",
    "flush": "fsync,fdatasync",
    "rename": "rename,renameat,renameat2",
    "truncate": "ftruncate",
    "link": "link,linkat",
}
MOST_CALLS = 40


@functools.cache
def _can_inject() -> bool:
    strace = shutil.which("strace")
    if strace is None:
        return False
    probe = [strace, "-qq", "-o", os.devnull, "-e", "inject=fsync:error=EIO:when=1", sys.executable, "-c", ""]
    return subprocess.run(probe, capture_output=True).returncode == 0


def _do(data: Path, deed: str, call: str, error: str, number: int) -> str:
    """The deed in a process in which the call of that number fails; what it printed."""
    slot = data / "sessions" / NIGHT
    names = ("state.json.new", "history.json", "history.next.json", "images/.picture.new", "state.json.first")
    only = [part for name in names for part in ("-P", str(slot / name))] if call == "write" else []
    done = subprocess.run(
        [
            # Only the one kind of call is stopped at, which is what makes this quick.
            *("strace", "-f", "--seccomp-bpf", "-qq", "-o", os.devnull, *only),
            *("-e", f"trace={CALLS[call]}", "-e", f"inject={CALLS[call]}:error={error}:when={number}"),
            *(sys.executable, "-m", "tests.engine.sessions.deed_child", str(data), deed),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=Path(__file__).parents[3],
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def _look(data: Path) -> object:
    store = SessionStore(data)
    return seen(store, NIGHT) if store.folder(NIGHT).exists() else (None, None, [])


@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
@pytest.mark.parametrize("call", CALLS)
def test_a_call_that_the_kernel_fails(
    tmp_path: Path, call: str, error: str, full: Callable[[int, int], int]
) -> None:
    """Whichever write, flush, rename, cut or link the kernel fails, the slot is the old turn or the
    new one, whole, and no exception but the engine's own comes out."""
    deeds = ["turn", "begin", "first half", "second half", "edit", "rewind"][: full(1, 6)]
    numbers = range(1, (MOST_CALLS if _can_inject() else 0) + 1, full(4, 1))
    for deed in deeds:
        base, done = tmp_path / deed / "base", tmp_path / deed / "done"
        base.mkdir(parents=True)
        BEFORE[deed](SessionStore(base))
        old = _look(base)
        shutil.copytree(base, done)
        DEEDS[deed](SessionStore(done))
        new = _look(done)
        assert old != new
        for number in numbers:
            data = tmp_path / deed / f"at{number}"
            shutil.copytree(base, data)
            told = _do(data, deed, call, error, number)
            assert number > 1 or call in ("link", "truncate") or told != "done", "nothing was injected"
            assert _look(data) in (old, new), (deed, call, error, number)
            assert_whole(SessionStore(data), NIGHT)
            if told == "done" and _look(data) == new:
                break
