"""The looks of a pack read straight from its folder: sets, prefabs, and which place uses which set.

May import: the standard library, ``engine.errors``. Promises: reads data only; enough for the
painter's own process and tools, which need neither the rules nor the words of a pack.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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

    sets: dict[str, dict[str, Any]]
    prefabs: dict[str, dict[str, Any]]
    places: dict[str, PlaceLook] = field(default_factory=dict)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise WorldPackInvalid(f"{path}: {error}") from error


def pack_folder(pack: str | Path) -> Path:
    """A folder as it is; a bare name is one of the shipped packs."""
    path = Path(pack)
    return path if path.is_dir() else SHIPPED / str(pack)


def read_looks(pack: str | Path) -> PackLooks:
    """The looks of a pack by folder or name. Raises WorldPackInvalid for a broken file."""
    folder = pack_folder(pack)
    sets = {path.stem: _read(path) for path in sorted((folder / "sets").glob("*.toml"))}
    if not sets:
        raise WorldPackInvalid(f"{folder}: no sets to paint; put one TOML file per place in sets/")
    places = {
        str(entry["id"]): PlaceLook(str(entry.get("set", "")), str(entry.get("environment", "")))
        for entry in _read(folder / "places.toml").get("place", [])
        if "id" in entry
    }
    return PackLooks(sets, _prefabs(folder), places)


def _prefabs(folder: Path) -> dict[str, Any]:
    """All ``prefabs*.toml`` as one table; their materials are put together."""
    merged: dict[str, Any] = {}
    for path in sorted(folder.glob("prefabs*.toml")):
        found = _read(path)
        materials = {**merged.get("materials", {}), **found.get("materials", {})}
        merged |= found
        if materials:
            merged["materials"] = materials
    return merged
