"""How a night ends.

Lives here: endings that come by themselves, dawn, and what an ending does to the ledger. May
import: the rules below it, ``engine.world``. Promises: a night that reaches dawn ends; an ended
ledger offers nothing.
"""

from __future__ import annotations

from engine.rules.conditions import all_hold
from engine.rules.course import Course
from engine.rules.reckoning import reckon
from engine.rules.telling import count_words
from engine.rules.wording import fill, say, standing_blanks
from engine.world.conditions import clock_minutes

_GRACE = 25
"""Minutes after dawn in which an ending of the pack's own may still come."""
_DAWN_FAMILIES = ("hiding", "dawn", "out")


def close(course: Course) -> None:
    """End the night if it is time, and tell the ending."""
    state = course.state
    if state.ending is None:
        state.ending = _due(course)
    if state.ending is None:
        return
    ending = course.world.endings[state.ending]
    epilogue = fill(ending.epilogue, standing_blanks(course))
    course.telling.shorten_for(max(ending.text, key=len), max(ending.text, key=count_words))
    say(course, "ending", f"ending:{ending.id}", ending.text, must=True)
    told = next(beat.text for beat in reversed(course.telling.beats) if beat.kind == "ending")
    state.current_phase = "ended"
    state.choices, state.offers, state.open_storylet = [], [], None
    state.player_state.alive = ending.family != "death"
    if ending.family == "death":
        state.player_state.health = 0
    state.display.ending_name = ending.name
    state.display.ending_text = epilogue or told
    course.remember_moment(ending.name, ending.hint, 3)
    reckon(course)


def come_due(course: Course) -> None:
    """End the night at once if what the player did has decided it: nothing else happens then."""
    state = course.state
    if state.ending is None:
        found = _due(course)
        if found is not None and course.world.endings[found].family != "death":
            state.ending = found


def _due(course: Course) -> str | None:
    world, state = course.world, course.state
    for ending in world.endings.values():
        lethal = ending.family == "death" and not course.fair_to_kill
        if ending.when and not lethal and all_hold(world, state, ending.when):
            return ending.id
    if state.minutes >= clock_minutes(world.info.dawn) + _GRACE:
        return _dawn(course)
    return None


def _dawn(course: Course) -> str:
    """The ending of a night that has simply run out."""
    endings = list(course.world.endings.values())
    for family in _DAWN_FAMILIES:
        for ending in endings:
            if ending.family == family:
                return ending.id
    return next((e.id for e in endings if e.family != "death"), endings[0].id)
