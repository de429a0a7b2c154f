"""Reading on: by itself, by a key that is held, by one that toggles; only what was read, if one likes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.errors import StorageFull
from somewhere_gui import language
from somewhere_gui.game import Game
from somewhere_gui.views.play_page import PlayPage
from tests.gui.conftest import MakeGame, open_night, turn_over
from tests.gui.fake_engine import TELLING, FakeEngine

SLOWLY: dict[str, object] = {"words_at_once": False, "reduced_motion": False}
NEW = "Nobody has read this before, and so it takes its time whatever key was pressed. " * 3


def test_reading_on_by_itself(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """A reads on at the set pace to the end of the telling and takes no choice; the held key is faster."""
    fake.intro("night-1")
    game = make_game(fake, 1000, 620, pace="fast")
    open_night(qtbot, game, "night-1")
    page = game.play
    assert page.telling.has_more
    qtbot.keyClick(page, "a")
    assert page.pacing.auto
    assert page.pacing._turn_page.isActive()
    assert "Reads on by itself" in page.menu.status.text()
    page.pacing._on()
    while page.telling.has_more:
        page.pacing._on()
    assert not page.pacing._turn_page.isActive()
    assert game.controller.next_turn == 1
    qtbot.keyClick(page, "a")
    assert not page.pacing.auto
    page.telling.verticalScrollBar().setValue(0)
    qtbot.keyPress(page, Qt.Key.Key_Control)
    assert page.pacing.skipping
    qtbot.waitUntil(lambda: not page.telling.has_more)
    qtbot.keyRelease(page, Qt.Key.Key_Control)
    assert not page.pacing.skipping
    assert not page.telling.hurried


def test_skipping_stops_at_what_is_new(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """Set so, the held key shows at once only what was read before, on this tape or another, also after a
    new start; what is new comes word by word."""
    fake.intro("night-1")
    game = make_game(fake, skip_read=True, words_at_once=False, reduced_motion=False)
    open_night(qtbot, game, "night-1")
    page = game.play
    assert not page.pacing.knows(TELLING)
    game.act("Film the pencil marks", 1)
    qtbot.waitUntil(lambda: game.controller.next_turn == 2 and not game.controller.locked)
    assert page.pacing.knows(TELLING)
    page.telling.complete()
    qtbot.keyPress(page, Qt.Key.Key_Control)
    page.telling.begin("Listen")
    page.telling.add(
        "Nobody has read this before, and so it takes its time however long the key is held. " * 3
    )
    qtbot.waitUntil(lambda: page.telling._timer.isActive())
    assert not page.telling.hurried
    page.telling.begin("Film the pencil marks")
    page.telling.add(TELLING)
    qtbot.waitUntil(lambda: not page.telling.revealing)
    assert page.telling.hurried
    qtbot.keyRelease(page, Qt.Key.Key_Control)
    assert make_game(fake).play.pacing.knows(TELLING)


@pytest.fixture
def slow(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> Game:
    """A night whose words come one by one, with more of them than there is room for."""
    fake.intro("night-1")
    game = make_game(fake, 1000, 620, text_speed="slow", **SLOWLY)
    open_night(qtbot, game, "night-1")
    return game


def test_skipping_without_holding(qtbot: QtBot, slow: Game) -> None:
    """K shows all words at once and page after page, turn after turn, takes no choice, says at the foot that
    it does and how it is stopped; K again stops it."""
    page = slow.play
    assert page.telling.has_more
    qtbot.keyClick(page, "k")
    assert page.menu.status.text() == "Skipping. K stops it"
    assert page.menu.buttons["skip_on"].chosen
    qtbot.waitUntil(lambda: not page.telling.has_more)
    for turn in (1, 2):
        assert slow.controller.next_turn == turn
        slow.act("Film the pencil marks", turn)
        turn_over(qtbot, slow, turn)
        qtbot.waitUntil(lambda: not page.telling.revealing and not page.telling.has_more)
    assert not page.pacing._turn_page.isActive()
    qtbot.keyClick(page, "k")
    assert "saved at turn 2" in page.menu.status.text()
    assert not page.menu.buttons["skip_on"].chosen
    slow.act("Film the pencil marks", 3)
    qtbot.waitUntil(lambda: page.telling._timer.isActive())


def test_what_stops_skipping(qtbot: QtBot, slow: Game, fake: FakeEngine) -> None:
    """Esc stops skipping and only that; so does a turn that fails, and a look at another page."""
    page = slow.play
    qtbot.keyClick(page, "k")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.pacing.skips
    assert page.isVisible()
    qtbot.keyClick(page, "k")
    fake.fail_next = StorageFull("The disk is full.")
    slow.act("Film the pencil marks", 1)
    qtbot.waitUntil(lambda: page.asking)
    assert not page.pacing.skips
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.asking and not slow.controller.locked)
    qtbot.keyClick(page, "k")
    assert page.pacing.skips
    qtbot.keyClick(page, Qt.Key.Key_F1)
    assert slow.help.isVisible()
    assert not page.pacing.skips


def test_skipping_ends_at_what_is_new(qtbot: QtBot, slow: Game) -> None:
    """Set to skip only what was read, skipping goes on over what was, ends at what was not and says so, and
    does not begin while new words appear; a telling of few words is new as well, and an answer is."""
    game, page = slow, slow.play
    game.window.change(game.window.theme.settings._replace(skip_read=True))
    for turn in (1, 2):
        game.act("Film the pencil marks", turn)
        turn_over(qtbot, game, turn)
    page.telling.complete()
    qtbot.keyClick(page, "k")
    page.begin("Film the pencil marks", 3)
    assert page.pacing.skips  # nothing was told yet
    page.told(TELLING)
    qtbot.waitUntil(lambda: page.telling.told == TELLING and not page.telling.revealing)
    assert page.pacing.skips
    page.begin("Listen", 3)
    page.told(NEW[:20])
    qtbot.waitUntil(lambda: page.telling._timer.isActive())
    assert page.pacing.skips  # too little to know it by
    page.told(NEW[20:])
    qtbot.waitUntil(lambda: not page.pacing.skips)
    assert page.telling.revealing
    assert page.menu.status.text() == "New words: skipping has ended"
    qtbot.keyClick(page, "k")
    assert not page.pacing.skips
    page.telling.complete()
    page.running = False
    qtbot.keyClick(page, "k")
    game.window.change(game.window.theme.settings._replace(line_spacing="wide"))
    assert page.pacing.skips  # for what comes
    page.begin("Wait", 3)
    page.told("Nothing.")
    qtbot.waitUntil(lambda: page.telling.told == "Nothing.")
    page.pacing.heard_all()
    assert not page.pacing.skips
    page.telling.complete()
    qtbot.keyClick(page, "k")
    game.act("Fly", 3)
    qtbot.waitUntil(lambda: not game.controller.locked)
    assert page.telling.told.startswith("You cannot fly")
    assert not page.pacing.skips
    assert page.telling.revealing


@pytest.fixture
def large(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> Game:
    """A night in large text: one scrolling column, whose words come one by one."""
    fake.intro("night-1")
    game = make_game(fake, 1000, 700, text_size=200, text_speed="slow", pace="fast", **SLOWLY)
    open_night(qtbot, game, "night-1")
    assert not game.play.parts.in_columns
    return game


def seen(page: PlayPage) -> tuple[int, int]:
    """From where to where the one-column page is in sight."""
    top = page.parts.area.verticalScrollBar().value()
    return top, top + page.parts.area.viewport().height()


@pytest.mark.parametrize("size", [150, 200, 250])
def test_reading_on_in_large_text(qtbot: QtBot, large: Game, size: int) -> None:
    """Space goes down the one-column page, each screenful from the first line that was not seen whole, until
    all choices are in sight; only then does it take the first."""
    page = large.play
    large.window.change(large.window.theme.settings._replace(text_size=size))
    page.telling.complete()
    page.parts.to_top()
    end = page.choices.geometry().bottom()
    assert seen(page)[1] < end
    for _ in range(9):
        before = seen(page)
        lines = [(page.telling.y() + top, page.telling.y() + bottom) for top, bottom in page.telling.lines()]
        qtbot.keyClick(page, Qt.Key.Key_Space)
        if before[1] >= end:
            break
        unseen = [top for top, bottom in lines if bottom > before[1]]
        assert seen(page)[0] > before[0]
        assert not unseen or seen(page)[0] <= unseen[0]
        assert large.controller.next_turn == 1
    qtbot.waitUntil(lambda: large.controller.next_turn == 2)


def test_words_come_in_sight_in_large_text(qtbot: QtBot, large: Game) -> None:
    """A choice at the foot of the one-column page brings the words of its turn into sight as they come;
    Space shows the rest of them first."""
    page = large.play
    page.parts.reveal(page.choices)
    assert seen(page)[0] > 0
    page.choices.choose(1)
    assert seen(page)[0] == 0
    qtbot.waitUntil(lambda: page.telling.revealing)
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert not page.telling._timer.isActive()
    assert seen(page)[0] == 0
    turn_over(qtbot, large, 1)
    assert seen(page)[0] == 0


@pytest.mark.parametrize("size", [100, 250])
def test_words_that_come_out_of_sight(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, size: int) -> None:
    """While words in sight are still coming Space shows them; once only words below are, it goes on to those
    at once."""
    fake.intro("night-1")
    game = make_game(fake, 1000, 620 if size == 100 else 700, text_size=size, text_speed="slow", **SLOWLY)
    open_night(qtbot, game, "night-1")
    page = game.play
    bar = (page.telling if page.parts.in_columns else page.parts.area).verticalScrollBar()
    for shown, goes_on in ((0.2, False), (0.99, True)):
        page.begin("Look", 1)
        page.told(TELLING * 2)
        qtbot.waitUntil(lambda: page.telling.told == TELLING * 2 and page.telling.revealing)
        page.telling._shown = round(shown * page.telling._end())
        qtbot.keyClick(page, Qt.Key.Key_Space)
        assert not page.telling.revealing
        assert (bar.value() > 0) is goes_on


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_what_goes_on_is_said_in_large_text(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, spoken: str, request: pytest.FixtureRequest
) -> None:
    """However large the text, the foot of the page says that it reads on by itself, or skips; other entries
    make room for it, and come back."""
    language.speak(spoken)
    request.addfinalizer(lambda: language.speak("en"))
    fake.intro("night-1")
    game = make_game(fake, 1000, 700, text_size=250, language=spoken)
    open_night(qtbot, game, "night-1")
    menu = game.play.menu
    shown = [
        action for action, button in menu.buttons.items() if button.parent() is menu and button.isVisible()
    ]
    for key in ("a", "k"):
        qtbot.keyClick(game.play, key)
        assert menu.status.isVisible()
        assert menu.status.geometry().right() < menu.width()
        assert menu.buttons["menu"].isVisible()
        assert menu.status.geometry().left() > menu.buttons["menu"].geometry().right()
        qtbot.keyClick(game.play, key)
    assert [
        a for a, button in menu.buttons.items() if button.parent() is menu and button.isVisible()
    ] == shown


@pytest.mark.parametrize("key", ["a", "k"])
def test_going_on_by_itself_in_large_text(qtbot: QtBot, large: Game, key: str) -> None:
    """Reading on by itself and skipping go down the one-column page too, also on the turns that follow, for
    as long as the words in sight take; they stop where all choices are in sight, and take none."""
    page = large.play
    page.telling.complete()
    qtbot.keyClick(page, key)
    for turn in (1, 2):
        whole = len(page.telling.toPlainText().split())
        while page.pages.has_more:
            assert page.pacing._turn_page.isActive()
            assert page.pages.words_in_sight < whole
            page.pacing._on()
        assert seen(page)[1] >= page.choices.geometry().bottom()
        assert not page.pacing._turn_page.isActive()
        assert large.controller.next_turn == turn
        page.choices.choose(1)
        turn_over(qtbot, large, turn)
        if key == "a":
            page.telling.complete()
        qtbot.waitUntil(lambda: page.pacing._turn_page.isActive() or not page.pages.has_more)
    page.begin("Listen", 3)
    page.told(NEW)
    page.telling.complete()
    while page.pages.has_more:
        page.pacing._on()
    page.unlock(3)  # its choices are there now
    assert page.pacing._turn_page.isActive()
