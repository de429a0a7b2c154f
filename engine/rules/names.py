"""Finding what a player's words name: things, people, threats, ways, parts of a sentence.

Lives here: matching typed words against names. May import: the rules below it, ``engine.world``.
Promises: only what is at hand is found; the best match wins, ties go to what lies here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from engine.rules.movement import blocked_exits, open_exits
from engine.rules.things import in_reach, people_here
from engine.state import GameState
from engine.world.conditions import word_set
from engine.world.strings import plain, reading

if TYPE_CHECKING:
    from engine.world import World
    from engine.world.schema import Exit

READING: Final = reading()
"""How the small words of typed sentences are read."""
PRONOUNS: Final = READING.pronouns
_SMALL: Final = READING.small
_COMPASS: Final = word_set(
    "north south east west northeast northwest southeast southwest up down in out ahead left right"
)


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case and without accents, apostrophes kept."""
    return re.findall(r"[a-z0-9']+", plain(text))


@lru_cache(maxsize=8192)
def telling_words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, without endings that only count or own."""
    return frozenset(_stem(word) for word in words_of(text) if word not in _SMALL)


def _stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def score(typed: Iterable[str], name: str) -> float:
    """How well typed words name something: 0 not at all; whole names beat parts of names."""
    wanted = telling_words(name)
    given = {_stem(word) for word in typed if word not in _SMALL}
    shared = wanted & given
    if not shared:
        return 0.0
    return len(shared) + len(shared) / len(wanted) - 0.05 * len(wanted)


def best(typed: Sequence[str], named: Iterable[tuple[str, Iterable[str]]]) -> str | None:
    """The id whose names fit the typed words best, or None."""
    found, top = None, 0.0
    for identifier, names in named:
        value = max((score(typed, name) for name in names), default=0.0)
        if value > top:
            found, top = identifier, value
    return found


def find_thing(world: World, state: GameState, typed: Sequence[str]) -> str | None:
    """A thing here or in the bag; ``it`` is what the camera looks at."""
    if any(word in PRONOUNS for word in typed) and not telling_words(" ".join(set(typed) - PRONOUNS)):
        reach = {thing.id for thing in in_reach(world, state)}
        if state.view.focus in reach:
            return state.view.focus
        offered = [offer.target for offer in state.offers if offer.target in reach]
        return offered[0] if offered else None
    return best(
        typed,
        ((t.id, (t.name, *t.names, t.id.replace("_", " "))) for t in in_reach(world, state)),
    )


def find_person(world: World, state: GameState, typed: Sequence[str]) -> str | None:
    """A character in the present place."""
    here = people_here(world, state)
    if here and any(word in PRONOUNS for word in typed):
        return here[0].id
    return best(typed, ((who.id, (who.name, *who.names)) for who in here))


def find_threat(world: World, state: GameState, typed: Sequence[str]) -> str | None:
    """A threat in the present place of which there is at least a sign."""
    here = [
        world.threats[key]
        for key, page in state.threats.items()
        if key in world.threats and page.stage >= 1 and page.at == state.location
    ]
    if here and any(word in PRONOUNS for word in typed):
        return here[0].id
    return best(typed, ((threat.id, (threat.name, *threat.names)) for threat in here))


def direction_in(typed: Sequence[str]) -> str | None:
    """A compass word or its like."""
    for word in typed:
        direction = READING.directions.get(word, word)
        if direction in _COMPASS:
            return direction
    return None


def _place_elsewhere(
    world: World, state: GameState, typed: Sequence[str], least: float
) -> tuple[str, str | None] | None:
    """The first step to a place that the words name better than any way from here: along places
    already walked. A place never seen is found too, but no way leads there."""
    named, top = None, least
    for place in world.places.values():
        value = score(typed, place.name)
        if value > top and place.id != state.location:
            named, top = place.id, value
    if named is None:
        return None
    first = {way.to: (way.to, str(i)) for i, way in open_exits(world, state)}
    came, edge = dict(first), list(first)
    while edge:
        here = edge.pop(0)
        if here == named:
            return came[here]
        page = state.places.get(here)
        if page is None or not page.visits:
            continue
        for way in world.places[here].exits:
            if way.to not in came and way.to != state.location:
                came[way.to] = came[here]
                edge.append(way.to)
    return named, None


def find_door(world: World, state: GameState, typed: Sequence[str]) -> tuple[str, str | None] | None:
    """A way named by what it goes through: ``the hatch``, ``the back door``."""
    ways: list[tuple[str | None, Exit]] = [(str(i), way) for i, way in open_exits(world, state)]
    ways += [(None, way) for way in blocked_exits(world, state)]
    rated = [(score(typed, way.by), -n, (way.to, number)) for n, (number, way) in enumerate(ways)]
    best_way = max(rated, default=None)
    return best_way[2] if best_way is not None and best_way[0] > 0 else None


def way_outside(world: World, state: GameState) -> tuple[str, str | None] | None:
    """A way from under a roof into the open."""
    for number, way in open_exits(world, state):
        if world.places[state.location].shelter and not world.places[way.to].shelter:
            return way.to, str(number)
    return None


def find_exit(world: World, state: GameState, typed: Sequence[str]) -> tuple[str, str | None] | None:
    """Place id and number of the way that the words name, by place, wording or direction. A way
    that is seen but blocked is found too."""
    ways: list[tuple[str | None, Exit]] = [(str(i), way) for i, way in open_exits(world, state)]
    ways += [(None, way) for way in blocked_exits(world, state)]
    if not READING.back.isdisjoint(typed) and not telling_words(" ".join(typed)):
        ways = [pair for pair in ways if pair[1].to == state.view.came_from]
        return (ways[0][1].to, ways[0][0]) if ways else None
    found, top = None, 0.0
    for number, way in ways:
        place = world.places[way.to]
        names = (place.name, way.to.replace("_", " "), way.by)
        value = max(score(typed, name) for name in names)
        value = max(value, *(0.4 * score(typed, text) for text in way.choice))
        if value > top:
            found, top = (way.to, number), value
    elsewhere = _place_elsewhere(world, state, typed, max(top, 0.9))
    if elsewhere is not None and (elsewhere[1] is not None or top < 1.0):
        return elsewhere
    if found is not None:
        return found
    direction = direction_in(typed)
    for number, way in ways:
        if direction is not None and direction in words_of(way.direction):
            return way.to, number
    return None
