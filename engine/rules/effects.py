"""Doing what a pack's effects say to a ledger.

Lives here: the meaning of every word of the effects language. May import: ``engine.state``,
``engine.world``. Promises: meters stay in their bounds; a lethal ending that nothing warned of
wounds instead; a frozen turn moves neither player nor camera.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from engine.rules.course import Course
from engine.rules.movement import enter
from engine.rules.terms import hardness, wanted
from engine.state import CharacterState, PlaceState, ThreatState
from engine.world.effects import Effect

_METER_ENDS: Final = {"health": 100, "stamina": 100, "fear": 100, "kept": 10, "battery": 100, "film": 999}
_INJURIES_KEPT: Final = 8
_STAGE_OF_ALARM: Final = (0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4)
_STAGE_DISTANCE: Final = {0: 40.0, 1: 40.0, 2: 18.0, 3: 5.0, 4: 1.5}


def apply(course: Course, effects: Iterable[str]) -> None:
    """Do the effects, in order, to the course's ledger."""
    for text in effects:
        effect = course.world.effects[text]
        _KINDS[effect.kind](course, effect)


def stage_of(alarm: int) -> int:
    """The stage that an alarm leads to, 0 to 4."""
    return _STAGE_OF_ALARM[min(10, max(0, alarm))]


def distance_of(stage: int) -> float:
    """Metres at which a threat of this stage is first met."""
    return _STAGE_DISTANCE[stage]


def place_threat(course: Course, threat: ThreatState, stage: int) -> None:
    """Put a threat at a stage, here, at the distance that goes with it."""
    threat.stage = min(4, max(0, stage))
    if threat.stage and threat.at is None:
        threat.at = course.state.location
    threat.distance = _STAGE_DISTANCE[threat.stage]


def change_film(course: Course, amount: int) -> None:
    """Run tape through the camcorder (``amount`` is negative)."""
    player = course.state.player_state
    player.film = min(999, max(0, player.film + amount))


def wound_instead(course: Course) -> None:
    """What a death that nobody warned of becomes."""
    state = course.state
    state.player_state.health = max(5, state.player_state.health - 35)
    state.player_state.fear = min(100, state.player_state.fear + 20)
    course.wounded = True
    course.warn()


def _meter(course: Course, effect: Effect) -> None:
    name, number = effect.args[0], effect.number
    state = course.state
    if name == "chaos":
        state.chaos_level = min(10, max(0, number + (state.chaos_level if effect.relative else 0)))
        return
    if name == "tension":
        director = state.director
        director.tension = min(10, max(0, number + (director.tension if effect.relative else 0)))
        return
    player = state.player_state
    if name == "health" and number < 0 and effect.relative:
        number = -max(1, round(-number * hardness(state).wounds))
    value = number + (getattr(player, name) if effect.relative else 0)
    setattr(player, name, min(_METER_ENDS[name], max(0, value)))
    if name == "kept" and number > 0:
        course.note_cause("kept")
    if name == "health" and number < 0 and effect.relative:
        course.wounded = True


def _flag(course: Course, effect: Effect) -> None:
    if effect.args[0] not in course.state.flags:
        course.state.flags.append(effect.args[0])
        course.note_cause(effect.args[0])


def _unflag(course: Course, effect: Effect) -> None:
    _discard(course.state.flags, effect.args[0])


def _place_flag(course: Course, effect: Effect) -> None:
    place = effect.args[1] if len(effect.args) > 1 else course.state.location
    flags = course.state.places.setdefault(place, PlaceState()).flags
    if effect.kind == "place_flag" and effect.args[0] not in flags:
        flags.append(effect.args[0])
        course.note_cause(effect.args[0])
    elif effect.kind == "unplace_flag":
        _discard(flags, effect.args[0])


def _thing_flag(course: Course, effect: Effect) -> None:
    flags = course.state.thing_flags.setdefault(effect.args[0], [])
    if effect.kind == "thing_flag" and effect.args[1] not in flags:
        flags.append(effect.args[1])
    elif effect.kind == "unthing_flag":
        _discard(flags, effect.args[1])


def put_thing(course: Course, thing_id: str, where: str) -> None:
    """Move a thing to ``bag``, ``gone`` or a place."""
    state = course.state
    _discard(state.inventory, thing_id)
    if where == "bag":
        state.inventory.append(thing_id)
        state.view.focus = None if state.view.focus == thing_id else state.view.focus
    elif state.player_state.light and not any(
        "light" in course.world.things[t].tags or t == "torch"
        for t in state.inventory
        if t in course.world.things
    ):
        state.player_state.light = False
    state.things[thing_id] = where


def _put(course: Course, effect: Effect) -> None:
    where = {"here": course.state.location, "nowhere": "gone"}.get(effect.args[1], effect.args[1])
    put_thing(course, effect.args[0], where)


def _injure(course: Course, effect: Effect) -> None:
    injuries = course.state.injuries
    if effect.words not in injuries:
        injuries.append(effect.words)
    del injuries[:-_INJURIES_KEPT]
    course.wounded = True


def _heal(course: Course, effect: Effect) -> None:
    if effect.words == "all":
        course.state.injuries.clear()
    else:
        _discard(course.state.injuries, effect.words)


