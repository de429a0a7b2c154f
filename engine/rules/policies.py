"""Players made of a rule of thumb, to play nights by themselves.

Lives here: ways of choosing, and :func:`simulate`. May import: the rules, ``engine.state``,
``engine.world``. Promises: a policy reads only what a player sees (the offers and the ledger in
words); the same seed and policy play the same night.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from engine.rules.beginning import begin
from engine.rules.conditions import character_at, thing_at
from engine.rules.dice import roll_fate, throw
from engine.rules.things import topic_key, use_key
from engine.rules.turn import resolve
from engine.state import GameState, Offer, Outcome
from engine.world.conditions import word_set

if TYPE_CHECKING:
    from engine.world import World

MOST_TURNS: Final = 200
"""No night is played longer than this."""
Policy = Callable[[GameState], str]
_QUIET: Final = word_set(
    "wait listen hide dark look lookback rest treat unhide talk promise read examine go open take"
)
_BOLD: Final = word_set("run film throw break push attack shout open play use climb jump cut call")
_CURIOUS: Final = word_set("examine read take open search film talk ask play use show give call listen")
_HOMEWARD_FROM: Final = 20
"""Turn on which the homeward player has had enough."""
_LATELY: Final = 5
"""Turns for which a place counts as just left."""


class _Want(NamedTuple):
    """A use for something: how much it wants to be offered, with what or whom, and the key under which
    the ledger notes that it was done."""

    salience: int
    by: str
    key: str


def careful(state: GameState) -> str:
    """Hides and waits when something is near, seeks a roof in a storm, tends wounds, avoids noise; answers
    what is put to it before it goes on."""
    near = max((t.stage for t in state.threats.values() if t.at == state.location), default=0)

    def worth(offer: Offer) -> int:
        value = 6 if offer.verb in _QUIET else 0
        value += 5 if offer.verb in ("treat", "light") or (offer.storylet and offer.verb != "film") else 0
        value += 9 if offer.note == "shelter" else 0
        value += 4 if near >= 2 and offer.target in state.threats and offer.verb != "film" else 0
        value -= 6 if offer.note == "loud" and near < 3 else 0
        return value - (3 if offer.verb in ("wait", "listen", "rest", "lookback") and near == 0 else 0)

    return _choose(state, worth, 8)


def curious(state: GameState) -> str:
    """Looks at everything, talks to everybody, goes where it has not been."""

    def worth(offer: Offer) -> int:
        if offer.note == "shelter":
            return 8
        if offer.verb == "go":
            page = state.places.get(offer.target or "")
            return 6 if page is None or not page.visits else 1
        return 5 if offer.verb in _CURIOUS or offer.storylet else 1

    return _choose(state, worth, 6)


def reckless(state: GameState) -> str:
    """Runs, films, breaks and opens; never hides."""

    def worth(offer: Offer) -> int:
        if offer.verb in ("hide", "wait", "rest", "treat", "dark"):
            return -3
        return 5 if offer.verb in _BOLD else 2

    return _choose(state, worth, 5)


def wanderer(state: GameState) -> str:
    """Any choice, by the die."""
    return _choose(state, lambda offer: 4 if offer.note == "shelter" else 0, 10)


def driven(world: World) -> Policy:
    """Works the night: new places first, then whatever can be taken, used, opened or thrown; an
    answer that was never given before anything that was."""

    def choose(state: GameState) -> str:
        def worth(offer: Offer) -> int:
            if offer.note == "shelter":
                return 9
            if offer.verb in ("go", "run"):
                page = state.places.get(offer.target or "")
                return 6 if page is None or not page.visits else 2
            if offer.verb in ("wait", "listen", "look", "lookback", "rest", "hide", "examine", "film"):
                return 0
            return 7

        return _choose(state, worth, 5)

    return choose


def seeker(world: World) -> Policy:
    """Does what it has done least, over all the nights it plays: it finds what others walk past."""
    done: Counter[tuple[str, str | None, str | None, str | None]] = Counter()

    def choose(state: GameState) -> str:
        def worth(offer: Offer) -> int:
            times = done[offer.verb, offer.target, offer.other, offer.storylet]
            return (10 if offer.note == "shelter" else 8) - min(8, 2 * times)

        text = _choose(state, worth, 3)
        chosen = next(offer for offer in state.offers if offer.text == text)
        done[chosen.verb, chosen.target, chosen.other, chosen.storylet] += 1
        return text

    return choose


def homeward(world: World) -> Policy:
    """Curious at first; from the middle of the night on, the shortest way back to where it began."""
    steps = _steps_from(world, world.info.start)

    def choose(state: GameState) -> str:
        if state.turn_count < _HOMEWARD_FROM:
            return curious(state)
        here = steps.get(state.location, 0)

        def worth(offer: Offer) -> int:
            if offer.note == "shelter":
                return 8
            if offer.verb in ("go", "run"):
                return 7 if steps.get(offer.target or "", here) < here else -2
            return 6 if offer.verb not in _QUIET else 1

        return _choose(state, worth, 4)

    return choose


def errand(world: World) -> Policy:
    """Carries what it found to where it has seen a use for it, or to whom; works the night otherwise."""
    wanted_by = _wanted_by(world)
    steps = lru_cache(maxsize=len(world.places))(lambda place: _steps_from(world, place))
    working = driven(world)

    def choose(state: GameState) -> str:
        goal = _goal(world, state, wanted_by)
        if goal is None:
            return working(state)
        away = steps(goal)
        here = away.get(state.location, 0)

        def worth(offer: Offer) -> int:
            if offer.note == "shelter":
                return 8
            if offer.verb in ("go", "run"):
                return 9 if away.get(offer.target or "", here) < here else 0
            return 11 if offer.other in state.inventory or offer.target in state.inventory else 5

        return _choose(state, worth, 4)

    return choose


def _wanted_by(world: World) -> dict[str, list[_Want]]:
    """Thing -> what it can be used with, and whom it can be given or told of to."""
    found: dict[str, list[_Want]] = {}
    for thing in world.things.values():
        for index, use in enumerate(thing.uses):
            if use.on:
                key = use_key(thing, index)
                found.setdefault(thing.id, []).append(_Want(use.salience, use.on, key))
                found.setdefault(use.on, []).append(_Want(use.salience, thing.id, key))
    for who in world.characters.values():
        for topic in who.topics:
            asked = (test for text in topic.when for test in world.conditions[text].alternatives)
            for test in asked:
                if test.kind == "has" and not test.negated:
                    want = _Want(topic.salience, who.id, topic_key(who, topic))
                    found.setdefault(test.args[0], []).append(want)
    return found


def _goal(world: World, state: GameState, wanted_by: dict[str, list[_Want]]) -> str | None:
    """A place seen before, but not lately, where what is wanted most of the bag was not used yet."""
    wants = [want for carried in state.inventory for want in wanted_by.get(carried, ())]
    for want in sorted(wants, key=lambda want: -want.salience):
        place = _whereabouts(world, state, want.by)
        page = state.places.get(place or "")
        if place == state.location or page is None or not page.visits or state.used.get(want.key):
            continue
        if state.turn_count - page.last_turn > _LATELY:
            return place
    return None


def _whereabouts(world: World, state: GameState, key: str) -> str | None:
    return thing_at(world, state, key) if key in world.things else character_at(world, state, key)


def _steps_from(world: World, start: str) -> dict[str, int]:
    """Walking distance of every place to ``start``, in ways taken."""
    found, edge = {start: 0}, [start]
    while edge:
        place = edge.pop(0)
        for other in world.places.values():
            if other.id not in found and any(way.to == place for way in other.exits):
                found[other.id] = found[place] + 1
                edge.append(other.id)
    return found


POLICIES: Final[dict[str, Callable[[World], Policy]]] = {
    "careful": lambda world: careful,
    "curious": lambda world: curious,
    "reckless": lambda world: reckless,
    "wanderer": lambda world: wanderer,
    "driven": driven,
    "seeker": seeker,
    "homeward": homeward,
    "errand": errand,
}
"""Name -> what makes such a player for a pack."""


def _choose(state: GameState, worth: Callable[[Offer], int], spread: int) -> str:
    """The offer of the most worth, with the die among those nearly as good."""
    rated = [
        (worth(offer) + throw(state, f"policy:{number}", spread), -number, offer.text)
        for number, offer in enumerate(state.offers)
    ]
    return max(rated)[2]


def simulate(
    world: World, seed: int, policy: Policy | str = "wanderer", remembered: Iterable[str] = ()
) -> list[Outcome]:
    """A whole night: the intro and every turn, until an ending (or :data:`MOST_TURNS`)."""
    choose = POLICIES[policy](world) if isinstance(policy, str) else policy
    outcomes = [begin(world, "default", seed, remembered)]
    while outcomes[-1].after.ending is None and len(outcomes) <= MOST_TURNS:
        state = outcomes[-1].after
        outcomes.append(resolve(world, state, choose(state), roll_fate(state)))
    return outcomes
