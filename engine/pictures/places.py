"""Sets to places: everything that stands still, built once from the pack's data and kept.

May import: numpy and the geometry of this room. Promises: the same set, seed and flags give the
same place; objects are placed by their own seeds; names of all pixels' owners are kept.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.pictures.arrays import Array, f32, tilt_x, turn_z
from engine.pictures.giving_way import checkpoint
from engine.pictures.materials import Palette, palette
from engine.pictures.mesh import Mesh, joined
from engine.pictures.prefabs import Workshop, holds
from engine.pictures.relief import Relief, from_path
from engine.pictures.rooms import room
from engine.pictures.scatter import wire
from engine.pictures.seeds import dice, seed_of
from engine.pictures.terrain import Terrain

_log = logging.getLogger(__name__)
FALLBACK_SET: Mapping[str, Any] = {
    "terrain": {"waves": [[0.4, 60.0]], "mountains": {"from": 900, "height": 260}},
    "stations": {"default": {"at": [0, -8], "look": [0, 10, 1.2]}},
    "materials": {"ground": {"kind": "ground"}},
}
"""What is painted when even the pack's own fallback cannot be."""


@dataclass(slots=True)
class Place:
    """One built set."""

    data: Mapping[str, Any]
    seed: int
    mesh: Mesh
    terrain: Terrain | None
    paints: Palette
    workshop: Workshop
    names: list[str] = field(default_factory=lambda: ["", "ground"])
    played: set[str] = field(default_factory=set)
    corners: tuple[Array, Array] | None = None

    @property
    def ground_table(self) -> Mapping[str, Any]:
        """The set's ``[terrain]`` table, empty indoors."""
        return self.data.get("terrain", {}) if self.terrain else {}

    def floor(self, x: float, y: float) -> float:
        """Height of what one stands on."""
        for spec in self.data.get("room", []):
            (rx, ry), (w, d, _) = spec["at"], spec["size"]
            if rx <= x <= rx + w and ry <= y <= ry + d and spec.get("floor"):
                return float(spec.get("level", 0.0))
        return self.terrain.height(x, y) if self.terrain else 0.0

    def inside(self, x: float, y: float, margin: float) -> bool:
        """Is the point in one of the rooms, this far from its walls?"""
        for spec in self.data.get("room", []):
            (rx, ry), (w, d, _) = spec["at"], spec["size"]
            if rx + margin <= x <= rx + w - margin and ry + margin <= y <= ry + d - margin:
                return True
        return False

    def part(self, name: str) -> Mesh:
        """The triangles of one object of the set."""
        rows = np.flatnonzero(self.mesh.oid == self.names.index(name))
        return Mesh(pos=self.mesh.pos[rows], oid=self.mesh.oid[rows])

    def boxes(self) -> tuple[Array, Array]:
        """Lowest and highest corner of each triangle, as columns ``(3, m)``; worked out once."""
        if self.corners is None:
            x = self.mesh.pos
            low = np.minimum(np.minimum(x[:, 0], x[:, 1]), x[:, 2]).T
            high = np.maximum(np.maximum(x[:, 0], x[:, 1]), x[:, 2]).T
            self.corners = np.ascontiguousarray(low), np.ascontiguousarray(high)
        return self.corners

    def stand_in(self, thing: str) -> Mesh | None:
        """The set's own object that is this thing (``thing`` in its entry), if there is one."""
        return self.part(thing) if thing in self.played else None

    @property
    def traces(self) -> set[str]:
        """Flags of what was left behind that the set shows by objects of its own."""
        return {flag for spec in self.data.get("object", []) for flag in _listed(spec.get("when", []))}

    def lamps(self, flags: list[str]) -> list[Mapping[str, Any]]:
        """The lamps that burn under these flags."""
        return [lamp for lamp in self.data.get("lamp", []) if holds(lamp, flags)]


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def relevant_flags(data: Mapping[str, Any], prefabs: Mapping[str, Any]) -> set[str]:
    """Flags that change the geometry of a set; a place is kept per combination of these."""
    found: set[str] = set()

    def look(value: Any) -> None:
        if isinstance(value, Mapping):
            for key, inner in value.items():
                if key in ("when", "unless"):
                    found.update([inner] if isinstance(inner, str) else inner)
                elif key in ("prefab", "use") and inner in prefabs:
                    look(prefabs[inner])
                else:
                    look(inner)
        elif isinstance(value, list):
            for inner in value:
                look(inner)

    for key in ("object", "row", "scatter"):
        look(data.get(key, []))
    return found | set(data.get("as", {}))


