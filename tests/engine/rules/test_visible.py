"""Every mechanic that matters now can be read by the player, and is explained once."""

from __future__ import annotations

from collections import Counter

import pytest

from engine import rules
from engine.rules.display import show
from engine.rules.policies import simulate
from engine.state import GameState
from engine.world import World
from tests.engine.rules.test_deeds import do


def shown(world: World, state: GameState) -> GameState:
    show(world, state, "NORMAL", [])
    return state


@pytest.mark.parametrize(
    ("effects", "line"),
    [
        (["bleed"], "Bleeding"),
        (["bleed", "give bandage"], "would stop it"),
        (["injure a cut hand"], "A cut hand"),
        (["stamina -90"], "Spent"),
        (["fear 80"], "shaking"),
        (["hide"], "Hidden"),
        (["kept +5"], "keeps hold"),
    ],
)
def test_the_body_says_what_is_wrong_with_it(
    tiny: World, evening: GameState, effects: list[str], line: str
) -> None:
    """Blood, wounds, breath, fear, hiding and being kept each have their line."""
    assert not any(line in each for each in shown(tiny, evening).display.body_lines)
    assert any(line in each for each in shown(tiny, do(tiny, evening, *effects)).display.body_lines)


def test_what_sounds_here_is_told(tiny: World, evening: GameState) -> None:
    """Each place tells what goes on sounding in it, by its own name or its environment's, and only while
    the conditions of the sound hold; and whether weather is heard from inside."""
    assert shown(tiny, evening).display.sounds == {"wind": 0.5}
    assert not evening.display.sheltered
    evening.location = "mill"
    assert shown(tiny, evening).display.sounds == {}
    evening.flags.append("mill_runs")
    assert shown(tiny, evening).display.sounds == {"machines": 1.0}


def test_noise_is_said(tiny: World, evening: GameState) -> None:
    """Who has just shouted reads how far it was heard."""
    after = rules.resolve(tiny, evening, "scream", "NORMAL").after
    assert any("Loud" in line for line in after.display.body_lines)


def test_the_bag_says_how_much_is_left_and_how_much_fits(tiny: World, evening: GameState) -> None:
    """Battery, tape and dressings are noted in the bag; the limit is shown, and when it is reached."""
    evening.player_state.battery, evening.player_state.film = 15, 4
    display = shown(tiny, do(tiny, evening, "give bandage")).display
    notes = {line.id: line for line in display.bag}
    assert notes["torch"].urgent
    assert notes["torch"].note
    assert notes["camcorder"].urgent
    assert "4" in notes["camcorder"].note
    assert display.carrying == f"{len(evening.inventory)} of 6 carried"
    do(tiny, evening, "give gate_key", "give milk_can", "give hatch_ring")
    assert "full" in shown(tiny, evening).display.carrying


def test_promises_debts_and_company_are_shown_and_answered(tiny: World, evening: GameState) -> None:
    """Who was promised what, what is owed and who comes along can be read and asked for."""
    free = rules.resolve(tiny, evening, "what did I promise?", "NORMAL")
    assert free.free
    assert "nothing" in free.beats[0].text
    do(tiny, evening, "promise anna way_home", "count debts +2", "flag anna_follows")
    display = shown(tiny, evening).display
    assert display.promises == ["Anna Brandt: way home", "2 debts not paid"]
    assert display.company == ["Anna Brandt"]
    assert "Anna Brandt" in evening.situation
    answer = rules.resolve(tiny, evening, "what did I promise?", "NORMAL").beats[0].text
    assert "way home" in answer
    assert "Anna" in answer


def test_each_lesson_is_given_once_and_is_no_part_of_the_story(tiny: World) -> None:
    """A night explains several rules, none twice, each where it matters; the dispatch has none of it."""
    lessons = tiny.tongue("en").lessons
    ever: Counter[str] = Counter()
    for seed in range(10):
        night = simulate(tiny, seed, "reckless")
        given = [outcome.after.display.lesson for outcome in night if outcome.after.display.lesson]
        assert len(given) == len(set(given))
        assert set(given) <= set(lessons.values())
        ever.update(given)
        for outcome in night:
            lesson = outcome.after.display.lesson
            assert not lesson or all(lesson not in beat.text for beat in outcome.beats)
            if lesson == lessons["bleeding"]:
                assert outcome.after.player_state.bleeding
            if lesson == lessons["threat_seen"]:
                assert any(page.stage == 2 for page in outcome.after.threats.values())
    assert len(ever) >= 8


def test_a_figure_is_never_seen_before_it_is_told(tiny: World) -> None:
    """A threat that comes into the frame was told this turn or stood there before."""
    for seed in range(25):
        for outcome in simulate(tiny, seed, "curious")[1:]:
            if outcome.after.ending is not None:
                continue
            seen = {figure.id for figure in outcome.scene.figures} & set(tiny.threats)
            for threat_id in seen:
                before = outcome.before.threats[threat_id]
                if before.stage >= 2:
                    continue
                told = " ".join(beat.text.lower() + beat.source for beat in outcome.beats)
                names = (tiny.threats[threat_id].name, *tiny.threats[threat_id].names, f"threat:{threat_id}")
                assert any(name.lower() in told for name in names), told
