"""Saves of every version ever shipped open in this one; the old files are kept."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from engine.errors import SaveUnreadable
from engine.sessions import SessionStore, from_public
from engine.sessions.ladder import STEPS, climb
from engine.state import SCHEMA_VERSION
from tests.engine.sessions.nights import after_turn, entry

SAVES = Path(__file__).parents[2] / "saves"


def _put(store: SessionStore, version: int) -> Path:
    return Path(shutil.copytree(SAVES / f"v{version}", store.folder("night")))


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_one_step_and_one_sample_a_version() -> None:
    """The ladder has one rung for each version below this one, and a sample of each version stands by."""
    assert [step.below for step in STEPS] == list(range(SCHEMA_VERSION))
    assert all(step.name for step in STEPS)
    for version in range(SCHEMA_VERSION + 1):
        assert {path.name for path in (SAVES / f"v{version}").iterdir()} == {"state.json", "history.json"}


@pytest.mark.parametrize("version", range(SCHEMA_VERSION + 1))
def test_every_version_opens_and_plays_on(store: SessionStore, version: int) -> None:
    """A sample of each version is read without a byte changed, takes the next turn, and reads back."""
    folder = _put(store, version)
    before = _files(folder)
    state = store.load("night")
    assert state is not None
    history = store.history("night")
    assert store.history_tail("night", 2) == history[-2:]
    assert len(history) == state.turn_count + 1
    (slot,) = store.list()
    assert (slot.damage, slot.turn) == (None, state.turn_count)
    assert _files(folder) == before
    turn = state.turn_count + 1
    with store.turn("night"):
        store.commit("night", after_turn(state, turn), entry=entry(turn))
    assert store.load("night") == state
    assert store.history("night")[:-1] == history
    assert store.state_at("night", turn) == state
    assert json.loads((folder / "history.json").read_bytes()) == store.history("night")


def test_version_0_in_the_words_of_version_1(store: SessionStore) -> None:
    """The ancestor's save keeps all it said; what version 1 says otherwise is told apart."""
    _put(store, 0)
    state = store.load("night")
    assert state is not None
    assert (state.session_id, state.schema_version, state.begun, state.turn_count) == ("night", 1, True, 2)
    assert (state.current_phase, state.chaos_level, state.player_state.health) == ("escalating", 4, 70)
    assert (state.inventory, state.injuries) == (["torch", "wire cutters"], ["cut hand"])
    assert state.choices == ["Go through", "Go back", "Wrap the hand"]
    assert (state.location, state.time_of_day) == ("night_road", "18:00")
    assert state.extra["streak"] == 3
    assert state.extra["version_0"] == {
        "location": "the fence by the road",
        "time_of_day": "golden hour",
        "player_state": {"mood": "shaken"},
    }
    first = store.history("night")[0]
    assert (first["turn"], first["image"], first["fate"]) == (0, "images/frame_0.png", "NORMAL")


def test_the_files_of_version_0_are_kept(store: SessionStore) -> None:
    """The first write keeps the old files beside the new ones, the second leaves them alone."""
    folder = _put(store, 0)
    old = _files(folder)
    for number in range(2):
        with store.edit("night") as public:
            public["mine"] = number
    assert (folder / "state.v0.json").read_bytes() == old["state.json"]
    assert (folder / "history.v0.json").read_bytes() == old["history.json"]
    assert json.loads((folder / "state.json").read_bytes())["schema_version"] == 1


def test_version_1_can_be_rewound(store: SessionStore) -> None:
    """Every turn of the sample of version 1 can be restored, before and after its edit from outside."""
    _put(store, 1)
    assert [store.state_at("night", turn).turn_count for turn in range(24)] == list(range(24))
    assert store.state_at("night", 21).extra == {}
    assert store.rewind("night", 22).extra == {"mine": {"kept": True}}


def test_version_0_cannot_be_rewound(store: SessionStore) -> None:
    """The ancestor kept no snapshots: going back into it is refused in words, to later turns it is not."""
    _put(store, 0)
    with pytest.raises(SaveUnreadable, match="older version"):
        store.rewind("night", 1)
    state = store.load("night")
    assert state is not None
    for turn in (3, 4):
        with store.turn("night"):
            store.commit("night", after_turn(state, turn), entry=entry(turn))
    assert store.rewind("night", 3).turn_count == 3


@pytest.mark.parametrize(
    "odd",
    [
        {"chaos_level": "high"}, {"chaos_level": 99}, {"player_state": None},
        {"player_state": {"health": "x"}}, {"inventory": "torch"}, {"inventory": [1, "a", None]},
        {"turn_count": -4}, {"turn_count": "2"},
        {"current_phase": 3}, {"location": None}, {"time_of_day": "25:99"}, {"commit": 1},
        {"extra": {"a": 1}}, {"world_prompt": None}, {"last_choice": ["a"]}, {"seed": "x"},
        {"pending": {"a": 1}},
    ],
    ids=str,
)  # fmt: skip
def test_odd_saves_of_version_0_climb(odd: dict[str, object]) -> None:
    """Whatever the ancestor wrote where a number, text or list was meant, the climb ends in a state."""
    old = {"current_phase": "normal", "chaos_level": 1, **odd}
    public, entries = climb(old, "night", [{"dispatch": "x"}, {}], 0)
    assert from_public(public, "night").session_id == "night"
    assert [e["turn"] for e in entries] == [0, 1]
