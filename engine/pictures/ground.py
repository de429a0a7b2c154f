"""The open ground: sand in several scales, pebbles, dry mud, rock walls, roads and wheel tracks.

May import: numpy, ``arrays``, ``noise``, ``relief``, ``surface``. Promises: no detail finer than
a pixel survives, so that grazing ground never looks like fur.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.pictures import noise
from engine.pictures.arrays import F32, Array, f32, smooth, upright
from engine.pictures.relief import from_path
from engine.pictures.surface import Surface

Four = tuple[Array, Array, Array, Array]


def _on_map(s: Surface, scale: float) -> tuple[Array, Array, Array]:
    return s.pos[0] * F32(1 / scale), s.pos[1] * F32(1 / scale), s.foot * F32(1 / scale)


def _field(s: Surface, name: str, scale: float) -> Four:
    return noise.sample(name, *_on_map(s, scale))


def _shade(s: Surface, name: str, scale: float) -> Array:
    return noise.level(name, *_on_map(s, scale))


def ground(s: Surface, spec: Mapping[str, Any], terrain: Mapping[str, Any]) -> None:
    """Colour and slopes of the ground of a set; ``terrain`` is its ``[terrain]`` table."""
    base, dark = f32(spec.get("base", [0.36, 0.23, 0.14])), f32(spec.get("dark", [0.20, 0.13, 0.085]))
    broad = _shade(s, "soft", 37.0)
    patch = _field(s, "soft", 6.1)
    crust = noise.slope("soft", *_on_map(s, 1.3))
    far = _shade(s, "soft~", 310.0)
    tone = broad * F32(0.33) + patch[0] * F32(0.32) + crust[0] * F32(0.2) + far * F32(0.15)
    tone = smooth(0.22, 0.78, tone)
    fine = noise.slope("grain", *_on_map(s, 0.42))
    s.albedo[:] = (upright(dark) + upright(base - dark) * tone) * (F32(0.83) + fine[0] * F32(0.34))
    for k in range(2):
        # Gentle: steep small waves in low light look like matted fur.
        slopes = crust[k + 1] * F32(0.011) + patch[k + 2] * F32(0.012) + fine[k + 1] * F32(0.0008)
        s.lean[k] += slopes
    _pebbles(s, spec, patch[1])
    if spec.get("mud"):
        _mud(s, spec, broad)
    _rock(s, spec)
    if terrain.get("track"):
        _track(s, terrain["track"], crust[0])
    if terrain.get("road"):
        _road(s, terrain["road"], patch[1])
    s.shine[:] = np.maximum(s.shine, 0.012) if terrain.get("road") else 0.012
    if terrain.get("wet"):
        _rained_on(s, float(terrain["wet"]), patch[0], crust[0])


def _rained_on(s: Surface, wet: float, patch: Array, crust: Array) -> None:
    """Soaked earth is dark and shines a little; water stands in its hollows."""
    level = patch * F32(0.75) + crust * F32(0.25)
    lies = smooth(0.90, 0.97, s.normal[2])
    pool = smooth(0.36, 0.31, level) * lies * F32(wet)
    soaked = F32(0.45 * wet) * (1 - pool) + F32(0.72) * pool
    s.albedo *= 1 - soaked
    s.lean *= 1 - pool
    s.gloss += (F32(60) - s.gloss) * F32(0.6 * wet)
    s.gloss += (F32(420) - s.gloss) * pool
    s.shine += F32(0.10 * wet) + (F32(0.75) - s.shine) * pool


def _pebbles(s: Surface, spec: Mapping[str, Any], patch: Array) -> None:
    """Stones in three sizes, each as far off as it is wider than a pixel."""
    _strewn(s, spec, patch, 0.05, ((2.3, 0.30, 0.9), (7.0, 0.24, 0.5)))
    _strewn(s, spec, patch, 0.010, ((0.85, 0.27, 0.62),))


def _strewn(
    s: Surface, spec: Mapping[str, Any], patch: Array, reach: float, sizes: tuple[tuple[float, ...], ...]
) -> None:
    near = np.flatnonzero(s.foot < reach)
    if not near.size:
        return
    amount = float(spec.get("pebbles", 0.5))
    x, y, foot, lush = s.pos[0].take(near), s.pos[1].take(near), s.foot.take(near), patch.take(near)
    for scale, size, share in sizes:
        tile = F32(1 / scale)
        cell, gap, gu, gv = noise.sample("cells", x * tile, y * tile, foot * tile)
        inside = smooth(1 - amount * share, 1.0, lush * F32(0.6) + gap * F32(0.25) + F32(0.3))
        inside *= smooth(size, size * 0.55, cell)
        some = np.flatnonzero(inside > 0.01)
        there, cell, inside = near.take(some), cell.take(some), inside.take(some)
        shade = F32(1.1) + np.sin(gap.take(some) * 40) * F32(0.25)
        rim = 1 - F32(0.4) * np.clip(1 - np.abs(cell - F32(size * 0.9)) / F32(0.09), 0, 1)
        for k, stone in enumerate(spec.get("stone", [0.30, 0.23, 0.18])):
            was = s.albedo[k].take(there)
            s.albedo[k, there] = (was + (F32(stone) * shade - was) * inside * F32(0.75)) * rim
        s.lean[0, there] += gu.take(some) * inside * F32(0.9 / 32)
        s.lean[1, there] += gv.take(some) * inside * F32(0.9 / 32)


def _mud(s: Surface, spec: Mapping[str, Any], broad: Array) -> None:
    """Plates of dried mud with dark cracks."""
    cell = _field(s, "stones", 6.5)
    width = np.maximum(s.foot * F32(0.4), 0.035)
    crack = np.clip(1 - cell[1] / width, 0, 1) * np.clip(F32(0.09) / np.maximum(s.foot, 1e-4), 0, 1)
    where = smooth(0.70, 0.45, broad) * F32(spec["mud"])
    s.blend(f32(spec.get("crack", [0.05, 0.032, 0.022])), crack * where * F32(0.85))
    s.tilted(cell[2], cell[3], where * F32(0.006))


def _rock(s: Surface, spec: Mapping[str, Any]) -> None:
    """Steep ground is rock in layers."""
    steep = smooth(0.80, 0.55, s.normal[2])
    pick = np.flatnonzero(steep > 0.01)
    if not pick.size:
        return
    (x, y, z), foot, share = s.pos.take(pick, axis=1), s.foot.take(pick), steep.take(pick)
    along = x * F32(0.55) + y * F32(0.83)
    warp = noise.level("soft", x / 31, y / 31, foot / 31)
    layer = noise.slope("streak", (z + warp * 3.5) / 9.0, along / 140, foot / 9.0)
    crag = noise.slope("soft", along / 7.3, z / 5.1, foot / 6)
    chip = noise.slope("grain", along / 3.1, z / 2.2, foot / 3)
    low, high = f32(spec.get("rock_dark", [0.17, 0.075, 0.045])), f32(spec.get("rock", [0.42, 0.21, 0.12]))
    tone = smooth(0.2, 0.85, layer[0] * F32(0.5) + crag[0] * F32(0.3) + chip[0] * F32(0.2))
    for k in range(3):
        was = s.albedo[k].take(pick)
        s.albedo[k, pick] = was + (low[k] + (high[k] - low[k]) * tone - was) * share
    s.lean[0, pick] += (crag[1] * F32(0.05) + chip[1] * F32(0.012)) * share
    s.lean[1, pick] += (layer[1] * F32(0.012) + crag[2] * F32(0.05)) * share


def _track(s: Surface, track: Mapping[str, Any], crust: Array) -> None:
    away, along = from_path(track["path"], s.pos[0], s.pos[1])
    rut = np.abs(np.abs(away) - F32(track.get("gauge", 0.85)))
    inside = smooth(0.44, 0.10, rut + (crust - F32(0.5)) * F32(0.22))
    fade = np.clip(0.5 / np.maximum(s.foot, 1e-4), 0, 1)
    s.albedo *= 1 - inside * fade * F32(0.42)
    tread = np.sin(along * F32(2 * np.pi / 0.11)) * inside * (s.foot < 0.03)
    s.lean[1] += tread * F32(0.12)
    verge = smooth(1.5, 0.4, np.abs(np.abs(away) - F32(1.35)))
    s.albedo *= 1 + verge * (1 - inside) * F32(0.10)


def _road(s: Surface, road: Mapping[str, Any], patch: Array) -> None:
    away, along = from_path(road["path"], s.pos[0], s.pos[1])
    half = float(road["width"]) / 2
    ragged = (patch - F32(0.5)) * F32(0.9)
    on = smooth(half + 0.12, half - 0.10, np.abs(away) + ragged * F32(0.45))
    pick = np.flatnonzero(on > 0.004)
    if not pick.size:
        return
    d, far, share, foot = (column.take(pick) for column in (away, along, on, s.foot))
    x, y = s.pos[0].take(pick), s.pos[1].take(pick)
    fine = noise.sample("grain", x / F32(0.33), y / F32(0.33), foot / F32(0.33))
    worn = noise.sample("soft", x / F32(5.0), y / F32(5.0), foot / F32(5.0))
    gap = noise.level("stones~", x / F32(19.0), y / F32(19.0), foot / F32(19.0))
    tar = upright(road.get("colour", [0.052, 0.050, 0.050])) * (0.65 + 1.4 * worn[0] * fine[0])
    wheel = smooth(0.5, 0.15, np.abs(np.abs(d) - F32(half * 0.5)))
    crack = np.clip(1 - gap / np.maximum(foot * F32(0.15), 0.008), 0, 1) * (worn[1] > 0.45)
    tar = tar * ((1 + wheel * F32(0.22)) * (1 - F32(0.6) * crack))
    soft = np.maximum(foot, 0.02)
    wear = smooth(0.10, 0.45, fine[1] * F32(0.5) + worn[0] * F32(0.5))
    for offset, width, colour, dash in road.get("lines", []):
        line = np.clip((width / 2 - np.abs(d - F32(offset))) / soft + F32(0.5), 0, 1)
        line = line * np.clip(F32(width) / soft, 0, 1)
        if dash:
            line = line * ((far % (dash * 3)) < dash)
        tar = tar + (upright(colour) - tar) * (line * wear * F32(0.9))
    sand = smooth(0.62, 0.95, worn[1] * F32(0.5) + np.abs(d) / F32(half) * F32(0.5)) * F32(0.7)
    for k in range(3):
        was = s.albedo[k].take(pick)
        s.albedo[k, pick] = was + (tar[k] - was) * (share * (1 - sand))
    for k in range(2):
        flat = s.lean[k].take(pick) * (1 - share * F32(0.85))
        s.lean[k, pick] = flat + fine[k + 2] * (share * F32(0.0016))
    s.shine[pick] += share * F32(0.05)
