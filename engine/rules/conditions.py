"""Whether a pack's condition holds in a ledger.

Lives here: the meaning of every word of the ``when`` language. May import: ``engine.state``,
``engine.world``. Promises: nothing is changed; every condition a pack can be loaded with has an
answer in every ledger.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from engine.state import CharacterState, GameState, PlaceState, ThreatState
from engine.world.conditions import Test, clock_minutes

if TYPE_CHECKING:
    from engine.world import World

_COMPARE: Final[dict[str, Callable[[float, float], bool]]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
    "!=": operator.ne,
}
_NO_PLACE: Final = PlaceState()
_NO_CHARACTER: Final = CharacterState()
_NO_THREAT: Final = ThreatState()


def holds(world: World, state: GameState, text: str) -> bool:
    """Whether one condition of the pack holds now."""
    for test in world.conditions[text].alternatives:
        if _KINDS[test.kind](world, state, test) != test.negated:
            return True
    return False


def all_hold(world: World, state: GameState, when: Iterable[str]) -> bool:
    """Whether every condition of a list holds now (an empty list does)."""
    known = world.conditions
    for text in when:  # a plain loop: this is asked some hundred times a turn
        for test in known[text].alternatives:
            if _KINDS[test.kind](world, state, test) != test.negated:
                break
        else:
            return False
    return True


def thing_at(world: World, state: GameState, thing_id: str) -> str:
    """Where a thing is: ``bag``, a place id, ``gone`` or ``nowhere``. The bag is the truth."""
    if thing_id in state.inventory:
        return "bag"
    put = state.things.get(thing_id)
    if put is not None:
        return "gone" if put == "bag" else put
    return world.things[thing_id].at


def is_night(world: World, state: GameState) -> bool:
    """Whether the sun is down."""
    return clock_minutes(world.info.night) <= state.minutes < clock_minutes(world.info.dawn)


def is_dark(world: World, state: GameState) -> bool:
    """Whether the place needs a light: unlit inside, or open ground at night."""
    place = world.places[state.location]
    if place.dark:
        lit = "power_on" in state.flags or "power_on" in place_flags(state)
        return not (lit and place.environment == "interior" and "always_dark" not in place.tags)
    return not place.shelter and is_night(world, state)


def place_flags(state: GameState) -> list[str]:
    """Flags of the present place."""
    return state.places.get(state.location, _NO_PLACE).flags


def _meter(world: World, state: GameState, test: Test) -> bool:
    name = test.args[0]
    if name in ("health", "stamina", "fear", "kept", "noise", "battery", "film"):
        value: float = getattr(state.player_state, name)
    elif name in ("tension", "stall"):
        value = getattr(state.director, name)
    elif name == "visits":
        value = state.places.get(state.location, _NO_PLACE).visits
    elif name == "chaos":
        value = state.chaos_level
    elif name == "turn":
        value = state.turn_count
    else:
        value = state.counters.get(name, 0)
    return _COMPARE[test.op](value, test.number)


def _threat(world: World, state: GameState, test: Test) -> bool:
    threat = state.threats.get(test.args[0], _NO_THREAT)
    if test.args[1] == "here":
        return threat.stage >= 1 and threat.at == state.location
    return _COMPARE[test.op](getattr(threat, test.args[1]), test.number)


def _present(world: World, state: GameState, test: Test) -> bool:
    return character_at(world, state, test.args[0]) == state.location


def character_at(world: World, state: GameState, character_id: str) -> str | None:
    """Place id of a character, or None while it is nowhere."""
    known = state.characters.get(character_id)
    if known is not None:
        return known.at
    at = world.characters[character_id].at
    return None if at == "nowhere" else at


def _told(world: World, state: GameState, test: Test) -> bool:
    return state.used.get(test.args[0], 0) > 0


def _person(state: GameState, test: Test) -> CharacterState:
    return state.characters.get(test.args[0], _NO_CHARACTER)


_KINDS: Final[dict[str, Callable[[World, GameState, Test], bool]]] = {
    "flag": lambda w, s, t: t.args[0] in s.flags,
    "has": lambda w, s, t: t.args[0] in s.inventory,
    "here": lambda w, s, t: thing_at(w, s, t.args[0]) == s.location,
    "at": lambda w, s, t: s.location == t.args[0],
    "from": lambda w, s, t: s.view.came_from == t.args[0],
    "place_flag": lambda w, s, t: t.args[0] in place_flags(s),
    "thing": lambda w, s, t: t.args[1] in s.thing_flags.get(t.args[0], ()),
    "met": lambda w, s, t: _person(s, t).met,
    "present": _present,
    "remembers": lambda w, s, t: t.args[1] in _person(s, t).memory or t.args[1] in _person(s, t).promises,
    "seen": lambda w, s, t: t.args[0] in s.seen_elements,
    "told": _told,
    "injured": lambda w, s, t: bool(s.injuries),
    "bleeding": lambda w, s, t: s.player_state.bleeding,
    "light": lambda w, s, t: s.player_state.light,
    "hiding": lambda w, s, t: s.player_state.hiding,
    "dark": lambda w, s, t: is_dark(w, s),
    "night": lambda w, s, t: is_night(w, s),
    "inside": lambda w, s, t: w.places[s.location].shelter,
    "weather": lambda w, s, t: s.weather == t.args[0],
    "time": lambda w, s, t: _COMPARE[t.op](s.minutes, t.number),
    "meter": _meter,
    "count": lambda w, s, t: _COMPARE[t.op](s.counters.get(t.args[0], 0), t.number),
    "attitude": lambda w, s, t: _COMPARE[t.op](_person(s, t).attitude, t.number),
    "threat": _threat,
}
