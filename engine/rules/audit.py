"""Whether a ledger is one the rules could have made.

Lives here: :func:`validate`, and what of a ledger counts as changed by a turn. May import:
``engine.state``, ``engine.world``. Promises: nothing is changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from engine.rules.course import MOMENTS_KEPT
from engine.rules.offers import LEAST, MOST, first_word
from engine.state import GameState

if TYPE_CHECKING:
    from engine.world import World


def validate(state: GameState, world: World) -> list[str]:
    """Everything that is wrong with a ledger, in words; an empty list if nothing is."""
    if not state.begun:
        return []
    return [*_body(state), *_whereabouts(state, world), *_choices(state), *_bounds(state, world)]


def _body(state: GameState) -> list[str]:
    player = state.player_state
    wrong = [
        f"{meter} is {getattr(player, meter)}"
        for meter in ("health", "stamina", "fear", "battery")
        if not 0 <= getattr(player, meter) <= 100
    ]
    if not 0 <= player.kept <= 10:
        wrong.append(f"kept is {player.kept}")
    if player.film < 0:
        wrong.append(f"film is {player.film}")
    if not 0 <= player.noise <= 4:
        wrong.append(f"noise is {player.noise}")
    if player.light and player.battery == 0:
        wrong.append("the torch burns without a battery")
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", state.time_of_day):
        wrong.append(f"time_of_day is {state.time_of_day!r}")
    if not 0 <= state.chaos_level <= 10 or not 0 <= state.director.tension <= 10:
        wrong.append("chaos or tension is out of bounds")
    return wrong


def _whereabouts(state: GameState, world: World) -> list[str]:
    wrong = []
    if state.location not in world.places:
        wrong.append(f"location {state.location!r} is not on the map")
    elif state.environment_type != world.places[state.location].environment:
        wrong.append("environment_type is not that of the place")
    if len(set(state.inventory)) != len(state.inventory):
        wrong.append("a thing is carried twice")
    for thing_id, where in state.things.items():
        if (where == "bag") != (thing_id in state.inventory):
            wrong.append(f"{thing_id} is {where!r} and {'' if where == 'bag' else 'also '}in the bag or not")
        if where not in ("bag", "gone") and where not in world.places:
            wrong.append(f"{thing_id} lies at {where!r}")
    for threat_id, page in state.threats.items():
        if not 0 <= page.stage <= 4 or not 0 <= page.alarm <= 10:
            wrong.append(f"threat {threat_id} has stage {page.stage}, alarm {page.alarm}")
        if page.at is not None and page.at not in world.places:
            wrong.append(f"threat {threat_id} is at {page.at!r}")
        if page.stage >= 1 and page.at is None:
            wrong.append(f"threat {threat_id} is at stage {page.stage} nowhere")
    return wrong


def _choices(state: GameState) -> list[str]:
    wrong = []
    if state.choices != [offer.text for offer in state.offers]:
        wrong.append("choices and offers differ")
    if state.ending is not None:
        if state.choices or state.current_phase != "ended":
            wrong.append("an ended night still offers something")
        return wrong
    if not LEAST <= len(state.choices) <= MOST:
        wrong.append(f"{len(state.choices)} choices")
    if len({first_word(text) for text in state.choices}) < min(LEAST, len(state.choices)):
        wrong.append("choices begin alike")
    if state.last_choice.strip().casefold() in (text.strip().casefold() for text in state.choices):
        wrong.append("the thing just done is offered again")
    return wrong


def _bounds(state: GameState, world: World) -> list[str]:
    wrong = []
    if len(state.moments) > MOMENTS_KEPT:
        wrong.append(f"{len(state.moments)} moments")
    if state.ending is not None and state.ending not in world.endings:
        wrong.append(f"unknown ending {state.ending!r}")
    return wrong


def ledger_of(state: GameState) -> dict[str, Any]:
    """What of a ledger a turn is expected to change: the world, without clock, words and offers."""
    player = state.player_state
    return {
        "location": state.location,
        "weather": state.weather,
        "ending": state.ending,
        "inventory": list(state.inventory),
        "injuries": list(state.injuries),
        "body": (player.health, player.stamina, player.fear, player.kept, player.film, player.battery),
        "stance": (player.light, player.hiding, player.bleeding),
        "things": dict(state.things),
        "thing_flags": {key: list(flags) for key, flags in state.thing_flags.items() if flags},
        "places": {key: list(page.flags) for key, page in state.places.items() if page.flags},
        "threats": {
            key: (page.at, page.stage, page.alarm, page.wounds) for key, page in state.threats.items()
        },
        "characters": {
            key: (page.at, page.met, page.attitude, list(page.memory), list(page.promises))
            for key, page in state.characters.items()
        },
        "flags": list(state.flags),
        "counters": {key: value for key, value in state.counters.items() if key != "warnings"},
        "seen": list(state.seen_elements),
    }
