"""The hand that paces the night: which kind of beat is due, and which storylet gives it.

Lives here: the tension curve, the choice of storylets. May import: the rules below it,
``engine.world``. Promises: no storylet comes twice in a night while another fits; after two
turns in which little happened, something does.
"""

from __future__ import annotations

from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, Final

from engine.rules.conditions import all_hold
from engine.rules.course import Course
from engine.rules.dice import stable, throw
from engine.rules.effects import apply
from engine.rules.terms import barred, wanted
from engine.rules.threats import present_stage
from engine.rules.wording import has_fresh, mark, say
from engine.world.conditions import word_set

if TYPE_CHECKING:
    from engine.world import World
    from engine.world.schema import Storylet

_DUE: Final[dict[str, dict[str, float]]] = {
    "rising": {"quiet": 1, "sign": 3, "discovery": 3, "pressure": 2, "blow": 0.4, "breath": 0.7},
    "peak": {"quiet": 0.2, "sign": 1, "discovery": 0.7, "pressure": 3, "blow": 2.5, "breath": 0.3},
    "relief": {"quiet": 2.5, "sign": 1, "discovery": 2, "pressure": 0.4, "blow": 0.05, "breath": 3},
}
"""How much each kind of beat is wanted in each stretch of the curve."""
_TENSION: Final = {"quiet": -1, "sign": 1, "discovery": 0, "pressure": 1, "blow": 2, "breath": -2}
_REMEMBERED: Final = 0.2
_DEALT_OUT: Final = 0.3
_RARE_ODDS: Final = 8
_SHARPNESS: Final = 2.0
"""Odds of a storylet grow with this power of its worth: what fits best mostly wins, and nothing that fits
is shut out for good."""
_DIE: Final = 10_000
_DEEDS: Final = word_set("flag remembers told thing has")
_DEED: Final = 3.0
"""Worth of a condition that some deed of the player has to have made true."""
_FEW_PLACES: Final = {1: 7.0, 2: 5.0, 3: 4.0}
_SOME_PLACES: Final = 3.0
"""Worth of belonging to one place, two, three, or more."""
_EVENT_ODDS: Final = (80, 95, 100)
"""Chance in a hundred of an event, by how long little has happened."""
_WITH_COMPANY: Final = ("sign", "pressure", "blow")
"""Kinds of beat that can come while a threat is in sight."""
_FIRM: Final = ("action", "threat")
"""Kinds of beat that no event pushes out: what the player did, and what comes for them."""
_FORCED: Final = "forced"
_PATIENCE: Final = 2
"""Turns that what must happen anywhere can wait for a better moment."""
_BLOW_FROM: Final = 6
_BLOWS_APART: Final = 2
"""Turns from one blow to the next, at least: time to answer the first."""


def give_event(course: Course) -> None:
    """Let the storylet happen that was opened, or that must, or that is due."""
    if course.state.ending is not None:
        return
    _ripen(course)
    if course.opened is not None:
        opened = course.world.storylets[course.opened]
        if wanted(course.world, course.state, opened.tags):
            _happen(course, opened, must=False)
            return
        course.opened = None
    eventful = not _threat_is_told(course) and _falls_due(course)
    candidates = _candidates(course, only_forced=not eventful)
    forced = [s for s in candidates if s.forced and not _can_wait(course, s)]
    for storylet in sorted(forced, key=lambda s: (-s.salience, -len(s.when))):
        if _happen(course, storylet, must=True):
            course.state.director.since[_FORCED] = course.state.turn_count
            return
    candidates = [s for s in candidates if not s.forced]
    stage = present_stage(course)
    if stage >= 2:
        candidates = [s for s in candidates if s.beat in _WITH_COMPANY]
    if stage >= 3:
        candidates = [s for s in candidates if not s.options]
    best_due = max(candidates, key=lambda s: _draw(course, s), default=None)
    if best_due is not None:
        _happen(course, best_due, must=False)


