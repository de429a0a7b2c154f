"""Keys that are held and buttons that are clicked twice: nothing is done that nobody has seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from somewhere_gui.game import Game
from tests.gui.conftest import MakeGame, turn_over
from tests.gui.fake_engine import FakeEngine

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def second_click(at: QWidget) -> None:
    """The second half of a double click, as the system sends it."""
    where = QPointF(at.rect().center())
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        QApplication.sendEvent(at, QMouseEvent(kind, where, at.mapToGlobal(where), LEFT, LEFT, NONE))


def hold(qtbot: QtBot, to: QWidget, key: Qt.Key, text: str = "", times: int = 20) -> None:
    """Press a key and keep it down for a while."""
    for again in range(times):
        focused = to.focusWidget() or to
        QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, key, NONE, text, again > 0))
        qtbot.wait(5)


def test_a_double_click_is_one_turn(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """The second click of a double click chooses nothing of what came of the first."""
    first = playing.play.choices.buttons[0]
    qtbot.mouseClick(first, LEFT)
    turn_over(qtbot, playing, 3)
    second_click(first)
    qtbot.wait(50)
    assert [turn for _, _, turn in fake.plays] == [3]


def test_two_clicks_are_two(qtbot: QtBot, playing: Game) -> None:
    """In the menu at the foot, where one goes back and back, each click counts."""
    qtbot.mouseClick(playing.play.menu.buttons["back"], LEFT)
    qtbot.waitUntil(lambda: playing.controller.next_turn == 2 and not playing.controller.locked)
    second_click(playing.play.menu.buttons["back"])
    qtbot.waitUntil(lambda: playing.controller.next_turn == 1)


@pytest.mark.parametrize(("key", "text"), [(Qt.Key.Key_1, "1"), (Qt.Key.Key_Return, "\r")])
def test_a_held_key_is_one_turn(
    qtbot: QtBot, playing: Game, fake: FakeEngine, key: Qt.Key, text: str
) -> None:
    """A number or Enter that is held down chooses once, not once more as soon as it can."""
    hold(qtbot, playing.play, key, text)
    turn_over(qtbot, playing, 3)
    hold(qtbot, playing.play, key, text)
    turn_over(qtbot, playing, 4)
    assert [turn for _, _, turn in fake.plays] == [3, 4]


def test_going_back_goes_on(qtbot: QtBot, playing: Game) -> None:
    """The key for going back, held, goes back turn after turn."""
    hold(qtbot, playing.play, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: playing.controller.next_turn == 1)


def test_a_held_key_bins_one_tape(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """The key that bins a tape, held down, bins that one and not the next."""
    for number in (1, 2, 3):
        fake.intro(f"night-{number}")
    game = make_game(fake)
    game.show_slots()
    qtbot.waitUntil(lambda: game.slots_page.grid.tapes.rowCount() == 3)
    hold(qtbot, game.slots_page, Qt.Key.Key_Delete)
    qtbot.wait(50)
    assert game.slots_page.grid.tapes.rowCount() == 2


def test_a_held_key_leaves_one_page(qtbot: QtBot, playing: Game) -> None:
    """Esc, held down, leaves one page: the settings, not also the night below them."""
    playing.show_settings()
    hold(qtbot, playing.window, Qt.Key.Key_Escape)
    assert playing.play.isVisible()
