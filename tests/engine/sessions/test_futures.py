"""Abandoned futures: reachable from wherever one stands, until the slot is deleted."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from engine.errors import SessionBusy, SessionNotFound
from engine.sessions import SessionStore, to_public
from engine.state import GameState
from tests.engine.sessions.nights import (
    after_turn,
    assert_whole,
    blank,
    commit_turn,
    entry,
    picture_name,
    play,
    seen,
)

JsonDict = dict[str, object]


def _timeless(state: GameState) -> JsonDict:
    return {key: value for key, value in to_public(state).items() if key != "last_saved"}


def _turn(store: SessionStore, words: str) -> GameState:
    """One more turn from wherever the slot stands; its words and its frame are its own."""
    state = store.load("night") or blank("night")
    turn = len(store.history("night"))
    after_turn(state, turn)
    state.flags = [*state.flags, words]
    told = {**entry(turn), "choice": words, "dispatch": f"You {words}."}
    with store.turn("night"):
        store.commit("night", state, entry=told, picture=(picture_name(turn), words.encode() * 50))
    loaded = store.load("night")
    assert loaded is not None
    return loaded


def _picture(store: SessionStore) -> bytes:
    state = store.load("night")
    assert state is not None
    return store.image_path("night", str(state.current_image_url)).read_bytes()


def test_back_and_forward(store: SessionStore) -> None:
    """Undo, turn by turn, to the beginning and redo to the end give back every turn as it was."""
    states = [_turn(store, f"walk {number}") for number in range(9)]
    entries = store.history("night")
    for turn in range(7, -1, -1):
        assert _timeless(store.rewind("night", turn)) == _timeless(states[turn])
        assert store.history("night") == entries[: turn + 1]
    for turn in range(1, 9):
        assert _timeless(store.forward("night")) == _timeless(states[turn])
        assert store.history("night") == entries[: turn + 1]
        assert _picture(store) == f"walk {turn}".encode() * 50
    with pytest.raises(SessionNotFound, match="no later turn"):
        store.forward("night")
    assert store.futures("night") == []


def test_playing_on_branches(store: SessionStore) -> None:
    """Playing on from an earlier turn leaves the old future reachable, words, state and picture, though the
    new one painted other frames under the same names; so is the new one, in turn."""
    for number in range(6):
        _turn(store, f"walk {number}")
    old = store.load("night")
    store.rewind("night", 2)
    for number in range(3, 5):
        _turn(store, f"crawl {number}")
    new = store.load("night")
    assert old is not None
    assert new is not None
    (leaf,) = store.futures("night")
    assert (leaf.shared, len(leaf.line)) == (3, 6)
    assert _timeless(store.take_up("night", leaf.future.name)) == _timeless(old)
    assert _picture(store) == b"walk 5" * 50
    assert store.image_path("night", picture_name(3)).read_bytes() == b"walk 3" * 50
    (other,) = store.futures("night")
    assert [e["choice"] for e in other.line[other.shared :]] == ["crawl 3", "crawl 4"]
    assert _timeless(store.take_up("night", other.future.name)) == _timeless(new)
    assert store.image_path("night", picture_name(3)).read_bytes() == b"crawl 3" * 50


def test_a_turn_in_the_middle_of_a_future(store: SessionStore) -> None:
    """Any turn of a future can be returned to; the rest of it stays reachable, and redo goes on along it."""
    states = [_turn(store, f"walk {number}") for number in range(8)]
    store.rewind("night", 1)
    _turn(store, "crawl")
    (leaf,) = store.futures("night")
    assert _timeless(store.take_up("night", leaf.future.name, 4)) == _timeless(states[4])
    assert _timeless(store.forward("night")) == _timeless(states[5])
    ends = {leaf.line[-1]["choice"] for leaf in store.futures("night")}
    assert ends == {"crawl", "walk 7"}
    with pytest.raises(SessionNotFound, match="no turn"):
        store.take_up("night", store.futures("night")[0].future.name, 99)
    with pytest.raises(SessionNotFound, match="no future"):
        store.take_up("night", "20200101T000000Z-turn1")


def test_redo_takes_the_future_left_last(store: SessionStore) -> None:
    """Where several futures leave the same turn, redo follows the one left last, or the one named."""
    _turn(store, "begin")
    for words in ("one", "two", "three"):
        _turn(store, words)
        store.rewind("night", 0)
    names = {leaf.line[-1]["choice"]: leaf.future.name for leaf in store.futures("night")}
    assert set(names) == {"one", "two", "three"}
    assert store.forward("night").flags[-1] == "three"
    store.rewind("night", 0)
    assert store.forward("night", names["one"]).flags[-1] == "one"
    store.rewind("night", 0)
    assert store.forward("night").flags[-1] == "one"
    assert len(store.futures("night")) == 2
    assert len(store.branches("night")) == 3


def test_edits_after_the_last_turn_come_back(store: SessionStore) -> None:
    """What was changed after a future's last turn is there again when one returns to it."""
    for number in range(4):
        _turn(store, f"walk {number}")
    with store.edit("night") as public:
        public["mine"] = {"kept": 1}
    before = store.load("night")
    assert before is not None
    store.rewind("night", 1)
    assert store.load("night").extra == {}  # type: ignore[union-attr]
    store.forward("night")
    assert store.load("night").extra == {}  # type: ignore[union-attr]
    assert _timeless(store.forward("night")) == _timeless(before)


