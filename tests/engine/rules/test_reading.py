"""What players type is read as they mean it, or answered for free."""

from __future__ import annotations

import pytest

from engine import rules
from engine.state import GameState
from engine.world import World


@pytest.fixture
def in_mill(tiny: World, evening: GameState) -> GameState:
    """On the mill floor by night, lamp lit, the ring in the bag."""
    state = rules.resolve(tiny, evening, "go in by the mill door", "NORMAL").after
    assert state.location == "mill"
    state.inventory.append("hatch_ring")
    state.player_state.light = True
    state.open_storylet = None
    return state


@pytest.mark.parametrize(
    ("typed", "verb", "target"),
    [
        ("go in", "go", "mill"),
        ("in", "go", "mill"),
        ("enter the mill", "go", "mill"),
        ("walk to the gate", "go", "gate"),
        ("south", "go", "gate"),
        ("s", "go", "gate"),
        ("please head south", "go", "gate"),
        ("I carefully go to the mill floor", "go", "mill"),
        ("run to the gate", "run", "gate"),
        ("flee through the mill door", "run", "mill"),
        ("hide", "hide", None),
        ("crouch behind the cart", "hide", None),
        ("take cover", "hide", None),
        ("wait", "wait", None),
        ("stand still", "wait", None),
        ("listen", "listen", None),
        ("look around", "look", None),
        ("look behind me", "lookback", None),
        ("catch my breath", "rest", None),
        ("turn on the torch", "light", None),
        ("use the lamp", "light", None),
        ("film the yard", "film", "yard"),
        ("record everything", "film", "yard"),
        ("drop the film camera", "drop", "camcorder"),
        ("put down lamp", "drop", "torch"),
        ("examine the camera", "examine", "camcorder"),
        ("x lamp", "examine", "torch"),
        ("GO TO THE GATE!!!", "go", "gate"),
    ],
)
def test_in_the_yard(tiny: World, evening: GameState, typed: str, verb: str, target: str | None) -> None:
    """Verbs, their synonyms, directions, places and partial names are understood."""
    outcome = rules.resolve(tiny, evening, typed, "NORMAL")
    assert not outcome.free, outcome.beats
    assert (outcome.action.verb, outcome.action.target) == (verb, target)


@pytest.mark.parametrize(
    ("typed", "verb", "target"),
    [
        ("read the book", "read", "ledger_book"),
        ("leaf through ledger", "read", "ledger_book"),
        ("use the ring on the hatch", "use", "hatch_ring"),
        ("open the hatch with the iron ring", "use", "hatch_ring"),
        ("look at the trapdoor", "examine", "hatch"),
        ("go up the ladder", "go", "loft"),
        ("climb the ladder", "go", "loft"),
        ("up", "go", "loft"),
        ("go back", "go", "yard"),
        ("leave", "go", "yard"),
        ("turn off the light", "dark", None),
        ("hide under the sifter", "hide", None),
    ],
)
def test_in_the_mill(tiny: World, in_mill: GameState, typed: str, verb: str, target: str | None) -> None:
    """Things with uses, second things and ways up are understood."""
    outcome = rules.resolve(tiny, in_mill, typed, "NORMAL")
    assert not outcome.free, outcome.beats
    assert (outcome.action.verb, outcome.action.target) == (verb, target)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("where am I?", "yard"),
        ("what do I have", "lamp"),
        ("inventory", "camera"),
        ("what can I do?", "could"),
        ("how am I", "whole"),
        ("dance a tango", ""),
        ("take the gate key", ""),
        ("go to the moon", ""),
        ("read the ledger", ""),
        ("xyzzy", ""),
        ("🦊", ""),
        ("talk to anna", ""),
    ],
)
def test_questions_and_the_impossible_are_free(
    tiny: World, evening: GameState, typed: str, said: str
) -> None:
    """They cost no turn and change nothing; a refusal names something that can be done."""
    outcome = rules.resolve(tiny, evening, typed, "UNLUCKY")
    assert outcome.free
    assert outcome.after == evening
    text = outcome.beats[0].text
    assert said in text.lower()
    assert 0 < len(text) <= 400
    if not said:
        assert any(choice[1:] in text for choice in evening.choices), text


def test_it_is_what_the_camera_looks_at(tiny: World, in_mill: GameState) -> None:
    """``it`` stands for the thing in view."""
    looked = rules.resolve(tiny, in_mill, "examine the hatch", "NORMAL").after
    assert looked.view.focus == "hatch"
    looked.view.focus = "ledger_book"
    assert rules.resolve(tiny, looked, "read it", "NORMAL").action.target == "ledger_book"


def test_two_steps_in_one_sentence_are_both_done(tiny: World, in_mill: GameState) -> None:
    """``do this and then do that`` takes one turn and does both."""
    outcome = rules.resolve(tiny, in_mill, "turn off the lamp and then read the ledger", "NORMAL")
    assert outcome.after.turn_count == in_mill.turn_count + 1
    assert not outcome.after.player_state.light
    assert "brandt" in outcome.after.flags


def test_a_second_step_that_cannot_be_done_spoils_nothing(tiny: World, evening: GameState) -> None:
    """The first step is done even if the second makes no sense after it."""
    outcome = rules.resolve(tiny, evening, "go to the gate and take the gate key", "NORMAL")
    assert outcome.after.location == "gate"
    assert "gate_key" not in outcome.after.inventory


def test_an_offered_choice_is_read_by_its_words(tiny: World, evening: GameState) -> None:
    """Letter case and spaces do not matter; what is offered is what is done."""
    for offer in evening.offers:
        outcome = rules.resolve(tiny, evening, f"  {offer.text.upper()} ", "NORMAL")
        assert (outcome.action.verb, outcome.action.target) == (offer.verb, offer.target)
        assert not outcome.action.custom


def test_a_way_that_is_barred_says_so_for_free(tiny: World, in_mill: GameState) -> None:
    """A way the player sees but cannot take answers with the pack's words."""
    outcome = rules.resolve(tiny, in_mill, "go down through the hatch", "NORMAL")
    assert outcome.free
    assert "ring is gone" in outcome.beats[0].text


def test_there_are_synonyms_for_sixty_verbs(tiny: World) -> None:
    """At least sixty verbs are known, most under several names."""
    assert len(set(tiny.verbs.values())) >= 60
    assert len(tiny.verbs) >= 300


def test_a_place_already_walked_to_is_found_from_afar(tiny: World, in_mill: GameState) -> None:
    """Naming a place beyond the next takes the first step towards it."""
    loft = rules.resolve(tiny, in_mill, "go up", "NORMAL").after
    assert loft.location == "loft"
    outcome = rules.resolve(tiny, loft, "go to the yard", "NORMAL")
    assert outcome.after.location == "mill"
    assert rules.resolve(tiny, in_mill, "walk to the cellar", "NORMAL").free


def test_a_use_is_found_by_its_own_wording(tiny: World, in_mill: GameState) -> None:
    """Words of a choice find it even when they do not name the thing."""
    gate = rules.resolve(tiny, in_mill, "go back", "NORMAL").after
    gate = rules.resolve(tiny, gate, "south", "NORMAL").after
    outcome = rules.resolve(tiny, gate, "open the lid", "NORMAL")
    assert (outcome.action.verb, outcome.action.target) == ("open", "milk_can")


def test_doors_open_by_going_through_them(tiny: World, evening: GameState) -> None:
    """Opening what a way leads through takes the way."""
    assert rules.resolve(tiny, evening, "open the mill door", "NORMAL").after.location == "mill"
