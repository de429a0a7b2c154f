"""What a place's words speak of though it is no thing of the pack: a heater, a calendar, the wire.

Lives here: finding typed words in the texts of the present place, and answering a look at them. May
import: the rules below it, ``engine.world``. Promises: nothing is changed; what is answered stands in
the pack's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from engine.rules.dice import stable
from engine.rules.names import READING, telling_words, words_of
from engine.rules.telling import MAX_CHARACTERS
from engine.rules.terms import may_tell
from engine.rules.tongue import phrases, what_can_be_done
from engine.rules.wording import capital, fill, told
from engine.state import GameState
from engine.world.conditions import word_set

if TYPE_CHECKING:
    from engine.world import World
    from engine.world.schema import Place

LOOKING: Final = word_set("examine look search read touch smell listen watch film")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+")
_LONGEST: Final = 240
_SHORTEST_WORD: Final = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence of the place that speaks of what was typed."""

    name: str
    """As the text has it: ``heater``."""
    sentence: str
    told: bool
    """The player has read it tonight."""


def find(world: World, state: GameState, typed: Sequence[str]) -> Seen | None:
    """The sentence of the present place that says most of what was typed: one already told first,
    then a detail, then any other."""
    wanted = [word for word in typed if telling_words(word) and len(word) >= _SHORTEST_WORD]
    if not wanted:
        return None
    head = telling_words(wanted[-1])
    asked = telling_words(" ".join(wanted))
    best, top = None, (0, 0, 0)
    for key, index, text in _texts(world, state):
        for sentence in _sentences(text):
            spoken = telling_words(sentence)
            if not head & spoken:
                continue
            known = told(state, key, index)
            rank = (len(asked & spoken), int(known), int(key.endswith(":detail")))
            if rank > top:
                best, top = Seen(_as_written(sentence, wanted), sentence, known), rank
    return best


def look(world: World, state: GameState, verb: str, typed: Sequence[str]) -> str:
    """The free answer to a look at (or any other deed with) a part of the scenery; empty if the place
    speaks of nothing of the kind."""
    seen = find(world, state, typed)
    if seen is None:
        return ""
    kind = "scenery_no" if verb and verb not in LOOKING else "scenery" if seen.told else "scenery_new"
    if kind == "scenery_no" and not _is_noun(seen):
        return ""
    texts = phrases(world, state, kind)
    text = texts[(stable(seen.name) + state.turn_count) % len(texts)]
    can = {"can": what_can_be_done(world, state, 3)} if kind == "scenery_no" else {}
    blanks = {"thing": f"the {seen.name}", "said": seen.sentence, **can}
    return capital(fill(text, blanks))[:MAX_CHARACTERS]


def _is_noun(seen: Seen) -> bool:
    """Whether the sentence has an article or the like before the word: ``the heater``, not ``it comes``."""
    words = words_of(seen.sentence)
    place = words.index(seen.name.split()[0])
    return not (READING.small - READING.pronouns).isdisjoint(words[max(0, place - 2) : place])


def _texts(world: World, state: GameState) -> Iterator[tuple[str, int, str]]:
    place: Place = world.places[state.location]
    for what, texts in (("first", place.first), ("again", place.again), ("detail", place.details)):
        for index, text in enumerate(texts):
            if may_tell(world, state, text):
                yield f"place:{place.id}:{what}", index, text


@lru_cache(maxsize=2048)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(part for part in _SENTENCE.split(text) if len(part) <= _LONGEST and "{" not in part)


def _as_written(sentence: str, wanted: Sequence[str]) -> str:
    """The typed words that the sentence has, in its own spelling and order: ``toy cars``."""
    roots = telling_words(" ".join(wanted))
    found = [word for word in words_of(sentence) if telling_words(word) & roots]
    return " ".join(dict.fromkeys(found[-2:])) or wanted[-1]
