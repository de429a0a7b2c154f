"""Going back: every turn exactly as it was, the abandoned future kept."""

from __future__ import annotations

import json
import random

import pytest

from engine.errors import SaveUnreadable, SessionNotFound
from engine.sessions import SessionStore, to_public
from engine.state import GameState
from tests.engine.sessions.nights import (
    after_turn,
    assert_whole,
    blank,
    commit_pending,
    commit_turn,
    entry,
)


def _night(store: SessionStore, turns: int) -> list[GameState]:
    """Play; the state as loaded after each turn."""
    state = blank("night")
    states = []
    for turn in range(turns):
        commit_turn(store, state, turn)
        loaded = store.load("night")
        assert loaded is not None
        states.append(loaded)
    return states


def test_every_turn_can_be_had_exactly(store: SessionStore) -> None:
    """state_at gives back the very state of each turn, over keyframes and between them."""
    states = _night(store, 45)
    assert [store.state_at("night", turn) for turn in range(45)] == states
    entries = store.history("night")
    assert [e["turn"] for e in entries if e.get("keyframe")] == [0, 20, 40]
    assert "weather" not in entries[1]["snapshot"]
    assert "session_id" not in entries[0]["snapshot"]


def test_every_turn_of_an_edited_halved_and_noted_night(store: SessionStore) -> None:
    """Edits from outside, pending halves and notes between the turns do not blur a single snapshot."""
    dice = random.Random(5)
    state = blank("night")
    states: list[GameState] = []
    for turn in range(60):
        deed = dice.choice(["plain", "halves", "edit", "drop", "note", "quiet"])
        if turn and deed == "edit":
            with store.edit("night") as public:
                public[f"mine_{turn}"] = turn
                public["flags"] = [*public["flags"], f"edited {turn}"]
        if turn and deed == "drop":
            with store.edit("night") as public:
                for key in [key for key in public if key.startswith("mine_")]:
                    del public[key]
        state = store.load("night") or state
        if turn and deed == "halves":
            commit_pending(store, state, turn)
        with store.turn("night"):
            if turn and deed == "note":
                store.note("night", {"free": True})
            if turn and deed == "quiet":
                state.played_seconds += 3
                store.commit("night", state)
                state.extra = {}
            store.commit("night", after_turn(state, turn), entry=entry(turn))
        states.append(store.load("night") or state)
    assert [store.state_at("night", turn) for turn in range(60)] == states


def test_rewinding(store: SessionStore) -> None:
    """After rewinding, state and history are those of the turn; the abandoned future is in branches/."""
    states = _night(store, 30)
    before = store.history("night")
    state = store.rewind("night", 11)
    assert _timeless(state) == _timeless(states[11])
    assert store.load("night") == state
    assert store.history("night") == before[:12]
    assert json.loads((store.folder("night") / "history.json").read_bytes()) == before[:12]
    (branch,) = store.branches("night")
    assert branch.endswith("-turn11.json")
    kept = json.loads((store.folder("night") / "branches" / branch).read_bytes())
    assert kept[0].pop("left_behind").keys() == {"when", "follows"}
    assert kept == before[12:]
    assert (store.folder("night") / "images" / "frame_29_abc029.png").exists()


def test_playing_on_after_rewinding(store: SessionStore) -> None:
    """The new future is as exact as the old one; a second one from the same turn is a second branch."""
    _night(store, 25)
    state = store.rewind("night", 9, branch=3)
    assert state.branch == 3
    state.flags = ["another way"]
    commit_turn(store, state, 10)
    commit_turn(store, state, 11)
    assert store.state_at("night", 11) == state
    assert (store.state_at("night", 10).branch, store.state_at("night", 9).branch) == (3, 0)
    store.rewind("night", 9)
    assert len(store.branches("night")) == 2
    assert_whole(store, "night")


def test_rewinding_drops_a_pending_turn(store: SessionStore) -> None:
    """Going back to the present turn takes a pending one back, and abandons nothing."""
    states = _night(store, 4)
    commit_pending(store, store.load("night") or states[3], 4)
    state = store.rewind("night", 3)
    assert _timeless(state) == _timeless(states[3])
    assert store.load_record("night") is None
    assert store.branches("night") == []


def test_edits_after_the_last_turn_go_into_the_branch(store: SessionStore) -> None:
    """What was edited since the abandoned future's last turn is kept in it too."""
    _night(store, 4)
    with store.edit("night") as public:
        public["mine"] = 1
    assert store.rewind("night", 1).extra == {}
    (branch,) = store.branches("night")
    tail = json.loads((store.folder("night") / "branches" / branch).read_bytes())
    assert [e["turn"] for e in tail] == [2, 3]
    assert tail[-1]["afterwards"]["mine"] == 1


@pytest.mark.parametrize("turn", [-1, 4, 99, True, "1", None, 1.5])
def test_no_such_turn(store: SessionStore, turn: object) -> None:
    """A turn that was never played is not found, and nothing changes."""
    states = _night(store, 4)
    with pytest.raises(SessionNotFound, match="no turn"):
        store.rewind("night", turn)  # type: ignore[arg-type]
    assert store.load("night") == states[3]
    assert store.branches("night") == []
    with pytest.raises(SessionNotFound):
        store.rewind("other", 0)


def test_a_turn_whose_snapshot_is_missing(store: SessionStore) -> None:
    """Entries added from outside cannot be gone back to, and say so; those before and after them can."""
    states = _night(store, 4)
    store.save_history("night", [*store.history("night"), {"turn": 4, "dispatch": "told by hand"}])
    state = store.load("night") or states[3]
    commit_turn(store, state, 5)
    with pytest.raises(SaveUnreadable, match="Turn 4 of session 'night' cannot be restored"):
        store.rewind("night", 4)
    assert store.state_at("night", 3) == states[3]
    assert store.state_at("night", 5) == state
    assert store.rewind("night", 3).turn_count == 3


def test_a_damaged_save_after_rewinding(store: SessionStore) -> None:
    """The earlier save after rewinding is the rewound one: restoring never reaches into a cut future."""
    _night(store, 6)
    store.rewind("night", 2)
    (store.folder("night") / "state.json").write_bytes(b"x")
    assert store.list()[0].previous_turn == 2
    assert store.restore_previous("night").turn_count == 2
    assert_whole(store, "night")


def _timeless(state: GameState) -> dict[str, object]:
    return {key: value for key, value in to_public(state).items() if key != "last_saved"}
