"""Where everything goes on the play page, as arithmetic.

May import: Qt's rectangles. Promises: pure; nothing overlaps; the frame is 16:9 and takes the
spare room until the words under it would have less than they need.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect

TEXT_LEAST: Final = 240
"""The telling is never lower than this, at 100 % text."""
TELLING_SHARE: Final = 0.546
TELLING_WIDEST: Final = 700
CHOICES_WIDEST: Final = 760


@dataclass(frozen=True, slots=True)
class Columns:
    """The page in three columns over two, with the keys at the foot."""

    narrow: bool
    strip: QRect
    frame: QRect
    rail: QRect
    telling: QRect
    choices: QRect
    foot: QRect


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page as one scrolling column: the parts that do not depend on how long the words are."""

    margin: int
    width: int
    """Width of the words."""
    frame: QRect
    summary: QRect
    foot: QRect


def in_columns(width: int, height: int, scale: float) -> bool:
    """Whether the columns fit; otherwise the page is one scrolling column. Large text
    needs a large screen."""
    roomy = width / scale >= 1160 and height / scale >= 740
    return (scale < 1.5 or roomy) and width / scale >= 900 and height / scale >= 600


def is_narrow(width: int, scale: float) -> bool:
    return width / scale < 1160


def words_widths(width: int, scale: float, column: float = 1.0, zoom: float = 1.0) -> tuple[int, int]:
    """Widths of telling and choices, which do not depend on the height; ``column`` is how wide the telling
    may be, as a multiple of the drawings'; ``zoom`` how much larger a huge window draws everything."""
    narrow = is_narrow(width, scale)
    left, margin, gap = (round(each * zoom) for each in ((88, 12, 14) if narrow else (118, 16, 24)))
    room = width - left - margin
    share = min((0.527 if narrow else TELLING_SHARE) * column, 0.62)
    telling = min(round(room * share), round(TELLING_WIDEST * scale * column))
    return telling, min(room - telling - gap, round(CHOICES_WIDEST * scale))


def columns(
    width: int, height: int, scale: float, choices_need: int, column: float = 1.0, zoom: float = 1.0
) -> Columns:
    """The columns for a page of this size, when the choices need so many pixels of height."""
    narrow = is_narrow(width, scale)
    drawn = (12, 66, 88, 14, 12) if narrow else (16, 88, 118, 22, 16)
    margin, strip, left, gap, below = (round(each * zoom) for each in drawn)
    rail = 240 if narrow else 300
    foot_height = round(39 * scale)
    bottom = height - foot_height - 8
    room = width - left - gap - round(rail * scale) - margin
    text = max(round(TEXT_LEAST * scale), choices_need)
    tall = max(min(round(room * 9 / 16), bottom - margin - below - text), 120)
    frame = QRect(left, margin, min(round(tall * 16 / 9), room), tall)
    rail_left = frame.right() + 1 + gap
    top = frame.bottom() + 1 + below
    telling, choices = words_widths(width, scale, column, zoom)
    choices_gap = round((14 if narrow else 24) * zoom)
    return Columns(
        narrow,
        QRect(margin, margin, strip, bottom - margin),
        frame,
        QRect(rail_left, margin, width - margin - rail_left, tall + below - 3),
        QRect(left, top, telling, bottom - top),
        QRect(left + telling + choices_gap, top, choices, bottom - top),
        QRect(margin, height - foot_height, width - 2 * margin, foot_height),
    )


def sheet(width: int, height: int, scale: float) -> Sheet:
    """The one-column page; the foot stays, everything else scrolls above it."""
    margin = 24 if width >= 900 else 16
    foot_height = round(39 * scale) if scale < 1.25 else round(36 * scale)
    inner = width - 2 * margin - 12
    frame_width = round(inner * 0.42)
    frame = QRect(margin, 16, frame_width, round(frame_width * 9 / 16))
    side = QRect(frame.right() + 25, 16, inner - frame_width - 24, frame.height())
    foot = QRect(margin, height - foot_height - 12, width - 2 * margin, foot_height)
    return Sheet(margin, inner, frame, side, foot)
