"""The life of a still frame: tape grain, a hand that is never quite still, a lamp that is never steady.

May import: Qt, ``theme``. Promises: draws over a frame that was made once and makes no new one; costs
one small repaint every :data:`PACE_MS`; nothing here is ever brighter than the frame, so nothing flashes.
"""

from __future__ import annotations

import math
import os
import random
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

PACE_MS: Final = 150
SWAY: Final = 5
"""Pixels the picture wanders to each side."""
OVERSCAN: Final = 1.02
"""The frame is drawn this much larger than its window, so that no edge shows when it wanders."""
TILE: Final = 256
DIP: Final = 26
"""How far a lamp dips, of 255."""


class Living:
    """Where the frame is at this moment, and what lies over it."""

    def __init__(self) -> None:
        self._dice = random.Random()
        self._grain: QPixmap | None = None
        self._grain_at = (0, 0)
        self._clock = 0.0
        self._jump = 0
        self._dim = 0

    def step(self) -> None:
        """A moment later."""
        dice = self._dice
        self._clock += PACE_MS / 1000
        self._grain_at = (dice.randrange(TILE), dice.randrange(TILE))
        self._jump = dice.choice((-1, 1)) if dice.random() < 0.06 else 0
        if dice.random() < 0.05:
            self._dim = dice.randrange(DIP // 2, DIP)
        else:
            self._dim = self._dim * 2 // 3

    def shift(self) -> QPointF:
        """How far the frame has wandered, in whole pixels."""
        across = math.sin(self._clock * 0.31) + 0.4 * math.sin(self._clock * 0.83)
        down = math.sin(self._clock * 0.23 + 1.7)
        return QPointF(round(across * SWAY / 1.4), round(down * SWAY * 0.5) + self._jump)

    def draw(self, painter: QPainter, box: QRect) -> None:
        """Grain and lamp over the frame in ``box``."""
        if self._grain is None:
            self._grain = _grain()
        painter.drawTiledPixmap(QRectF(box), self._grain, QPointF(*self._grain_at))
        if self._dim:
            painter.fillRect(box, QColor(0, 0, 0, self._dim))


def _grain() -> QPixmap:
    """A tile of specks, dark or light, hardly there."""
    noise = os.urandom(TILE * TILE)
    tile = QImage(noise, TILE, TILE, TILE, QImage.Format.Format_Indexed8)
    tile.setColorTable([_speck(value) for value in range(256)])
    return QPixmap.fromImage(tile.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied))


def _speck(value: int) -> int:
    """Most are nothing, some are darker, a few lighter."""
    if value < 60:
        return QColor(0, 0, 0, 10 + value // 3).rgba()
    if value > 235:
        return QColor(205, 200, 190, (value - 228) // 2 + 4).rgba()
    return 0
