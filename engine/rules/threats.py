"""What comes for the player: habit, alarm, stage, and the words for each.

Lives here: one turn of every threat. May import: the rules below it, ``engine.world``. Promises:
a threat climbs one stage at a time and each step is told (a sign before it is seen, seen before
it is near); it wounds before it kills; it kills only after nine turns and two readable warnings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.rules.conditions import all_hold, holds
from engine.rules.course import Course
from engine.rules.dice import throw
from engine.rules.effects import apply, distance_of, place_threat, stage_of
from engine.rules.movement import note_seen
from engine.rules.terms import hardness, wanted
from engine.rules.wording import SIDES, definite, has_fresh, say
from engine.state import ThreatState

if TYPE_CHECKING:
    from engine.world.schema import Threat

_TELL_OF_STAGE: Final = {1: "sign", 2: "seen", 3: "near"}
_SIDES: Final = ("ahead", "left", "right", "behind")
_CALM_AFTER_WOUND: Final = 7
_REST, _LONG_REST = 3, 7
"""Turns before a threat that was shaken off can be seen again."""
_HUNTING: Final = 4
"""Alarm from which a threat follows the player to the next place."""
WARNINGS_TO_KILL: Final = 2
_ABSENT: Final = ThreatState()
_SHORTEST_NAME: Final = 2
HOPELESS_HEALTH: Final = 70


def stir(course: Course) -> None:
    """Let every threat take notice, and the most alarmed of them take one step."""
    state = course.state
    seen_before = {key for key, page in course.before.threats.items() if page.stage >= 2}
    waiting: list[tuple[int, str]] = []
    for threat in course.world.threats.values():
        page = state.threats.setdefault(threat.id, ThreatState())
        if threat.id in course.countered or not wanted(course.world, state, threat.tags):
            continue
        _notice(course, threat, page)
        _follow(course, threat, page)
        waiting.append((-page.alarm - 10 * page.stage, threat.id))
    for _, threat_id in sorted(waiting):
        if state.ending is not None or _step(
            course, course.world.threats[threat_id], state.threats[threat_id]
        ):
            break
    for key in seen_before:
        if state.threats[key].stage < 2:
            state.director.since[f"lost:{key}"] = state.turn_count


def introduce(course: Course) -> None:
    """Nobody stands in the frame whom the words do not speak of: a threat that an effect has brought
    into sight is told, if there is room; else it is only a sign as yet."""
    state, before = course.state, course.before
    for threat in course.world.threats.values():
        page = state.threats[threat.id]
        was = before.threats.get(threat.id, _ABSENT)
        seen_here = was.stage >= 2 and (was.at == before.location or before.location != state.location)
        if page.stage < 2 or page.at != state.location or seen_here or _spoken_of(course, threat):
            continue
        if _tell(course, threat, "seen", fresh_only=True):
            page.warned += 1
            course.warn(threat.id, course.telling.beats[-1].text)
            note_seen(state, threat.id)
        else:
            place_threat(course, page, 1)


def _spoken_of(course: Course, threat: Threat) -> bool:
    """Whether this turn's words name the threat, or are its own."""
    names = [name for name in (threat.name, *threat.names) if len(name) > _SHORTEST_NAME]
    for beat in course.telling.beats:
        if beat.source.startswith((f"threat:{threat.id}:", f"counter:{threat.id}:")):
            return True
        spoken = beat.text.lower()
        if any(definite(name).removeprefix("the ").lower() in spoken for name in names):
            return True
    return False


def present_stage(course: Course) -> int:
    """The highest stage of any threat that is in the player's place."""
    state = course.state
    return max((t.stage for t in state.threats.values() if t.at == state.location), default=0)


def _notice(course: Course, threat: Threat, page: ThreatState) -> None:
    """Alarm rises with habits the player feeds, and falls without."""
    world, state = course.world, course.state
    stirs = all_hold(world, state, threat.when)
    reached = state.location in threat.roams or page.at == state.location
    gain = sum(worth for text, worth in threat.habits.items() if holds(world, state, text)) if stirs else 0
    if gain > 0 and reached:
        if state.player_state.hiding or state.director.mode == "relief":
            gain = (gain + 1) // 2
        gain += _late(course)
        gain += {"LUCKY": -1, "UNLUCKY": 1}.get(course.fate, 0) + hardness(state).alarm
        before = page.alarm
        page.alarm = min(10, page.alarm + max(0, min(4, gain)))
        if state.player_state.noise >= 2 and stage_of(before) < 2 <= stage_of(page.alarm):
            text = course.words("moment_heard", name=_capital(threat.name))
            course.remember_moment(
                text, course.words("moment_heard_why", choice=state.last_choice), 2, threat.id
            )
        return
    if stirs and page.stage >= 2 and page.at == state.location and not state.player_state.hiding:
        # It has the player in view and nothing is done about it: it does not lose heart by itself.
        page.alarm = min(10, page.alarm + (page.stage - 1 if state.director.mode != "relief" else 0))
        return
    calm = threat.calms + (1 if state.player_state.hiding or not reached else 0)
    page.alarm = max(0, page.alarm - max(0, calm - _late(course)))


