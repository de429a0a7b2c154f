"""Marks: the quick save. A moment that is remembered and come back to, exactly."""

from __future__ import annotations

import json

import pytest

from engine.errors import SessionNotFound
from engine.sessions import SessionStore, to_public
from tests.engine.sessions.nights import assert_whole, play, seen


def test_a_mark_is_come_back_to(store: SessionStore) -> None:
    """After a mark and more turns, returning gives the marked moment, edits included; what came after it is
    a future."""
    play(store, "night", 4)
    with store.edit("night") as public:
        public["mine"] = 1
    marked = seen(store, "night")
    told = store.mark("night")
    play(store, "night", 3)
    assert store.return_to_mark("night").turn_count == told["turn"] == 3
    assert seen(store, "night") == marked
    (leaf,) = store.futures("night")
    assert leaf.line[-1]["turn"] == 6
    play(store, "night", 2)
    store.return_to_mark("night", told["id"])
    assert seen(store, "night") == marked


def test_a_mark_on_another_line(store: SessionStore) -> None:
    """A mark is reached from a branch that left before it, and forward again from before it."""
    play(store, "night", 6)
    marked = seen(store, "night")
    store.mark("night")
    store.rewind("night", 2)
    store.return_to_mark("night")
    assert seen(store, "night") == marked
    store.rewind("night", 1)
    play(store, "night", 3)
    store.return_to_mark("night")
    assert seen(store, "night") == marked
    assert_whole(store, "night")


def test_the_three_newest_are_kept(store: SessionStore) -> None:
    """Marks cycle: the three newest stay, newest first, and ids are never used twice."""
    play(store, "night", 1)
    ids = []
    for _ in range(5):
        play(store, "night", 1)
        ids.append(store.mark("night")["id"])
    kept = store.marks("night")
    assert [mark["id"] for mark in kept] == ids[:1:-1]
    assert [mark["turn"] for mark in kept] == [5, 4, 3]
    assert len(set(ids)) == 5
    with pytest.raises(SessionNotFound, match="no mark"):
        store.return_to_mark("night", ids[0])


def test_marks_change_nothing_of_the_state(store: SessionStore) -> None:
    """Setting a mark neither saves the state anew nor is seen by the rules."""
    state = play(store, "night", 3)
    before = (store.folder("night") / "state.json").read_bytes()
    store.mark("night")
    assert (store.folder("night") / "state.json").read_bytes() == before
    assert store.load("night") == state
    assert "mark" not in json.dumps(to_public(state)).replace("marked", "")


def test_nothing_to_mark_or_return_to(store: SessionStore) -> None:
    """A session that has not begun has no moment to mark; one without marks none to return to."""
    with pytest.raises(SessionNotFound):
        store.mark("night")
    assert store.marks("night") == []
    play(store, "night", 1)
    with pytest.raises(SessionNotFound, match="no mark"):
        store.return_to_mark("night")


@pytest.mark.parametrize("ruin", [b"", b"\xff", b"[]", b'{"version": 9}', b'{"version": 1, "marks": [{}]}'])
def test_damaged_marks_cost_the_marks_only(store: SessionStore, ruin: bytes) -> None:
    """A damaged file of marks counts as none; new ones can be set."""
    play(store, "night", 2)
    store.mark("night")
    (store.folder("night") / "marks.json").write_bytes(ruin)
    assert store.marks("night") == []
    assert_whole(store, "night")
    store.mark("night")
    assert len(store.marks("night")) == 1


def test_marks_go_where_the_slot_goes(store: SessionStore) -> None:
    """A copy has the marks of its original."""
    play(store, "night", 3)
    store.mark("night")
    play(store, "night", 2)
    copied = store.duplicate("night")
    assert store.return_to_mark(copied).turn_count == 2
    assert store.load("night").turn_count == 4  # type: ignore[union-attr]
