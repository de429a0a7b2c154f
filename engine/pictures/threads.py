"""Thin things: wires, lattice, blades. Below three pixels they are coverage, above it prisms.

May import: numpy, ``arrays``, ``lens``. Promises: a wire thinner than a pixel dims instead of
breaking up; far lattice never twinkles.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.pictures.arrays import F32, Array, f32, unit
from engine.pictures.lens import Lens

_THICK = 2.6


@dataclass(frozen=True, slots=True)
class Strands:
    """Fragments of thin segments: pixel, coverage 0..1, inverse distance, segment number."""

    pixel: Array
    cover: Array
    inverse: Array
    segment: Array


def sort_by_width(a: Array, b: Array, radius: Array, lens: Lens) -> tuple[Array, Array]:
    """Numbers of the segments that are thin on the screen, and of those that are thick."""
    za = lens.to_camera(a)[:, 2]
    zb = lens.to_camera(b)[:, 2]
    seen = np.maximum(za, zb) > lens.near
    width = 2 * radius * lens.focal / np.maximum(np.maximum(np.minimum(za, zb), 0.25), 1e-3)
    thin = np.flatnonzero(seen & (width < _THICK))
    thick = np.flatnonzero(seen & (width >= _THICK))
    return thin, thick


def prisms(a: Array, b: Array, radius: Array, sides: int = 5) -> tuple[Array, Array, Array]:
    """Corners, normals ``(k * sides * 2, 3, 3)`` and the segment of each triangle."""
    along = unit(b - a)
    up = np.where(np.abs(along[:, 2:3]) > 0.9, f32([[1, 0, 0]]), f32([[0, 0, 1]]))
    side = unit(np.cross(along, up))
    top = np.cross(side, along)
    turn = f32(np.linspace(0, 2 * np.pi, sides + 1))
    out = side[:, None] * np.cos(turn)[None, :, None] + top[:, None] * np.sin(turn)[None, :, None]
    low = a[:, None] + out * radius[:, None, None]
    high = b[:, None] + out * radius[:, None, None]
    corner = np.stack([low[:, :-1], low[:, 1:], high[:, 1:], high[:, :-1]], axis=2)
    normal = np.stack([out[:, :-1], out[:, 1:], out[:, 1:], out[:, :-1]], axis=2)
    pick = np.array([[0, 1, 2], [0, 2, 3]])
    corner = corner.reshape(-1, 4, 3)[:, pick].reshape(-1, 3, 3)
    normal = normal.reshape(-1, 4, 3)[:, pick].reshape(-1, 3, 3)
    return f32(corner), f32(normal), np.repeat(np.arange(len(a)), sides * 2)


def _ends_on_screen(a: Array, b: Array, lens: Lens) -> tuple[Array, Array, Array, Array]:
    """Both ends clipped at the near plane, in pixels, with inverse distances."""
    near = lens.near * 1.01
    ca, cb = lens.to_camera(a), lens.to_camera(b)
    span = cb[:, 2] - ca[:, 2]
    span = np.where(np.abs(span) < 1e-9, 1e-9, span)
    t = ((near - ca[:, 2]) / span)[:, None]
    cut = ca + (cb - ca) * t
    ca2 = np.where(ca[:, 2:3] < near, cut, ca)
    cb2 = np.where(cb[:, 2:3] < near, cut, cb)
    return lens.to_screen(ca2), lens.to_screen(cb2), 1 / ca2[:, 2], 1 / cb2[:, 2]


def strands(a: Array, b: Array, radius: Array, lens: Lens) -> Strands:
    """Line fragments with coverage for thin segments."""
    pa, pb, ia, ib = _ends_on_screen(a, b, lens)
    delta = pb - pa
    steep = np.abs(delta[:, 1]) > np.abs(delta[:, 0])
    major = np.where(steep, 1, 0)
    rows = np.arange(len(a))
    limit = np.where(steep, lens.height, lens.width)
    m0, m1 = pa[rows, major], pb[rows, major]
    low = np.clip(np.ceil(np.minimum(m0, m1) - 0.5), 0, limit).astype(np.int64)
    high = np.clip(np.floor(np.maximum(m0, m1) - 0.5) + 1, 0, limit).astype(np.int64)
    count = np.maximum(high - low, 0)
    index = np.repeat(rows, count)
    step = np.arange(len(index)) - np.repeat(np.cumsum(count) - count - low, count)
    extent = m1 - m0
    extent = np.where(np.abs(extent) < 1e-6, 1e-6, extent)
    t = f32((step + 0.5 - m0[index]) / extent[index])
    minor = pa[rows, 1 - major] + 0.0
    cross = minor[index] + t * (pb[rows, 1 - major] - minor)[index]
    inverse = f32(ia[index] + t * (ib - ia)[index])
    # Width across the minor axis, corrected for the slant.
    slant = np.hypot(delta[:, 0], delta[:, 1]) / np.abs(extent)
    half = f32(radius[index] * lens.focal * inverse * slant[index])
    first = np.floor(cross - 0.5).astype(np.int64)
    found: list[list[Array]] = [[], [], [], []]
    for k in (-1, 0, 1, 2):
        place = first + k
        centre = place + 0.5
        cover = np.minimum(centre + 0.5, cross + half) - np.maximum(centre - 0.5, cross - half)
        x = np.where(steep[index], place, step)
        y = np.where(steep[index], step, place)
        ok = (cover > 0.004) & (x >= 0) & (x < lens.width) & (y >= 0) & (y < lens.height)
        found[0].append((y * lens.width + x)[ok])
        found[1].append(f32(np.minimum(cover, 1.0)[ok]))
        found[2].append(inverse[ok])
        found[3].append(index[ok])
    pixel, cover, inv, segment = (np.concatenate(part) for part in found)
    return Strands(pixel, cover, f32(inv), segment)


def blend(
    colour: Array, pixel: Array, cover: Array, inverse: Array, paint: Array, depth: Array
) -> tuple[Array, Array]:
    """Lay covering fragments over ``(3, n)`` colours, whatever their order.

    ``paint`` is ``(3, k)``. Fragments behind ``depth`` (inverse) are dropped; nearer ones weigh
    more. Returns the new colours and how much of each pixel was covered.
    """
    n = colour.shape[1]
    seen = np.flatnonzero(inverse > depth[pixel] * F32(0.999))
    pixel, cover, inverse, paint = pixel[seen], cover[seen], inverse[seen], paint[:, seen]
    touched = np.flatnonzero(np.bincount(pixel, minlength=n))
    place = np.zeros(n, np.int32)
    place[touched] = np.arange(len(touched))
    where = place[pixel]
    clear = np.bincount(where, np.log1p(-np.minimum(cover, F32(0.995))), len(touched))
    weight = cover * inverse * inverse
    total = np.maximum(np.bincount(where, weight, len(touched)), 1e-12)
    part = f32(1 - np.exp(clear))
    for k in range(3):
        mean = f32(np.bincount(where, weight * paint[k], len(touched)) / total)
        under = colour[k, touched]
        colour[k, touched] = under + (mean - under) * part
    share = np.zeros(n, F32)
    share[touched] = part
    return colour, share
