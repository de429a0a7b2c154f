"""From light to a picture: exposure, bloom, filmic curve, grade.

May import: numpy, Pillow, ``arrays``. Promises: never black and never burnt out: exposure adapts
within limits; a grade is a handful of numbers from the set.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from PIL import Image

from engine.pictures.arrays import F32, Array, f32

LUMA = f32([0.30, 0.59, 0.11])


def exposure(light: Array, bias: float, low: float, high: float) -> float:
    """Factor that brings the picture's log mean near middle grey, only part of the way."""
    luma = light[::7] @ LUMA
    mean = float(np.exp(np.log(np.maximum(luma, 1e-5)).mean()))
    bright = float(np.percentile(luma, 98.0))
    wanted = 0.115 / max(mean, 1e-5) ** 0.82
    ceiling = 2.1 / max(bright, 1e-4)
    return float(np.clip(min(wanted, ceiling * 1.6) * bias, low, high))


def _shrunk(image: Array, factor: int) -> Array:
    rows, columns = image.shape[0] // factor * factor, image.shape[1] // factor * factor
    cut = image[:rows, :columns]
    return np.asarray(
        cut.reshape(rows // factor, factor, columns // factor, factor, 3).mean((1, 3)), dtype=F32
    )


def _box_blur(image: Array, radius: int, axis: int) -> Array:
    radius = max(1, min(radius, image.shape[axis] // 2 - 1))
    pad = [(0, 0)] * 3
    pad[axis] = (radius + 1, radius)
    total = np.cumsum(np.pad(image, pad, mode="edge"), axis=axis, dtype=np.float64)
    n = image.shape[axis]
    high = np.take(total, np.arange(n) + 2 * radius + 1, axis=axis)
    low = np.take(total, np.arange(n), axis=axis)
    return np.asarray((high - low) / (2 * radius + 1), dtype=F32)


def enlarged(image: Array, width: int, height: int) -> Array:
    """Bilinear, channel by channel, in float."""
    planes = [
        np.asarray(
            Image.fromarray(np.ascontiguousarray(image[..., k])).resize(
                (width, height), Image.Resampling.BILINEAR
            )
        )
        for k in range(image.shape[2])
    ]
    return np.stack(planes, axis=-1)


def softened(image: Array, radius: int) -> Array:
    """Blurred twice in both directions."""
    for _ in range(2):
        image = _box_blur(_box_blur(image, radius, 0), radius, 1)
    return image


def bloom(image: Array, strength: float) -> Array:
    """Glow round what is bright, wide and narrow."""
    height, width = image.shape[:2]
    small = _shrunk(image, 4)
    luma = (small @ LUMA)[..., None]
    hot = small * np.clip((luma - 0.55) / 0.9, 0, 1)
    hot = np.minimum(hot, 9.0)
    total = np.zeros_like(hot)
    for share, weight in ((0.008, 0.5), (0.028, 0.32), (0.09, 0.18)):
        radius = max(1, int(width / 4 * share))
        total += softened(hot, radius) * weight
    return f32(image + enlarged(total, width, height) * strength)


@cache
def _curve_table() -> Array:
    y = np.linspace(0, 1, 4097)[:-1]
    x = np.square(y) / np.maximum(1 - np.square(y), 1e-6)
    mapped = (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14)
    return f32(np.power(np.clip(mapped, 0, 1), 1 / 2.2))


def curve(x: Array) -> Array:
    """Filmic shoulder and toe, display values 0..1, by table over ``sqrt(x / (1 + x))``."""
    x = np.maximum(x, 0)
    place = np.sqrt(x / (1 + x)) * F32(4095.9)
    low = place.astype(np.int32)
    table = _curve_table()
    base = table.take(low)
    return f32(base + (table.take(np.minimum(low + 1, 4095)) - base) * (place - low))


@cache
def _corners(height: int, width: int) -> Array:
    """How far out each pixel is, for the vignette."""
    y = (np.arange(height) - height / 2) / (height / 2)
    x = (np.arange(width) - width / 2) / (width / 2)
    return f32(np.clip(x[None] ** 2 * 0.75 + y[:, None] ** 2 * 0.62, 0, 1.4) ** 1.4)


def graded(image: Array, grade: Mapping[str, Any], mood: Mapping[str, float]) -> Array:
    """Tint of shadows and lights, contrast, saturation, vignette; hurt and fear have their say."""
    luma = (image @ LUMA)[..., None]
    shadow, light = f32(grade.get("shadow", [0.0, 0.0, 0.0])), f32(grade.get("light", [1.0, 1.0, 1.0]))
    image = image * (1 + (light - 1) * luma) + shadow * (1 - luma) ** 2
    saturation = float(grade.get("saturation", 0.92)) * (1 - 0.35 * mood.get("hurt", 0.0))
    image = luma + (image - luma) * saturation
    contrast = float(grade.get("contrast", 1.06)) + 0.10 * mood.get("tension", 0.0)
    image = (image - 0.42) * contrast + 0.42
    far = _corners(*image.shape[:2])
    dark = float(grade.get("vignette", 0.30)) + 0.22 * mood.get("fear", 0.0) + 0.25 * mood.get("hurt", 0.0)
    image = image * (1 - F32(dark) * far)[..., None]
    if mood.get("hurt", 0) > 0:
        image = image + f32([0.16, -0.03, -0.03]) * (F32(mood["hurt"]) * far)[..., None]
    return f32(np.clip(image, 0, 1))


def develop(light: Array, gain: float, grade: Mapping[str, Any], mood: Mapping[str, float]) -> Array:
    """``(height, width, 3)`` linear light to display values."""
    image = bloom(f32(light * gain), float(grade.get("bloom", 0.55)))
    return graded(curve(image), grade, mood)