def _body(course: Course, effect: Effect) -> None:
    player = course.state.player_state
    if effect.kind in ("bleed", "stanch"):
        if effect.kind == "bleed" and not player.bleeding:
            course.remember_moment(course.words("moment_bleeding"), course.because(), 3, "blood")
        player.bleeding = effect.kind == "bleed"
    elif effect.kind == "light":
        player.light = effect.args[0] == "on" and player.battery > 0
    else:
        player.hiding = effect.kind == "hide"


def _noise(course: Course, effect: Effect) -> None:
    course.noise = min(4, max(course.noise, effect.number))


def _move(course: Course, effect: Effect) -> None:
    if not course.frozen and effect.args[0] != course.state.location:
        enter(course, effect.args[0])


def _minutes(course: Course, effect: Effect) -> None:
    course.minutes += max(0, effect.number)


def _weather(course: Course, effect: Effect) -> None:
    course.state.weather = effect.args[0]


def _count(course: Course, effect: Effect) -> None:
    counters = course.state.counters
    counters[effect.args[0]] = effect.number + (counters.get(effect.args[0], 0) if effect.relative else 0)
    course.note_cause(effect.args[0])


def person(course: Course, character_id: str) -> CharacterState:
    """The ledger's page of a character, made from the pack on first use."""
    at = course.world.characters[character_id].at
    return course.state.characters.setdefault(
        character_id, CharacterState(at=None if at == "nowhere" else at)
    )


def _character(course: Course, effect: Effect) -> None:
    found = person(course, effect.args[0])
    if effect.kind == "attitude":
        change = effect.number + (found.attitude if effect.relative else 0)
        found.attitude = min(5, max(-5, change))
    elif effect.kind == "character":
        found.at = {"here": course.state.location, "nowhere": None}.get(effect.args[1], effect.args[1])
    else:
        words = found.memory if effect.kind == "remember" else found.promises
        if effect.args[1] not in words:
            words.append(effect.args[1])


def _threat(course: Course, effect: Effect) -> None:
    if not wanted(course.world, course.state, course.world.threats[effect.args[0]].tags):
        return
    threat = course.state.threats.setdefault(effect.args[0], ThreatState())
    what = effect.args[1]
    if what == "at":
        threat.at = {"here": course.state.location, "nowhere": None}.get(effect.args[2], effect.args[2])
        threat.stage = 0 if threat.at is None else threat.stage
    elif what == "side":
        threat.side = effect.args[2]
    elif what == "know":
        if effect.args[2] not in threat.known:
            threat.known.append(effect.args[2])
    elif what == "warn":
        threat.warned += 1
        beats = course.telling.beats
        course.warn(effect.args[0], beats[-1].text if beats else "")
    else:
        _threat_number(course, threat, what, effect)
    course.countered.add(effect.args[0])


def _threat_number(course: Course, threat: ThreatState, what: str, effect: Effect) -> None:
    if what == "stage":
        place_threat(course, threat, effect.number + (threat.stage if effect.relative else 0))
    elif what == "alarm":
        threat.alarm = min(10, max(0, effect.number + (threat.alarm if effect.relative else 0)))
    else:
        threat.distance = float(max(1, effect.number + (threat.distance if effect.relative else 0)))


def _view(course: Course, effect: Effect) -> None:
    if course.frozen:
        return
    if effect.kind == "focus":
        course.state.view.focus = effect.args[0]
    else:
        course.state.view.pose = effect.args[0]


def _tape(course: Course, effect: Effect) -> None:
    if effect.args[0] not in course.state.effects:
        course.state.effects.append(effect.args[0])


def _learn(course: Course, effect: Effect) -> None:
    _flag(course, effect)
    if effect.args[0] not in course.state.seen_elements:
        course.state.seen_elements.append(effect.args[0])


def _moment(course: Course, effect: Effect) -> None:
    course.remember_moment(effect.words, "", effect.number, course.source)


def _open(course: Course, effect: Effect) -> None:
    course.opened = effect.args[0]


def _ending(course: Course, effect: Effect) -> None:
    ending = course.world.endings[effect.args[0]]
    if ending.family == "death" and not course.fair_to_kill:
        wound_instead(course)
    elif course.state.ending is None:
        course.state.ending = ending.id
        course.ended_by = course.source


def _discard(items: list[str], item: str) -> None:
    if item in items:
        items.remove(item)


_KINDS: Final[dict[str, Callable[[Course, Effect], None]]] = {
    "meter": _meter,
    "flag": _flag,
    "unflag": _unflag,
    "place_flag": _place_flag,
    "unplace_flag": _place_flag,
    "thing_flag": _thing_flag,
    "unthing_flag": _thing_flag,
    "give": lambda course, effect: put_thing(course, effect.args[0], "bag"),
    "lose": lambda course, effect: put_thing(course, effect.args[0], "gone"),
    "put": _put,
    "injure": _injure,
    "heal": _heal,
    "bleed": _body,
    "stanch": _body,
    "hide": _body,
    "unhide": _body,
    "light": _body,
    "noise": _noise,
    "move": _move,
    "minutes": _minutes,
    "weather": _weather,
    "count": _count,
    "attitude": _character,
    "remember": _character,
    "promise": _character,
    "character": _character,
    "threat": _threat,
    "focus": _view,
    "pose": _view,
    "effect": _tape,
    "learn": _learn,
    "moment": _moment,
    "open": _open,
    "ending": _ending,
}
