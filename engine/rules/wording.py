"""Which of a text's variants is told, and what stands in its blanks.

Lives here: choosing variants, filling ``{place}`` and its like, and saying a text within the
room a turn has left. May import: ``engine.state``, ``engine.world``. Promises: a variant not yet
told this night comes first, then one the night before did not tell, then the one told least.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from engine.rules.course import Course
from engine.rules.dice import stable
from engine.rules.telling import count_words
from engine.rules.terms import may_tell
from engine.state import GameState

if TYPE_CHECKING:
    from engine.world import World

SIDES: Final = {"left": "to the left", "right": "to the right", "behind": "behind you", "ahead": "ahead"}
_BLANK: Final = re.compile(r"\{(=?)(\w+)\}")
_ARTICLES: Final = ("the ", "a ", "an ")
Blanks = Mapping[str, str]
NO_BLANKS: Final[Blanks] = {}


@lru_cache(maxsize=4096)
def definite(name: str) -> str:
    """A thing's or place's name inside a sentence: ``Gate house`` -> ``the gate house``."""
    lowered = name.lower()
    for article in _ARTICLES:
        if lowered.startswith(article):
            return "the " + _lower_first(name[len(article) :])
    if re.search(r"['’]s\b", name) or lowered.startswith(("your ", "my ", "his ", "her ")):
        return name
    return "the " + _lower_first(name)


def _lower_first(name: str) -> str:
    """Lower the first letter, unless the name is an acronym."""
    return name if len(name) > 1 and name[1].isupper() else name[:1].lower() + name[1:]


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def fill(text: str, blanks: Blanks, *, sentences: bool = True) -> str:
    """Fill the blanks; one that nobody can fill is left out, ``{=name}`` is filled without article.
    Sentences begin large again."""
    if "{" not in text:
        return text

    def value(match: re.Match[str]) -> str:
        key = match[2]
        lowered = key[:1].lower() + key[1:]
        found = blanks[key] if key in blanks else capital(blanks.get(lowered, ""))
        return found.removeprefix("the ") if match[1] else found

    filled = re.sub(r" {2,}", " ", _BLANK.sub(value, text)).strip()
    filled = re.sub(r" +([,.;:?!])", r"\1", filled)
    if not sentences:
        return filled
    return re.sub(r"(^|[.!?…] )([a-z])", lambda match: match[1] + match[2].upper(), filled)


def ordered(world: World, state: GameState, key: str, texts: Sequence[str]) -> list[int]:
    """Indices of a text's variants that may be told, best first. Each seed begins elsewhere."""
    count = len(texts)
    start = (stable(key) + state.seed) % count if count else 0
    remembered = set(state.remembered) if state.remembered else ()
    ranks = [
        (state.used.get(f"{key}:{i}", 0), f"{key}:{i}" in remembered, (i - start) % count, i)
        for i in range(count)
        if may_tell(world, state, texts[i])
    ]
    return [rank[-1] for rank in sorted(ranks)]


def told(state: GameState, key: str, index: int) -> bool:
    """Whether this variant was told this night."""
    return state.used.get(f"{key}:{index}", 0) > 0


def any_told(state: GameState, key: str, count: int) -> bool:
    """Whether any of a text's ``count`` variants was told this night."""
    return any(told(state, key, i) for i in range(count))


def mark(state: GameState, key: str) -> None:
    """Count one more telling of a text or storylet."""
    state.used[key] = state.used.get(key, 0) + 1


def has_fresh(course: Course, key: str, texts: Sequence[str]) -> bool:
    """Whether a variant is left that was not told this night and has room."""
    world, state = course.world, course.state
    characters, words = course.telling.room()
    for i, text in enumerate(texts):
        if len(text) > characters or told(state, key, i):
            continue
        if count_words(text) <= words and may_tell(world, state, text):
            return True
    return False


def say(
    course: Course,
    kind: str,
    key: str,
    texts: Sequence[str],
    *,
    blanks: Blanks = NO_BLANKS,
    fresh_only: bool = False,
    must: bool = False,
    droppable: bool = False,
    keep: Container[str] = (),
) -> bool:
    """Tell one variant of ``texts``, if one has room; with ``must`` others make way for it, but for
    those whose kind is in ``keep``.

    Returns whether anything was told.
    """
    state, telling = course.state, course.telling
    order = ordered(course.world, state, key, texts)
    fillings = {**standing_blanks(course), **blanks}
    filled = {i: fill(texts[i], fillings) for i in order}
    for i in order:
        if fresh_only and told(state, key, i):
            continue
        if telling.fits(filled[i]):
            mark(state, f"{key}:{i}")
            telling.add(kind, f"{key}:{i}", filled[i], droppable=droppable)
            return True
    best = next((i for i in order if telling.could_fit(filled[i], keep)), None)
    if not must or best is None:
        return False
    for source in telling.drop_for(filled[best], keep=keep):
        state.used.pop(source, None)
    mark(state, f"{key}:{best}")
    telling.add(kind, f"{key}:{best}", filled[best], droppable=droppable)
    return True


def say_common(course: Course, key: str, texts: Sequence[str], blanks: Blanks = NO_BLANKS) -> None:
    """Tell what may be done any number of times. When its words are used up they are not told
    again: details of the place then make the turn."""
    if has_fresh(course, key, texts):
        say(course, "action", key, texts, blanks=blanks, fresh_only=True)


def standing_blanks(course: Course) -> dict[str, str]:
    """What every text may ask for: the place and the time."""
    state = course.state
    return {
        "place": definite(course.world.places[state.location].name),
        "time": state.time_of_day,
        "side": nearest_side(state),
    }


def nearest_side(state: GameState) -> str:
    """On which side the nearest threat here is, in words."""
    here = [t for t in state.threats.values() if t.stage >= 1 and t.at == state.location]
    nearest = min(here, key=lambda threat: threat.distance, default=None)
    return SIDES.get(nearest.side, "ahead") if nearest else "ahead"
