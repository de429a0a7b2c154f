"""Answers that cost no turn: questions about the ledger, and actions that cannot be.

Lives here: making a free answer. May import: the rules below it, ``engine.world``. Promises: the
ledger is left exactly as it was; every answer that refuses names what can be done.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.rules.deeds import RefusedError
from engine.rules.dice import stable
from engine.rules.display import bag_line, body_lines, body_word, company, promises
from engine.rules.movement import blocked_exits, open_exits
from engine.rules.telling import MAX_CHARACTERS
from engine.rules.things import people_here
from engine.rules.tongue import listed, phrases, sentence, small, what_can_be_done, word
from engine.rules.wording import capital, definite, fill
from engine.state import GameState

if TYPE_CHECKING:
    from engine.world import World

_MOST_NAMED: Final = 6


def answer(world: World, state: GameState, key: str, typed: str) -> str:
    """The words of a free answer: at most 400 characters."""
    texts = _texts(world, state, key)
    text = texts[(stable(typed.casefold()) + state.turn_count) % len(texts)]
    for most in (4, 3, 2, 1):
        filled = fill(text, _blanks(world, state, most))
        if len(filled) <= MAX_CHARACTERS:
            return filled
    return filled[: MAX_CHARACTERS - 1].rsplit(" ", 1)[0] + "…"


def refusal(world: World, state: GameState, refused: RefusedError, typed: str) -> str:
    """The words for an action that cannot be done."""
    return refused.text or answer(world, state, refused.key, typed)


def _texts(world: World, state: GameState, key: str) -> Sequence[str]:
    return phrases(world, state, key) or world.info.unread


def _blanks(world: World, state: GameState, most: int) -> dict[str, str]:
    return {
        "can": what_can_be_done(world, state, most),
        "place": definite(world.places[state.location].name),
        "district": world.places[state.location].district,
        "time": state.time_of_day,
        "bag": listed(
            world, state, [_carried(world, state, i) for i in state.inventory][: _MOST_NAMED + most]
        )
        or word(world, state, "nothing"),
        "body": _body(world, state),
        "exits": listed(world, state, _ways_on(world, state), "or") or word(world, state, "no_way_seen"),
        "shut": _shut(world, state),
        "who": next((capital(who.name) for who in people_here(world, state)), ""),
        "goal": _goal(world),
        "known": " ".join(_known(world, state)[:most]) or next(iter(phrases(world, state, "no_truths")), ""),
        "promises": " ".join(sentence(line) for line in promises(world, state)) or _none(world, state),
        "company": _company(world, state),
    }


def _ways_on(world: World, state: GameState) -> list[str]:
    return list(dict.fromkeys(definite(world.places[way.to].name) for _, way in open_exits(world, state)))


def _shut(world: World, state: GameState) -> str:
    """``Shut: the vault.``, or nothing."""
    open_now = {way.to for _, way in open_exits(world, state)}
    names = [
        definite(world.places[way.to].name) for way in blocked_exits(world, state) if way.to not in open_now
    ]
    names = list(dict.fromkeys(names))
    return word(world, state, "ways_shut", names=listed(world, state, names)) if names else ""


def _goal(world: World) -> str:
    """What the night is for: the pack's own lesson on it, else its summary."""
    return next((lesson.text for lesson in world.info.lessons if lesson.id == "goal"), world.info.summary)


def _known(world: World, state: GameState) -> list[str]:
    """What of the pack's truths has been found out, the latest first."""
    return [world.info.truths[flag] for flag in reversed(state.flags) if flag in world.info.truths]


def _none(world: World, state: GameState) -> str:
    return next(iter(phrases(world, state, "no_promises")), "")


def _company(world: World, state: GameState) -> str:
    names = company(world, state)
    return word(world, state, "with_you", names=listed(world, state, names)) if names else ""


def _carried(world: World, state: GameState, thing_id: str) -> str:
    line = bag_line(world, state, thing_id)
    return f"{line.name.lower()} ({line.note})" if line.note else small(line.name)


def _body(world: World, state: GameState) -> str:
    lines = ", ".join(small(line) for line in body_lines(world, state))
    key = "you_are_colon" if lines else "you_are_plain"
    return capital(word(world, state, key, body=body_word(world, state), lines=lines))
