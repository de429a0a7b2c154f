"""What one turn changed, in one line of plain words.

Lives here: :func:`consequences`. May import: the rules below it, ``engine.world``. Promises: nothing
is changed; numbers the player does not see are not told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.rules.tongue import sentence, word
from engine.rules.wording import definite
from engine.state import GameState

if TYPE_CHECKING:
    from engine.world import World

_NOTICED = 5
"""Points by which a meter must move to be spoken of."""


def consequences(world: World, before: GameState, after: GameState) -> str:
    """What one turn changed, in one line of plain words."""
    found = [*_bag(world, before, after), *_body(world, before, after)]
    if before.location != after.location:
        found.insert(0, word(world, after, "now_at", place=definite(world.places[after.location].name)))
    if after.weather != before.weather:
        named = world.tongue(after.language).words.get(f"weather_{after.weather}", after.weather)
        known = world.info.weathers.get(after.weather, named)
        found.append(word(world, after, "weather", weather=known))
    found.append(word(world, after, "minutes_on", count=after.minutes - before.minutes))
    return sentence("; ".join(found))


def _bag(world: World, before: GameState, after: GameState) -> Iterator[str]:
    for thing_id in after.inventory:
        if thing_id not in before.inventory:
            yield word(world, after, "gained", thing=_name(world, thing_id))
    for thing_id in before.inventory:
        if thing_id not in after.inventory:
            yield word(world, after, "lost", thing=_name(world, thing_id))


def _body(world: World, before: GameState, after: GameState) -> Iterator[str]:
    was, now = before.player_state, after.player_state
    for injury in after.injuries:
        if injury not in before.injuries:
            yield word(world, after, "hurt", injury=injury)
    if now.bleeding != was.bleeding:
        yield word(world, after, "bleeding" if now.bleeding else "stanched")
    for meter, name in (("health", "body"), ("stamina", "breath")):
        change = getattr(now, meter) - getattr(was, meter)
        if abs(change) >= _NOTICED:
            yield word(world, after, f"{name}_{'better' if change > 0 else 'worse'}")
    if abs(now.fear - was.fear) >= _NOTICED:
        yield word(world, after, "calmer" if now.fear < was.fear else "more_afraid")
    if now.film < was.film:
        yield word(world, after, "tape_used", count=was.film - now.film)
    if now.light != was.light:
        yield word(world, after, "torch_on" if now.light else "torch_off")


def _name(world: World, thing_id: str) -> str:
    thing = world.things.get(thing_id)
    return definite(thing.name) if thing else thing_id
