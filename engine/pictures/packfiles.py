"""The looks of a pack read straight from its folder: sets, prefabs, and which place uses which set.

May import: the standard library, ``engine.errors``. Promises: reads data only; enough for the
painter's own process and tools, which need neither the rules nor the words of a pack. A table is
parsed when it is first looked at, so that the first frame waits for its own set only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import rtoml

from engine.errors import WorldPackInvalid

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "worlds"


@dataclass(frozen=True, slots=True)
class PlaceLook:
    """What the painter wants to know of a place."""

    set: str = ""
    environment: str = ""


@dataclass(frozen=True, slots=True)
class PackLooks:
    """Sets, prefabs and places of one pack."""

    sets: Mapping[str, Mapping[str, Any]]
    prefabs: Mapping[str, Mapping[str, Any]]
    places: dict[str, PlaceLook] = field(default_factory=dict)


class Unread(Mapping[str, Mapping[str, Any]]):
    """Tables by name, each made by its own call when it is first asked for."""

    def __init__(self, sources: Mapping[str, Callable[[], Mapping[str, Any]]]) -> None:
        self._sources = sources
        self._found: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        if name not in self._found:
            self._found[name] = self._sources[name]()
        return self._found[name]

    def __contains__(self, name: object) -> bool:
        return name in self._sources

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


def _read(path: Path) -> dict[str, Any]:
    try:
        return rtoml.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return {}
    except rtoml.TomlParsingError as error:
        raise WorldPackInvalid(f"{path}: {error}") from error


def pack_folder(pack: str | Path) -> Path:
    """A folder as it is; a bare name is one of the shipped packs."""
    path = Path(pack)
    return path if path.is_dir() else SHIPPED / str(pack)


def read_looks(pack: str | Path) -> PackLooks:
    """The looks of a pack by folder or name; WorldPackInvalid without sets, or from a broken table."""
    folder = pack_folder(pack)
    sets = {path.stem: partial(_read, path) for path in sorted((folder / "sets").glob("*.toml"))}
    if not sets:
        raise WorldPackInvalid(f"{folder}: no sets to paint; put one TOML file per place in sets/")
    places = {
        str(entry["id"]): PlaceLook(str(entry.get("set", "")), str(entry.get("environment", "")))
        for entry in _read(folder / "places.toml").get("place", [])
        if "id" in entry
    }
    return PackLooks(Unread(sets), _prefabs(folder), places)


_HEADING = re.compile(r"^\[{1,2}([A-Za-z_][\w-]*)[\w.-]*\]{1,2}[ \t]*(?:#.*)?$", re.MULTILINE)


def _prefabs(folder: Path) -> Unread:
    """All ``prefabs*.toml`` as one table; a later file wins, materials are put together."""
    pieces: dict[str, list[tuple[Path, list[str]]]] = {}
    for path in sorted(folder.glob("prefabs*.toml")):
        text = path.read_text(encoding="utf-8")
        headings = list(_HEADING.finditer(text))
        ends = [heading.start() for heading in headings[1:]] + [len(text)]
        own: dict[str, list[str]] = {}
        for heading, end in zip(headings, ends, strict=True):
            own.setdefault(heading[1], []).append(text[heading.start() : end])
        for name, parts in own.items():
            earlier = pieces.get(name, []) if name == "materials" else []
            pieces[name] = [*earlier, (path, parts)]
    return Unread({name: partial(_parsed, name, found) for name, found in pieces.items()})


def _parsed(name: str, pieces: list[tuple[Path, list[str]]]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for path, parts in pieces:
        try:
            merged |= rtoml.loads("".join(parts))[name]
        except rtoml.TomlParsingError as error:
            _read(path)  # names the line of the file
            raise WorldPackInvalid(f"{path}: [{name}]: {error}") from error
    return merged
