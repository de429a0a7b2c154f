"""What must hold in every night, whatever is chosen, typed or thrown."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import rules
from engine.state import FATES, Fate, GameState, Outcome
from engine.storytelling import OfflineStoryteller
from engine.world import load_world

WORLD = load_world(Path(__file__).parents[1] / "worlds" / "tiny")
TELLER = OfflineStoryteller(WORLD)
TYPED = [
    "take the ring and go down", "read it", "where am I", "dance", "use ring on hatch", "north", "go back",
    "hide", "film the miller", "throw a nail", "switch on the lamp", "drop lamp", "take everything", "i",
    "talk to anna", "promise anna", "unlock gate", "open the hatch with the ring", "eat the lamp", "wait",
]  # fmt: skip
Step = tuple[int, str | None, Fate, bool]
STEPS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.none() | st.sampled_from(TYPED) | st.text(min_size=1, max_size=200),
        st.sampled_from(FATES),
        st.sampled_from([False] * 7 + [True]),
    ),
    max_size=40,
)
PATIENT = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def step(state: GameState, chosen: Step) -> Outcome:
    """One recorded input, played."""
    number, typed, fate, late = chosen
    text = typed if typed is not None else state.choices[number % len(state.choices)]
    return rules.resolve(WORLD, state, text, fate, late)


@PATIENT
@given(st.integers(0, 2**63 - 1), STEPS)
def test_the_ledger_stays_valid_and_the_night_moves_on(seed: int, steps: list[Step]) -> None:
    """After any inputs the ledger is valid, time and turn have not run back, and a turn costs one turn."""
    state = rules.begin(WORLD, "default", seed).after
    for chosen in steps:
        if state.ending is not None:
            break
        before = deepcopy(state)
        outcome = step(state, chosen)
        assert state == before, "the given ledger was changed"
        after = outcome.after
        if outcome.free:
            assert after == state
            assert outcome.beats[0].kind == "answer"
            continue
        assert rules.validate(after, WORLD) == []
        assert after.turn_count == state.turn_count + 1
        assert after.minutes > state.minutes
        assert outcome.hard_transition == (after.location != state.location)
        if outcome.is_timeout_penalty:
            assert after.location == state.location
            assert after.view == state.view
        state = after


@PATIENT
@given(st.integers(0, 2**63 - 1), STEPS)
def test_recorded_inputs_give_the_same_night_again(seed: int, steps: list[Step]) -> None:
    """The same seed and inputs give equal ledgers and equal words."""

    def played() -> tuple[GameState, list[str]]:
        outcome = rules.begin(WORLD, "default", seed)
        told = [TELLER.text(outcome)]
        for chosen in steps:
            if outcome.after.ending is not None:
                break
            outcome = step(outcome.after, chosen)
            told.append(TELLER.text(outcome))
        return outcome.after, told

    assert played() == played()


@PATIENT
@given(st.integers(0, 2**63 - 1), STEPS)
def test_every_turn_is_told_within_its_length(seed: int, steps: list[Step]) -> None:
    """A real turn has 25 to 70 words and at most 400 characters, and no blank left open."""
    outcome = rules.begin(WORLD, "default", seed)
    for chosen in steps:
        text = TELLER.text(outcome)
        words = len(text.replace("…", " ").split())
        assert len(text) <= 400
        assert "{" not in text
        assert "}" not in text
        if not outcome.free:
            assert 20 <= words <= 70, text
        if outcome.after.ending is not None:
            break
        outcome = step(outcome.after, chosen)


@PATIENT
@given(st.text(max_size=300))
def test_no_typed_text_breaks_anything(text: str) -> None:
    """Whatever is typed is answered or done."""
    state = rules.begin(WORLD, "default", 7).after
    outcome = rules.resolve(WORLD, state, text, "NORMAL")
    assert outcome.free or rules.validate(outcome.after, WORLD) == []


@PATIENT
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "location": st.sampled_from(["yard", "cellar", "no such place"]),
            "time_of_day": st.sampled_from(["03:00", "25:61", "soon"]),
            "inventory": st.lists(st.sampled_from(["gate_key", "torch", "golden gun"]), max_size=4),
            "open_storylet": st.sampled_from([None, "door_bar", "gone"]),
            "flags": st.lists(st.sampled_from(["hatch_open", "nonsense"]), max_size=3),
            "injuries": st.lists(st.text(max_size=8), max_size=3),
        },
    )
)
def test_a_ledger_edited_from_outside_can_still_be_played(edits: dict[str, object]) -> None:
    """What an outside editor wrote is played on from, never refused."""
    state = rules.begin(WORLD, "default", 7).after
    for key, value in edits.items():
        setattr(state, key, value)
    outcome = rules.resolve(WORLD, state, "wait", "NORMAL")
    assert rules.validate(outcome.after, WORLD) == []
    if "inventory" in edits:
        assert set(outcome.after.inventory) == set(state.inventory)
