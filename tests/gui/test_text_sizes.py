"""Text of another size, set while the game runs: every page as if it had always been so."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from somewhere_gui import language
from somewhere_gui.game import Game
from somewhere_gui.reading import PaperRef
from somewhere_gui.settings import TYPEFACES
from somewhere_gui.views.settings.reading import ReadingSection
from tests.gui.conftest import MakeGame, open_night
from tests.gui.fake_engine import FakeEngine
from tests.gui.test_access import pages

PAPERS = [PaperRef("a", "Map", "Here.", 1), PaperRef("b", "Note", "There.", 2)]
Sizes = dict[tuple[str, str, str], list[tuple[int, int]]]
"""Page, kind and words -> size of letters, and height."""


def furnished(qtbot: QtBot, game: Game) -> Game:
    """Something is on every page."""
    open_night(qtbot, game, "night-1")
    game.shelf.refresh()
    game.beginning.use(game.terms)
    game.beginning.read()
    game.papers.show_papers(PAPERS, "a")
    game.do("history")
    qtbot.waitUntil(lambda: game.terms.worlds is not None and game.history.isVisible())
    qtbot.waitUntil(lambda: game.errands.idle and game.darkroom.idle)
    return game


def sizes(qtbot: QtBot, game: Game) -> Sizes:
    """Of every word and field that is seen, page by page, once nothing moves any more."""
    found: Sizes = {}
    for page_name, page in pages(game):
        qtbot.waitUntil(lambda: game.errands.idle and game.darkroom.idle)
        before, now = None, _on(page_name, page)
        while now != before:
            qtbot.wait(50)
            before, now = now, _on(page_name, page)
        found |= now
    return found


def _on(page_name: str, page: QWidget) -> Sizes:
    found: Sizes = {}
    for part in page.findChildren(QWidget):
        if isinstance(part, QLabel | QAbstractButton | QLineEdit) and part.isVisible():
            key = page_name, type(part).__name__, part.text()
            found.setdefault(key, []).append((max(part.font().pixelSize(), 0), part.height()))
    return {key: sorted(each) for key, each in found.items()}


@pytest.mark.parametrize(("width", "height", "size"), [(1280, 800, 200), (1000, 700, 150)])
def test_larger_text_from_now_on(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, width: int, height: int, size: int
) -> None:
    """Text that is made larger in the settings has the same letters and the same room on every page as if it
    had been so from the start, and made smaller again everything is as it was."""
    fake.intro("night-1")
    large = furnished(qtbot, make_game(fake, width, height, text_size=size))
    wanted = sizes(qtbot, large)
    large.window.close()
    qtbot.waitUntil(lambda: not fake.leased)
    game = furnished(qtbot, make_game(fake, width, height))
    before = sizes(qtbot, game)
    for percent, expected in ((size, wanted), (100, before)):
        game.window.change(game.window.theme.settings._replace(text_size=percent))
        now = sizes(qtbot, game)
        off = {
            key: (now.get(key), expected[key]) for key in expected if not _alike(now.get(key), expected[key])
        }
        assert off == {}


def _alike(now: list[tuple[int, int]] | None, wanted: list[tuple[int, int]]) -> bool:
    """The same letters (0: the application's own) and, but for rounding, heights."""
    if now is None or len(now) != len(wanted):
        return False
    return all(
        abs(one[1] - other[1]) <= 1 and (one[0] == other[0] or 0 in (one[0], other[0]))
        for one, other in zip(now, wanted, strict=True)
    )


@pytest.mark.parametrize("spoken", ["en", "es"])
@pytest.mark.parametrize(("width", "height", "size"), [(1000, 700, 250), (800, 600, 200)])
def test_nothing_is_wider_than_its_page(
    qtbot: QtBot,
    make_game: MakeGame,
    fake: FakeEngine,
    request: pytest.FixtureRequest,
    width: int,
    height: int,
    size: int,
    spoken: str,
) -> None:
    """However large the text, what scrolls does so up and down only: nothing lies beyond its right edge."""
    language.speak(spoken)
    request.addfinalizer(lambda: language.speak("en"))
    fake.intro("night-1")
    game = furnished(qtbot, make_game(fake, width, height, text_size=size, language=spoken))
    off = []
    for page_name, page in pages(game):
        qtbot.wait(60)
        for area in page.findChildren(QScrollArea):
            body = area.widget()
            if area.isVisible() and body is not None and body.width() > area.viewport().width():
                off.append((page_name, body.width(), area.viewport().width()))
    assert off == []


def test_choices_of_a_setting_wrap(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """Where the choices of a setting do not fit beside each other they stand in rows, each as wide as its
    words, all of them seen; the words of the setting are above them where it is narrow."""
    fake.intro("night-1")
    game = make_game(fake, 800, 600, text_size=200)
    open_night(qtbot, game, "night-1")
    game.over(game.settings)
    game.settings.open("reading")
    reads = game.settings.sections["reading"]
    assert isinstance(reads, ReadingSection)
    faces = [reads.typeface.button(each) for each in TYPEFACES]
    qtbot.waitUntil(lambda: faces[2].y() == faces[0].height() == faces[3].y())
    assert faces[1].x() == faces[0].width()
    assert reads.typeface.height() >= 2 * faces[0].height()
    for face in faces:
        assert face.width() >= face.sizeHint().width()
        assert face.geometry().right() < reads.typeface.width()
    qtbot.waitUntil(lambda: reads.typeface.x() == 0)
    game.window.resize(1280, 800)
    game.window.change(game.window.theme.settings._replace(text_size=100))
    qtbot.waitUntil(lambda: {face.y() for face in faces} == {0})
    qtbot.waitUntil(lambda: reads.typeface.x() > 100)
