"""What the camcorder writes into the picture: REC, SP, clock and date.

May import: numpy, ``glyphs``. Promises: the clock and the date are the scene's; drawn before the
tape, so that they suffer with it.
"""

from __future__ import annotations

import numpy as np

from engine.pictures.arrays import F32, Array
from engine.pictures.glyphs import written

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def clock_text(clock: str, seconds: int) -> str:
    """``18:43`` and 12 as ``PM 6:43:12``."""
    hours, _, minutes = clock.partition(":")
    if not (hours.isdigit() and minutes.isdigit()):
        return "-- --:--:--"
    hour = int(hours) % 24
    return f"{'PM' if hour >= 12 else 'AM'} {hour % 12 or 12}:{int(minutes) % 60:02d}:{seconds % 60:02d}"


def date_text(date: str) -> str:
    """``1994-10-14`` as ``OCT 14 1994``."""
    parts = date.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return date.upper()
    return f"{_MONTHS[int(parts[1]) - 1]} {int(parts[2])} {parts[0]}"


def _put(image: Array, text: str, x: int, y: int, scale: int, level: float) -> None:
    art = np.repeat(np.repeat(written(text), scale, 0), scale, 1)
    height, width = image.shape
    edge = max(1, scale // 2)
    for dx, dy, ink, strength in ((edge, edge, 0.02, 0.65), (0, 0, level, 0.92)):
        x0, y0 = max(x + dx, 0), max(y + dy, 0)
        part = art[: max(height - y0, 0), : max(width - x0, 0)]
        where = image[y0 : y0 + part.shape[0], x0 : x0 + part.shape[1]]
        where += (F32(ink) - where) * (part * F32(strength))


def draw(image: Array, clock: str, seconds: int, date: str, battery: float) -> None:
    """Write on the luma ``(height, width)`` of a picture, in place."""
    height, width = image.shape
    scale = max(1, round(width / 512))
    left, top = round(width * 0.058), round(height * 0.062)
    _put(image, "REC", left, top, scale, 0.86)
    right = width - left - 11 * scale
    _put(image, "SP", right, top, scale, 0.86)
    if battery < 0.2:
        _put(image, "BATT", right - 12 * scale, top + 11 * scale, scale, 0.86)
    bottom = round(height * 0.862)
    _put(image, clock_text(clock, seconds), left, bottom, scale, 0.86)
    _put(image, date_text(date), left, bottom + round(height * 0.051), scale, 0.86)
