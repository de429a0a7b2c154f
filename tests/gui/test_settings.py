"""What the player sets: kept, applied at once, and never in the way of starting."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from somewhere_gui import settings as settings_file
from somewhere_gui.game import Game
from somewhere_gui.settings import Settings
from somewhere_gui.views.settings.picture import PictureSection
from somewhere_gui.views.settings.reading import ReadingSection
from tests.gui.conftest import MakeGame
from tests.gui.fake_engine import FakeEngine


def test_settings_survive(tmp_path: Path) -> None:
    """What is saved is loaded again, to the last field."""
    given_settings = Settings(150, True, "fast", "wide", True, True, 1000, 700, True, 45, True, True)
    given_settings = given_settings._replace(server='http://[::1]:5/"a\\b"', avoid="children,needles")
    settings_file.save(tmp_path / "deep" / "er", given_settings)
    assert settings_file.load(tmp_path / "deep" / "er") == given_settings


def test_damaged_settings_are_kept_aside(tmp_path: Path) -> None:
    """A damaged file counts as the defaults and is not thrown away."""
    (tmp_path / "settings.toml").write_text("text_size = = 3")
    assert settings_file.load(tmp_path) == Settings()
    assert (tmp_path / "settings.damaged.toml").exists()


@given(st.dictionaries(st.sampled_from(Settings._fields), st.one_of(st.integers(), st.booleans())))
def test_odd_values_count_as_defaults(values: dict[str, object]) -> None:
    """Values of the wrong type or out of range never reach the window."""
    checked = settings_file._checked(dict(values))
    assert checked.text_size in settings_file.TEXT_SIZES
    assert 800 <= checked.width <= 7680
    assert checked.text_speed in settings_file.SPEEDS


def test_page_changes_everything_at_once(qtbot: QtBot, playing: Game) -> None:
    """Text size, contrast and motion change the window at once and are saved without asking."""
    page, window = playing.settings, playing.window
    window.show_page(page)
    reads, picture = page.sections["reading"], page.sections["picture"]
    assert isinstance(reads, ReadingSection)
    assert isinstance(picture, PictureSection)
    reads.text_size.setValue(3)
    assert window.theme.settings.text_size == 150
    picture.contrast.click()
    assert window.theme.tokens.ground == "#000000"
    picture.still.setChecked(False)
    assert not window.theme.still
    qtbot.mouseClick(reads.spacing.button("wide"), Qt.MouseButton.LeftButton)
    assert window.theme.settings.line_spacing == "wide"
    qtbot.waitUntil(lambda: settings_file.load(window.config).text_size == 150, timeout=2000)
    reads.text_size.setValue(0)
    picture.contrast.click()


def test_what_motion_has_to_do_with_words(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """With motion reduced the page of reading shows that all words come at once, and why; else one chooses,
    and only then how fast they come."""
    game = make_game(fake, words_at_once=False, reduced_motion=True)
    game.over(game.settings)
    game.settings.open("reading")
    reads = game.settings.sections["reading"]
    assert isinstance(reads, ReadingSection)
    assert reads.appear.button("once").isChecked()
    assert not reads.appear.isEnabled()
    assert not reads.speed.isEnabled()
    assert reads.why_at_once.isVisible()
    game.window.change(game.window.theme.settings._replace(reduced_motion=False))
    assert reads.appear.button("word").isChecked()
    assert reads.appear.isEnabled()
    assert reads.speed.isEnabled()
    assert reads.why_at_once.isHidden()


def test_settings_lead_back(qtbot: QtBot, playing: Game) -> None:
    """Esc on the settings page comes back to where one was."""
    playing.over(playing.settings)
    qtbot.keyClick(playing.settings, Qt.Key.Key_Escape)
    assert playing.play.isVisible()


def test_back_through_many_pages(qtbot: QtBot, playing: Game) -> None:
    """Back leads to where one came from, however many pages lie between."""
    playing.over(playing.settings)
    qtbot.keyClick(playing.settings, Qt.Key.Key_F1)
    assert playing.help.isVisible()
    qtbot.keyClick(playing.help, Qt.Key.Key_Escape)
    assert playing.settings.isVisible()
    qtbot.keyClick(playing.settings, Qt.Key.Key_Escape)
    assert playing.play.isVisible()


def test_how_far_it_may_go_is_found_in_the_settings(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine
) -> None:
    """Who looks for less fear finds it here: the level holds for the next night, and the rest is one press
    away."""
    game = make_game(fake)
    game.show_settings()
    game.settings.open("fear")
    fear = game.settings.fear
    qtbot.mouseClick(fear.far.button("1"), Qt.MouseButton.LeftButton)
    assert game.window.theme.settings.intensity == 1
    assert "Quiet dread" in fear.told.text()
    qtbot.mouseClick(fear.terms, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: game.terms.isVisible() and game.terms.worlds is not None)
    assert game.terms.far.button("1").isChecked()
    qtbot.keyClick(game.terms, Qt.Key.Key_Escape)
    assert game.settings.isVisible()


def test_the_preview_shows_what_is_set(qtbot: QtBot, playing: Game) -> None:
    """Beside the settings stands the night's own picture, with the time to decide and the captions once they
    are wanted."""
    playing.show_settings()
    preview = playing.settings.preview
    assert preview.isVisible()
    assert preview.frame.image == playing.play.frame.image
    assert preview.time.isHidden()
    assert preview.captions.isHidden()
    window = playing.window
    window.change(window.theme.settings._replace(countdown=30, captions=True))
    assert preview.time.left.text() == "0:20"
    assert not preview.time.isHidden()
    assert preview.captions.text() == "[hiss, close]"


@pytest.mark.parametrize("width", [1280, 1920, 3000])
def test_a_wide_window_keeps_the_settings_together(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, width: int
) -> None:
    """However wide the window is, the preview stands beside what it previews, and the page in the middle."""
    game = make_game(fake, width, 1000)
    game.show_settings()
    page = game.settings
    page.open("reading")
    qtbot.waitUntil(lambda: page.preview.isVisible() and page.preview.x() > page._area.x())
    assert page.preview.x() - page._area.geometry().right() <= 40
    left, right = page._list.x(), page.width() - page.preview.geometry().right()
    assert abs(left - right) <= 40
