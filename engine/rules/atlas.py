"""How near a night came to each ending: the atlas's hints.

Lives here: the doors of an ending, and how many stood open when a night ended. May import: the
rules below it, ``engine.world``. Promises: nothing is changed; what is so from the first turn on is
no door.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from engine.rules.beginning import begin
from engine.rules.conditions import holds
from engine.state import GameState

if TYPE_CHECKING:
    from engine.world import World

ENOUGH: Final = 2
"""Doors open at the end of one night from which an ending's hint is given."""


def doors_open(world: World, state: GameState) -> list[str]:
    """The endings that this ledger was near to: two of their doors open, or all if there are fewer."""
    found = []
    for ending_id in world.endings:
        for doors in _doors(world)[ending_id]:
            if sum(_is_open(world, state, door) for door in doors) >= min(ENOUGH, len(doors)):
                found.append(ending_id)
                break
    return found


def _is_open(world: World, state: GameState, door: str) -> bool:
    kind, _, threat_id = door.partition(" ")
    if kind in (_MET, _WOUNDED):
        page = state.threats.get(threat_id)
        return page is not None and (page.warned if kind == _MET else page.wounds) > 0
    return holds(world, state, door)


_MET, _WOUNDED = "*met", "*wounded"


@lru_cache(maxsize=16)
def _doors(world: World) -> dict[str, list[list[str]]]:
    """Ending -> its ways, each as the conditions that a new night does not meet."""
    fresh = begin(world, "default", 0).after
    found: dict[str, list[list[str]]] = {ending_id: [] for ending_id in world.endings}
    for ending in world.endings.values():
        if ending.when:
            found[ending.id].append([text for text in ending.when if not holds(world, fresh, text)])
    for when, effects in _parts(world):
        for ending_id in (world.effects[text].args[0] for text in effects if text.startswith("ending ")):
            found[ending_id].append([text for text in when if not holds(world, fresh, text)])
    for threat in world.threats.values():
        found[threat.ending].append([f"{_MET} {threat.id}", f"{_WOUNDED} {threat.id}"])
    return {ending_id: [way for way in ways if way] for ending_id, ways in found.items()}


def _parts(world: World) -> Iterator[tuple[list[str], list[str]]]:
    """Everything that can have effects: its conditions, and what it does, held or failed."""
    for storylet in world.storylets.values():
        yield storylet.when, storylet.effects
        for option in storylet.options:
            failed = option.risk.fail_effects if option.risk else []
            yield [*storylet.when, *option.when], [*option.effects, *failed]
    for thing in world.things.values():
        for use in thing.uses:
            yield use.when, [*use.effects, *(use.risk.fail_effects if use.risk else [])]
    for who in world.characters.values():
        for topic in who.topics:
            yield topic.when, [*topic.effects, *(topic.risk.fail_effects if topic.risk else [])]
    for place in world.places.values():
        for way in place.exits:
            yield way.when, [*way.effects, *(way.risk.fail_effects if way.risk else [])]
    for threat in world.threats.values():
        for counter in threat.counters:
            yield counter.when, [*counter.effects, *(counter.risk.fail_effects if counter.risk else [])]