def _under(data: Mapping[str, Any], flags: list[str]) -> Mapping[str, Any]:
    """A set with what its ``as`` tables change while their flags hold: light, air, grade."""
    changes = data.get("as", {})
    out = dict(data)
    for flag in sorted(set(flags) & set(changes)):
        out |= changes[flag]
    return out


class _Over(Mapping[str, Any]):
    """A set's own prefabs before those of the pack, without opening either."""

    def __init__(self, own: Mapping[str, Any], pack: Mapping[str, Any]) -> None:
        self._own, self._pack = own, pack

    def __getitem__(self, name: str) -> Any:
        return self._own[name] if name in self._own else self._pack[name]

    def __contains__(self, name: object) -> bool:
        return name in self._own or name in self._pack

    def __iter__(self) -> Iterator[str]:
        return iter({**dict.fromkeys(self._own), **dict.fromkeys(self._pack)})

    def __len__(self) -> int:
        return sum(1 for _ in self)


def build(
    name: str, data: Mapping[str, Any], prefabs: Mapping[str, Any], world_seed: int, flags: list[str]
) -> Place:
    """Everything of a set that stands still."""
    seed = seed_of("place", world_seed, name)
    data = _under(data, flags)
    prefabs = _Over(data.get("prefab", {}), prefabs)
    paints = palette(prefabs.get("materials", {}), data.get("materials", {}))
    workshop = Workshop(prefabs, paints)
    terrain = Terrain(Relief(data["terrain"], seed)) if "terrain" in data else None
    place = Place(data, seed, Mesh(), terrain, paints, workshop)
    parts = []
    for number, spec in enumerate(data.get("room", [])):
        checkpoint()
        parts.append(room(spec, paints).owned(_name(place, str(spec.get("id", f"room{number}")))))
    for label, mesh in _objects(place, flags):
        parts.append(mesh.owned(_name(place, label)))
    place.mesh = joined(parts)
    return place


def _name(place: Place, label: str) -> int:
    place.names.append(label)
    return len(place.names) - 1


def _objects(place: Place, flags: list[str]) -> Iterator[tuple[str, Mesh]]:
    data = place.data
    for number, spec in enumerate(data.get("object", [])):
        if holds(spec, flags):
            label = str(spec.get("thing") or spec.get("id", f"{spec['prefab']}{number}"))
            if "thing" in spec:
                place.played.add(label)
            yield label, _standing(place, spec, f32(spec["at"]), seed_of(place.seed, "object", number), flags)
    for number, spec in enumerate(data.get("row", [])):
        if holds(spec, flags):
            yield from _row(place, spec, number, flags)
    for number, spec in enumerate(data.get("scatter", [])):
        if holds(spec, flags):
            yield from _scatter(place, spec, number, flags)


def _standing(place: Place, spec: Mapping[str, Any], at: Array, seed: int, flags: list[str]) -> Mesh:
    mesh = place.workshop.build(str(spec["prefab"]), seed, [*flags, *spec.get("flags", [])])
    height = float(at[2]) if len(at) > 2 else 0.0
    ground = 0.0 if spec.get("fixed") else place.floor(float(at[0]), float(at[1]))
    spin = turn_z(spec.get("turn", 0)) @ tilt_x(spec.get("tilt", 0))
    mesh = mesh.moved(spin, float(spec.get("scale", 1.0)), f32([at[0], at[1], ground + height]))
    return mesh.owned(0, f32(spec["tint"])) if "tint" in spec else mesh


