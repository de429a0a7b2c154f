"""A crash at any step of any write leaves the old slot or the new one, whole."""

from __future__ import annotations

import itertools
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import SaveUnreadable
from engine.sessions import SessionStore
from tests.engine.sessions.deeds import BEFORE, DEEDS, NIGHT
from tests.engine.sessions.nights import assert_whole, blank, seen
from tests.engine.sessions.stepping import SteppingDisk, Stopped, stop_at

ROOT = Path(__file__).parents[3]


def _prepared(tmp_path: Path, deed: str) -> tuple[Path, object, object, int]:
    """A data folder before the deed; what a reader sees before and after it; the deed's steps."""
    base = tmp_path / "base"
    base.mkdir(parents=True)
    BEFORE[deed](SessionStore(base))
    old = _look(SessionStore(base))
    shutil.copytree(base, tmp_path / "done", dirs_exist_ok=True)
    disk = SteppingDisk()
    DEEDS[deed](SessionStore(tmp_path / "done", disk))
    disk.let_go()
    return base, old, _look(SessionStore(tmp_path / "done")), len(disk.steps)


def _look(store: SessionStore) -> object:
    """What a reader sees of the slot; of an older version without its time of saving."""
    if not store.folder(NIGHT).exists():
        return None, None, []
    state = store.load(NIGHT)
    if state is not None and "streak" in state.extra:
        state.last_saved = ""
        return state, None, store.history(NIGHT)
    return seen(store, NIGHT)


def _check(data: Path, deed: str, old: object, new: object) -> str:
    store = SessionStore(data)
    found = _look(store)
    assert found in (old, new)
    if deed != "migrate":
        assert_whole(store, NIGHT)
    return "new" if found == new else "old"


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("power", ["stays", "fails"])
def test_stop_at_every_step(tmp_path: Path, deed: str, power: str, full: Callable[[int, int], int]) -> None:
    """Wherever the program stops, even with unflushed bytes lost, the slot is the old or the new one."""
    base, old, new, steps = _prepared(tmp_path, deed)
    outcomes = []
    for number in range(1, steps + 1, full(2, 1) if power == "stays" else 1):
        data = tmp_path / f"at{number}"
        shutil.copytree(base, data)
        disk = SteppingDisk(stop_at(number))
        with pytest.raises(Stopped):
            DEEDS[deed](SessionStore(data, disk))
        if power == "fails":
            disk.lose_unflushed()
        disk.let_go()
        outcomes.append(_check(data, deed, old, new))
    assert outcomes == sorted(outcomes, reverse=True), "old, then new, and never back"
    assert {"old", "new"} == set(outcomes)


def test_killed_for_real(tmp_path: Path, full: Callable[[int, int], int]) -> None:
    """A process killed by SIGKILL at any step leaves the old or the new slot, and its locks are free."""
    wanted = full(40, 200)
    cases: list[tuple[str, Path, object, object, int]] = []
    for deed in DEEDS:
        base, old, new, steps = _prepared(tmp_path / deed, deed)
        cases += [(deed, base, old, new, number) for number in range(1, steps + 1)]
    stride = max(1, len(cases) // wanted)
    chosen = list(itertools.islice(itertools.chain(cases[::stride], cases[1::stride]), wanted))
    assert len(chosen) == wanted
    command = [sys.executable, "-m", "tests.engine.sessions.crash_child"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as executioner:
        assert executioner.stdin
        assert executioner.stdout
        for count, (deed, base, old, new, number) in enumerate(chosen):
            data = tmp_path / f"killed{count}"
            shutil.copytree(base, data)
            executioner.stdin.write(f"{data}\t{deed}\t{number}\n")
            executioner.stdin.flush()
            assert int(executioner.stdout.readline()) == signal.SIGKILL, (deed, number)
            _check(data, deed, old, new)


def test_beginning_cut_short_is_no_ruin(tmp_path: Path) -> None:
    """A first save that was cut short counts as not begun, and is cleared away by the next; without its
    mark the same files are a ruin."""
    disk = SteppingDisk(stop_at(20))
    with pytest.raises(Stopped):
        DEEDS["begin"](SessionStore(tmp_path, disk))
    disk.let_go()
    store = SessionStore(tmp_path)
    assert len(list((store.folder(NIGHT) / "images").iterdir())) == 1
    assert store.load(NIGHT) is None
    assert store.list() == []
    other = tmp_path / "other"
    shutil.copytree(tmp_path / "sessions", other / "sessions")
    with SessionStore(other).turn(NIGHT):
        SessionStore(other).commit(NIGHT, blank(NIGHT))
    assert list((SessionStore(other).folder(NIGHT) / "images").iterdir()) == []
    (store.folder(NIGHT) / "state.json.first").unlink()
    with pytest.raises(SaveUnreadable, match=r"state\.json of session 'night'.*missing"):
        store.load(NIGHT)
