"""Small words of array arithmetic that every module of the room speaks.

May import: numpy. Promises: float32 in, float32 out. Corners and points of geometry are
rows ``(n, 3)``; what belongs to pixels is stored in columns ``(3, n)``, which numpy works through
several times faster.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
F32 = np.float32


def f32(values: Any) -> Array:
    """Anything as a float32 array."""
    return np.asarray(values, dtype=F32)


def unit(vectors: Array) -> Array:
    """Rows of length one."""
    length = np.sqrt(np.einsum("...i,...i->...", vectors, vectors))
    return np.asarray(vectors / np.maximum(length, 1e-9)[..., None], dtype=F32)


def inner(a: Array, b: Array) -> Array:
    """Dot products of columns ``(3, n)``; either side may be one vector for all."""
    return np.asarray(a[0] * b[0] + a[1] * b[1] + a[2] * b[2])


def directed(columns: Array) -> Array:
    """Columns ``(3, n)`` of length one."""
    return np.asarray(columns * (1 / np.sqrt(np.maximum(inner(columns, columns), F32(1e-18)))))


def upright(vector: Any) -> Array:
    """One vector as a column ``(3, 1)``, to meet columns."""
    return f32(vector).reshape(-1, 1)


def least(corners: Array) -> Array:
    """Smallest of each row of three; numpy's own reductions are slow over so few."""
    return np.asarray(np.minimum(np.minimum(corners[:, 0], corners[:, 1]), corners[:, 2]))


def largest(corners: Array) -> Array:
    """Largest of each row of three."""
    return np.asarray(np.maximum(np.maximum(corners[:, 0], corners[:, 1]), corners[:, 2]))


def middles(corners: Array) -> Array:
    """Centres ``(m, 3)`` of triangles ``(m, 3, 3)``."""
    return np.asarray((corners[:, 0] + corners[:, 1] + corners[:, 2]) * F32(1 / 3))


def smooth(low: float, high: float, x: Array) -> Array:
    """Smooth step from 0 at ``low`` to 1 at ``high``."""
    t = np.clip((x - F32(low)) * F32(1.0 / (high - low)), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t))


def mix(a: Any, b: Any, t: Any) -> Any:
    """From ``a`` to ``b``."""
    return a + (b - a) * t


def turn_z(degrees: float) -> Array:
    """Rotation about the vertical, counter-clockwise seen from above."""
    a = np.deg2rad(degrees)
    c, s = np.cos(a), np.sin(a)
    return f32([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def tilt_x(degrees: float) -> Array:
    """Rotation about the x axis."""
    a = np.deg2rad(degrees)
    c, s = np.cos(a), np.sin(a)
    return f32([[1, 0, 0], [0, c, -s], [0, s, c]])


def lean_y(degrees: float) -> Array:
    """Rotation about the y axis."""
    a = np.deg2rad(degrees)
    c, s = np.cos(a), np.sin(a)
    return f32([[c, 0, s], [0, 1, 0], [-s, 0, c]])
