"""Back, forward and across a real night: words, picture, state, dice, choices and clock as they were."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.errors import RewindForbidden, SessionNotFound
from engine.local import LocalEngine
from tests.bench.turns import save_bytes

TURNS = 4
FUTURE = {
    "id", "from_turn", "last_turn", "turns", "left", "choice", "words", "place", "time_of_day", "image",
    "ending", "frames",
}  # fmt: skip
MARK = {"id", "turn", "when", "place", "time_of_day", "choice", "words", "image"}


def _seen(engine: LocalEngine) -> dict[str, Any]:
    """All that a player can see of the night as it stands, and what the dice would say next."""
    state = engine.state("night")
    history = engine.history("night")
    return {
        "state": {key: value for key, value in state.items() if key != "last_saved"},
        "words": [entry["dispatch"] for entry in history],
        "choices": history[-1]["choices"],
        "picture": engine.image("night", state["current_image_url"]),
        "fate": engine.roll_fate("night"),
    }


def _act(engine: LocalEngine, pick: int) -> dict[str, Any]:
    choices = engine.state("night")["choices"]
    list(engine.play("night", choices[pick % len(choices)], engine.roll_fate("night")))
    return _seen(engine)


@pytest.fixture
def moments(engine: LocalEngine, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """A night of some turns; what was seen after each."""
    monkeypatch.setenv("SOMEWHERE_SEED", "5")
    engine.intro("night")
    return [_seen(engine), *(_act(engine, turn) for turn in range(TURNS))]


def test_everything_is_as_it_was(engine: LocalEngine, moments: list[dict[str, Any]]) -> None:
    """Back to each turn and forward again: state, words, picture, choices and dice are those of the turn."""
    for turn in range(TURNS - 1, -1, -1):
        engine.rewind("night", turn)
        assert _seen(engine) == moments[turn]
    for turn in range(1, TURNS + 1):
        engine.forward("night")
        assert _seen(engine) == moments[turn]


def test_another_way_and_back(engine: LocalEngine, moments: list[dict[str, Any]]) -> None:
    """Playing another way from an earlier turn leaves the old one to be taken up, exactly; it is told with
    its last words, place, clock and frame."""
    engine.rewind("night", 2)
    other = [_act(engine, 2), _act(engine, 2)]
    (future,) = engine.futures("night")
    assert set(future) == FUTURE
    assert (future["from_turn"], future["last_turn"], future["turns"]) == (2, TURNS, [3, 4])
    assert future["words"] == moments[-1]["words"][-1]
    assert future["time_of_day"] == moments[-1]["state"]["time_of_day"]
    assert Path(future["image"]).read_bytes() == moments[-1]["picture"]
    assert [frame["turn"] for frame in future["frames"]] == [3, 4]
    assert Path(future["frames"][0]["image"]).read_bytes() == moments[3]["picture"]
    engine.take_up("night", future["id"])
    assert _seen(engine) == moments[-1]
    (back,) = engine.futures("night")
    engine.take_up("night", back["id"], 3)
    assert _seen(engine) == other[0]
    engine.forward("night")
    assert _seen(engine) == other[1]


def test_the_same_way_again_is_the_same(engine: LocalEngine, moments: list[dict[str, Any]]) -> None:
    """Whoever goes back and chooses the same with the same fate gets the same turn: going back is no way to
    better dice."""
    engine.rewind("night", 0)
    again = [_act(engine, turn) for turn in range(TURNS)]
    for one, other in zip(again, moments[1:], strict=True):
        assert one["words"] == other["words"]
        assert one["picture"] == other["picture"]


def test_a_mark_and_a_copy(engine: LocalEngine, moments: list[dict[str, Any]], tmp_path: Path) -> None:
    """A mark is told with its moment and come back to; marks and futures go with the night into one file."""
    mark = engine.mark("night")
    assert set(mark) == MARK
    assert Path(mark["image"]).read_bytes() == moments[-1]["picture"]
    _act(engine, 0)
    engine.rewind("night", 1)
    copied = engine.import_(engine.export("night", tmp_path / "out"))
    engine.return_to_mark(copied)
    assert engine.state(copied)["turn_count"] == TURNS
    engine.return_to_mark("night", mark["id"])
    assert _seen(engine) == moments[-1]


def test_no_mercy(engine: LocalEngine) -> None:
    """In a night without mercy nobody goes back, forward, across, or to a mark; it can still be sent."""
    engine.prepare("night", difficulty="no_mercy")
    engine.intro("night")
    list(engine.play("night", engine.state("night")["choices"][0], "NORMAL"))
    before = engine.state("night")
    for move in (
        lambda: engine.rewind("night", 0),
        lambda: engine.forward("night"),
        lambda: engine.take_up("night", "x"),
        lambda: engine.mark("night"),
        lambda: engine.return_to_mark("night"),
    ):
        with pytest.raises(RewindForbidden, match="without mercy"):
            move()
    assert engine.state("night") == before
    assert engine.futures("night") == []


def test_nothing_begun(engine: LocalEngine) -> None:
    """A night that has not begun has no futures and no marks, and says so."""
    assert engine.futures("night") == []
    assert engine.marks("night") == []
    for move in (
        lambda: engine.forward("night"),
        lambda: engine.mark("night"),
        lambda: engine.return_to_mark("night"),
    ):
        with pytest.raises(SessionNotFound):
            move()


def test_a_save_is_small(tmp_path: Path) -> None:
    """A turn of a real night takes at most 40 KB on the disk besides its frame."""
    assert 1_000 < save_bytes(tmp_path, turns=12) <= 40_000
