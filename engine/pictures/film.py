"""From light to a picture: exposure, bloom, filmic curve, grade.

May import: numpy, Pillow, ``arrays``. Promises: never black and never burnt out: exposure adapts
within limits; a grade is a handful of numbers from the set.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from PIL import Image

from engine.pictures.arrays import F32, Array, f32

LUMA = f32([0.30, 0.59, 0.11])
_KNEE = 0.42
"""Developed light above which a whole patch of the picture is held back."""


def luma_of(picture: Array) -> Array:
    """Brightness of planes ``(3, ...)``."""
    return np.asarray(picture[0] * LUMA[0] + picture[1] * LUMA[1] + picture[2] * LUMA[2])


@dataclass(frozen=True, slots=True)
class Subject:
    """What is to be seen well: flat numbers of its pixels, and how bright its lights may be developed."""

    pixels: Array
    level: float


def exposure(light: Array, bias: float, low: float, high: float, subject: Subject | None = None) -> float:
    """Factor that brings the picture's log mean near middle grey, only part of the way.

    Somebody or something close in the light is not burnt out, the room may fall dark instead.
    """
    luma = luma_of(light.reshape(3, -1)[:, ::7])
    mean = float(np.exp(np.log(np.maximum(luma, 1e-5)).mean()))
    bright = float(np.percentile(luma, 98.0))
    wanted = 0.115 / max(mean, 1e-5) ** 0.82
    ceiling = 2.1 / max(bright, 1e-4)
    gain = float(np.clip(min(wanted, ceiling * 1.6) * bias, low, high))
    if subject is None or len(subject.pixels) < 0.004 * light[0].size:
        return gain
    near = float(np.percentile(luma_of(light.reshape(3, -1)[:, subject.pixels]), 86.0))
    # What stands against the light is drawn out of the dark a little, for what there is to see.
    gain *= float(np.clip(0.085 / max(near * gain, 1e-4), 1.0, 1.8))
    return min(gain, max(subject.level / max(near, 1e-4), gain * 0.14), high)


def _shrunk(planes: Array, factor: int) -> Array:
    """Each plane at a fraction of its size, by means."""
    rows, columns = planes.shape[1] // factor * factor, planes.shape[2] // factor * factor
    tall = planes[:, 0:rows:factor, :columns].copy()
    for k in range(1, factor):
        tall += planes[:, k:rows:factor, :columns]
    out = tall[..., 0::factor].copy()
    for k in range(1, factor):
        out += tall[..., k::factor]
    return np.asarray(out * F32(1 / factor**2))


def _box_blur(planes: Array, radius: int, axis: int) -> Array:
    radius = max(1, min(radius, planes.shape[axis] // 2 - 1))
    pad = [(0, 0)] * 3
    pad[axis] = (radius + 1, radius)
    total = np.cumsum(np.pad(planes, pad, mode="edge"), axis=axis, dtype=np.float64)
    n = planes.shape[axis]
    high = np.take(total, np.arange(n) + 2 * radius + 1, axis=axis)
    low = np.take(total, np.arange(n), axis=axis)
    return np.asarray((high - low) / (2 * radius + 1), dtype=F32)


def stretched(plane: Array, width: int, height: int) -> Array:
    """One float plane at another size, bilinear."""
    image = Image.fromarray(np.ascontiguousarray(plane, dtype=F32))
    return np.array(image.resize((width, height), Image.Resampling.BILINEAR))


def enlarged(planes: Array, width: int, height: int) -> Array:
    """Planes at another size, bilinear."""
    return np.stack([stretched(plane, width, height) for plane in planes])


def softened(planes: Array, radius: int) -> Array:
    """Blurred twice in both directions."""
    for _ in range(2):
        planes = _box_blur(_box_blur(planes, radius, 1), radius, 2)
    return planes


def bloom(picture: Array, strength: float) -> Array:
    """Glow round what is bright, wide and narrow."""
    height, width = picture.shape[1:]
    small = _shrunk(picture, 4)
    hot = np.minimum(small * np.clip((luma_of(small) - F32(0.55)) / F32(0.9), 0, 1), F32(9.0))
    if not hot.any():
        return picture
    total = np.zeros_like(hot)
    for share, weight in ((0.008, 0.5), (0.028, 0.32), (0.09, 0.18)):
        radius = max(1, int(width / 4 * share))
        total += softened(hot, radius) * F32(weight)
    return f32(picture + enlarged(total * F32(strength), width, height))


@cache
def _curve_table() -> tuple[Array, Array]:
    y = np.linspace(0, 1, 4097)[:-1]
    x = np.square(y) / np.maximum(1 - np.square(y), 1e-6)
    mapped = (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14)
    table = f32(np.power(np.clip(mapped, 0, 1), 1 / 2.2))
    return table, np.diff(table, append=table[-1:])


def curve(x: Array) -> Array:
    """Filmic shoulder and toe, display values 0..1, by table over ``sqrt(x / (1 + x))``."""
    x = np.maximum(x, 0)
    place = np.sqrt(x / (1 + x)) * F32(4095.9)
    low = place.astype(np.int32)
    table, step = _curve_table()
    place -= low
    place *= step.take(low)
    place += table.take(low)
    return f32(place)


@cache
def _corners(height: int, width: int) -> Array:
    """How far out each pixel is, for the vignette."""
    y = (np.arange(height) - height / 2) / (height / 2)
    x = (np.arange(width) - width / 2) / (width / 2)
    return f32(np.clip(x[None] ** 2 * 0.75 + y[:, None] ** 2 * 0.62, 0, 1.4) ** 1.4)


def graded(picture: Array, grade: Mapping[str, Any], mood: Mapping[str, float]) -> Array:
    """Tint of shadows and lights, contrast, saturation, vignette; hurt and fear have their say."""
    hurt, fear = mood.get("hurt", 0.0), mood.get("fear", 0.0)
    shadow, light = grade.get("shadow", [0.0, 0.0, 0.0]), grade.get("light", [1.0, 1.0, 1.0])
    luma = luma_of(picture)
    dusk = np.square(1 - luma)
    tinted = [picture[k] * (1 + F32(light[k] - 1) * luma) + F32(shadow[k]) * dusk for k in range(3)]
    picture = np.stack(tinted)
    luma = luma_of(picture)
    saturation = float(grade.get("saturation", 0.92)) * (1 - 0.35 * hurt)
    contrast = float(grade.get("contrast", 1.06)) + 0.10 * mood.get("tension", 0.0)
    picture *= F32(saturation * contrast)
    picture += luma * F32((1 - saturation) * contrast) + F32(0.42 * (1 - contrast))
    far = _corners(*picture.shape[1:])
    dark = float(grade.get("vignette", 0.30)) + 0.22 * fear + 0.25 * hurt
    picture *= 1 - F32(dark) * far
    if hurt > 0:
        for k, tint in enumerate((0.16, -0.03, -0.03)):
            picture[k] += F32(tint * hurt) * far
    return np.asarray(np.clip(picture, 0, 1, out=picture))


def held_back(picture: Array) -> Array:
    """Wide bright patches are held back, as a camera's knee does: a wall in the torch keeps its stains.
    What is small and bright, a lamp, a glint, stays as it is."""
    height, width = picture.shape[1:]
    around = softened(np.minimum(luma_of(_shrunk(picture, 8)), F32(6.0))[None], max(1, width // 300))
    over = np.maximum(around / F32(_KNEE), 1)
    if float(over.max()) <= 1.0:
        return picture
    return f32(picture * enlarged(over ** F32(-0.62), width, height))


def develop(light: Array, gain: float, grade: Mapping[str, Any], mood: Mapping[str, float]) -> Array:
    """Planes ``(3, height, width)`` of linear light to display values."""
    picture = bloom(held_back(light * F32(gain)), float(grade.get("bloom", 0.55)))
    return graded(curve(picture), grade, mood)
