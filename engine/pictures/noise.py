"""A bank of tileable noise fields with mip pyramids, each built from a fixed seed when first asked for.

May import: numpy, ``seeds``, ``arrays``. Promises: values 0 to 1 spread evenly (a threshold is a
share of the area), gradients in value per tile, sampled without aliasing at any footprint.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from engine.pictures.arrays import F32, Array, f32
from engine.pictures.giving_way import checkpoint
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
_FADING = {5: 0.85, 6: 0.6, 7: 0.4, 8: 0.0}
_CELLS = {"cells": 1024, "stones": 256}


def _even(field: Array) -> Array:
    """The same field with its values spread evenly over 0..1."""
    low, high = float(field.min()), float(field.max())
    place = (field - F32(low)) * F32(8190 / (high - low))
    below = place.astype(np.int32)
    share = np.cumsum(np.bincount(below.reshape(-1), minlength=8192)) / field.size
    share = f32(np.concatenate([[0.0], share]))
    return f32(share.take(below) + (share[1:] - share[:-1]).take(below) * (place - below))


def _spectral(name: str) -> Array:
    slope, across, along, lowest = _SPECTRA[name]
    fy = f32(np.fft.fftfreq(SIZE)[:, None] * SIZE * along)
    fx = f32(np.fft.rfftfreq(SIZE)[None, :] * SIZE * across)
    radius = np.sqrt(fx * fx + fy * fy)
    power = (radius >= lowest) * np.maximum(radius, F32(1.0)) ** F32(-slope)
    phase = f32(dice("noise", name).random(power.shape) * (2 * np.pi))
    return _even(f32(np.fft.irfft2(power * np.exp(np.complex64(1j) * phase), s=(SIZE, SIZE))))


@cache
def _cells(count: int) -> tuple[Array, Array]:
    """Distance to the nearest point, and how much farther the second one is; both 0..1."""
    per_side = int(np.sqrt(count))
    step = SIZE // per_side
    jitter = f32(dice("cells", count).random((per_side, per_side, 2)))
    # One cell per leading index, its own pixels behind: neighbours are the same rolled by a cell.
    y = f32(np.arange(step)).reshape(1, 1, step, 1)
    x = f32(np.arange(step)).reshape(1, 1, 1, step)
    best = np.full((per_side, per_side, step, step), 1e9, F32)
    second = best.copy()
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            point = np.roll(jitter, (-dy, -dx), (0, 1))[:, :, None, None]
            down, right = (dy + point[..., 0]) * step - y, (dx + point[..., 1]) * step - x
            distance = down * down + right * right
            np.minimum(second, np.maximum(best, distance), out=second)
            np.minimum(best, distance, out=best)
    first, other = (np.sqrt(d).transpose(0, 2, 1, 3).reshape(SIZE, SIZE) for d in (best, second))
    return np.clip(first / step, 0, 1), np.clip((other - first) / step, 0, 1)


def _pyramid(field: Array) -> Array:
    """All levels one after the other; a texel holds the bilinear patch that ends in it.

    Four floats, seen as one complex number so that a patch is fetched at once: the value at its
    corner, what is added along u, along v and along both.
    """
    rows = []
    mean = field.mean()
    for level in range(_LEVELS):
        size = SIZE >> level
        if level in _FADING:
            # A tile of a few pixels would repeat like a weave: far off there is only its mean.
            field = mean + (field - mean) * F32(_FADING[level])
        a = np.roll(field, (1, 1), (0, 1))
        b, c = np.roll(field, 1, 0), np.roll(field, 1, 1)
        rows.append(np.stack([a, b - a, c - a, a - b - c + field], axis=-1).reshape(-1, 4))
        field = field.reshape(size // 2, 2, size // 2, 2).mean((1, 3))
    return np.ascontiguousarray(np.concatenate(rows), dtype=F32).view(np.complex128).reshape(-1)


@cache
def _table(name: str) -> Array:
    """The pyramid of a field; a name with a tilde is its second field."""
    checkpoint()
    plain, second = name.rstrip("~"), name.endswith("~")
    if plain in _CELLS:
        return _pyramid(_cells(_CELLS[plain])[second])
    field = _spectral(plain)
    return _pyramid(np.roll(field[::-1, ::-1], (171, 93), (0, 1)) if second else field)


def _patches(u: Array, v: Array, foot: Array | float) -> tuple[Array, Array, Array, Array]:
    """Texel numbers, places inside the patches, and how many patches a tile has."""
    rank = np.frexp(f32(foot) * F32(SIZE * 0.9))[1]
    rank = np.minimum(np.maximum(rank, 0), _LEVELS - 1)
    size = np.right_shift(np.int32(SIZE), rank)
    fu = (u - np.floor(u)) * size
    fv = (v - np.floor(v)) * size
    fu = f32(fu) + F32(0.5)
    fv = f32(fv) + F32(0.5)
    iu, iv = fu.astype(np.int32), fv.astype(np.int32)
    fu -= iu
    fv -= iv
    mask = size - 1
    iv &= mask
    iv *= size
    iu &= mask
    iv += iu
    iv += _OFFSETS.take(rank)
    return iv, fu, fv, size


def _at(name: str, index: Array) -> Array:
    return np.asarray(_table(name).take(index).view(F32).reshape(-1, 4).T)


def level(name: str, u: Array, v: Array, foot: Array | float) -> Array:
    """``(n,)`` values at ``u`` and ``v`` in tiles; ``foot`` is the width of a pixel in tiles."""
    index, fu, fv, _ = _patches(u, v, foot)
    a, b, c, d = _at(name, index)
    return f32(a + b * fu + (c + d * fu) * fv)


def slope(name: str, u: Array, v: Array, foot: Array | float) -> tuple[Array, Array, Array]:
    """Values as by :func:`level`, and their slopes along u and v per tile."""
    index, fu, fv, size = _patches(u, v, foot)
    return _sloped(name, index, fu, fv, size)


def _sloped(name: str, index: Array, fu: Array, fv: Array, size: Array) -> tuple[Array, Array, Array]:
    a, b, c, d = _at(name, index)
    along_v = c + d * fu
    return a + b * fu + along_v * fv, (b + d * fv) * size, along_v * size


def sample(name: str, u: Array, v: Array, foot: Array | float) -> tuple[Array, Array, Array, Array]:
    """Value, the value of the second field, and the slopes of the first per tile."""
    index, fu, fv, size = _patches(u, v, foot)
    value, gu, gv = _sloped(name, index, fu, fv, size)
    a, b, c, d = _at(name + "~", index)
    return value, a + b * fu + (c + d * fu) * fv, gu, gv


def value(name: str, u: Array, v: Array, foot: float = 1e-4) -> Array:
    """As :func:`level` for ``u`` and ``v`` of any shape, all samples ``foot`` tiles apart."""
    return level(name, f32(u).ravel(), f32(v).ravel(), foot).reshape(np.shape(u))
