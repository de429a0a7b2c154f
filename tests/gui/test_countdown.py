"""The time to decide: off unless set, standing when it should, and a turn of its own when it is over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from somewhere_gui.game import Game
from somewhere_gui.settings import Settings, seconds
from somewhere_gui.views.settings.deciding import DecidingSection
from tests.gui.conftest import MakeGame, open_night, turn_over
from tests.gui.fake_engine import FakeEngine


@pytest.fixture
def timed(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> Game:
    """A night with 15 seconds for each choice."""
    fake.intro("night-1")
    game = make_game(fake, countdown=15)
    open_night(qtbot, game, "night-1")
    return game


def tick(game: Game, times: int = 1) -> None:
    """Let seconds pass without waiting for them."""
    for _ in range(times):
        game.countdown._second()


def test_no_time_unless_asked_for(playing: Game) -> None:
    """As delivered there is no countdown and no timer."""
    assert playing.play.choices.countdown.isHidden()
    assert not playing.countdown.running


def test_time_runs_and_is_seen(timed: Game) -> None:
    """A set time is counted down in whole seconds, as a bar, a clock and words."""
    bar = timed.play.findChild(QProgressBar, "countdownBar")
    assert bar is not None
    assert bar.height() == 4
    assert (bar.value(), bar.maximum()) == (15, 15)
    tick(timed, 3)
    assert bar.value() == 12
    assert timed.play.choices.countdown.left.text() == "0:12"
    assert bar.accessibleName()


def test_time_over_is_a_turn(qtbot: QtBot, timed: Game, fake: FakeEngine) -> None:
    """When the time is over the world acts: a turn is played as a penalty, and the time starts anew."""
    tick(timed, 15)
    turn_over(qtbot, timed, 1)
    assert fake.late == [True]
    assert timed.countdown.left == 15
    assert timed.countdown.running


def test_a_choice_is_no_penalty(qtbot: QtBot, timed: Game, fake: FakeEngine) -> None:
    """A choice made in time is the player's own, and the clock stands while it is told."""
    fake.hold.clear()
    qtbot.keyClick(timed.play, "1")
    assert not timed.countdown.running
    fake.hold.set()
    turn_over(qtbot, timed, 1)
    assert fake.late == [False]


def test_the_clock_stands(qtbot: QtBot, timed: Game) -> None:
    """The clock stands while one types, while a question is open, and while another page is shown."""
    page = timed.play
    timed.window.activateWindow()
    page.choices.typed.setFocus()
    qtbot.waitUntil(page.choices.typed.hasFocus)
    tick(timed, 5)
    assert timed.countdown.left == 15
    assert "stopped" in page.choices.countdown.words.text()
    page.choices.buttons[0].setFocus()
    timed.show_help()
    tick(timed, 5)
    assert timed.countdown.left == 15
    qtbot.keyClick(timed.help, Qt.Key.Key_Escape)
    page.deeds.do("watch")
    tick(timed, 5)
    assert timed.countdown.left == 15


def test_more_time(qtbot: QtBot, timed: Game) -> None:
    """Larger text and the relaxed setting give more time; switching it off stops it at once."""
    assert seconds(Settings(countdown=30, text_size=200)) == 60
    assert seconds(Settings(countdown=30, relaxed=True)) == 60
    assert seconds(Settings(relaxed=True)) == 0
    page = timed.settings.sections["deciding"]
    assert isinstance(page, DecidingSection)
    qtbot.mouseClick(page.time.button("60"), Qt.MouseButton.LeftButton)
    assert timed.countdown.left == 60
    page.relaxed.click()
    assert timed.countdown.left == 120
    qtbot.mouseClick(page.time.button("0"), Qt.MouseButton.LeftButton)
    assert not timed.countdown.running
    assert timed.play.choices.countdown.isHidden()


@pytest.mark.parametrize(("width", "height", "size"), [(1280, 800, 100), (1000, 700, 100), (1280, 800, 200)])
def test_the_bar_has_room(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, width: int, height: int, size: int
) -> None:
    """The bar stands above the choices and takes no room from them."""
    fake.intro("night-1")
    game = make_game(fake, width, height, countdown=30, text_size=size)
    open_night(qtbot, game, "night-1")
    panel = game.play.choices
    assert panel.countdown.geometry().bottom() < panel.buttons[0].geometry().top()
    for button in panel.buttons:
        assert button.height() >= button.heightForWidth(button.width())
    assert panel.height() >= panel.height_for(panel.width())
