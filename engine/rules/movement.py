"""Where one can go, and arriving there.

Lives here: exits that are open now, and entering a place. May import: ``engine.state``,
``engine.world``. Promises: the view follows the feet: whoever enters a place stands at its door.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.rules.conditions import all_hold
from engine.rules.course import Course
from engine.rules.traces import walked_in
from engine.state import GameState, PlaceState, View

if TYPE_CHECKING:
    from engine.world import World
    from engine.world.schema import Exit


def open_exits(world: World, state: GameState) -> list[tuple[int, Exit]]:
    """Ways out of the present place that can be taken now, with their number in the pack."""
    ways = world.places[state.location].exits
    return [(i, way) for i, way in enumerate(ways) if all_hold(world, state, way.when)]


def blocked_exits(world: World, state: GameState) -> list[Exit]:
    """Ways the player can see but not take."""
    ways = world.places[state.location].exits
    return [way for way in ways if way.blocked and not all_hold(world, state, way.when)]


def exit_to(
    world: World, state: GameState, place_id: str, number: str | None = None
) -> tuple[int, Exit] | None:
    """The open way to a place; ``number`` tells two ways to the same place apart."""
    found = [(i, way) for i, way in open_exits(world, state) if way.to == place_id]
    exact = [pair for pair in found if number is not None and str(pair[0]) == number]
    return next(iter(exact or found), None)


def enter(course: Course, place_id: str) -> None:
    """Put the player at the door of another place."""
    state = course.state
    place = course.world.places[place_id]
    came_from = state.location
    state.location = place_id
    state.environment_type = place.environment
    state.view = View(came_from=came_from or None)
    state.player_state.hiding = False
    page = state.places.setdefault(place_id, PlaceState())
    page.visits += 1
    page.last_turn = state.turn_count
    note_seen(state, place_id)
    walked_in(course, came_from)
    course.arrived = True


def note_seen(state: GameState, element: str) -> None:
    """Write down that the player has seen this place, thing, person or threat."""
    if element not in state.seen_elements:
        state.seen_elements.append(element)
