"""Triangles to pixels: clipping, spans, and the nearest triangle of every pixel.

May import: numpy, ``arrays``, ``lens``. Promises: no Python loop over triangles or pixels; the
inverse distance is exact at each pixel's centre; the lower triangle number loses no tie twice
(results are the same in every process).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.pictures.arrays import F32, Array, f32
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
    out = (z < lens.near).all(1) | (x > z * tx).all(1) | (x < -z * tx).all(1)
    out |= (y > z * ty).all(1) | (y < -z * ty).all(1)
    return np.asarray(~out)


def _clipped(camera: Array, near: float) -> tuple[Array, Array]:
    """Cut at the near plane: new triangles and the old number of each."""
    inside = camera[..., 2] > near
    count = inside.sum(1)
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
    low = np.clip(np.ceil(y.min(1) - 0.5), 0, height).astype(np.int64)
    high = np.clip(np.floor(y.max(1) - 0.5) + 1, 0, height).astype(np.int64)
    count = np.maximum(high - low, 0)
    index = np.repeat(np.arange(len(points)), count)
    row = np.arange(len(index)) - np.repeat(np.cumsum(count) - count - low, count)
    centre = f32(row + 0.5)
    left = np.full(len(index), 1e9, F32)
    right = np.full(len(index), -1e9, F32)
    for k in range(3):
        a, b = points[:, k], points[:, (k + 1) % 3]
        rise = b[:, 1] - a[:, 1]
        slope = (b[:, 0] - a[:, 0]) / np.where(rise == 0, 1, rise)
        lowest, highest = np.minimum(a[:, 1], b[:, 1])[index], np.maximum(a[:, 1], b[:, 1])[index]
        x = a[index, 0] + (centre - a[index, 1]) * slope[index]
        crossed = (centre >= lowest) & (centre < highest)
        left = np.where(crossed, np.minimum(left, x), left)
        right = np.where(crossed, np.maximum(right, x), right)
    first = np.clip(np.ceil(left - 0.5), 0, width).astype(np.int64)
    last = np.clip(np.ceil(right - 0.5), 0, width).astype(np.int64)
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
    pieces, parent = _clipped(camera[kept], lens.near)
    parent = kept[parent]
    screen = lens.to_screen(pieces)
    index, row, first, count = _rows(screen, lens.width, lens.height)
    a, b, c = _planes(camera[parent], lens)
    base = f32(a[index] * (first + 0.5) + b[index] * (row + 0.5) + c[index])
    start = np.cumsum(count) - count
    total = int(count.sum())
    counter = np.arange(total)
    pixel = np.repeat(row * lens.width + first - start, count) + counter
    along = f32(counter - np.repeat(start, count))
    inverse = np.repeat(base, count) + np.repeat(f32(a[index]), count) * along
    # Slivers seen edge-on may extrapolate wildly: hold them between near plane and horizon.
    np.clip(inverse, 1e-6, 1 / lens.near, out=inverse)
    return Fragments(pixel, inverse, np.repeat(parent[index].astype(np.int32), count))


def nearest(triangles: Array, lens: Lens) -> tuple[Array, Array]:
    """Per pixel: the winning triangle (-1 for none) and its inverse distance (0 for none)."""
    found = fragments(triangles, lens)
    keys = np.zeros(lens.width * lens.height, np.int64)
    key = (found.inverse.view(np.int32).astype(np.int64) << 32) | (found.triangle + np.int64(1))
    np.maximum.at(keys, found.pixel, key)
    winner = (keys & 0xFFFFFFFF).astype(np.int32) - 1
    inverse = (keys >> 32).astype(np.int32).view(F32)
    return winner, inverse


def depth_map(triangles: Array, lens: Lens) -> Array:
    """Inverse distance of the nearest surface, ``(height, width)``: a shadow map."""
    found = fragments(triangles, lens)
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
    edge1 = points[:, 1] - points[:, 0]
    edge2 = points[:, 2] - points[:, 0]
    area = edge1[:, 0] * edge2[:, 1] - edge1[:, 1] * edge2[:, 0]
    area = np.where(np.abs(area) < 1e-6, 1e-6, area)
    dz1 = local[:, 1, 2] - local[:, 0, 2]
    dz2 = local[:, 2, 2] - local[:, 0, 2]
    a = (dz1 * edge2[:, 1] - dz2 * edge1[:, 1]) / area
    b = (dz2 * edge1[:, 0] - dz1 * edge2[:, 0]) / area
    c = local[:, 0, 2] - a * points[:, 0, 0] - b * points[:, 0, 1]
    low, high = local[..., 2].min(1), local[..., 2].max(1)
    start = np.cumsum(count) - count
    counter = np.arange(int(count.sum()))
    pixel = np.repeat(row * size + first - start, count) + counter
    x = f32(counter + 0.5 - np.repeat(start - first, count))
    owner = np.repeat(index, count)
    height = a[owner] * x + np.repeat(f32(b[index] * (row + 0.5) + c[index]), count)
    height = np.clip(height, low[owner], high[owner])
    depth = np.full(size * size, -1e9, F32)
    np.maximum.at(depth, pixel, f32(height))
    return depth.reshape(size, size)
