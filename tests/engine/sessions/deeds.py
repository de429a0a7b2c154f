"""Everything that writes to a slot, as functions of a store: what crash and fault tests go through.

``BEFORE[deed]`` prepares the slot ``night``; ``DEEDS[deed]`` does the deed to it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from engine.sessions import SessionStore
from engine.state import GameState
from tests.engine.sessions.nights import blank, commit_pending, commit_turn, play

SAVES = Path(__file__).parents[2] / "saves"
NIGHT = "night"
Deed = Callable[[SessionStore], object]


def _state(store: SessionStore) -> GameState:
    return store.load(NIGHT) or blank(NIGHT)


def _edit(store: SessionStore) -> None:
    with store.edit(NIGHT) as state:
        state["flags"] = ["edited"]
        state["mine"] = 1


def _rewrite(store: SessionStore) -> None:
    entries = store.history(NIGHT)
    store.save_history(NIGHT, [{**entries[0], "dispatch": "told anew"}, *entries[1:]])


def _pending(store: SessionStore) -> None:
    play(store, NIGHT, 3)
    commit_pending(store, _state(store), 3)


def _new_file_only(store: SessionStore) -> None:
    play(store, NIGHT, 3)
    state = store.folder(NIGHT) / "state.json"
    state.rename(state.with_name("state.json.new"))


def _future(store: SessionStore) -> None:
    play(store, NIGHT, 4)
    store.mark(NIGHT)
    store.rewind(NIGHT, 1)
    play(store, NIGHT, 1)
    store.rewind(NIGHT, 1)


def _version_0(store: SessionStore) -> None:
    shutil.copytree(SAVES / "v0", store.folder(NIGHT))


DEEDS: dict[str, Deed] = {
    "begin": lambda store: commit_turn(store, _state(store), 0),
    "turn": lambda store: commit_turn(store, _state(store), 3),
    "first half": lambda store: commit_pending(store, _state(store), 3),
    "second half": lambda store: commit_turn(store, _state(store), 3),
    "edit": _edit,
    "save history": _rewrite,
    "rewind": lambda store: store.rewind(NIGHT, 1),
    "forward": lambda store: store.forward(NIGHT),
    "take up": lambda store: store.take_up(NIGHT, store.futures(NIGHT)[-1].future.name),
    "return to mark": lambda store: store.return_to_mark(NIGHT),
    "adopt": lambda store: commit_turn(store, _state(store), 3),
    "reset": lambda store: store.reset(NIGHT),
    "migrate": _edit,
}
BEFORE: dict[str, Deed] = {
    "begin": lambda store: None,
    "turn": lambda store: play(store, NIGHT, 3),
    "first half": lambda store: play(store, NIGHT, 3),
    "second half": _pending,
    "edit": lambda store: play(store, NIGHT, 3),
    "save history": lambda store: play(store, NIGHT, 3),
    "rewind": lambda store: play(store, NIGHT, 3),
    "forward": _future,
    "take up": _future,
    "return to mark": _future,
    "adopt": _new_file_only,
    "reset": lambda store: play(store, NIGHT, 3),
    "migrate": _version_0,
}
