"""Rooms: walls with openings and thickness, floor, ceiling, skirting, frames.

May import: numpy, ``arrays``, ``mesh``, ``shapes``, ``materials``. Promises: texture coordinates
in metres along the wall; every opening has reveals and, if asked, a frame.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.pictures.arrays import Array, f32
from engine.pictures.materials import Palette
from engine.pictures.mesh import Mesh, joined, quads
from engine.pictures.shapes import box

_WHITE = f32([1, 1, 1])
THICK = 0.18


def _quad(corners: list[list[float]], normal: Array, uv: list[list[float]], mat: int) -> Mesh:
    n = np.broadcast_to(f32(normal), (1, 4, 3))
    return quads(f32([corners]), n, f32([uv]), mat, _WHITE)


def _wall(origin: Array, along: Array, inward: Array, length: float, height: float, spec: Mapping[str, Any],
          openings: list[Mapping[str, Any]], paints: Palette) -> Mesh:  # fmt: skip
    """One wall seen from inside; ``inward`` points into the room."""
    inner = paints(str(spec.get("walls", "plain")))
    outer = paints(str(spec.get("outside", spec.get("walls", "plain"))))
    frame = paints(str(spec.get("frames", spec.get("walls", "plain"))))
    base = float(spec.get("level", 0.0))
    parts: list[Mesh] = []

    def face(u0: float, u1: float, z0: float, z1: float) -> None:
        if u1 - u0 < 0.002 or z1 - z0 < 0.002:
            return
        uv = [[u0, z0], [u1, z0], [u1, z1], [u0, z1]]
        for depth, normal, mat in ((0.0, inward, inner), (THICK, -inward, outer)):
            at = [origin + along * u - inward * depth + f32([0, 0, base + z]) for u, z in uv]
            parts.append(_quad([list(p) for p in at], normal, uv, mat))

    def slab(u0: float, u1: float, z0: float, z1: float, normal: Array) -> None:
        """A reveal: the cut through the wall."""
        flat = abs(normal[2]) > 0.5
        ends = [
            (u0, z0, 0.0),
            (u1, z1 if not flat else z0, 0.0),
            (u1, z1 if not flat else z0, THICK),
            (u0, z0, THICK),
        ]
        at = [list(origin + along * u - inward * d + f32([0, 0, base + z])) for u, z, d in ends]
        run = (u1 - u0) if flat else (z1 - z0)
        parts.append(_quad(at, normal, [[0, 0], [run, 0], [run, THICK], [0, THICK]], frame))

    cursor = 0.0
    for hole in sorted(openings, key=lambda h: float(h["at"])):
        u0, u1 = float(hole["at"]), float(hole["at"]) + float(hole["width"])
        z0, z1 = float(hole.get("sill", 0.0)), float(hole.get("sill", 0.0)) + float(hole["height"])
        face(cursor, u0, 0, height)
        face(u0, u1, 0, z0)
        face(u0, u1, z1, height)
        slab(u0, u0, z0, z1, along)
        slab(u1, u1, z0, z1, -along)
        slab(u0, u1, z1, z1, f32([0, 0, -1]))
        if z0 > 0:
            slab(u0, u1, z0, z0, f32([0, 0, 1]))
        parts += _trim(origin, along, inward, u0, u1, base + z0, base + z1, frame, z0 > 0)
        _skirt(parts, origin, along, inward, cursor, u0 if z0 == 0 else u1, base, spec, paints)
        cursor = u1
    face(cursor, length, 0, height)
    _skirt(parts, origin, along, inward, cursor, length, base, spec, paints)
    return joined(parts)


def _beam(origin: Array, along: Array, inward: Array, u: tuple[float, float], z: tuple[float, float],
          out: float, mat: int) -> Mesh:  # fmt: skip
    """A flat moulding on the inner face of a wall."""
    piece = box(f32([u[1] - u[0], out, z[1] - z[0]]), mat, _WHITE, min(0.006, out * 0.3))
    spin = f32(np.stack([along, -inward, [0, 0, 1]], axis=1))
    middle = origin + along * (u[0] + u[1]) / 2 + inward * (out / 2) + f32([0, 0, z[0]])
    return piece.moved(spin, 1.0, f32(middle))


def _trim(origin: Array, along: Array, inward: Array, u0: float, u1: float, z0: float, z1: float,
          mat: int, sill: bool) -> list[Mesh]:  # fmt: skip
    w, out = 0.07, 0.022
    parts = [
        _beam(origin, along, inward, (u0 - w, u0), (z0, z1 + w), out, mat),
        _beam(origin, along, inward, (u1, u1 + w), (z0, z1 + w), out, mat),
        _beam(origin, along, inward, (u0, u1), (z1, z1 + w), out, mat),
    ]
    if sill:
        parts.append(_beam(origin, along, inward, (u0 - w, u1 + w), (z0 - 0.05, z0), 0.06, mat))
    return parts


def _skirt(parts: list[Mesh], origin: Array, along: Array, inward: Array, u0: float, u1: float, base: float,
           spec: Mapping[str, Any], paints: Palette) -> None:  # fmt: skip
    if u1 - u0 > 0.15 and spec.get("skirting"):
        mat = paints(str(spec["skirting"]))
        parts.append(_beam(origin, along, inward, (u0, u1), (base, base + 0.11), 0.016, mat))


def room(spec: Mapping[str, Any], paints: Palette) -> Mesh:
    """A rectangular room: ``at`` its south-west corner, ``size`` width, depth, height."""
    x, y = (float(v) for v in spec["at"])
    w, d, h = (float(v) for v in spec["size"])
    base = float(spec.get("level", 0.0))
    skip = set(spec.get("skip", []))
    holes: dict[str, list[Mapping[str, Any]]] = {"n": [], "s": [], "e": [], "w": []}
    for hole in spec.get("openings", []):
        holes[str(hole["wall"])].append(hole)
    walls = {
        "s": ([x, y, 0], [1, 0, 0], [0, 1, 0], w),
        "n": ([x, y + d, 0], [1, 0, 0], [0, -1, 0], w),
        "w": ([x, y, 0], [0, 1, 0], [1, 0, 0], d),
        "e": ([x + w, y, 0], [0, 1, 0], [-1, 0, 0], d),
    }
    parts = [
        _wall(f32(o), f32(a), f32(i), length, h, spec, holes[side], paints)
        for side, (o, a, i, length) in walls.items()
        if side not in skip
    ]
    ring = [[x, y], [x + w, y], [x + w, y + d], [x, y + d]]
    for name, z, up in (("floor", 0.0, 1.0), ("ceiling", h, -1.0)):
        if spec.get(name):
            at = [[px, py, base + z] for px, py in ring]
            parts.append(_quad(at, f32([0, 0, up]), ring, paints(str(spec[name]))))
    if spec.get("roof"):
        over = float(spec.get("eaves", 0.35))
        roof = box(f32([w + 2 * over, d + 2 * over, 0.16]), paints(str(spec["roof"])), _WHITE, 0.02)
        parts.append(
            roof.moved(np.eye(3, dtype=np.float32), 1.0, f32([x + w / 2, y + d / 2, base + h + 0.05]))
        )
    return joined(parts)
