"""A night as one file: out and in again, the same in every way a player can see."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import SaveUnreadable, SessionNotFound, StorageFull, TurnCancelled
from engine.sessions import SessionStore, to_public
from engine.sessions.files import Disk
from tests.engine.sessions.nights import assert_whole, blank, commit_pending, play
from tests.engine.sessions.stepping import NO_ROOM, SteppingDisk, Stopped, fail_at, stop_at


def _night(store: SessionStore) -> None:
    """A night with a title, a future, a mark and a tape."""
    play(store, "night", 25)
    store.rename("night", "The one with the dog")
    store.mark("night")
    store.rewind("night", 20)
    play(store, "night", 2)
    (store.folder("night") / "videos").mkdir()
    (store.folder("night") / "videos" / "tape_1.mp4").write_bytes(b"film" * 1000)


def _but_for_id(store: SessionStore, session_id: str) -> object:
    state = store.load(session_id)
    assert state is not None
    public = {k: v for k, v in to_public(state).items() if k not in ("session_id", "last_saved")}
    return public, store.history(session_id)


def test_out_and_in(store: SessionStore, tmp_path: Path) -> None:
    """State, history, frames, title, futures and marks come back from the file, into a slot of another id,
    also on another machine."""
    _night(store)
    path = store.export("night", tmp_path)
    assert path == tmp_path / "The one with the dog.somewhere"
    for home in (store, SessionStore(tmp_path / "elsewhere")):
        name = home.import_(path)
        assert _but_for_id(home, name) == _but_for_id(store, "night")
        assert {slot.title for slot in home.list() if slot.session_id == name} == {"The one with the dog"}
        assert home.return_to_mark(name).turn_count == 24
        assert home.state_at(name, 7).turn_count == 7
        assert_whole(home, name)
        assert not (home.folder(name) / "videos").exists()


def test_every_file_has_its_checksum(store: SessionStore, tmp_path: Path) -> None:
    """The list in the file tells size and checksum of all else in it, and names nothing of the machine."""
    _night(store)
    with zipfile.ZipFile(store.export("night", tmp_path / "out")) as crate:
        told = json.loads(crate.read("manifest.json"))
        for name in set(crate.namelist()) - {"manifest.json"}:
            data = crate.read(name)
            said = told["files"].pop(name)
            assert said == {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            assert str(tmp_path).encode() not in data
    assert told["files"] == {}


def test_a_pending_turn_stays_behind(store: SessionStore, tmp_path: Path) -> None:
    """The file stands at the last whole turn; the slot keeps its pending one."""
    state = play(store, "night", 3)
    commit_pending(store, state, 3)
    name = store.import_(store.export("night", tmp_path / "out"))
    assert store.load(name).pending is None  # type: ignore[union-attr]
    assert store.load_record("night") == {"turn": 3}


def test_names_of_files(store: SessionStore, tmp_path: Path) -> None:
    """Into a folder the title names the file, whatever is in the title; an ending is added where needed."""
    play(store, "night", 1)
    for title, expected in (
        ("../../etc/passwd", "etc passwd.somewhere"),
        ("a:b*c?", "a b c.somewhere"),
        ("///", "night.somewhere"),
        ("x" * 80, f"{'x' * 60}.somewhere"),
    ):
        store.rename("night", title)
        assert store.export("night", tmp_path) == tmp_path / expected
    assert store.export("night", tmp_path / "mine.zip").name == "mine.zip.somewhere"
    assert store.export("night", tmp_path / "MINE.SOMEWHERE").name == "MINE.SOMEWHERE"


def test_what_cannot_be_exported(store: SessionStore, tmp_path: Path) -> None:
    """Nothing, a damaged slot, or a folder that is not there: words, and no file left behind."""
    with pytest.raises(SessionNotFound):
        store.export("night", tmp_path / "out")
    play(store, "night", 2)
    with pytest.raises(SaveUnreadable):
        store.export("night", tmp_path / "no" / "such" / "folder")
    (store.folder("night") / "history.json").write_bytes(b"")
    with pytest.raises(SaveUnreadable):
        store.export("night", tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_giving_up(store: SessionStore, tmp_path: Path) -> None:
    """Giving up half-way leaves nothing, neither of a file nor of a slot; what was there stays."""
    play(store, "night", 5)
    target = store.export("night", tmp_path / "out")
    before = target.read_bytes()
    seen: list[float] = []
    with pytest.raises(TurnCancelled):
        store.export("night", target, seen.append, lambda: len(seen) > 1)
    assert target.read_bytes() == before
    seen.clear()
    with pytest.raises(TurnCancelled):
        store.import_(target, seen.append, lambda: len(seen) > 2)
    assert sorted(path.name for path in (store.data / "sessions").iterdir()) == ["night"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "out.somewhere"]


def test_progress_runs_from_nothing_to_all(store: SessionStore, tmp_path: Path) -> None:
    """Both ways tell how far they are, never backwards, and 1 at the end."""
    play(store, "night", 5)
    ways: list[Callable[[Callable[[float], None]], object]] = [
        lambda tell: store.export("night", tmp_path / "out", tell),
        lambda tell: store.import_(tmp_path / "out.somewhere", tell),
    ]
    for way in ways:
        told: list[float] = []
        way(told.append)
        assert told == sorted(told)
        assert told[-1] == 1.0
        assert len(told) > 5


def test_no_room(store: SessionStore, tmp_path: Path) -> None:
    """A disk that fills up at any step of either way is said so, and leaves nothing behind."""
    play(store, "night", 2)
    path = store.export("night", tmp_path / "out")
    counting = SteppingDisk()
    SessionStore(store.data, counting).import_(path)
    counting.let_go()
    store.delete("night-1")
    for number in [*range(1, len(counting.steps), 4), len(counting.steps)]:
        disk = SteppingDisk(fail_at(number, NO_ROOM, for_good=True))
        with pytest.raises(StorageFull):
            SessionStore(store.data, disk).import_(path)
        disk.let_go()
        assert sorted(p.name for p in (store.data / "sessions").iterdir()) == ["night"]
    for number in (1, 2, 4, 6):
        disk = SteppingDisk(fail_at(number, NO_ROOM, for_good=True))
        with pytest.raises(StorageFull):
            SessionStore(store.data, disk).export("night", tmp_path / "other")
        disk.let_go()
        assert sorted(p.name for p in tmp_path.iterdir()) == ["data", "out.somewhere"]


def test_stopped_while_importing(store: SessionStore, tmp_path: Path) -> None:
    """A crash at any step of reading a file leaves no slot or the whole one; the rest is swept up."""
    play(store, "night", 2)
    path = store.export("night", tmp_path / "out")
    counting = SteppingDisk()
    SessionStore(tmp_path / "count", counting).import_(path)
    counting.let_go()
    for number in range(1, len(counting.steps) + 1, 5):
        data = tmp_path / f"at{number}"
        disk = SteppingDisk(stop_at(number))
        with pytest.raises(Stopped):
            SessionStore(data, disk).import_(path)
        disk.let_go()
        again = SessionStore(data)
        again.sweep()
        slots = again.list()
        assert all(slot.damage is None for slot in slots)
        assert {p.name for p in (data / "sessions").glob("*")} == {slot.session_id for slot in slots}
        again.import_(path)


def test_a_save_is_small(store: SessionStore) -> None:
    """However long the night, what a turn adds besides its frame stays under 40 KB."""
    state = blank("night")
    play(store, "night", 45)
    state = store.load("night") or state
    before = _bytes(store)
    play(store, "night", 1)
    assert _bytes(store) - before < 40_000


def _bytes(store: SessionStore) -> int:
    folder = store.folder("night")
    return sum(Disk().size(path) or 0 for path in folder.iterdir() if path.is_file())
