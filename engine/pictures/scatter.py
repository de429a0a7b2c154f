"""Shapes made of many small ones: blades of grass, lattice, hanging wire, rubble, papers, rocks.

May import: numpy, the shapes of this room. Promises: all chance comes from the generator given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.pictures import noise, shapes
from engine.pictures.arrays import Array, f32, turn_z
from engine.pictures.mesh import Mesh, grid, joined, segments


def blades(spec: Mapping[str, Any], mat: int, tint: Array, chance: np.random.Generator) -> Mesh:
    """A tuft: bent blades that rise from one root, each in its own shade."""
    n, steps = int(spec.get("count", 24)), int(spec.get("steps", 3))
    height, spread = float(spec.get("height", 0.4)), float(spec.get("spread", 0.3))
    turn = chance.random(n) * 2 * np.pi
    lean = (0.15 + 0.85 * chance.random(n)) * spread
    tall = height * (0.45 + 0.55 * chance.random(n))
    root = (chance.random((n, 2)) - 0.5) * spread * 0.3
    t = np.linspace(0, 1, steps + 1)
    droop = float(spec.get("droop", 0.4))
    x = root[:, :1] + np.cos(turn)[:, None] * lean[:, None] * t**1.4
    y = root[:, 1:] + np.sin(turn)[:, None] * lean[:, None] * t**1.4
    z = tall[:, None] * (t - droop * t**3 * (lean / max(spread, 1e-6))[:, None])
    points = f32(np.stack([x, y, z], axis=-1))
    a, b = points[:, :-1].reshape(-1, 3), points[:, 1:].reshape(-1, 3)
    thin = np.tile(np.linspace(1, 0.45, steps), n) * float(spec.get("radius", 0.004))
    shade = np.repeat(0.65 + 0.7 * chance.random((n, 1)), steps, axis=0)
    mesh = segments(a, b, f32(thin), mat, tint)
    mesh.line_tint = f32(mesh.line_tint * shade)
    return mesh


def lattice(spec: Mapping[str, Any], mat: int, tint: Array) -> Mesh:
    """Four legs with bays of cross braces, from ``bottom`` to ``top`` half widths."""
    height, bays = float(spec["height"]), int(spec["bays"])
    z = np.linspace(0, height, bays + 1)
    half = np.interp(z, [0, height], [spec["bottom"], spec["top"]])
    sign = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
    leg = f32(
        np.concatenate([half[:, None, None] * sign, np.broadcast_to(z[:, None, None], (bays + 1, 4, 1))], -1)
    )
    r = float(spec.get("radius", 0.05))
    parts = [segments(leg[:-1].reshape(-1, 3), leg[1:].reshape(-1, 3), r, mat, tint)]
    nxt = np.roll(leg, -1, axis=1)
    thin = float(spec.get("brace", r * 0.5))
    for a, b in ((leg[:-1], nxt[1:]), (nxt[:-1], leg[1:]), (leg[1:], nxt[1:])):
        parts.append(segments(a.reshape(-1, 3), b.reshape(-1, 3), thin, mat, tint))
    return joined(parts)


def wire(spec: Mapping[str, Any], mat: int, tint: Array) -> Mesh:
    """A line that sags between two points; ``barbs`` metres apart if any."""
    a, b = f32(spec["from"]), f32(spec["to"])
    n = int(spec.get("steps", 10))
    t = np.linspace(0, 1, n + 1)[:, None]
    path = a + (b - a) * t
    path[:, 2] -= (4 * t * (1 - t))[:, 0] * float(spec.get("sag", 0.3))
    r = float(spec.get("radius", 0.012))
    parts = [segments(path[:-1], path[1:], r, mat, tint)]
    every = float(spec.get("barbs", 0))
    if every:
        length = float(np.linalg.norm(b - a))
        s = np.arange(every / 2, length, every)[:, None] / length
        at = a + (b - a) * s
        at[:, 2] -= (4 * s * (1 - s))[:, 0] * float(spec.get("sag", 0.3))
        k = np.arange(len(at))
        spike = np.stack([np.sin(k * 2.4), np.cos(k * 2.4), np.where(k % 2, 0.9, -0.7)], -1) * 0.03
        parts.append(segments(at - spike, at + spike, r * 0.8, mat, tint))
    return joined(parts)


def rubble(spec: Mapping[str, Any], mat: int, tint: Array, chance: np.random.Generator) -> Mesh:
    """Chunks strewn over ``area``; small ones outnumber big ones."""
    parts = []
    w, d = spec["area"]
    for _ in range(int(spec["count"])):
        size = float(spec["size"]) * (0.25 + chance.random() ** 3)
        chunk = rock(
            [size, size * (0.6 + chance.random()), size * (0.4 + 0.5 * chance.random())], mat, tint, chance, 5
        )
        place = f32([(chance.random() - 0.5) * w, (chance.random() - 0.5) * d, 0])
        parts.append(chunk.moved(turn_z(chance.random() * 360), 1.0, place))
    return joined(parts)


def papers(spec: Mapping[str, Any], mat: int, tint: Array, chance: np.random.Generator) -> Mesh:
    """Sheets of paper on a floor, some with lifted corners, some balled."""
    parts = []
    w, d = spec["area"]
    for k in range(int(spec["count"])):
        x, y = (chance.random(2) - 0.5) * (w, d)
        shade = tint * (0.6 + 0.4 * chance.random())
        if chance.random() < spec.get("balled", 0.2):
            ball = rock([0.09, 0.07, 0.055], mat, shade * 0.6, chance, 8)
            parts.append(ball.moved(np.eye(3), 1.0, f32([x, y, 0.0])))
            continue
        a = [[-0.105, -0.148, 0], [0.105, -0.148, 0], [0.105, 0.148, 0], [-0.105, 0.148, 0]]
        lift = 0.004 + chance.random() ** 3 * 0.05
        page = shapes.sheet(f32(a), mat, shade, lift, int(chance.integers(1 << 30)))
        parts.append(page.moved(turn_z(chance.random() * 360), 1.0, f32([x, y, 0.006 + lift + k * 0.0004])))
    return joined(parts)


def rock(size: Sequence[float], mat: int, tint: Array, chance: np.random.Generator, rings: int = 11) -> Mesh:
    """A boulder: a squashed ball pushed in and out, its foot in the ground."""
    v = np.linspace(-0.42, 0.5, rings) * np.pi
    u = np.linspace(0, 2 * np.pi, rings * 2 + 1)
    v, u = np.meshgrid(v, u, indexing="ij")
    x, y, z = np.cos(v) * np.cos(u), np.cos(v) * np.sin(u), np.sin(v)
    shift = chance.random(3)
    lump = (
        noise.value("soft", f32((x + z * 0.7) * 0.16 + shift[0]), f32((y - z * 0.4) * 0.16 + shift[1])) - 0.5
    )
    chip = noise.value("soft", f32((x - z) * 0.4 + shift[2]), f32((y + z) * 0.4)) - 0.5
    r = 1 + lump * 0.75 + chip * 0.28
    r[:, -1] = r[:, 0]
    points = np.stack([x * r * size[0] / 2, y * r * size[1] / 2, (z * r + 0.72) * size[2] / 1.7], -1)
    return grid(f32(points), mat, tint, f32(np.stack([u * size[0] / 2, v * size[2] / 2], -1)))
