"""The ground of a place: nested grids of its relief, cast per screen column.

May import: numpy, ``arrays``, ``lens``, ``relief``. Promises: near and far ground, mesas and
mountains are one function; a cast costs the same wherever the camera is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from engine.pictures.arrays import F32, Array, f32
from engine.pictures.lens import Lens
from engine.pictures.mesh import Mesh, grid
from engine.pictures.relief import Relief

_GRIDS = ((0.5, 384), (4.0, 384), (32.0, 512))
_NEAREST, _FARTHEST, _STEPS = 0.35, 9000.0, 340


def _packed(relief: Relief, cell: float, size: int) -> tuple[Array, Array]:
    """Heights as bilinear patches (four floats seen as one complex number), slopes per node."""
    span = (np.arange(size) - size / 2) * cell
    x, y = np.meshgrid(f32(span), f32(span))
    height = f32(relief(x, y, cell * 1.5))
    gy, gx = (_even(slope) for slope in np.gradient(height, cell))
    a, b, c, d = height, np.roll(height, -1, 1), np.roll(height, -1, 0), np.roll(height, (-1, -1), (0, 1))
    patches = np.stack([a, b - a, c - a, a - b - c + d], axis=-1)
    packed = np.ascontiguousarray(patches, dtype=F32).view(np.complex128).reshape(-1)
    return packed, (f32(gx) + np.complex64(1j) * f32(gy)).reshape(-1)


def _even(slope: Array) -> Array:
    """Slopes without the last unevenness from node to node, which low light would show as a net."""
    padded = np.pad(slope, 1, mode="edge")
    across = padded[:, :-2] + padded[:, 1:-1] * 2 + padded[:, 2:]
    return np.asarray((across[:-2] + across[1:-1] * 2 + across[2:]) / 16)


@dataclass(slots=True)
class Terrain:
    """Sampled ground; built once per place."""

    relief: Relief
    grids: list[tuple[Array, Array]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.grids = [_packed(self.relief, cell, size) for cell, size in _GRIDS]

    def _patches(self, level: int, x: Array, y: Array) -> tuple[Array, Array, Array]:
        cell, size = _GRIDS[level]
        fu = np.clip(x * F32(1 / cell) + F32(size / 2), 0, size - 1.01)
        fv = np.clip(y * F32(1 / cell) + F32(size / 2), 0, size - 1.01)
        u, v = fu.astype(np.int32), fv.astype(np.int32)
        fu -= u
        fv -= v
        return v * size + u, f32(fu), f32(fv)

    def _heights(self, level: int, x: Array, y: Array) -> Array:
        index, fu, fv = self._patches(level, x, y)
        a, b, c, d = self.grids[level][0].take(index).view(F32).reshape(-1, 4).T
        return np.asarray(a + b * fu + (c + d * fu) * fv)

    def _slopes(self, level: int, x: Array, y: Array) -> Array:
        index, fu, fv = self._patches(level, x, y)
        table, size = self.grids[level][1], _GRIDS[level][1]
        a = table.take(index)
        a += (table.take(index + 1) - a) * fu
        b = table.take(index + size)
        b += (table.take(index + size + 1) - b) * fu
        a += (b - a) * fv
        return a

    def _by_grid(self, x: Array, y: Array) -> Iterator[tuple[int, Array]]:
        """The finest grid that holds each point."""
        reach = np.maximum(np.abs(x), np.abs(y))
        inner = -1.0
        for level, (cell, size) in enumerate(_GRIDS):
            outer = np.inf if level == len(_GRIDS) - 1 else cell * size * 0.48
            pick = np.flatnonzero((reach < outer) & (reach >= inner))
            inner = outer
            if pick.size:
                yield level, pick

    def heights(self, x: Array, y: Array) -> Array:
        """Heights ``(n,)`` at flat arrays of points."""
        out = np.empty(len(x), F32)
        for level, pick in self._by_grid(x, y):
            out[pick] = self._heights(level, x[pick], y[pick])
        return out

    def slopes(self, x: Array, y: Array) -> tuple[Array, Array]:
        """Slopes east and north at flat arrays of points."""
        out = np.empty(len(x), np.complex64)
        for level, pick in self._by_grid(x, y):
            out[pick] = self._slopes(level, x[pick], y[pick])
        return out.real, out.imag

    def lit(self, points: Array, direction: Array) -> Array:
        """Share ``(n,)`` of parallel light from ``direction`` that hills within half a kilometre let by.

        ``points`` are columns ``(3, n)``; the edge of a shadow is softer the farther off its hill.
        """
        level = max(float(np.hypot(direction[0], direction[1])), 1e-4)
        east, north, rise = (float(part) / level for part in direction)
        share = np.ones(points.shape[1], F32)
        for away in np.geomspace(9.0, 520.0, 9):
            ground = self.heights(points[0] + F32(east * away), points[1] + F32(north * away))
            over = points[2] + F32(rise * away + 0.25) - ground
            np.minimum(share, np.clip(over * F32(1 / (0.3 + 0.035 * away)) + F32(0.5), 0, 1), out=share)
        return share

    def height(self, x: float, y: float) -> float:
        """Ground under one point; plain arithmetic, for the many things of a set."""
        level = next((k for k, (c, n) in enumerate(_GRIDS) if max(abs(x), abs(y)) < c * n * 0.48), -1)
        cell, size = _GRIDS[level]
        fu = min(max(x / cell + size / 2, 0.0), size - 1.01)
        fv = min(max(y / cell + size / 2, 0.0), size - 1.01)
        u, v = int(fu), int(fv)
        at = v * size + u
        a, b, c, d = self.grids[level][0][at : at + 1].view(F32).tolist()
        return float(a + b * (fu - u) + (c + d * (fu - u)) * (fv - v))

    def cast(self, lens: Lens, rays: Array) -> Array:
        """Inverse distance of the ground at each pixel (0: sky). ``rays`` as by the lens."""
        flat_forward = lens.basis[2, :2] / max(float(np.hypot(*lens.basis[2, :2])), 1e-6)
        fx, fy = float(flat_forward[0]), float(flat_forward[1])
        dx, dy = rays[0], rays[1]
        level = np.maximum(np.sqrt(dx * dx + dy * dy), F32(1e-6))
        slope = rays[2] / level
        azimuth = np.arctan2(dx * fy - dy * fx, dx * fx + dy * fy)
        low, high = float(azimuth.min()) - 1e-4, float(azimuth.max()) + 1e-4
        columns = max(int(lens.width * 0.8), 64)
        column = ((azimuth - low) * F32((columns - 1) / (high - low)) + F32(0.5)).astype(np.int32)
        reach, heights, slopes = self._profile(lens, columns, low, high, fx, fy)
        first, bottom, bins, scale = _first_hits(slopes, slope)
        place = np.clip((slope - bottom) * scale, 0, bins - 1).astype(np.int32)
        index = first.reshape(-1).take(column * bins + place)
        hit = np.flatnonzero(index < _STEPS)
        i1 = np.maximum(index[hit], 1)
        base = column[hit] * _STEPS + i1
        h0, h1 = heights.reshape(-1).take(base - 1), heights.reshape(-1).take(base)
        r0, r1 = reach.take(i1 - 1), reach.take(i1)
        s = slope[hit]
        bend = (h1 - h0) - s * (r1 - r0)
        bend = np.where(np.abs(bend) < 1e-5, 1e-5, bend)
        t = np.clip((lens.eye[2] + s * r0 - h0) / bend, 0, 1)
        away = r0 + (r1 - r0) * t
        inverse = np.zeros(rays.shape[1], F32)
        inverse[hit] = level[hit] / np.maximum(away, 1e-3)
        return inverse

    def _profile(
        self, lens: Lens, columns: int, low: float, high: float, fx: float, fy: float
    ) -> tuple[Array, Array, Array]:
        """Distances, ground heights and slopes towards them, per column."""
        reach = f32(np.geomspace(_NEAREST, _FARTHEST, _STEPS))
        angle = np.linspace(low, high, columns)
        c, s = f32(np.cos(angle)), f32(np.sin(angle))
        east, north = c * fx + s * fy, c * fy - s * fx
        heights = np.empty((columns, _STEPS), F32)
        eye_reach = max(abs(float(lens.eye[0])), abs(float(lens.eye[1])))
        start = 0
        for level, (cell, size) in enumerate(_GRIDS):
            last = level == len(_GRIDS) - 1
            stop = _STEPS if last else int(np.searchsorted(reach, cell * size * 0.48 - eye_reach))
            stop = max(stop, start)
            if stop > start:
                x = lens.eye[0] + east[:, None] * reach[None, start:stop]
                y = lens.eye[1] + north[:, None] * reach[None, start:stop]
                found = self._heights(level, x.ravel(), y.ravel())
                heights[:, start:stop] = found.reshape(columns, -1)
            start = stop
        return reach, heights, (heights - lens.eye[2]) / reach

    def patch(self, centre: Array, half: float, cells: int, mat: int) -> Mesh:
        """The ground near a point as triangles, to cast shadows with."""
        span = f32(np.linspace(-half, half, cells + 1))
        x, y = np.meshgrid(span + F32(centre[0]), span + F32(centre[1]))
        z = self.heights(x.ravel(), y.ravel()).reshape(x.shape)
        return grid(np.stack([x, y, z], axis=-1), mat, f32([1, 1, 1]))


def _first_hits(slopes: Array, wanted: Array) -> tuple[Array, float, int, float]:
    """Per column and slope bin: the first step whose running highest slope reaches the bin."""
    columns, _steps = slopes.shape
    running = np.maximum.accumulate(slopes, axis=1)
    bottom = max(float(wanted.min()), -6.0) - 1e-3
    top = float(running.max()) + 1e-3
    bins = 2200
    scale = (bins - 2) / max(top - bottom, 1e-3)
    place = np.clip(np.ceil((running - bottom) * scale), 0, bins - 1).astype(np.int64)
    place += (np.arange(columns) * bins)[:, None]
    count = np.bincount(place.reshape(-1), minlength=columns * bins).reshape(columns, bins)
    return np.cumsum(count, axis=1, dtype=np.int32), bottom, bins, scale
