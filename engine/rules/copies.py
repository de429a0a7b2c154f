"""A ledger of the rules' own: copied whole, and mended where an outside editor left it odd.

Lives here: :func:`copied` and :func:`reconciled`. May import: ``engine.state``,
``engine.world``. Promises: the copy shares nothing changeable with the original, and costs the
same on the last turn as on the first.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.state import BagLine, CharacterState, GameState, Moment, Offer, PlaceState, ThreatState

if TYPE_CHECKING:
    from engine.world import World


def copied(state: GameState) -> GameState:
    """The same ledger, sharing no list, dict or part that the rules change."""
    return replace(
        state,
        seen_elements=[*state.seen_elements],
        inventory=[*state.inventory],
        injuries=[*state.injuries],
        player_state=replace(state.player_state),
        choices=[*state.choices],
        pending=deepcopy(state.pending) if state.pending else None,
        offers=[Offer(o.text, o.verb, o.target, o.other, o.storylet, o.note) for o in state.offers],
        things=dict(state.things),
        thing_flags={key: [*flags] for key, flags in state.thing_flags.items()},
        places={
            key: PlaceState(page.visits, page.last_turn, [*page.flags]) for key, page in state.places.items()
        },
        avoid=[*state.avoid],
        causes={key: _moment(moment) for key, moment in state.causes.items()},
        threats={key: _threat(page) for key, page in state.threats.items()},
        characters={
            key: CharacterState(who.at, who.met, who.attitude, [*who.memory], [*who.promises])
            for key, who in state.characters.items()
        },
        flags=[*state.flags],
        counters=dict(state.counters),
        used=dict(state.used),
        remembered=[*state.remembered],
        director=replace(state.director, since=dict(state.director.since)),
        view=replace(state.view),
        effects=[*state.effects],
        moments=[_moment(m) for m in state.moments],
        display=replace(
            state.display,
            body_lines=[*state.display.body_lines],
            promises=[*state.display.promises],
            company=[*state.display.company],
            paper=replace(state.display.paper) if state.display.paper else None,
            bag=[BagLine(b.id, b.name, b.note, b.urgent) for b in state.display.bag],
            sounds=dict(state.display.sounds),
        ),
        extra=deepcopy(state.extra) if state.extra else {},
    )


def _threat(t: ThreatState) -> ThreatState:
    return ThreatState(t.at, t.stage, t.distance, t.side, t.alarm, t.warned, t.wounds, [*t.known])


def _moment(m: Moment) -> Moment:
    return Moment(m.turn, m.time, m.text, m.why, m.weight, m.about)


def reconciled(world: World, state: GameState) -> GameState:
    """The ledger itself, made fit to be played: what only an outside editor can have put there is
    mended, never refused (a place not on the map, a clock that is no time, a body past its ends)."""
    if state.location not in world.places:
        state.location = world.info.start
    state.environment_type = world.places[state.location].environment
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", state.time_of_day):
        state.time_of_day = world.info.time
    player = state.player_state
    for meter in ("health", "stamina", "fear", "battery"):
        setattr(player, meter, min(100, max(0, getattr(player, meter))))
    player.kept = min(10, max(0, player.kept))
    player.film = max(0, player.film)
    state.inventory[:] = dict.fromkeys(state.inventory)
    for thing_id in state.inventory:
        state.things[thing_id] = "bag"
    for thing_id, where in state.things.items():
        if where == "bag" and thing_id not in state.inventory:
            state.things[thing_id] = "gone"
    for place_id in (state.location,):
        state.places.setdefault(place_id, PlaceState(visits=1))
    for threat_id in world.threats:
        state.threats.setdefault(threat_id, ThreatState())
    for character_id, person in world.characters.items():
        at = None if person.at == "nowhere" else person.at
        state.characters.setdefault(character_id, CharacterState(at=at))
    if state.open_storylet is not None and state.open_storylet not in world.storylets:
        state.open_storylet = None
    return state