def test_a_tree_of_futures_by_chance(store: SessionStore, full: Callable[[int, int], int]) -> None:
    """However one goes back, forward, across and on: every turn ever played stays reachable, exactly."""
    dice = random.Random(11)
    known = {"begin": _turn(store, "begin")}
    for step in range(full(60, 400)):
        deed = dice.choice(["on", "on", "back", "forward", "across"])
        here = len(store.history("night")) - 1
        if deed == "on" or (deed == "back" and here == 0):
            known[f"walk {step}"] = _turn(store, f"walk {step}")
        elif deed == "back":
            store.rewind("night", dice.randrange(here))
        elif leaves := store.futures("night"):
            leaf = dice.choice(leaves)
            if deed == "across":
                turns = [e["turn"] for e in leaf.line[leaf.shared :]]
                store.take_up("night", leaf.future.name, dice.choice([None, *turns]))
            elif any(each.shared == here + 1 for each in leaves):
                store.forward("night")
        now = store.load("night")
        assert now is not None
        assert _timeless(now) == _timeless(known[now.flags[-1]])
        assert _picture(store) == now.flags[-1].encode() * 50
    lines = [store.history("night"), *(leaf.line for leaf in store.futures("night"))]
    assert {e["choice"] for line in lines for e in line} == set(known)
    _turn(store, "on")


def test_futures_go_where_the_slot_goes(store: SessionStore) -> None:
    """Copies, the trash and what is brought back from it keep all futures."""
    play(store, "night", 8)
    store.rewind("night", 3)
    play(store, "night", 1)
    copied = store.duplicate("night")
    for name in ("night", copied):
        store.delete(name)
    for gone in store.trashed():
        name = store.undelete(gone.trash_id)
        (leaf,) = store.futures(name)
        assert store.take_up(name, leaf.future.name).turn_count == 7
        assert_whole(store, name)


def test_damaged_futures_cost_only_themselves(store: SessionStore) -> None:
    """A damaged file in ``branches/`` is left out and stops nothing."""
    for words in ("one", "two"):
        play(store, "night", 5)
        store.rewind("night", 1)
        assert words
    first, second = sorted(store.branches("night"))
    folder = store.folder("night") / "branches"
    (folder / first).write_bytes(b"[{\n")
    (folder / "notes.json").write_bytes(b"\xff")
    (leaf,) = store.futures("night")
    assert f"{leaf.future.name}.json" == second
    store.forward("night")
    store.rewind("night", 0)
    assert_whole(store, "night")


def test_moving_while_a_turn_is_worked_on(store: SessionStore) -> None:
    """Nobody moves along the lines while a turn is being told."""
    play(store, "night", 4)
    store.rewind("night", 1)
    (leaf,) = store.futures("night")
    before = seen(store, "night")
    with store.turn("night"):
        for move in (
            lambda: SessionStore(store.data).forward("night"),
            lambda: SessionStore(store.data).take_up("night", leaf.future.name),
            lambda: SessionStore(store.data).rewind("night", 0),
        ):
            with pytest.raises(SessionBusy):
                move()
    assert seen(store, "night") == before


def test_going_back_and_forth_costs_no_room(store: SessionStore) -> None:
    """A hundred times there and back leave one future, and its pictures are not copied."""
    state = blank("night")
    for turn in range(6):
        commit_turn(store, state, turn)
    for _ in range(100):
        store.rewind("night", 2)
        (leaf,) = store.futures("night")
        store.take_up("night", leaf.future.name)
    assert len(store.branches("night")) == 1
    kept = store.folder("night") / "branches" / store.branches("night")[0].removesuffix(".json")
    for path in kept.iterdir():
        assert path.stat().st_ino == (store.folder("night") / "images" / path.name).stat().st_ino
