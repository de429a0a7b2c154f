"""Edits from outside: one step each, refused where no state comes out, nothing of anybody's lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.errors import EngineError, SessionNotFound
from engine.sessions import SessionStore, StateRefused, to_public
from tests.engine.sessions.nights import blank, commit_pending, play


def test_an_edit_that_fails_or_changes_nothing_saves_nothing(store: SessionStore) -> None:
    """An exception in the block, or an unchanged state, leaves the file as it was."""
    play(store, "night", 1)
    path = store.folder("night") / "state.json"
    before = path.read_bytes()
    with pytest.raises(KeyError), store.edit("night") as public:
        del public["chaos_level"], public["no such key"]
    with store.edit("night"):
        pass
    assert path.read_bytes() == before


NO_STATES: list[Callable[[dict[str, object]], object]] = [
    lambda s: s.update(chaos_level="9"),
    lambda s: s.update(chaos_level=11),
    lambda s: s.update(turn_count=True),
    lambda s: s.update(turn_count=-1),
    lambda s: s.update(time_of_day="soon"),
    lambda s: s.update(time_of_day="24:00"),
    lambda s: s.update(current_phase="over"),
    lambda s: s.update(session_id="other"),
    lambda s: s.update(schema_version=2),
    lambda s: s.update(player_state={"alive": True, "health": 101}),
    lambda s: s.update(player_state={"mana": 3}),
    lambda s: s.update(inventory="torch"),
    lambda s: s.update(commit={}),
    lambda s: s.update(mine={1, 2}),
    lambda s: s.update(mine=float("inf")),
    lambda s: s.update({1: 2}),  # type: ignore[dict-item]
    lambda s: s.update(pending={"mine": 1}),
    lambda s: s.pop("seed"),
    lambda s: s.clear(),
]


@pytest.mark.parametrize("number", range(len(NO_STATES)))
def test_what_is_not_a_state_is_refused(store: SessionStore, number: int) -> None:
    """A value of the wrong type or range, or a key of the store's own, is refused; nothing is saved."""
    play(store, "night", 1)
    path = store.folder("night") / "state.json"
    before = path.read_bytes()
    whole = to_public(store.load("night") or blank("night"))
    NO_STATES[number](whole)
    with pytest.raises(EngineError):
        store.replace_state("night", whole)
    with pytest.raises(StateRefused, match="Nothing was saved"), store.edit("night") as public:
        NO_STATES[number](public)
    assert path.read_bytes() == before


def test_keys_nobody_knows_survive(store: SessionStore) -> None:
    """Keys set from outside live through edits, turns, rewinding, copying and loading."""
    state = play(store, "night", 2)
    with store.edit("night") as public:
        public |= {"mine": {"deep": [1, True, None, 0.5, "é"]}, "extra": "also mine", "chaos_level": 4}
    state = store.load("night") or state
    assert state.extra == {"mine": {"deep": [1, True, None, 0.5, "é"]}, "extra": "also mine"}
    assert state.chaos_level == 4
    play(store, "night", 3)
    with store.edit("night") as public:
        public["mine"]["deep"][1] = 1  # 1 is not True
    assert (store.load("night") or state).extra["mine"]["deep"][1] is not True
    assert store.rewind("night", 3).extra == state.extra
    assert (store.load(store.duplicate("night")) or state).extra == state.extra


def test_editing_before_the_night_has_begun(store: SessionStore) -> None:
    """With a blank to start from, an unknown session can be edited; without one it is not found."""
    with pytest.raises(SessionNotFound), store.edit("night"):
        pass
    assert not store.folder("night").exists()
    with store.edit("night", blank=lambda: blank("night")) as public:
        public["mine"] = 1
    assert (store.load("night") or blank("x")).extra == {"mine": 1}
    assert store.history("night") == []
    play(store, "night", 2)
    assert len(store.history("night")) == 2


def test_an_edit_keeps_the_pending_turn(store: SessionStore) -> None:
    """An editor does not lose the pending turn's record, unless it clears ``pending``."""
    state = play(store, "night", 2)
    commit_pending(store, state, 2)
    with store.edit("night") as public:
        public["mine"] = 1
    assert store.load_record("night") == {"turn": 2}
    with store.edit("night") as public:
        public["pending"] = None
    assert store.load_record("night") is None


def test_a_note_changes_nothing_else(store: SessionStore) -> None:
    """A record can be kept beside the state as it is; edits leave it, the next turn takes it away."""
    state = play(store, "night", 2)
    with store.turn("night"):
        store.note("night", {"free": True})
    assert store.load("night") == state
    with store.edit("night") as public:
        public["mine"] = 1
    assert store.load_record("night") == {"free": True}
    play(store, "night", 1)
    assert store.load_record("night") is None
    with store.turn("other"), pytest.raises(SessionNotFound):
        store.note("other", {})
