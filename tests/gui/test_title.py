"""The title page: what stands behind it, what it says to whom, and where "Continue" leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPixmap, qGray
from pytestqt.qtbot import QtBot

from somewhere_gui.__main__ import Options, _Start
from somewhere_gui.door import is_new
from somewhere_gui.main_window import MainWindow
from somewhere_gui.settings import Settings
from somewhere_gui.theme import Theme
from somewhere_gui.views import title_scene
from tests.gui.conftest import MakeGame, open_night
from tests.gui.fake_engine import FakeEngine

PAGE = QSize(1280, 800)


def lightest(scene: QPixmap, left: int, top: int, right: int, bottom: int) -> int:
    """The lightest point of a part of a scene, as it looks on black, 0 to 255."""
    image = scene.toImage().convertToFormat(QImage.Format.Format_RGB32)
    return max(qGray(image.pixel(x, y)) for x in range(left, right, 4) for y in range(top, bottom, 4))


def plain_frame(light: int) -> QImage:
    frame = QImage(64, 36, QImage.Format.Format_RGB32)
    frame.fill(QColor(light, light, light))
    return frame


@pytest.mark.parametrize("plain", [False, True])
def test_the_picture_of_our_own_leaves_the_words_in_the_dark(fonts: None, plain: bool) -> None:
    """Without a tape a painted picture stands at the right; under all words it is black."""
    scene = title_scene.of_own(PAGE, plain=plain)
    assert lightest(scene, 900, 40, 1270, 500) > 120
    assert lightest(scene, 0, 0, 560, 800) < 12
    assert lightest(scene, 0, 690, 1280, 800) < 12


def test_a_dark_frame_is_given_light(fonts: None) -> None:
    """What was filmed in the dark can be seen behind the title; what is light enough is left as it is."""
    dark, light = plain_frame(24), plain_frame(150)
    assert title_scene.lift(dark) > 2
    assert title_scene.lift(light) == 1
    spot = (1000, 300, 1040, 320)
    seen = lightest(title_scene.of_frame(dark, PAGE, plain=False), *spot)
    assert seen > 1.5 * 24 * 0.7  # the veil takes a quarter


def test_who_plays_for_the_first_time_is_not_told_to_wait(qtbot: QtBot, fonts: None, tmp_path: Path) -> None:
    """In a folder without tapes the title is whole before the engine is there: its picture, no "Continue",
    the keys on "New night"; with a tape it waits."""
    folder = tmp_path / "data"
    assert is_new(folder)
    for tapes, shown in ((False, False), (True, True)):
        if tapes:
            (folder / "sessions" / "night-1").mkdir(parents=True)
        window = MainWindow(Theme(Settings()), tmp_path / "config")
        qtbot.addWidget(window)
        start = _Start(window, Options(data_dir=folder))
        window.painted.disconnect(start.open)
        window.show()
        window.activateWindow()
        assert window.title.buttons["continue"].isVisible()
        start.greet("")
        assert window.title.buttons["continue"].isVisible() == shown
        assert window.focusWidget() is window.title.buttons["new"]


def test_what_is_picked_too_early_is_taken_up(qtbot: QtBot, fonts: None, tmp_path: Path) -> None:
    """An entry that is picked before the engine is there stays marked, and the page says that it comes."""
    window = MainWindow(Theme(Settings()), tmp_path)
    qtbot.addWidget(window)
    window.show()
    start = _Start(window, Options())
    window.painted.disconnect(start.open)
    start.remember("new")
    title = window.title
    assert title.buttons["new"].chosen
    assert not title.buttons["load"].chosen
    assert title._offline.text().startswith("A moment")
    title.show_last(None, QImage())
    assert not title.buttons["new"].chosen


def test_continue_leads_back_to_the_open_night(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """On the title one goes on with the tape that is open, not with another that was saved later."""
    fake.intro("night-1")
    fake.intro("night-2")
    fake.states["night-1"].last_saved = "2026-01-01T00:00:00Z"
    fake.states["night-2"].last_saved = "2026-01-02T00:00:00Z"
    game = make_game(fake)
    qtbot.waitUntil(lambda: game.front.newest is not None)
    assert game.front.newest is not None
    assert game.front.newest.session_id == "night-2"
    open_night(qtbot, game, "night-1")
    game.show_title()
    qtbot.waitUntil(lambda: game.front.newest is not None and game.front.newest.session_id == "night-1")
    game.window.title.buttons["continue"].click()
    qtbot.waitUntil(game.play.isVisible)
    assert game.controller.session_id == "night-1"


@pytest.mark.parametrize(("size", "text"), [((1280, 800), 100), ((1000, 700), 200)])
def test_what_the_night_holds_is_said_once(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, size: tuple[int, int], text: int
) -> None:
    """Before the first night its note stands whole on the title, also in large text; later never again."""
    game = make_game(fake, *size, greeted=False, text_size=text)
    title = game.window.title
    qtbot.waitUntil(lambda: game.errands.idle)
    assert title._note.isVisible()
    assert title._note.height() >= title._note.heightForWidth(title._note.width())
    assert title._note.geometry().bottom() < title.height()
    for button in title.buttons.values():
        assert button.isHidden() or button.height() >= button.sizeHint().height()
    game.new_night()
    qtbot.waitUntil(lambda: game.controller.session_id is not None and not game.controller.locked)
    game.play.choices.choose(1)
    qtbot.waitUntil(lambda: game.controller.next_turn == 2 and not game.controller.locked)
    game.show_title()
    assert not title._note.isVisible()
