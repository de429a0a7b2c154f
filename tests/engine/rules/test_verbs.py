"""Sixty verbs, each under several names, are understood without any model."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from engine import rules
from engine.state import GameState
from engine.world import World, load_world
from tests.engine.rules.conftest import TINY

LEAST_VERBS, LEAST_NAMES = 60, 5
"""Verbs that must be understood, and phrases that must do for each."""
TABLE = [
    ("pick up", "take"), ("grab hold of", "take"), ("peer at", "examine"),
    ("leaf through", "read"), ("have a look at", "examine"), ("smash", "break"),
    ("set fire to", "burn"), ("gulp down", "drink"), ("put down", "drop"), ("let go of", "drop"),
    ("chew", "eat"), ("videotape", "film"), ("mend", "fix"), ("hand over", "give"), ("yell at", "shout"),
    ("sniff", "smell"), ("hurl", "throw"), ("stroke", "touch"), ("erase", "wipe"), ("put on", "wear"),
    ("jot down", "write"), ("shut", "close"), ("slice", "cut"), ("dig up", "dig"), ("tug", "pull"),
    ("shove", "push"), ("coge", "take"), ("lanza", "throw"),
]  # fmt: skip
"""What a stranger might type -> the verb it is."""


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The smallest pack with a stone block in the yard on which every verb can be tried."""
    folder = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("packs") / "workshop"))
    block = '\n[[thing]]\nid = "block"\nname = "Granite block"\nat = "yard"\nportable = false\n'
    for verb in sorted(set(load_world(TINY).verbs.values())):
        block += f'[[thing.use]]\nverb = "{verb}"\nchoice = ["{verb.capitalize()} the block"]\n'
        block += f'text = ["So much for the block, in the way of {verb}."]\nonce = false\nsalience = 0\n'
    path = folder / "things.toml"
    path.write_text(path.read_text("utf-8") + block, "utf-8")
    return load_world(folder)


@pytest.fixture(scope="module")
def yard(workshop: World) -> GameState:
    return rules.begin(workshop, "default", 7).after


def done(world: World, state: GameState, phrase: str) -> str:
    """The verb that ``PHRASE the block`` did to the block, or nothing."""
    outcome = rules.resolve(world, state, f"{phrase} the block", "NORMAL")
    return outcome.action.verb if not outcome.free and outcome.action.target == "block" else ""


def test_sixty_verbs_are_understood_by_many_names(workshop: World, yard: GameState) -> None:
    """Each known phrase, typed with a thing, does that verb to that thing: at least sixty different
    verbs, five phrases each, and hardly a phrase that means something else."""
    names: dict[str, list[str]] = defaultdict(list)
    wrong = []
    for phrase, verb in workshop.verbs.items():
        if done(workshop, yard, phrase) == verb:
            names[verb].append(phrase)
        elif verb != "enter" and not phrase.endswith(" back"):  # ways are taken before things are done
            wrong.append(phrase)
    assert len([verb for verb, found in names.items() if len(found) >= LEAST_NAMES]) >= LEAST_VERBS
    assert len(wrong) <= 5, wrong


@pytest.mark.parametrize(("phrase", "verb"), TABLE)
def test_what_a_stranger_types_is_the_verb_it_means(
    workshop: World, yard: GameState, phrase: str, verb: str
) -> None:
    """Everyday words, in both languages of the game, are read as the verb they are."""
    assert done(workshop, yard, phrase) == verb
