"""Names of materials to what pixels are made of: walls, ground, signs, living screens, flesh.

May import: numpy, ``arrays``, ``glyphs``, ``ground``, ``noise``, ``surface``. Promises: an
unknown material is plain grey; data decides everything but the few special kinds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from engine.pictures import faces, noise
from engine.pictures.arrays import F32, Array, f32, smooth, upright
from engine.pictures.cloth import CLOTH
from engine.pictures.giving_way import checkpoint
from engine.pictures.glyphs import written_lines
from engine.pictures.ground import ground
from engine.pictures.screens import screen
from engine.pictures.seeds import dice
from engine.pictures.surface import PATTERNS, Surface

_PATTERNS = {**PATTERNS, **CLOTH}
PLAIN: Mapping[str, Any] = {"base": [0.30, 0.29, 0.27], "grain": {}, "mottle": {}}
_OWN: Mapping[str, Mapping[str, Any]] = {
    "eye": {"kind": "eye"},
    "strap": {"base": [0.030, 0.028, 0.020]},
    "dark_cloth": {"base": [0.022, 0.022, 0.026], "grain": {"amount": 0.22, "scale": 0.06, "depth": 0.0005}},
    "steel_dark": {"base": [0.06, 0.06, 0.062], "shine": 0.12, "gloss": 40.0},
}
"""What every pack's people and the player's hands are made of, unless the pack says otherwise."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Material numbers of a place and their data."""

    names: tuple[str, ...]
    specs: tuple[Mapping[str, Any], ...]
    sheer: tuple[bool, ...]

    def __call__(self, name: str) -> int:
        """Number of a material; the plain one for an unknown name."""
        try:
            return self.names.index(name)
        except ValueError:
            return 0

    def with_puddles(self) -> Palette:
        """The same materials with open ground that mirrors where it stands under water."""
        pools = {"amount": 0.85, "pools": True, "ripple": 0.010, "scale": 0.8}
        wet = tuple({**s, "mirror": pools} if s.get("kind") == "ground" else s for s in self.specs)
        return replace(self, specs=wet)


def palette(*tables: Mapping[str, Any]) -> Palette:
    """All materials of the tables; a later table overrides an earlier one, key by key."""
    merged: dict[str, dict[str, Any]] = {"plain": dict(PLAIN), **{k: dict(v) for k, v in _OWN.items()}}
    for table in tables:
        for name, spec in table.items():
            like = merged.get(str(spec.get("like", name)), {})
            merged[name] = {**like, **{k: v for k, v in spec.items() if k != "like"}}
    specs = tuple(merged.values())
    return Palette(tuple(merged), specs, tuple(spec.get("kind") == "mesh" for spec in specs))


def finish(
    s: Surface, mat: Array, tint: Array, paints: Palette, terrain: Mapping[str, Any], frame: int
) -> None:
    """Fill albedo, slopes, shine and glow of every pixel; equal materials lie side by side."""
    edges = np.flatnonzero(np.diff(mat, prepend=-1, append=-1)).tolist()
    for start, end in pairwise(edges):
        for pixels in stretches(end - start, start):
            checkpoint()
            part = s.part(pixels)
            _one(part, paints.specs[mat[start]], terrain, frame)
            part.albedo *= tint[:, pixels]
            part.normal[:] = part.bend()
    np.clip(s.albedo, 0.003, 0.95, out=s.albedo)


def stretches(count: int, start: int = 0, longest: int = 40960) -> Iterator[slice]:
    """Parts of so many pixels, none so long that its columns leave the processor's cache."""
    return (slice(at, min(at + longest, start + count)) for at in range(start, start + count, longest))


def _one(s: Surface, spec: Mapping[str, Any], terrain: Mapping[str, Any], frame: int) -> None:
    s.albedo[:] = upright(spec.get("base", [0.3, 0.3, 0.3]))
    s.gloss[:] = spec.get("gloss", 14.0)
    s.shine[:] = spec.get("shine", 0.03)
    if "emit" in spec:
        s.emit[:] = upright(spec["emit"]) * F32(terrain.get("panes", 1.0) if spec.get("by_sky") else 1.0)
    if spec.get("failing"):
        _failing(s, float(spec["failing"]), frame)
    kind = spec.get("kind", "")
    if kind == "ground":
        ground(s, spec, terrain)
        return
    if kind == "screen":
        screen(s, spec, frame)
        return
    if kind == "sign":
        _sign(s, spec)
    if kind == "map":
        _map(s, spec)
    if kind == "flesh":
        _flesh(s, spec)
    if kind == "eye":
        faces.eye(s, spec)
    for name, pattern in _PATTERNS.items():
        if name in spec:
            pattern(s, spec[name])


def _failing(s: Surface, share: float, frame: int) -> None:
    """Tubes near their end: so many of them flutter from frame to frame, and now and then only their
    electrodes glow."""
    for number in np.unique(s.oid).tolist():
        if dice("tube", number).random() >= share:
            continue
        level = float(dice("tube", number, frame).random())
        glow = [0.10, 0.035, 0.02] if level < 0.45 else [level, level * 0.92, level * 0.84]
        s.emit[:, np.flatnonzero(s.oid == number)] *= upright(glow)


@lru_cache(maxsize=64)
def _lettering(text: str) -> Array:
    return written_lines(text.split("|"))


