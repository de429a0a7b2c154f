"""A new night: on the last terms at once, or on others."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from somewhere_gui.game import Game
from tests.gui.conftest import MakeGame, turn_over
from tests.gui.fake_engine import FakeEngine

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def terms(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> Game:
    """The page of terms, its worlds read."""
    game = make_game(fake)
    qtbot.mouseClick(game.window.title.terms, LEFT)
    qtbot.waitUntil(lambda: game.terms.isVisible() and game.terms.worlds is not None)
    return game


def begun(qtbot: QtBot, game: Game) -> str:
    """Wait until a night can be played; its session."""
    qtbot.waitUntil(lambda: game.controller.session_id is not None and not game.controller.locked)
    return str(game.controller.session_id)


def test_new_night_asks_nothing(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """New night begins at once, on the terms of the last one."""
    game = make_game(fake, difficulty="story", intensity=2)
    assert game.window.title.terms.words == "Terms: story, harsh. Change"
    game.new_night()
    session_id = begun(qtbot, game)
    assert fake.prepared[session_id] == {
        "pack": "somewhere",
        "difficulty": "story",
        "intensity": 2,
        "avoid": [],
    }


def test_other_terms(qtbot: QtBot, terms: Game, fake: FakeEngine) -> None:
    """What is chosen on the page is what the night is prepared with, and what the next one begins on."""
    page = terms.terms
    qtbot.mouseClick(page.hard.button("no_mercy"), LEFT)
    assert "no going back" in page._hard_words.text()
    qtbot.mouseClick(page.far.button("1"), LEFT)
    page.tags["children"].setChecked(True)
    qtbot.keyClick(page.begin, Qt.Key.Key_Return)
    session_id = begun(qtbot, terms)
    wanted = {"pack": "somewhere", "difficulty": "no_mercy", "intensity": 1, "avoid": ["children"]}
    assert fake.prepared[session_id] == wanted
    terms.show_title()
    assert terms.window.title.terms.words == "Terms: no mercy, quiet, 1 left out. Change"


def test_another_world(qtbot: QtBot, terms: Game, fake: FakeEngine) -> None:
    """Another world brings its own tags; what is left out of the first is remembered for it."""
    page = terms.terms
    page.tags["children"].setChecked(True)
    assert page.worlds is not None
    qtbot.mouseClick(page.worlds.button("rock"), LEFT)
    assert page.tags == {}
    qtbot.mouseClick(page.begin, LEFT)
    session_id = begun(qtbot, terms)
    assert fake.prepared[session_id]["pack"] == "rock"
    assert "children" in terms.window.theme.settings.avoid


def test_a_seed_code(qtbot: QtBot, terms: Game, fake: FakeEngine) -> None:
    """A seed code brings its own terms, is used once, and one that does not fit is explained."""
    page = terms.terms
    page.seed.setText("mistyped")
    qtbot.keyClick(page.seed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.isVisible() and "mistyped" in page.message.text())
    page.seed.setText("GOOD-CODE")
    qtbot.keyClick(page.seed, Qt.Key.Key_Return)
    session_id = begun(qtbot, terms)
    assert fake.prepared[session_id] == {"seed_code": "GOOD-CODE"}
    assert page.seed.text() == ""


def test_no_mercy_means_no_going_back(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """In a night without mercy nothing leads back: not the key, not the strip, not the ending."""
    fake.ends_at = 2
    game = make_game(fake, difficulty="no_mercy")
    game.new_night()
    begun(qtbot, game)
    qtbot.keyClick(game.play, "1")
    turn_over(qtbot, game, 1)
    assert not game.play.menu.buttons["back"].isEnabled()
    qtbot.keyClick(game.play, Qt.Key.Key_PageUp)
    assert "without mercy" in game.play.menu.status.text()
    game.play.deeds.choose_frame(0)
    assert not game.play.asking
    qtbot.keyClick(game.play, "1")
    turn_over(qtbot, game, 2)
    game.show_ending()
    assert game.ending.again.isHidden()
    assert "without mercy" in game.ending._tape_words.text()
    game.ending.contact.frame_chosen.emit(0)
    assert game.controller.next_turn == 3
