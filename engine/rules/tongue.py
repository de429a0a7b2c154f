"""The rules' own words, in the language of the night.

Lives here: looking a saying up. May import: ``engine.state``, ``engine.world``. Promises: an unknown
language is spoken as the source language; a key that a language has is never missing in another.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.rules.wording import SIDES, capital, fill
from engine.state import GameState

if TYPE_CHECKING:
    from engine.world import World


def word(world: World, state: GameState, key: str, **blanks: object) -> str:
    """One saying of the rules, its blanks filled. Sentences begin large, sayings as they are."""
    text = world.tongue(state.language).words[key]
    if not blanks:
        return text
    return fill(text, {name: str(value) for name, value in blanks.items()}, sentences=False)


def phrases(world: World, state: GameState, key: str) -> Sequence[str]:
    """The variants of a phrase; none if nobody has words for it."""
    return world.tongue(state.language).phrases.get(key, ())


def side(world: World, state: GameState, name: str) -> str:
    """``left`` as a player reads it: ``to the left``."""
    return word(world, state, f"side_{name if name in SIDES else 'ahead'}")


def listed(world: World, state: GameState, parts: Sequence[str], last: str = "and") -> str:
    """``a, b and c``; parts that have commas of their own are kept apart: ``a; b, too; or c``."""
    if len(parts) < 2:
        return "".join(parts)
    if any("," in part for part in parts):
        return f"{'; '.join(parts[:-1])}; {word(world, state, last)} {parts[-1]}"
    return f"{', '.join(parts[:-1])} {word(world, state, last)} {parts[-1]}"


def sentence(text: str) -> str:
    """The text, beginning large and ending with a stop."""
    text = capital(text.strip())
    return text if not text or text[-1] in ".!?…" else text + "."


def what_can_be_done(world: World, state: GameState, most: int = 4) -> str:
    """The choices as part of a sentence: ``open the locker, go back or wait``."""
    offered = [small(text) for text in state.choices[:most]]
    return listed(world, state, offered, "or") or word(world, state, "wait")


def small(text: str) -> str:
    """The text with its first letter small, unless it begins with an acronym."""
    return text if len(text) > 1 and text[1].isupper() else text[:1].lower() + text[1:]
