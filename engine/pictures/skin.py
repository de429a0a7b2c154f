"""Distance fields to triangles: surface nets on a small grid.

May import: numpy, ``arrays``, ``noise``. Promises: closed surfaces with smooth normals, meshed
without a Python loop over cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from engine.pictures import noise
from engine.pictures.arrays import Array, f32, unit

_CORNERS = tuple(product((0, 1), repeat=3))
_EDGES = [(i, j) for i, j in product(range(8), repeat=2) if i < j and bin(i ^ j).count("1") == 1]


HOLLOW = "socket"
"""Bones of this part are cut out of the others instead of added: sockets, a mouth."""


@dataclass(frozen=True, slots=True)
class Bone:
    """A capsule that may taper; ``flat`` squeezes it front to back, ``part`` names its material."""

    a: tuple[float, float, float]
    b: tuple[float, float, float]
    ra: float
    rb: float
    part: str = "skin"
    flat: float = 1.0
    blend: float = 0.035


def _distance(bone: Bone, points: Array) -> Array:
    a, b = f32(bone.a), f32(bone.b)
    axis = b - a
    local = points - a
    t = np.clip((local @ axis) / max(float(axis @ axis), 1e-9), 0, 1)
    away = local - t[..., None] * axis
    if bone.flat != 1.0:
        away = away * f32([1.0, 1.0 / bone.flat, 1.0])
    radius = bone.ra + (bone.rb - bone.ra) * t
    return np.asarray(np.sqrt((away * away).sum(-1)) - radius)


def _reach(bone: Bone, points: Array) -> Array:
    """How far a surface point is from belonging to a bone; hollows own what they cut."""
    distance = _distance(bone, points)
    return np.where(np.abs(distance) < 0.006, -1.0, 9.0) if bone.part == HOLLOW else distance


def body(bones: Sequence[Bone], cell: float, folds: float) -> tuple[Array, Array, Array]:
    """Corners and normals ``(m, 3, 3)`` of the smooth union, and the bone nearest to each triangle.

    ``folds`` in metres wrinkles the surface as cloth and skin do.
    """
    ends = f32([p for bone in bones for p in (bone.a, bone.b)])
    reach = max(max(bone.ra, bone.rb) for bone in bones) + 0.06
    low, high = ends.min(0) - reach, ends.max(0) + reach
    shape = np.ceil((high - low) / cell).astype(int) + 2
    index = np.stack(np.meshgrid(*[np.arange(n) for n in shape], indexing="ij"), axis=-1)
    points = f32(low + index * cell)
    field = np.full(tuple(shape), 9.0, np.float32)
    for bone in bones:
        distance, k = _distance(bone, points), bone.blend
        if bone.part == HOLLOW:
            field = np.maximum(field, -distance)
            continue
        h = np.clip(0.5 + 0.5 * (distance - field) / k, 0, 1)
        field = np.where(field > 8, distance, distance + (field - distance) * h - k * h * (1 - h))
    if folds:
        x, y, z = points[..., 0], points[..., 1], points[..., 2]
        wrinkle = noise.value("soft", (x + y) * 1.6, z * 0.9 + x * 0.5) - 0.5
        fine = noise.value("soft", (x - y) * 4.1, z * 3.3) - 0.5
        field = field + wrinkle * folds + fine * folds * 0.45
    corners, normals = surface_net(f32(field), low, cell)
    middle = corners.mean(1)
    near = np.stack([_reach(bone, middle) for bone in bones])
    return corners, normals, near.argmin(0)


def surface_net(field: Array, low: Array, cell: float) -> tuple[Array, Array]:
    """Triangles of the zero surface: corners and normals ``(m, 3, 3)``."""
    n = np.array(field.shape) - 1
    corner = np.stack([field[x : x + n[0], y : y + n[1], z : z + n[2]] for x, y, z in _CORNERS], axis=-1)
    inside = corner < 0
    mixed = inside.any(-1) & ~inside.all(-1)
    cells = np.argwhere(mixed)
    values = corner[mixed]
    total = np.zeros((len(cells), 3), np.float32)
    count = np.zeros((len(cells), 1), np.float32)
    place = f32(_CORNERS)
    for i, j in _EDGES:
        crossed = ((values[:, i] < 0) != (values[:, j] < 0))[:, None]
        span = values[:, j] - values[:, i]
        t = np.clip(-values[:, i] / np.where(np.abs(span) < 1e-9, 1e-9, span), 0, 1)[:, None]
        total += np.where(crossed, place[i] + (place[j] - place[i]) * t, 0)
        count += crossed
    vertex = f32(low + (cells + total / np.maximum(count, 1)) * cell)
    gradient = np.stack([np.gradient(field, axis=axis) for axis in range(3)], axis=-1)
    normal = unit(
        gradient[tuple(np.clip(np.round(cells + total / np.maximum(count, 1)).astype(int), 0, n).T)]
    )
    number = np.full(tuple(n), -1, np.int64)
    number[mixed] = np.arange(len(cells))
    faces = []
    for axis in range(3):
        b, c = (axis + 1) % 3, (axis + 2) % 3
        ahead = np.moveaxis(field, axis, 0)
        cross = np.argwhere(np.moveaxis((ahead[1:] < 0) != (ahead[:-1] < 0), 0, axis))
        cross = cross[(cross[:, b] > 0) & (cross[:, c] > 0) & (cross[:, b] < n[b]) & (cross[:, c] < n[c])]
        ring = []
        for db, dc in ((0, 0), (1, 0), (1, 1), (0, 1)):
            step = np.zeros(3, int)
            step[b], step[c] = db, dc
            ring.append(number[tuple((cross - step).T)])
        faces.append(np.stack(ring, axis=1))
    quad = np.concatenate(faces)
    quad = quad[(quad >= 0).all(1)]
    triangle = np.concatenate([quad[:, [0, 1, 2]], quad[:, [0, 2, 3]]])
    return vertex[triangle], normal[triangle]
