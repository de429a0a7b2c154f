"""What a body leaves behind, and what it holds up to the lens."""

from __future__ import annotations

from engine import rules
from engine.rules.conditions import place_flags
from engine.rules.course import Course
from engine.rules.movement import enter
from engine.state import GameState
from engine.storytelling import vision
from engine.world import World


def test_who_comes_in_from_the_rain_leaves_prints(tiny: World, evening: GameState) -> None:
    """Under the first roof out of the rain, not in the open and not in dry weather."""
    for weather, place, printed in (
        ("rain", "mill", True),
        ("rain", "gate", False),
        ("clear", "mill", False),
    ):
        state = rules.begin(tiny, "default", 7).after
        state.weather = weather
        enter(Course(tiny, state, state), place)
        assert ("wet_prints" in place_flags(state)) is printed, (weather, place)


def test_an_open_wound_drips_where_one_stands(tiny: World, evening: GameState) -> None:
    """A turn spent bleeding leaves blood in that place and in no other, and it stays there."""
    evening.player_state.bleeding = True
    after = rules.resolve(tiny, evening, "wait", "NORMAL").after
    assert "blood" in after.places[after.location].flags
    assert [name for name, page in after.places.items() if "blood" in page.flags] == [after.location]
    assert "blood" in rules.scene(tiny, after).flags


def test_a_carried_thing_that_is_looked_at_is_held_up(tiny: World, evening: GameState) -> None:
    """It is in the scene and in the words for it on that frame, and gone from both on the next."""
    outcome = rules.resolve(tiny, evening, "examine the camcorder", "NORMAL")
    assert [thing.id for thing in outcome.scene.held] == ["camcorder"]
    assert outcome.scene.camera.pose != "near"
    assert "in your hand" in vision(tiny, outcome.scene).lower()
    later = rules.resolve(tiny, outcome.after, "wait", "NORMAL")
    assert later.scene.held == []