def _late(course: Course) -> int:
    """The second half of a night is less forgiving: 1, else 0."""
    return int(2 * course.state.turn_count > course.world.info.turns)


def _follow(course: Course, threat: Threat, page: ThreatState) -> None:
    """Keep its whereabouts: it comes after a player it is sure of, a step or two behind; else it
    has to be met again from its first sign."""
    state = course.state
    if page.at == state.location:
        return
    hunting = page.alarm >= _HUNTING and course.arrived
    behind = 2 if state.view.pose == "run" else 1
    if page.alarm >= 2 and state.location in threat.roams:
        page.at = state.location
        page.stage = max(1, page.stage - behind) if hunting and page.stage >= 2 else min(page.stage, 1)
        page.distance = max(page.distance, distance_of(page.stage))
        page.side = _SIDES[throw(state, f"side:{threat.id}", 4)]
    elif page.alarm == 0:
        page.at, page.stage = None, 0
    else:
        page.stage = 0


def _step(course: Course, threat: Threat, page: ThreatState) -> bool:
    """Climb, fall or hold. Returns whether the threat took the turn's attention."""
    if page.at != course.state.location:
        return False
    wanted = stage_of(page.alarm)
    if wanted > page.stage:
        return _contact(course, threat, page) if page.stage == 3 else _climb(course, threat, page)
    if wanted < page.stage:
        place_threat(course, page, page.stage - 1)
        if page.stage <= 1:
            return _tell(course, threat, "lose")
        return False
    if page.stage >= 2:
        page.distance = max(1.5, round(page.distance * 0.8, 1))
    return page.stage == 3 and _tell(course, threat, "near", fresh_only=True)


def _climb(course: Course, threat: Threat, page: ThreatState) -> bool:
    """One stage up; only if its words have room, so that it is never unread."""
    state = course.state
    stage = page.stage + 1
    if stage == 2 and (_resting(course, threat) or _another_is_here(course, threat)):
        return False
    if page.side == "ahead" or stage == 2:
        page.side = _SIDES[throw(state, f"side:{threat.id}:{stage}", 4)]
    if not _tell(course, threat, _TELL_OF_STAGE[stage], must=stage == 3):
        return False
    place_threat(course, page, stage)
    page.warned += 1
    course.warn(threat.id, course.telling.beats[-1].text)
    if stage >= 2:
        note_seen(state, threat.id)
        if not course.frozen and stage == 2 and state.view.pose != "hide":
            state.view.focus = threat.id
    return True


def _another_is_here(course: Course, threat: Threat) -> bool:
    """One thing at a time comes for the player, so that it is always plain which: the others stay signs."""
    here = course.state.location
    pages = course.state.threats.items()
    return any(key != threat.id and page.stage >= 2 and page.at == here for key, page in pages)


def _resting(course: Course, threat: Threat) -> bool:
    """Whether it was shaken off so lately that it is not seen again yet: longer when all its words
    have been told."""
    lost = course.state.director.since.get(f"lost:{threat.id}")
    if lost is None:
        return False
    seen = [tell for tell in threat.tells if tell.stage == "seen"]
    fresh = any(has_fresh(course, f"threat:{threat.id}:{threat.tells.index(t)}", t.text) for t in seen)
    rest = (_REST if fresh else _LONG_REST) + hardness(course.state).rest
    return course.state.turn_count - lost < rest


def _contact(course: Course, threat: Threat, page: ThreatState) -> bool:
    """It is upon the player: a wound, or what the wounds and warnings before have earned."""
    course.combat = True
    earned = page.wounds >= 1 and page.warned > WARNINGS_TO_KILL and course.fair_to_kill
    spent = course.state.player_state.health <= HOPELESS_HEALTH or page.wounds >= 2
    if earned and spent and course.fate != "LUCKY":
        page.stage, page.distance = 4, 1.0
        _tell(course, threat, "kill", must=True)
        course.state.ending = threat.ending
        text = course.words("moment_reached", name=_capital(threat.name))
        course.remember_moment(text, course.words("moment_seen_before", count=page.warned), 5, threat.id)
        return True
    _tell(course, threat, "wound", must=True)
    apply(course, threat.wound)
    page.wounds += 1
    page.alarm = _CALM_AFTER_WOUND
    place_threat(course, page, 2)
    course.wounded = True
    course.warn()
    text = course.words("moment_wounded", name=_capital(threat.name))
    course.remember_moment(text, course.because(), 4, threat.id)
    return True


def _tell(
    course: Course, threat: Threat, stage: str, *, must: bool = False, fresh_only: bool = False
) -> bool:
    """Tell the most particular words of a stage that fit; do their effects."""
    fitting = [t for t in threat.tells if t.stage == stage and all_hold(course.world, course.state, t.when)]
    fitting.sort(key=lambda tell: -len(tell.when))
    for tell in fitting:
        key = f"threat:{threat.id}:{threat.tells.index(tell)}"
        if say(
            course,
            "threat",
            key,
            tell.text,
            blanks={"side": SIDES.get(course.state.threats[threat.id].side, "ahead")},
            must=must,
            fresh_only=fresh_only,
        ):
            apply(course, tell.effects)
            return True
    return False


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
