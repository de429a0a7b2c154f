"""Tubes that are still on: snow, traces, radar, text, a corridor seen by another camera.

May import: numpy, ``arrays``, ``glyphs``, ``noise``, ``seeds``, ``surface``. Promises: a screen shows what
its object number and material say; only its motion comes from the frame number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from engine.pictures import noise
from engine.pictures.arrays import F32, Array, f32, smooth, upright
from engine.pictures.glyphs import written
from engine.pictures.seeds import dice
from engine.pictures.surface import Surface

_GREEN, _AMBER, _WHITE, _RED = (
    upright(ink)
    for ink in ([0.25, 1.0, 0.45], [1.0, 0.66, 0.16], [0.85, 0.95, 1.0], [1.0, 0.16, 0.10])
)  # fmt: skip


def _snow(u: Array, v: Array, number: int, frame: int) -> Array:
    rows, columns = np.floor(v * 90).astype(np.int64), np.floor(u * 120).astype(np.int64)
    mixed = (rows * 374761393 + columns * 668265263 + frame * 2654435761 + number * 97) & 0x7FFFFFFF
    mixed = ((mixed ^ (mixed >> 13)) * 1274126177) & 0x7FFFFFFF
    level = f32((mixed ^ (mixed >> 15)) & 0xFF) / 255
    bar = np.exp(-(((v + frame * 0.13 + number * 0.3) % 1 - 0.5) ** 2) * 60)
    return (level * 0.75 + bar * 0.4) * _WHITE


def _trace(u: Array, v: Array, number: int, frame: int) -> Array:
    wave = noise.value("grain", u * 0.5 + frame * 0.017, np.full_like(u, number * 0.137 % 1)) - 0.5
    swell = np.exp(-((u - 0.6) ** 2) * 30)
    y = 0.5 + wave * (0.18 + 0.75 * swell)
    line = np.exp(-np.abs(v - y) * 55)
    mesh = (np.abs(u * 10 % 1 - 0.5) > 0.46) | (np.abs(v * 8 % 1 - 0.5) > 0.46)
    ink = _AMBER if number % 2 else _GREEN
    return f32((line + 0.09 * mesh) * ink + _AMBER * F32(0.02))


def _radar(u: Array, v: Array, number: int, frame: int) -> Array:
    x, y = u * 2 - 1, v * 2 - 1
    r = np.hypot(x, y)
    ring = np.exp(-np.abs((r * 4) % 1 - 0.5) * 18) * 0.35 * (r < 1)
    angle = (np.arctan2(x, y) / (2 * np.pi) - frame * 0.11 - number * 0.37) % 1
    sweep = angle**5 * (r < 0.98)
    blips = dice("blip", number).random((5, 2)) * 1.4 - 0.7
    dots = sum(np.exp(-((x - bx) ** 2 + (y - by) ** 2) * 420) for bx, by in blips)
    return f32(ring + sweep * 0.6 + dots * 1.1) * _GREEN + _GREEN * F32(0.02)


@lru_cache(maxsize=32)
def _page(number: int) -> Array:
    words = (
        "TONE 4 HELD",
        "NO CARRIER",
        "READING",
        "ALL QUIET",
        "SECTOR 0",
        "STILL HERE",
        "14 OCT",
        "ECHO",
        "OK",
    )
    chance = dice("page", number)
    page = np.zeros((96, 128), np.float32)
    for row in range(11):
        text = ">" + " ".join(str(chance.choice(words)) for _ in range(int(chance.integers(0, 3))))
        art = written(text)[:, :122]
        page[3 + row * 8 : 10 + row * 8, 3 : 3 + art.shape[1]] = art
    return page


def _text(u: Array, v: Array, number: int, frame: int) -> Array:
    page = _page(number)
    row = np.clip((1 - v) * 96, 0, 95).astype(np.int32)
    column = np.clip(u * 128, 0, 127).astype(np.int32)
    ink = page[row, column]
    colour = (_GREEN, _AMBER, _GREEN, _RED)[number % 4]
    return f32((ink + 0.03) * colour)


def _corridor(u: Array, v: Array, number: int, frame: int) -> Array:
    x, y = np.abs(u - 0.5) * 2, np.abs(v - 0.48) * 2
    depth = np.maximum(x, y)
    rib = np.exp(-np.abs((np.log(depth + 0.03) * 3.4) % 1 - 0.5) * 9) * 0.30
    light = 0.16 + depth * 0.5
    figure = (np.abs(u - 0.5) < 0.035 + 0.02 * (v < 0.5)) & (v > 0.30) & (v < 0.60)
    figure &= (number + frame // 2) % 3 == 0
    return (np.where(figure, 0.01, light + rib)) * _WHITE


_SHOWS: tuple[Callable[[Array, Array, int, int], Array], ...] = (_snow, _trace, _radar, _text, _corridor)


def screen(s: Surface, spec: Mapping[str, Any], frame: int) -> None:
    """Glass with a picture; dead and grey where the material is not ``on``. uv runs 0..1."""
    s.albedo[:] = upright([0.018, 0.020, 0.020])
    s.gloss[:], s.shine[:] = 120.0, 0.25
    # The glass bulges: a lamp is one spot on it, never the whole of it.
    s.tilted(s.uv[0] - F32(0.5), s.uv[1] - F32(0.5), F32(-0.55))
    if not spec.get("on", True):
        return
    names = {"snow": 0, "trace": 1, "radar": 2, "text": 3, "corridor": 4}
    fixed = names.get(str(spec.get("show", "")))
    for number in np.unique(s.oid):
        pick = np.flatnonzero(s.oid == number)
        u, v = s.uv[0].take(pick), s.uv[1].take(pick)
        which = fixed if fixed is not None else (0, 1, 2, 3, 4, 1, 3, 0)[int(number * 7 + 3) % 8]
        shown = _SHOWS[which](u, v, int(number), frame)
        edge = np.minimum(np.minimum(u, 1 - u), np.minimum(v, 1 - v))
        line = 0.86 + 0.14 * np.sin(v * 300)
        glow = f32(spec.get("power", 1.0)) * smooth(0.0, 0.07, edge) * line
        s.emit[:, pick] = shown * glow
