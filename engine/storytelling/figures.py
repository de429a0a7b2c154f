"""How varied told nights are, in numbers.

Lives here: :class:`Figures`, over the entries of nights in the order they were played. May
import: ``engine.state``. Promises: text in, numbers out; nothing is kept of a night but what the
next is compared with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from engine.state import Outcome

_GRAM: Final = 4
_WORD: Final = re.compile(r"[a-z0-9']+")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+")


def night_entry(outcome: Outcome, dispatch: str) -> dict[str, Any]:
    """One turn as the history file keeps it, as far as figures need it."""
    return {
        "choice": outcome.after.last_choice,
        "dispatch": dispatch,
        "choices": list(outcome.after.choices),
        "turn": outcome.after.turn_count,
        "location": outcome.after.location,
    }


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return _WORD.findall(text.lower())


def _grams(text: str) -> list[tuple[str, ...]]:
    found = words(text)
    return [tuple(found[i : i + _GRAM]) for i in range(len(found) - _GRAM + 1)]


def _sentences(text: str) -> set[str]:
    split = (" ".join(words(part)) for part in _SENTENCE.split(text))
    return {sentence for sentence in split if sentence.count(" ") >= _GRAM - 1}


@dataclass
class Figures:
    """Running figures; :meth:`add` a night at a time."""

    repeats: list[float] = field(default_factory=list)
    across: list[float] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    characters: list[int] = field(default_factory=list)
    reoffered: int = 0
    thin: int = 0
    repeated: dict[str, int] = field(default_factory=dict)
    """Sentences told more than once in a night -> how often, over all nights."""
    _before: set[str] = field(default_factory=set)

    def add(self, entries: list[dict[str, Any]]) -> None:
        """Count one night."""
        seen: set[tuple[str, ...]] = set()
        own: set[str] = set()
        for entry in entries:
            text = entry["dispatch"]
            grams = _grams(text)
            if seen and grams:
                self.repeats.append(sum(gram in seen for gram in grams) / len(grams))
            seen.update(grams)
            for sentence in _sentences(text):
                if sentence in own:
                    self.repeated[sentence] = self.repeated.get(sentence, 0) + 1
            own |= _sentences(text)
            self.lengths.append(len(words(text)))
            self.characters.append(len(text))
            self._choices(entry)
        if self._before and own:
            self.across.append(len(own & self._before) / len(own))
        self._before = own

    def _choices(self, entry: dict[str, Any]) -> None:
        offered, done = entry["choices"], entry["choice"].strip().lower()
        self.reoffered += any(choice.strip().lower() == done for choice in offered)
        firsts = {(words(choice) or [""])[0] for choice in offered}
        self.thin += bool(offered) and len(firsts) < 3
