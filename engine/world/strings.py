"""Words that belong to no pack: what players type for a verb, and the rules' own sayings.

Lives here: reading ``resources/strings/<language>/``; a pack may add files of the same shape. May
import: ``engine.world.sources``, ``engine.world.marks``. Promises: phrases are lower case, each means
one verb only; typed words are understood in every language at once; a language is whole or it is not
listed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from engine.world.marks import marked
from engine.world.sources import read_source

STRINGS: Final = Path(__file__).resolve().parents[2] / "resources" / "strings"
SOURCE: Final = "en"
"""The language that the others are made from."""
FILES: Final = ("verbs.toml", "deeds.toml", "words.toml", "lessons.toml", "reading.toml")


@dataclass(frozen=True)
class Tongue:
    """What the rules say in one language."""

    language: str
    phrases: Mapping[str, tuple[str, ...]]
    """Words for deeds, choices and answers, in variants."""
    words: Mapping[str, str]
    """The ledger in words, one text a key."""
    lessons: Mapping[str, str]


@dataclass(frozen=True)
class Reading:
    """By which small words typed sentences are taken apart; all languages together."""

    small: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    back: frozenset[str] = frozenset()
    lamp: frozenset[str] = frozenset()
    surroundings: frozenset[str] = frozenset()
    parting: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()
    directions: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[tuple[str, re.Pattern[str]], ...] = ()


def languages() -> list[str]:
    """The languages the rules can speak, the source language first."""
    found = [f.name for f in sorted(STRINGS.iterdir()) if all((f / name).is_file() for name in FILES)]
    return sorted(found, key=lambda name: (name != SOURCE, name))


def plain(text: str) -> str:
    """The text in lower case and without accents."""
    lowered = text.lower().replace("’", "'")
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


def read_verbs(own: Path) -> dict[str, str]:
    """Typed phrase -> verb. The pack's own phrases come first, then the source language's.

    Raises:
        WorldPackInvalid: a file is not TOML, or a phrase is given to two verbs.
    """
    found: dict[str, str] = {}
    for path in (own, *(STRINGS / language / "verbs.toml" for language in languages())):
        if not path.is_file():
            continue
        source = read_source(path, path.name)
        here: dict[str, str] = {}
        for verb, phrases in source.tables.items():
            for phrase in [verb, *phrases]:
                words = " ".join(plain(str(phrase)).split())
                if here.setdefault(words, verb) != verb:
                    line = source.line_at(max(source.text.find(f'"{phrase}"'), 0))
                    raise source.complaint(line, f"{phrase!r} means two verbs", "Keep it in one of the lists")
        for words, verb in here.items():
            found.setdefault(words, verb)
    return found


def read_tongues(folder: Path, changes: Mapping[str, Sequence[str]]) -> dict[str, Tongue]:
    """Language -> what the rules say in it, with a pack's own ``deeds.toml`` and ``changes`` over the
    shipped words, and its ``deeds.<language>.toml`` over those of another language."""
    own = _phrases(folder / "deeds.toml") | {key: tuple(texts) for key, texts in changes.items()}
    found = {}
    for language in languages():
        shipped = _phrases(STRINGS / language / "deeds.toml")
        translated = _phrases(folder / f"deeds.{language}.toml")
        phrases = {**shipped, **own} if language == SOURCE else {**own, **shipped, **translated}
        words = {str(k): str(v) for k, v in _tables(STRINGS / language / "words.toml").items()}
        lessons = {str(k): str(v) for k, v in _tables(STRINGS / language / "lessons.toml").items()}
        found[language] = Tongue(language, phrases, words, lessons)
    return found


@cache
def reading() -> Reading:
    """The small words of every language."""
    sets: dict[str, set[str]] = {name: set() for name in _SETS}
    parting: list[str] = []
    joints: list[str] = []
    directions: dict[str, str] = {}
    questions: dict[str, list[str]] = {}
    for language in languages():
        tables = _tables(STRINGS / language / "reading.toml")
        for name in _SETS:
            sets[name].update(plain(str(tables.get(name, ""))).split())
        parting += [w for w in plain(str(tables.get("parting", ""))).split() if w not in parting]
        joints += [plain(str(j)) for j in tables.get("joints", [])]
        for word, direction in tables.get("directions", {}).items():
            directions.setdefault(plain(word), str(direction))
        for key, patterns in tables.get("questions", {}).items():
            questions.setdefault(key, []).extend(plain(str(p)) for p in patterns)
    compiled = tuple((key, re.compile("|".join(patterns))) for key, patterns in questions.items())
    frozen = {name: frozenset(words) for name, words in sets.items()}
    return Reading(
        **frozen, parting=tuple(parting), joints=tuple(joints), directions=directions, questions=compiled
    )


_SETS: Final = ("small", "fillers", "pronouns", "asking", "back", "lamp", "surroundings")


def _tables(path: Path) -> dict[str, Any]:
    return read_source(path, path.name).tables


def _phrases(path: Path) -> dict[str, tuple[str, ...]]:
    if not path.is_file():
        return {}
    return {key: tuple(marked(str(text)) for text in texts) for key, texts in _tables(path).items()}
