"""How near a night came to each ending: the atlas's hints.

Lives here: the doors of an ending, and how many stood open when a night ended. May import: the
rules below it, ``engine.world``. Promises: nothing is changed; what is so from the first turn on is
no door.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from engine.rules.beginning import begin
from engine.rules.conditions import holds
from engine.rules.ways import ways
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
    found = {
        ending_id: [[text for text in way.when if not holds(world, fresh, text)] for way in listed]
        for ending_id, listed in ways(world).items()
    }
    for threat in world.threats.values():
        found[threat.ending].append([f"{_MET} {threat.id}", f"{_WOUNDED} {threat.id}"])
    return {ending_id: [way for way in listed if way] for ending_id, listed in found.items()}
