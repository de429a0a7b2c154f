"""Flames: what burns in the air above a lamp of the pack, drawn as light.

May import: numpy, ``arrays``, ``lens``, ``noise``. Promises: a flame stands before what is farther
and behind what is nearer; only its flicker comes from the frame number.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.pictures import noise
from engine.pictures.arrays import F32, Array, f32, smooth
from engine.pictures.lens import Lens


@dataclass(frozen=True, slots=True)
class Flame:
    """A fire at its foot, in metres, with a number that makes its tongues its own."""

    at: Array
    wide: float
    tall: float
    number: int
    colour: Array
    smoke: float = 0.0


def burn(out: Array, lens: Lens, inverse: Array, flames: list[Flame], frame: int) -> None:
    """Add every flame, and the smoke over it, to linear light ``(3, height * width)``."""
    for flame in sorted(flames, key=lambda one: -float(np.linalg.norm(one.at - lens.eye))):
        camera = lens.to_camera(flame.at[None])[0]
        if camera[2] < 0.25:
            continue
        scale = lens.focal / float(camera[2])
        x, y = lens.to_screen(camera[None])[0]
        rise = flame.tall * (3.4 if flame.smoke else 1.15)
        box = _box(lens, float(x), float(y), flame.wide * 2.2 * scale, rise * scale)
        if box is None:
            continue
        rows, columns = box
        pixel = (rows[:, None] * lens.width + columns[None]).reshape(-1)
        behind = inverse[pixel] <= 1.02 / camera[2]
        u = np.broadcast_to((columns[None] + 0.5 - x) / (flame.wide * scale), (len(rows), len(columns)))
        h = np.broadcast_to((y - rows[:, None] - 0.5) / (flame.tall * scale), u.shape)
        u, h, pixel = f32(u.reshape(-1)[behind]), f32(h.reshape(-1)[behind]), pixel[behind]
        if flame.smoke:
            _smoke(out, pixel, u, h, flame, frame)
        _tongues(out, pixel, u, h, flame, frame)


def _box(lens: Lens, x: float, y: float, half: float, rise: float) -> tuple[Array, Array] | None:
    left, right = max(int(x - half), 0), min(int(x + half) + 1, lens.width)
    top, bottom = max(int(y - rise), 0), min(int(y + rise * 0.08) + 1, lens.height)
    if left >= right or top >= bottom:
        return None
    return np.arange(top, bottom), np.arange(left, right)


def _tongues(out: Array, pixel: Array, u: Array, h: Array, flame: Flame, frame: int) -> None:
    own, rising = F32(flame.number % 97 * 0.137), F32(frame * 0.381)
    sway = noise.level("soft", u * F32(0.10) + own, h * F32(0.42) - rising, 0.004) - F32(0.5)
    lick = noise.level("soft", u * F32(0.42) + own, h * F32(0.62) - rising * F32(1.7), 0.006)
    bent = u + sway * np.clip(h, 0, 1.3) * F32(1.5)
    half = F32(0.50) * np.sqrt(np.clip(F32(1.02) - h, 0, 1)) * smooth(-0.10, 0.10, h)
    inside = smooth(
        0.0, 0.30, half - np.abs(bent) + (lick - F32(0.62)) * F32(0.62) * np.clip(h + F32(0.25), 0, 1)
    )
    inside *= smooth(1.12, 0.55, h)
    hot = np.clip(inside * F32(1.6) - h * F32(0.75), 0, 1)
    power = inside * (F32(0.28) + F32(1.1) * hot * hot)
    pale = f32([1.0, 0.86, 0.62])
    for k in range(3):
        colour = flame.colour[k] + (pale[k] * flame.colour[0] - flame.colour[k]) * hot * hot * F32(0.55)
        was = out[k, pixel]
        out[k, pixel] = was * (1 - F32(0.55) * inside) + colour * power


def _smoke(out: Array, pixel: Array, u: Array, h: Array, flame: Flame, frame: int) -> None:
    own, rising = F32(flame.number % 89 * 0.211), F32(frame * 0.11)
    lean = u - (h - F32(0.6)) * F32(0.30)
    wide = F32(0.34) + np.clip(h, 0, 4) * F32(0.42)
    cloud = noise.level("soft", lean * F32(0.22) + own, h * F32(0.20) - rising, 0.006)
    cover = smooth(0.36, 0.74, cloud) * smooth(1.0, 0.35, np.abs(lean) / wide)
    cover *= smooth(0.45, 1.0, h) * smooth(3.4, 1.5, h) * F32(flame.smoke)
    glow = np.exp(-np.maximum(h - F32(0.7), 0) * F32(1.7)) * F32(0.16)
    for k in range(3):
        was = out[k, pixel]
        out[k, pixel] = was + (flame.colour[k] * glow + was * F32(0.12) - was) * cover
