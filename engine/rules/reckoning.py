"""The death ledger: which decisions, rolls and warnings led to how the night ended.

Lives here: choosing among the moments of a night once it is over. May import: the rules below it,
``engine.world``. Promises: what is named happened, on an earlier turn; a death names at least one
warning that could have been read; two or three moments come first and weigh most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.rules.course import Course
from engine.rules.ways import Way, facts, threats_of, ways
from engine.state import Moment

if TYPE_CHECKING:
    from engine.world import World

_DECISIVE: Final = 3
_KEPT: Final = 12
_HEAVIEST, _NEXT = 9, 5
_TO_THE_POINT, _A_CAUSE = 6, 5
_OF_THE_BODY: Final = frozenset({"blood", "body"})


def reckon(course: Course) -> None:
    """Put the moments that led here first, and say how often the player was warned."""
    state, world = course.state, course.world
    ending = world.endings[state.ending or ""]
    taken = _ways_taken(course, ending.id)
    about = _what_it_was(course, ending.id, taken)
    deadly = ending.family == "death"
    facts_asked = [fact for way in taken for fact in facts(world, way)]
    causes = [
        state.causes[f"{fact}{nth}"]
        for fact in facts_asked
        for nth in ("", "+")
        if f"{fact}{nth}" in state.causes
    ]
    earlier = [m for m in _distinct([*causes, *state.moments]) if m.turn < state.turn_count]
    warning = course.words("moment_warning")
    if deadly:
        earlier = [m for m in earlier if m.turn > 0] or earlier
    else:
        earlier = [m for m in earlier if m.why != warning] or earlier
    rated = sorted(earlier, key=lambda m: (-_rate(m, about, causes), -m.turn))
    chosen = _spread(rated, _DECISIVE)
    if deadly and not any(m.why == warning for m in chosen):
        spoken = [m for m in rated if m.why == warning and m not in chosen]
        chosen = [*chosen[: _DECISIVE - 1], *spoken[:1]]
    if deadly:
        state.display.warned = _warned(course, [m for m in earlier if m.why == warning], about)
    _write(course, chosen)


def _ways_taken(course: Course, ending_id: str) -> list[Way]:
    """The ways to this ending that led to it tonight, as far as can be told."""
    listed = list(ways(course.world)[ending_id])
    own = [way for way in listed if way.source == course.ended_by]
    return own or listed


def _what_it_was(course: Course, ending_id: str, taken: list[Way]) -> set[str]:
    """Ids of all that had to do with this ending."""
    world = course.world
    about = {threat.id for threat in world.threats.values() if threat.ending == ending_id}
    about |= {course.ended_by} - {""}
    for way in taken:
        about |= threats_of(world, way)
    about |= _raised_by(world, [fact for way in taken for fact in facts(world, way)])
    if ending_id == world.info.death or (not about and world.endings[ending_id].family == "death"):
        about |= _OF_THE_BODY
    return about


def _raised_by(world: World, wanted: list[str]) -> set[str]:
    """Storylets of which one of these facts comes."""
    found = set(wanted) & set(world.storylets)
    for storylet in world.storylets.values():
        effects = [*storylet.effects, *(text for option in storylet.options for text in option.effects)]
        if any(world.effects[text].args[:1] and world.effects[text].args[0] in wanted for text in effects):
            found.add(storylet.id)
    return found


def _rate(moment: Moment, about: set[str], causes: list[Moment]) -> int:
    value = min(_NEXT, moment.weight)
    value += _TO_THE_POINT if moment.about in about else 0
    return value + (_A_CAUSE if moment in causes else 0)


def _distinct(moments: list[Moment]) -> list[Moment]:
    """Each moment once; of two on one turn that say the same, the first."""
    seen: set[tuple[int, str]] = set()
    found = []
    for moment in moments:
        if (moment.turn, moment.text) not in seen:
            seen.add((moment.turn, moment.text))
            found.append(moment)
    return found


def _spread(rated: list[Moment], most: int) -> list[Moment]:
    """The best, each of another turn as long as there are others."""
    chosen: list[Moment] = []
    for moment in rated:
        if len(chosen) < most and moment.turn not in {m.turn for m in chosen}:
            chosen.append(moment)
    return chosen


def _warned(course: Course, warnings: list[Moment], about: set[str]) -> str:
    """``You were warned twice: at 21:40, and at 22:15.``"""
    fitting = [m for m in warnings if m.about in about] or warnings
    times = list(dict.fromkeys(m.time for m in sorted(fitting, key=lambda m: m.turn)))
    if not times:
        return ""
    key = {1: "warned_once", 2: "warned_twice"}.get(len(times), "warned_often")
    return course.words(key, count=len(times), first=times[0], last=times[-1])


def _write(course: Course, chosen: list[Moment]) -> None:
    """The chosen first, in their order, then the weightiest of the others."""
    state = course.state
    keys = {(m.turn, m.text) for m in chosen}
    rest = [m for m in state.moments if (m.turn, m.text) not in keys]
    rest.sort(key=lambda m: (-m.weight, -m.turn))
    rest = sorted(rest[: _KEPT - len(chosen)], key=lambda m: m.turn)
    for moment in rest:
        moment.weight = min(_NEXT, moment.weight)
    for moment in chosen:
        moment.weight = _HEAVIEST
    state.moments = [*sorted(chosen, key=lambda m: m.turn), *rest]
