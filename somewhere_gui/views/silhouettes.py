"""Places in three dark tones: what an ending that nobody has seen yet may look like.

May import: Qt's painting, ``theme``. Promises: endings of the shipped worlds have pictures that the painter
made of their places; for any other a place of its kind is drawn, always the same; nothing in either can be
read as a fact of the story beyond the place.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF

from somewhere_gui.theme import RESOURCES

WIDE, HIGH = 160, 90
FAR: Final = QColor("#3d352a")
MIDDLE: Final = QColor("#292420")
NEAR: Final = QColor("#171412")
KINDS: Final = {
    "corridor": "corridor hall lobby gallery galleries tunnel stairs shaft infirmary laundry quarters booth",
    "room": "room control gate_house office canteen chapel library nursery archive projection school",
    "tower": "watchtower water_tank pump_house helipad",
    "dishes": "dish_field",
    "canyon": "wash red_garden flooded_level salt pump_chamber",
    "road": "night_road cattle_guard motor_pool loading_dock",
    "fence": "fence_line trailer_rows",
}
"""Kind of place -> parts of the names of sets that are of this kind."""


def kind_of(name: str) -> str:
    """The kind of place a set's name tells of; an open country when it tells nothing."""
    for kind, parts in KINDS.items():
        if any(part in name for part in parts.split()):
            return kind
    return "country"


def silhouette(name: str, ending: str = "") -> QImage:
    """The place of set ``name`` as ``ending`` has it, 16 by 9."""
    painted = RESOURCES / "pictures" / "endings" / f"{name}.{ending}.png"
    return QImage(str(painted)) if ending and painted.is_file() else _drawn(name)


def _drawn(name: str) -> QImage:
    """A place of the kind that the name tells of, 160 by 90."""
    image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    image.fill(MIDDLE)
    painter = QPainter(image)
    dice = random.Random(name)
    _DRAWN[kind_of(name)](painter, dice)
    painter.end()
    return image


def _country(painter: QPainter, dice: random.Random) -> None:
    glow = dice.randrange(30, 130)
    painter.fillRect(0, 0, WIDE, 58, MIDDLE)
    _fill(painter, [(glow - 70, 58), (glow - 30, 26), (glow + 30, 26), (glow + 70, 58)], FAR)
    hills = [(0.0, 58.0), *((x, 57 - dice.random() * 9) for x in range(0, WIDE + 1, 12)), (WIDE, 58.0)]
    _fill(painter, hills, MIDDLE)
    painter.fillRect(0, 58, WIDE, 32, NEAR)


def _tower(painter: QPainter, dice: random.Random) -> None:
    _country(painter, dice)
    x, top = dice.randrange(50, 110), dice.randrange(12, 24)
    for side in (-1, 1):
        _fill(
            painter, [(x + side * 8, top + 14), (x + side * 16, 66), (x + side * 14, 66), (x + side * 6, 38)]
        )
    painter.fillRect(QRectF(x - 12, top, 24, 14), NEAR)
    _fill(painter, [(x - 16, top + 1), (x, top - 7), (x + 16, top + 1)])
    for y in range(top + 20, 64, 11):
        painter.fillRect(QRectF(x - 13, y, 26, 1.5), NEAR)


def _dishes(painter: QPainter, dice: random.Random) -> None:
    _country(painter, dice)
    for index in range(3):
        x, size = 28 + index * 50 + dice.randrange(-8, 8), dice.randrange(13, 24)
        path = QPainterPath(QPointF(x - size, 46 - size * 0.8))
        path.quadTo(QPointF(x - size * 0.2, 56), QPointF(x + size, 40 - size * 0.2))
        painter.fillPath(path, NEAR)
        painter.fillRect(QRectF(x - 2, 44, 4, 22), NEAR)


def _canyon(painter: QPainter, dice: random.Random) -> None:
    painter.fillRect(0, 0, WIDE, HIGH, FAR)
    for side in (0, 1):
        edge = [(0.0, 0.0)] + [(34 + dice.random() * 34, y) for y in range(0, HIGH + 1, 10)] + [(0.0, HIGH)]
        _fill(painter, [(WIDE - x if side else x, y) for x, y in edge], NEAR if side else MIDDLE)
    _fill(painter, [(0, HIGH), (WIDE, HIGH), (WIDE, 78), (80, 70 + dice.random() * 8), (0, 80)])


def _road(painter: QPainter, dice: random.Random) -> None:
    _country(painter, dice)
    x = dice.randrange(60, 100)
    _fill(painter, [(x - 1, 58), (x + 1, 58), (x + 70, HIGH), (x - 60, HIGH)], MIDDLE)
    for index in range(dice.randrange(2, 5)):
        near = 1 / (1 + index)
        painter.fillRect(QRectF(x + 58 * near, 58 - 34 * near, 2.5 * near + 0.7, 60 * near), NEAR)


def _fence(painter: QPainter, dice: random.Random) -> None:
    _country(painter, dice)
    gap = dice.randrange(13, 20)
    for x in range(dice.randrange(gap), WIDE, gap):
        painter.fillRect(QRectF(x, 34, 2, 34), NEAR)
        _fill(painter, [(x, 36), (x + 6, 29), (x + 7, 30), (x + 2, 37)])
    for y in (40, 48, 56):
        painter.fillRect(QRectF(0, y, WIDE, 0.8), NEAR)


def _corridor(painter: QPainter, dice: random.Random) -> None:
    x, y = dice.randrange(64, 96), dice.randrange(36, 46)
    painter.fillRect(0, 0, WIDE, HIGH, MIDDLE)
    _fill(painter, [(0, 0), (WIDE, 0), (x + 14, y - 12), (x - 14, y - 12)], NEAR)
    _fill(painter, [(0, HIGH), (WIDE, HIGH), (x + 14, y + 14), (x - 14, y + 14)], NEAR)
    painter.fillRect(QRectF(x - 14, y - 12, 28, 26), NEAR)
    for index in range(dice.randrange(2, 4)):
        near = 0.75 - index * 0.22
        left = dice.random() < 0.5
        door = (0 if left else WIDE) + (x - (0 if left else WIDE)) * (1 - near)
        wide = 15 * near
        painter.fillRect(QRectF(door - wide / 2, y - 24 * near, wide, y * near + 4), FAR)


def _room(painter: QPainter, dice: random.Random) -> None:
    painter.fillRect(0, 0, WIDE, 62, MIDDLE)
    painter.fillRect(0, 62, WIDE, 28, NEAR)
    x = dice.randrange(20, 90)
    painter.fillRect(x, 14, dice.randrange(30, 54), dice.randrange(18, 30), FAR)
    for _ in range(dice.randrange(2, 5)):
        left, tall = dice.randrange(0, 140), dice.randrange(14, 40)
        painter.fillRect(left, 66 - tall, dice.randrange(10, 30), tall, NEAR)
    painter.fillRect(dice.randrange(20, 120), 0, 2, dice.randrange(12, 24), NEAR)


_DRAWN: Final[dict[str, Callable[[QPainter, random.Random], None]]] = {
    "country": _country,
    "tower": _tower,
    "dishes": _dishes,
    "canyon": _canyon,
    "road": _road,
    "fence": _fence,
    "corridor": _corridor,
    "room": _room,
}


def _fill(painter: QPainter, points: list[tuple[float, float]], colour: QColor = NEAR) -> None:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    painter.fillPath(path, colour)
