"""What the tape does to a frame while it is played: it trembles, tears, loses the picture.

Lives here: :class:`Wear`. May import: numpy.

A frame here is YUV 4:2:0 as one array of uint8 ``(height * 3 / 2, width)``: luma above, the two chroma
planes (a quarter each) below. Promises: nothing is changed in place; the same seed gives the same.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Frame = NDArray[np.uint8]


class Wear:
    """The wear of one tape, for frames of one size (pixels)."""

    def __init__(self, width: int, height: int, seed: int = 5) -> None:
        self.width, self.height = width, height
        self._dice = np.random.default_rng(seed)
        self._columns = np.arange(width)[None, :]
        self._snow = self._dice.integers(0, 256, (96, width * 2), dtype=np.uint8)

    def tremble(self, frame: Frame, number: int) -> Frame:
        """A held picture: by turns as it is, with a band of lines a little aside, with a drop-out."""
        out = frame.copy()
        luma = self._luma(out)
        phase = number % 3
        if phase == 1:
            at = int(self._dice.integers(0, self.height - self.height // 9))
            luma[at : at + self.height // 9, 1:] = self._luma(frame)[at : at + self.height // 9, :-1]
        elif phase == 2:
            at = int(self._dice.integers(self.height // 12, self.height - 3))
            start = int(self._dice.integers(0, self.width // 2))
            length = int(self._dice.integers(self.width // 16, self.width // 4))
            streak = np.linspace(205, 30, length).astype(np.uint8)
            here = luma[at : at + 2, start : start + length]
            here[:] = np.maximum(here, streak)
        self._foot(out, number)
        return out

    def _foot(self, out: Frame, number: int) -> None:
        """The torn lines at the lower edge, where the heads change."""
        luma, rows = self._luma(out), max(3, self.height // 96)
        shifts = [(4 + (number * 7 + row * 5) % 19) * (row + 1) // 2 for row in range(rows)]
        luma[-rows:] = self._pulled(luma[-rows:], np.array(shifts))

    def cut(self, before: Frame, after: Frame, share: float, hard: bool) -> Frame:
        """Between two turns; ``share`` 0 to 1 of the way. The tracking bar sweeps the old picture away."""
        out = after.copy()
        luma, old = self._luma(out), self._luma(before)
        edge = round(self.height * (1 - share))
        luma[:edge] = old[:edge]
        for plane, was in zip(self._chroma(out), self._chroma(before), strict=True):
            plane[: edge // 2] = was[: edge // 2]
        force = (1.0 if hard else 0.55) * (1 - abs(share - 0.4))
        self._tear(luma, edge, force)
        self._bar(out, edge, round(self.height * (0.13 if hard else 0.08)))
        return out

    def lost(self, frame: Frame, share: float) -> Frame:
        """The end of the tape: the picture tears more and more, rolls, and drowns in snow."""
        roll = int(self.height * share * share * 0.9)
        out = frame.copy()
        self._luma(out)[:] = np.roll(self._luma(frame), -roll, 0)
        for plane, was in zip(self._chroma(out), self._chroma(frame), strict=True):
            plane[:] = np.roll(was, -roll // 2, 0)
        luma = self._luma(out)
        for _ in range(2 + int(share * 5)):
            self._tear(luma, int(self._dice.integers(0, self.height)), 0.6 + share)
        for _ in range(1 + int(share * 4)):
            self._bar(out, int(self._dice.integers(0, self.height)), round(self.height * (0.05 + share / 8)))
        return out

    def off(self, screen: Frame, share: float) -> Frame:
        """The screen is switched off: it falls together to a line, to a dot, to nothing."""
        out = np.full_like(screen, 128)
        luma = self._luma(out)
        luma[:] = 16
        middle = self.height // 2
        half = round(middle * max(0.0, 1 - share * 3.2) ** 2)
        if half > 1:
            rows = np.linspace(0, self.height - 1, 2 * half).astype(int)
            luma[middle - half : middle + half] = self._luma(screen)[rows]
            for plane, was in zip(self._chroma(out), self._chroma(screen), strict=True):
                picked = np.linspace(0, self.height // 2 - 1, max(2, half)).astype(int)
                at = middle // 2 - len(picked) // 2
                plane[at : at + len(picked)] = was[picked]
        glow = max(0.0, 1 - max(0.0, share - 0.3) * 2.2)
        if share > 0.12 and glow > 0:
            width = max(2, round(self.width * min(1.0, glow * glow) / 2))
            luma[middle - 1 : middle + 1, self.width // 2 - width : self.width // 2 + width] = round(
                16 + 219 * glow
            )
        return out

    def write(self, frame: Frame, ink: NDArray[Any], right: int, top: int) -> None:
        """Write a patch of ink (127: nothing) on the luma, in place; ``right`` is its right edge."""
        rows, columns = ink.shape
        where = self._luma(frame)[top : top + rows, right - columns : right]
        where[ink != 127] = ink[ink != 127]

    def _luma(self, frame: Frame) -> Frame:
        return frame[: self.height]

    def _chroma(self, frame: Frame) -> tuple[Frame, Frame]:
        quarter, shape = self.height // 4, (self.height // 2, self.width // 2)
        blue = frame[self.height : self.height + quarter].reshape(shape)
        red = frame[self.height + quarter :].reshape(shape)
        return blue, red

    def _tear(self, luma: Frame, at: int, force: float) -> None:
        """Lines around ``at`` are pulled aside, most where it is torn."""
        reach = max(8, round(self.height * 0.16))
        top, bottom = max(0, at - reach), min(self.height, at + reach)
        near = 1 - np.abs(np.arange(top, bottom) - at) / reach
        shifts = force * near * near * self.width * 0.06 + self._dice.integers(-1, 2, bottom - top)
        luma[top:bottom] = self._pulled(luma[top:bottom], shifts.astype(int))

    def _pulled(self, rows: Frame, shifts: NDArray[Any]) -> Frame:
        """Each row moved to the right by its own number of pixels, coming in again on the left."""
        columns = (self._columns - shifts[:, None]) % self.width
        return np.take_along_axis(rows, columns, 1)

    def _bar(self, frame: Frame, at: int, rows: int) -> None:
        """A band of snow; the colour is gone in it."""
        top, bottom = max(0, at - rows // 2), min(self.height, at + rows // 2)
        if bottom <= top:
            return
        snow = self._streaks(bottom - top)
        band = self._luma(frame)[top:bottom].astype(np.int16)
        self._luma(frame)[top:bottom] = np.clip(band // 2 + snow, 16, 235).astype(np.uint8)
        for plane in self._chroma(frame):
            plane[top // 2 : bottom // 2] = 128

    def _streaks(self, rows: int) -> NDArray[np.int16]:
        """Snow in short level streaks, 0 to 190."""
        picked = self._dice.integers(0, len(self._snow), rows)
        offsets = self._dice.integers(0, self.width, rows)
        lines = np.stack([self._snow[p, o : o + self.width] for p, o in zip(picked, offsets, strict=True)])
        coarse = np.repeat(lines[:, ::6], 6, 1)[:, : self.width].astype(np.int16)
        return np.where(coarse > 176, 190, coarse // 4).astype(np.int16)
