"""What is offered and what happens goes round: no way out, and no piece of the pack, is shut out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine import rules
from engine.rules.movement import open_exits
from engine.state import GameState, Outcome, PlaceState
from engine.world import World, load_world
from tests.engine.rules.conftest import TINY

PATIENCE = 14
LATER = """
[[storylet]]
id = "echo"
beat = "quiet"
when = ["flag shouted_once"]
forced = true
later = 3
text = [
  "Your own shout comes back over the mill pond, rather late, with somebody else's cold in it.",
  "From behind the mill a voice returns your shout, word for word, and more politely than it was sent.",
  "What you shouted is said again, softly, by someone near the gate, who seems to be trying it for size.",
]
"""


@pytest.mark.parametrize("place", ["motor_pool", "lobby", "long_corridor", "wash"])
def test_every_way_out_has_its_turn_among_the_choices(place: str) -> None:
    """Who stays in a place is offered each of its open ways within fourteen turns, the way back too."""
    world = load_world("somewhere")
    state = rules.begin(world, "default", 7).after
    came_from = world.places[place].exits[0].to
    state.location, state.view.came_from = place, came_from
    state.places[came_from] = PlaceState(visits=2)
    state.time_of_day = "18:20"
    offered: set[str | None] = set()
    for _ in range(PATIENCE):
        state = rules.resolve(world, state, "wait", "LUCKY").after
        state.time_of_day, state.location = "18:20", place  # the evening is held still
        state.open_storylet = None
        offered |= {offer.target for offer in state.offers if offer.verb in ("go", "run")}
    assert {way.to for _, way in open_exits(world, state)} <= offered


@pytest.fixture(scope="module")
def late(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The smallest pack with something that comes back of a shout, three turns later."""
    folder = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("packs") / "late"))
    (folder / "storylets" / "late.toml").write_text(LATER, "utf-8")
    return load_world(folder)


def test_what_comes_back_of_a_deed_takes_its_time(late: World) -> None:
    """It does not happen on the heels of the deed, and it does happen some turns later."""
    state: GameState = rules.begin(late, "default", 7).after
    state.flags.append("shouted_once")
    night: list[Outcome] = []
    while len(night) < 8 and state.ending is None:
        night.append(rules.resolve(late, state, "wait", "LUCKY"))
        state = night[-1].after
    came = [n for n, turn in enumerate(night) if any(b.source.startswith("echo:") for b in turn.beats)]
    assert len(came) == 1
    assert came[0] >= 3
