"""Nights to save: small states that change in every way a real one does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from engine.sessions import SessionStore, to_public
from engine.state import GameState, Offer, PlaceState

JsonDict = dict[str, Any]


def blank(session_id: str) -> GameState:
    return GameState(session_id=session_id, seed=7, begun=True, location="night_road")


def after_turn(state: GameState, turn: int) -> GameState:
    """The state after one more turn; ``state`` is changed and returned."""
    state.turn_count = turn
    state.time_of_day = f"{(18 + turn // 60) % 24:02d}:{turn % 60:02d}"
    state.situation = f"Turn {turn}. The wind — “dry”, cold — comes over the fence."
    state.choices = [f"go on {turn}", "wait", "listen"]
    state.offers = [Offer(text, "wait") for text in state.choices]
    state.current_image_url = picture_name(turn)
    state.pending = None
    if turn % 3 == 0:
        state.inventory = [*state.inventory, f"tape {turn}"]
    if turn % 7 == 0:
        state.places[f"place_{turn}"] = PlaceState(visits=turn)
    state.player_state.fear = turn % 100
    return state


def picture_name(turn: int) -> str:
    return f"images/frame_{turn}_abc{turn % 1000:03d}.png"


def picture(turn: int) -> bytes:
    return b"\x89PNG" + bytes([turn % 256]) * 3000


def entry(turn: int) -> JsonDict:
    return {
        "turn": turn,
        "choice": "Intro" if turn == 0 else f"go on {turn - 1}",
        "dispatch": f"You walk on, for the {turn}th time.\nNobody answers.",
        "image": picture_name(turn),
    }


def commit_turn(store: SessionStore, state: GameState, turn: int) -> GameState:
    """Play one turn to the disk, picture and all, in one commit."""
    after_turn(state, turn)
    with store.turn(state.session_id):
        store.commit(state.session_id, state, entry=entry(turn), picture=(picture_name(turn), picture(turn)))
    return state


def commit_pending(store: SessionStore, state: GameState, turn: int) -> GameState:
    """The first half of a turn: words and picture, the state still the old one."""
    state.pending = {"dispatch": f"pending {turn}"}
    with store.turn(state.session_id):
        store.commit(
            state.session_id, state, record={"turn": turn}, picture=(picture_name(turn), picture(turn))
        )
    return state


def play(store: SessionStore, session_id: str, turns: int) -> GameState:
    """A night of ``turns`` entries (turn 0 is the intro)."""
    state = store.load(session_id) or blank(session_id)
    begun = len(store.history(session_id))
    for turn in range(begun, begun + turns):
        commit_turn(store, state, turn)
    return state


def seen(store: SessionStore, session_id: str) -> tuple[JsonDict | None, JsonDict | None, list[JsonDict]]:
    """All a reader can see of a slot; times of saving left out."""
    state = store.load(session_id)
    entries = json.loads(json.dumps(store.history(session_id)))
    for line in entries:
        line["snapshot"].pop("last_saved", None)
    public = to_public(state) if state else None
    if public:
        public.pop("last_saved")
    return public, store.load_record(session_id), entries


def assert_whole(store: SessionStore, session_id: str) -> None:
    """Whatever was saved last: every picture is there, every turn can be restored, play goes on."""
    entries = store.history(session_id)
    for line in entries:
        assert store.image_path(session_id, line["image"]).read_bytes() == picture(line["turn"])
    state = store.load(session_id)
    if entries and state is not None:
        assert store.state_at(session_id, entries[-1]["turn"]).turn_count == state.turn_count
    commit_turn(store, state or blank(session_id), len(entries))
    assert len(store.history(session_id)) == len(entries) + 1
    assert json.loads(files(store, session_id)["history.json"].read_bytes()) == store.history(session_id)


def files(store: SessionStore, session_id: str) -> dict[str, Path]:
    return {path.name: path for path in store.folder(session_id).iterdir()}
