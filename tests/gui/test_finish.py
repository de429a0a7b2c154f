"""What a finished game does besides: passing words, pictures of the window, fades, first lessons, reading."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontInfo, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from somewhere_gui import settings as settings_file
from somewhere_gui.game import Game
from somewhere_gui.main_window import MainWindow
from somewhere_gui.reading import Telling
from somewhere_gui.settings import TYPEFACES, Settings
from somewhere_gui.theme import TELLING, WIDE, Theme
from somewhere_gui.views.settings.reading import ReadingSection
from tests.gui.conftest import MakeGame, open_night, turn_over
from tests.gui.fake_engine import FakeEngine


def test_a_picture_of_the_window(qtbot: QtBot, playing: Game, own_folders: Path) -> None:
    """S keeps a picture of the window as it is, says where, and never over another."""
    for _ in range(2):
        qtbot.keyClick(playing.play, "s")
    folder = playing.venue.slots.folder("default").parent.parent / "pictures"  # type: ignore[union-attr]
    kept = sorted(folder.glob("*.png"))
    assert len(kept) == 2
    assert str(kept[-1]) in playing.window.toast.words
    picture = QImage(str(kept[-1]))
    assert picture.width() == round(playing.window.width() * playing.window.devicePixelRatioF())


def test_passing_words_go_by_themselves(qtbot: QtBot, playing: Game) -> None:
    """A toast takes no focus and no click, stays inside the window, hides no words of the night, and its
    timer ends."""
    toast = playing.window.toast
    before = playing.window.focusWidget()
    playing.say("A few words that are long enough to be wrapped, " * 6)
    assert toast.isVisible()
    assert playing.window.rect().contains(toast.geometry())
    for words in (playing.play.telling, playing.play.choices, playing.play.menu):
        assert not words.geometry().intersects(toast.geometry())
    assert playing.window.focusWidget() is before
    playing.window.resize(1000, 700)
    assert playing.window.rect().contains(toast.geometry())
    toast._gone.start(0)
    qtbot.waitUntil(toast.isHidden)
    assert not toast._gone.isActive()
    assert toast.words == ""


def test_pages_fade(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """A page becomes another in a short fade that is over by itself; with motion reduced it is a cut."""
    fake.intro("night-1")
    moving = make_game(fake, reduced_motion=False)
    open_night(qtbot, moving, "night-1")
    qtbot.waitUntil(lambda: not moving.window.fading)
    moving.show_help()
    assert moving.window.fading
    assert moving.help.isVisible()
    qtbot.waitUntil(lambda: not moving.window.fading)
    moving.window.change(moving.window.theme.settings._replace(reduced_motion=True))
    moving.back()
    assert not moving.window.fading


def test_the_first_minutes_teach_one_key_a_turn(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """Each key is taught once, ever; one that was used already is not taught."""
    fake.intro("night-1")
    game = make_game(fake, taught="", keys="history=J")
    open_night(qtbot, game, "night-1")
    qtbot.keyClick(game.play, "g")
    said = []
    for turn in range(1, 7):
        if turn == 3:
            qtbot.keyClick(game.play, Qt.Key.Key_F1)
            game.back()
        game.play.choices.choose(1)
        turn_over(qtbot, game, turn)
        status = game.play.menu.status
        said.append(status.text())
        taught = "saved" not in status.text()
        assert (status._ink == "phosphor") is taught  # what teaches is seen more easily
    assert said[0].startswith("5: ")
    assert said[1].startswith("PgUp: ")
    assert [words for words in said if words.startswith("J: ")] != []
    assert not any(words.startswith("F1: ") for words in said)
    assert len(set(said[:4])) == 4
    assert "saved at turn 6" in said[-1]
    assert set(game.window.theme.settings.taught.split(",")) >= {"type", "back", "history", "help"}


def test_search_in_what_was_told(qtbot: QtBot, playing: Game) -> None:
    """Words of the night are found, marked and gone to; what is not there is said; all can be copied."""
    playing.do("history")
    page = playing.history
    qtbot.waitUntil(page.isVisible)
    qtbot.keyClick(page, "f", Qt.KeyboardModifier.ControlModifier)
    page.search.setText("cardigan")
    assert page.found.text() == "3 found"
    assert len(page.words.extraSelections()) == 3
    page.search.setText("elephant")
    assert page.found.text() == "Not told this night."
    page.search.setText("")
    page.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "TURN 2" in copied
    assert "\ufffc" not in copied
    qtbot.waitUntil(lambda: not page._missing)


@pytest.mark.parametrize("typeface", TYPEFACES)
def test_every_typeface_is_there(qtbot: QtBot, playing: Game, typeface: str) -> None:
    """What the telling is set in is the face that was chosen, not one that the system put in its place."""
    window = playing.window
    window.change(window.theme.settings._replace(typeface=typeface))
    font = window.theme.font(TELLING, 18)
    assert QFontInfo(font).family() == font.family()
    block = playing.play.telling.document().lastBlock()
    assert block.begin().fragment().charFormat().font().family() == font.family()  # type: ignore[attr-defined]


def test_reading_is_as_one_likes(qtbot: QtBot, playing: Game) -> None:
    """Text size goes to 250 %, the column grows and shrinks, and a reset puts only reading back."""
    game = playing
    game.over(game.settings)
    game.settings.open("reading")
    section = game.settings.sections["reading"]
    assert isinstance(section, ReadingSection)
    game.window.change(game.window.theme.settings._replace(high_contrast=True))
    widths = {}
    for column in ("narrow", "normal", "wide"):
        qtbot.mouseClick(section.width_of.button(column), Qt.MouseButton.LeftButton)
        game.back()
        game.play.arrange()
        widths[column] = game.play.telling.width()
        game.over(game.settings)
    assert widths["narrow"] < widths["normal"] < widths["wide"]
    section.text_size.setValue(section.text_size.maximum())
    assert game.window.theme.scale == 2.5
    game.settings.reset.click()
    now = game.window.theme.settings
    assert (now.text_size, now.column, now.words_at_once) == (100, "normal", False)
    assert now.high_contrast
    game.window.change(now._replace(high_contrast=False))


def test_words_come_as_fast_as_one_likes(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """Word by word at three speeds; a key, a click on the words or one beside them shows the rest; with all
    at once nothing waits. Lines lie as far apart as set."""
    fake.intro("night-1")
    game = make_game(fake, words_at_once=False, reduced_motion=False, text_speed="slow")
    game.open("night-1")
    qtbot.waitUntil(lambda: game.play.isVisible() and not game.controller.locked)
    telling, pauses, heights = game.play.telling, [], []
    for speed in ("slow", "normal", "fast"):
        game.window.change(game.window.theme.settings._replace(text_speed=speed))
        telling.show_telling(Telling("", "One two three. " * 40), at_once=False)
        pauses.append(telling._timer.interval())
        assert telling.revealing
        if speed == "slow":
            qtbot.keyClick(game.play, Qt.Key.Key_Space)
        else:
            target = telling.viewport() if speed == "normal" else game.play.frame
            qtbot.mouseClick(target, Qt.MouseButton.LeftButton)
        assert not telling.revealing
    assert pauses[0] > pauses[1] > pauses[2]
    for spacing in ("close", "normal", "wide"):
        game.window.change(game.window.theme.settings._replace(line_spacing=spacing))
        heights.append(telling.document().size().height())
    assert heights[0] < heights[1] < heights[2]
    game.window.change(game.window.theme.settings._replace(words_at_once=True))
    telling.show_telling(Telling("", "One two three."), at_once=False)
    assert not telling.revealing


def test_where_the_window_was(qtbot: QtBot, tmp_path: Path, fonts: None) -> None:
    """The window opens where it was, as large as it was."""
    window = MainWindow(Theme(Settings(width=900, height=650, place="40,30")), tmp_path)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.pos() == QPoint(40, 30))
    assert window.size().toTuple() == (900, 650)
    window.move(60, 50)
    qtbot.waitUntil(lambda: window.pos() == QPoint(60, 50))
    window.save_settings()
    assert settings_file.load(tmp_path).place == "60,50"


def test_not_asked_again(qtbot: QtBot, playing: Game) -> None:
    """Going back asks first; who does not want to be asked again is not, and can have the question back."""
    page = playing.play
    page.ask_rewind(1)
    assert [each.words for each in page.notice.others if not each.isHidden()] == [
        "Go back, and do not ask again"
    ]
    page.questions.answer("always")
    turn_over(qtbot, playing, 1)
    page.ask_rewind(0)
    turn_over(qtbot, playing, 0)
    assert playing.window.theme.settings.unasked == "rewind"
    playing.settings.open("folders")
    playing.settings.sections["folders"].reset()
    assert playing.window.theme.settings.unasked == ""


def test_faces_that_lack_letters_borrow_them(fonts: None) -> None:
    """A face of few letters takes the missing ones from the house's own, not from the system."""
    for face in WIDE:
        assert "IBM Plex Sans" in Theme(Settings(typeface=face)).font(TELLING, 18).families()
