"""What a turn costs: the clock, the torch, the tape, blood, breath and nerve.

Lives here: settling a turn's price. May import: the rules below it, ``engine.world``. Promises:
time never runs back; a body in good health is never killed by one blow; each consequence is told
once a night.
"""

from __future__ import annotations

from typing import Final

from engine.rules.conditions import is_dark, is_night
from engine.rules.course import Course
from engine.rules.dice import throw
from engine.rules.terms import hardness
from engine.rules.threats import present_stage
from engine.rules.traces import bled
from engine.rules.wording import any_told, say
from engine.state import GameState
from engine.world.conditions import clock_minutes

_BATTERY_A_TURN: Final = 2
_LEAST_MINUTES, _MOST_MINUTES = 3, 30
_SURVIVABLE: Final = 30
"""Health before a turn from which no single turn kills."""
_DAWN_NEAR: Final = 70
_MEMORABLE: Final = 10
"""Health lost in one turn that the ending page may speak of."""


def settle(course: Course) -> None:
    """Charge the turn to the ledger, and say what has just become true."""
    state = course.state
    if state.ending is None:
        _body(course)
    _clock(course)
    _light(course)
    _nerve(course)
    _survive(course)
    if state.ending is None:
        _tell_changes(course)


def _clock(course: Course) -> None:
    """Time runs so that dawn comes in about the pack's number of turns; slower in danger."""
    state, info = course.state, course.world.info
    remaining = clock_minutes(info.dawn) - state.minutes
    steady = remaining / max(2, info.turns - state.turn_count + 1)
    steady *= (75 + throw(state, "clock", 51)) / 100
    if present_stage(course) >= 2 or state.open_storylet is not None:
        steady /= 3
    own = course.minutes
    passed = max(own, min(_MOST_MINUTES, max(_LEAST_MINUTES, round(steady))))
    minutes = (state.minutes + passed) % (24 * 60)
    hours = (minutes // 60 + 12) % 24
    state.time_of_day = f"{hours:02d}:{minutes % 60:02d}"


def _body(course: Course) -> None:
    player = course.state.player_state
    player.noise = course.noise
    _remember_wounds(course)
    bled(course)
    if player.bleeding and course.before.player_state.bleeding:
        player.health = max(0, player.health - hardness(course.state).blood)
    if present_stage(course) == 0 and not course.wounded:
        player.stamina = min(100, player.stamina + 2)


def _remember_wounds(course: Course) -> None:
    """Keep for the ending page what hurt, and that a wound was left as it was."""
    state, before = course.state, course.before.player_state
    lost = before.health - state.player_state.health
    if lost >= _MEMORABLE and not course.combat:
        new = [injury for injury in state.injuries if injury not in course.before.injuries]
        text = course.words("moment_hurt", injury=new[-1]) if new else course.words("moment_hurt_plain")
        course.remember_moment(text, course.because(), 2, "body")
    if state.player_state.bleeding and before.bleeding and state.turn_count > 1:
        of_blood = [moment for moment in state.moments if moment.about == "blood"]
        if not of_blood or of_blood[-1].weight == 3:
            course.remember_moment(course.words("moment_unbound"), course.because(), 2, "blood")


def _light(course: Course) -> None:
    player = course.state.player_state
    if player.light:
        player.battery = max(0, player.battery - _BATTERY_A_TURN)
        player.light = player.battery > 0


def _nerve(course: Course) -> None:
    """Fear follows the threat and the dark, and fades in shelter and light."""
    state = course.state
    player = state.player_state
    stage = present_stage(course)
    change = (0, 2, 4, 8, 12)[stage] + (8 if course.wounded else 0)
    if is_dark(course.world, state) and not player.light:
        change += 3
    if change == 0:
        change = -3 if course.world.places[state.location].shelter else -1
    player.fear = min(100, max(0, player.fear + change))


def _survive(course: Course) -> None:
    """Warn, wound, then kill: no turn takes a body from fair health to nothing."""
    state = course.state
    player = state.player_state
    if player.health > 0:
        return
    if course.before.player_state.health > _SURVIVABLE or not course.fair_to_kill:
        player.health = 5
        return
    if state.ending is None:
        state.ending = _death(course)
        why = ", ".join(state.injuries[-2:]) or course.words("moment_blood")
        course.remember_moment(course.words("moment_body"), why, 4, "body")


def _death(course: Course) -> str:
    """The ending of a body that has nothing left."""
    world, state = course.world, course.state
    if world.info.death:
        return world.info.death
    deaths = [e.id for e in world.endings.values() if e.family == "death"]
    hunters = [
        world.threats[i].ending for i, page in state.threats.items() if page.wounds and i in world.threats
    ]
    return (hunters or deaths or list(world.endings))[0]


def true_changes(course: Course) -> list[str]:
    """Names of the consequences that hold now, weightiest first."""
    state, before = course.state, course.before
    player = state.player_state
    left = clock_minutes(course.world.info.dawn) - state.minutes
    found = {
        "bleeding": player.bleeding,
        "torch_out": player.battery == 0 and before.player_state.battery > 0,
        "battery_low": 0 < player.battery <= 25 and player.light,
        "nightfall": is_night(course.world, state),
        "film_low": player.film <= 12 and before.player_state.film > player.film,
        "exhausted": player.stamina < 15,
        "afraid": player.fear >= 80,
        "dawn_near": left <= _DAWN_NEAR,
    }
    return [name for name, true in found.items() if true]


def _tell_changes(course: Course) -> None:
    changes = course.world.info.changes
    for name in true_changes(course):
        texts = changes.get(name, ())
        key = f"change:{name}"
        if texts and not any_told(course.state, key, len(texts)) and say(course, "change", key, texts):
            if name == "bleeding":
                course.warn("blood", course.telling.beats[-1].text)
            return


def mood(state: GameState, stage: int) -> str:
    """``normal``, ``escalating`` or ``critical``."""
    player, tension = state.player_state, state.director.tension
    if stage >= 3 or player.health <= 25 or tension >= 9 or state.chaos_level >= 9:
        return "critical"
    if stage >= 2 or tension >= 5 or player.bleeding or player.fear >= 75 or state.chaos_level >= 5:
        return "escalating"
    return "normal"


def chaos(state: GameState, stage: int) -> int:
    """How far the night has come apart, 0 to 10: it moves by one a turn toward its cause."""
    cause = stage * 2 + state.director.tension // 3 + (3 if state.weather in ("storm", "lightning") else 0)
    cause = min(10, cause + state.player_state.kept // 4)
    step = (cause > state.chaos_level) - (cause < state.chaos_level)
    return min(10, max(0, state.chaos_level + step))
