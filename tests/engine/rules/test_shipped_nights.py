"""What holds in every night of the shipped pack, whatever is chosen, typed, thrown or left undone."""

from __future__ import annotations

import json
import os
import tempfile
from hashlib import blake2b
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import rules
from engine.rules.conditions import all_hold
from engine.sessions import SessionStore, to_public
from engine.state import FATES, Fate, GameState, Outcome
from engine.storytelling import OfflineStoryteller
from engine.world import load_world
from engine.world.conditions import clock_minutes
from engine.world.consistency import strings_of

WORLD = load_world("somewhere")
TELLER = OfflineStoryteller(WORLD)
TYPED = [
    "go north", "go back", "take it", "take the key and open the locker", "read the note", "film everything",
    "where am I", "what do I have", "what time is it", "how do I feel", "what do I know", "hide", "run",
    "throw the flask", "ask Ellis about the tape", "use the torch", "drop the camcorder", "wait, then listen",
    "eat the lens", "xyzzy", "abre la puerta", "look at the sign; read it",
]  # fmt: skip
Step = tuple[int, str | None, Fate, bool]
STEPS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from([None, None, None]) | st.sampled_from(TYPED) | st.text(min_size=1, max_size=60),
        st.sampled_from(FATES),
        st.sampled_from([False] * 9 + [True]),
    ),
    min_size=20,
    max_size=60,
)
SEEDS = st.integers(0, 2**63 - 1)
THOROUGH = bool(os.environ.get("SOMEWHERE_FULL_TESTS"))


def patient(quick: int) -> settings:
    """A few examples in a quick run, many in a full one."""
    many = 300 if THOROUGH else quick
    return settings(max_examples=many, deadline=None, suppress_health_check=list(HealthCheck))


def played(seed: int, steps: list[Step]) -> list[Outcome]:
    """The night of these inputs: the intro and every turn that was one, until it ends."""
    outcomes = [rules.begin(WORLD, "default", seed)]
    for number, typed, fate, late in steps:
        state = outcomes[-1].after
        if state.ending is not None:
            break
        text = typed if typed is not None else state.choices[number % len(state.choices)]
        outcome = rules.resolve(WORLD, state, text, fate, late)
        if outcome.free:
            assert outcome.after == state, "a free answer changed the ledger"
        else:
            outcomes.append(outcome)
    return outcomes


def digest(state: GameState) -> str:
    """A hash of the whole public state, but for the time of saving."""
    public = to_public(state)
    public.pop("last_saved")
    return blake2b(json.dumps(public, sort_keys=True).encode(), digest_size=16).hexdigest()


def allowed(outcome: Outcome) -> bool:
    """Whether the rules and the pack let this night end as it did."""
    before, after = outcome.before, outcome.after
    ending = WORLD.endings[after.ending or ""]
    if ending.family == "death" and (after.turn_count < 9 or before.counters.get("warnings", 0) < 2):
        return False
    if ending.when and all_hold(WORLD, after, ending.when):
        return True
    late = after.minutes >= clock_minutes(WORLD.info.dawn) + 25
    hunted = any(after.threats[t.id].stage == 4 for t in WORLD.threats.values() if t.ending == ending.id)
    spent = WORLD.info.death == ending.id and before.player_state.health <= 30
    kinds = (WORLD.things, WORLD.characters, WORLD.threats, WORLD.storylets, WORLD.places)
    effect = f"ending {ending.id}"
    sources = {key for kind in kinds for key, part in kind.items() if effect in strings_of(part, "effects")}
    done = any(not sources.isdisjoint(key.split(":")) for key in after.used)
    return late or hunted or spent or done


@patient(8)
@given(SEEDS, STEPS)
def test_the_ledger_of_a_night_is_sound_on_every_turn(seed: int, steps: list[Step]) -> None:
    """The ledger is valid, time and turn only move on, nothing is carried twice, and the night ends only
    as its rules allow."""
    for outcome in played(seed, steps)[1:]:
        before, after = outcome.before, outcome.after
        assert rules.validate(after, WORLD) == []
        assert after.turn_count == before.turn_count + 1
        assert after.minutes > before.minutes
        assert len(after.inventory) == len(set(after.inventory))
        assert len(after.inventory) <= WORLD.info.bag_limit + 2
        if after.ending is not None:
            assert allowed(outcome), after.ending


@patient(8)
@given(SEEDS, STEPS)
def test_what_the_player_did_is_told(seed: int, steps: list[Step]) -> None:
    """No event pushes the player's own deed out of the turn, and no turn is told past its length."""
    for outcome in played(seed, steps)[1:]:
        told = TELLER.text(outcome)
        assert len(told) <= 400
        deeds = [beat for beat in outcome.beats if beat.kind == "action"]
        assert deeds or outcome.details or outcome.after.ending is not None, told
        if outcome.action.storylet is not None:
            assert deeds, told


@patient(4)
@given(SEEDS, STEPS)
def test_recorded_inputs_give_the_same_state_hash(seed: int, steps: list[Step]) -> None:
    """The same seed and inputs give the same hash of the state on every turn."""
    first, second = played(seed, steps), played(seed, steps)
    assert [digest(outcome.after) for outcome in first] == [digest(outcome.after) for outcome in second]


@patient(4)
@given(SEEDS, STEPS, st.integers(1, 8))
def test_undo_then_redo_is_identity(seed: int, steps: list[Step], back: int) -> None:
    """Going back any number of turns in the real store, then forward as many, gives each turn's very
    state again."""
    night = played(seed, steps)
    with tempfile.TemporaryDirectory() as folder:
        store = SessionStore(Path(folder))
        for turn, outcome in enumerate(night):
            record = {"turn": turn, "choice": outcome.after.last_choice, "dispatch": TELLER.text(outcome)}
            with store.turn("default"):
                store.commit("default", outcome.after, entry=record)
        kept = [digest(outcome.after) for outcome in night]
        turn = max(0, len(night) - 1 - back)
        if turn == len(night) - 1:
            return
        assert digest(store.rewind("default", turn)) == kept[turn]
        for later in range(turn + 1, len(night)):
            assert digest(store.forward("default")) == kept[later]
