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
from engine.pictures.arrays import F32, Array, f32, middles, unit
from engine.pictures.giving_way import checkpoint

_CORNERS = tuple(product((0, 1), repeat=3))
_EDGES = [(i, j) for i, j in product(range(8), repeat=2) if i < j and bin(i ^ j).count("1") == 1]


HOLLOW = "socket"
"""Bones of this part are cut out of the others instead of added: sockets, a mouth."""


@dataclass(frozen=True, slots=True)
class Bone:
    """A capsule that may taper; ``flat`` squeezes it front to back, ``part`` names its material.

    ``bands`` are stretches of it, from 0 at ``a`` to 1 at ``b``, that belong to another part.
    """

    a: tuple[float, float, float]
    b: tuple[float, float, float]
    ra: float
    rb: float
    part: str = "skin"
    flat: float = 1.0
    blend: float = 0.035
    bands: tuple[tuple[float, float, str], ...] = ()
    cut: bool = False
    """Taken away from the bones before it; what is left bare belongs to ``part``."""


def _distance(bone: Bone, x: Array, y: Array, z: Array) -> tuple[Array, Array]:
    """Distance of points to a bone, and how far along it they are; the axes may broadcast."""
    (ax, ay, az), (bx, by, bz) = bone.a, bone.b
    ux, uy, uz = bx - ax, by - ay, bz - az
    long = max(ux * ux + uy * uy + uz * uz, 1e-9)
    x, y, z = x - F32(ax), y - F32(ay), z - F32(az)
    t = np.clip(x * F32(ux / long) + y * F32(uy / long) + z * F32(uz / long), 0, 1)
    x, y, z = x - t * F32(ux), (y - t * F32(uy)) * F32(1 / bone.flat), z - t * F32(uz)
    away = np.sqrt(x * x + y * y + z * z) - (F32(bone.ra) + F32(bone.rb - bone.ra) * t)
    return np.asarray(away), np.asarray(t)


def _field(bones: Sequence[Bone], axes: tuple[Array, Array, Array]) -> Array:
    """Smooth union on a grid; each bone is worked out only where it can matter."""
    field = np.full(tuple(len(axis) for axis in axes), 9.0, F32)
    for bone in bones:
        checkpoint()
        reach = max(bone.ra, bone.rb) * max(1.0, bone.flat) + bone.blend + 0.05
        box = []
        for axis, p, q in zip(axes, bone.a, bone.b, strict=True):
            low, high = np.searchsorted(axis, (min(p, q) - reach, max(p, q) + reach))
            box.append(slice(int(low), int(high)))
        x, y, z = (axis[part] for axis, part in zip(axes, box, strict=True))
        distance, _ = _distance(bone, x[:, None, None], y[None, :, None], z[None, None, :])
        near, k = field[tuple(box)], F32(bone.blend)
        if bone.cut or bone.part == HOLLOW:
            np.maximum(near, -distance, out=near)
            continue
        h = np.clip(F32(0.5) + (distance - near) * F32(0.5 / max(bone.blend, 1e-4)), 0, 1)
        near[:] = distance + (near - distance) * h - k * h * (1 - h)
    return field


def body(bones: Sequence[Bone], cell: float, folds: float) -> tuple[Array, Array, tuple[str, ...]]:
    """Corners and normals ``(m, 3, 3)`` of the smooth union, and the part of each triangle.

    ``folds`` in metres wrinkles the surface as cloth and skin do.
    """
    ends = f32([p for bone in bones for p in (bone.a, bone.b)])
    reach = max(max(bone.ra, bone.rb) for bone in bones) + 0.06
    low, high = ends.min(0) - reach, ends.max(0) + reach
    shape = np.ceil((high - low) / cell).astype(int) + 2
    x, y, z = (f32(low[k] + np.arange(shape[k]) * cell) for k in range(3))
    field = _field(bones, (x, y, z))
    if folds:
        skin = np.nonzero(np.abs(field) < 3 * cell + folds)
        px, py, pz = x[skin[0]], y[skin[1]], z[skin[2]]
        wrinkle = noise.level("soft", (px + py) * F32(1.6), pz * F32(0.9) + px * F32(0.5), 1e-4) - F32(0.5)
        fine = noise.level("soft", (px - py) * F32(4.1), pz * F32(3.3), 1e-4) - F32(0.5)
        field[skin] += wrinkle * F32(folds) + fine * F32(folds * 0.45)
    checkpoint()
    corners, normals = surface_net(field, low, cell)
    return corners, normals, _parts(bones, middles(corners).T)


def _parts(bones: Sequence[Bone], points: Array) -> tuple[str, ...]:
    """The part each surface point belongs to: that of the nearest bone; hollows own what they cut."""
    best = np.full(points.shape[1], 1e9, F32)
    owner = np.zeros(points.shape[1], np.int32)
    names: list[str] = []
    for bone in bones:
        checkpoint()
        distance, along = _distance(bone, *points)
        if bone.cut or bone.part == HOLLOW:
            distance = np.where(np.abs(distance) < min(0.006, 0.7 * bone.ra), F32(-1.0), F32(9.0))
        nearer = distance < best
        best = np.where(nearer, distance, best)
        owner[nearer] = len(names)
        names.append(bone.part)
        for start, end, part in bone.bands:
            owner[nearer & (along >= start) & (along <= end)] = len(names)
            names.append(part)
    return tuple(names[number] for number in owner.tolist())


def surface_net(field: Array, low: Array, cell: float) -> tuple[Array, Array]:
    """Triangles of the zero surface: corners and normals ``(m, 3, 3)``."""
    n = np.array(field.shape) - 1
    inside = field < 0
    some, every = inside[:-1, :-1, :-1].copy(), inside[:-1, :-1, :-1].copy()
    for x, y, z in _CORNERS[1:]:
        corner = inside[x : x + n[0], y : y + n[1], z : z + n[2]]
        some |= corner
        every &= corner
    mixed = some & ~every
    cells = np.argwhere(mixed)
    checkpoint()
    values = np.stack([field[tuple((cells + corner).T)] for corner in _CORNERS], axis=-1)
    checkpoint()
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
    checkpoint()
    nearest = np.clip(np.round(cells + total / np.maximum(count, 1)).astype(int), 1, n - 1)
    steps = np.eye(3, dtype=int)
    uphill = [field[tuple((nearest + s).T)] - field[tuple((nearest - s).T)] for s in steps]
    normal = unit(np.stack(uphill, axis=-1))
    checkpoint()
    number = np.full(tuple(n), -1, np.int64)
    number[mixed] = np.arange(len(cells))
    faces = []
    for axis in range(3):
        b, c = (axis + 1) % 3, (axis + 2) % 3
        checkpoint()
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
