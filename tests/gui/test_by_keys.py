"""A whole night with the keys alone: from the title to an ending and back to the title."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.assembly import close_engines, local_engine
from somewhere_gui import reading
from somewhere_gui.game import Game
from tests.gui.conftest import MakeGame

LONG = 60000
LONGEST_NIGHT = 150


@pytest.fixture
def at_title(make_game: MakeGame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Game]:
    """The title page over the real engine, with no tape yet."""
    monkeypatch.setenv("SOMEWHERE_PICTURE_SIZE", "256x144")
    monkeypatch.setenv("SOMEWHERE_SEED", "5")
    game = make_game(local_engine(tmp_path / "tapes"), 1000, 700, greeted=False, taught="")
    yield game
    game.window.close()
    close_engines()


class Hands:
    """Presses keys on whatever has the focus; nothing else is ever touched."""

    def __init__(self, qtbot: QtBot, game: Game) -> None:
        self._bot, self._game = qtbot, game

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget() or self._game.window.focusWidget()
        assert found is not None, "the keys go nowhere"
        assert found.isVisible(), found.objectName()
        return found

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            self._bot.keyClick(self.focus, key)


def _ready(game: Game) -> bool:
    over = reading.has_ended(game.controller.state)
    return not game.controller.locked and game.play.settled and (over or bool(game.play.choices.offered))


def test_a_night_by_keys(qtbot: QtBot, at_title: Game) -> None:
    """Everything from the title to an ending can be done with the keys, and the focus is never lost."""
    game, dice = at_title, random.Random(4)
    hands = Hands(qtbot, game)
    title = game.window.title
    qtbot.waitUntil(lambda: title.buttons["new"].hasFocus() and title.buttons["continue"].isHidden())
    assert "dread" in title._note.text()
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: game.controller.session_id is not None and _ready(game), timeout=LONG)
    for turn in range(1, LONGEST_NIGHT):
        assert hands.focus is game.play.choices.buttons[0]
        offered = game.play.choices.offered
        if turn % 4 == 1:
            steps = dice.randrange(len(offered))
            hands.press(*[Qt.Key.Key_Tab] * steps, Qt.Key.Key_Return)
        elif turn % 4 == 2:
            hands.press("5", *offered[0][:60].lower().replace("’", "'"), Qt.Key.Key_Return)
        else:
            hands.press(str(dice.randrange(len(offered)) + 1))
        qtbot.waitUntil(lambda: _ready(game), timeout=LONG)
        if reading.has_ended(game.controller.state):
            break
    assert reading.has_ended(game.controller.state)
    hands.press(Qt.Key.Key_Return)
    assert game.ending.isVisible()
    hands.press("l")
    qtbot.waitUntil(game.history.isVisible)
    hands.press(Qt.Key.Key_Escape)
    assert game.ending.isVisible()
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: title.isVisible() and title.buttons["continue"].hasFocus())
    assert not title._note.isVisible()
    assert game.window.theme.settings.taught
