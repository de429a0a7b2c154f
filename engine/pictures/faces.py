"""What is painted on a face: brows, lips, tired eyes, stubble; and the eyes themselves.

May import: numpy, ``arrays``, ``noise``, ``surface``. Promises: works where the texture coordinates
are those of a head (metres from its middle, a storey of a metre for each kind of beard), nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.pictures import noise
from engine.pictures.arrays import F32, Array, f32, smooth
from engine.pictures.surface import Surface


def painted(s: Surface, spec: Mapping[str, Any]) -> None:
    """Brows, lips and shadows on the pixels of faces."""
    u, v = s.uv
    on = np.flatnonzero((np.abs(u) < 0.11) & (v > -0.22) & (v < 2.16))
    if not on.size:
        return
    u, v = np.abs(u.take(on)), v.take(on)
    storey = np.floor(v + F32(0.5))
    z = v - storey
    colour = s.albedo.take(on, axis=1)
    rough = noise.level("grain", s.uv[0].take(on) / F32(0.05), z / F32(0.05), s.foot.take(on) / F32(0.05))

    def lay(paint: Any, share: Array) -> None:
        for k in range(3):
            colour[k] += (F32(paint[k]) * s.albedo[k].take(on) - colour[k]) * share

    def spot(x: float, y: float, wide: float, high: float) -> Array:
        away = np.square((u - F32(x)) / F32(wide)) + np.square((z - F32(y)) / F32(high))
        return np.asarray(np.exp(-away))

    lay((1.05, 0.80, 0.74), spot(0.0, -0.024, 0.022, 0.020) * F32(0.55))
    lay((1.08, 0.78, 0.72), spot(0.048, -0.024, 0.020, 0.018) * F32(0.5))
    lay((0.45, 0.34, 0.36), spot(0.031, -0.004, 0.019, 0.012) * F32(0.75))
    lay((0.55, 0.45, 0.42), spot(0.030, 0.017, 0.022, 0.007) * F32(0.6))
    lay((0.86, 0.46, 0.44), np.minimum(spot(0.0, -0.063, 0.024, 0.011) * F32(1.25), 1) * F32(0.85))
    lay((0.14, 0.08, 0.08), spot(0.0, -0.0625, 0.023, 0.0020) * F32(0.95))
    fold = np.abs(u - (F32(0.026) - (z + F32(0.045)) * F32(0.5))) / F32(0.004)
    lay((0.62, 0.52, 0.48), np.clip(1 - fold, 0, 1) * smooth(0.030, 0.012, np.abs(z + F32(0.048))) * F32(0.6))
    arch = z - F32(0.0285) + np.square((u - F32(0.034)) / F32(0.05)) * F32(0.02)
    hairs = np.exp(-np.square(arch / F32(0.0042))) * smooth(0.009, 0.015, u) * smooth(0.055, 0.046, u)
    lay((0.10, 0.08, 0.07), hairs * (F32(0.45) + F32(0.55) * rough))
    jaw = smooth(-0.040, -0.062, z - u * F32(0.35)) * smooth(
        0.012, 0.018, np.hypot(u * F32(0.55), z + F32(0.062))
    )
    lip = np.exp(-np.square((z + F32(0.046)) / F32(0.006))) * (u < F32(0.026))
    grown = np.maximum(jaw, lip) * (storey > 0) * np.where(storey > 1, F32(0.9), F32(0.38))
    lay((0.16, 0.13, 0.12), grown * (F32(0.35) + F32(0.65) * rough))
    for k in range(3):
        s.albedo[k, on] = colour[k]
    oily = (
        spot(0.0, 0.055, 0.045, 0.020) + spot(0.0, -0.022, 0.012, 0.014) + spot(0.044, -0.014, 0.014, 0.010)
    )
    s.shine[on] += oily * F32(0.10)


def eye(s: Surface, spec: Mapping[str, Any]) -> None:
    """White, iris, pupil; wet, so that a lamp stands in it."""
    u, v = s.uv
    away = np.hypot(u - F32(spec.get("gaze", 0.0)), v)
    s.albedo[:] = f32(spec.get("base", [0.46, 0.42, 0.38]))[:, None]
    edge = np.maximum(s.foot, F32(0.0006))

    def disc(radius: float) -> Array:
        return np.asarray(np.clip((F32(radius) - away) / edge + F32(0.5), 0, 1))

    s.blend(f32(spec.get("vein", [0.34, 0.16, 0.13])), smooth(0.006, 0.012, np.abs(u)) * F32(0.6))
    s.blend(f32(spec.get("iris", [0.060, 0.042, 0.028])), disc(0.0062))
    s.blend(f32([0.004, 0.004, 0.004]), disc(0.0029))
    s.gloss[:], s.shine[:] = 260.0, spec.get("shine", 0.55)
