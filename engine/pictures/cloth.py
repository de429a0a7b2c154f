"""Cloth: how it falls into folds, how it is woven, what is sewn on it.

May import: numpy, ``arrays``, ``noise``, ``surface``. Promises: as the other patterns of a surface;
buttons and pockets lie where a figure's texture coordinates say (``bodies._sewn``).
"""

from __future__ import annotations

import numpy as np

from engine.pictures import noise
from engine.pictures.arrays import F32, Array, f32, smooth
from engine.pictures.surface import Spec, Surface

_CHEST = 30.0


def folds(s: Surface, spec: Spec) -> None:
    """Creases that run slantwise both ways and pull together, darker in their valleys."""
    depth, scale = float(spec.get("depth", 0.02)), float(spec.get("scale", 0.8))
    u, v = s.uv
    shift = (s.oid % 17).astype(F32) * F32(0.31)
    # Creases are broad: nothing finer than three centimetres.
    foot = np.maximum(s.foot, F32(0.030)) * F32(1 / scale)
    valley = np.zeros_like(u)
    pull = noise.level("soft", u / F32(0.9) + shift, v / F32(0.9), s.foot / F32(0.9)) - F32(0.5)
    for slant, share in ((0.62, 1.0), (-0.78, 0.8), (0.12, 0.55)):
        a = (u + v * F32(slant) + pull * F32(0.16)) / F32(scale) + shift
        b = (v - u * F32(slant)) / F32(scale * 0.34)
        value, ga, gb = noise.slope("soft", b * F32(0.30), a * F32(0.22), foot)
        crease = value - F32(0.5)
        # Sharp on one side and slow on the other, as cloth lies.
        valley += np.maximum(-crease - F32(0.12), 0) * F32(share)
        gu = (-ga * F32(slant / 0.34) * F32(0.30) + gb * F32(0.22)) * F32(share * depth)
        gv = (ga * F32(0.30 / 0.34) + gb * F32(slant * 0.22)) * F32(share * depth)
        s.tilted(gu, gv, F32(1.0))
    s.albedo *= 1 - np.minimum(valley * F32(spec.get("dark", 1.3)), 0.62)


def plaid(s: Surface, spec: Spec) -> None:
    """Broad bands that cross, and thin lines over them."""
    size = F32(spec.get("size", 0.11))
    soft = np.maximum(s.foot / size, F32(0.012))
    clear = np.clip(F32(0.5) / np.maximum(soft, F32(1e-3)) * F32(0.12), 0, 1)

    def stripe(w: Array, middle: float, half: float) -> Array:
        away = np.abs((w / size + F32(0.5 - middle)) % F32(1.0) - F32(0.5))
        return np.asarray(np.clip((F32(half) - away) / soft + F32(0.5), 0, 1) * clear)

    band, line = f32(spec.get("band", [0.03, 0.03, 0.04])), f32(spec.get("line", [0.30, 0.26, 0.18]))
    for w in s.uv:
        s.blend(band, stripe(w, 0.3, 0.20) * F32(0.5))
        s.blend(line, stripe(w, 0.82, 0.022) * F32(0.5))
        s.blend(band, stripe(w, 0.60, 0.03) * F32(0.35))


def garment(s: Surface, spec: Spec) -> None:
    """A front with buttons, breast pockets with flaps, seams; v is counted from the chest."""
    u, z = s.uv[0], s.uv[1] - F32(_CHEST)
    near = (np.abs(u) < 0.26) & (z < 0.30) & (z > -0.62)
    pick = np.flatnonzero(near)
    if not pick.size:
        return
    u, z, foot = u.take(pick), z.take(pick), np.maximum(s.foot.take(pick), F32(0.002))

    def line(away: Array, half: float) -> Array:
        return np.clip((F32(half) - np.abs(away)) / foot + F32(0.5), 0, 1)

    dark = line(u - F32(0.018), 0.0022) + line(u + F32(0.018), 0.0016) * F32(0.6)
    pale = np.zeros_like(dark)
    pitch = F32(0.088)
    button = np.hypot(u, (z / pitch - np.round(z / pitch)) * pitch)
    if spec.get("buttons", True):
        pale = line(button, 0.0058)
    if spec.get("pockets"):
        x, low, high = np.abs(np.abs(u) - F32(0.098)), F32(-0.07), F32(0.055)
        inside = (x < 0.052) & (z > low) & (z < high)
        edge = np.minimum(np.minimum(F32(0.052) - x, z - low), high - z)
        dark = dark + np.where(inside, line(edge, 0.0022), 0)
        dark = dark + np.where(inside, line(z - F32(0.020), 0.0030), 0)
    shade = 1 - np.minimum(dark, 1) * F32(0.62)
    for k in range(3):
        column = s.albedo[k].take(pick) * shade
        column += (F32(spec.get("button", [0.16, 0.14, 0.11])[k]) - column) * pale
        s.albedo[k, pick] = column
    s.lean[0, pick] += (smooth(0.03, 0.018, np.abs(u)) * np.sign(u)) * F32(0.10)


CLOTH = {"plaid": plaid, "garment": garment, "folds": folds}
