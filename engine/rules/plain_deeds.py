"""Carrying out what any player may do anywhere, without a pack saying so.

Lives here: wait, listen, look, hide, rest, treat, light, film, take, drop, examine. May import:
the rules below it. Promises: as for :mod:`engine.rules.deeds`; each of these changes at least one
line of the ledger.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from engine.rules.course import Course
from engine.rules.deeds import RefusedError
from engine.rules.effects import change_film, put_thing
from engine.rules.movement import note_seen
from engine.rules.things import bag_is_full, has_camera, has_light, is_in_reach, remedy
from engine.rules.tongue import phrases
from engine.rules.wording import any_told, definite, say, say_common
from engine.state import Action, GameState

if TYPE_CHECKING:
    from engine.world import World

FILM_COST: Final = 3
"""Minutes of tape that an unscripted shot takes."""


def _phrase(course: Course, key: str, **blanks: str) -> None:
    world, state = course.world, course.state
    texts = phrases(world, state, key) or phrases(world, state, "nothing_else")
    say(course, "action", f"deed:{key}", texts, blanks=blanks, must=True)


def _pose(course: Course, pose: str, focus: str | None = None) -> None:
    course.state.view.pose = pose
    course.state.view.focus = focus


def _wait(course: Course, action: Action) -> None:
    player = course.state.player_state
    player.stamina = min(100, player.stamina + 6)
    player.fear = max(0, player.fear - 2)
    course.minutes += 5
    course.state.view.pose = "hide" if player.hiding else "stand"
    say_common(course, "info:waits", course.world.info.waits)


def _listen(course: Course, action: Action) -> None:
    player = course.state.player_state
    player.stamina = min(100, player.stamina + 3)
    counters = course.state.counters
    counters["listened"] = counters.get("listened", 0) + 1
    course.minutes += 3
    own = phrases(course.world, course.state, "listen")
    say_common(course, "deed:listen" if own else "info:waits", own or course.world.info.waits)


def _look(course: Course, action: Action) -> None:
    state, info = course.state, course.world.info
    state.view.step = min(3, state.view.step + 1)
    _pose(course, "stand")
    state.player_state.hiding = False
    course.minutes += 3
    state.counters["looked"] = state.counters.get("looked", 0) + 1
    place = course.world.places[state.location]
    if not any_told(state, f"place:{place.id}:first", len(place.first)):
        say(course, "action", f"place:{place.id}:first", place.first)
    else:
        say_common(course, "info:looks", info.looks)


def _look_back(course: Course, action: Action) -> None:
    _pose(course, "back")
    course.minutes += 1
    player = course.state.player_state
    player.fear = max(0, player.fear - 3)
    _phrase(course, "lookback")


def _hide(course: Course, action: Action) -> None:
    place = course.world.places[course.state.location]
    if not place.hide:
        raise RefusedError("answer_no_hiding")
    if course.state.player_state.hiding:
        raise RefusedError("answer_already")
    course.state.player_state.hiding = True
    _pose(course, "hide")
    course.minutes += 2
    say_common(course, "info:hides", course.world.info.hides, {"spot": place.hide})


def _unhide(course: Course, action: Action) -> None:
    if not course.state.player_state.hiding:
        raise RefusedError("answer_already")
    course.state.player_state.hiding = False
    _pose(course, "stand")
    course.minutes += 1
    _phrase(course, "unhide")


def _rest(course: Course, action: Action) -> None:
    player = course.state.player_state
    player.stamina = min(100, player.stamina + 35)
    player.fear = max(0, player.fear - 10)
    if not player.bleeding:
        player.health = min(100, player.health + 4)
    course.minutes += 20
    _pose(course, "down")
    say_common(course, "info:rests", course.world.info.rests)


def _treat(course: Course, action: Action) -> None:
    thing = remedy(course.world, course.state)
    player = course.state.player_state
    if thing is None and player.bleeding:
        _press(course)
        return
    if thing is None:
        raise RefusedError("answer_absent")
    if not player.bleeding and not course.state.injuries and player.health >= 90:
        raise RefusedError("answer_already")
    player.bleeding = False
    player.health = min(100, player.health + 20)
    if course.state.injuries:
        course.state.injuries.pop(0)
    flags = course.state.thing_flags.setdefault(thing.id, [])
    put_thing(course, thing.id, "gone") if "half" in flags else flags.append("half")
    course.minutes += 8
    _phrase(course, "treat", thing=definite(thing.name))


def _press(course: Course) -> None:
    """Stop blood with what one wears: slower, and it costs breath."""
    player = course.state.player_state
    player.bleeding = False
    player.stamina = max(0, player.stamina - 10)
    course.minutes += 12
    _pose(course, "down")
    _phrase(course, "press")


def _light(course: Course, action: Action) -> None:
    player = course.state.player_state
    if not has_light(course.world, course.state) or player.battery <= 0:
        raise RefusedError("answer_no_torch")
    if player.light:
        raise RefusedError("answer_already")
    player.light = True
    course.minutes += 1
    _phrase(course, "light_on")


def _dark(course: Course, action: Action) -> None:
    if not course.state.player_state.light:
        raise RefusedError("answer_already")
    course.state.player_state.light = False
    course.minutes += 1
    _phrase(course, "light_off")


def _film(course: Course, action: Action) -> None:
    world, state = course.world, course.state
    if not has_camera(world, state) or state.player_state.film <= 0:
        raise RefusedError("answer_no_film")
    target = action.target or state.location
    change_film(course, -FILM_COST)
    state.counters["filmed"] = state.counters.get("filmed", 0) + 1
    living = target in world.threats or target in world.characters
    flag = f"filmed_{target}"
    if flag not in state.flags:
        state.flags.append(flag)
        if living:
            state.counters["proof"] = state.counters.get("proof", 0) + 1
            course.note_cause("proof")
    if world.info.keeps and (living or state.counters["filmed"] % 4 == 0):
        state.player_state.kept = min(10, state.player_state.kept + 1)
        course.note_cause("kept")
    course.minutes += FILM_COST
    _pose(course, state.view.pose, None if target == state.location else target)
    note_seen(state, target)
    say_common(course, "info:films", world.info.films, {"thing": film_name(course, target)})


def film_name(course: Course, target: str) -> str:
    """What is filmed, as it stands in a sentence."""
    world = course.world
    if target in world.characters:
        return world.characters[target].name
    if target in world.threats:
        return world.threats[target].name
    if target in world.things:
        return definite(world.things[target].name)
    return definite(world.places[target].name if target in world.places else target)


def _take(course: Course, action: Action) -> None:
    world, state = course.world, course.state
    thing = world.things.get(action.target or "")
    if thing is None or not is_in_reach(world, state, thing.id):
        raise RefusedError("answer_absent")
    if thing.id in state.inventory:
        raise RefusedError("answer_already")
    if not thing.portable:
        raise RefusedError("unread")
    if bag_is_full(world, state):
        raise RefusedError("answer_bag_full")
    put_thing(course, thing.id, "bag")
    note_seen(state, thing.id)
    course.minutes += 1
    _phrase(course, "take", thing=definite(thing.name))


def _drop(course: Course, action: Action) -> None:
    world, state = course.world, course.state
    thing = world.things.get(action.target or "")
    if thing is None or thing.id not in state.inventory:
        raise RefusedError("answer_absent")
    put_thing(course, thing.id, state.location)
    course.minutes += 1
    _phrase(course, "drop", thing=definite(thing.name))


def _throw(course: Course, action: Action) -> None:
    world, state = course.world, course.state
    thing = world.things.get(action.target or "")
    if thing is None or not thing.portable or not is_in_reach(world, state, thing.id):
        raise RefusedError("answer_absent")
    put_thing(course, thing.id, state.location)
    course.noise = max(course.noise, 2)
    course.minutes += 1
    _phrase(course, "throw", thing=definite(thing.name))


def _shout(course: Course, action: Action) -> None:
    course.noise = max(course.noise, 3)
    course.minutes += 1
    course.state.counters["shouted"] = course.state.counters.get("shouted", 0) + 1
    _phrase(course, "shout")


def _examine(course: Course, action: Action) -> None:
    world, state = course.world, course.state
    thing = world.things.get(action.target or "")
    if thing is None or not is_in_reach(world, state, thing.id):
        raise RefusedError("answer_absent")
    flags = state.thing_flags.setdefault(thing.id, [])
    if "seen" not in flags:
        flags.append("seen")
    note_seen(state, thing.id)
    state.player_state.stamina = min(100, state.player_state.stamina + 1)
    course.minutes += 2
    if thing.id in state.inventory:
        state.view.focus = thing.id
    else:
        _pose(course, "near", thing.id)
    _phrase(course, "examine", thing=definite(thing.name))


def _read(course: Course, action: Action) -> None:
    """Go over a document again that was read before."""
    world, state = course.world, course.state
    thing = world.things.get(action.target or "")
    if thing is None or not is_in_reach(world, state, thing.id):
        raise RefusedError("answer_absent")
    if not was_read(world, state, thing.id):
        raise RefusedError("unread")
    course.read = thing.id
    course.minutes += 3
    player = state.player_state
    player.stamina = min(100, player.stamina + 2)
    _phrase(course, "read_again", thing=definite(thing.name))


def was_read(world: World, state: GameState, thing_id: str) -> bool:
    """Whether this is a document that the player has read (or heard) before."""
    flags = state.thing_flags.get(thing_id, ())
    return bool(world.things[thing_id].document) and ("read" in flags or "played" in flags)


PLAIN: Final[dict[str, Callable[[Course, Action], None]]] = {
    "wait": _wait,
    "listen": _listen,
    "look": _look,
    "lookback": _look_back,
    "hide": _hide,
    "unhide": _unhide,
    "rest": _rest,
    "treat": _treat,
    "light": _light,
    "dark": _dark,
    "film": _film,
    "take": _take,
    "drop": _drop,
    "throw": _throw,
    "shout": _shout,
    "examine": _examine,
    "read": _read,
}
"""Verbs that need nothing of the pack."""
