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


def said(state: GameState, typed: str) -> tuple[bool, str, str | None, str]:
    """Whether it was free, what it did to what, and the words."""
    outcome = rules.resolve(WORLD, state, typed, "NORMAL")
    told = " ".join(beat.text for beat in outcome.beats)
    return outcome.free, outcome.action.verb, outcome.action.target, told


@pytest.mark.parametrize(
    "typed", ["who am I?", "why am I here", "where is Ellis", "what is my mission", "¿quién soy?"]
)
def test_what_the_night_is_for_can_be_asked(typed: str) -> None:
    """The pack's own lesson on the night's goal answers, free."""
    free, _, _, told = said(at("night_road"), typed)
    assert free
    assert "find Ellis" in told


@pytest.mark.parametrize("typed", ["hello?", "talk to the soldier", "ask to come in", "promise her a ride"])
def test_who_speaks_to_nobody_is_told_so(typed: str) -> None:
    """Words said where nobody is are answered as that, not as a riddle."""
    free, _, _, told = said(at("cattle_guard"), typed)
    assert free
    assert "nobody here" in told or "only the air" in told


def test_nobody_is_promised_what_was_not_said() -> None:
    """A gift or question that a person knows nothing of is not taken for another that weighs something."""
    state = at("gate_house")
    state = rules.resolve(WORLD, state, "hello", "LUCKY").after
    for typed in ("offer him a drink of water", "ask him about baseball", "promise him the moon"):
        free, _, _, told = said(state, typed)
        assert free, told
        assert "Ames" in told
    assert said(state, "ask him about Ellis")[1:3] == ("ask", "ames")


def test_with_the_key_is_not_done_with_the_cutters() -> None:
    """A tool that is named is meant: another one at hand does not do it instead."""
    state = at("motor_pool")
    state.inventory += ["back_key", "wire_cutters"]
    free, verb, target, told = said(state, "unlock the door with the key")
    assert free, told
    assert (verb, target) != ("use", "wire_cutters")
    assert said(state, "shine my torch at the door")[1] == "light"


@pytest.mark.parametrize("typed", ["hang up", "cheer up", "thank her"])
def test_a_direction_in_passing_walks_nobody_off(typed: str) -> None:
    """``Up`` in an unknown verb is no way up."""
    free, _, _, told = said(at("fence_line"), typed)
    assert free, told


def test_choices_with_commas_are_told_apart() -> None:
    """What can be done is listed so that each choice is one."""
    state = at("cattle_guard")
    state.choices = ["Drop into the dry wash, west", "Read the sign up close", "Wait"]
    assert "drop into the dry wash, west; read the sign up close; or wait" in said(state, "xyzzy")[3]


def test_a_place_that_is_named_is_not_taken_for_an_answer() -> None:
    """While a scene waits for its answer, going somewhere else by name is going there, or no way."""
    rock = load_world("tern_rock")
    state = rules.begin(rock, "default", 7).after
    state.location, state.open_storylet = "radio_nook", "t_still_dark"
    outcome = rules.resolve(rock, state, "go to the boathouse", "NORMAL")
    assert outcome.action.storylet is None