def _row(place: Place, spec: Mapping[str, Any], number: int, flags: list[str]) -> Iterator[tuple[str, Mesh]]:
    """The same thing again and again along a line; ``wires`` hang between neighbours."""
    a, b = f32(spec["from"]), f32(spec["to"])
    length = float(np.hypot(*(b - a)[:2]))
    n = max(int(length / float(spec["every"])), 1)
    facing = float(np.rad2deg(np.arctan2(*(b - a)[1::-1])))
    chance = dice(place.seed, "row", number)
    missing = set(spec.get("missing", []))
    tops: list[Array] = []
    for k in range(n + (1 if spec.get("both_ends", True) else 0)):
        at = a + (b - a) * (k / n)
        wobble = (chance.random(3) - 0.5) * float(spec.get("jitter", 0))
        point = f32([at[0] + wobble[0], at[1] + wobble[1], *([at[2]] if len(at) > 2 else [])])
        ground = 0.0 if spec.get("fixed") else place.floor(float(at[0]), float(at[1]))
        tops.append(f32([point[0], point[1], ground]))
        if k in missing:
            continue
        one = {**spec, "turn": facing + spec.get("turn", 0) + wobble[2] * 12}
        yield (
            f"{spec['prefab']}{number}.{k}",
            _standing(place, one, point, seed_of(place.seed, "row", number, k), flags),
        )
    side = turn_z(facing) @ f32([0, 1, 0])
    mat, white = place.paints(str(spec.get("wire_mat", "wire"))), f32([1, 1, 1])
    lines = []
    for across, height in spec.get("wires", []):
        for p, q in itertools.pairwise(tops):
            ends = [list(end + side * across + f32([0, 0, height])) for end in (p, q)]
            hang = {
                "from": ends[0],
                "to": ends[1],
                "sag": spec.get("sag", 0.8),
                "radius": spec.get("wire_radius", 0.012),
            }
            hang |= {"barbs": spec["barbs"]} if "barbs" in spec else {}
            lines.append(wire(hang, mat, white))
    if lines:
        yield f"wires{number}", joined(lines)


def _scatter(
    place: Place, spec: Mapping[str, Any], number: int, flags: list[str]
) -> Iterator[tuple[str, Mesh]]:
    """Things strewn over an area, away from ways and cleared spots."""
    chance = dice(place.seed, "scatter", number)
    x0, y0, x1, y1 = spec["inside"]
    n = int(spec["count"])
    spots = f32(chance.random((n, 2)) * [x1 - x0, y1 - y0] + [x0, y0])
    turns, sizes, shades = chance.random(n) * 360, chance.random(n), chance.random(n)
    low, high = spec.get("scale", [0.7, 1.3])
    keep = np.ones(n, bool)
    for cx, cy, r in spec.get("clear", []):
        keep &= np.hypot(spots[:, 0] - cx, spots[:, 1] - cy) > r
    for way in ("road", "track"):
        table = place.data.get("terrain", {}).get(way)
        if table:
            away, _ = from_path(table["path"], spots[:, 0], spots[:, 1])
            keep &= np.abs(away) > table.get("width", 2.6) / 2 + 0.5
    meshes = []
    for k in np.flatnonzero(keep):
        one = {"prefab": spec["prefab"], "turn": turns[k], "scale": low + (high - low) * sizes[k] ** 2}
        shade = 0.75 + 0.5 * shades[k]
        at = f32([*spots[k], float(spec.get("z", 0.0))])
        if place.floor(float(at[0]), float(at[1])) > float(spec.get("below", 1e6)):
            continue
        mesh = _standing(place, one, at, seed_of(place.seed, "scatter", number, k), flags)
        checkpoint()
        meshes.append(mesh.owned(0, f32([shade, shade, shade])))
    yield f"{spec['prefab']}s{number}", joined(meshes)
