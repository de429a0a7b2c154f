"""What deeds do to the ledger, the view and the scene."""

from __future__ import annotations

import pytest

from engine import rules
from engine.rules.conditions import all_hold
from engine.rules.course import MOMENTS_KEPT, Course
from engine.rules.effects import apply
from engine.state import GameState
from engine.world import World
from engine.world.conditions import parse_condition
from engine.world.effects import parse_effect


def do(world: World, state: GameState, *effects: str) -> GameState:
    """Effects done to a ledger, as a pack would."""
    world.effects.update({text: parse_effect(text) for text in effects})  # type: ignore[attr-defined]
    apply(Course(world, state, state), effects)
    return state


def true(world: World, state: GameState, *conditions: str) -> bool:
    world.conditions.update({text: parse_condition(text) for text in conditions})  # type: ignore[attr-defined]
    return all_hold(world, state, conditions)


@pytest.mark.parametrize(
    ("effects", "conditions"),
    [
        (["flag a"], ["flag a", "not flag b"]),
        (["flag a", "unflag a"], ["not flag a"]),
        (["place_flag wet"], ["place_flag wet"]),
        (["place_flag wet gate"], ["not place_flag wet"]),
        (["give gate_key"], ["has gate_key", "not here gate_key"]),
        (["lose torch"], ["not has torch"]),
        (["put gate_key yard"], ["here gate_key"]),
        (["thing_flag torch hot"], ["thing torch hot"]),
        (["health -30", "fear 90"], ["health == 70", "fear >= 90"]),
        (["health -300"], ["health <= 0"]),
        (["kept +99"], ["kept == 10"]),
        (["injure a cut", "bleed"], ["injured", "bleeding"]),
        (["injure a cut", "heal all"], ["not injured"]),
        (["light on"], ["light"]),
        (["hide"], ["hiding"]),
        (["weather storm"], ["weather storm or weather dust"]),
        (["count proof +2"], ["proof == 2", "count proof < 3"]),
        (["attitude anna +9"], ["attitude anna == 5"]),
        (["remember anna you"], ["remembers anna you"]),
        (["promise anna out"], ["remembers anna out"]),
        (["character anna here"], ["present anna"]),
        (
            ["threat miller at here", "threat miller stage 2"],
            ["threat miller here", "threat miller stage == 2"],
        ),
        (["threat miller alarm +4"], ["threat miller alarm >= 4"]),
        (["threat miller warn"], ["threat miller warned == 1"]),
        (["learn secret"], ["seen secret", "flag secret"]),
        (["tension +3"], ["tension >= 3"]),
        (["move gate"], ["at gate", "from yard", "visits == 1"]),
    ],
)
def test_effects_are_what_conditions_see(
    tiny: World, evening: GameState, effects: list[str], conditions: list[str]
) -> None:
    """Each effect of the language is seen by the conditions that ask for it."""
    assert true(tiny, do(tiny, evening, *effects), *conditions)


def test_walking_in_sets_the_view(tiny: World, evening: GameState) -> None:
    """Entering a place, the camera stands at its door and knows where it came from."""
    outcome = rules.resolve(tiny, evening, "go to the mill", "NORMAL")
    camera = outcome.scene.camera
    assert (camera.came_from, camera.step, camera.pose) == ("yard", 0, "stand")
    assert outcome.hard_transition
    nearer = rules.resolve(tiny, outcome.after, "examine the hatch", "NORMAL")
    assert (nearer.scene.camera.focus, nearer.scene.camera.pose) == ("hatch", "near")
    deeper = rules.resolve(tiny, nearer.after, "look around", "NORMAL")
    assert deeper.scene.camera.step == 1


def test_the_scene_shows_what_the_ledger_holds(tiny: World, evening: GameState) -> None:
    """Things lie in the scene until taken; threats stand in it from stage 2, people unless unseen."""
    do(tiny, evening, "move loft", "threat miller at here", "threat miller stage 1")
    scene = rules.scene(tiny, evening)
    assert {"bandage", "hatch_ring"} == {thing.id for thing in scene.things}
    assert [figure.id for figure in scene.figures] == ["anna"]
    do(tiny, evening, "give hatch_ring", "threat miller stage 2", "threat miller side left")
    scene = rules.scene(tiny, evening)
    assert {thing.id for thing in scene.things} == {"bandage"}
    miller = next(figure for figure in scene.figures if figure.id == "miller")
    assert (miller.side, miller.pose) == ("left", "away")


def test_a_late_choice_is_written_down_but_not_done(tiny: World, evening: GameState) -> None:
    """When the clock runs out the world acts; place and view stay."""
    outcome = rules.resolve(tiny, evening, "go to the mill", "NORMAL", True)
    assert outcome.after.last_choice == "go to the mill"
    assert outcome.after.location == "yard"
    assert outcome.after.view == evening.view
    assert outcome.is_timeout_penalty


