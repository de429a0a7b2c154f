"""A bitmap font for the tape's own letters, signs and terminal screens.

May import: numpy. Promises: every capital, digit and the signs the tape writes; anything else
is a blank.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from engine.pictures.arrays import Array

# Seven rows of five bits each, top to bottom.
_ROWS = {
    "A": "0E11111F111111", "B": "1E11111E11111E", "C": "0E11101010110E", "D": "1E11111111111E",
    "E": "1F10101E10101F", "F": "1F10101E101010", "G": "0E11101711110F", "H": "1111111F111111",
    "I": "0E04040404040E", "J": "0702020202120C", "K": "11121418141211", "L": "1010101010101F",
    "M": "111B1515111111", "N": "11191513111111", "O": "0E11111111110E", "P": "1E11111E101010",
    "Q": "0E11111115120D", "R": "1E11111E141211", "S": "0F10100E01011E", "T": "1F040404040404",
    "U": "1111111111110E", "V": "11111111110A04", "W": "11111115151B11", "X": "11110A040A1111",
    "Y": "11110A04040404", "Z": "1F01020408101F", "0": "0E11131519110E", "1": "040C040404040E",
    "2": "0E11010204081F", "3": "1F02040201110E", "4": "02060A121F0202", "5": "1F101E0101110E",
    "6": "0608101E11110E", "7": "1F010204080808", "8": "0E11110E11110E", "9": "0E11110F01020C",
    ":": "00040400040400", "-": "0000001F000000", ".": "00000000000C0C", "/": "01010204081010",
    "!": "04040404040004", "%": "18190204081303", "'": "0C040800000000", "#": "0A0A1F0A1F0A0A",
    "+": "0004041F040400", "?": "0E110102040004", ">": "10080402040810", "*": "00150E1F0E1500",
}  # fmt: skip


@cache
def _glyph(letter: str) -> Array:
    code = _ROWS.get(letter, "00" * 7)
    rows = [int(code[k * 2 : k * 2 + 2], 16) for k in range(7)]
    return np.array([[(row >> (4 - column)) & 1 for column in range(5)] for row in rows], np.float32)


def written(text: str, gap: int = 1) -> Array:
    """``(7, n)`` of 0 and 1: one line of text."""
    blank = np.zeros((7, gap), np.float32)
    parts = [part for letter in text.upper() for part in (_glyph(letter), blank)]
    return np.concatenate(parts[:-1], axis=1) if parts else np.zeros((7, 1), np.float32)


def written_lines(lines: list[str], margin: int = 2, leading: int = 3) -> Array:
    """Several centred lines with a margin, as one bitmap."""
    drawn = [written(line) for line in lines]
    width = max(d.shape[1] for d in drawn) + 2 * margin
    rows = len(drawn) * 7 + (len(drawn) - 1) * leading + 2 * margin
    out = np.zeros((rows, width), np.float32)
    for k, d in enumerate(drawn):
        x, y = (width - d.shape[1]) // 2, margin + k * (7 + leading)
        out[y : y + 7, x : x + d.shape[1]] = d
    return out
