"""A disk that is full, broken or read-only: the old turn or the new one, and words that help."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import EngineError, SaveUnreadable, StorageFull
from engine.sessions import SessionStore
from engine.sessions.files import Disk
from tests.engine.sessions.deeds import BEFORE, DEEDS, NIGHT
from tests.engine.sessions.nights import assert_whole, blank, commit_turn, play, seen
from tests.engine.sessions.stepping import BROKEN, NO_ROOM, READ_ONLY, SteppingDisk, fail_at

PLAYED = [deed for deed in DEEDS if deed != "migrate"]


def _look(data: Path) -> object:
    store = SessionStore(data)
    return seen(store, NIGHT) if store.folder(NIGHT).exists() else (None, None, [])


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("code", [NO_ROOM, BROKEN], ids=["no room", "broken"])
@pytest.mark.parametrize("deed", PLAYED)
def test_failure_at_every_step(
    tmp_path: Path, deed: str, code: int, for_good: bool, full: Callable[[int, int], int]
) -> None:
    """Whichever step fails, the caller hears of it and the slot is the old or the new one, whole."""
    base = tmp_path / "base"
    base.mkdir()
    BEFORE[deed](SessionStore(base))
    old = _look(base)
    shutil.copytree(base, tmp_path / "done")
    whole = SteppingDisk()
    DEEDS[deed](SessionStore(tmp_path / "done", whole))
    whole.let_go()
    new = _look(tmp_path / "done")
    stride = full(2, 1)  # quick: the two kinds of failure take every other step each
    for number in range(1 + (stride > 1 and code == BROKEN), len(whole.steps) + 1, stride):
        data = tmp_path / f"at{number}"
        shutil.copytree(base, data)
        disk = SteppingDisk(fail_at(number, code, for_good=for_good))
        with pytest.raises(StorageFull if code == NO_ROOM else SaveUnreadable, match="night"):
            DEEDS[deed](SessionStore(data, disk))
        disk.let_go()
        assert _look(data) in (old, new), disk.steps[-1]
        assert_whole(SessionStore(data), NIGHT)


def test_a_failed_turn_leaves_nothing_behind(store: SessionStore) -> None:
    """After a full disk at the last moment, picture, entry and half-written file are gone again."""
    play(store, "night", 3)
    before = {p: p.read_bytes() for p in store.folder("night").rglob("*") if p.is_file()}

    class FullAtTheEnd(Disk):
        def replace(self, source: Path, target: Path) -> None:
            if target.name == "state.json":
                raise OSError(errno.ENOSPC, "full")
            super().replace(source, target)

    state = store.load("night")
    assert state is not None
    with pytest.raises(StorageFull):
        commit_turn(SessionStore(store.data, FullAtTheEnd()), state, 3)
    after = {p: p.read_bytes() for p in store.folder("night").rglob("*") if p.is_file()}
    after.pop(store.folder("night") / "state.previous.json")
    before.pop(store.folder("night") / "state.previous.json")
    assert after == before
    assert state.last_saved == store.load("night").last_saved  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (NO_ROOM, StorageFull, "No room left"),
        (getattr(errno, "EDQUOT", NO_ROOM), StorageFull, "No room left"),
        (READ_ONLY, SaveUnreadable, "read-only"),
        (errno.EACCES, SaveUnreadable, "access was denied"),
        (BROKEN, SaveUnreadable, "disk failed"),
    ],
)
def test_words_for_every_kind(tmp_path: Path, code: int, kind: type[EngineError], words: str) -> None:
    """Each failure of the disk has its class and its words, and keeps its cause."""
    disk = SteppingDisk(fail_at(1, code, for_good=True))
    with pytest.raises(kind, match=words) as told:
        commit_turn(SessionStore(tmp_path, disk), blank("night"), 0)
    assert isinstance(told.value.__cause__, OSError)


def test_a_name_that_cannot_be_written(tmp_path: Path) -> None:
    """A name with letters that the system cannot write fails in words too."""

    class OldSystem(Disk):
        def make_folder(self, path: Path) -> None:
            raise UnicodeEncodeError("latin-1", "☾", 0, 1, "not in range")

    with pytest.raises(SaveUnreadable, match="letters that cannot be written"):
        commit_turn(SessionStore(tmp_path, OldSystem()), blank("night"), 0)


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_a_night_that_could_not_begin_takes_no_id(tmp_path: Path, step: int) -> None:
    """When the very first save of a slot fails, its id is still free: the next try is called the same."""
    disk = SteppingDisk(fail_at(step, NO_ROOM, for_good=False))
    with pytest.raises(StorageFull):
        commit_turn(SessionStore(tmp_path, disk), blank("night-1"), 0)
    assert SessionStore(tmp_path).new_session_id() == "night-1"


def test_no_links_on_this_disk(own_folders: Path) -> None:
    """Where the file system knows no hard links, the earlier save is kept as a copy."""

    class NoLinks(Disk):
        def link(self, source: Path, target: Path) -> None:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    store = SessionStore(own_folders, NoLinks())
    play(store, "night", 3)
    (store.folder("night") / "state.json").write_bytes(b"")
    assert store.list()[0].previous_turn == 1
    assert store.restore_previous("night").turn_count == 1


def test_never_a_moment_without_a_state(own_folders: Path) -> None:
    """At every step of a commit a whole state.json can be read by everybody else."""
    reader = SessionStore(own_folders)
    seen_turns: list[int] = []

    def look(number: int, name: str) -> None:
        state = reader.load("night")
        assert state is not None
        assert len(reader.history("night")) == state.turn_count + 1
        seen_turns.append(state.turn_count)

    play(reader, "night", 2)
    watched: Callable[[int, str], None] = look
    disk = SteppingDisk(watched)
    play(SessionStore(own_folders, disk), "night", 2)
    disk.let_go()
    assert sorted(set(seen_turns)) == [1, 2, 3]
