"""What the camera sees of a ledger.

Lives here: :func:`scene`. May import: the rules below it, ``engine.world``. Promises: nothing is
in it that is not in the ledger; nothing is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.rules.conditions import is_dark, is_night, place_flags
from engine.rules.dice import throw
from engine.rules.things import people_here, things_here
from engine.state import Camera, Figure, GameState, Scene, SceneThing

if TYPE_CHECKING:
    from engine.world import World

_POSE_OF_STAGE = {2: "seen", 3: "near", 4: "wound"}


def scene(world: World, state: GameState) -> Scene:
    """The frame that belongs to this ledger."""
    location = state.location if state.location in world.places else world.info.start
    place = world.places[location]
    player, view = state.player_state, state.view
    return Scene(
        pack=world.name,
        place=place.id,
        place_name=place.name,
        environment=place.environment,
        seed=state.seed,
        frame=state.turn_count,
        clock=state.time_of_day,
        seconds=throw(state, "seconds", 60),
        date=world.info.date,
        weather=state.weather,
        camera=Camera(view.came_from, view.step, view.focus, view.pose),
        things=_things(world, state),
        figures=_figures(world, state),
        flags=_flags(world, state),
        torch=player.light,
        torch_power=player.battery / 100,
        fear=player.fear / 100,
        hurt=(100 - player.health) / 100,
        battery=player.battery / 100,
        kept=min(10, max(0, player.kept)) / 10,
        tension=state.director.tension / 10,
        effects=list(state.effects),
        held=_held(world, state),
    )


def _held(world: World, state: GameState) -> list[SceneThing]:
    """What is looked at and carried is held before the lens."""
    thing = world.things.get(state.view.focus or "")
    if thing is None or thing.id not in state.inventory:
        return []
    flags = list(state.thing_flags.get(thing.id, ()))
    return [SceneThing(thing.id, thing.name, thing.prefab, "", list(thing.tags), flags)]


def _things(world: World, state: GameState) -> list[SceneThing]:
    return [
        SceneThing(
            id=thing.id,
            name=thing.name,
            prefab=thing.prefab,
            anchor=thing.anchor if state.things.get(thing.id, thing.at) == thing.at else "",
            tags=list(thing.tags),
            flags=list(state.thing_flags.get(thing.id, ())),
        )
        for thing in things_here(world, state)
    ]


def _figures(world: World, state: GameState) -> list[Figure]:
    found = []
    for threat in world.threats.values():
        page = state.threats.get(threat.id)
        if page is None or page.stage < 2 or page.at != state.location:
            continue
        pose = threat.poses.get(_POSE_OF_STAGE[page.stage], threat.poses.get("seen", "stand"))
        found.append(
            Figure(threat.id, threat.name, threat.prefab, page.distance, page.side, pose, list(threat.tags))
        )
    for who in people_here(world, state):
        if not who.unseen:
            found.append(
                Figure(who.id, who.name, who.prefab, who.distance, who.side, who.pose, list(who.tags))
            )
    return sorted(found, key=lambda figure: (figure.distance, figure.id))


def _flags(world: World, state: GameState) -> list[str]:
    flags = {*place_flags(state), *state.flags}
    if is_night(world, state):
        flags.add("night")
    if is_dark(world, state):
        flags.add("dark")
    return sorted(flags)
