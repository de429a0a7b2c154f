"""The tape: chroma that smears, luma that rings, noise in the shadows, a torn bottom edge.

May import: numpy, ``arrays``, ``seeds``. Promises: works at the picture's own size; all errors
come from the seed and the frame number, their strength from how worn the moment is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from engine.pictures.arrays import F32, Array, f32
from engine.pictures.seeds import dice

_TO_YIQ = f32([[0.299, 0.587, 0.114], [0.596, -0.274, -0.322], [0.211, -0.523, 0.312]])
_TO_RGB = f32([[1.0, 0.956, 0.621], [1.0, -0.272, -0.647], [1.0, -1.106, 1.703]])


@dataclass(frozen=True, slots=True)
class Wear:
    """How bad the recording is, all 0..1 or so."""

    noise: float = 0.5
    jitter: float = 0.2
    drop: float = 0.2
    tracking: float = 0.0
    blur: float = 0.0


def _smear(field: Array, back: int, fore: int) -> Array:
    """Running mean over a row: ``back`` pixels behind, ``fore`` ahead (chroma comes late)."""
    padded = np.pad(field, ((0, 0), (back + 1, fore)), mode="edge")
    total = np.cumsum(padded, axis=1, dtype=F32)
    n = field.shape[1]
    return f32((total[:, back + fore + 1 : back + fore + 1 + n] - total[:, :n]) / (back + fore + 1))


def _widened(field: Array, width: int) -> Array:
    """Rows stretched to ``width`` by straight lines."""
    image = Image.fromarray(np.ascontiguousarray(field, dtype=F32))
    return np.asarray(image.resize((width, field.shape[0]), Image.Resampling.BILINEAR))


def record(image: Array, wear: Wear, seed: int, frame: int) -> Array:
    """``(height, width, 3)`` 0..1 onto tape and back."""
    height, width = image.shape[:2]
    unit = max(width / 1024, 0.25)
    chance = dice("tape", seed, frame)
    luma = image @ _TO_YIQ[0]
    small = image[:, : width // 4 * 4].reshape(height, width // 4, 4, 3).mean(2)
    small = (small + np.roll(small, 1, axis=0)) * F32(0.5)
    reach = max(1, round(3 * unit))
    colour = [_smear(small @ _TO_YIQ[k], reach, max(0, reach - 2)) for k in (1, 2)]
    if wear.blur > 0:
        reach = int(6 * wear.blur * unit) + 1
        luma = _smear(luma, reach, reach)
    soft = _smear(luma, max(1, int(1.4 * unit)), max(1, int(1.4 * unit)))
    wide = _smear(luma, max(2, int(4 * unit)), 1)
    luma = soft + (luma - soft) * F32(0.40) + (soft - wide) * F32(0.42)
    luma = luma + _grain(chance, height, width, unit) * (
        F32(0.010 + 0.030 * wear.noise) * (1.15 - 0.85 * np.clip(luma, 0, 1))
    )
    for k in range(2):
        blotch = chance.standard_normal((height // 2 + 1, colour[k].shape[1]), dtype=F32)
        colour[k] = colour[k] + _smear(np.repeat(blotch, 2, 0)[:height], 2, 1) * F32(
            0.008 + 0.018 * wear.noise
        )
        colour[k] = _widened(colour[k], width)
    luma = luma * (
        1 - F32(0.03 if width > 700 else 0.0) * ((np.arange(height) // max(1, round(unit))) % 2)[:, None]
    )
    out = np.stack([luma, *colour], axis=-1) @ _TO_RGB.T
    out = _timing(out, wear, chance, unit)
    _drop_outs(out, wear, chance, unit)
    return f32(np.clip(out * F32(0.955) + F32(0.022), 0, 1))


def _grain(chance: np.random.Generator, height: int, width: int, unit: float) -> Array:
    """Noise of a recorder: short horizontal dashes rather than dots."""
    white = chance.standard_normal((height, width), dtype=F32)
    return _smear(white, 1, max(1, int(1.5 * unit))) * F32(1.6)


def _timing(image: Array, wear: Wear, chance: np.random.Generator, unit: float) -> Array:
    """Rows that come early or late: a slow wobble, tracking bands, the head switch at the bottom."""
    height, width = image.shape[:2]
    rows = np.arange(height)
    slow = np.sin(rows * 0.021 + chance.random() * 6) + np.sin(rows * 0.0073 + chance.random() * 6)
    shift = (
        slow * (0.25 + 1.6 * wear.jitter) * unit + chance.normal(0, 0.20 + 0.9 * wear.jitter, height) * unit
    )
    switch = max(int(9 * unit), 2)
    tail = rows >= height - switch
    shift = shift + np.where(
        tail, (14 + 40 * np.linspace(0, 1, height) ** 40 + chance.normal(0, 5, height)) * unit, 0
    )
    for _ in range(round(3 * wear.tracking)):
        middle, half = chance.random() * height, (4 + chance.random() * 16) * unit
        bump = np.exp(-(((rows - middle) / half) ** 2))
        shift = shift + bump * chance.normal(0, 26) * unit * wear.tracking
        image = image + (bump * wear.tracking * 0.10)[:, None, None] * chance.random(
            (height, 1, 1), dtype=F32
        )
    columns = np.arange(width)
    index = np.clip(columns[None] - np.round(shift).astype(int)[:, None], 0, width - 1)
    flat = (rows[:, None] * width + index).reshape(-1)
    out = image.reshape(-1, 3).take(flat, axis=0).reshape(height, width, 3)
    snow = chance.random((switch, width), dtype=F32)[..., None]
    out[height - switch :] = out[height - switch :] * F32(0.62) + snow * F32(0.16)
    return f32(out)


def _drop_outs(image: Array, wear: Wear, chance: np.random.Generator, unit: float) -> None:
    """Where the oxide has come off: short white scratches with a dark tail."""
    height, width = image.shape[:2]
    for _ in range(int(chance.poisson(0.6 + 9 * wear.drop))):
        row = int(chance.integers(0, max(height - 3, 1)))
        start = int(chance.integers(0, width))
        length = int((12 + chance.random() ** 2 * 130) * unit) + 2
        thick = 1 if chance.random() < 0.75 else 2
        stretch = image[row : row + thick, start : start + length]
        if stretch.size:
            flicker = chance.random((1, stretch.shape[1], 1), dtype=F32)
            stretch += F32(0.55) * np.linspace(1, 0.1, stretch.shape[1], dtype=F32)[None, :, None] * flicker