def _falls_due(course: Course) -> bool:
    """Whether the die lets something happen: surer the longer little has."""
    stall = min(course.state.director.stall, len(_EVENT_ODDS) - 1)
    return throw(course.state, "event", 100) < _EVENT_ODDS[stall]


def pace(course: Course) -> None:
    """Move the tension curve on by one turn, and count the stall."""
    state = course.state
    director = state.director
    stage = present_stage(course)
    change = _TENSION.get(course.beat or "", 0) + max(0, stage - 1) + (2 if course.wounded else 0)
    if director.mode == "relief":
        change -= 1
    elif change == 0 and state.turn_count % 3 == 0:
        change = 1
    director.tension = min(10, max(0, director.tension + change))
    _turn_curve(course, state.turn_count - director.since.get("mode", 0))
    eventful = course.arrived or course.beat is not None or course.combat
    eventful = eventful or _threat_is_told(course)
    director.stall = 0 if eventful else min(9, director.stall + 1)


def _turn_curve(course: Course, turns: int) -> None:
    director = course.state.director
    before = director.mode
    if director.mode == "rising" and director.tension >= 7:
        director.mode = "peak"
    elif director.mode == "peak" and (turns >= 3 or (course.wounded and turns >= 1)):
        director.mode = "relief"
    elif director.mode == "relief" and (director.tension <= 2 or turns >= 4):
        director.mode = "rising"
    if director.mode != before:
        director.since["mode"] = course.state.turn_count


def _candidates(course: Course, *, only_forced: bool) -> list[Storylet]:
    """Storylets that fit the ledger, are not used up, and have words that fit the turn."""
    world, state = course.world, course.state
    found = []
    out = barred(world, state)
    for storylet in world.storylets_at.get(state.location, ()):
        if only_forced and not storylet.forced:
            continue
        if state.used.get(storylet.id, 0) and (storylet.once or not _can_return(course, storylet)):
            continue
        if out and not out.isdisjoint(storylet.tags):
            continue
        if course.frozen and (storylet.options or _moves(course, storylet)):
            continue
        if storylet.beat == "blow" and not _blow_is_fair(course, storylet):
            continue
        if not all_hold(world, state, storylet.when) or not _is_ripe(course, storylet):
            continue
        if storylet.rare and throw(state, f"rare:{storylet.id}", 100) >= _RARE_ODDS:
            continue
        if storylet.forced or has_fresh(course, storylet.id, storylet.text):
            found.append(storylet)
    return found


@lru_cache(maxsize=16)
def _late(world: World) -> tuple[Storylet, ...]:
    """The storylets that take their time."""
    return tuple(storylet for storylet in world.storylets.values() if storylet.later)


def _ripen(course: Course) -> None:
    """Keep since when the conditions of what takes its time have held."""
    state = course.state
    for storylet in _late(course.world):
        if state.used.get(storylet.id, 0) or not all_hold(course.world, state, storylet.when):
            state.director.since.pop(f"ripe:{storylet.id}", None)
        else:
            state.director.since.setdefault(f"ripe:{storylet.id}", state.turn_count)


def _is_ripe(course: Course, storylet: Storylet) -> bool:
    turn = course.state.turn_count
    return turn - course.state.director.since.get(f"ripe:{storylet.id}", turn) >= storylet.later


def _can_wait(course: Course, storylet: Storylet) -> bool:
    """Whether what must happen gives way for a turn or two: to the answer to what was asked, to a
    threat that is being told, to the words of another that came only now. A blow does not wait,
    nor what belongs to one place."""
    if storylet.at or storylet.beat == "blow":
        return False
    state, since = course.state, course.state.director.since
    waited = state.turn_count - since.setdefault(f"due:{storylet.id}", state.turn_count)
    busy = course.before.open_storylet is not None or _threat_is_told(course)
    busy = busy or state.turn_count - since.get(_FORCED, -_PATIENCE) < _PATIENCE
    return busy and waited < _PATIENCE


