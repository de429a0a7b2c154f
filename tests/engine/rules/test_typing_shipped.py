"""Whatever a player types in the shipped pack is done or answered, and breaks nothing."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import rules
from engine.rules.policies import simulate
from engine.state import GameState
from engine.world import load_world

WORLD = load_world("somewhere")
STATES = [outcome.after for seed in range(6) for outcome in simulate(WORLD, 40 + seed, "wanderer")[::4]]
PLAYED = [state for state in STATES if state.ending is None]
VERBS = sorted(WORLD.verbs)
NOUNS = sorted(
    {name for thing in WORLD.things.values() for name in (thing.name, *thing.names)}
    | {name for who in WORLD.characters.values() for name in (who.name, *who.names)}
    | {place.name for place in WORLD.places.values()}
    | {"it", "everything", "the north", "me", "nothing", "the wall", "that one", "la puerta"}
)
JOINTS = st.sampled_from([" and ", ", then ", "; ", " and then ", ". ", " y luego "])
PHRASE = st.tuples(st.sampled_from(VERBS), st.sampled_from(["", " the", " my"]), st.sampled_from(NOUNS)).map(
    lambda parts: f"{parts[0]}{parts[1]} {parts[2]}"
)
ON = st.tuples(PHRASE, st.sampled_from([" with ", " on ", " to ", " con "]), st.sampled_from(NOUNS)).map(
    "".join
)
QUESTION = st.sampled_from(["where", "what", "how", "who", "why", "can i", "dónde", "qué"]).flatmap(
    lambda head: st.sampled_from(NOUNS).map(lambda noun: f"{head} is {noun}?")
)
SENTENCE = PHRASE | ON | QUESTION | st.tuples(PHRASE | ON, JOINTS, PHRASE).map("".join)
PATIENT = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@PATIENT
@given(st.sampled_from(range(len(PLAYED))), SENTENCE | st.text(min_size=1, max_size=200), st.booleans())
def test_nothing_typed_breaks_the_ledger(number: int, text: str, late: bool) -> None:
    """After any sentence the ledger is valid; a free answer changes nothing and is short and whole."""
    state = PLAYED[number]
    outcome = rules.resolve(WORLD, state, text, "NORMAL", late)
    if outcome.free:
        assert outcome.after == state
        said = outcome.beats[0].text
        assert 0 < len(said) <= 400
        assert "{" not in said
    else:
        assert rules.validate(outcome.after, WORLD) == []
        assert outcome.after.turn_count == state.turn_count + 1
        assert outcome.after.minutes > state.minutes


@PATIENT
@given(st.sampled_from(range(len(PLAYED))), PHRASE, JOINTS, PHRASE)
def test_two_steps_do_no_more_than_two_deeds(number: int, first: str, joint: str, second: str) -> None:
    """A sentence of two steps is one turn, and what is carried is carried once."""
    state = PLAYED[number]
    after = rules.resolve(WORLD, state, f"{first}{joint}{second}", "LUCKY").after
    assert after.turn_count <= state.turn_count + 1
    assert len(after.inventory) == len(set(after.inventory))
    assert len(after.inventory) <= WORLD.info.bag_limit + 2


def at(place: str) -> GameState:
    """The first evening, in another place."""
    state = rules.begin(WORLD, "default", 7).after
    state.location, state.environment_type = place, WORLD.places[place].environment
    return state


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("look at the heater", "heater"),
        ("examine the calendar", "June"),
        ("inspect the hooks", "brass tags"),
        ("smell the sugar", "sugar tin"),
        ("mira el heater", "heater"),
    ],
)
def test_what_the_place_speaks_of_can_be_looked_at(typed: str, said: str) -> None:
    """A look at the scenery is free, changes nothing, and is answered in the place's own words."""
    state = at("gate_house")
    outcome = rules.resolve(WORLD, state, typed, "NORMAL")
    assert outcome.free
    assert outcome.after == state
    assert said in outcome.beats[0].text


def test_the_scenery_is_good_for_no_more_than_a_look() -> None:
    """Another deed with it says so, and what can be done instead."""
    state = at("gate_house")
    outcome = rules.resolve(WORLD, state, "eat the calendar", "NORMAL")
    assert outcome.free
    assert "calendar" in outcome.beats[0].text.lower()
    assert state.choices[0][1:] in outcome.beats[0].text
