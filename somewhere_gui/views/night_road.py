"""The picture behind the title before there is any tape: a road at night, drawn here.

May import: Qt. Promises: always the same; drawn once, on whatever thread asks first.
"""

from __future__ import annotations

import random
from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPolygonF,
    QRadialGradient,
)

WIDTH: Final = 1024
HEIGHT: Final = 576
HORIZON: Final = 300
VANISH: Final = QPointF(610, HORIZON)


@cache
def paint() -> QImage:
    """The night road, 1024 by 576."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _sky(painter)
    _ground(painter)
    _road(painter)
    _posts(painter)
    _dark(painter)
    painter.end()
    return image


def _sky(painter: QPainter) -> None:
    sky = QLinearGradient(0, 0, 0, HORIZON)
    sky.setColorAt(0, QColor("#0b0d18"))
    sky.setColorAt(0.7, QColor("#1d2036"))
    sky.setColorAt(1, QColor("#4a3a42"))
    painter.fillRect(0, 0, WIDTH, HORIZON, sky)
    dice = random.Random(14)
    for _ in range(120):
        shade = dice.randrange(60, 170)
        painter.fillRect(
            QRectF(dice.random() * WIDTH, dice.random() ** 1.4 * HORIZON * 0.9, 1.3, 1.3),
            QColor(shade, shade, shade),
        )
    hills = QPainterPath(QPointF(0, HORIZON + 2))
    for step in range(0, WIDTH + 1, 32):
        hills.lineTo(step, HORIZON - 10 - dice.random() * 22 - (34 if 120 < step < 420 else 0))
    hills.lineTo(WIDTH, HORIZON + 2)
    painter.fillPath(hills, QColor("#14131a"))


def _ground(painter: QPainter) -> None:
    painter.fillRect(0, HORIZON, WIDTH, HEIGHT - HORIZON, QColor("#0e0c0b"))
    light = QRadialGradient(QPointF(560, HEIGHT + 40), 430)
    light.setColorAt(0, QColor(150, 122, 82, 210))
    light.setColorAt(0.55, QColor(84, 66, 46, 110))
    light.setColorAt(1, QColor(20, 16, 12, 0))
    painter.fillRect(0, HORIZON, WIDTH, HEIGHT - HORIZON, light)
    dice = random.Random(33)
    for _ in range(900):  # scrub and stones, smaller towards the horizon
        depth = dice.random() ** 0.6
        y = HORIZON + depth * (HEIGHT - HORIZON)
        shade = QColor(110, 92, 64, round(25 + 60 * depth))
        painter.fillRect(QRectF(dice.random() * WIDTH, y, 1 + 7 * depth, 1 + 1.6 * depth), shade)


def _road(painter: QPainter) -> None:
    asphalt = QPolygonF(
        [
            QPointF(VANISH.x() - 3, HORIZON),
            QPointF(VANISH.x() + 3, HORIZON),
            QPointF(1010, 576),
            QPointF(150, 576),
        ]
    )
    light = QLinearGradient(0, HORIZON, 0, HEIGHT)
    light.setColorAt(0, QColor("#131214"))
    light.setColorAt(0.35, QColor("#232020"))
    light.setColorAt(1, QColor("#5a5148"))
    painter.setBrush(light)
    painter.drawPolygon(asphalt)
    for index in range(14):
        near, far = 1 / (0.55 + index * 0.8), 1 / (0.85 + index * 0.8)
        painter.setBrush(QColor(206, 158, 62, max(235 - index * 17, 20)))
        painter.drawPolygon(QPolygonF([_at(-0.02, near), _at(0.02, near), _at(0.02, far), _at(-0.02, far)]))
    for side in (-0.93, 0.93):
        painter.setBrush(QColor(200, 190, 168, 90))
        edge = [_at(side - 0.015, 1.6), _at(side + 0.015, 1.6), _at(side + 0.01, 0.02), _at(side, 0.02)]
        painter.drawPolygon(QPolygonF(edge))


def _posts(painter: QPainter) -> None:
    for index in range(6):
        nearness = 1 / (1.5 + index * 1.4)
        foot = _at(1.35, nearness)
        tall = 150 * nearness
        shade = max(150 - index * 22, 24)
        painter.fillRect(
            QRectF(foot.x(), foot.y() - tall, max(9 * nearness, 1), tall),
            QColor(shade, shade - 8, shade - 20),
        )


def _at(across: float, nearness: float) -> QPointF:
    """A point of the road plane: ``across`` in road half-widths, ``nearness`` 1 at the bumper."""
    y = HORIZON + nearness * (HEIGHT - HORIZON)
    centre = VANISH.x() + (580 - VANISH.x()) * nearness
    return QPointF(centre + across * 430 * nearness, y)


def _dark(painter: QPainter) -> None:
    edge = QRadialGradient(QPointF(580, 360), 640)
    edge.setColorAt(0.4, QColor(0, 0, 0, 0))
    edge.setColorAt(1, QColor(0, 0, 0, 190))
    painter.fillRect(0, 0, WIDTH, HEIGHT, edge)
    dice = random.Random(8)
    for _ in range(5200):  # the tape's own noise
        shade = dice.randrange(256)
        painter.fillRect(
            QRectF(dice.randrange(WIDTH), dice.randrange(HEIGHT), 2, 1), QColor(shade, shade, shade, 16)
        )
