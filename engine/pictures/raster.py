"""Triangles to pixels: clipping, spans, and the nearest triangle of every pixel.

May import: numpy, ``arrays``, ``lens``. Promises: no Python loop over triangles or pixels; the
inverse distance is exact at each pixel's centre; the lower triangle number loses no tie twice
(results are the same in every process).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.pictures.arrays import F32, Array, f32, largest, least
from engine.pictures.giving_way import checkpoint
from engine.pictures.lens import Lens


@dataclass(frozen=True, slots=True)
class Fragments:
    """What covers which pixel: flat pixel index, inverse distance, triangle number."""

    pixel: Array
    inverse: Array
    triangle: Array


def _in_view(camera: Array, lens: Lens) -> Array:
    """Triangles that are not wholly beyond one side of the view."""
    x, y, z = camera[..., 0], camera[..., 1], camera[..., 2]
    tx = F32(lens.width / 2 / lens.focal)
    ty = F32(lens.height / 2 / lens.focal)
    wide, high = z * tx, z * ty
    seen = largest(z) >= lens.near
    for ahead in (wide - x, wide + x, high - y, high + y):
        seen &= largest(ahead) >= 0
    return np.asarray(seen)


def _clipped(camera: Array, near: float) -> tuple[Array, Array]:
    """Cut at the near plane: new triangles and the old number of each."""
    inside = camera[..., 2] > near
    count = inside[:, 0].astype(np.int8) + inside[:, 1] + inside[:, 2]
    whole = np.flatnonzero(count == 3)
    pieces, parents = [camera[whole]], [whole]
    for wanted in (1, 2):
        some = np.flatnonzero(count == wanted)
        if not some.size:
            continue
        # The odd corner first: the only one inside, or the only one outside.
        odd = np.argmax(inside[some] == (wanted == 1), axis=1)
        turned = camera[some[:, None], (odd[:, None] + np.arange(3)) % 3]
        p, q, r = turned[:, 0], turned[:, 1], turned[:, 2]
        a = p + (q - p) * ((near - p[:, 2]) / (q[:, 2] - p[:, 2]))[:, None]
        b = p + (r - p) * ((near - p[:, 2]) / (r[:, 2] - p[:, 2]))[:, None]
        if wanted == 1:
            pieces.append(np.stack([p, a, b], 1))
            parents.append(some)
        else:
            pieces += [np.stack([a, q, r], 1), np.stack([a, r, b], 1)]
            parents += [some, some]
    return np.concatenate(pieces), np.concatenate(parents)


def _rows(points: Array, width: int, height: int) -> tuple[Array, Array, Array, Array]:
    """All rows of all triangles: triangle, row, first pixel, number of pixels."""
    y = points[..., 1]
    low = np.clip(np.ceil(least(y) - F32(0.5)), 0, height).astype(np.int32)
    high = np.clip(np.floor(largest(y) - F32(0.5)) + 1, 0, height).astype(np.int32)
    count = np.maximum(high - low, 0)
    index = np.repeat(np.arange(len(points), dtype=np.int32), count)
    row = np.arange(len(index), dtype=np.int32)
    row -= np.repeat((np.cumsum(count) - count - low).astype(np.int32), count)
    centre = row + F32(0.5)
    left = np.full(len(index), 1e9, F32)
    right = np.full(len(index), -1e9, F32)
    for k in range(3):
        ax, ay = points[:, k, 0], points[:, k, 1]
        bx, by = points[:, (k + 1) % 3, 0], points[:, (k + 1) % 3, 1]
        rise = by - ay
        slope = (bx - ax) / np.where(rise == 0, 1, rise)
        x = (ax - ay * slope).take(index) + centre * slope.take(index)
        crossed = (centre >= np.minimum(ay, by).take(index)) & (centre < np.maximum(ay, by).take(index))
        np.minimum(left, x, out=left, where=crossed)
        np.maximum(right, x, out=right, where=crossed)
    first = np.clip(np.ceil(left - F32(0.5)), 0, width).astype(np.int32)
    last = np.clip(np.ceil(right - F32(0.5)), 0, width).astype(np.int32)
    return index, row, first, np.maximum(last - first, 0)


def _planes(camera: Array, lens: Lens) -> tuple[Array, Array, Array]:
    """Inverse distance as a plane over the screen: ``a * x + b * y + c`` in pixels."""
    cx, cy = lens.centre
    p = camera.astype(np.float64)
    normal = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
    height = np.einsum("ij,ij->i", normal, p[:, 0])
    height = np.where(np.abs(height) < 1e-12, 1e-12, height)
    n = normal / height[:, None]
    a, b = n[:, 0] / lens.focal, -n[:, 1] / lens.focal
    return a, b, n[:, 2] - a * cx - b * cy


def fragments(triangles: Array, lens: Lens) -> Fragments:
    """Every pixel of every visible triangle of ``(m, 3, 3)`` world corners."""
    camera = lens.to_camera(triangles.reshape(-1, 3)).reshape(-1, 3, 3)
    kept = np.flatnonzero(_in_view(camera, lens))
    checkpoint()
    pieces, parent = _clipped(camera[kept], lens.near)
    parent = kept[parent]
    screen = lens.to_screen(pieces)
    checkpoint()
    index, row, first, count = _rows(screen, lens.width, lens.height)
    checkpoint()
    a, b, c = _planes(camera[parent], lens)
    start = (np.cumsum(count) - count).astype(np.int32)
    counter = np.arange(int(count.sum()), dtype=np.int32)
    pixel = np.repeat(row * np.int32(lens.width) + first - start, count) + counter
    # Each span begins exactly; within it single precision is enough.
    checkpoint()
    across = a.take(index)
    base = f32(across * (first + 0.5) + b.take(index) * (row + 0.5) + c.take(index))
    inverse = np.repeat(f32(across), count) * (counter - np.repeat(start, count)) + np.repeat(base, count)
    inverse = f32(inverse)
    # Slivers seen edge-on may extrapolate wildly: hold them between near plane and horizon.
    np.clip(inverse, 1e-6, 1 / lens.near, out=inverse)
    return Fragments(pixel, inverse, np.repeat(parent[index].astype(np.int32), count))


def nearest(triangles: Array, lens: Lens) -> tuple[Array, Array]:
    """Per pixel: the winning triangle (-1 for none) and its inverse distance (0 for none)."""
    found = fragments(triangles, lens)
    checkpoint()
    keys = np.zeros(lens.width * lens.height, np.int64)
    key = (found.inverse.view(np.int32).astype(np.int64) << 32) | (found.triangle + np.int64(1))
    np.maximum.at(keys, found.pixel, key)
    winner = (keys & 0xFFFFFFFF).astype(np.int32) - 1
    inverse = (keys >> 32).astype(np.int32).view(F32)
    return winner, inverse


def depth_map(triangles: Array, lens: Lens) -> Array:
    """Inverse distance of the nearest surface, ``(height, width)``: a shadow map."""
    found = fragments(triangles, lens)
    checkpoint()
    depth = np.zeros(lens.width * lens.height, F32)
    np.maximum.at(depth, found.pixel, found.inverse)
    return depth.reshape(lens.height, lens.width)


def flat_depth_map(triangles: Array, basis: Array, centre: Array, half: float, size: int) -> Array:
    """Height above a plane seen along ``-basis[2]``, parallel rays: the sun's shadow map.

    Values are metres along ``basis[2]`` from ``centre``; -1e9 where nothing is.
    """
    local = (triangles.reshape(-1, 3) - centre) @ basis.T
    local = f32(local.reshape(-1, 3, 3))
    points = (local[..., :2] / half * 0.5 + 0.5) * size
    index, row, first, count = _rows(points, size, size)
    checkpoint()
    edge1 = points[:, 1] - points[:, 0]
    edge2 = points[:, 2] - points[:, 0]
    area = edge1[:, 0] * edge2[:, 1] - edge1[:, 1] * edge2[:, 0]
    area = np.where(np.abs(area) < 1e-6, 1e-6, area)
    dz1 = local[:, 1, 2] - local[:, 0, 2]
    dz2 = local[:, 2, 2] - local[:, 0, 2]
    a = (dz1 * edge2[:, 1] - dz2 * edge1[:, 1]) / area
    b = (dz2 * edge1[:, 0] - dz1 * edge2[:, 0]) / area
    c = local[:, 0, 2] - a * points[:, 0, 0] - b * points[:, 0, 1]
    low, high = least(local[..., 2]), largest(local[..., 2])
    start = (np.cumsum(count) - count).astype(np.int32)
    counter = np.arange(int(count.sum()), dtype=np.int32)
    pixel = np.repeat(row * np.int32(size) + first - start, count) + counter
    owner = np.repeat(index, count)
    checkpoint()
    along = counter - np.repeat(start - first, count) + F32(0.5)
    height = a.take(owner) * along + np.repeat(f32(b[index] * (row + F32(0.5)) + c[index]), count)
    height = np.clip(height, low.take(owner), high.take(owner))
    checkpoint()
    depth = np.full(size * size, -1e9, F32)
    np.maximum.at(depth, pixel, f32(height))
    return depth.reshape(size, size)
