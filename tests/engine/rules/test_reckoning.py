"""How a night ended can be read: which turns led there, and which warnings were given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.rules.policies import POLICIES, simulate
from engine.rules.ways import fateful, ways
from engine.state import GameState, Outcome
from engine.world import World, load_world

Count = Callable[[int, int], int]
DECISIVE = 9


@pytest.fixture(scope="module")
def shipped() -> World:
    return load_world("somewhere")


def deaths_in(world: World, nights: int) -> list[list[Outcome]]:
    names = list(POLICIES)
    found = []
    for seed in range(nights):
        night = simulate(world, 7000 + seed, names[seed % len(names)])
        if not night[-1].after.player_state.alive:
            found.append(night)
    return found


def decisive(state: GameState) -> list[int]:
    """Turns of the moments that weigh most."""
    return [moment.turn for moment in state.moments if moment.weight == DECISIVE]


def check_deaths(world: World, nights: int) -> int:
    deaths = deaths_in(world, nights)
    for night in deaths:
        last = night[-1].after
        earlier = [turn for turn in decisive(last) if turn < last.turn_count]
        assert len(set(earlier)) >= 2, (last.seed, last.ending, last.moments)
        assert last.display.warned, (last.seed, last.ending)
        warnings = [m for m in last.moments if m.why == "a warning" and m.turn < last.turn_count]
        assert warnings, (last.seed, last.ending, last.moments)
        told = {o.after.turn_count: " ".join(beat.text for beat in o.beats) for o in night}
        for warning in warnings:
            assert warning.text.rstrip("…")[:40] in told[warning.turn]
    return len(deaths)


def test_every_death_names_two_earlier_turns_and_its_warnings(
    tiny: World, shipped: World, full: Count
) -> None:
    """Whoever dies can read which earlier turns led there, and a warning that was really told."""
    assert check_deaths(tiny, full(70, 300)) >= 3
    check_deaths(shipped, full(21, 400))


def test_what_led_there_comes_first_and_in_order(tiny: World) -> None:
    """Two or three moments come first, in their order; no night keeps more than a dozen at its end."""
    for seed in range(20):
        state = simulate(tiny, seed, "wanderer")[-1].after
        weights = [moment.weight for moment in state.moments]
        first = decisive(state)
        assert 1 <= len(first) <= 3
        assert weights[: len(first)] == [DECISIVE] * len(first)
        assert first == sorted(first)
        assert len(state.moments) <= 12


def test_an_ending_names_the_choice_that_opened_it(shipped: World) -> None:
    """An ending that asks for a fact names the turn on which a choice made the fact true."""
    named = 0
    for seed in range(28):
        state = simulate(shipped, 7100 + seed, list(POLICIES)[seed % len(POLICIES)])[-1].after
        causes = {(moment.turn, moment.text) for moment in state.causes.values()}
        named += any((m.turn, m.text) in causes for m in state.moments if m.weight == DECISIVE)
    assert named >= 5


def test_the_ways_to_endings_are_read_off_the_pack(tiny: World, shipped: World) -> None:
    """Every ending that is no threat's has a way; facts that ways ask for are the fateful ones."""
    for world in (tiny, shipped):
        killed = {threat.ending for threat in world.threats.values()} | {world.info.death}
        for ending_id, listed in ways(world).items():
            assert listed or ending_id in killed, ending_id
    assert "leaving" in fateful(shipped)
