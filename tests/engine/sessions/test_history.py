"""The history: exact, append-only, as cheap at the ten-thousandth turn as at the tenth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.errors import SessionNotFound
from engine.sessions import SessionStore, StateRefused
from tests.engine.sessions.costs import commit_traffic
from tests.engine.sessions.nights import blank, commit_turn, entry, play


def test_a_plain_array_one_entry_a_line(store: SessionStore) -> None:
    """history.json is a JSON array that any program can read, one entry a line."""
    play(store, "night", 5)
    raw = (store.folder("night") / "history.json").read_text(encoding="utf-8")
    assert json.loads(raw) == store.history("night")
    assert len(raw.split("\n")) == 5 + 2
    assert [e["dispatch"] for e in store.history("night")] == [entry(turn)["dispatch"] for turn in range(5)]


def test_the_tail_is_the_end_of_the_whole(store: SessionStore) -> None:
    """history_tail gives the last entries, however many are asked for and however long they are."""
    state = play(store, "night", 4)
    with store.turn("night"):
        store.commit("night", state, entry={"turn": 4, "dispatch": "x" * 200_000})
    commit_turn(store, state, 5)
    whole = store.history("night")
    for count in range(9):
        assert store.history_tail("night", count) == whole[len(whole) - min(count, 6) :]
    assert store.history_tail("night", -1) == []


def test_the_cost_of_a_turn_does_not_grow(tmp_path: Path) -> None:
    """A commit reads and writes as much after 10,000 entries as after 10."""
    reads, few = commit_traffic(tmp_path / "short", 12)
    same_reads, many = commit_traffic(tmp_path / "long", 10_012)
    assert same_reads == reads
    assert many <= few * 1.2


def test_a_history_never_shrinks(store: SessionStore) -> None:
    """A shorter history is refused, and so is what is not a list of dicts; the old one stays."""
    play(store, "night", 3)
    kept = store.history("night")
    for bad in (kept[:2], [], kept[1:], {"a": 1}, [1, 2, 3], [*kept, "x"], [*kept, {"x": {1}}], None):
        with pytest.raises(StateRefused, match="Nothing was saved"):
            store.save_history("night", bad)  # type: ignore[arg-type]
        assert store.history("night") == kept


def test_texts_may_change_and_entries_be_added(store: SessionStore) -> None:
    """A history of the same length or longer is saved; what rewinding needs stays with its turn."""
    state = play(store, "night", 3)
    at_1 = store.state_at("night", 1)
    told = [{"turn": 99, "dispatch": f"told anew {n}"} for n in range(4)]
    store.save_history("night", told)
    assert [e["dispatch"] for e in store.history("night")] == [f"told anew {n}" for n in range(4)]
    assert store.state_at("night", 1) == at_1
    commit_turn(store, state, 4)
    assert store.state_at("night", 4) == state
    assert json.loads((store.folder("night") / "history.json").read_bytes()) == store.history("night")


def test_a_history_needs_a_night(store: SessionStore) -> None:
    """There is no history without a state; an empty one of a new session is nothing to save."""
    store.save_history("night", [])
    with pytest.raises(SessionNotFound):
        store.save_history("night", [entry(0)])
    assert not store.folder("night").exists()


def test_what_json_cannot_hold_is_refused(store: SessionStore) -> None:
    """An entry or state that could not be read back is refused before anything is written."""
    state = play(store, "night", 1)
    files = {p: p.read_bytes() for p in store.folder("night").rglob("*") if p.is_file()}
    with store.turn("night"):
        with pytest.raises(StateRefused):
            store.commit("night", state, entry={"turn": 1, "dispatch": object()})
        with pytest.raises(StateRefused):
            store.commit("night", state, entry={"turn": 1, "odds": float("nan")})
        state.chaos_level = "high"  # type: ignore[assignment]
        with pytest.raises(StateRefused, match="chaos_level"):
            store.commit("night", state)
        with pytest.raises(StateRefused, match="belongs to session 'other'"):
            store.commit("night", blank("other"))
    assert {p: p.read_bytes() for p in store.folder("night").rglob("*") if p.is_file()} == files


def test_odd_texts_come_back_as_they_were(store: SessionStore) -> None:
    """Line breaks of every kind, quotes, emoji and half surrogates survive in an entry."""
    odd = "a\nb\r\u2028c\u2029d\x85\t\"'\\ 😀 \ud800 \0 — é"
    state = blank("night")
    with store.turn("night"):
        store.commit("night", state, entry={"turn": 0, "dispatch": odd})
        store.commit("night", state, entry={"turn": 1, "dispatch": odd})
    assert [e["dispatch"] for e in store.history("night")] == [odd, odd]
    assert store.history_tail("night", 1)[0]["dispatch"] == odd
