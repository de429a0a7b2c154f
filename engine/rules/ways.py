"""The ways to each ending, as a pack lays them: by its own conditions, or by what a deed brings about.

Lives here: reading them off a pack once. May import: ``engine.world``. Promises: nothing of a ledger
is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from engine.world.conditions import Test, word_set

if TYPE_CHECKING:
    from engine.world import World
    from engine.world.schema import Risk

_COUNTED: Final = word_set("proof kept")
_FACTS: Final = word_set("flag place_flag count told seen")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to an ending: what must hold, and the part of the pack that leads there (or "")."""

    when: tuple[str, ...]
    source: str = ""


@lru_cache(maxsize=16)
def ways(world: World) -> dict[str, tuple[Way, ...]]:
    """Ending -> the ways to it, but for being killed by a threat."""
    found: dict[str, list[Way]] = {ending_id: [] for ending_id in world.endings}
    for ending in world.endings.values():
        if ending.when:
            found[ending.id].append(Way(tuple(ending.when)))
    for source, when, effects in _parts(world):
        for effect in (world.effects[text] for text in effects):
            if effect.kind == "ending":
                found[effect.args[0]].append(Way(tuple(when), source))
    return {ending_id: tuple(listed) for ending_id, listed in found.items()}


@lru_cache(maxsize=16)
def fateful(world: World) -> frozenset[str]:
    """Flags and counts that a way to some ending asks for."""
    return frozenset(fact for listed in ways(world).values() for way in listed for fact in facts(world, way))


def facts(world: World, way: Way) -> list[str]:
    """The flags, counts and tellings that a way asks to be there."""
    found = []
    for text in way.when:
        for test in world.conditions[text].alternatives:
            if test.negated:
                continue
            if test.kind in _FACTS or (test.kind == "meter" and test.args[0] in _COUNTED):
                found.append(test.args[0])
    return found


def threats_of(world: World, way: Way) -> set[str]:
    """The threats that a way has to do with."""
    tests: list[Test] = [test for text in way.when for test in world.conditions[text].alternatives]
    return {test.args[0] for test in tests if test.kind == "threat"}


def _all_effects(effects: list[str], risk: Risk | None) -> list[str]:
    return [*effects, *(risk.fail_effects if risk else [])]


def _parts(world: World) -> Iterator[tuple[str, list[str], list[str]]]:
    """Everything that can have effects: its id, its conditions, and what it does, held or failed."""
    for storylet in world.storylets.values():
        yield storylet.id, storylet.when, storylet.effects
        for option in storylet.options:
            when = [*storylet.when, *option.when]
            yield storylet.id, when, _all_effects(option.effects, option.risk)
    for thing in world.things.values():
        for use in thing.uses:
            yield thing.id, use.when, _all_effects(use.effects, use.risk)
    for who in world.characters.values():
        for topic in who.topics:
            yield who.id, topic.when, _all_effects(topic.effects, topic.risk)
    for place in world.places.values():
        for exit_ in place.exits:
            yield place.id, exit_.when, _all_effects(exit_.effects, exit_.risk)
    for threat in world.threats.values():
        for counter in threat.counters:
            yield threat.id, counter.when, _all_effects(counter.effects, counter.risk)
