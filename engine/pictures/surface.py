"""What a pixel is made of, and the patterns that wear it: tiles, peeling, streaks, rust, wet.

May import: numpy, ``arrays``, ``noise``. Promises: every pattern changes a :class:`Surface` in
place over the pixels it was given, and fades out where a pixel is wider than its detail.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.pictures import noise
from engine.pictures.arrays import F32, Array, directed, f32, smooth, upright

Spec = Mapping[str, Any]


@dataclass(slots=True)
class Surface:
    """One column per pixel: place, texture coordinates in metres, colours, and how it shines.

    Vectors and colours are ``(3, n)``, ``uv`` and ``lean`` ``(2, n)``. ``foot`` is the width of the
    pixel on the surface in metres; ``lean`` gathers the slopes that bend the normal along u and v.
    """

    pos: Array
    normal: Array
    uv: Array
    foot: Array
    oid: Array
    albedo: Array
    gloss: Array
    shine: Array
    emit: Array
    lean: Array

    @classmethod
    def blank(cls, pos: Array, normal: Array, uv: Array, foot: Array, oid: Array) -> Surface:
        """Middle grey, matt."""
        n = pos.shape[1]
        return cls(
            pos, normal, uv, foot, oid,
            albedo=np.full((3, n), 0.5, F32), gloss=np.full(n, 12.0, F32),
            shine=np.full(n, 0.03, F32), emit=np.zeros((3, n), F32), lean=np.zeros((2, n), F32),
        )  # fmt: skip

    def part(self, pixels: slice) -> Surface:
        """A stretch of the pixels; writing to it writes to the whole."""
        return Surface(*(getattr(self, name)[..., pixels] for name in _COLUMNS))

    def _tiled(self, scale: float, along: float) -> tuple[Array, Array, Array]:
        shift = (self.oid % 61).astype(F32) * F32(0.1357)
        u = self.uv[0] * F32(1 / scale) + shift
        v = self.uv[1] * F32(along / scale) + shift * F32(0.7)
        return u, v, self.foot * F32(1 / scale)

    def noise(self, name: str, scale: float, along: float = 1.0) -> tuple[Array, Array, Array]:
        """Value and both slopes of a field whose tile is ``scale`` metres wide.

        Every object has its own part of it.
        """
        return noise.slope(name, *self._tiled(scale, along))

    def shade(self, name: str, scale: float, along: float = 1.0) -> Array:
        """``(n,)``: the value of :meth:`noise` alone, at half the cost."""
        return noise.level(name, *self._tiled(scale, along))

    def blend(self, colour: Array, share: Array) -> None:
        """Lay a colour, one or ``(3, n)``, over the albedo."""
        for k in range(3):
            self.albedo[k] += (colour[k] - self.albedo[k]) * share

    def tilted(self, gu: Array, gv: Array, by: Array | F32) -> None:
        """Add slopes to what bends the normal."""
        self.lean[0] += gu * by
        self.lean[1] += gv * by

    def bend(self) -> Array:
        """The normals with all slopes applied."""
        x, y, z = self.normal
        lu, lv = self.lean
        flat = np.abs(z) > 0.75
        level = np.maximum(np.sqrt(x * x + y * y), F32(1e-6))
        # On walls u runs level and v up; on floors u is east. Both are square to the normal.
        su, sv = lu / level, lv * z / level
        out = np.stack([x + y * su + x * sv, y - x * su + y * sv, z - level * lv])
        if flat.any():
            floor = np.stack([x - (1 - x * x) * lu, y + x * y * lu - z * lv, z + x * z * lu + y * lv])
            out = np.where(flat, floor, out)
        return directed(out)


_COLUMNS = tuple(Surface.__dataclass_fields__)


def mottle(s: Surface, spec: Spec) -> None:
    """Broad light and dark, as weather leaves it."""
    broad = s.shade("soft", float(spec.get("scale", 2.0)))
    s.albedo *= 1 + (broad - F32(0.5)) * F32(2 * spec.get("amount", 0.25))


def grain(s: Surface, spec: Spec) -> None:
    """Fine roughness in colour and slope."""
    scale = float(spec.get("scale", 0.5))
    fine, gu, gv = s.noise("grain", scale)
    s.albedo *= 1 + (fine - F32(0.5)) * F32(2 * spec.get("amount", 0.15))
    s.tilted(gu, gv, F32(spec.get("depth", 0.0006) / scale))


def band(s: Surface, spec: Spec) -> None:
    """The lower part of a wall in another paint, with a darker line above it."""
    z = s.pos[2]
    height = float(spec["height"])
    wobble = s.foot * F32(0.5) + F32(0.004)
    below = np.clip((height - z) / wobble + F32(0.5), 0, 1)
    s.blend(f32(spec["colour"]), below)
    line = np.clip((F32(0.03) - np.abs(z - F32(height))) / wobble + F32(0.5), 0, 1)
    s.blend(f32(spec.get("line", [0.04, 0.04, 0.035])), line * F32(0.8))
    s.shine += below * F32(0.03)


def tiles(s: Surface, spec: Spec) -> None:
    """Tiles with joints; each has its own shade, some are gone."""
    w, h = spec["size"]
    u, v = s.uv[0] * F32(1 / w), s.uv[1] * F32(1 / h)
    iu, iv = np.floor(u), np.floor(v)
    du = np.minimum(u - iu, iu + 1 - u) * w
    dv = np.minimum(v - iv, iv + 1 - v) * h
    # Wrapping 32-bit products keep the low bits that the hash wants.
    key = (iu.astype(np.int32) * np.int32(73856093) ^ iv.astype(np.int32) * np.int32(19349663)) & 0xFFFF
    chance = f32(key * 40503 & 0xFFFF) / F32(65536)
    s.albedo *= 1 + (chance - F32(0.5)) * F32(2 * spec.get("vary", 0.12))
    gap = float(spec.get("gap", 0.006))
    edge = np.minimum(du, dv)
    # A joint thinner than a pixel keeps its share of the pixel instead of flickering.
    joint = np.clip((gap - edge) / np.maximum(s.foot, gap * 0.25) + 0.5, 0, 1)
    joint *= np.clip(gap * 2.2 / np.maximum(s.foot, 1e-5), 0, 1)
    s.blend(f32(spec.get("grout", [0.05, 0.05, 0.045])), f32(joint))
    tilt = F32(spec.get("tilt", 0.03))
    s.tilted((chance * F32(7919)) % 1 - F32(0.5), (chance * F32(104729)) % 1 - F32(0.5), tilt)
    missing = float(spec.get("missing", 0.0))
    if missing:
        gone = chance > 1 - missing
        s.albedo[:, gone] = upright(spec.get("under", [0.012, 0.012, 0.014]))
        s.shine[gone] = 0.0


def planks(s: Surface, spec: Spec) -> None:
    """Boards along v with dark gaps and a grain of wood."""
    width = float(spec.get("width", 0.14))
    u = s.uv[0] * F32(1 / width)
    board = np.floor(u)
    edge = np.minimum(u - board, board + 1 - u) * width
    chance = f32((board.astype(np.int64) * 2654435761 >> 7) & 0xFF) / 255
    gap = np.clip((0.006 - edge) / np.maximum(s.foot, 0.002) + 0.5, 0, 1)
    gap *= np.clip(0.02 / np.maximum(s.foot, 1e-5), 0, 1)
    fibre, gu, gv = s.noise("wood", 1.1)
    s.albedo *= (F32(0.75) + chance * F32(0.5)) * (1 - F32(0.75) * gap) * (F32(0.75) + fibre * F32(0.5))
    s.tilted(gu, gv, F32(0.0006))


def waves(s: Surface, spec: Spec) -> None:
    """Corrugated sheet: slopes that swing along u."""
    width = float(spec.get("width", 0.09))
    clear = np.clip(1 - s.foot / (width * 0.45), 0, 1)
    phase = s.uv[0] * F32(2 * np.pi / width)
    s.lean[0] += np.cos(phase) * F32(spec.get("depth", 0.75)) * clear
    s.albedo *= 1 - F32(0.18) * (clear * (np.sin(phase) < -0.5))


def peel(s: Surface, spec: Spec) -> None:
    """Paint that has come off in flakes, with a shadow under its lower edge."""
    scale = float(spec.get("scale", 1.6))
    share = float(spec.get("share", 0.25))
    broad = s.shade("soft", scale * 2.3)
    flakes, gu, gv = s.noise("soft", scale * 0.55)
    fine = s.shade("grain", scale * 0.4)
    where = broad * F32(0.62) + flakes * F32(0.3) + fine * F32(0.08)
    edge = np.maximum(s.foot * F32(0.35 / scale), 0.006)
    level = 0.24 + 0.52 * share
    off = np.clip((level - where) / edge + F32(0.5), 0, 1)
    s.blend(upright(spec["under"]) * (F32(0.75) + fine * F32(0.5)), off)
    lip = np.clip(1 - np.abs(where - F32(level + 0.012)) / F32(0.014), 0, 1)
    s.albedo *= 1 - F32(0.5) * lip
    s.tilted(gu, gv, lip * F32(0.05))
    s.shine *= 1 - off * F32(0.7)


def streaks(s: Surface, spec: Spec) -> None:
    """What has run down a wall for years."""
    scale = float(spec.get("scale", 2.4))
    run = s.shade("streak", scale)
    patch = s.shade("soft", scale * 1.7)
    amount = smooth(0.48, 0.95, run * F32(0.62) + patch * F32(0.38))
    s.blend(f32(spec.get("colour", [0.03, 0.025, 0.018])), amount * F32(spec.get("amount", 0.6)))


def stain(s: Surface, spec: Spec) -> None:
    """Blots with dried rims."""
    scale = float(spec.get("scale", 3.0))
    share = float(spec.get("share", 0.2))
    spot = s.shade("soft", scale * 1.13)
    fine = s.shade("soft", scale * 0.21)
    where = (1 - spot) * F32(0.85) + fine * F32(0.15)
    level = 0.16 + 0.62 * share
    inside = smooth(level, level - 0.10, where) if level > 0.1 else np.zeros_like(where)
    rim = np.clip(1 - np.abs(where - F32(level - 0.01)) / F32(0.022), 0, 1)
    amount = np.clip(inside * F32(0.55) + rim * F32(0.35), 0, 1) * F32(spec.get("amount", 0.9))
    s.blend(f32(spec.get("colour", [0.09, 0.055, 0.02])), amount)


def rust(s: Surface, spec: Spec) -> None:
    """Iron coming through, worst in patches and along runs."""
    share = float(spec.get("share", 0.25))
    scale = float(spec.get("scale", 1.2))
    patch = s.shade("soft", scale)
    fine, gu, gv = s.noise("grain", scale * 0.3)
    run = s.shade("streak", scale * 0.9)
    where = patch * F32(0.55) + fine * F32(0.2) + run * F32(0.25)
    level = 0.72 - 0.5 * share
    amount = smooth(level, level + 0.10, where)
    deep = upright([0.16, 0.062, 0.022]) + (fine - F32(0.5)) * upright([0.16, 0.07, 0.02])
    s.blend(deep, amount * F32(0.92))
    s.shine *= 1 - amount * F32(0.85)
    s.tilted(gu, gv, amount * F32(0.0012 / (scale * 0.3)))


def wet(s: Surface, spec: Spec) -> None:
    """Standing water on what lies flat: dark, smooth, mirror-like."""
    share = float(spec.get("share", 0.12))
    pool = s.shade("soft", float(spec.get("scale", 4.2)))
    fine = s.shade("soft", 0.9)
    where = pool * F32(0.9) + fine * F32(0.1)
    level = 0.12 + 0.7 * share
    lies = s.normal[2] > 0.8
    inside = smooth(level + 0.02, level - 0.02, where) * lies
    damp = smooth(level + 0.16, level, where) * lies
    s.albedo *= 1 - (F32(0.35) * damp + F32(0.4) * inside)
    s.lean *= 1 - inside
    s.gloss += (F32(420) - s.gloss) * inside
    s.shine += (F32(0.9) - s.shine) * inside + damp * F32(0.08) * (1 - inside)


PATTERNS = {
    "tiles": tiles, "planks": planks, "waves": waves, "mottle": mottle, "band": band, "peel": peel,
    "grain": grain, "streaks": streaks, "stain": stain, "rust": rust, "wet": wet,
}  # fmt: skip
"""In the order in which a surface ages."""
