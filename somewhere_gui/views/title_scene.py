"""What stands in the dark behind the title: the last frame of a tape, or a picture of our own.

May import: Qt, ``theme``. Promises: pure painting; words at the left stand on darkness; a dark frame is given
more light, a bright one is not; the picture of our own is read once, on whatever thread asks first.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPixmap, qGray

from somewhere_gui.theme import RESOURCES

Stops = tuple[tuple[float, int], ...]
ACROSS: Final[Stops] = ((0.0, 0), (0.27, 0), (0.42, 46), (0.56, 140), (0.75, 190), (1.0, 170))
"""How much of a frame is seen from the left edge of the page to its right edge, of 255."""
DOWN: Final[Stops] = ((0.0, 255), (0.72, 255), (0.9, 120), (1.0, 40))
OWN_ACROSS: Final[Stops] = ((0.0, 0), (0.07, 26), (0.18, 130), (0.34, 228), (0.85, 228), (1.0, 190))
"""The same for the picture of our own, from its own left edge to its right one."""
OWN_DOWN: Final[Stops] = ((0.0, 255), (0.8, 255), (0.93, 90), (1.0, 0))
TOWER: Final = 0.228
"""Where in the picture of our own the tower stands, in shares of its width."""
BARE: Final = (0.6, 0.87)
"""In high contrast a frame begins so far to the right and ends so far down, in shares of the page; all else
is black."""
LIT: Final = 62
"""How light a frame should be on the whole, of 255."""
MOST_LIFT: Final = 2.4


@cache
def own() -> QImage:
    """The picture of our own: a watchtower at dusk."""
    return QImage(str(RESOURCES / "pictures" / "title.jpg"))


def own_frame() -> QImage:
    """As much of it as a frame has: 16 by 9."""
    picture = own()
    tall = round(picture.width() * 9 / 16)
    return picture.copy(0, picture.height() - tall - round(tall * 0.1), picture.width(), tall)


def of_frame(frame: QImage, page: QSize, *, plain: bool) -> QPixmap:
    """A frame, shifted right and out of its own readings, dark from the left. ``plain``: high contrast."""
    width, height = page.width(), page.height()
    tall = max(round(height * 1.18), round(width * 0.9 * 9 / 16))
    wide = round(tall * 16 / 9)
    box = QRect(width - round(wide * 0.92), -round(tall * 0.09), wide, tall)
    scene, painter = _begun(page)
    if plain:
        right_of, above = round(width * BARE[0]), round(height * BARE[1])
        painter.setClipRect(QRect(right_of, 0, width - right_of, above))
    _draw(painter, box, frame)
    if not plain:
        _veil(painter, page, QPointF(0, 0), QPointF(width, 0), ACROSS)
        _veil(painter, page, QPointF(0, 0), QPointF(0, height), DOWN)
    painter.end()
    return scene


def of_own(page: QSize, *, plain: bool) -> QPixmap:
    """The picture of our own: the tower stands clear of the wordmark, the ground is lost in the dark."""
    width, height, picture = page.width(), page.height(), own()
    if picture.isNull():
        return QPixmap()
    shape = picture.width() / picture.height()
    wide = min(round(height * 0.83 * shape), round(width * (0.45 if plain else 0.585)))
    tall = round(wide / shape)
    left = width - wide if plain else max(width - wide, round(width * 0.575 - wide * TOWER))
    scene, painter = _begun(page)
    painter.drawImage(QRect(left, 0, wide, tall), picture)
    if not plain:
        _veil(painter, page, QPointF(left, 0), QPointF(left + wide, 0), OWN_ACROSS)
    _veil(painter, page, QPointF(0, 0), QPointF(0, tall), OWN_DOWN)
    painter.end()
    return scene


def lift(frame: QImage) -> float:
    """How many times its own light a frame is given."""
    smooth = Qt.TransformationMode.SmoothTransformation
    small = frame.scaled(32, 18, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    mean = sum(qGray(small.pixel(x, y)) for x in range(32) for y in range(18)) / (32 * 18)
    return min(max(LIT / max(mean, 1), 1.0), MOST_LIFT)


def _begun(page: QSize) -> tuple[QPixmap, QPainter]:
    scene = QPixmap(page)
    scene.fill(Qt.GlobalColor.transparent)
    painter = QPainter(scene)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    return scene, painter


def _draw(painter: QPainter, box: QRect, frame: QImage) -> None:
    """The frame, and as much of it again as it needs to be seen."""
    painter.drawImage(box, frame)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    more = lift(frame) - 1
    while more > 0:
        painter.setOpacity(min(more, 1.0))
        painter.drawImage(box, frame)
        more -= 1
    painter.setOpacity(1.0)


def _veil(painter: QPainter, page: QSize, start: QPointF, end: QPointF, stops: Stops) -> None:
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    veil = QLinearGradient(start, end)
    for at, alpha in stops:
        veil.setColorAt(at, QColor(0, 0, 0, alpha))
    painter.fillRect(QRect(0, 0, page.width(), page.height()), veil)
