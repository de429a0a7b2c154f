"""Where a figure can stand and be seen: before walls, not in furniture, not behind a pillar.

May import: numpy, ``arrays``, ``places``. Promises: depends on the place and the eye only; when no
spot near the wanted one is clear, the wanted one it is.
"""

from __future__ import annotations

from itertools import product

import numpy as np

from engine.pictures.arrays import Array, f32, turn_z
from engine.pictures.places import Place

_ASIDE = (0.0, 4.0, -4.0, 8.0, -8.0, 12.0, -12.0)
_NEARER = (1.0, 0.86, 0.72, 0.58, 0.44, 0.32)
_WIDE = (18.0, -18.0, 26.0, -26.0)
"""Degrees to turn aside: a little for any distance, and far when nothing else is left."""
_CHECKED = 30.0
"""Metres: what is farther is small and may be half hidden."""


def before_walls(place: Place, eye: Array, way: Array, wanted: float) -> float:
    """Indoors: metres along a way to the last point before a wall, at most ``wanted``."""
    if not place.data.get("room") or not place.inside(float(eye[0]), float(eye[1]), 0.0):
        return wanted
    last = 0.0
    for step in np.arange(0.1, wanted + 0.05, 0.1):
        point = eye + way * step
        if place.inside(float(point[0]), float(point[1]), 0.4):
            last = float(step)
        elif not place.inside(float(point[0]), float(point[1]), -0.45):
            break
    return last


def in_sight(place: Place, eye: Array, way: Array, wanted: float, otherwise: Array | None = None) -> Array:
    """The spot for somebody ``wanted`` metres along ``way``, or the nearest one that is clear; if that way
    holds none, one along ``otherwise``."""
    first: Array | None = None
    for asides, shares in ((_ASIDE, _NEARER), (_WIDE, _NEARER[1::2])):
        for share, aside in product(shares, asides):
            turned = turn_z(aside) @ way
            away = max(before_walls(place, eye, turned, wanted * share), 0.6)
            spot = f32(eye + turned * away)
            spot[2] = place.floor(float(spot[0]), float(spot[1]))
            first = spot if first is None else first
            if away > _CHECKED or _clear(place, eye, spot):
                return spot
    if otherwise is not None:
        return in_sight(place, eye, otherwise, wanted)
    assert first is not None
    return first


def _clear(place: Place, eye: Array, spot: Array) -> bool:
    """Nothing of the set stands in the way of head and chest, nor where the figure is."""
    low, high = np.minimum(eye, spot), np.maximum(eye, spot)
    low[2], high[2] = spot[2] + 0.35, max(float(high[2]), float(spot[2]) + 1.9)
    least, most = place.boxes()
    near = np.ones(least.shape[1], bool)
    for k in range(3):
        near &= (most[k] > low[k] - 0.35) & (least[k] < high[k] + 0.35)
    some = place.mesh.pos[near].astype(np.float64)
    if not len(some):
        return True
    body = (np.hypot(*(some.mean(1) - spot)[:, :2].T) < 0.32) & (some[..., 2].max(1) > spot[2] + 0.30)
    if (body & (some[..., 2].min(1) < spot[2] + 1.7)).any():
        return False
    across = f32([-(spot - eye)[1], (spot - eye)[0], 0]) / max(float(np.hypot(*(spot - eye)[:2])), 1e-6)
    ends = [spot + f32([0, 0, z]) + across * s for z in (1.0, 1.6) for s in (-0.16, 0.16)]
    return sum(_hit(some, eye.astype(np.float64), end) for end in ends) <= 1


def _hit(triangles: Array, start: Array, end: Array) -> bool:
    """Does the stretch from ``start`` to ``end`` go through any of the triangles?"""
    ray = end - start
    a, e1, e2 = triangles[:, 0], triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    p = np.cross(ray, e2)
    det = np.einsum("ij,ij->i", e1, p)
    inverse = 1 / np.where(np.abs(det) < 1e-12, np.inf, det)
    t = start - a
    u = np.einsum("ij,ij->i", t, p) * inverse
    q = np.cross(t, e1)
    v = (q @ ray) * inverse
    along = np.einsum("ij,ij->i", e2, q) * inverse
    return bool(((u >= 0) & (v >= 0) & (u + v <= 1) & (along > 0.02) & (along < 0.97)).any())
