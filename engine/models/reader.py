"""A language model as reader of typed actions: a closed list, one small call.

Lives here: :class:`ModelReader`. May import: this room, ``engine.state``. Promises: it answers with one of
the known actions, unchanged, or with None; what was typed is data to the model, and whatever it answers
can only pick from the list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from engine.models.asking import Asked, Asker
from engine.models.connection import never
from engine.models.prompt import forms
from engine.models.spending import run_name
from engine.state import GameState

SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {"action": {"type": "integer"}},
    "required": ["action"],
    "additionalProperties": False,
}
_MOST_KNOWN: Final = 60
_MOST_ANSWER: Final = 120
"""Tokens: a number needs few, a model that thinks aloud first some more."""
_NUMBER: Final = re.compile(r"-?\d+")
_THOUGHT: Final = re.compile(r"\A.*</think(?:ing)?>", re.S | re.I)


class ModelReader:
    """Reads typed words through a server. Satisfies :class:`engine.ports.ActionReader`."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def read(
        self, words: str, known: Sequence[str], state: GameState, stopped: Callable[[], bool] = never
    ) -> str | None:
        """That of the ``known`` actions which is meant, or None. Raises ProviderError, and TurnCancelled
        when ``stopped`` comes true."""
        listed = list(known)[:_MOST_KNOWN]
        if not listed:
            return None
        asked = Asked(
            lambda _form, _most: _messages(words, listed),
            SCHEMA,
            _MOST_ANSWER,
            run_name(state.session_id, state.seed),
            "reading",
        )
        answer = "".join(piece.text for piece in self._asker.pieces(asked, stopped))
        found = _NUMBER.search(_THOUGHT.sub("", answer))
        number = int(found[0]) if found else 0
        return listed[number - 1] if 1 <= number <= len(listed) else None


def _messages(words: str, known: Sequence[str]) -> list[dict[str, str]]:
    lines = "\n".join(f"{number}. {action}" for number, action in enumerate(known, 1))
    typed = '"' + " ".join(words.replace('"', "'").split()) + '"'
    return [
        {"role": "system", "content": forms()["reader"]["rules"].strip().format()},
        {"role": "user", "content": f"ACTIONS\n{lines}\n\nTYPED: {typed}"},
    ]
