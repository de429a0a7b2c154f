"""A bank of tileable noise fields with mip pyramids, built once from fixed seeds.

May import: numpy, ``seeds``, ``arrays``. Promises: values 0 to 1 spread evenly (a threshold is a
share of the area), gradients in value per tile, sampled without aliasing at any footprint.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from engine.pictures.arrays import F32, Array, f32
from engine.pictures.seeds import dice

SIZE = 512
_LEVELS = 9
_OFFSETS = np.cumsum([0] + [(SIZE >> k) ** 2 for k in range(_LEVELS)])[:-1].astype(np.int32)

_SPECTRA = {
    # name: (slope, stretch across, stretch along, lowest frequency)
    "soft": (1.75, 1.0, 1.0, 1.0),
    "cloud": (1.55, 1.0, 2.2, 1.0),
    "grain": (0.75, 1.0, 1.0, 6.0),
    "streak": (1.3, 1.0, 7.0, 3.0),
    "wood": (1.2, 1.0, 14.0, 4.0),
}


def _even(field: Array) -> Array:
    """The same field with its values spread evenly over 0..1."""
    order = np.empty(field.size, dtype=np.int64)
    order[np.argsort(field, axis=None, kind="stable")] = np.arange(field.size)
    return f32(order.reshape(field.shape) / field.size)


def _spectral(name: str) -> Array:
    slope, across, along, lowest = _SPECTRA[name]
    fy = np.fft.fftfreq(SIZE)[:, None] * SIZE * along
    fx = np.fft.rfftfreq(SIZE)[None, :] * SIZE * across
    radius = np.hypot(fx, fy)
    power = np.where(radius >= lowest, 1.0, 0.0) / np.maximum(radius, 1.0) ** slope
    phase = dice("noise", name).random(power.shape) * 2 * np.pi
    return _even(np.fft.irfft2(power * np.exp(1j * phase), s=(SIZE, SIZE)))


def _cells(count: int) -> tuple[Array, Array]:
    """Distance to the nearest point, and how much farther the second one is; both 0..1."""
    per_side = int(np.sqrt(count))
    step = SIZE // per_side
    jitter = dice("cells", count).random((per_side, per_side, 2))
    y, x = np.mgrid[0:SIZE, 0:SIZE]
    cy, cx = y // step, x // step
    best = np.full((SIZE, SIZE), 1e9)
    second = best.copy()
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            point = jitter[(cy + dy) % per_side, (cx + dx) % per_side]
            distance = np.hypot((cy + dy + point[..., 0]) * step - y, (cx + dx + point[..., 1]) * step - x)
            second = np.minimum(second, np.maximum(best, distance))
            best = np.minimum(best, distance)
    return f32(np.clip(best / step, 0, 1)), f32(np.clip((second - best) / step, 0, 1))


def _pyramid(value: Array, other: Array) -> Array:
    """All levels one after the other, four floats a texel, seen as one complex number each."""
    rows = []
    for level in range(_LEVELS):
        size = SIZE >> level
        gx = (np.roll(value, -1, 1) - np.roll(value, 1, 1)) * (size * 0.5)
        gy = (np.roll(value, -1, 0) - np.roll(value, 1, 0)) * (size * 0.5)
        rows.append(np.stack([value, other, gx, gy], axis=-1).reshape(-1, 4))
        value = value.reshape(size // 2, 2, size // 2, 2).mean((1, 3))
        other = other.reshape(size // 2, 2, size // 2, 2).mean((1, 3))
    return np.ascontiguousarray(np.concatenate(rows), dtype=F32).view(np.complex128).reshape(-1)


@cache
def _field(name: str) -> Array:
    if name == "cells":
        return _pyramid(*_cells(1024))
    if name == "stones":
        return _pyramid(*_cells(256))
    value = _spectral(name)
    return _pyramid(value, np.roll(value[::-1, ::-1], (171, 93), (0, 1)))


def sample(name: str, u: Array, v: Array, foot: Array | float) -> Array:
    """``(n, 4)``: value, a second value, and the gradient of the first per tile.

    ``u`` and ``v`` count tiles; ``foot`` is the width of a pixel in tiles (picks the mip level).
    """
    table = _field(name)
    level = np.clip(np.frexp(f32(foot) * F32(SIZE * 0.9))[1], 0, _LEVELS - 1).astype(np.int32)
    size = np.right_shift(np.int32(SIZE), level)
    fu = (u - np.floor(u)) * size - F32(0.5)
    fv = (v - np.floor(v)) * size - F32(0.5)
    iu = np.floor(fu)
    iv = np.floor(fv)
    fu = f32(fu - iu)[:, None]
    fv = f32(fv - iv)[:, None]
    mask = size - 1
    u0 = iu.astype(np.int32)
    u1 = (u0 + 1) & mask
    u0 &= mask
    v0 = iv.astype(np.int32)
    base = _OFFSETS[level]
    row0 = base + (v0 & mask) * size
    row1 = base + ((v0 + 1) & mask) * size
    a = table.take(row0 + u0).view(F32).reshape(-1, 4)
    b = table.take(row0 + u1).view(F32).reshape(-1, 4)
    a += (b - a) * fu
    c = table.take(row1 + u0).view(F32).reshape(-1, 4)
    d = table.take(row1 + u1).view(F32).reshape(-1, 4)
    c += (d - c) * fu
    a += (c - a) * fv
    return f32(a)


@cache
def _levels(name: str) -> Array:
    """The first channel of a field alone: a quarter of the memory to fetch from."""
    return np.ascontiguousarray(_field(name).view(F32).reshape(-1, 4)[:, 0])


def level(name: str, u: Array, v: Array, foot: Array | float) -> Array:
    """``(n,)``: the value alone, as :func:`sample` gives it first."""
    table = _levels(name)
    rank = np.clip(np.frexp(f32(foot) * F32(SIZE * 0.9))[1], 0, _LEVELS - 1).astype(np.int32)
    size = np.right_shift(np.int32(SIZE), rank)
    fu = (u - np.floor(u)) * size - F32(0.5)
    fv = (v - np.floor(v)) * size - F32(0.5)
    iu, iv = np.floor(fu), np.floor(fv)
    fu -= iu
    fv -= iv
    mask = size - 1
    u0, v0 = iu.astype(np.int32), iv.astype(np.int32)
    u1 = (u0 + 1) & mask
    u0 &= mask
    base = _OFFSETS[rank]
    row0 = base + (v0 & mask) * size
    row1 = base + ((v0 + 1) & mask) * size
    a = table.take(row0 + u0)
    a += (table.take(row0 + u1) - a) * fu
    c = table.take(row1 + u0)
    c += (table.take(row1 + u1) - c) * fu
    a += (c - a) * fv
    return f32(a)


def value(name: str, u: Array, v: Array) -> Array:
    """The finest level only, ``u`` and ``v`` of any shape: for building, not for shading."""
    return level(name, f32(u).ravel(), f32(v).ravel(), 1e-4).reshape(np.shape(u))


def warm() -> None:
    """Build the whole bank now instead of at first use."""
    for name in (*_SPECTRA, "cells", "stones"):
        _field(name)
