"""Carrying out what the player chose: everything a pack spells out itself.

Lives here: storylet options, exits, uses, topics, counters. May import: the rules below it,
``engine.world``. Promises: a deed that cannot be done changes nothing and says why
(:class:`RefusedError`); a deed that fails still changes the ledger.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.rules.conditions import all_hold
from engine.rules.course import Course
from engine.rules.dice import try_risk
from engine.rules.effects import apply, person, place_threat, put_thing, stage_of
from engine.rules.movement import blocked_exits, enter, exit_to, note_seen
from engine.rules.things import bag_is_full, find_use, is_in_reach, open_topics, topic_key, use_key
from engine.rules.wording import Blanks, any_told, definite, has_fresh, mark, say
from engine.state import Action

if TYPE_CHECKING:
    from engine.state import Roll
    from engine.world.schema import Risk


_LEARNED, _MOST_LEARNED = 2, 5
"""Alarm that a threat keeps for each time the same thing has put it off before, and at most."""

_FAILED: Final = 1
"""Alarm that a failed answer adds to what the pack says of it."""


class RefusedError(Exception):
    """The action cannot be done now. ``key`` names the phrase that says so, or ``text`` is it."""

    def __init__(self, key: str, text: str = "") -> None:
        super().__init__(text or key)
        self.key = key
        self.text = text


def attempt(
    course: Course,
    key: str,
    texts: Sequence[str],
    effects: Sequence[str],
    risk: Risk | None,
    blanks: Blanks | None = None,
) -> bool:
    """Roll if there is a risk, tell how it went, do the effects. Returns whether it held."""
    mark(course.state, key)
    if risk is not None:
        roll = try_risk(course.world, course.state, course.fate, risk, key)
        course.rolls.append(roll)
        if not roll.held:
            course.state.used.pop(key, None)
            mark(course.state, f"fail:{key}")
            say(course, "action", f"{key}:fail", risk.fail, blanks=blanks or {}, must=True)
            apply(course, risk.fail_effects)
            course.warn()
            _shake(course)
            _keep_roll(course, "moment_failed", roll, 2)
            return False
        _keep_roll(course, "moment_managed", roll, 1)
    say(course, "action", key, texts, blanks=blanks or {}, must=True)
    apply(course, effects)
    return True


def _keep_roll(course: Course, key: str, roll: Roll, weight: int) -> None:
    """Remember a roll as a moment, with its figures."""
    bonus = f" {roll.bonus:+d}" if roll.bonus else ""
    why = course.words("moment_roll", die=roll.die, bonus=bonus, needed=roll.needed)
    course.remember_moment(course.words(key, what=_lower(roll.what)), why, weight, course.source)


def _shake(course: Course) -> None:
    """What every slip leaves behind, whatever the pack says of it."""
    player, counters = course.state.player_state, course.state.counters
    player.fear = min(100, player.fear + 2)
    counters["slips"] = counters.get("slips", 0) + 1


def choose_option(course: Course, action: Action) -> None:
    """Answer the storylet that is open."""
    world, state = course.world, course.state
    storylet = world.storylets.get(action.storylet or "")
    option = next((o for o in storylet.options if o.id == action.target), None) if storylet else None
    if storylet is None or option is None or not all_hold(world, state, option.when):
        raise RefusedError("unread")
    course.minutes += option.minutes
    course.source = storylet.id
    attempt(course, f"{storylet.id}:{option.id}", option.text, option.effects, option.risk)


def go(course: Course, action: Action) -> None:
    """Take a way to another place, at a walk or (``run``) faster and louder."""
    world, state = course.world, course.state
    found = exit_to(world, state, action.target or "", action.other)
    if found is None:
        blocked = next((way for way in blocked_exits(world, state) if way.to == action.target), None)
        raise RefusedError("answer_nowhere", blocked.blocked if blocked else "")
    number, way = found
    start = state.location
    running = action.verb == "run"
    course.minutes += max(1, way.minutes // 2) if running else way.minutes
    course.noise = max(course.noise, way.noise + (1 if running else 0))
    player = state.player_state
    player.stamina = max(0, player.stamina - (22 if running else 4))
    key = f"exit:{start}:{number}"
    course.source = start
    if way.risk is not None and not attempt(course, key, way.text, way.effects, way.risk):
        return
    if state.location == start:
        enter(course, way.to)
    if way.risk is None:
        _tell_way(course, key, way.text, running)
        apply(course, way.effects)
    tell_arrival(course)


def _tell_way(course: Course, key: str, texts: Sequence[str], running: bool) -> None:
    info = course.world.info
    if running and has_fresh(course, "info:runs", info.runs):
        say(course, "action", "info:runs", info.runs)
        return
    place = course.world.places[course.state.location]
    first = course.state.places[place.id].visits <= 1
    if not has_fresh(course, key, texts) and (
        first or has_fresh(course, f"place:{place.id}:again", place.again)
    ):
        return
    say(course, "action", key, texts)


def tell_arrival(course: Course) -> None:
    """The place's own words: all of it the first time, afterwards only something new."""
    state = course.state
    place = course.world.places[state.location]
    if not any_told(state, f"place:{place.id}:first", len(place.first)):
        say(course, "action", f"place:{place.id}:first", place.first, droppable=True)
    else:
        say(course, "action", f"place:{place.id}:again", place.again, fresh_only=True, droppable=True)


