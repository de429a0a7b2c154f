"""What a night remembers of the one before it, kept small enough to be part of a seed code.

Lives here: storylets dealt into forty hands, which hands were played from, and the seed of a night
that follows another. May import: ``engine.rules.dice``, ``engine.world``. Promises: the same pack
deals the same hands everywhere; remembering what was remembered gives the same again; nothing that was
told is forgotten (some that was not is remembered with it: the price of a code short enough to be read
out).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from engine.rules.dice import stable

if TYPE_CHECKING:
    from engine.world import World

HANDS: Final = 40
_ROUND: Final = 60
"""A whole number of turns for lists of two to six variants."""


def hands_told(world: World, told: Iterable[str]) -> int:
    """The hands of which something was told, as the bits of a number."""
    hands = {stable(key) % HANDS for key in told if key in world.storylets}
    return sum(1 << hand for hand in hands)


def storylets_in(world: World, hands: int) -> list[str]:
    """The storylets of these hands, in the pack's order."""
    return [key for key in world.storylets if hands >> (stable(key) % HANDS) & 1]


def following(seed: int, before: int) -> int:
    """A seed like ``seed`` for the night after the one of ``before``: every text of up to six variants
    begins with the next of them, and the half of the deck that was dealt last is dealt first."""
    return seed - seed % _ROUND + (before + 1) % _ROUND
