"""The second shipped pack: another genre, the same engine. Packs are data, and a player's own is as good."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from engine import assembly, rules
from engine.pictures import ProceduralPainter
from engine.rules.policies import POLICIES, simulate
from engine.state import Outcome
from engine.storytelling import OfflineStoryteller, vision
from engine.world import World, load_world, packs
from engine.world.lint import findings

SMALL = "tern_rock"
OWN = "my_rock"
NIGHTS = 14


@pytest.fixture
def rock() -> World:
    return load_world(SMALL)


@pytest.fixture
def own_pack(own_folders: Path) -> Path:
    """A copy of the small pack where a player would put it, with a title of its own."""
    folder = own_folders / "worlds" / OWN
    shutil.copytree(packs()[SMALL], folder)
    path = folder / "world.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('title = "TERN ROCK"', 'title = "MY OWN ROCK"'), "utf-8")
    return folder


def nights_of(world: World, count: int) -> list[list[Outcome]]:
    names = list(POLICIES)
    return [simulate(world, 1 + number, names[number % len(names)]) for number in range(count)]


def test_the_small_pack_loads_and_has_nothing_to_mend(rock: World) -> None:
    """It is found by name beside the first pack, has eight places, and the linter is silent."""
    assert {"somewhere", SMALL} <= set(packs())
    assert len(rock.places) == 8
    assert len(rock.endings) >= 2
    assert findings(rock) == []


def test_its_nights_end_in_several_ways(rock: World, full: Callable[[int, int], int]) -> None:
    """Every simulated night ends by an ending of the pack, in a ledger that is sound, and not always
    the same one."""
    reached: Counter[str] = Counter()
    for night in nights_of(rock, full(NIGHTS, 400)):
        last = night[-1].after
        assert last.ending in rock.endings
        assert rules.validate(last, rock) == []
        reached[last.ending] += 1
    assert len(reached) >= 3
    if reached.total() > NIGHTS:
        assert max(reached.values()) <= 0.35 * reached.total()


def test_its_nights_are_told_in_its_own_words(rock: World) -> None:
    """A turn is 25 to 70 words with no blank left open, and nothing of the desert is in it."""
    teller = OfflineStoryteller(rock)
    for night in nights_of(rock, 4):
        for outcome in night:
            told = teller.text(outcome)
            assert 25 <= len(told.split()) <= 72, told
            assert len(told) <= 400
            assert not {"{", "}"} & set(told)
            assert "desert" not in told.lower()
            seen = vision(rock, outcome.scene)
            assert seen
            assert "dust" not in seen


@pytest.mark.parametrize("lit", [True, False])
def test_the_lamp_and_the_warning_decide_how_it_ends(rock: World, lit: bool) -> None:
    """A ship that was warned goes by; whether the lamp burned then is remembered in the ending."""
    state = rules.begin(rock, "default", 3).after
    state.time_of_day = "03:50"
    state.location = "kitchen"  # out of reach of the swell
    state.flags += ["ship_heard", "warning_given", *(["lamp_lit"] if lit else [])]
    state.used |= dict.fromkeys(("t_engine", "t_nearer", "t_lighting_up", "t_still_dark"), 1)
    while state.ending is None:
        state = rules.resolve(rock, state, "wait", "NORMAL").after
    assert state.ending == ("light_kept" if lit else "by_ear")


def test_its_own_verbs_are_understood(rock: World) -> None:
    """A verb that only this pack knows can be typed, and does what the pack says."""
    state = rules.begin(rock, "default", 3).after
    state.location = "radio_nook"
    outcome = rules.resolve(rock, state, "crank the winding gear", "NORMAL")
    assert not outcome.free
    assert "wound" in outcome.after.flags


def test_who_avoids_the_waves_never_meets_them(rock: World) -> None:
    """The pack's tags work like those of any other: an avoided threat does not stir."""
    form = rules.blank("default", 3, rock.name)
    form.avoid = ["deep_water"]
    state = rules.begin(rock, "default", 3, form=form).after
    for _ in range(12):
        state = rules.resolve(rock, state, "wait", "NORMAL").after
        assert state.threats["sea"].stage == 0
    assert "swept" not in (state.ending, "")


def test_every_place_is_painted_from_its_own_set(rock: World) -> None:
    """Each place has its set and each can be painted, with the lamp out and with it lit; what fails
    would be logged, and no two places look alike."""
    painter = ProceduralPainter(rock, (256, 144))
    state = rules.begin(rock, "default", 5).after
    seen: set[bytes] = set()
    for place in rock.places:
        assert place in rock.sets
        state.location = place
        dark = painter.paint(rules.scene(rock, state))
        state.flags.append("lamp_lit")
        lit = painter.paint(rules.scene(rock, state))
        state.flags.remove("lamp_lit")
        seen |= {dark, lit}
    assert len(seen) >= len(rock.places) + 3
    painter.close()


def test_a_players_own_pack_is_found_played_and_painted(
    own_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder dropped into the data folder is a pack like the shipped ones, pictures and all."""
    monkeypatch.setenv("SOMEWHERE_PICTURE_SIZE", "256x144")
    assert packs()[OWN] == own_pack
    staged = assembly.production(OWN)
    try:
        assert staged.world.info.title == "MY OWN ROCK"
        night = simulate(staged.world, 7, "curious")
        assert night[-1].after.ending in staged.world.endings
        assert staged.painter.paint(night[0].scene).startswith(b"\x89PNG")
    finally:
        assembly.close_engines()
