"""Prefabs: lists of parts in the pack's data, built into meshes and kept.

May import: numpy, the shapes of this room. Promises: an unknown prefab is replaced by one that
shares a tag, or by a plain bundle; a broken part is left out and logged, the rest is built.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from engine.pictures import shapes
from engine.pictures.arrays import Array, f32, lean_y, tilt_x, turn_z
from engine.pictures.bodies import dressed, figure
from engine.pictures.giving_way import checkpoint
from engine.pictures.materials import Palette
from engine.pictures.mesh import Mesh, joined, segments, triangles
from engine.pictures.scatter import blades, lattice, papers, rock, rubble, wire
from engine.pictures.seeds import dice, seed_of
from engine.pictures.skin import Bone, body

_log = logging.getLogger(__name__)
_VARIANTS, _FACES = 3, 4096
_FALLBACK = {
    "paper": "paper", "document": "paper", "container": "bag", "tool": "torch", "weapon": "tyre_iron",
    "light": "torch", "tape": "tape", "food": "bottle", "drink": "bottle", "cloth": "cloth",
    "furniture": "cabinet", "machine": "switch_board", "device": "radio", "electronic": "radio",
    "door": "door", "vehicle": "car", "person": "person", "human": "person", "monster": "tall_figure",
    "medical": "bandage_tin", "key": "key", "corpse": "body",
}  # fmt: skip


def holds(entry: Mapping[str, Any], flags: Iterable[str]) -> bool:
    """Does a part or object with ``when`` / ``unless`` exist under these flags?"""
    present = set(flags)
    when, unless = entry.get("when", []), entry.get("unless", [])
    when = [when] if isinstance(when, str) else when
    unless = [unless] if isinstance(unless, str) else unless
    return all(flag in present for flag in when) and not any(flag in present for flag in unless)


class Workshop:
    """Builds prefabs of one pack with one palette; keeps what it has built."""

    def __init__(self, prefabs: Mapping[str, Mapping[str, Any]], paints: Palette) -> None:
        self.prefabs = prefabs
        self.paints = paints
        self._kept: dict[tuple[str, int, frozenset[str], str, bool], Mesh] = {}
        self._makers: dict[str, Callable[[Mapping[str, Any], int, Array, np.random.Generator], Mesh]] = {
            "box": self._box, "tube": self._tube, "lathe": self._lathe, "plane": self._plane,
            "strut": self._strut, "blob": self._blob, "disc": self._disc,
            "rock": lambda p, m, t, d: rock(p["rock"], m, t, d),
            "blades": lambda p, m, t, d: blades(p["blades"], m, t, d),
            "lattice": lambda p, m, t, d: lattice(p["lattice"], m, t),
            "wire": lambda p, m, t, d: wire(p["wire"], m, t),
            "rubble": lambda p, m, t, d: rubble(p["rubble"], m, t, d),
            "papers": lambda p, m, t, d: papers(p["papers"], m, t, d),
        }  # fmt: skip

    def known(self, name: str, tags: Iterable[str] = (), default: str = "bag") -> str:
        """The prefab to use for a name: itself, one for its tags, or a default of the pack."""
        if name in self.prefabs:
            return name
        for tag in tags:
            for other in (tag, _FALLBACK.get(tag, "")):
                if other in self.prefabs:
                    return other
        return default if default in self.prefabs else ""

    def build(
        self, name: str, seed: int, flags: Iterable[str] = (), pose: str = "stand", fine: bool = False
    ) -> Mesh:
        """The mesh of a prefab standing on the origin; ``fine`` for a figure that is seen from close by."""
        spec = self.prefabs.get(name)
        if spec is None:
            return shapes.box(f32([0.3, 0.2, 0.15]), 0, f32([1, 1, 1]))
        pose = str(spec.get("pose", pose))
        asked = frozenset(flags) & frozenset(_asked(spec, self.prefabs))
        person = spec.get("kind") == "figure"
        variant = seed % (_FACES if person else _VARIANTS)
        key = (name, variant, asked, pose if person else "", fine and person)
        if key not in self._kept:
            checkpoint()
            self._kept[key] = self._build(name, spec, variant, asked, pose, fine)
        return self._kept[key]

    def _build(
        self, name: str, spec: Mapping[str, Any], variant: int, flags: frozenset[str], pose: str, fine: bool
    ) -> Mesh:
        if spec.get("kind") == "figure":
            look = dressed(spec, flags)
            carried = str(look.get("holds", ""))
            in_hands = self.build(carried, variant) if carried in self.prefabs else None
            parts = [figure(look, pose, self.paints, in_hands, variant, fine)]
            held = [part for part in spec.get("parts", []) if holds({"when": part.get("pose", [])}, {pose})]
        else:
            parts, held = [], list(spec.get("parts", []))
        for number, part in enumerate(held):
            if holds(part, flags):
                try:
                    parts.append(self._part(part, seed_of(name, variant, number), flags))
                except (KeyError, ValueError, TypeError, IndexError) as error:
                    _log.warning("prefab %s, part %d left out: %r", name, number, error)
        return joined(parts)

    def _part(self, part: Mapping[str, Any], seed: int, flags: frozenset[str]) -> Mesh:
        chance = dice(seed)
        mat = self.paints(str(part.get("mat", "plain")))
        tint = f32(part.get("tint", [1, 1, 1]))
        if "use" in part:
            mesh = self.build(str(part["use"]), seed, flags)
        else:
            kind = next(k for k in self._makers if k in part)
            mesh = self._makers[kind](part, mat, tint, chance)
        scale = float(part.get("scale", 1.0))
        spin = turn_z(part.get("turn", 0)) @ lean_y(part.get("lean", 0)) @ tilt_x(part.get("tilt", 0))
        mesh = mesh.moved(spin, scale, f32(part.get("at", [0, 0, 0])))
        if "repeat" in part:
            step = f32(part["repeat"]["step"])
            mesh = joined(mesh.moved(np.eye(3), 1.0, step * k) for k in range(int(part["repeat"]["n"])))
        if part.get("mirror"):
            flip = f32([-1, 1, 1])
            other = mesh.moved(np.eye(3), 1.0, f32([0, 0, 0]))
            other.pos, other.nrm = other.pos * flip, other.nrm * flip
            other.a, other.b = other.a * flip, other.b * flip
            mesh = joined([mesh, other])
        return mesh

    def _box(self, p: Mapping[str, Any], mat: int, tint: Array, _: np.random.Generator) -> Mesh:
        return shapes.box(f32(p["box"]), mat, tint, p.get("bevel"))

    def _tube(self, p: Mapping[str, Any], mat: int, tint: Array, _: np.random.Generator) -> Mesh:
        path, r = f32(p["path"]), p["tube"]
        radii = np.full(len(path), r) if isinstance(r, (int, float)) else np.interp(
            np.linspace(0, 1, len(path)), np.linspace(0, 1, len(r)), r
        )  # fmt: skip
        return shapes.tube(path, f32(radii), mat, tint, int(p.get("sides", 10)), bool(p.get("caps", True)))

    def _lathe(self, p: Mapping[str, Any], mat: int, tint: Array, _: np.random.Generator) -> Mesh:
        return shapes.lathe(f32(p["lathe"]), mat, tint, int(p.get("sides", 16)))

    def _plane(self, p: Mapping[str, Any], mat: int, tint: Array, chance: np.random.Generator) -> Mesh:
        w, h = p["plane"]
        corners = [[-w / 2, 0, 0], [w / 2, 0, 0], [w / 2, 0, h], [-w / 2, 0, h]]
        mesh = shapes.sheet(
            f32(corners), mat, tint, float(p.get("crumple", 0)), int(chance.integers(1 << 30))
        )
        if p.get("metres"):
            mesh.uv = mesh.uv * f32([w, h])
        return mesh

    def _strut(self, p: Mapping[str, Any], mat: int, tint: Array, _: np.random.Generator) -> Mesh:
        path = f32(p["path"])
        return segments(path[:-1], path[1:], float(p["strut"]), mat, tint)

    def _disc(self, p: Mapping[str, Any], mat: int, tint: Array, _: np.random.Generator) -> Mesh:
        return shapes.lathe(f32([[0, 0], [p["disc"], 0.0]]), mat, tint, int(p.get("sides", 20)))

    def _blob(self, p: Mapping[str, Any], mat: int, tint: Array, _: np.random.Generator) -> Mesh:
        soft = float(p.get("smooth", 0.05))
        balls = [Bone((x, y, z), (x, y, z), r, r, "skin", 1.0, soft) for x, y, z, r in p["blob"]]
        corners, normals, _part = body(balls, float(p.get("cell", 0.04)), float(p.get("folds", 0.01)))
        uv = np.stack([corners[..., 0] + corners[..., 1], corners[..., 2]], axis=-1)
        return triangles(corners, normals, uv, mat, tint)


def _asked(spec: Mapping[str, Any], prefabs: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """All flags that any part of a prefab, or of a prefab it uses, looks at."""
    found: list[str] = list(spec.get("as", {}))
    for part in spec.get("parts", []):
        if part.get("use") in prefabs:
            found += _asked(prefabs[part["use"]], prefabs)
        for key in ("when", "unless"):
            value = part.get(key, [])
            found += [value] if isinstance(value, str) else value
    return found
