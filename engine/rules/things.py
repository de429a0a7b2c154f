"""What can be done with what lies here and what is carried.

Lives here: reach, uses that are open now. May import: ``engine.state``, ``engine.world``.
Promises: a thing is in one spot only; a use that is done once is not open again.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.rules.conditions import all_hold, character_at, thing_at
from engine.rules.terms import barred, wanted
from engine.state import GameState

if TYPE_CHECKING:
    from engine.world import World
    from engine.world.schema import Character, Thing, Topic, Use


def things_here(world: World, state: GameState) -> list[Thing]:
    """Things lying or standing in the present place."""
    here, out = state.location, barred(world, state)
    order, at_first = _laid_out(world)
    moved = state.things
    found = [key for key in at_first.get(here, ()) if key not in moved]
    found += [key for key, where in moved.items() if where == here and key in order]
    carried = state.inventory
    things = [world.things[key] for key in sorted(found, key=order.__getitem__) if key not in carried]
    return [thing for thing in things if out.isdisjoint(thing.tags)] if out else things


@lru_cache(maxsize=16)
def _laid_out(world: World) -> tuple[dict[str, int], dict[str, list[str]]]:
    """The pack's order of things, and what lies in each place when the night begins."""
    at_first: dict[str, list[str]] = {}
    for thing in world.things.values():
        at_first.setdefault(thing.at, []).append(thing.id)
    return {key: number for number, key in enumerate(world.things)}, at_first


def things_carried(world: World, state: GameState) -> list[Thing]:
    """Things in the bag that the pack knows."""
    return [world.things[thing_id] for thing_id in state.inventory if thing_id in world.things]


def in_reach(world: World, state: GameState) -> list[Thing]:
    """Things here, then things carried."""
    return things_here(world, state) + things_carried(world, state)


def is_in_reach(world: World, state: GameState, thing_id: str) -> bool:
    """Whether a thing is here or carried."""
    thing = world.things.get(thing_id)
    return (
        thing is not None
        and thing_at(world, state, thing_id) in ("bag", state.location)
        and wanted(world, state, thing.tags)
    )


def use_key(thing: Thing, index: int) -> str:
    """Name of a use in the ledger."""
    return f"use:{thing.id}:{index}"


def open_uses(world: World, state: GameState, thing: Thing) -> Iterable[tuple[int, Use]]:
    """Uses of a thing in reach that can be done now."""
    for index, use in enumerate(thing.uses):
        if use.once and state.used.get(use_key(thing, index), 0):
            continue
        if use.on and not is_in_reach(world, state, use.on):
            continue
        if use.verb == "take" and thing.id in state.inventory:
            continue
        if use.tags and not wanted(world, state, use.tags):
            continue
        if all_hold(world, state, use.when):
            yield index, use


def find_use(
    world: World, state: GameState, thing: Thing, verbs: Iterable[str], on: str | None = None
) -> tuple[int, Use] | None:
    """The first open use of a thing with one of these verbs (and this second thing)."""
    wanted = set(verbs)
    fallback = None
    for index, use in open_uses(world, state, thing):
        if use.verb in wanted or world.verbs.get(use.verb, use.verb) in wanted:
            if on is None or use.on == on:
                return index, use
            fallback = fallback or (index, use)
    return fallback if on is None else None


def people_here(world: World, state: GameState) -> list[Character]:
    """Characters that can be spoken to now."""
    here, out = state.location, barred(world, state)
    return [
        who
        for who in world.characters.values()
        if character_at(world, state, who.id) == here and out.isdisjoint(who.tags)
    ]


def topic_key(who: Character, topic: Topic) -> str:
    """Name of a topic in the ledger."""
    return f"topic:{who.id}:{topic.id}"


def open_topics(world: World, state: GameState, who: Character) -> Iterable[Topic]:
    """Topics of a character here that can be raised now."""
    for topic in who.topics:
        if topic.once and state.used.get(topic_key(who, topic), 0):
            continue
        if topic.tags and not wanted(world, state, topic.tags):
            continue
        if all_hold(world, state, topic.when):
            yield topic


def has_light(world: World, state: GameState) -> bool:
    """Whether a light that can be switched is carried."""
    return any(thing.id == "torch" or "light" in thing.tags for thing in things_carried(world, state))


def has_camera(world: World, state: GameState) -> bool:
    """Whether the player can film."""
    return any(thing.id == "camcorder" or "camera" in thing.tags for thing in things_carried(world, state))


def remedy(world: World, state: GameState) -> Thing | None:
    """A thing in the bag that dresses wounds."""
    for thing in things_carried(world, state):
        if "medical" in thing.tags or thing.id in ("bandage_tin", "bandage"):
            return thing
    return None


def bag_is_full(world: World, state: GameState) -> bool:
    """Whether nothing more can be picked up."""
    return len(state.inventory) >= world.info.bag_limit
