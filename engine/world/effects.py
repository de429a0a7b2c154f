"""The effects of a pack: short strings, read once into small frozen records.

Lives here: the grammar of ``effects`` (see :mod:`engine.world.schema`) and what ids an effect
names. May import: ``engine.world.conditions``. Promises: nothing is done here; doing an effect
is for ``engine.rules``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from engine.world.conditions import UnreadableError, word_set

CHANGED_METERS: Final = word_set("health stamina fear kept battery film chaos tension")
SIDES: Final = ("left", "ahead", "right", "behind")
POSES: Final = ("stand", "near", "hide", "run", "down", "back")
_PLAIN: Final = word_set("bleed stanch hide unhide")
_ARGUMENTS: Final = {
    "flag": ("flag",),
    "unflag": ("flag",),
    "thing_flag": ("thing", "flag"),
    "unthing_flag": ("thing", "flag"),
    "give": ("thing",),
    "lose": ("thing",),
    "put": ("thing", "spot"),
    "move": ("place",),
    "weather": ("word",),
    "remember": ("character", "word"),
    "promise": ("character", "word"),
    "character": ("character", "spot"),
    "focus": ("any",),
    "pose": ("pose",),
    "effect": ("word",),
    "learn": ("word",),
    "open": ("storylet",),
    "ending": ("ending",),
    "light": ("switch",),
}
"""Word that begins an effect -> what its arguments are. A ``spot`` is a place or here/nowhere."""
_SPOTS: Final = ("here", "nowhere", "bag")


@dataclass(frozen=True, slots=True)
class Effect:
    """One change of the ledger: ``kind``, its ids, a number (``relative`` if signed), words."""

    text: str
    kind: str
    args: tuple[str, ...] = ()
    number: int = 0
    relative: bool = False
    words: str = ""

    def references(self) -> list[tuple[str, str]]:
        """What it names, as (``thing``|``place``|..., id) pairs."""
        if self.kind == "threat":
            spot = [("place", self.args[2])] if self.args[1] == "at" and self.args[2] not in _SPOTS else []
            return [("threat", self.args[0]), *spot]
        if self.kind == "attitude":
            return [("character", self.args[0])]
        if self.kind in ("place_flag", "unplace_flag"):
            return [("place", self.args[1])] if len(self.args) > 1 else []
        found: list[tuple[str, str]] = []
        for role, arg in zip(_ARGUMENTS.get(self.kind, ()), self.args, strict=False):
            if role == "spot":
                found += [] if arg in _SPOTS else [("place", arg)]
            elif role not in ("flag", "word", "pose", "switch"):
                found.append((role, arg))
        return found


def parse_effect(text: str) -> Effect:
    """Read one effect string. Raises :class:`engine.world.conditions.UnreadableError`."""
    words = text.split()
    if not words:
        raise UnreadableError("the effect is empty")
    head, rest = words[0], words[1:]
    if head in _PLAIN and not rest:
        return Effect(text, head)
    if head in CHANGED_METERS:
        return Effect(text, "meter", (head,), *_change(rest))
    special = _SPECIAL.get(head)
    if special is not None:
        return special(text, head, rest)
    roles = _ARGUMENTS.get(head)
    if roles is None:
        raise UnreadableError(f"unknown effect word {head!r}")
    if len(rest) != len(roles):
        raise UnreadableError(f"{head!r} needs {len(roles)} word(s) after it, not {len(rest)}")
    _closed(roles, rest)
    return Effect(text, head, tuple(rest))


def _closed(roles: tuple[str, ...], rest: list[str]) -> None:
    for role, word in zip(roles, rest, strict=True):
        allowed = {"pose": POSES, "switch": ("on", "off")}.get(role)
        if allowed and word not in allowed:
            raise UnreadableError(f"{word!r} must be one of {', '.join(allowed)}")


def _integer(word: str) -> int:
    if not re.fullmatch(r"[+-]?\d+", word):
        raise UnreadableError(f"{word!r} is not a whole number")
    return int(word)


def _change(rest: list[str]) -> tuple[int, bool]:
    if len(rest) != 1:
        raise UnreadableError("a change reads 'NAME +N' or 'NAME -N'")
    return _integer(rest[0]), rest[0][0] in "+-"


def _number(text: str, head: str, rest: list[str]) -> Effect:
    if len(rest) != 1:
        raise UnreadableError(f"{head!r} needs one number after it")
    return Effect(text, head, (), _integer(rest[0]))


def _named_change(text: str, head: str, rest: list[str]) -> Effect:
    if len(rest) != 2:
        raise UnreadableError(f"{head!r} reads '{head} NAME +N'")
    return Effect(text, head, (rest[0],), *_change(rest[1:]))


def _place_flag(text: str, head: str, rest: list[str]) -> Effect:
    if len(rest) not in (1, 2):
        raise UnreadableError(f"{head!r} reads '{head} NAME' or '{head} NAME PLACE'")
    return Effect(text, head, tuple(rest))


def _words(text: str, head: str, rest: list[str]) -> Effect:
    if not rest:
        raise UnreadableError(f"{head!r} needs words after it")
    return Effect(text, head, words=" ".join(rest))


def _moment(text: str, head: str, rest: list[str]) -> Effect:
    if len(rest) < 2:
        raise UnreadableError("'moment' reads 'moment N WORDS'")
    return Effect(text, head, (), _integer(rest[0]), words=" ".join(rest[1:]))


def _threat(text: str, head: str, rest: list[str]) -> Effect:
    if len(rest) == 2 and rest[1] == "warn":
        return Effect(text, head, tuple(rest))
    if len(rest) != 3:
        raise UnreadableError("a threat effect reads 'threat ID at|stage|alarm|distance|side|know VALUE'")
    what, value = rest[1], rest[2]
    if what in ("stage", "alarm", "distance"):
        return Effect(text, head, (rest[0], what), *_change([value]))
    if what == "side" and value not in SIDES:
        raise UnreadableError(f"a side is one of {', '.join(SIDES)}, not {value!r}")
    if what not in ("at", "side", "know"):
        raise UnreadableError(f"unknown threat effect {what!r}")
    return Effect(text, head, tuple(rest))


_SPECIAL: Final[dict[str, Callable[[str, str, list[str]], Effect]]] = {
    "noise": _number,
    "minutes": _number,
    "count": _named_change,
    "attitude": _named_change,
    "place_flag": _place_flag,
    "unplace_flag": _place_flag,
    "injure": _words,
    "heal": _words,
    "moment": _moment,
    "threat": _threat,
}
