"""Damaged, foreign and newer files: said plainly, kept, healed where it can be done."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import EngineError, SaveTooNew, SaveUnreadable, SessionNotFound
from engine.sessions import SessionStore
from tests.engine.sessions.nights import assert_whole, blank, commit_pending, commit_turn, play

Damage = Callable[[bytes], bytes]


def _json(change: Callable[[dict[str, object]], object]) -> Damage:
    def damage(raw: bytes) -> bytes:
        found = json.loads(raw)
        change(found)
        return json.dumps(found).encode()

    return damage


STATE_DAMAGE: dict[str, Damage] = {
    "empty": lambda raw: b"",
    "blank": lambda raw: b" \n",
    "zeros": lambda raw: bytes(len(raw)),
    "half": lambda raw: raw[: len(raw) // 2],
    "last byte gone": lambda raw: raw[:-3],
    "one digit changed": lambda raw: raw.replace(b'"turn_count": 2', b'"turn_count": 9'),
    "no JSON": lambda raw: b"hello",
    "a list": lambda raw: b"[]",
    "a number": lambda raw: b"7",
    "deep": lambda raw: b"[" * 100_000,
    "an empty object": lambda raw: b"{}",
    "another program's": lambda raw: b'{"name": "x", "version": 3}',
    "a picture": lambda raw: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "no commit record": _json(lambda s: s.pop("commit")),
    "foreign commit record": _json(lambda s: s.update(commit={"a": 1})),
    "edited by hand": _json(lambda s: s.update(chaos_level=9)),
    "no session id": _json(lambda s: s.pop("session_id")),
    "version in words": _json(lambda s: s.update(schema_version="one")),
    "version true": _json(lambda s: s.update(schema_version=True)),
}
HISTORY_DAMAGE: dict[str, Damage] = {
    "empty": lambda raw: b"",
    "zeros": lambda raw: bytes(len(raw)),
    "half": lambda raw: raw[: len(raw) // 2],
    "last entry cut": lambda raw: raw[:-20],
    "one letter changed": lambda raw: raw.replace(b"1th time", b"7th time"),
    "no JSON": lambda raw: b"hello" * 10_000,
    "another array": lambda raw: json.dumps([{"a": 1}] * 3000).encode(),
    "written anew by another program": lambda raw: json.dumps(json.loads(raw), indent=1).encode(),
}


@pytest.mark.parametrize("damage", STATE_DAMAGE)
def test_damaged_state(store: SessionStore, damage: str) -> None:
    """A damaged state.json is told with session, file and remedy, kept untouched, and healed when asked."""
    play(store, "night", 3)
    path = store.folder("night") / "state.json"
    bad = STATE_DAMAGE[damage](path.read_bytes())
    path.write_bytes(bad)
    for call in (store.load, store.load_record, store.history, lambda s: commit_turn(store, blank(s), 3)):
        with pytest.raises(SaveUnreadable, match=r"state\.json of session 'night' cannot be read: .*kept"):
            call("night")
    with pytest.raises(SaveUnreadable), store.edit("night"):
        pass
    assert path.read_bytes() == bad
    slot = store.list()[0]
    assert slot.damage
    assert (slot.turn, slot.previous_turn) == (1, 1)
    assert store.restore_previous("night").turn_count == 1
    assert [p.read_bytes() for p in store.folder("night").glob("state.damaged-*.json")] == [bad]
    assert "2th time" in (store.folder("night") / "branches" / store.branches("night")[0]).read_text()
    assert_whole(store, "night")
    assert store.list()[0].damage is None


@pytest.mark.parametrize("damage", HISTORY_DAMAGE)
def test_damaged_history(store: SessionStore, damage: str) -> None:
    """A damaged history.json is told, kept beside what can be saved of it, and play goes on."""
    play(store, "night", 3)
    path = store.folder("night") / "history.json"
    bad = HISTORY_DAMAGE[damage](path.read_bytes())
    path.write_bytes(bad)
    with pytest.raises(SaveUnreadable, match=r"history\.json of session 'night' cannot be read: .*kept"):
        store.history("night")
    assert store.load("night") is not None
    assert path.read_bytes() == bad
    restored = store.restore_previous("night")
    assert restored.turn_count in (1, 2)
    kept = store.history("night")
    assert [entry["turn"] for entry in kept] == sorted({entry["turn"] for entry in kept} & {0, 1, 2})
    commit_turn(store, restored, restored.turn_count + 1)
    assert store.state_at("night", restored.turn_count) == restored
    if len(kept) < restored.turn_count:
        assert [p.read_bytes() for p in store.folder("night").glob("history.damaged-*.json")] == [bad]


@pytest.mark.parametrize("damage", ["empty", "half", "last entry cut", "no JSON"])
def test_no_turn_is_added_to_a_history_whose_end_is_damaged(store: SessionStore, damage: str) -> None:
    """A commit looks at what it would append to, and refuses before it has written anything."""
    state = play(store, "night", 3)
    path = store.folder("night") / "history.json"
    path.write_bytes(HISTORY_DAMAGE[damage](path.read_bytes()))
    files = {p: p.read_bytes() for p in store.folder("night").rglob("*") if p.is_file()}
    for deed in (commit_turn, commit_pending):
        with pytest.raises(SaveUnreadable):
            deed(store, state, 3)
    assert {p: p.read_bytes() for p in store.folder("night").rglob("*") if p.is_file()} == files


def test_every_single_byte_of_a_state_counts(store: SessionStore) -> None:
    """Whichever byte of state.json is changed, the save is refused: never a state that nobody saved."""
    saved = play(store, "night", 2)
    path = store.folder("night") / "state.json"
    raw = path.read_bytes()
    for place in range(0, len(raw), 7):
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        with pytest.raises(EngineError):
            store.load("night")
    path.write_bytes(raw)
    assert store.load("night") == saved


@pytest.mark.parametrize("file", ["state.json", "history.json"])
def test_a_missing_file_is_not_a_fresh_game(store: SessionStore, file: str) -> None:
    """Without state.json or history.json the slot is a ruin, told as such, and can be restored."""
    state = play(store, "night", 3)
    (store.folder("night") / file).unlink()
    with pytest.raises(SaveUnreadable, match=rf"{file}.*missing"):
        store.history("night")
    if file == "state.json":
        with pytest.raises(SaveUnreadable):
            store.load("night")
    with pytest.raises(SaveUnreadable):
        commit_turn(store, state, 3)
    assert store.list()[0].damage
    assert store.restore_previous("night").turn_count in (1, 2)
    assert store.history("night") == store.history_tail("night", 99)
    assert store.list()[0].damage is None


@pytest.mark.parametrize("left", ["history.json", "images/a.png", "state.previous.json", "branches/b.json"])
def test_leftovers_without_a_state_are_a_ruin(store: SessionStore, left: str) -> None:
    """Any trace of play without state.json is refused, and not played over."""
    path = store.folder("night") / left
    path.parent.mkdir(parents=True)
    path.write_bytes(b"[]")
    with pytest.raises(SaveUnreadable, match="missing"):
        store.load("night")
    with pytest.raises(SaveUnreadable):
        play(store, "night", 1)


def test_newer_saves_stay_as_they_are(store: SessionStore) -> None:
    """A save of a newer version is refused in words by everything, and not one byte of it changes."""
    play(store, "night", 3)
    path = store.folder("night") / "state.json"
    path.write_bytes(path.read_bytes().replace(b'"schema_version": 1', b'"schema_version": 99'))
    files = {p: p.read_bytes() for p in store.folder("night").rglob("*") if p.is_file()}
    for call in (
        store.load,
        store.history,
        store.restore_previous,
        store.duplicate,
        lambda s: store.rewind(s, 1),
    ):
        with pytest.raises(SaveTooNew, match="schema 99"):
            call("night")
    with pytest.raises(SaveTooNew), store.edit("night"):
        pass
    assert {p: p.read_bytes() for p in store.folder("night").rglob("*") if p.is_file()} == files
    assert "newer version" in str(store.list()[0].damage)


def test_a_longer_or_torn_tail_is_ignored_and_cut(store: SessionStore) -> None:
    """What state.json does not vouch for is not read, and gone after the next turn."""
    state = play(store, "night", 2)
    kept = store.history("night")
    path = store.folder("night") / "history.json"
    whole = path.read_bytes()
    for tail in (b"", b",\n", b',\n{"turn": 2}\n]', b',\n{"turn": 2, "disp', bytes(5000), b"\n]\n\n"):
        path.write_bytes(whole[:-2] + tail)
        assert store.history("night") == kept
        assert store.history_tail("night", 1) == kept[-1:]
        commit_turn(store, state, state.turn_count + 1)
        kept = store.history("night")
        assert json.loads(path.read_bytes()) == kept
        whole = path.read_bytes()
    assert len(kept) == 8


def test_both_saves_damaged(store: SessionStore) -> None:
    """With no whole save left, restoring says so and touches nothing; the slot can go to the trash."""
    play(store, "night", 3)
    for name in ("state.json", "state.previous.json"):
        (store.folder("night") / name).write_bytes(b"x")
    files = {p: p.read_bytes() for p in store.folder("night").rglob("*") if p.is_file()}
    with pytest.raises(SaveUnreadable, match="No whole save"):
        store.restore_previous("night")
    assert {p: p.read_bytes() for p in store.folder("night").rglob("*") if p.is_file()} == files
    store.delete("night")
    assert store.load("night") is None


def test_a_whole_temporary_file_is_adopted_a_torn_one_is_not(store: SessionStore) -> None:
    """Where state.json is gone, the file that was to take its place does, if it is whole."""
    saved = play(store, "night", 3)
    state, new = (store.folder("night") / name for name in ("state.json", "state.json.new"))
    whole = state.read_bytes()
    state.unlink()
    new.write_bytes(whole[:-9])
    with pytest.raises(SaveUnreadable):
        store.load("night")
    new.write_bytes(whole)
    assert store.load("night") == saved
    assert len(store.history("night")) == 3
    assert_whole(store, "night")


def test_an_orphaned_temporary_file_goes(store: SessionStore) -> None:
    """A half-written file beside a whole save is ignored, and gone after the next turn."""
    state = play(store, "night", 2)
    for name in ("state.json.new", "history.next.json", "state.previous.json.new"):
        (store.folder("night") / name).write_bytes(b'{"half')
    assert store.load("night") == state
    assert len(store.history("night")) == 2
    commit_turn(store, state, 2)
    assert sorted(p.name for p in store.folder("night").iterdir()) == [
        "history.json", "images", "state.json", "state.previous.json",
    ]  # fmt: skip


def test_restoring_what_is_whole_or_absent(store: SessionStore) -> None:
    """A whole slot stays as it is; an absent one is not found."""
    saved = play(store, "night", 3)
    files = {p: p.read_bytes() for p in store.folder("night").rglob("*") if p.is_file()}
    assert store.restore_previous("night") == saved
    assert {p: p.read_bytes() for p in store.folder("night").rglob("*") if p.is_file()} == files
    with pytest.raises(SessionNotFound):
        store.restore_previous("other")


def test_a_file_where_the_slot_should_be(store: SessionStore) -> None:
    """A file named like a session is no slot, is not listed, and is not overwritten."""
    path = store.folder("night")
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    assert store.load("night") is None
    assert store.list() == []
    with pytest.raises(SaveUnreadable):
        play(store, "night", 1)
    assert Path(path).read_text() == "mine"
