"""The terms of a night: what is avoided is not met, what is hard is hard, and a code says it all."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import rules
from engine.errors import EngineError, InvalidSeedCode
from engine.rules import codes
from engine.rules.dice import try_risk
from engine.rules.policies import simulate
from engine.rules.turn import resolve
from engine.state import GameState, Outcome
from engine.storytelling import OfflineStoryteller
from engine.world import World, load_world

TINY = Path(__file__).parents[1] / "worlds" / "tiny"
TAGS = """
[tags.cats]
name = "cats and small animals"
[tags.bones]
name = "what the stones have ground"
intensity = 3
[tags.heights]
name = "heights"
"""


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The smallest pack with tags on a storylet, a text, a threat, a person and a use."""
    folder = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("packs") / "tagged"))
    world = folder / "world.toml"
    head, tail = (
        world.read_text("utf-8").split("\n[", 1)
        if "\n[" in world.read_text("utf-8")
        else (
            world.read_text("utf-8"),
            "",
        )
    )
    world.write_text(f"{head}\n{TAGS}" + (f"\n[{tail}" if tail else ""), "utf-8")
    for path, old, new in (
        (folder / "storylets", '"Under the cart a cat', '"#cats Under the cart a cat'),
        (folder / "storylets", 'id = "prints"\n', 'id = "prints"\ntags = ["bones"]\n'),
        (folder / "threats.toml", 'tags = ["figure"]', 'tags = ["figure", "heights"]'),
    ):
        for file in [path] if path.is_file() else sorted(path.glob("*.toml")):
            file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    return load_world(folder)


def night(world: World, seed: int, **terms: object) -> list[Outcome]:
    """A whole night on these terms, any choice by the die."""
    form = rules.blank("default", 0, world.name)
    rules.set_terms(form, **terms)  # type: ignore[arg-type]
    outcomes = [rules.begin(world, "default", seed, (), form)]
    while outcomes[-1].after.ending is None:
        state = outcomes[-1].after
        number = (state.turn_count * 7 + seed) % len(state.choices)
        outcomes.append(resolve(world, state, state.choices[number], rules.roll_fate(state)))
    return outcomes


def test_what_is_avoided_is_neither_told_nor_met(tagged: World) -> None:
    """A tagged text is not told, a tagged storylet does not happen, a tagged threat never stirs."""
    told = {"": 0, "avoided": 0}
    for seed in range(30):
        for kind, avoid in (("", []), ("avoided", ["cats", "heights"])):
            outcomes = night(tagged, seed, avoid=avoid, intensity=3 if not kind else 2)
            texts = " ".join(beat.text for outcome in outcomes for beat in outcome.beats)
            told[kind] += "a cat is washing" in texts
            last = outcomes[-1].after
            told[kind] += "prints" in last.used
            told[kind] += last.threats["miller"].stage > 0 or last.threats["miller"].warned > 0
            if kind:
                figures = {figure.id for outcome in outcomes for figure in outcome.scene.figures}
                assert "miller" not in figures
    assert told["avoided"] == 0
    assert told[""] > 10


def test_a_mark_is_never_part_of_the_words(tagged: World) -> None:
    """A text that begins with a tag is told without it."""
    teller = OfflineStoryteller(tagged)
    for seed in range(12):
        assert not any("#" in teller.text(outcome) for outcome in night(tagged, seed))


def test_harder_nights_ask_more_and_hurt_more(tiny: World, evening: GameState) -> None:
    """What a roll must reach and what a wound costs grow from story to night to no mercy."""
    from engine.rules.course import Course
    from engine.rules.effects import apply
    from engine.world.effects import parse_effect

    risk = tiny.storylets["door_bar"].options[0].risk
    assert risk is not None
    tiny.effects["health -20"] = parse_effect("health -20")  # type: ignore[index]
    needed, left = [], []
    for difficulty in ("story", "night", "no_mercy"):
        state = rules.begin(tiny, "default", 7).after
        rules.set_terms(state, difficulty)
        needed.append(try_risk(tiny, state, "NORMAL", risk, "bar").needed)
        apply(Course(tiny, state, state), ["health -20"])
        left.append(state.player_state.health)
    assert needed == sorted(set(needed))
    assert left == sorted(set(left), reverse=True)
    assert left[1] == 80


