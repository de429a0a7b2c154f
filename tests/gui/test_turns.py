"""A turn as the player meets it: chosen, locked, told, saved; stopped, failed, tried again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from engine.errors import ProviderUnreachable, SessionBusy
from somewhere_gui.game import Game
from somewhere_gui.workers import Ticket
from tests.gui.conftest import MakeGame, open_night, turn_over
from tests.gui.fake_engine import CHOICES, FakeEngine

LEFT = Qt.MouseButton.LeftButton


def test_click_locks_at_once(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """A click on a choice marks it and locks every input before the handler returns."""
    fake.hold.clear()
    qtbot.mouseClick(playing.play.choices.buttons[1], LEFT)
    assert playing.play.choices.buttons[1].chosen
    assert not any(button.isEnabled() for button in playing.play.choices.buttons)
    assert not playing.play.choices.typed.isEnabled()
    fake.hold.set()
    turn_over(qtbot, playing, 3)


def test_double_click_is_one_turn(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """Two quick clicks on a choice play exactly one turn."""
    qtbot.mouseClick(playing.play.choices.buttons[0], LEFT)
    qtbot.mouseDClick(playing.play.choices.buttons[0], LEFT)
    turn_over(qtbot, playing, 3)
    qtbot.wait(50)
    assert [turn for _, _, turn in fake.plays] == [3]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_number_keys_choose(qtbot: QtBot, playing: Game, fake: FakeEngine, number: int) -> None:
    """The keys 1 to 4 take the choice with that number."""
    qtbot.keyClick(playing.play, str(number))
    turn_over(qtbot, playing, 3)
    assert fake.plays == [("night-1", CHOICES[number - 1][0], 3)]


def test_typed_action(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """Key 5 goes to the line, digits there are text, and Enter does what was typed."""
    qtbot.keyClick(playing.play, "5")
    line = playing.play.choices.typed
    qtbot.keyClicks(line, "count to 4")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    turn_over(qtbot, playing, 3)
    assert fake.plays == [("night-1", "count to 4", 3)]
    assert line.text() == ""


def test_alt_number_while_typing(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """Alt and a number take a choice even while the line has the keys."""
    qtbot.keyClick(playing.play.choices.typed, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    turn_over(qtbot, playing, 3)
    assert fake.plays[0][1] == CHOICES[1][0]


def test_empty_line_does_nothing(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """Do it with an empty line plays nothing and puts the keys into the line."""
    qtbot.mouseClick(playing.play.choices.send, LEFT)
    assert not playing.controller.locked
    assert fake.plays == []


def test_stale_action_is_refused(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """An action made for an older or later turn than the next one is not taken."""
    assert not playing.controller.act("Film it", 2)
    assert not playing.controller.act("Film it", 4)
    assert not playing.controller.locked
    assert fake.plays == []


def test_results_of_others_are_dropped(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """Words, pictures and states of another session, an older turn or an abandoned try change nothing."""
    fake.hold.clear()
    playing.controller.act("Film it", 3)
    before = playing.play.telling.toPlainText()
    for stale in (Ticket("other", 3, 1), Ticket("night-1", 2, 1), Ticket("night-1", 3, 99)):
        playing.controller._on_told(stale, "NOT OURS")
        playing.controller._on_pictured(stale, "x.png", QImage(4, 4, QImage.Format.Format_RGB32))
        playing.controller._on_finished(stale, {"turn_count": 77}, False)
    qtbot.wait(20)
    assert playing.play.telling.toPlainText() == before
    assert playing.controller.locked
    assert playing.controller.next_turn == 3
    fake.hold.set()
    turn_over(qtbot, playing, 3)


def test_turn_shows_everything(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """After a turn the page shows its words, a new frame, the new state, and choice 1 has the keys."""
    old = playing.play.frame.image
    qtbot.keyClick(playing.play, "3")
    turn_over(qtbot, playing, 3)
    qtbot.waitUntil(lambda: playing.play.settled)
    page = playing.play
    assert page.telling.toPlainText().startswith(CHOICES[2][0])
    assert page.frame.image != old
    assert page.rail.turn.text() == "turn 3"
    assert page.strip.film.rowCount() == 4
    assert page.menu.status.text().endswith("saved at turn 3")
    assert all(button.isEnabled() for button in page.choices.buttons)


def test_free_answer_keeps_the_turn(qtbot: QtBot, playing: Game) -> None:
    """What cannot be done is answered above the present telling; turn, frame and tape stay."""
    image, words = playing.play.frame.image, playing.play.telling.toPlainText()
    playing.act("fly away", 3)
    qtbot.waitUntil(lambda: not playing.controller.locked)
    told = playing.play.telling.toPlainText()
    assert "You cannot fly" in told
    assert told.endswith(words)
    assert playing.play.frame.image == image
    assert playing.controller.next_turn == 3
    assert playing.play.strip.film.rowCount() == 3


def test_failure_is_said_and_tried_again(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """A failed turn says so below the telling, keeps the choice, and trying again plays it."""
    before = playing.play.telling.toPlainText()
    fake.fail_next = ProviderUnreachable("Nobody answers at port 8080.")
    qtbot.keyClick(playing.play, "1")
    qtbot.waitUntil(lambda: playing.play.asking)
    strip = playing.play.notice
    assert "cannot be reached" in strip.headline
    assert "port 8080" in strip.details
    assert playing.play.telling.toPlainText() == before
    assert playing.play.choices.buttons[0].chosen
    assert not playing.play.choices.buttons[1].isEnabled()
    qtbot.keyClick(playing.play, "r")
    turn_over(qtbot, playing, 3)
    assert not playing.play.asking


def test_failure_then_another_choice(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """After a failed turn the player can also leave it and choose something else."""
    fake.fail_next = ProviderUnreachable("Nobody answers.")
    qtbot.keyClick(playing.play, "1")
    qtbot.waitUntil(lambda: playing.play.asking)
    qtbot.mouseClick(playing.play.notice.out, LEFT)
    qtbot.waitUntil(lambda: playing.play.choices.buttons[1].isEnabled())
    qtbot.keyClick(playing.play, "2")
    turn_over(qtbot, playing, 3)


def test_own_mistake_is_no_traceback(
    qtbot: QtBot, playing: Game, fake: FakeEngine, expect_log: object
) -> None:
    """An exception nobody foresaw is shown in words, logged, and the game goes on."""
    expect_log("unexpected error")  # type: ignore[operator]
    fake.fail_next = RuntimeError("boom")
    qtbot.keyClick(playing.play, "1")
    qtbot.waitUntil(lambda: playing.play.asking)
    assert "went wrong" in playing.play.notice.headline
    assert "Traceback" not in playing.play.notice.details


def test_escape_stops_a_turn(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """Esc while a turn is told cancels it; the turn before is on screen again."""
    before = playing.play.telling.toPlainText()
    fake.hold.clear()
    qtbot.keyClick(playing.play, "1")
    qtbot.keyClick(playing.play, Qt.Key.Key_Escape)
    fake.hold.set()
    qtbot.waitUntil(lambda: not playing.controller.locked)
    assert fake.cancelled == [("night-1", 3)]
    assert playing.play.telling.toPlainText() == before
    assert playing.controller.next_turn == 3


def test_closing_in_the_middle(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """Closing the window during a turn cancels it, ends every thread and lets go of the tape."""
    fake.hold.clear()
    qtbot.keyClick(playing.play, "1")
    playing.window.close()
    assert fake.cancelled == [("night-1", 3)]
    assert fake.leased == set()
    assert fake.closed
    assert fake.states["night-1"].turn_count == 2


def test_back_one_turn(qtbot: QtBot, playing: Game) -> None:
    """PgUp goes back one turn: words, frame, tape and state are those of that turn."""
    qtbot.keyClick(playing.play, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: playing.controller.next_turn == 2 and not playing.controller.locked)
    assert playing.play.rail.turn.text() == "turn 1"
    film = playing.play.strip.film
    qtbot.waitUntil(lambda: playing.play.can_go_forward)  # the way it went is on the strip, too
    assert (film.now, film.rowCount()) == (1, 3)


def test_frame_asks_then_goes_back(qtbot: QtBot, playing: Game) -> None:
    """Choosing a frame of the strip asks in the page; only then the night goes back to it."""
    strip = playing.play.strip
    spot = strip.visualRect(strip.film.index(0)).center()
    qtbot.mouseClick(strip.viewport(), LEFT, pos=spot)
    assert playing.play.notice.headline == "Go back to turn 0?"
    assert playing.controller.next_turn == 3
    qtbot.mouseClick(playing.play.notice.main, LEFT)
    qtbot.waitUntil(lambda: playing.controller.next_turn == 1 and not playing.controller.locked)


def test_new_night_begins(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """New night makes a tape, tells its beginning and waits for the first choice."""
    game = make_game(fake)
    qtbot.waitUntil(lambda: not game.window.title.buttons["continue"].isVisible())
    qtbot.mouseClick(game.window.title.buttons["new"], LEFT)
    qtbot.waitUntil(lambda: game.controller.session_id is not None and not game.controller.locked)
    assert game.play.isVisible()
    assert game.controller.next_turn == 1
    assert len(game.play.choices.offered) == 4


def test_failed_beginning_can_be_tried_again(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """When the first turn fails the page says so, and trying again begins the night."""
    fake.fail_next = ProviderUnreachable("Nobody answers.")
    game = make_game(fake)
    game.new_night()
    qtbot.waitUntil(lambda: game.play.asking)
    qtbot.mouseClick(game.play.notice.main, LEFT)
    qtbot.waitUntil(lambda: len(game.play.choices.offered) == 4 and not game.controller.locked)


def test_ending_page(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """When the night ends its page names the end and what decided it, and one can go back from there."""
    fake.ends_at = 3
    qtbot.keyClick(playing.play, "1")
    turn_over(qtbot, playing, 3)
    assert playing.play.choices.offered == []
    qtbot.keyClick(playing.play, Qt.Key.Key_Return)
    assert playing.ending.isVisible()
    assert playing.ending.ending_name.text() == "You ran, and it heard the floor"
    assert playing.ending._moments.count() == 3
    qtbot.mouseClick(playing.ending.again, LEFT)
    qtbot.waitUntil(lambda: playing.controller.next_turn == 2 and not playing.controller.locked)
    assert playing.play.isVisible()


def test_tape_in_another_window(qtbot: QtBot, make_game: MakeGame, playing: Game, fake: FakeEngine) -> None:
    """A second window on the same tape is told so in words, and nothing is opened."""
    other = make_game(fake)
    with qtbot.waitSignal(other.stuck) as caught:
        other.open("night-1")
    assert caught.args[0].kind == SessionBusy.__name__
    assert "another window" in other.window.toast.words
    assert other.controller.session_id is None


def test_hide_and_show(qtbot: QtBot, playing: Game) -> None:
    """H leaves only the picture; any key brings the rest back."""
    qtbot.keyClick(playing.play, "h")
    assert playing.play.frame.geometry() == playing.play.rect()
    assert not playing.play.rail.isVisible()
    qtbot.keyClick(playing.play, Qt.Key.Key_Escape)
    assert playing.play.rail.isVisible()
    assert playing.play.isVisible()


def test_words_appear_one_by_one(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """Word by word hides the tail without laying anything out anew; Space shows all."""
    fake.intro("night-1")
    game = make_game(fake, words_at_once=False, reduced_motion=False)
    open_night(qtbot, game, "night-1")
    qtbot.keyClick(game.play, "1")
    turn_over(qtbot, game, 1)
    telling = game.play.telling
    qtbot.waitUntil(lambda: telling.revealing)
    qtbot.waitUntil(lambda: "dated tomorrow" in telling.toPlainText())
    height = telling.document().size().height()
    qtbot.keyClick(game.play, Qt.Key.Key_Space)
    assert not telling.revealing
    assert telling.document().size().height() == height
