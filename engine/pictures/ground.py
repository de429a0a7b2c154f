"""The open ground: sand in several scales, pebbles, dry mud, rock walls, roads and wheel tracks.

May import: numpy, ``arrays``, ``noise``, ``relief``, ``surface``. Promises: no detail finer than
a pixel survives, so that grazing ground never looks like fur.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.pictures import noise
from engine.pictures.arrays import F32, Array, f32, smooth
from engine.pictures.relief import from_path
from engine.pictures.surface import Surface


def _field(s: Surface, name: str, scale: float) -> Array:
    x, y = s.pos[:, 0] * F32(1 / scale), s.pos[:, 1] * F32(1 / scale)
    return noise.sample(name, x, y, s.foot * F32(1 / scale))


def _shade(s: Surface, name: str, scale: float) -> Array:
    x, y = s.pos[:, 0] * F32(1 / scale), s.pos[:, 1] * F32(1 / scale)
    return noise.level(name, x, y, s.foot * F32(1 / scale))


def ground(s: Surface, spec: Mapping[str, Any], terrain: Mapping[str, Any]) -> None:
    """Colour and slopes of the ground of a set; ``terrain`` is its ``[terrain]`` table."""
    base, dark = f32(spec.get("base", [0.36, 0.23, 0.14])), f32(spec.get("dark", [0.20, 0.13, 0.085]))
    broad = _shade(s, "soft", 37.0)
    patch = _field(s, "soft", 6.1)
    crust = _field(s, "soft", 1.3)
    tone = broad * F32(0.45) + patch[:, 0] * F32(0.35) + crust[:, 0] * F32(0.2)
    s.albedo[:] = dark + (base - dark) * smooth(0.22, 0.78, tone)[:, None]
    fine = _field(s, "grain", 0.42)
    s.albedo *= 1 + (fine[:, :1] - F32(0.5)) * F32(0.34)
    s.lean += crust[:, 2:4] * F32(0.018) + patch[:, 2:4] * F32(0.012) + fine[:, 2:4] * F32(0.0016)
    _pebbles(s, spec, patch)
    if spec.get("mud"):
        _mud(s, spec, broad)
    _rock(s, spec)
    if terrain.get("track"):
        _track(s, terrain["track"], crust)
    if terrain.get("road"):
        _road(s, terrain["road"], patch)
    s.shine[:] = 0.012


def _pebbles(s: Surface, spec: Mapping[str, Any], patch: Array) -> None:
    near = np.flatnonzero(s.foot < 0.05)
    if not near.size:
        return
    amount = float(spec.get("pebbles", 0.5))
    some = Surface.blank(s.pos[near], s.normal[near], s.uv[near], s.foot[near], s.oid[near])
    for scale, size, share in ((2.3, 0.30, 0.9), (7.0, 0.24, 0.5)):
        cell = _field(some, "cells", scale)
        where = patch[near, 1] * F32(0.6) + cell[:, 1] * F32(0.25)
        inside = smooth(size, size * 0.55, cell[:, 0]) * smooth(1 - amount * share, 1.0, where + F32(0.3))
        shade = F32(0.75) + (np.sin(cell[:, 1] * 40) * F32(0.25) + F32(0.35))
        stone = f32(spec.get("stone", [0.30, 0.23, 0.18])) * shade[:, None]
        s.albedo[near] += (stone - s.albedo[near]) * (inside * F32(0.75))[:, None]
        s.lean[near] += cell[:, 2:4] * (inside * F32(0.9 / 32))[:, None]
        rim = np.clip(1 - np.abs(cell[:, 0] - F32(size * 0.9)) / F32(0.09), 0, 1) * (inside > 0.01)
        s.albedo[near] *= 1 - F32(0.4) * rim[:, None]


def _mud(s: Surface, spec: Mapping[str, Any], broad: Array) -> None:
    """Plates of dried mud with dark cracks."""
    cell = _field(s, "stones", 6.5)
    width = np.maximum(s.foot * F32(0.4), 0.035)
    crack = np.clip(1 - cell[:, 1] / width, 0, 1) * np.clip(F32(0.09) / np.maximum(s.foot, 1e-4), 0, 1)
    where = smooth(0.70, 0.45, broad) * F32(spec["mud"])
    s.blend(f32(spec.get("crack", [0.05, 0.032, 0.022])), crack * where * F32(0.85))
    s.lean += cell[:, 2:4] * (where * F32(0.006))[:, None]


def _rock(s: Surface, spec: Mapping[str, Any]) -> None:
    """Steep ground is rock in layers."""
    steep = smooth(0.80, 0.55, s.normal[:, 2])
    pick = np.flatnonzero(steep > 0.01)
    if not pick.size:
        return
    p, foot, share = s.pos[pick], s.foot[pick], steep[pick]
    along = p[:, 0] * F32(0.55) + p[:, 1] * F32(0.83)
    warp = noise.sample("soft", p[:, 0] / 31, p[:, 1] / 31, foot / 31)[:, 0]
    layer = noise.sample("streak", (p[:, 2] + warp * 3.5) / 9.0, along / 140, foot / 9.0)
    crag = noise.sample("soft", along / 7.3, p[:, 2] / 5.1, foot / 6)
    chip = noise.sample("grain", along / 3.1, p[:, 2] / 2.2, foot / 3)
    low, high = f32(spec.get("rock_dark", [0.17, 0.075, 0.045])), f32(spec.get("rock", [0.42, 0.21, 0.12]))
    tone = layer[:, 0] * F32(0.5) + crag[:, 0] * F32(0.3) + chip[:, 0] * F32(0.2)
    colour = low + (high - low) * smooth(0.2, 0.85, tone)[:, None]
    s.albedo[pick] += (colour - s.albedo[pick]) * share[:, None]
    s.lean[pick, 0] += (crag[:, 2] * F32(0.05) + chip[:, 2] * F32(0.012)) * share
    s.lean[pick, 1] += (layer[:, 2] * F32(0.012) + crag[:, 3] * F32(0.05)) * share


def _track(s: Surface, track: Mapping[str, Any], crust: Array) -> None:
    away, along = from_path(track["path"], s.pos[:, 0], s.pos[:, 1])
    rut = np.abs(np.abs(away) - F32(track.get("gauge", 0.85)))
    inside = smooth(0.44, 0.10, rut + (crust[:, 0] - F32(0.5)) * F32(0.22))
    fade = np.clip(0.5 / np.maximum(s.foot, 1e-4), 0, 1)
    s.albedo *= 1 - (inside * fade * F32(0.42))[:, None]
    tread = np.sin(along * F32(2 * np.pi / 0.11)) * inside * (s.foot < 0.03)
    s.lean[:, 1] += tread * F32(0.12)
    verge = smooth(1.5, 0.4, np.abs(np.abs(away) - F32(1.35)))
    s.albedo *= 1 + (verge * (1 - inside) * F32(0.10))[:, None]


def _road(s: Surface, road: Mapping[str, Any], patch: Array) -> None:
    away, along = from_path(road["path"], s.pos[:, 0], s.pos[:, 1])
    half = float(road["width"]) / 2
    ragged = (patch[:, 1] - F32(0.5)) * F32(0.9)
    on = smooth(half + 0.12, half - 0.10, np.abs(away) + ragged * F32(0.45))
    pick = np.flatnonzero(on > 0.004)
    if not pick.size:
        return
    d, far, share, foot = away[pick], along[pick], on[pick], s.foot[pick]
    sub = Surface.blank(s.pos[pick], s.normal[pick], s.uv[pick], foot, s.oid[pick])
    fine, worn = _field(sub, "grain", 0.33), _field(sub, "soft", 5.0)
    cells = _field(sub, "stones", 19.0)
    tar = f32(road.get("colour", [0.052, 0.050, 0.050])) * (0.65 + 0.7 * worn[:, :1] * fine[:, :1] * 2)
    wheel = smooth(0.5, 0.15, np.abs(np.abs(d) - F32(half * 0.5)))
    tar = tar * (1 + (wheel * F32(0.22))[:, None])
    crack = np.clip(1 - cells[:, 1] / np.maximum(foot * F32(0.15), 0.008), 0, 1) * (worn[:, 1] > 0.45)
    tar = tar * (1 - F32(0.6) * crack[:, None])
    soft = np.maximum(foot, 0.02)
    wear = smooth(0.10, 0.45, fine[:, 1] * F32(0.5) + worn[:, 0] * F32(0.5))
    for offset, width, colour, dash in road.get("lines", []):
        line = np.clip((width / 2 - np.abs(d - F32(offset))) / soft + F32(0.5), 0, 1)
        line = line * np.clip(F32(width) / soft, 0, 1)
        if dash:
            line = line * ((far % (dash * 3)) < dash)
        tar = tar + (f32(colour) - tar) * (line * wear * F32(0.9))[:, None]
    sand = smooth(0.62, 0.95, worn[:, 1] * F32(0.5) + np.abs(d) / F32(half) * F32(0.5)) * F32(0.7)
    s.albedo[pick] += (tar - s.albedo[pick]) * (share * (1 - sand))[:, None]
    s.lean[pick] *= (1 - share * F32(0.85))[:, None]
    s.lean[pick] += fine[:, 2:4] * (share * F32(0.0016))[:, None]
    s.shine[pick] += share * F32(0.05)
