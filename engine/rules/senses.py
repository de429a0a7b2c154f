"""The few words that round off a short turn: details of the place, then a small grammar.

Lives here: filling a turn up to its least length. May import: ``engine.state``,
``engine.world``. Promises: no detail is told twice in a night; the grammar makes short single
sentences only, none twice in a night.
"""

from __future__ import annotations

from engine.rules.course import Course
from engine.rules.dice import throw
from engine.rules.telling import MAX_CHARACTERS, MAX_WORDS, MIN_WORDS, count_words
from engine.rules.tongue import phrases
from engine.rules.wording import fill, mark, ordered, standing_blanks, told
from engine.state import GameState

_DETAILS_AT_MOST = 5


def round_off(course: Course) -> None:
    """Add details until the turn has its least length."""
    words, characters = course.telling.words, course.telling.characters
    while words < MIN_WORDS and len(course.details) < _DETAILS_AT_MOST:
        text = _detail(course, MAX_CHARACTERS - characters, MAX_WORDS - words)
        if text is None or characters + len(text) > MAX_CHARACTERS:
            return
        course.details.append(text)
        words += count_words(text)
        characters += len(text) + 2


def _detail(course: Course, characters: int, words: int) -> str | None:
    state = course.state
    place = course.world.places[state.location]
    key = f"place:{place.id}:detail"
    for i in ordered(course.world, state, key, place.details):
        text = fill(place.details[i], standing_blanks(course))
        if not told(state, key, i) and len(text) <= characters and count_words(text) <= words:
            mark(state, f"{key}:{i}")
            return text
    return _made(course)


def _made(course: Course) -> str | None:
    """One sentence of the small grammar, not made before tonight."""
    state = course.state
    frames = phrases(course.world, state, "senses")
    for i in ordered(course.world, state, "senses", frames):
        subject, verbs, ends = (part.strip() for part in frames[i].split("|"))
        text = f"{subject} {_one(state, verbs, i)} {_one(state, ends, -i)}."
        if not told(state, "senses", i) or not told(state, f"senses:{text}", 0):
            mark(state, f"senses:{i}")
            mark(state, f"senses:{text}:0")
            return text
    return None


def _one(state: GameState, choices: str, salt: int) -> str:
    parts = [part.strip() for part in choices.split("/")]
    return parts[throw(state, f"sense:{salt}", len(parts))]
