"""Text as pictures: captions burnt in, the counter, the cards before and after.

Lives here: :class:`Letters`. May import: Pillow, numpy, the standard library.

Promises: the project's own fonts; a letter that the tape's font does not have is set in the other one;
captions stand clear of what the camcorder wrote into the frame.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

_FONTS: Final = Path(__file__).resolve().parents[2] / "resources" / "fonts"
WORDS: Final = (236, 232, 214)
CHOICE: Final = (248, 214, 92)
PALE: Final = (206, 214, 236)
BLUE: Final = (14, 26, 150)
DARK: Final = (7, 8, 11)

Font = ImageFont.FreeTypeFont
Color = tuple[int, int, int]


@cache
def _font(name: str, size: int) -> Font:
    return ImageFont.truetype(str(_FONTS / name), size)


def _fits(text: str) -> bool:
    """The tape's font has all of these letters."""
    return all(ord(letter) < 0x180 or letter in "‘’“”–—…•" for letter in text)


class Letters:
    """Sets text for frames of one size (pixels)."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height

    def font(self, text: str, share: float) -> Font:
        """The font for a text whose lines are ``share`` of the frame high."""
        size = max(10, round(self.height * share))
        if _fits(text):
            return _font("vt323/VT323-Regular.ttf", size)
        return _font("ibm-plex/IBMPlexSansCondensed-Medium.ttf", round(size * 0.8))

    def caption(self, frame: Image.Image, lines: tuple[str, ...], color: Color) -> Image.Image:
        """A copy of the frame with one or two lines over its lower part."""
        frame = frame.copy()
        font = self.font("".join(lines), 0.068)
        step = round(self.height * 0.064)
        top = round(self.height * 0.832) - step * len(lines)
        self._lines(frame, lines, font, top, step, color, edge=max(1, self.height // 190))
        return frame

    def _lines(
        self,
        frame: Image.Image,
        lines: tuple[str, ...],
        font: Font,
        top: int,
        step: int,
        color: Color,
        edge: int = 0,
    ) -> None:
        for number, line in enumerate(lines):
            mask = _inked(font, line)
            x, y = (self.width - mask.width) // 2, top + number * step
            for dx, dy in ((-edge, 0), (edge, 0), (0, -edge), (0, edge), (edge, edge)) if edge else ():
                frame.paste((8, 8, 9), (x + dx, y + dy), mask)
            frame.paste(color, (x, y), mask)

    def counter(self, seconds: int) -> NDArray[Any]:
        """The tape counter as ink ``(rows, columns)`` of 0 to 255: dark is shadow, 127 nothing."""
        font = self.font("", 0.05)
        text = f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        return np.concatenate([_digit(font, letter) for letter in text], axis=1)

    def title(self, title: str, told: str) -> Image.Image:
        """The card before the first turn: what somebody wrote on the label, and when it was."""
        frame = Image.new("RGB", (self.width, self.height), DARK)
        self._sign(frame, "PLAY", self._triangle)
        self._lines(frame, *self._large(title, 0.38), PALE)
        self._lines(frame, (told,), self.font(told, 0.065), round(self.height * 0.63), 0, (128, 136, 158))
        return frame

    def ending(self, under: Image.Image, name: str) -> Image.Image:
        """The ending's name over the last frame, which goes dark."""
        frame = Image.blend(under, Image.new("RGB", under.size, DARK), 0.72)
        self._lines(frame, *self._large(name, 0.42), WORDS)
        return frame

    def screen(self, word: str) -> Image.Image:
        """The blue of a player without a picture: ``STOP``, ``EJECT``."""
        frame = Image.new("RGB", (self.width, self.height), BLUE)
        self._sign(frame, word, self._square if word == "STOP" else self._eject)
        return frame

    def _large(self, text: str, middle: float) -> tuple[tuple[str, ...], Font, int, int]:
        """A heading in at most two lines that fit, with its font, top and step."""
        shown = " ".join(text.split())[:80]
        for share in (0.15, 0.12, 0.095):
            font = self.font(shown, share)
            lines = _halved(shown) if font.getlength(shown) > self.width * 0.86 else (shown,)
            if max(font.getlength(line) for line in lines) <= self.width * 0.86:
                break
        step = round(self.height * share)
        return lines, font, round(self.height * middle - step * (len(lines) - 1) / 2), step

    def _sign(self, frame: Image.Image, word: str, shape: Any) -> None:
        pen = ImageDraw.Draw(frame)
        x, y, size = round(self.width * 0.062), round(self.height * 0.072), round(self.height * 0.05)
        shape(pen, x, y, size)
        font = self.font(word, 0.09)
        middle = y + size / 2
        pen.text((x + size * 1.6, middle), word, font=font, fill=PALE, anchor="lm")

    def _triangle(self, pen: ImageDraw.ImageDraw, x: int, y: int, size: int) -> None:
        pen.polygon([(x, y), (x, y + size), (x + size, y + size / 2)], fill=PALE)

    def _square(self, pen: ImageDraw.ImageDraw, x: int, y: int, size: int) -> None:
        pen.rectangle((x, y, x + size, y + size), fill=PALE)

    def _eject(self, pen: ImageDraw.ImageDraw, x: int, y: int, size: int) -> None:
        pen.polygon([(x, y + size * 0.65), (x + size, y + size * 0.65), (x + size / 2, y)], fill=PALE)
        pen.rectangle((x, y + size * 0.8, x + size, y + size), fill=PALE)


@cache
def _digit(font: Font, letter: str) -> NDArray[Any]:
    box = font.getbbox("0")
    patch = Image.new("L", (round(font.getlength(letter)), round(box[3]) + 3), 127)
    pen = ImageDraw.Draw(patch)
    pen.text((1, 2), letter, font=font, fill=12)
    pen.text((0, 1), letter, font=font, fill=222)
    return np.asarray(patch)


def _inked(font: Font, line: str) -> Image.Image:
    """A line's letters as a mask."""
    box = font.getbbox(line)
    mask = Image.new("L", (max(1, round(box[2])), max(1, round(box[3]) + 2)), 0)
    ImageDraw.Draw(mask).text((0, 0), line, font=font, fill=255)
    return mask


def _halved(text: str) -> tuple[str, ...]:
    """Two lines of about the same length."""
    words = text.split()
    cuts = [(abs(len(" ".join(words[:n])) - len(" ".join(words[n:]))), n) for n in range(1, len(words))]
    if not cuts:
        return (text,)
    _, cut = min(cuts)
    return " ".join(words[:cut]), " ".join(words[cut:])
