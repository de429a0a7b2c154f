"""From a folder of TOML files to a :class:`engine.world.pack.World`.

Lives here: finding packs and reading them. May import: everything in this room, pydantic.
Promises: what is returned is whole and consistent; anything else is WorldPackInvalid with file
and line. A folder that has not changed is read once per process.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from engine.errors import WorldPackInvalid
from engine.world.consistency import Entry, check_entries, read_language
from engine.world.pack import World
from engine.world.schema import Character, Ending, Part, Place, Sound, Storylet, Thing, Threat, WorldInfo
from engine.world.sources import Source, read_source
from engine.world.strings import STRINGS, read_tongues, read_verbs

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
_PartT = TypeVar("_PartT", bound=Part)
_cache: dict[Path, tuple[tuple[tuple[str, int, int], ...], World]] = {}
_FILES: tuple[tuple[str, str, type[Part]], ...] = (
    ("places.toml", "place", Place),
    ("things.toml", "thing", Thing),
    ("characters.toml", "character", Character),
    ("threats.toml", "threat", Threat),
    ("endings.toml", "ending", Ending),
    ("sounds.toml", "sound", Sound),
)


def packs() -> dict[str, Path]:
    """Packs that can be played, by name: the shipped ones and those in ``<data>/worlds``.

    A shipped pack is not replaced by a player's of the same name.
    """
    found: dict[str, Path] = {}
    for home in (RESOURCES / "worlds", _data_dir() / "worlds"):
        if home.is_dir():
            for folder in sorted(home.iterdir()):
                if (folder / "world.toml").is_file():
                    found.setdefault(folder.name, folder)
    return found


def load_world(name_or_folder: str | Path) -> World:
    """The pack of that name, or in that folder.

    Raises:
        WorldPackInvalid: there is no such pack, or it breaks a rule of packs.
    """
    folder = _folder(name_or_folder)
    stamp = tuple(
        (str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(folder.rglob("*.toml"))
    )
    cached = _cache.get(folder)
    if cached is not None and cached[0] == stamp:
        return cached[1]
    world = _read(folder)
    _cache[folder] = (stamp, world)
    return world


def _data_dir() -> Path:
    named = os.environ.get("SOMEWHERE_DATA_DIR")
    if named:
        return Path(named)
    import platformdirs  # only here: most runs never ask for it

    return Path(platformdirs.user_data_dir("somewhere", appauthor=False))


def _folder(name_or_folder: str | Path) -> Path:
    if isinstance(name_or_folder, Path) or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", name_or_folder):
        folder = Path(name_or_folder).resolve()
        if not (folder / "world.toml").is_file():
            raise WorldPackInvalid(
                f"{folder} holds no world.toml, line 1. Name a folder that is a world pack."
            )
        return folder
    known = packs()
    if name_or_folder in known:
        return known[name_or_folder].resolve()
    raise WorldPackInvalid(
        f"There is no world pack {name_or_folder!r}. Known packs: {', '.join(known) or 'none'}."
    )


def _read(folder: Path) -> World:
    info_source = read_source(folder / "world.toml", "world.toml")
    info = _one(WorldInfo, info_source, "", 0, info_source.tables)
    entries = [Entry("world", info, info_source, "", 0)]
    for file, table, model in _FILES:
        path = folder / file
        if path.is_file() or table in ("place", "thing", "ending"):
            entries += _tables(read_source(path, file), table, model)
    for path in sorted((folder / "storylets").glob("*.toml")):
        entries += _tables(read_source(path, f"storylets/{path.name}"), "storylet", Storylet)
    conditions, effects = read_language(entries)
    by_kind = check_entries(entries, conditions, effects)
    places: dict[str, Place] = by_kind["place"]
    storylets: dict[str, Storylet] = by_kind["storylet"]
    return World(
        name=folder.name,
        folder=folder,
        info=info,
        places=places,
        things=by_kind["thing"],
        characters=by_kind["character"],
        threats=by_kind["threat"],
        storylets=storylets,
        endings=by_kind["ending"],
        sets={path.stem: read_source(path, f"sets/{path.name}").tables for path in _toml(folder / "sets")},
        prefabs=_prefabs(folder),
        conditions=conditions,
        effects=effects,
        verbs=read_verbs(folder / "verbs.toml"),
        tongues=read_tongues(folder, info.changes),
        fingerprint=_fingerprint(folder),
        sounds=tuple(by_kind["sound"].values()),
        storylets_at={
            place: tuple(s for s in storylets.values() if not s.at or place in s.at) for place in places
        },
    )


def _fingerprint(folder: Path) -> bytes:
    """Follows from every file that a night depends on, but not from where the pack lies."""
    told = blake2b(folder.name.encode(), digest_size=8)
    own = [path for path in _toml(folder) if not path.name.startswith(("prefabs", "sounds"))]
    for path in (*own, *_toml(folder / "storylets"), *sorted(STRINGS.rglob("*.toml"))):
        told.update(path.name.encode())
        told.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return told.digest()


def _toml(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob("*.toml"))


def _prefabs(folder: Path) -> dict[str, dict[str, Any]]:
    """All ``prefabs*.toml`` as one table; their materials are put together."""
    merged: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("prefabs*.toml")):
        found = read_source(path, path.name).tables
        materials = {**merged.get("materials", {}), **found.get("materials", {})}
        merged |= found
        if materials:
            merged["materials"] = materials
    return merged


def _tables(source: Source, table: str, model: type[Part]) -> list[Entry]:
    for key in source.tables:
        if key != table:
            raise source.complaint(
                source.line_at(max(source.text.find(key), 0)),
                f"unknown table {key!r}",
                f"This file holds [[{table}]] tables only",
            )
    found = source.tables.get(table, [])
    if not isinstance(found, list):
        raise source.complaint(1, f"[{table}] is not a list", f"Write [[{table}]] with two brackets")
    return [
        Entry(table, _one(model, source, table, index, raw), source, table, index)
        for index, raw in enumerate(found)
    ]


def _one(model: type[_PartT], source: Source, table: str, index: int, raw: Any) -> _PartT:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        location = tuple(first["loc"])
        where = ".".join(str(part) for part in location)
        line = source.line_of_key(table, index, location)
        owner = raw.get("id", "") if isinstance(raw, dict) else ""
        named = f" of {owner!r}" if owner else ""
        raise source.complaint(
            line, f"{where}{named}: {first['msg'].lower()}", "See engine/world/schema.py for what goes there"
        ) from error
