"""Everything that could be put before the player now, with how much it deserves to be.

Lives here: candidates for choices. May import: the rules below it, ``engine.world``. Promises:
every candidate can be done now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.rules.conditions import all_hold, is_dark
from engine.rules.dice import throw
from engine.rules.movement import open_exits
from engine.rules.terms import wanted
from engine.rules.things import (
    bag_is_full,
    has_camera,
    has_light,
    open_topics,
    open_uses,
    people_here,
    remedy,
    things_carried,
    things_here,
    topic_key,
    use_key,
)
from engine.rules.tongue import phrases
from engine.rules.wording import Blanks, definite, told
from engine.state import GameState, Offer, PlaceState

if TYPE_CHECKING:
    from engine.world import World
    from engine.world.schema import Thing


_JUST_LEFT = 4
"""Turns for which going back to a place is hardly worth offering."""
_MISSED = 21.0
"""What a place gains at most by not having been seen for long."""


@dataclass(slots=True)
class Candidate:
    """A choice that could be offered: what it does, how it may be worded, how much it is wanted."""

    weight: float
    kind: str
    """``option``, ``counter``, ``exit``, ``use``, ``topic``, ``film``, ``plain``."""
    key: str
    texts: Sequence[str]
    offer: Offer
    blanks: Blanks = field(default_factory=dict)
    moves: bool = True
    """It moves the player or changes the situation."""
    stale: bool = False
    """It was among the choices just now, and was left."""


def candidates(world: World, state: GameState) -> list[Candidate]:
    """All candidates, most wanted first."""
    found = [
        *_options(world, state),
        *_counters(world, state),
        *_exits(world, state),
        *_uses(world, state),
        *_topics(world, state),
        *_films(world, state),
        *_body(world, state),
        *_plain(world, state),
    ]
    stale = {(o.verb, o.target, o.other) for o in state.offers}
    for candidate in found:
        offer = candidate.offer
        candidate.weight += throw(state, f"offer:{candidate.key}", 10)
        candidate.stale = (offer.verb, offer.target, offer.other) in stale
        if candidate.stale and candidate.kind in ("use", "topic", "film", "plain"):
            candidate.weight -= 16 if offer.verb == "light" else 7
    found.sort(key=lambda candidate: -candidate.weight)
    return found


def threat_stage(state: GameState) -> int:
    """The highest stage of a threat in the player's place."""
    return max((page.stage for page in state.threats.values() if page.at == state.location), default=0)


def exposed(world: World, state: GameState) -> bool:
    """Whether a storm is on and there is no roof over the player."""
    return state.weather == "storm" and not world.places[state.location].shelter


def _options(world: World, state: GameState) -> Iterator[Candidate]:
    storylet = world.storylets.get(state.open_storylet or "")
    if storylet is None:
        return
    for number, option in enumerate(storylet.options):
        if all_hold(world, state, option.when) and wanted(world, state, option.tags):
            offer = Offer("", option.verb, option.id, None, storylet.id, option.note)
            yield Candidate(200.0 - 12 * number, "option", f"{storylet.id}:{option.id}", option.choice, offer)


def _counters(world: World, state: GameState) -> list[Candidate]:
    found: list[Candidate] = []
    for threat_id, page in state.threats.items():
        threat = world.threats.get(threat_id)
        if threat is None or page.at != state.location:
            continue
        for counter in threat.counters:
            fits = page.stage in counter.stages and wanted(world, state, counter.tags)
            if fits and all_hold(world, state, counter.when):
                offer = Offer("", counter.verb, threat.id, counter.id, None, counter.note)
                key = f"counter:{threat.id}:{counter.id}"
                weight = 52.0 + 14 * page.stage - 12 * min(3, state.used.get(key, 0))
                weight -= 12 * min(3, state.used.get(f"fail:{key}", 0))
                if page.stage < 3 and any(c.offer.target == threat.id for c in found):
                    weight -= 26  # one answer is enough while it is far
                if not any(not told(state, key, i) for i in range(len(counter.text))):
                    weight -= 25  # nothing new is left to say of it
                found.append(Candidate(weight, "counter", key, counter.choice, offer))
    return found


def _exits(world: World, state: GameState) -> Iterator[Candidate]:
    stage = threat_stage(state)
    for number, way in open_exits(world, state):
        page = state.places.get(way.to)
        weight = 30.0 + (14 if page is None or not page.visits else _draw_of_known(state, way.to, page))
        if stage >= 2:
            weight += 12
        place = world.places[way.to]
        refuge = place.shelter and exposed(world, state)
        if refuge:
            weight += 30
        blanks = {"place": definite(place.name), "by": way.by}
        key = f"exit:{state.location}:{number}"
        if stage >= 3 and state.player_state.stamina >= 25:
            texts = phrases(world, state, "choice_run") or way.choice
            offer = Offer("", "run", way.to, str(number), None, "loud")
            yield Candidate(weight + 16, "exit", f"run:{key}", texts, offer, blanks)
        else:
            offer = Offer("", "go", way.to, str(number), None, "shelter" if refuge else way.note)
            yield Candidate(weight, "exit", key, way.choice, offer, blanks)


def _draw_of_known(state: GameState, place_id: str, page: PlaceState) -> float:
    """A place seen often draws less, one just left hardly at all, one long not seen nearly as a new one."""
    since = state.turn_count - page.last_turn
    if since < _JUST_LEFT:
        return -3.0 * min(3, page.visits) - (16 if place_id == state.view.came_from else 6)
    return -3.0 * min(3, page.visits) + min(_MISSED, 3.0 * (since - _JUST_LEFT))


