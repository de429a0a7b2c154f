"""The still frame lives, costs next to nothing, and stands still for those who want that."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from somewhere_gui.game import Game
from somewhere_gui.views.living import DIP, SWAY, Living
from tests.gui.conftest import MakeGame, open_night
from tests.gui.fake_engine import FakeEngine


@pytest.fixture
def alive(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> Game:
    """A night with motion as delivered."""
    fake.intro("night-1")
    list(fake.play("night-1", "Film the pencil marks", "NORMAL"))
    game = make_game(fake, reduced_motion=False)
    open_night(qtbot, game, "night-1")
    return game


def test_the_frame_lives(qtbot: QtBot, alive: Game) -> None:
    """While one looks at a frame it changes a little, without a new picture being made."""
    frame = alive.play.frame
    assert frame.living
    first, image = frame.grab().toImage(), frame.image.cacheKey()
    qtbot.waitUntil(lambda: frame.grab().toImage() != first)
    assert frame.image.cacheKey() == image
    assert alive.play.settled


def test_stands_still(qtbot: QtBot, alive: Game) -> None:
    """No timer runs under reduced motion, in high contrast, behind another page or minimised."""
    frame, settings = alive.play.frame, alive.window.theme.settings
    for still in ({"reduced_motion": True}, {"high_contrast": True}):
        alive.window.change(settings._replace(**still))
        assert not frame.living
        alive.window.change(settings)
        assert frame.living
    alive.show_help()
    assert not frame.living
    alive.back()
    assert frame.living
    alive.window.showMinimized()
    qtbot.waitUntil(lambda: not frame.living)
    alive.window.showNormal()
    qtbot.waitUntil(lambda: frame.living)


def test_nothing_flashes() -> None:
    """The frame never wanders out of its window, and no moment is much darker than the one before."""
    life = Living()
    before = 0
    for _ in range(3000):
        life.step()
        shift = life.shift()
        assert abs(shift.x()) <= SWAY + 1
        assert abs(shift.y()) <= SWAY
        assert abs(life._dim - before) <= DIP
        before = life._dim


def test_dark_frame_is_dark(alive: Game) -> None:
    """Without a picture nothing lives."""
    alive.play.frame.show_image(QImage(), cut=True)
    assert not alive.play.frame.living


def test_wheel_goes_back_and_forward(qtbot: QtBot, alive: Game) -> None:
    """Turning the wheel back over the picture goes back a turn, turning it on goes forward again; a pad's
    small strokes count together."""
    frame = alive.play.frame
    _wheel(frame, -120)
    assert not alive.controller.locked
    _wheel(frame, 60)
    assert not alive.controller.locked
    _wheel(frame, 60)
    qtbot.waitUntil(lambda: alive.controller.next_turn == 1 and alive.play.can_go_forward)
    _wheel(frame, -120)
    qtbot.waitUntil(lambda: alive.controller.next_turn == 2 and not alive.controller.locked)


def _wheel(widget: object, turned: int) -> None:
    middle = QPointF(40, 40)
    nothing = Qt.MouseButton.NoButton
    event = QWheelEvent(
        middle,
        middle,
        QPoint(0, 0),
        QPoint(0, turned),
        nothing,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)  # type: ignore[arg-type]
