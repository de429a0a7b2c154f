"""Answers that cost no turn: questions about the ledger, and actions that cannot be.

Lives here: making a free answer. May import: the rules below it, ``engine.world``. Promises: the
ledger is left exactly as it was; every answer that refuses names what can be done.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.rules.deeds import RefusedError
from engine.rules.dice import stable
from engine.rules.display import bag_line, body_lines, body_word
from engine.rules.movement import open_exits
from engine.rules.telling import MAX_CHARACTERS
from engine.rules.wording import capital, definite, fill
from engine.state import GameState

if TYPE_CHECKING:
    from engine.world import World

_MOST_NAMED: Final = 6


def answer(world: World, state: GameState, key: str, typed: str) -> str:
    """The words of a free answer: at most 400 characters."""
    texts = _texts(world, key)
    text = texts[(stable(typed.casefold()) + state.turn_count) % len(texts)]
    for most in (4, 3, 2, 1):
        filled = fill(text, _blanks(world, state, most))
        if len(filled) <= MAX_CHARACTERS:
            return filled
    return filled[: MAX_CHARACTERS - 1].rsplit(" ", 1)[0] + "…"


def refusal(world: World, state: GameState, refused: RefusedError, typed: str) -> str:
    """The words for an action that cannot be done."""
    return refused.text or answer(world, state, refused.key, typed)


def _texts(world: World, key: str) -> Sequence[str]:
    return world.phrases.get(key) or world.info.unread


def _blanks(world: World, state: GameState, most: int) -> dict[str, str]:
    return {
        "can": what_can_be_done(state, most),
        "place": definite(world.places[state.location].name),
        "district": world.places[state.location].district,
        "time": state.time_of_day,
        "bag": _listed([_carried(world, state, i) for i in state.inventory][: _MOST_NAMED + most], "and")
        or "nothing",
        "body": _body(state),
        "exits": _listed(
            list(dict.fromkeys(definite(world.places[way.to].name) for _, way in open_exits(world, state))),
            "or",
        )
        or "none that you can see",
    }


def what_can_be_done(state: GameState, most: int = 4) -> str:
    """The choices as part of a sentence: ``open the locker, go back or wait``."""
    return _listed([_small(text) for text in state.choices[:most]], "or") or "wait"


def _carried(world: World, state: GameState, thing_id: str) -> str:
    line = bag_line(world, state, thing_id)
    return f"{line.name.lower()} ({line.note})" if line.note else _small(line.name)


def _body(state: GameState) -> str:
    lines = [_small(line) for line in body_lines(state)]
    return capital(f"you are {body_word(state)}{': ' + ', '.join(lines) if lines else ''}.")


def _small(text: str) -> str:
    return text if len(text) > 1 and text[1].isupper() else text[:1].lower() + text[1:]


def _listed(parts: list[str], last: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
