"""The rules of the night, each explained in one line where it first matters.

Lives here: which lesson is due. May import: the rules below it, ``engine.world``. Promises: one lesson
a turn at most, each once a night; a lesson is no part of the dispatch.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.rules.conditions import all_hold, is_dark
from engine.rules.course import Course
from engine.rules.display import company
from engine.rules.movement import blocked_exits
from engine.rules.offering import exposed
from engine.rules.things import bag_is_full
from engine.rules.threats import present_stage
from engine.rules.wording import mark

_OUT_OF_BREATH, _AFRAID, _KEPT = 30, 60, 3


def lesson(course: Course) -> str:
    """The line to show beside this turn, or nothing."""
    known = course.world.tongue(course.state.language).lessons
    for name, text in (*_own(course), *((name, known.get(name, "")) for name in _matters(course))):
        key = f"lesson:{name}"
        if text and not course.state.used.get(key, 0):
            mark(course.state, key)
            return text
    return ""


def _own(course: Course) -> Iterator[tuple[str, str]]:
    """Lessons of the pack's own that matter now, in its order."""
    for each in course.world.info.lessons:
        if all_hold(course.world, course.state, each.when):
            yield f"{course.world.name}:{each.id}", each.text


def _matters(course: Course) -> Iterator[str]:
    """Names of the lessons that matter on this turn, the most pressing first."""
    world, state, before = course.world, course.state, course.before
    player, stage = state.player_state, present_stage(course)
    debts = (state.counters.get("debts", 0), before.counters.get("debts", 0))
    given = [sum(len(page.promises) for page in s.characters.values()) for s in (state, before)]
    matters = (
        (state.turn_count == 0 and not state.mercy, "no_mercy"),
        (player.bleeding, "bleeding"),
        (course.wounded, "wounded"),
        (stage >= 3, "threat_near"),
        (stage == 2, "threat_seen"),
        (stage == 1, "threat_sign"),
        (exposed(world, state), "shelter"),
        (given[0] > given[1], "promise"),
        (debts[0] > debts[1], "debt"),
        (bool(company(world, state)), "company"),
        (bool(course.rolls), "roll"),
        (player.noise >= 2, "noise"),
        (is_dark(world, state) and not player.light, "dark"),
        (player.film < before.player_state.film, "film"),
        (world.info.keeps and player.kept >= _KEPT, "kept"),
        (player.stamina < _OUT_OF_BREATH, "stamina"),
        (player.fear >= _AFRAID, "fear"),
        (player.hiding, "hiding"),
        (bag_is_full(world, state), "bag"),
        (player.light, "battery"),
        (state.turn_count >= 1, "clock"),
        (course.arrived and bool(blocked_exits(world, state)), "door"),
        (state.weather not in ("clear", before.weather), "weather"),
    )
    return (name for true, name in matters if true)
