"""What the player sets: kept, applied at once, and never in the way of starting."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from somewhere_gui import settings as settings_file
from somewhere_gui.game import Game
from somewhere_gui.settings import Settings
from somewhere_gui.views.settings.picture import PictureSection
from somewhere_gui.views.settings.reading import ReadingSection


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