def _sign(s: Surface, spec: Mapping[str, Any]) -> None:
    """Letters on uv 0..1."""
    art = _lettering(str(spec.get("text", "")))
    rows, columns = art.shape
    column = np.clip(s.uv[0] * columns, 0, columns - 1).astype(np.int32)
    row = np.clip((1 - s.uv[1]) * rows, 0, rows - 1).astype(np.int32)
    s.blend(f32(spec.get("ink", [0.02, 0.02, 0.02])), art[row, column] * F32(0.9))
    u, v = s.uv
    edge = np.minimum(np.minimum(u, 1 - u), np.minimum(v, 1 - v))
    s.blend(f32(spec.get("ink", [0.02, 0.02, 0.02])), f32((edge > 0.02) & (edge < 0.04)) * F32(0.7))
    s.uv = s.uv * F32(0.6)


def _map(s: Surface, spec: Mapping[str, Any]) -> None:
    """A printed map on uv 0..1: lines of equal height, a wash, roads, a grid of folds, pencil marks."""
    u, v = s.uv
    # A pixel in shares of the sheet: it is some half a metre wide.
    foot = np.maximum(s.foot * F32(2.0), F32(0.002))
    hill = noise.level("soft", u * F32(0.45), v * F32(0.36), foot * F32(0.4))
    far = noise.level("soft", u * F32(0.2) + F32(0.4), v * F32(0.2), foot * F32(0.2))

    def stroke(away: Array, half: float) -> Array:
        return np.asarray(np.clip((F32(half) - np.abs(away)) / foot + F32(0.5), 0, 1))

    s.blend(f32(spec.get("green", [0.30, 0.34, 0.20])), smooth(0.55, 0.75, far) * F32(0.5))
    rings = np.abs((hill * F32(14)) % 1 - F32(0.5)) * F32(0.05)
    s.blend(f32(spec.get("brown", [0.30, 0.18, 0.09])), stroke(rings, 0.0016) * F32(0.55))
    s.blend(
        f32([0.16, 0.25, 0.36]),
        stroke(v - F32(0.2) - u * F32(0.5) - (hill - F32(0.5)) * F32(0.4), 0.004) * F32(0.7),
    )
    s.blend(
        f32([0.42, 0.06, 0.04]),
        stroke(v - F32(0.62) + u * F32(0.22) + (far - F32(0.5)) * F32(0.3), 0.006) * F32(0.8),
    )
    s.blend(f32([0.05, 0.05, 0.05]), stroke(u - F32(0.58) + (far - F32(0.5)) * F32(0.25), 0.0025) * F32(0.7))
    ring = np.hypot(u - F32(0.64), (v - F32(0.56)) * F32(0.8)) - F32(0.07)
    s.blend(f32([0.03, 0.03, 0.04]), stroke(ring, 0.004) * F32(0.75))
    for w, parts in ((u, 4), (v, 2)):
        fold = np.abs(w * parts - np.round(w * parts)) / F32(parts)
        s.albedo *= 1 - stroke(fold, 0.004) * F32(0.30)
    s.uv = s.uv * F32(0.5)


def _flesh(s: Surface, spec: Mapping[str, Any]) -> None:
    """Skin or something that was skin: blotches, veins, damp."""
    blotch = s.shade("soft", 0.5)
    fine, gu, gv = s.noise("soft", 0.11)
    vein = np.clip(1 - np.abs(s.shade("soft", 0.33) - F32(0.5)) / F32(0.03), 0, 1)
    s.albedo *= F32(0.72) + F32(0.5) * blotch
    s.blend(f32(spec.get("vein", [0.16, 0.05, 0.05])), vein * F32(spec.get("veins", 0.30)))
    s.blend(
        f32(spec.get("blotch", [0.10, 0.06, 0.05])), smooth(0.62, 0.9, fine) * F32(spec.get("blots", 0.5))
    )
    s.tilted(gu, gv, F32(spec.get("rough", 0.018)))
    faces.painted(s, spec)


def covering(spec: Mapping[str, Any], uv: Array, foot: Array) -> tuple[Array, Array]:
    """Cover 0..1 and colour ``(3, n)`` of a see-through mesh (chain-link, netting) at uv in metres."""
    u, v = uv
    colour = np.repeat(upright(spec.get("base", [0.2, 0.2, 0.2])), len(u), axis=1)
    pitch = float(spec.get("pitch", 0.075))
    wire = float(spec.get("wire", 0.0045))
    if spec.get("weave") == "cloth":
        worn = noise.level("soft", u / F32(0.9), v / F32(0.9), foot / F32(0.9))
        return smooth(0.15, 0.45, worn) * F32(spec.get("cover", 0.8)), colour
    a = (u + v) / F32(pitch)
    b = (u - v) / F32(pitch)
    da = np.abs(a - np.round(a)) * F32(pitch * 0.7071)
    db = np.abs(b - np.round(b)) * F32(pitch * 0.7071)
    half = foot * F32(0.5)
    cover = np.clip((wire + half - np.minimum(da, db)) / np.maximum(foot, 1e-5), 0, 1)
    # Far away the wires melt into an even veil of the same density.
    veil = F32(min(2 * wire * 2 / pitch * 1.15, 0.9))
    blur = smooth(0.25, 0.6, foot / F32(pitch))
    cover = cover * (1 - blur) + veil * blur
    return f32(np.minimum(cover, 0.96)), colour
