"""What a turn will say: the beats chosen so far, and how much room is left.

Lives here: :class:`Telling`. May import: ``engine.state``. Promises: the beats it holds, joined,
are at most 70 words and 400 characters.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from engine.state import Beat

MAX_WORDS: Final = 70
MAX_CHARACTERS: Final = 400
MIN_WORDS: Final = 25
_JOINT: Final = 2
"""Characters between two beats, at most (a paragraph break)."""
_END: Final = re.compile(r"[.!?…](?=\s)")
_WORD: Final = re.compile(r"[a-z0-9']+")


@lru_cache(maxsize=16_384)
def count_words(text: str) -> int:
    """Words as the variety figures count them."""
    return len(_WORD.findall(text.lower()))


def _without_last_sentence(text: str) -> str:
    """All but the last sentence; nothing if there is only one."""
    ends = [match.end() for match in _END.finditer(text) if match.end() < len(text)]
    return text[: ends[-1]] if ends else ""


@dataclass(slots=True)
class Telling:
    """Beats in the order they happened."""

    beats: list[Beat] = field(default_factory=list)
    droppable: list[str] = field(default_factory=list)
    """Sources of beats that may yield to something weightier."""

    @property
    def characters(self) -> int:
        return sum(len(beat.text) + _JOINT for beat in self.beats)

    @property
    def words(self) -> int:
        return sum(count_words(beat.text) for beat in self.beats)

    def fits(self, text: str) -> bool:
        """Whether this text still has room."""
        if self.characters + len(text) > MAX_CHARACTERS:
            return False
        return self.words + count_words(text) <= MAX_WORDS

    def room(self) -> tuple[int, int]:
        """Characters and words that are left."""
        return MAX_CHARACTERS - self.characters, MAX_WORDS - self.words

    def could_fit(self, text: str, keep: Container[str]) -> bool:
        """Whether it would have room if everything made way that is not of a kind in ``keep``."""
        firm = [b for b in self.beats if b.kind in keep and b.source not in self.droppable]
        characters = sum(len(beat.text) + _JOINT for beat in firm)
        words = sum(count_words(beat.text) for beat in firm)
        return characters + len(text) <= MAX_CHARACTERS and words + count_words(text) <= MAX_WORDS

    def add(self, kind: str, source: str, text: str, *, droppable: bool = False) -> None:
        """Take a text in. The caller has asked :meth:`fits`."""
        self.beats.append(Beat(kind, source, text))
        if droppable:
            self.droppable.append(source)

    def shorten_for(self, *texts: str) -> None:
        """Make room for each of ``texts`` (told one after the other, not together): all but what the
        player did makes way, and of that the last sentences."""
        while not all(self.fits(text) for text in texts):
            other = [beat for beat in self.beats if beat.kind != "action" or beat.source in self.droppable]
            if not self.beats:
                return
            last = (other or self.beats)[-1]
            place = self.beats.index(last)
            shorter = "" if other else _without_last_sentence(last.text)
            self.beats[place : place + 1] = [Beat(last.kind, last.source, shorter)] if shorter else []

    def drop_for(self, text: str, *, keep: Container[str] = ()) -> list[str]:
        """Drop beats until ``text`` fits: the droppable first, then the others, latest first; never
        one whose kind is in ``keep``. Returns the sources dropped."""
        dropped: list[str] = []
        while not self.fits(text):
            candidates = [beat for beat in self.beats if beat.source in self.droppable]
            candidates = candidates or [beat for beat in self.beats if beat.kind not in keep]
            if not candidates:
                break
            beat = candidates[-1]
            self.beats.remove(beat)
            dropped.append(beat.source)
        return dropped
