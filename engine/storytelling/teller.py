"""The offline teller: beats into one or two paragraphs.

Lives here: :class:`OfflineStoryteller`. May import: ``engine.rules``, ``engine.world``,
``engine.state``. Promises: a turn is told in 25 to 70 words and at most 400 characters, with no
blank left open; joined, the pieces are the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from engine.ports import JsonDict
from engine.rules.telling import MAX_CHARACTERS, MAX_WORDS, MIN_WORDS, count_words
from engine.rules.wording import SIDES, definite, fill
from engine.state import Outcome

if TYPE_CHECKING:
    from engine.world import World

_CHUNK = re.compile(r"\S+\s*")
_PARAGRAPH = "\n\n"


class OfflineStoryteller:
    """Tells outcomes of one pack. Satisfies :class:`engine.ports.Storyteller`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def tell(self, outcome: Outcome, so_far: Sequence[JsonDict] = ()) -> Iterator[str]:
        """The dispatch, a word at a time."""
        for match in _CHUNK.finditer(self.text(outcome)):
            yield match[0]

    def text(self, outcome: Outcome) -> str:
        """The dispatch as a whole. A free answer may be shorter than a turn."""
        blanks = self._blanks(outcome)
        deed = _of(outcome, blanks, "action", "answer")
        event = [_of(outcome, blanks, "threat"), _of(outcome, blanks, "event", "change", "ending")]
        details = [fill(text, blanks) for text in outcome.details]
        if outcome.free:
            return _joined(deed, *event)
        for text in [*details, *self._spare(outcome)]:
            told = _joined(deed, *event)
            longer = _joined([*deed, text], *event)
            if count_words(told) >= MIN_WORDS:
                break
            if len(longer) <= MAX_CHARACTERS and count_words(longer) <= MAX_WORDS:
                deed.append(text)
        return _within(_joined(deed, *event))

    def _blanks(self, outcome: Outcome) -> dict[str, str]:
        state = outcome.after
        place = self._world.places.get(state.location)
        nearest = outcome.scene.figures[0].side if outcome.scene.figures else "ahead"
        focus = self._world.things.get(state.view.focus or "")
        return {
            "place": definite(place.name) if place else "here",
            "time": state.time_of_day,
            "side": SIDES.get(nearest, "ahead"),
            "thing": definite(focus.name) if focus else "it",
        }

    def _spare(self, outcome: Outcome) -> list[str]:
        """Plain sentences for an outcome that somebody made with too few words in it."""
        state = outcome.after
        return [
            f"The finder says {state.time_of_day}, and the counter under it goes on.",
            "You check the strap, the lens, the way you came, in that order, as always.",
            "Nothing else moves. You make certain of it before you do.",
        ]


def _of(outcome: Outcome, blanks: dict[str, str], *kinds: str) -> list[str]:
    """The words of the beats of these kinds."""
    return [fill(beat.text, blanks) for beat in outcome.beats if beat.kind in kinds]


def _joined(*paragraphs: list[str]) -> str:
    """Paragraphs: what was done, what comes for the player, what else happened."""
    parts = [" ".join(part for part in texts if part) for texts in paragraphs]
    return _PARAGRAPH.join(part for part in parts if part)


def _within(text: str) -> str:
    """The text, cut after the last whole sentence that is within the longest length."""
    if len(text) <= MAX_CHARACTERS and count_words(text) <= MAX_WORDS:
        return text
    ends = [match.end() for match in re.finditer(r"[.!?…][\"”’']?(?=\s|$)", text)]
    fitting = [end for end in ends if end <= MAX_CHARACTERS and count_words(text[:end]) <= MAX_WORDS]
    if fitting and count_words(text[: fitting[-1]]) >= MIN_WORDS:
        return text[: fitting[-1]]
    words = text[: MAX_CHARACTERS - 1].split(" ")[: MAX_WORDS - 1]
    return " ".join(words).rstrip(",;: ") + "…"
