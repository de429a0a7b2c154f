"""The conditions of a pack: short strings, read once into small frozen records.

Lives here: the grammar of ``when`` (see :mod:`engine.world.schema`) and what ids a condition
names. May import: the standard library and ``engine.errors``. Promises: no ledger is touched
here; whether a condition holds is for ``engine.rules`` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


OPERATORS: Final = (">=", "<=", "==", "!=", ">", "<", "=")
METERS: Final = word_set("health stamina fear kept noise battery film tension chaos visits stall proof turn")
PLAIN: Final = word_set("injured bleeding light hiding dark night inside")
THREAT_METERS: Final = word_set("stage alarm distance warned wounds")
_NAMED: Final = {
    "flag": ("flag",),
    "has": ("thing",),
    "here": ("thing",),
    "at": ("place",),
    "from": ("place",),
    "place_flag": ("flag",),
    "thing": ("thing", "flag"),
    "met": ("character",),
    "present": ("character",),
    "remembers": ("character", "word"),
    "seen": ("any",),
    "told": ("text",),
    "weather": ("word",),
}
"""Word that begins a condition -> what its arguments are."""


class UnreadableError(ValueError):
    """The string is not a condition (or effect); the message says which word is the trouble."""


@dataclass(frozen=True, slots=True)
class Test:
    """One alternative of a condition: ``kind`` with its ids, or a meter against a number."""

    __test__ = False  # pytest would take the class for tests by its name

    kind: str
    args: tuple[str, ...] = ()
    op: str = ""
    number: float = 0
    negated: bool = False

    def references(self) -> list[tuple[str, str]]:
        """What it names, as (``thing``|``place``|..., id) pairs."""
        if self.kind == "threat":
            return [("threat", self.args[0])]
        if self.kind == "attitude":
            return [("character", self.args[0])]
        roles = _NAMED.get(self.kind, ())
        return [
            (role, arg) for role, arg in zip(roles, self.args, strict=False) if role not in ("flag", "word")
        ]


@dataclass(frozen=True, slots=True)
class Condition:
    """A whole ``when`` string: it holds when one of its alternatives does."""

    text: str
    alternatives: tuple[Test, ...]


@lru_cache(maxsize=4096)
def clock_minutes(text: str) -> int:
    """``HH:MM`` as minutes since noon, so that a night runs upwards. ValueError if it is no time."""
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", text)
    if not match:
        raise UnreadableError(f"{text!r} is not a time; write it as HH:MM")
    return ((int(match[1]) - 12) % 24) * 60 + int(match[2])


def parse_condition(text: str) -> Condition:
    """Read one ``when`` string. Raises :class:`UnreadableError`."""
    parts = [part.strip() for part in text.strip().split(" or ")]
    return Condition(text, tuple(_test(part) for part in parts))


def _test(text: str) -> Test:
    words = text.split()
    negated = False
    while words and words[0] == "not":
        negated = not negated
        words = words[1:]
    if not words:
        raise UnreadableError("the condition is empty")
    return _positive(words, negated)


def _positive(words: list[str], negated: bool) -> Test:
    head, rest = words[0], words[1:]
    if head in PLAIN and not rest:
        return Test(head, negated=negated)
    if head == "time" and len(rest) == 2:
        return Test("time", (), _operator(rest[0]), clock_minutes(rest[1]), negated)
    if head in METERS:
        return Test("meter", (head,), *_comparison(rest), negated)
    if head in ("count", "attitude") and len(rest) == 3:
        return Test(head, (rest[0],), *_comparison(rest[1:]), negated)
    if head == "threat":
        return _threat(rest, negated)
    roles = _NAMED.get(head)
    if roles is None:
        raise UnreadableError(f"unknown condition word {head!r}")
    if len(rest) != len(roles):
        raise UnreadableError(f"{head!r} needs {len(roles)} word(s) after it, not {len(rest)}")
    return Test(head, tuple(rest), negated=negated)


def _threat(rest: list[str], negated: bool) -> Test:
    if len(rest) == 2 and rest[1] == "here":
        return Test("threat", (rest[0], "here"), negated=negated)
    if len(rest) == 4 and rest[1] in THREAT_METERS:
        return Test("threat", (rest[0], rest[1]), *_comparison(rest[2:]), negated)
    raise UnreadableError("a threat condition reads 'threat ID stage >= 2' or 'threat ID here'")


def _operator(text: str) -> str:
    if text not in OPERATORS:
        raise UnreadableError(f"{text!r} is no comparison; use one of {' '.join(OPERATORS)}")
    return "==" if text == "=" else text


def _comparison(words: list[str]) -> tuple[str, float]:
    if len(words) != 2:
        raise UnreadableError("a comparison reads 'NAME >= NUMBER', with spaces between")
    try:
        return _operator(words[0]), float(words[1])
    except ValueError as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"{words[1]!r} is not a number") from error
