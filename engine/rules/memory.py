"""What a night remembers of the one before it, kept small enough to be part of a seed code.

Lives here: storylets dealt into forty hands, and which hands were mostly told. May import:
``engine.rules.dice``, ``engine.world``. Promises: the same pack deals the same hands everywhere;
remembering what was remembered gives the same again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from engine.rules.dice import stable

if TYPE_CHECKING:
    from engine.world import World

HANDS: Final = 40
_MOSTLY: Final = 0.4
"""Share of a hand that must have been told for the hand to be remembered."""


def hands_told(world: World, told: Iterable[str]) -> int:
    """The hands of which enough was told, as the bits of a number."""
    known = set(told)
    sizes, hits = [0] * HANDS, [0] * HANDS
    for storylet_id in world.storylets:
        hand = stable(storylet_id) % HANDS
        sizes[hand] += 1
        hits[hand] += storylet_id in known
    return sum(1 << hand for hand in range(HANDS) if sizes[hand] and hits[hand] >= _MOSTLY * sizes[hand])


def storylets_in(world: World, hands: int) -> list[str]:
    """The storylets of these hands, in the pack's order."""
    return [key for key in world.storylets if hands >> (stable(key) % HANDS) & 1]