def test_the_easy_kill_less_than_the_hard(tiny: World) -> None:
    """Of the same nights fewer end in death when told as a story than without mercy."""
    deaths = {
        difficulty: sum(
            not night(tiny, seed, difficulty=difficulty)[-1].after.player_state.alive for seed in range(40)
        )
        for difficulty in ("story", "no_mercy")
    }
    assert deaths["story"] < deaths["no_mercy"]


@pytest.mark.parametrize(
    "terms",
    [{"difficulty": "easy"}, {"intensity": 4}, {"intensity": True}, {"avoid": "cats"}, {"language": "xx"}],
)
def test_terms_that_do_not_exist_are_refused(terms: dict[str, object]) -> None:
    """A difficulty, intensity, list or language that is none is refused in words."""
    with pytest.raises(EngineError, match=next(iter(terms))):
        rules.set_terms(rules.blank("default", 0, "tiny"), **terms)  # type: ignore[arg-type]


SEEDS = st.integers(0, 2**63 - 1) | st.integers(0, 2**32) | st.integers(-(2**40), 2**150)


@settings(max_examples=150, deadline=None)
@given(
    SEEDS, st.sampled_from(["story", "night", "no_mercy"]), st.integers(1, 3), st.booleans(), st.booleans()
)
def test_a_code_says_everything(
    tagged: World, seed: int, difficulty: str, intensity: int, cats: bool, memory: bool
) -> None:
    """Seed, terms and memory come back from the code as they went in."""
    form = rules.blank("default", 0, tagged.name)
    rules.set_terms(form, difficulty, intensity, ["cats"] if cats else [])
    begun = rules.begin(tagged, "default", seed, ["cup", "bell"] if memory else [], form).after
    said = rules.decode(tagged, begun.seed_code)
    assert (said.seed, said.difficulty, said.intensity) == (seed, difficulty, intensity)
    assert said.avoid == begun.avoid
    assert said.remembered == begun.remembered
    assert len(begun.seed_code) <= codes.LONGEST


def test_a_code_gives_the_same_night(tiny: World) -> None:
    """The same code, choices and fates: equal ledgers, but for the session's name."""
    first = simulate(tiny, 11, "curious", remembered=["cup", "moon"])
    said = rules.decode(tiny, first[0].after.seed_code)
    again = [rules.begin(tiny, "default", said.seed, said.remembered)]
    for outcome in first[1:]:
        again.append(resolve(tiny, again[-1].after, outcome.after.last_choice, outcome.fate))
    assert [o.after for o in again] == [o.after for o in first]


def test_an_ordinary_code_is_short(tiny: World) -> None:
    """A night that remembers nothing and avoids nothing has twelve signs."""
    assert len(rules.begin(tiny, "default", 2**32 - 1).after.seed_code.replace("-", "")) == 12


def test_every_single_slip_is_noticed(tiny: World) -> None:
    """No code with one sign changed passes for a code; case, dashes and spaces do not matter."""
    code = rules.begin(tiny, "default", 20261124, ["cup"]).after.seed_code
    plain = code.replace("-", "")
    assert rules.decode(tiny, f" {plain.lower()} ") == rules.decode(tiny, code)
    for place, sign in enumerate(plain):
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ":
            if other != sign:
                with pytest.raises(InvalidSeedCode):
                    rules.decode(tiny, plain[:place] + other + plain[place + 1 :])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=100))
def test_no_text_breaks_the_reading_of_codes(tiny: World, text: str) -> None:
    """Anything typed as a code is read or refused in words."""
    with suppress(InvalidSeedCode):
        assert rules.decode(tiny, text).seed is not None


def test_a_code_of_another_pack_is_refused(tiny: World, tagged: World) -> None:
    """A code is not played with a pack it was not made with, nor with a changed one."""
    code = rules.begin(tagged, "default", 5).after.seed_code
    with pytest.raises(InvalidSeedCode, match="another"):
        rules.decode(tiny, code)
