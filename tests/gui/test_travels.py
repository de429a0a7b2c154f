"""Back, forward and across in the window: the strip, its keys, other ways, moments that are kept."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from somewhere_gui.game import Game
from tests.gui.conftest import MakeGame, open_night, turn_over
from tests.gui.fake_engine import FakeEngine

LEFT = Qt.MouseButton.LeftButton
ROLE = Qt.ItemDataRole.AccessibleTextRole


def at_turn(qtbot: QtBot, game: Game, turn: int, ahead: int = 0) -> None:
    """Wait until the night stands at a turn, with so many frames ahead in the strip."""
    turn_over(qtbot, game, turn)
    film = game.play.strip.film
    qtbot.waitUntil(lambda: film.rowCount() - film.now - 1 == ahead)


def click(qtbot: QtBot, game: Game, row: int) -> None:
    strip = game.play.strip
    qtbot.mouseClick(strip.viewport(), LEFT, pos=strip.visualRect(strip.film.index(row)).center())


def seen(game: Game) -> dict[str, Any]:
    """Everything on the page that belongs to the turn."""
    page = game.play
    return {
        "words": page.telling.toPlainText(),
        "clock": page.rail.clock.text(),
        "turn": page.rail.turn.text(),
        "choices": page.choices.offered,
        "picture": QImage(page.frame.image),
        "bag": [page.rail.bag.item(row).text() for row in range(page.rail.bag.count())],
        "now": page.strip.film.now,
    }


def test_back_and_forward_by_keys(qtbot: QtBot, playing: Game) -> None:
    """PgUp and PgDn walk the night; words, picture, clock, bag and choices are those of each turn."""
    before = seen(playing)
    qtbot.keyClick(playing.play, Qt.Key.Key_PageUp)
    at_turn(qtbot, playing, 1, ahead=1)
    earlier = seen(playing)
    assert earlier["words"] != ""
    assert earlier["picture"] != before["picture"]
    assert not playing.play.menu.buttons["forward"].isHidden()
    qtbot.keyClick(playing.play, Qt.Key.Key_PageUp)
    at_turn(qtbot, playing, 0, ahead=2)
    qtbot.keyClick(playing.play, Qt.Key.Key_PageDown)
    at_turn(qtbot, playing, 1, ahead=1)
    assert seen(playing) == earlier
    qtbot.keyClick(playing.play, Qt.Key.Key_PageDown)
    at_turn(qtbot, playing, 2)
    assert seen(playing) == before
    assert playing.play.menu.buttons["forward"].isHidden()
    qtbot.keyClick(playing.play, Qt.Key.Key_PageDown)
    qtbot.wait(30)
    assert playing.controller.next_turn == 3


def test_frames_ahead_can_be_chosen(qtbot: QtBot, playing: Game) -> None:
    """After going back the frames that lie ahead stay in the strip, told as such; choosing one goes there
    without a question."""
    playing.go_back(0)
    at_turn(qtbot, playing, 0, ahead=2)
    film = playing.play.strip.film
    assert film.index(2).data(ROLE) == "Turn 2: Film the pencil marks (ahead)"
    assert film.index(0).data(ROLE) == "Turn 0: Intro (now)".replace(": Intro", "")
    click(qtbot, playing, 2)
    at_turn(qtbot, playing, 2)


def test_another_way_stays_in_reach(qtbot: QtBot, playing: Game) -> None:
    """Playing on from an earlier turn marks that frame with a fork; choosing it offers the other way."""
    playing.go_back(0)
    at_turn(qtbot, playing, 0, ahead=2)
    playing.play.choices.choose(4)
    at_turn(qtbot, playing, 1)
    film = playing.play.strip.film
    assert film.forks_at(0)
    assert "Another way from here: 2 turns, to The long corridor" in film.index(0).data(ROLE)
    click(qtbot, playing, 0)
    words = [each.words for each in playing.play.notice.others if not each.isHidden()]
    assert words[0] == "The other way: 2 turns, to The long corridor"
    playing.play.questions.answer("way")
    at_turn(qtbot, playing, 2)
    assert "kept" in playing.window.toast.words
    qtbot.waitUntil(lambda: bool(film.forks_at(0)))
    assert not film.forks_at(1)


def test_the_page_of_ways(qtbot: QtBot, playing: Game) -> None:
    """B lists the other ways, the one left last first; Enter takes the chosen one up; Esc changes nothing."""
    qtbot.keyClick(playing.play, "b")
    qtbot.waitUntil(lambda: playing.ways.isVisible())
    assert not playing.ways.take.isEnabled()
    assert "one way so far" in playing.ways._empty.text()
    qtbot.keyClick(playing.ways, Qt.Key.Key_Escape)
    assert playing.play.isVisible()
    for number in (2, 3, 4):
        playing.go_back(0)
        turn_over(qtbot, playing, 0)
        playing.play.choices.choose(number)
        at_turn(qtbot, playing, 1)
    playing.play.strip.setCurrentIndex(playing.play.strip.film.index(0))
    qtbot.keyClick(playing.play, "b")
    page = playing.ways
    qtbot.waitUntil(lambda: page.isVisible() and page.ways.rowCount() == 3)
    assert page.view.hasFocus()
    told = page.ways.index(0).data(ROLE)
    assert told.startswith("Switch the torch off and wait for the hiss to pass. FROM TURN 0  1 TURN")
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: playing.play.isVisible())
    at_turn(qtbot, playing, 1)
    assert "(Lift the cardigan and read the name tape)" in playing.play.telling.toPlainText()


def test_a_kept_moment(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """F5 keeps the moment, F9 comes back to it from wherever one is; both say so."""
    qtbot.keyClick(playing.play, Qt.Key.Key_F9)
    qtbot.waitUntil(
        lambda: "No moment of this night is kept yet. F5 keeps one." in playing.window.toast.words
    )
    at_turn(qtbot, playing, 2)
    before = seen(playing)
    qtbot.keyClick(playing.play, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: "turn 2. F9" in playing.window.toast.words)
    assert len(fake.marks("night-1")) == 1
    playing.play.choices.choose(2)
    at_turn(qtbot, playing, 3)
    qtbot.keyClick(playing.play, Qt.Key.Key_F9)
    at_turn(qtbot, playing, 2, ahead=1)
    assert seen(playing) == before
    assert "The moment that you kept" in playing.window.toast.words


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_B, Qt.Key.Key_F5, Qt.Key.Key_F9])
def test_without_mercy(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, key: Qt.Key) -> None:
    """Without mercy nothing goes forward or across and no moment is kept; each key says so."""
    fake.prepare("night-1", difficulty="no_mercy")
    fake.intro("night-1")
    list(fake.play("night-1", "Film the pencil marks", "NORMAL"))
    game = make_game(fake)
    open_night(qtbot, game, "night-1")
    qtbot.keyClick(game.play, key)
    assert "without mercy" in game.window.toast.words + game.play.menu.status.text()
    qtbot.wait(20)
    assert game.controller.next_turn == 2
    assert fake.marks("night-1") == []


def test_terms_say_it_before(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """That a night without mercy cannot be gone back in is said where it is chosen."""
    game = make_game(fake, difficulty="no_mercy")
    game.over(game.terms)
    game.beginning.read()
    qtbot.waitUntil(lambda: game.terms.worlds is not None)
    spoken = " ".join(
        child.text() + child.accessibleDescription()  # type: ignore[attr-defined]
        for child in game.terms.findChildren(object)
        if hasattr(child, "text") and callable(child.text) and hasattr(child, "accessibleDescription")
    )
    assert "no going back" in spoken.lower()


def test_while_a_turn_is_told(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """While a turn is told none of it does anything."""
    fake.hold.clear()
    playing.play.choices.choose(1)
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F5, Qt.Key.Key_F9):
        qtbot.keyClick(playing.play, key)
    fake.hold.set()
    at_turn(qtbot, playing, 3)
    assert fake.marks("night-1") == []
    assert fake.futures("night-1") == []


def test_a_way_that_is_gone(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """A way that is not there any more is said to be so, and the night stays where it was."""
    playing.go_back(1)
    at_turn(qtbot, playing, 1, ahead=1)
    fake.left["night-1"].clear()
    qtbot.keyClick(playing.play, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: bool(playing.window.toast.words))
    at_turn(qtbot, playing, 1, ahead=1)
    playing.play.choices.choose(1)
    at_turn(qtbot, playing, 2)
