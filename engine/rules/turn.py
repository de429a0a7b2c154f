"""One turn, from the player's words to the new ledger.

Lives here: :func:`resolve`. May import: all other rules, ``engine.world``. Promises: pure and
seeded: the same pack, ledger, words and fate give the same outcome; the given ledger is never
changed; a free outcome's ledger equals it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.errors import InvalidFate, RunEnded, SessionNotFound
from engine.rules.answers import answer, refusal
from engine.rules.body import chaos, mood, settle
from engine.rules.changes import consequences
from engine.rules.copies import copied, reconciled
from engine.rules.course import Course
from engine.rules.deeds import RefusedError, choose_option, go, raise_topic, tell_late, use_counter, use_thing
from engine.rules.director import give_event, pace
from engine.rules.display import show, world_prompt
from engine.rules.endings import close, come_due
from engine.rules.lessons import lesson
from engine.rules.offers import make_offers
from engine.rules.plain_deeds import PLAIN
from engine.rules.questions import question
from engine.rules.reading import of_offer, offered, read_step, steps
from engine.rules.scenes import scene
from engine.rules.senses import round_off
from engine.rules.things import find_use
from engine.rules.threats import introduce, present_stage, stir
from engine.rules.wording import say_common
from engine.state import FATES, Action, Beat, GameState, Offer, Outcome
from engine.world.conditions import word_set

if TYPE_CHECKING:
    from engine.world import World

_KEEPS_HIDDEN = word_set("wait listen hide treat light dark film lookback rest freeze cover call talk ask")
"""Verbs that do not bring a hidden player out."""
_ROOM_FOR_SECOND = 230
"""Characters told after which a second step is left for another turn."""


def resolve(
    world: World,
    state: GameState,
    choice_text: str,
    fate: str,
    is_timeout_penalty: bool = False,
    meant: Offer | None = None,
) -> Outcome:
    """What comes of a choice, offered or typed. ``meant``: what the typed words mean, where somebody
    else has read them; one of :func:`engine.rules.known_actions`.

    Raises:
        InvalidFate: ``fate`` is none of LUCKY, NORMAL, UNLUCKY.
        SessionNotFound: the night has not begun.
        RunEnded: the night is over.
    """
    if fate not in FATES:
        raise InvalidFate(f"{fate!r} is no fate; use one of {', '.join(FATES)}.")
    if not state.begun:
        raise SessionNotFound(
            f"The night of session {state.session_id!r} has not begun; ask for its intro first."
        )
    if state.ending is not None:
        raise RunEnded("The night is over; begin a new one, or go back to an earlier turn.")
    text = choice_text.strip()
    ledger = reconciled(world, copied(state))
    sound = (ledger.time_of_day, ledger.location) == (state.time_of_day, state.location)
    before = state if sound else copied(ledger)
    course = Course(world, ledger, before, fate, frozen=is_timeout_penalty)
    _open_turn(course, text)
    if is_timeout_penalty:
        action = Action("timeout", text=text)
        say_common(course, "info:timeouts", world.info.timeouts)
    else:
        try:
            action = _act(course, text) if meant is None else _do_meant(course, text, meant)
        except RefusedError as refused:
            return _free(course, state, text, refused)
    return _finish(course, action)


def _open_turn(course: Course, text: str) -> None:
    state = course.state
    state.turn_count += 1
    state.last_choice = text
    state.effects.clear()
    state.pending = None
    state.view.focus = None if not course.frozen else state.view.focus
    if not course.frozen and state.view.pose in ("run", "back", "near", "down"):
        state.view.pose = "stand"


def _act(course: Course, text: str) -> Action:
    """Read the words and do what they ask. Raises RefusedError before anything has changed."""
    world, before = course.world, course.before
    offer = offered(before, text)
    if offer is not None:
        action = of_offer(offer, text)
        perform(course, action)
        return action
    asked = question(text)
    if asked is not None:
        raise RefusedError(asked)
    parts = steps(world, text)
    action = read_step(world, before, parts[0])
    perform(course, action)
    if len(parts) > 1 and course.telling.characters < _ROOM_FOR_SECOND and not course.opened:
        _second_step(course, parts[1])
    return action


def _do_meant(course: Course, text: str, meant: Offer) -> Action:
    """Do what somebody else has read out of typed words."""
    action = replace(of_offer(meant, text), custom=True)
    perform(course, action)
    return action


def _second_step(course: Course, text: str) -> None:
    """Do the second thing asked for, if the first has left it possible."""
    if course.state.ending is not None:
        return
    done, course.state.open_storylet = course.done, None
    try:
        perform(course, read_step(course.world, course.state, text))
    except RefusedError:
        course.done = done


def perform(course: Course, action: Action) -> None:
    """Do one action. Raises RefusedError, with nothing changed, when it cannot be done."""
    world, state = course.world, course.state
    target = action.target
    hidden = state.player_state.hiding
    if action.storylet is not None:
        choose_option(course, action)
    elif action.verb in ("go", "run") and target in world.places:
        go(course, action)
    elif target in world.threats and action.other is not None:
        use_counter(course, action)
    elif target in world.characters and action.other is not None:
        raise_topic(course, action)
    elif _has_use(course, action):
        use_thing(course, action)
    elif action.verb in PLAIN:
        PLAIN[action.verb](course, action)
    else:
        raise RefusedError("unread")
    if action.verb == "run":
        state.view.pose = "run"
    if hidden and action.verb not in _KEEPS_HIDDEN and target not in state.inventory:
        _come_out(state)
    course.done = (action.verb, target, action.other)


def _come_out(state: GameState) -> None:
    """Whoever does something out in the place no longer hides."""
    state.player_state.hiding = False
    if state.view.pose == "hide":
        state.view.pose = "stand"


def _has_use(course: Course, action: Action) -> bool:
    """Whether the pack itself says what this does with its target."""
    thing = course.world.things.get(action.target or "")
    return (
        thing is not None
        and find_use(course.world, course.state, thing, (action.verb,), action.other) is not None
    )


def _free(course: Course, state: GameState, text: str, refused: RefusedError) -> Outcome:
    """An answer instead of a turn: the ledger stays exactly as it was."""
    world, before = course.world, course.before
    asked = question(text)
    if asked == refused.key:
        words = answer(world, before, asked, text)
    else:
        words = refusal(world, before, refused, text)
    return Outcome(
        action=Action("ask" if asked else "unread", text=text, custom=True),
        fate=course.fate,
        before=state,
        after=copied(state),
        beats=(Beat("answer", refused.key, words),),
        scene=scene(world, before),
        free=True,
    )


def _finish(course: Course, action: Action) -> Outcome:
    """The world's part of the turn, then the new ledger's looks."""
    world, state, before = course.world, course.state, course.before
    state.open_storylet = None
    come_due(course)
    if state.ending is None:
        stir(course)
        give_event(course)
        introduce(course)
    settle(course)
    pace(course)
    close(course)
    stage = present_stage(course)
    state.chaos_level = chaos(state, stage)
    if state.ending is None:
        state.current_phase = mood(state, stage)
        if stage < 2:  # nobody looks at the furniture with something before them
            tell_late(course)
    round_off(course)
    course.take_back_unread()
    make_offers(course)
    show(world, state, course.fate, course.rolls, lesson(course), course.read)
    state.world_prompt = world_prompt(world, state)
    return Outcome(
        action=action,
        fate=course.fate,
        before=before,
        after=state,
        beats=tuple(course.telling.beats),
        scene=scene(world, state),
        rolls=tuple(course.rolls),
        hard_transition=state.location != before.location,
        is_timeout_penalty=course.frozen,
        danger=stage >= 2 or state.player_state.bleeding or state.player_state.health < 30,
        combat=course.combat or stage >= 3,
        rare_event=course.rare,
        consequences=consequences(world, before, state),
        details=tuple(course.details),
    )
