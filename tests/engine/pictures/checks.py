"""What the checks of whole pictures measure, in one place.

May import: numpy. Promises: plain numbers of a picture ``(height, width, 3)`` uint8 or of a plane.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[Any]


def far_apart(a: Picture, b: Picture) -> float:
    """Share of values that differ by more than two levels."""
    return float((np.abs(a.astype(int) - b.astype(int)) > 2).mean())


def bare(picture: Picture) -> Picture:
    """The picture without the letters and the torn bottom edge."""
    height, width = picture.shape[:2]
    return picture[height // 8 : int(height * 0.84), width // 5 : int(width * 0.8)]


def luma(picture: Picture) -> Picture:
    """Brightness 0..255 as floats."""
    return picture.astype(float) @ np.array([0.299, 0.587, 0.114])


def contrast(picture: Picture) -> float:
    """Levels between the dark and the bright tenth of what is not written on the tape."""
    low, high = np.percentile(luma(bare(picture)), (5, 95))
    return float(high - low)


def edges(picture: Picture) -> float:
    """Mean step between neighbouring blocks of 4 x 4 pixels: grain cancels out, shapes stay."""
    plane = luma(bare(picture))
    rows, columns = plane.shape[0] // 4 * 4, plane.shape[1] // 4 * 4
    small = plane[:rows, :columns].reshape(rows // 4, 4, columns // 4, 4).mean((1, 3))
    return float((np.abs(np.diff(small, axis=0)).mean() + np.abs(np.diff(small, axis=1)).mean()) / 2)


def strongest(one: Picture, other: Picture, block: int = 16) -> float:
    """Mean difference in levels of the block of pixels in which two pictures differ most."""
    apart = np.abs(one.astype(float) - other).mean(-1)
    rows, columns = apart.shape[0] // block * block, apart.shape[1] // block * block
    whole = apart[:rows, :columns].reshape(rows // block, block, columns // block, block)
    return float(whole.mean((1, 3)).max())


def outward(before: Picture, after: Picture, block: int = 12, reach: int = 6) -> float:
    """Mean cosine between how blocks moved and the direction away from the middle.

    Blocks without texture and blocks near the middle say nothing and are left out.
    """
    height, width = before.shape
    found = []
    for y in range(reach, height - block - reach, block):
        for x in range(reach, width - block - reach, block):
            away = np.array([y + block / 2 - height / 2, x + block / 2 - width / 2])
            piece = before[y : y + block, x : x + block]
            if np.hypot(*away) < height * 0.22 or piece.std() < 5:
                continue
            best, move = np.inf, (0, 0)
            for dy in range(-reach, reach + 1):
                for dx in range(-reach, reach + 1):
                    other = after[y + dy : y + dy + block, x + dx : x + dx + block]
                    error = float(np.abs(piece - other).mean()) + 0.02 * (abs(dy) + abs(dx))
                    if error < best:
                        best, move = error, (dy, dx)
            length = float(np.hypot(*move))
            if length >= 1:
                found.append(float(np.dot(move, away) / (length * np.hypot(*away))))
    return float(np.mean(found)) if len(found) >= 4 else 0.0