def _threat_is_told(course: Course) -> bool:
    return any(beat.kind == "threat" for beat in course.telling.beats)


def _blow_is_fair(course: Course, storylet: Storylet) -> bool:
    """Not in the first turns (unless the pack insists), not on the heels of another, and never beside
    a wound from something else."""
    turn = course.state.turn_count
    last = course.state.director.since.get("blow", -_BLOWS_APART)
    if course.wounded or course.combat:
        return False
    return turn - last >= _BLOWS_APART and (storylet.forced or turn >= _BLOW_FROM)


def _can_return(course: Course, storylet: Storylet) -> bool:
    """Whether words are left of a storylet that may come back."""
    return has_fresh(course, storylet.id, storylet.text)


def _moves(course: Course, storylet: Storylet) -> bool:
    return any(course.world.effects[text].kind == "move" for text in storylet.effects)


def _draw(course: Course, storylet: Storylet) -> float:
    """This storylet's ticket in the draw of the turn: the highest wins, and odds go by worth."""
    state = course.state
    odds: float = _worth(course, storylet) ** _SHARPNESS
    if storylet.id in state.remembered:
        odds *= _REMEMBERED
    elif (stable(storylet.id) + state.seed) % 2:
        odds *= _DEALT_OUT  # each seed deals half the deck first, so that two nights differ
    return log((throw(state, f"pick:{storylet.id}", _DIE) + 1) / (_DIE + 1)) / odds


def _worth(course: Course, storylet: Storylet) -> float:
    """How much this storylet is wanted now."""
    director = course.state.director
    turns = course.state.turn_count - director.since.get(storylet.beat, -2)
    due = _DUE[director.mode][storylet.beat] * min(3.0, 0.3 + turns / 3)
    return due * _particular(course.world)[storylet.id] * (3 if storylet.rare else 1)


@lru_cache(maxsize=16)
def _particular(world: World) -> dict[str, float]:
    """How closely each storylet is cut to its moment. What comes back of a deed, and what belongs to one
    place or two, has few moments in a night, so it goes before what fits anywhere."""
    return {storylet.id: _closeness(world, storylet) for storylet in world.storylets.values()}


def _closeness(world: World, storylet: Storylet) -> float:
    asked = [world.conditions[text].alternatives for text in storylet.when]
    deeds = sum(any(t.kind in _DEEDS and not t.negated for t in tests) for tests in asked)
    places = _FEW_PLACES.get(len(storylet.at), _SOME_PLACES) if storylet.at else 0.0
    return 2 + 1.5 * len(asked) + _DEED * deeds + places + storylet.salience


def _happen(course: Course, storylet: Storylet, *, must: bool) -> bool:
    """Tell the storylet, do its effects, put its options before the player. False if its words have
    no room this turn: then nothing has happened."""
    state = course.state
    told = say(course, "event", storylet.id, storylet.text, must=must, keep=_FIRM)
    if not told and course.opened != storylet.id:
        return False
    mark(state, storylet.id)
    course.opened = None
    course.source = storylet.id
    course.note_cause(storylet.id)
    apply(course, storylet.effects)
    if state.ending is not None:
        return True
    _note(course, storylet)
    follower = _take_opened(course)
    if follower is not None:
        state.open_storylet = follower
    elif storylet.options:
        state.open_storylet = storylet.id
    return True


def _take_opened(course: Course) -> str | None:
    """The storylet that an effect has just opened, once; none that the player does not want."""
    opened, course.opened = course.opened, None
    if opened is not None and not wanted(course.world, course.state, course.world.storylets[opened].tags):
        return None
    return opened


def _note(course: Course, storylet: Storylet) -> None:
    course.beat = storylet.beat
    course.state.director.since[storylet.beat] = course.state.turn_count
    if storylet.beat in ("sign", "pressure", "blow"):
        told = next((beat.text for beat in reversed(course.telling.beats) if beat.kind == "event"), "")
        course.warn(storylet.id, told)
    if storylet.rare:
        course.rare = storylet.id
