"""The first frame of a night.

Lives here: :func:`blank` and :func:`begin`. May import: all other rules, ``engine.world``.
Promises: the same seed and memory begin the same night.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from engine.rules.codes import encode
from engine.rules.copies import copied, reconciled
from engine.rules.course import Course
from engine.rules.display import show, world_prompt
from engine.rules.effects import apply
from engine.rules.lessons import lesson
from engine.rules.memory import hands_told, storylets_in
from engine.rules.movement import enter
from engine.rules.offers import make_offers
from engine.rules.scenes import scene
from engine.rules.senses import round_off
from engine.rules.terms import set_terms
from engine.rules.wording import say
from engine.state import Action, GameState, Outcome

if TYPE_CHECKING:
    from engine.world import World


def blank(session_id: str, seed: int, pack: str) -> GameState:
    """The ledger of a session whose night has not begun."""
    return GameState(session_id=session_id, seed=seed, pack=pack)


def begin(
    world: World,
    session_id: str,
    seed: int,
    remembered: Iterable[str] = (),
    form: GameState | None = None,
) -> Outcome:
    """The intro (turn 0) of a night.

    ``remembered`` holds the ids told in the night before: storylets of hands they are in
    come up less. ``form`` is the ledger before it began, with its terms.
    """
    before = blank(session_id, seed, world.name)
    if form is not None:
        set_terms(before, form.difficulty, form.intensity, form.avoid, form.language)
    state = copied(before)
    state.begun = True
    state.remembered = storylets_in(world, hands_told(world, remembered))
    state.seed_code = encode(world, state)
    state.time_of_day = world.info.time
    state.last_choice = "Intro"
    state.inventory = [thing.id for thing in world.things.values() if thing.at == "bag"]
    course = Course(world, state, before)
    enter(course, world.info.start)
    reconciled(world, state)
    state.view.came_from = None
    say(course, "action", "info:intro", world.info.intro, must=True)
    apply(course, world.info.effects)
    round_off(course)
    make_offers(course)
    show(world, state, "NORMAL", [], lesson(course))
    state.display.fate = ""
    state.world_prompt = world_prompt(world, state)
    return Outcome(
        action=Action("begin", text="Intro"),
        fate="NORMAL",
        before=before,
        after=state,
        beats=tuple(course.telling.beats),
        scene=scene(world, state),
        hard_transition=True,
        details=tuple(course.details),
    )