def tell_late(course: Course) -> None:
    """A place whose first words had to make way on arrival gets them when a turn has room."""
    state = course.state
    place = course.world.places[state.location]
    stayed = not course.arrived and state.view.came_from is not None
    if stayed and not any_told(state, f"place:{place.id}:first", len(place.first)):
        say(course, "action", f"place:{place.id}:first", place.first)


def use_thing(course: Course, action: Action) -> None:
    """Do one of the things a pack says can be done with a thing."""
    world, state = course.world, course.state
    thing = world.things.get(action.target or "")
    if thing is None or not is_in_reach(world, state, thing.id):
        raise RefusedError("answer_absent")
    found = find_use(world, state, thing, (action.verb,), action.other)
    if found is None:
        raise RefusedError("unread")
    index, use = found
    if use.verb == "film" and state.player_state.film <= 0:
        raise RefusedError("answer_no_film")
    if use.verb == "take" and bag_is_full(world, state):
        raise RefusedError("answer_bag_full")
    course.minutes += use.minutes
    course.source = thing.id
    note_seen(state, thing.id)
    if not course.frozen:
        state.view.focus = thing.id
        if thing.id not in state.inventory:
            state.view.pose = "near"
    held = attempt(
        course, use_key(thing, index), use.text, use.effects, use.risk, {"thing": definite(thing.name)}
    )
    if held:
        _follow_verb(course, thing.id, use.verb, use.effects)


def _follow_verb(course: Course, thing_id: str, verb: str, effects: Sequence[str]) -> None:
    """What a verb means by itself, unless the pack said it."""
    done = {tuple(effect.split()[:2]) for effect in effects}
    placed = any((word, thing_id) in done for word in ("give", "lose", "put"))
    flags = course.state.thing_flags.setdefault(thing_id, [])
    named = {"take": "taken", "read": "read", "film": "filmed", "open": "open", "play": "played"}
    flag = named.get(verb, "seen")
    if verb in ("read", "play"):
        course.read = thing_id
    if flag not in flags:
        flags.append(flag)
    if verb == "take" and not placed:
        put_thing(course, thing_id, "bag")
    elif verb == "throw" and not placed and thing_id in course.state.inventory:
        put_thing(course, thing_id, course.state.location)
        course.noise = max(course.noise, 2)
    elif verb == "film" and not any(effect.startswith("film ") for effect in effects):
        course.state.player_state.film = max(0, course.state.player_state.film - 3)


def raise_topic(course: Course, action: Action) -> None:
    """Say something to a person, or do something with them."""
    world, state = course.world, course.state
    who = world.characters.get(action.target or "")
    topic = None
    if who is not None:
        topic = next((t for t in open_topics(world, state, who) if t.id == action.other), None)
    if who is None or topic is None or person(course, who.id).at != state.location:
        raise RefusedError("answer_absent")
    course.minutes += topic.minutes
    course.source = who.id
    course.noise = max(course.noise, 1)
    page = person(course, who.id)
    if not page.met:
        page.met = True
        note_seen(state, who.id)
    if not course.frozen and not who.unseen:
        state.view.focus = who.id
    attempt(course, topic_key(who, topic), topic.text, topic.effects, topic.risk)


def use_counter(course: Course, action: Action) -> None:
    """Do what helps against a threat."""
    world, state = course.world, course.state
    threat = world.threats.get(action.target or "")
    counter = next((c for c in threat.counters if c.id == action.other), None) if threat else None
    if threat is None or counter is None or not all_hold(world, state, counter.when):
        raise RefusedError("unread")
    page = state.threats[threat.id]
    if page.stage not in counter.stages or page.at != state.location:
        raise RefusedError("answer_absent")
    course.minutes += 1
    course.source = threat.id
    course.countered.add(threat.id)
    before = state.used.get(f"counter:{threat.id}:{counter.id}", 0)
    held = attempt(course, f"counter:{threat.id}:{counter.id}", counter.text, counter.effects, counter.risk)
    if not held:
        course.countered.discard(threat.id)  # it has heard, and takes its own step this turn
        page.alarm = min(10, page.alarm + _FAILED)
        return
    own = [effect.split() for effect in counter.effects if effect.startswith(f"threat {threat.id} ")]
    if not any(words[2] == "alarm" for words in own):
        page.alarm = max(0, page.alarm - 4)
    if not any(words[2] == "stage" for words in own):
        distance = page.distance
        place_threat(course, page, min(page.stage - 1, stage_of(page.alarm)))
        page.distance = max(distance, page.distance)
    # It learns: what has worked before works less each time.
    page.alarm = min(10, page.alarm + min(_MOST_LEARNED, _LEARNED * before))
    if counter.id not in page.known:
        page.known.append(counter.id)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