def _uses(world: World, state: GameState) -> Iterator[Candidate]:
    carried = {thing.id for thing in things_carried(world, state)}
    for thing in [*things_here(world, state), *things_carried(world, state)]:
        for index, use in open_uses(world, state, thing):
            if use.salience <= 0 or (use.verb == "film" and state.player_state.film <= 0):
                continue
            if use.verb == "take" and bag_is_full(world, state):
                continue
            weight = 16.0 + 3 * use.salience - (5 if thing.id in carried else 0)
            weight -= 10 * min(2, state.used.get(f"fail:{use_key(thing, index)}", 0))
            weight -= 8 * min(3, state.used.get(use_key(thing, index), 0))
            offer = Offer("", use.verb, thing.id, use.on or None, None, use.note)
            blanks = {"thing": definite(thing.name)}
            yield Candidate(weight, "use", use_key(thing, index), use.choice, offer, blanks)
        if thing.id not in carried:
            yield from _plain_uses(world, state, thing)


def _plain_uses(world: World, state: GameState, thing: Thing) -> Iterator[Candidate]:
    """Taking and examining what the pack gives no words for."""
    blanks = {"thing": definite(thing.name)}
    taken = any(use.verb == "take" for use in thing.uses)
    if thing.portable and not taken and not bag_is_full(world, state):
        texts = phrases(world, state, "choice_take")
        yield Candidate(24.0, "use", f"take:{thing.id}", texts, Offer("", "take", thing.id), blanks)
    if not thing.uses and "seen" not in state.thing_flags.get(thing.id, ()):
        texts = phrases(world, state, "choice_examine")
        yield Candidate(
            20.0, "use", f"examine:{thing.id}", texts, Offer("", "examine", thing.id), blanks, False
        )


def _topics(world: World, state: GameState) -> Iterator[Candidate]:
    for who in people_here(world, state):
        for topic in open_topics(world, state, who):
            if topic.salience <= 0:
                continue
            offer = Offer("", topic.verb, who.id, topic.id, None, topic.note)
            weight = (
                22.0 + 3 * topic.salience - 8 * min(2, state.used.get(f"fail:{topic_key(who, topic)}", 0))
            )
            yield Candidate(weight, "topic", topic_key(who, topic), topic.choice, offer)


def _films(world: World, state: GameState) -> Iterator[Candidate]:
    if not has_camera(world, state) or state.player_state.film <= 0:
        return
    words = phrases(world, state, "choice_film")
    counters = [candidate.offer for candidate in _counters(world, state)]
    for threat_id, page in state.threats.items():
        scripted = any(o.target == threat_id and o.verb == "film" for o in counters)
        if page.at == state.location and page.stage >= 2 and threat_id in world.threats and not scripted:
            blanks = {"thing": world.threats[threat_id].name}
            weight = 30.0 - (18 if f"filmed_{threat_id}" in state.flags else 0)
            yield Candidate(
                weight,
                "film",
                f"film:{threat_id}",
                words,
                Offer("", "film", threat_id, None, None, "tape"),
                blanks,
            )
    for who in people_here(world, state):
        if not who.unseen and f"filmed_{who.id}" not in state.flags:
            offer = Offer("", "film", who.id, None, None, "tape")
            yield Candidate(22.0, "film", f"film:{who.id}", words, offer, {"thing": who.name})
    if f"filmed_{state.location}" not in state.flags:
        blanks = {"place": definite(world.places[state.location].name)}
        texts = phrases(world, state, "choice_film_place")
        offer = Offer("", "film", state.location, None, None, "tape")
        yield Candidate(15.0, "film", f"film:{state.location}", texts, offer, blanks)


def _body(world: World, state: GameState) -> Iterator[Candidate]:
    """Light, hiding and wounds."""
    player, stage = state.player_state, threat_stage(state)
    place = world.places[state.location]

    def plain(weight: float, verb: str, note: str = "", moves: bool = True, **blanks: str) -> Candidate:
        texts = phrases(world, state, f"choice_{verb}")
        key = {"light": "light_on", "dark": "light_off"}.get(verb)
        texts = (phrases(world, state, f"choice_{key}") or texts) if key else texts
        return Candidate(
            weight, "plain", f"plain:{verb}", texts, Offer("", verb, None, None, None, note), blanks, moves
        )

    if has_light(world, state) and player.battery > 0:
        if is_dark(world, state) and not player.light and not player.hiding:
            yield plain(46.0 - 20 * min(1, stage // 2), "light")
        elif player.light and stage >= 2:
            yield plain(20.0, "dark", "quiet")
    if player.hiding:
        yield plain(34.0 - 6 * stage, "unhide")
    elif place.hide:
        yield plain(10.0 + 14 * stage, "hide", "quiet", spot=place.hide)
    tool = remedy(world, state)
    if tool is not None and (player.bleeding or (state.injuries and player.health < 85)):
        yield plain(58.0 if player.bleeding else 30.0, "treat", thing=definite(tool.name))
    elif player.bleeding:
        texts = phrases(world, state, "choice_press")
        yield Candidate(50.0, "plain", "plain:press", texts, Offer("", "treat", None, None, None, "slow"))
    if (player.stamina < 45 or player.fear > 60) and stage < 2:
        yield plain(26.0, "rest", "time")


def _plain(world: World, state: GameState) -> Iterator[Candidate]:
    """What can always be done."""
    view = state.view
    for weight, verb, moves in (
        (13.0 - 3 * view.step, "look", False),
        (9.0, "wait", False),
        (8.0, "listen", False),
        (6.0 if view.pose != "back" else 0.0, "lookback", False),
        (4.0, "rest", False),
    ):
        texts = phrases(world, state, f"choice_{verb}")
        yield Candidate(weight, "plain", f"plain:{verb}", texts, Offer("", verb), {}, moves)
