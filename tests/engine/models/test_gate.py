"""The gate lets through what the offline teller would say, and nothing that the player must not read."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from engine.models.gate import EMPTY, REFUSED, Gate, fitted, too_long
from engine.rules.policies import simulate
from engine.state import Outcome
from engine.storytelling import OfflineStoryteller
from engine.world import World, load_world

Tell = Callable[[Outcome], str]


@pytest.mark.parametrize("pack", ["somewhere", "tern_rock"])
def test_what_the_offline_teller_says_passes(pack: str, full: Callable[[int, int], int]) -> None:
    """Over whole nights of both packs the gate has nothing against our own telling."""
    world = load_world(pack)
    tell = OfflineStoryteller(world).text
    for seed in range(full(2, 12)):
        for policy in ("curious", "reckless"):
            so_far: list[dict[str, object]] = []
            for outcome in simulate(world, seed, policy):
                text = tell(outcome)
                reason = Gate(world, outcome, so_far).against(text)
                assert not reason or "repeated" in reason, f"{seed} {policy}: {reason}\n{text}"
                so_far.append({"dispatch": text})


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry, but I can't help with that.",
        "I cannot continue this story as it contains violence against people.",
        "As an AI language model I would rather write something else for you to read.",
        "You open the door. I can't write this scene because it violates our content policy.",
    ],
)
def test_a_refusal_is_never_a_telling(tiny: World, night: list[Outcome], text: str) -> None:
    """What a model says about itself is told from what it was to say."""
    assert Gate(tiny, night[2], []).against(text) == REFUSED


def test_what_somebody_says_in_quotes_is_no_refusal(tiny: World, night: list[Outcome]) -> None:
    """A person in the story may be unable to help."""
    text = '"I can\'t help you," the voice says, and you hear the line go dead and the wind come back.'
    assert Gate(tiny, night[2], []).against(text) != REFUSED


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", EMPTY),
        ("Xq zzkw pl vrrt qqs dhh lwx bnm rtp kkl wqe zxc vbn mkl poi uyt rew.", "not prose"),
        ("\x02\x03 ]]]{{{ ~~~ ^^^ ||| \\\\ @@@ $$$ %%% ### &&& *** ((( ))) +++", "not prose"),
        (
            "I walk to the gate and I lift my hand. I feel the rust under my fingers and I think of home.",
            "as 'you'",
        ),
        (
            "The player walks to the gate. The player lifts the latch and looks around.",
            "as 'you'",
        ),
        (
            "You walked to the gate and you lifted the latch. You saw the yard and you heard nobody at all.",
            "present tense",
        ),
        (("The wind is in the wire and it is cold. " * 6).strip(), "repeated itself"),
    ],
)
def test_prose_that_is_none_is_named(tiny: World, night: list[Outcome], text: str, reason: str) -> None:
    """Empty, noise, wrong person, wrong tense, repetition: each has its reason in words."""
    assert reason in Gate(tiny, night[2], []).against(text)


def test_noise_is_caught(tiny: World, night: list[Outcome]) -> None:
    """Random letters, words and bytes never pass as a telling."""
    dice = random.Random(3)
    gate = Gate(tiny, night[2], [])
    for _ in range(200):
        kind = dice.randrange(3)
        if kind == 0:
            text = "".join(chr(dice.randrange(32, 256)) for _ in range(200))
        elif kind == 1:
            text = " ".join(
                "".join(dice.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(dice.randrange(1, 9)))
                for _ in range(40)
            )
        else:
            text = dice.randbytes(160).decode("latin-1")
        assert gate.against(text), text


def test_what_the_night_has_read_is_not_told_again(tiny: World, night: list[Outcome], told: Tell) -> None:
    """A telling that is an earlier one over again is found by its 4-grams."""
    text = told(night[2])
    assert "earlier in this night" in Gate(tiny, night[3], [{"dispatch": text}]).against(text)


def test_a_death_is_died_and_a_life_is_lived(tiny: World, night: list[Outcome]) -> None:
    """Prose may neither survive a death nor die in a turn in which nobody does."""
    alive = Gate(tiny, night[2], [])
    text = "The floor gives way under your boots and you fall a long way down into the dark. You are dead."
    assert "does not die" in alive.against(text)
    body = replace(night[2].after.player_state, alive=False, health=0)
    dead = Gate(tiny, replace(night[2], after=replace(night[2].after, player_state=body)), [])
    saved = "The beam misses by a hand. You survive, and stand there with your heart in your mouth."
    assert "dies in this turn" in dead.against(saved)
    mild = "You look at the lamp for a while. It is a good lamp, and you like the way it lights the room."
    assert "must say so" in dead.against(mild)


def test_nobody_acts_who_is_not_there_and_nothing_is_taken(tiny: World, night: list[Outcome]) -> None:
    """Absent people, things that were not taken and places elsewhere are contradictions."""
    outcome = night[1]
    gate = Gate(tiny, outcome, [])
    bag = {*outcome.after.inventory, *outcome.before.inventory}
    beats = " ".join(beat.text.lower() for beat in outcome.beats)
    thing = next(
        each for each in tiny.things.values() if each.id not in bag and each.name.split()[-1] not in beats
    )
    name = thing.name.split(" ", 1)[-1] if thing.name.startswith(("a ", "the ")) else thing.name
    text = f"You take the {name} and hold it up to what light there is, turning it over in your hand."
    assert "does not take" in gate.against(text)
    place = next(
        each
        for each in tiny.places.values()
        if each.id != outcome.after.location and each.id != outcome.before.location
    )
    text = f"You enter {place.name} and stand there for a moment with the wind behind you, listening."
    assert "is not in" in gate.against(text)


def test_only_what_cannot_be_mended_counts_while_words_still_come(tiny: World, night: list[Outcome]) -> None:
    """Half a telling is not called empty, and a death not yet told is waited for."""
    assert not Gate(tiny, night[2], []).against("", whole=False)


def test_a_long_telling_is_cut_after_a_whole_sentence() -> None:
    """What is too long keeps its whole sentences, or is nothing."""
    sentence = "You walk along the fence with the torch held low and the wind at your back tonight. "
    long = sentence * 8
    assert too_long(long)
    kept = fitted(long)
    assert kept
    assert not too_long(kept)
    assert kept.endswith(".")
    assert fitted("word " * 200) == ""
