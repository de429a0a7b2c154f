"""What must be true of a pack as a whole: ids that exist, conditions and effects that can be read.

Lives here: the checks done at load time. May import: the rest of this room. Promises: each check
raises WorldPackInvalid at the first trouble, with file and line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from engine.errors import WorldPackInvalid
from engine.world.conditions import Condition, UnreadableError, parse_condition
from engine.world.effects import Effect, parse_effect
from engine.world.schema import Part, Place, Sound, Storylet, Thing, Threat, WorldInfo
from engine.world.sources import Source

SOUNDS: Final = Path(__file__).resolve().parents[2] / "resources" / "sounds"
KINDS: Final = ("place", "thing", "character", "threat", "storylet", "ending", "sound")
_CONDITIONS: Final = frozenset({"when"})
_CONDITION_KEYS: Final = frozenset({"habits", "bonus"})
_EFFECTS: Final = frozenset({"effects", "fail_effects", "wound"})


@dataclass(frozen=True)
class Entry:
    """One table of a pack, and where it stands."""

    kind: str
    part: Part
    source: Source
    table: str
    index: int

    @property
    def id(self) -> str:
        return str(getattr(self.part, "id", "world"))

    def complaint(self, needle: str, trouble: str, remedy: str, *, last: bool = False) -> WorldPackInvalid:
        """The error about this table, on the line where ``needle`` stands in it."""
        line = self.source.line_of(self.table, self.index, needle, last=last)
        return self.source.complaint(line, f"{self.kind} '{self.id}': {trouble}", remedy)


def strings_of(part: Part, kind: str) -> Iterator[str]:
    """All condition (``kind='when'``) or effect strings in a part and the parts inside it."""
    lists = _CONDITIONS if kind == "when" else _EFFECTS
    for name, value in part.__dict__.items():  # its fields; a model's own iterator takes thrice as long
        if name in lists or (kind == "when" and name in _CONDITION_KEYS):
            yield from value
        elif isinstance(value, Part):
            yield from strings_of(value, kind)
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, Part):
                    yield from strings_of(item, kind)


def read_language(entries: list[Entry]) -> tuple[dict[str, Condition], dict[str, Effect]]:
    """Parse every condition and effect of the pack once."""
    conditions: dict[str, Condition] = {}
    effects: dict[str, Effect] = {}
    for entry in entries:
        for text in strings_of(entry.part, "when"):
            if text not in conditions:
                conditions[text] = _parsed(entry, text, parse_condition, "condition")
        for text in strings_of(entry.part, "effects"):
            if text not in effects:
                effects[text] = _parsed(entry, text, parse_effect, "effect")
    return conditions, effects


def _parsed(entry: Entry, text: str, parse: Any, what: str) -> Any:
    try:
        return parse(text)
    except UnreadableError as error:
        raise entry.complaint(
            text, f"{what} '{text}': {error}", "The list of what can be said is in engine/world/schema.py"
        ) from error


def check_entries(
    entries: list[Entry], conditions: dict[str, Condition], effects: dict[str, Effect]
) -> dict[str, dict[str, Any]]:
    """The parts by kind and id, after all references have been followed once."""
    by_kind: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    actors: dict[str, str] = {}
    for entry in entries:
        if entry.kind == "world":
            continue
        _check_new(entry, by_kind[entry.kind], actors)
        by_kind[entry.kind][entry.id] = entry.part
    by_kind["learned"] = {e.args[0]: e for e in effects.values() if e.kind == "learn"}
    for entry in entries:
        _check_language(entry, by_kind, conditions, effects)
        for kind, wanted in _ids_of(entry.part):
            _check_exists(entry, by_kind, kind, wanted, wanted)
        _check_inner_ids(entry)
        if isinstance(entry.part, Sound):
            _check_sound(entry, entry.part, by_kind["place"])
    return by_kind


def _check_sound(entry: Entry, sound: Sound, places: dict[str, Any]) -> None:
    """It is heard somewhere, and there is a recording of it."""
    known = set(places) | {place.environment for place in places.values()}
    for where in sound.at:
        if where not in known:
            raise entry.complaint(
                f'"{where}"', f"{where!r} is no place and no environment of this pack", "Mend the name"
            )
    if sound.name not in recordings():
        raise entry.complaint(
            f'"{sound.name}"',
            f"there is no recording {sound.name!r}",
            f"Choose one of {', '.join(sorted(recordings()))}",
        )


@cache
def recordings() -> frozenset[str]:
    """Names of the sounds that are shipped."""
    return frozenset(path.stem for path in SOUNDS.glob("*.wav"))


def _check_new(entry: Entry, known: dict[str, Any], actors: dict[str, str]) -> None:
    if entry.id in known:
        raise entry.complaint(f'"{entry.id}"', "the id is already taken", "Give one of the two another id")
    if entry.kind in ("thing", "character", "threat"):
        other = actors.setdefault(entry.id, entry.kind)
        if other != entry.kind:
            raise entry.complaint(
                f'"{entry.id}"',
                f"a {other} has this id too",
                "Things, characters and threats share their ids",
            )


def _check_language(
    entry: Entry,
    by_kind: dict[str, dict[str, Any]],
    conditions: dict[str, Condition],
    effects: dict[str, Effect],
) -> None:
    for text in strings_of(entry.part, "when"):
        for test in conditions[text].alternatives:
            for kind, wanted in test.references():
                _check_exists(entry, by_kind, kind, wanted, text)
    for text in strings_of(entry.part, "effects"):
        for kind, wanted in effects[text].references():
            _check_exists(entry, by_kind, kind, wanted, text)


def _check_exists(
    entry: Entry, by_kind: dict[str, dict[str, Any]], kind: str, wanted: str, needle: str
) -> None:
    if kind == "any":
        found = any(wanted in known for known in by_kind.values())
    elif kind == "text":
        found = wanted.split(":")[0] in by_kind["storylet"]
        kind = "storylet"
    else:
        found = wanted in by_kind[kind]
    if not found:
        what = "thing, place or person" if kind == "any" else kind
        raise entry.complaint(
            f'"{needle}"',
            f"{needle!r} names the {what} {wanted!r}, which does not exist",
            "Add it or mend the id",
        )


def _ids_of(part: Part) -> Iterator[tuple[str, str]]:
    """Ids that stand in fields of their own."""
    if isinstance(part, Place):
        yield from (("place", way.to) for way in part.exits)
    elif isinstance(part, Thing):
        if part.at not in ("bag", "nowhere"):
            yield "place", part.at
        yield from (("thing", use.on) for use in part.uses if use.on)
    elif isinstance(part, Threat):
        yield from (("place", place) for place in part.roams)
        yield "ending", part.ending
    elif isinstance(part, Storylet):
        yield from (("place", place) for place in part.at)
    elif isinstance(part, WorldInfo):
        yield "place", part.start
        if part.death:
            yield "ending", part.death
    elif not isinstance(part, Sound) and getattr(part, "at", "nowhere") != "nowhere":
        yield "place", str(getattr(part, "at", ""))


def _check_inner_ids(entry: Entry) -> None:
    for field in ("topics", "options", "counters"):
        seen: set[str] = set()
        for inner in getattr(entry.part, field, ()):
            if inner.id in seen:
                raise entry.complaint(
                    f'"{inner.id}"',
                    f"two of its {field} have the id {inner.id!r}",
                    "Rename one of them",
                    last=True,
                )
            seen.add(inner.id)
