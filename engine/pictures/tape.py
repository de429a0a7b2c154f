"""The tape: chroma that smears, luma that rings, noise in the shadows, a torn bottom edge.

May import: numpy, Pillow, ``arrays``, ``film``, ``seeds``. Promises: luma at the picture's full
size, chroma at a quarter of its width, as a recorder keeps them; all errors come from the seed and
the frame number, their strength from how worn the moment is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from PIL import Image

from engine.pictures.arrays import F32, Array, f32
from engine.pictures.film import luma_of, stretched
from engine.pictures.giving_way import checkpoint
from engine.pictures.seeds import dice

_MARGIN = (97, 211)


@dataclass(frozen=True, slots=True)
class Wear:
    """How bad the recording is, all 0..1 or so."""

    noise: float = 0.5
    jitter: float = 0.2
    drop: float = 0.2
    tracking: float = 0.0


class Tape:
    """One frame on its way through the recorder: luma and two chroma planes."""

    def __init__(self, picture: Array, size: tuple[int, int]) -> None:
        """``picture``: planes ``(3, h, w)`` of display values; ``size``: width and height wanted."""
        self.width, self.height = size
        luma = luma_of(picture)
        self.luma = stretched(luma, *size) if picture.shape[2] != size[0] else luma
        # Blue and red less luma, in the proportions of a YCbCr picture.
        parts = ((picture[2] - luma) * F32(0.564), (picture[0] - luma) * F32(0.713))
        self.chroma = [stretched(part, max(self.width // 4, 1), self.height) for part in parts]

    def shaken(self, amount: float) -> None:
        """Smear the picture as a moving hand does; before anything is written into it."""
        reach = round(9 * amount * max(self.width / 1024, 0.25))
        if reach > 0:
            self.luma = _smear(self.luma, reach, reach)
            self.luma = (self.luma + np.roll(self.luma, reach // 2, axis=0)) * F32(0.5)
            self.chroma = [_smear(plane, max(reach // 4, 1), max(reach // 4, 1)) for plane in self.chroma]

    def recorded(self, wear: Wear, seed: int, frame: int) -> Array:
        """The frame played back: uint8 ``(height, width, 3)``."""
        unit = max(self.width / 1024, 0.25)
        chance = dice("tape", seed, frame)
        self._ring(unit)
        checkpoint()
        self._noise(wear, chance)
        if self.width > 700:
            step = max(1, round(unit))
            self.luma *= f32(1 - 0.03 * ((np.arange(self.height) // step) % 2))[:, None]
        self._timing(wear, chance, unit)
        self._drop_outs(wear, chance, unit)
        return self._seen()

    def _ring(self, unit: float) -> None:
        """Edges of luma echo; chroma comes late and soft."""
        reach = max(1, round(3 * unit))
        fore = max(0, reach - 2)
        late = [_smear(plane, reach, fore) for plane in self.chroma]
        self.chroma = [(plane + np.roll(plane, 1, axis=0)) * F32(0.5) for plane in late]
        luma = self.luma
        near = max(1, int(1.4 * unit))
        soft, wide = _smear(luma, near, near), _smear(luma, max(2, int(4 * unit)), 1)
        # soft + 0.40 * (luma - soft) + 0.42 * (soft - wide)
        self.luma = soft * F32(1.02) + luma * F32(0.40) - wide * F32(0.42)

    def _noise(self, wear: Wear, chance: np.random.Generator) -> None:
        strength = F32(0.010 + 0.030 * wear.noise)
        weight = strength * (F32(1.15) - F32(0.85) * np.clip(self.luma, 0, 1))
        self.luma += _grain(self.height, self.width, chance) * weight
        for plane in self.chroma:
            plane += _grain(self.height, plane.shape[1], chance) * F32(0.006 + 0.013 * wear.noise)

    def _timing(self, wear: Wear, chance: np.random.Generator, unit: float) -> None:
        """Rows early or late: a slow wobble, tracking bands, the head switch at the bottom."""
        rows = np.arange(self.height)
        slow = np.sin(rows * 0.021 + chance.random() * 6) + np.sin(rows * 0.0073 + chance.random() * 6)
        hasty = chance.normal(0, 0.20 + 0.9 * wear.jitter, self.height)
        shift = (slow * (0.25 + 1.6 * wear.jitter) + hasty) * unit
        switch = max(int(9 * unit), 2)
        torn = 14 + 40 * np.linspace(0, 1, self.height) ** 40 + chance.normal(0, 5, self.height)
        shift += np.where(rows >= self.height - switch, torn * unit, 0)
        for _ in range(round(3 * wear.tracking)):
            middle, half = chance.random() * self.height, (4 + chance.random() * 16) * unit
            bump = np.exp(-(((rows - middle) / half) ** 2))
            shift += bump * chance.normal(0, 26) * unit * wear.tracking
            self.luma += f32(bump * wear.tracking * 0.10 * chance.random(self.height))[:, None]
        _slip(self.luma, np.round(shift).astype(int))
        for plane in self.chroma:
            _slip(plane, np.round(shift / 4).astype(int))
            plane[-switch:] *= F32(0.62)
        snow = chance.random((switch, self.width), dtype=F32)
        self.luma[-switch:] = self.luma[-switch:] * F32(0.62) + snow * F32(0.16)

    def _drop_outs(self, wear: Wear, chance: np.random.Generator, unit: float) -> None:
        """Where the oxide has come off: short white scratches with a dark tail."""
        for _ in range(int(chance.poisson(0.6 + 9 * wear.drop))):
            row = int(chance.integers(0, max(self.height - 3, 1)))
            start = int(chance.integers(0, self.width))
            length = int((12 + chance.random() ** 2 * 130) * unit) + 2
            thick = 1 if chance.random() < 0.75 else 2
            stretch = self.luma[row : row + thick, start : start + length]
            flicker = chance.random(stretch.shape[1], dtype=F32)
            stretch += F32(0.55) * np.linspace(1, 0.1, stretch.shape[1], dtype=F32) * flicker

    def _seen(self) -> Array:
        """Luma and chroma as a picture; never quite black, never quite white."""
        luma = np.clip(self.luma * F32(243.5) + F32(6.1), 0, 255).astype(np.uint8)
        planes = [Image.fromarray(luma)]
        for plane in self.chroma:
            level = np.clip(plane * F32(243.5) + F32(128.5), 0, 255).astype(np.uint8)
            planes.append(Image.fromarray(level).resize((self.width, self.height), Image.Resampling.BILINEAR))
        return np.asarray(Image.merge("YCbCr", planes).convert("RGB"))


def _smear(field: Array, back: int, fore: int) -> Array:
    """Running mean over a row: ``back`` pixels behind, ``fore`` ahead."""
    n, taps = field.shape[1], back + fore + 1
    if taps <= 4:
        padded = np.pad(field, ((0, 0), (back, fore)), mode="edge")
        total = padded[:, :n].copy()
        for k in range(1, taps):
            total += padded[:, k : k + n]
        return np.asarray(total * F32(1 / taps))
    padded = np.pad(field, ((0, 0), (back + 1, fore)), mode="edge")
    total = np.cumsum(padded, axis=1, dtype=F32)
    return np.asarray((total[:, taps : taps + n] - total[:, :n]) * F32(1 / taps))


def _slip(plane: Array, shift: Array) -> None:
    """Move each row to the right by its own number of pixels; the edge is held."""
    for row in np.flatnonzero(shift).tolist():
        line, by = plane[row], int(shift[row])
        by = max(min(by, len(line) - 1), 1 - len(line))
        if by > 0:
            line[by:] = line[:-by].copy()
            line[:by] = line[by]
        else:
            line[:by] = line[-by:].copy()
            line[by:] = line[by - 1]


@cache
def _oxide(height: int, width: int) -> Array:
    """The grain of the tape: short horizontal dashes rather than dots, larger than the picture."""
    white = dice("oxide").standard_normal((height, width), dtype=F32)
    return _smear(white, 1, 1) * F32(1.6)


def _grain(height: int, width: int, chance: np.random.Generator) -> Array:
    """A piece of the oxide, another one each time."""
    down, right = (int(chance.integers(margin)) for margin in _MARGIN)
    return _oxide(height + _MARGIN[0], width + _MARGIN[1])[down : down + height, right : right + width]