def test_what_is_dropped_can_be_taken_again(tiny: World, evening: GameState) -> None:
    """A thing is in the bag or in a place, never in both."""
    dropped = rules.resolve(tiny, evening, "drop the camera", "NORMAL").after
    assert "camcorder" not in dropped.inventory
    assert dropped.things["camcorder"] == "yard"
    taken = rules.resolve(tiny, dropped, "take the camera", "NORMAL").after
    assert taken.inventory.count("camcorder") == 1


def test_a_full_bag_takes_no_more(tiny: World, evening: GameState) -> None:
    """With the bag full, taking is answered for free and names what is carried."""
    do(tiny, evening, "give bandage", "give gate_key", "give milk_can", "give hatch", "put hatch_ring yard")
    outcome = rules.resolve(tiny, evening, "take the iron ring", "NORMAL")
    assert outcome.free
    assert "lamp" in outcome.beats[0].text.lower()


def test_an_unwarned_death_only_wounds(tiny: World, evening: GameState) -> None:
    """A deadly effect in the first turns leaves the player hurt and alive."""
    do(tiny, evening, "ending ground")
    assert evening.ending is None
    assert 0 < evening.player_state.health < 100


def test_storylet_options_come_first(tiny: World, evening: GameState) -> None:
    """What has just happened is answered by the first choices, and only on the next turn."""
    do(tiny, evening, "move mill")
    evening.turn_count = 6
    evening.open_storylet = "door_bar"
    evening.used["door_bar"] = 1
    course = Course(tiny, evening, evening)
    from engine.rules.offers import make_offers

    make_offers(course)
    assert [offer.storylet for offer in evening.offers[:2]] == ["door_bar", "door_bar"]
    outcome = rules.resolve(tiny, evening, evening.choices[1], "LUCKY")
    assert outcome.action.storylet == "door_bar"
    assert outcome.after.open_storylet != "door_bar"


def test_only_the_weightiest_moments_stay(tiny: World, evening: GameState) -> None:
    """The ledger keeps two dozen moments, dropping the lightest."""
    course = Course(tiny, evening, evening)
    for number in range(100):
        course.remember_moment(f"moment {number}", "", 1 + number % 5)
    assert len(evening.moments) == MOMENTS_KEPT
    assert min(moment.weight for moment in evening.moments) >= 4


def test_whoever_acts_out_in_the_open_no_longer_hides(tiny: World, evening: GameState) -> None:
    """Hiding ends with a deed in the place, not with waiting or a look at the bag."""
    hidden = rules.resolve(tiny, evening, "hide", "NORMAL").after
    assert hidden.player_state.hiding
    assert rules.resolve(tiny, hidden, "wait", "NORMAL").after.player_state.hiding
    assert not rules.resolve(tiny, hidden, "look around", "NORMAL").after.player_state.hiding


def test_blood_can_be_stopped_with_bare_hands(tiny: World, evening: GameState) -> None:
    """Without any dressing, bleeding can still be pressed to a stop, and it is offered."""
    do(tiny, evening, "bleed", "injure a cut")
    after = rules.resolve(tiny, evening, "wait", "NORMAL").after
    assert any(offer.verb == "treat" for offer in after.offers)
    pressed = rules.resolve(tiny, after, "stop the bleeding", "NORMAL").after
    assert not pressed.player_state.bleeding
    assert pressed.player_state.stamina < after.player_state.stamina


def test_what_is_thrown_or_shouted_is_heard(tiny: World, evening: GameState) -> None:
    """Throwing puts a thing down with a noise; a shout is louder still."""
    thrown = rules.resolve(tiny, evening, "throw the camera", "NORMAL").after
    assert thrown.things["camcorder"] == "yard"
    assert thrown.player_state.noise == 2
    assert rules.resolve(tiny, evening, "scream", "NORMAL").after.player_state.noise == 3


def test_a_threat_that_was_shaken_off_rests(tiny: World, evening: GameState) -> None:
    """After a counter has worked, the threat is not in sight again on the next turns."""
    evening.turn_count = 10
    do(tiny, evening, "threat miller at here", "threat miller stage 2", "threat miller alarm 9")
    state = rules.resolve(tiny, evening, "stand still", "NORMAL").after
    assert state.threats["miller"].stage < 2
    for _ in range(2):
        state.threats["miller"].alarm = 10
        state = rules.resolve(tiny, state, "wait", "NORMAL").after
        assert state.threats["miller"].stage < 2


def test_a_storm_points_to_a_roof(tiny: World, evening: GameState) -> None:
    """In a storm outside, the way under a roof is offered and says so."""
    do(tiny, evening, "weather storm")
    after = rules.resolve(tiny, evening, "wait", "NORMAL").after
    assert any(offer.target == "mill" and offer.note == "shelter" for offer in after.offers)
