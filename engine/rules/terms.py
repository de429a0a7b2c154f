"""The terms of a night: how hard it is, how far it goes, what it leaves out. Frozen at the intro.

Lives here: checking terms, and what they mean for pieces of a pack, rolls, wounds and threats. May
import: ``engine.state``, ``engine.world``, ``engine.errors``. Promises: what a player avoids is neither
offered, told nor shown; the terms never change while a night goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

from engine.errors import EngineError
from engine.state import GameState
from engine.world.marks import Marked
from engine.world.strings import languages

if TYPE_CHECKING:
    from engine.world import World

INTENSITIES: Final = (1, 2, 3)
_MOST_AVOIDED: Final = 40
_LONGEST_TAG: Final = 40


@dataclass(frozen=True, slots=True)
class Hardness:
    """What a difficulty changes."""

    needed: int
    """Added to what a roll must reach."""
    wounds: float
    """Share of every loss of health that is suffered."""
    alarm: int
    """Added to what a threat gains in a turn that feeds it."""
    blood: int
    """Health lost to bleeding each turn."""
    rest: int
    """Added to the turns in which a threat that was shaken off is not seen again."""


DIFFICULTIES: Final = {
    "story": Hardness(-4, 0.6, -1, 2, 2),
    "night": Hardness(0, 1.0, 0, 3, 0),
    "no_mercy": Hardness(2, 1.25, 1, 4, -1),
}
_NO_TAGS: Final[frozenset[str]] = frozenset()
_T = TypeVar("_T")


def hardness(state: GameState) -> Hardness:
    """How hard this night is."""
    return DIFFICULTIES.get(state.difficulty) or DIFFICULTIES["night"]


def set_terms(
    state: GameState,
    difficulty: str | None = None,
    intensity: int | None = None,
    avoid: Sequence[str] | None = None,
    language: str | None = None,
) -> None:
    """Write terms into a night that has not begun; None leaves a term as it is.

    Raises:
        EngineError: there is no such difficulty, intensity or language, or ``avoid`` holds no tags.
    """
    if difficulty is not None:
        state.difficulty = _one_of("difficulty", difficulty, tuple(DIFFICULTIES))
    if intensity is not None:
        state.intensity = _one_of("intensity", intensity, INTENSITIES)
    if language is not None:
        state.language = _one_of("language", language, tuple(languages()))
    if avoid is not None:
        tags = sorted({tag for tag in avoid if isinstance(tag, str)})
        if isinstance(avoid, str) or len(tags) > _MOST_AVOIDED or any(len(t) > _LONGEST_TAG for t in tags):
            raise EngineError(f"avoid is {avoid!r}; give a list of the tags that the pack names.")
        state.avoid = tags
    state.mercy = state.difficulty != "no_mercy"


def _one_of(what: str, value: _T, known: tuple[_T, ...]) -> _T:
    if type(value) is not type(known[0]) or value not in known:
        raise EngineError(f"{what} is {value!r}; use one of {', '.join(map(str, known))}.")
    return value


def barred(world: World, state: GameState) -> frozenset[str]:
    """Tags that this night leaves out."""
    if not world.info.tags:
        return _NO_TAGS
    return _barred(world, state.intensity, tuple(state.avoid))


@lru_cache(maxsize=256)
def _barred(world: World, intensity: int, avoid: tuple[str, ...]) -> frozenset[str]:
    beyond = {key for key, tag in world.info.tags.items() if tag.intensity and tag.intensity > intensity}
    return frozenset(beyond | set(avoid) & set(world.info.tags))


def wanted(world: World, state: GameState, tags: Iterable[str]) -> bool:
    """Whether a piece with these tags has a place in this night."""
    return barred(world, state).isdisjoint(tags)


def may_tell(world: World, state: GameState, text: str) -> bool:
    """Whether this variant may be told."""
    return not isinstance(text, Marked) or barred(world, state).isdisjoint(text.tags)
