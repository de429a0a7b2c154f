"""The height of the ground as a function, made from the features a set names.

May import: numpy, ``arrays``, ``noise``, ``seeds``. Promises: the same data and seed give the
same ground; lengths in metres.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.pictures import noise
from engine.pictures.arrays import Array, f32, smooth
from engine.pictures.giving_way import checkpoint
from engine.pictures.seeds import dice


def from_path(path: list[list[float]], x: Array, y: Array) -> tuple[Array, Array]:
    """Distance to a broken line (negative on its left), and how far along it."""
    best = np.full(np.shape(x), 1e9, np.float32)
    side = np.ones_like(best)
    along = np.zeros_like(best)
    walked = 0.0
    for (ax, ay), (bx, by) in itertools.pairwise(path):
        length = float(np.hypot(bx - ax, by - ay)) or 1e-6
        ux, uy = (bx - ax) / length, (by - ay) / length
        t = np.clip((x - ax) * ux + (y - ay) * uy, 0, length)
        dx, dy = x - ax - t * ux, y - ay - t * uy
        distance = np.hypot(dx, dy)
        nearer = distance < best
        best = np.where(nearer, distance, best)
        side = np.where(nearer, np.sign(dx * uy - dy * ux), side)
        along = np.where(nearer, walked + t, along)
        walked += length
    return f32(best * np.where(side == 0, 1, side)), f32(along)


@dataclass(frozen=True, slots=True)
class Relief:
    """A set's ``[terrain]`` table with the seed of its place."""

    data: Mapping[str, Any]
    seed: int

    def __call__(self, x: Array, y: Array, apart: float = 0.05) -> Array:
        """Height in metres at any points; detail finer than the points are ``apart`` is left out."""
        x, y = f32(x), f32(y)
        height = np.full(np.shape(x), float(self.data.get("base", 0.0)), np.float32)
        shift = dice(self.seed, "relief").random(2)
        for number, (amplitude, scale) in enumerate(self.data.get("waves", [])):
            checkpoint()
            u = x / scale + shift[0] + number * 0.37
            wave = noise.value("soft", u, y / scale + shift[1], apart / scale)
            height += (wave * 2 - 1) * amplitude
        height = self._far(x, y, height, apart)
        height = self._canyon(x, y, height, apart)
        for mx, my, radius, top in self.data.get("mounds", []):
            away = np.hypot(x - mx, y - my) / radius
            height += top * (1 - smooth(0.0, 1.0, away))
        for fx, fy, radius, level in self.data.get("flats", []):
            inside = 1 - smooth(0.75, 1.35, np.hypot(x - fx, y - fy) / radius)
            height += (level - height) * inside
        return self._ways(x, y, f32(height))

    def _far(self, x: Array, y: Array, height: Array, apart: float) -> Array:
        """Mountains beyond a radius, and single mesas."""
        hills = self.data.get("mountains")
        if hills:
            start, top, scale = hills["from"], hills["height"], hills.get("scale", 5000.0)
            far = np.hypot(x, y)
            ridge = noise.value("soft", x / scale + 0.3, y / scale + self.seed % 7 / 7, apart / scale)
            crag = noise.value("soft", x / scale * 4.7, y / scale * 4.7, apart / scale * 4.7)
            spire = noise.value("soft", x / scale * 17, y / scale * 17, apart / scale * 17)
            peak = np.clip(ridge * 1.5 - 0.35, 0, 1) * (0.65 + 0.5 * crag) + 0.12 * (spire - 0.5) * ridge
            height = height + top * smooth(start, start * 2.2, far) * np.maximum(peak, 0)
        for mx, my, radius, top in self.data.get("mesas", []):
            checkpoint()
            tile = radius * 2.4
            rough = noise.value("soft", x / tile, y / tile, apart / tile)
            away = np.hypot(x - mx, y - my) / radius + (rough - 0.5) * 0.7
            cliff = 1 - smooth(0.62, 0.78, away)
            skirt = 1 - smooth(0.5, 1.6, away)
            height = height + top * (0.72 * cliff + 0.28 * skirt)
        return f32(height)

    def _canyon(self, x: Array, y: Array, height: Array, apart: float) -> Array:
        """Rock walls that rise in terraces on both sides of a path."""
        checkpoint()
        canyon = self.data.get("canyon")
        if not canyon:
            return height
        away, along = from_path(canyon["path"], x, y)
        rough = noise.value("soft", x / 46 + 0.11, y / 46, apart / 46) - 0.5
        fine = noise.value("soft", x / 11.0, y / 11.0, apart / 11) - 0.5
        chip = noise.value("grain", x / 9.0, y / 9.0, apart / 9) - 0.5
        ragged = rough * canyon.get("ragged", 9.0) + fine * 2.2 + chip * 0.7
        outside = np.abs(away) - canyon["width"] / 2 + ragged
        top = canyon["height"] * (0.75 + 0.5 * noise.value("soft", along / 160, np.sign(away) * 0.3 + 0.5))
        rise = np.zeros_like(height)
        steps = 5
        for k in range(steps):
            edge = k * canyon.get("step", 2.6)
            rise += smooth(edge, edge + 0.9, outside) / steps
        apron = np.clip(outside + 5.0, 0, 6.0) * 0.22
        return f32(height + top * rise + apron)

    def _ways(self, x: Array, y: Array, height: Array) -> Array:
        """Washes cut in, wheel tracks pressed, roads levelled and crowned."""
        checkpoint()
        wash = self.data.get("wash")
        if wash:
            away, _ = from_path(wash["path"], x, y)
            wobble = (noise.value("soft", x / 23, y / 23) - 0.5) * 3.0
            inside = 1 - smooth(wash["width"] * 0.32, wash["width"] * 0.5, np.abs(away) + wobble)
            height = height - wash["depth"] * inside
        track = self.data.get("track")
        if track:
            away, _ = from_path(track["path"], x, y)
            rut = np.abs(np.abs(away) - track.get("gauge", 0.85))
            height = height - (1 - smooth(0.12, 0.42, rut)) * 0.09
        road = self.data.get("road")
        if road:
            away, along = from_path(road["path"], x, y)
            level = float(road.get("level", 0.0)) + np.zeros_like(along)
            beside = smooth(
                road["width"] * 0.55, road["width"] * 0.55 + road.get("shoulder", 4.0), np.abs(away)
            )
            crown = level - 0.02 * np.abs(away)
            height = crown + (height - crown) * beside
        return f32(height)
