"""Still water and glass that give the picture back, as far as the picture shows it.

May import: numpy, ``arrays``, ``film``, ``gbuffer``, ``lens``, ``materials``, ``noise``, ``sky``.
Promises: only materials with a ``mirror`` table are touched; what lies outside the frame answers
with the sky, or indoors with the dark. Works on every second pixel: water is never that sharp.

The table: ``amount`` 0..1; ``ripple`` and ``scale`` (metres) bend still water; with ``pools`` only
what the material's ``wet`` pattern has made smooth answers.
"""

from __future__ import annotations

import numpy as np

from engine.pictures import noise
from engine.pictures.arrays import F32, Array, directed, f32, inner, smooth
from engine.pictures.film import enlarged, softened
from engine.pictures.gbuffer import Seen
from engine.pictures.lens import Lens
from engine.pictures.materials import Palette
from engine.pictures.sky import Sky

_STEPS, _NEAREST, _FARTHEST = 26, 0.10, 26.0


def reflect(out: Array, seen: Seen, lens: Lens, paints: Palette, sky: Sky | None, murk: Array) -> None:
    """Lay reflections over linear light ``out`` ``(3, height * width)``, in place."""
    share, normal = _mirrors(seen, paints)
    pick = np.flatnonzero(share > 0.01)
    if not pick.size:
        return
    height, width = lens.height, lens.width
    pixel = seen.solid[pick]
    x, y = pixel % width, pixel // width
    coarse = np.flatnonzero((x % 2 == 0) & (y % 2 == 0))
    if not coarse.size:
        return
    rows = pick[coarse]
    view, facing = directed(seen.rays.take(pixel[coarse], axis=1)), normal.take(rows, axis=1)
    way = f32(view - 2 * inner(view, facing) * facing)
    start = seen.surface.pos.take(rows, axis=1) + seen.surface.normal.take(rows, axis=1) * F32(0.01)
    found, sure = _march(start, way, lens, seen.inverse)
    beyond = sky.paint(way, lens.focal) if sky is not None else np.broadcast_to(murk[:, None], way.shape)
    colour = beyond + (np.minimum(out.take(found, axis=1), F32(12.0)) - beyond) * sure
    layer = np.zeros((4, height // 2 * (width // 2)), F32)
    cell = y[coarse] // 2 * (width // 2) + x[coarse] // 2
    inside = cell < layer.shape[1]
    layer[:3, cell[inside]] = colour[:, inside]
    layer[3, cell[inside]] = 1
    calm = softened(layer.reshape(4, height // 2, width // 2), 1)
    full = enlarged(calm, width, height).reshape(4, -1)
    full = full.take(pixel, axis=1)
    weight = full[3]
    glimpse = full[:3] / np.maximum(weight, F32(1e-3))
    facing = np.clip(-inner(directed(seen.rays.take(pixel, axis=1)), normal.take(pick, axis=1)), 0, 1)
    part = share[pick] * (F32(0.06) + F32(0.94) * (1 - facing) ** 3) * np.minimum(weight * 4, 1)
    before = out.take(pixel, axis=1)
    out[:, pixel] = before + (glimpse - before) * part


def _mirrors(seen: Seen, paints: Palette) -> tuple[Array, Array]:
    """How much of a mirror each solid pixel is, and its normal with ripples."""
    share = np.zeros(len(seen.solid), F32)
    normal = seen.surface.normal.copy()
    for number, spec in enumerate(paints.specs):
        table = spec.get("mirror")
        rows = np.flatnonzero(seen.mat == number) if table else share[:0].astype(int)
        if not table or not rows.size:
            continue
        amount = np.full(len(rows), table.get("amount", 0.8), F32)
        if table.get("pools"):
            amount *= smooth(160.0, 400.0, seen.surface.gloss[rows])
            normal[:, rows] = f32([[0], [0], [1]])
        share[rows] = amount
        ripple, scale = float(table.get("ripple", 0.0)), F32(1 / float(table.get("scale", 1.0)))
        if ripple:
            x, y = seen.surface.pos[:2].take(rows, axis=1) * scale
            # Sampled as if from afar: only the long waves of the field are water.
            _, gu, gv = noise.slope("soft", x, y, seen.surface.foot[rows] * scale + F32(0.03))
            way = np.stack([gu * F32(ripple), gv * F32(ripple), np.ones_like(gu)])
            normal[:, rows] = directed(way)
    return share, normal


def _march(start: Array, way: Array, lens: Lens, inverse: Array) -> tuple[Array, Array]:
    """Pixel each ray meets, and how sure that is (0: it left the frame or met nothing)."""
    begin, run = lens.from_eye(start), f32(lens.basis @ way)
    ladder = f32(np.geomspace(_NEAREST, _FARTHEST, _STEPS))
    count = start.shape[1]
    low, high = np.zeros(count, F32), np.zeros(count, F32)
    live = np.arange(count)
    met: list[Array] = []
    for k in range(1, _STEPS):
        at = begin.take(live, axis=1) + run.take(live, axis=1) * ladder[k]
        behind, open_ = _behind(at, lens, inverse, 0.25 + 0.45 * float(ladder[k] - ladder[k - 1]))
        hit = live[behind]
        low[hit], high[hit] = ladder[k - 1], ladder[k]
        met.append(hit)
        live = live[open_ & ~behind]
        if not live.size:
            break
    hits = np.concatenate(met) if met else live[:0]
    for _ in range(4):
        middle = (low[hits] + high[hits]) * F32(0.5)
        behind, _inside = _behind(begin[:, hits] + run[:, hits] * middle, lens, inverse, 1e6)
        high[hits] = np.where(behind, middle, high[hits])
        low[hits] = np.where(behind, low[hits], middle)
    found = np.zeros(count, np.int64)
    sure = np.zeros(count, F32)
    spot = lens.to_screen((begin[:, hits] + run[:, hits] * high[hits]).T)
    x = np.clip(spot[:, 0], 0, lens.width - 1)
    y = np.clip(spot[:, 1], 0, lens.height - 1)
    found[hits] = y.astype(np.int64) * lens.width + x.astype(np.int64)
    rim = np.minimum(np.minimum(x, lens.width - x) / lens.width, y / lens.height)
    sure[hits] = smooth(0.0, 0.06, f32(rim)) * smooth(_FARTHEST, _FARTHEST * 0.6, high[hits])
    return found, sure


def _behind(at: Array, lens: Lens, inverse: Array, thick: float) -> tuple[Array, Array]:
    """Which points lie just behind what is seen there; which are still in the frame."""
    z = at[2]
    scale = F32(lens.focal) / np.maximum(z, F32(0.05))
    x, y = F32(lens.width / 2) + at[0] * scale, F32(lens.height / 2) - at[1] * scale
    inside = (z > 0.05) & (x >= 0) & (y >= 0) & (x < lens.width) & (y < lens.height)
    column = np.where(inside, x, 0).astype(np.int64)
    row = np.where(inside, y, 0).astype(np.int64)
    depth = 1 / np.maximum(inverse[row * lens.width + column], 1e-6)
    return inside & (z > depth + F32(0.02)) & (z < depth + F32(thick)), inside
