"""Who plays by themselves plays in their own way, and a turn nobody chose is the world's."""

from __future__ import annotations

from collections import Counter

import pytest

from engine import rules
from engine.rules.policies import simulate
from engine.state import Outcome
from engine.world import World, load_world

NIGHTS = 4
TEMPERS = ("careful", "curious", "reckless")


@pytest.fixture(scope="module")
def shipped() -> World:
    return load_world("somewhere")


@pytest.fixture(scope="module")
def nights(shipped: World) -> dict[str, list[Outcome]]:
    """The turns of a few nights of each temper, over the same seeds."""
    return {
        temper: [turn for seed in range(NIGHTS) for turn in simulate(shipped, 60 + seed, temper)[1:]]
        for temper in TEMPERS
    }


def share(turns: list[Outcome], *verbs: str) -> float:
    """How much of the turns went into these verbs."""
    done = Counter(turn.action.verb for turn in turns)
    return sum(done[verb] for verb in verbs) / len(turns)


def test_the_three_tempers_choose_measurably_otherwise(nights: dict[str, list[Outcome]]) -> None:
    """The careful hide, wait and tend themselves, and the reckless film, throw, break and run, half again as
    much as either of the others; the curious look into things and ask more than both."""
    for temper, verbs, factor in (
        ("careful", ("hide", "wait", "treat", "rest"), 1.5),
        ("curious", ("examine", "ask", "search", "read", "play", "talk"), 1.1),
        ("reckless", ("film", "throw", "break", "run", "attack"), 1.5),
    ):
        own = share(nights[temper], *verbs)
        others = max(share(nights[other], *verbs) for other in TEMPERS if other != temper)
        assert own >= factor * others, f"{temper}: {own:.2f}, another {others:.2f}"


def test_tempers_pay_for_their_ways(nights: dict[str, list[Outcome]]) -> None:
    """Who films more is kept more: the reckless more than the curious, these more than the careful."""
    kept = [
        sum(t.after.player_state.kept for t in nights[temper]) / len(nights[temper]) for temper in TEMPERS
    ]
    assert kept == sorted(kept)
    assert kept[0] < kept[2] / 2


def test_a_turn_let_run_out_is_the_worlds(shipped: World) -> None:
    """When the clock runs out the choice is written down but not done, the place and the camera stay, time
    goes on, and over some such turns the world has acted: told of a threat or let something happen."""
    acted = 0
    for seed in range(5):
        state = simulate(shipped, 80 + seed, "curious")[12].after
        for _ in range(4):
            if state.ending is not None:
                break
            offer = next(each for each in state.offers if each.verb not in ("wait", "rest"))
            outcome = rules.resolve(shipped, state, offer.text, "NORMAL", is_timeout_penalty=True)
            after = outcome.after
            assert outcome.is_timeout_penalty
            assert not outcome.free
            assert (outcome.action.verb, outcome.action.target) == ("timeout", None)
            assert after.last_choice == offer.text
            assert (after.location, after.view) == (state.location, state.view)
            assert after.minutes > state.minutes
            assert after.turn_count == state.turn_count + 1
            acted += any(beat.kind in ("threat", "event") for beat in outcome.beats)
            state = after
    assert acted >= 5
