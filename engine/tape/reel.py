"""The frames of a film, one after another.

Lives here: :class:`Reel`. May import: ``script``, ``timeline``, ``lettering``, ``wear``, Pillow, numpy.

Promises: frames come as YUV 4:2:0 arrays with how many ticks they stand; together they stand as long
as the beats say; only the picture of the present turn is held in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from engine.tape.lettering import CHOICE, DARK, WORDS, Letters
from engine.tape.script import Script
from engine.tape.timeline import TICKS, Beat
from engine.tape.wear import Frame, Wear

_LEVELS: Final = np.arange(256, dtype=np.float32)
_LUMA: Final = np.clip((_LEVELS - 16) * 255 / 219, 0, 255).astype(np.uint8)
_CHROMA: Final = np.clip((_LEVELS - 128) * 255 / 224 + 128, 0, 255).astype(np.uint8)

Convert = Callable[[Image.Image], Frame]
"""A picture as a YUV 4:2:0 array."""


class Reel:
    """Plays ``beats`` of ``script`` at a size (pixels). A held picture trembles every ``held`` ticks, and has
    the counter running over it; with 0 neither (for GIF)."""

    def __init__(
        self, script: Script, beats: list[Beat], size: tuple[int, int], convert: Convert, held: int
    ) -> None:
        self._script, self._beats = script, beats
        self._size, self._convert, self._every = size, convert, held
        self._letters, self._wear = Letters(*size), Wear(*size)
        self._at, self._trembled = 0, 0
        self._shot = -1
        self._picture = Image.new("RGB", size, DARK)
        self._shown = self._convert(self._picture)

    def frames(self) -> Iterator[tuple[Frame, int]]:
        """Every frame and its ticks, in order."""
        for beat in self._beats:
            if beat.shot != self._shot and beat.kind != "title":
                self._open(beat.shot)
            play = {
                "title": self._title,
                "cut": self._cut,
                "choice": self._words,
                "words": self._words,
                "last": self._last,
                "glitch": self._glitch,
                "stop": self._blue,
                "eject": self._blue,
                "off": self._off,
            }[beat.kind]
            for frame, ticks in play(beat):
                yield frame, ticks
                self._at += ticks

    def _open(self, shot: int) -> None:
        """Read the picture of a turn. One that is gone leaves the dark: the words are still there."""
        self._shot = shot
        path = self._script.shots[shot].image
        try:
            with Image.open(Path(path)) as found:
                found.draft("RGB", self._size)
                picture = found.convert("RGB")
        except (OSError, ValueError, Image.DecompressionBombError):
            self._picture = Image.new("RGB", self._size, DARK)
            return
        self._picture = _filled(picture, self._size)

    def _title(self, beat: Beat) -> Iterator[tuple[Frame, int]]:
        shots = self._script.shots
        hours = f"{shots[0].clock} - {shots[-1].clock}" if len(shots) > 1 else shots[0].clock
        card = self._letters.title(self._script.title, f"{shots[0].place}   {hours}".strip())
        yield from self._hold(self._convert(card), beat.ticks, counted=False)

    def _cut(self, beat: Beat) -> Iterator[tuple[Frame, int]]:
        before, after = self._shown, self._convert(self._picture)
        step = 1 if self._every else 2
        for tick in range(0, beat.ticks, step):
            share = (tick + 1) / (beat.ticks + 1)
            frame = self._wear.cut(before, after, share, beat.hard)
            self._count(frame)
            yield frame, min(step, beat.ticks - tick)
        self._shown = after

    def _words(self, beat: Beat) -> Iterator[tuple[Frame, int]]:
        picture = self._picture
        if beat.lines and self._script.captions:
            color = CHOICE if beat.kind == "choice" else WORDS
            picture = self._letters.caption(picture, beat.lines, color)
        self._shown = self._convert(picture)
        yield from self._hold(self._shown, beat.ticks)

    def _last(self, beat: Beat) -> Iterator[tuple[Frame, int]]:
        if self._script.ending:
            self._picture = self._letters.ending(self._picture, self._script.ending)
        self._shown = self._convert(self._picture)
        yield from self._hold(self._shown, beat.ticks)

    def _glitch(self, beat: Beat) -> Iterator[tuple[Frame, int]]:
        step = 1 if self._every else 2
        for tick in range(0, beat.ticks, step):
            yield self._wear.lost(self._shown, (tick + 1) / beat.ticks), min(step, beat.ticks - tick)

    def _blue(self, beat: Beat) -> Iterator[tuple[Frame, int]]:
        self._shown = self._convert(self._letters.screen(beat.kind.upper()))
        yield from self._hold(self._shown, beat.ticks, counted=False)

    def _off(self, beat: Beat) -> Iterator[tuple[Frame, int]]:
        for tick in range(beat.ticks):
            yield self._wear.off(self._shown, tick / (beat.ticks - 1)), 1

    def _hold(self, frame: Frame, ticks: int, counted: bool = True) -> Iterator[tuple[Frame, int]]:
        if not self._every:
            yield frame, ticks
            return
        for start in range(0, ticks, self._every):
            self._trembled += 1
            shown = self._wear.tremble(frame, self._trembled)
            if counted:
                self._count(shown)
            yield shown, min(self._every, ticks - start)

    def _count(self, frame: Frame) -> None:
        if self._every:
            width, height = self._size
            ink = self._letters.counter(self._at // TICKS)
            self._wear.write(frame, ink, round(width * 0.948), round(height * 0.112))


def _filled(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture over the whole size; what does not fit the shape is cut off evenly."""
    if picture.size == size:
        return picture
    scale = max(size[0] / picture.width, size[1] / picture.height)
    grown = (max(size[0], round(picture.width * scale)), max(size[1], round(picture.height * scale)))
    picture = picture.resize(grown, Image.Resampling.BICUBIC)
    left, top = (grown[0] - size[0]) // 2, (grown[1] - size[1]) // 2
    return picture.crop((left, top, left + size[0], top + size[1]))


def rgb(frame: Frame, size: tuple[int, int]) -> Image.Image:
    """A YUV 4:2:0 array as a picture. Luma of 16 to 235 is black to white, as films have it."""
    width, height = size
    quarter, shape = height // 4, (height // 2, width // 2)
    planes = [_LUMA[frame[:height]]]
    for at in (height, height + quarter):
        plane = _CHROMA[frame[at : at + quarter].reshape(shape)]
        planes.append(np.repeat(np.repeat(plane, 2, 0), 2, 1))
    return Image.fromarray(np.stack(planes, -1), "YCbCr").convert("RGB")
