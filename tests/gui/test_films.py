"""The film of a night: one click, how far it is, given up, made, watched, and what goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from engine.errors import StorageFull, TapeFailed
from somewhere_gui.game import Game
from somewhere_gui.joins.films import Films
from tests.gui.conftest import MakeGame, open_night, turn_over
from tests.gui.fake_engine import FakeEngine


def films(game: Game) -> Films:
    return next(each for each in game.joins if isinstance(each, Films))


def test_one_click_makes_the_film(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """The entry at the foot opens the page and begins; when it is done the tape comes out, the film is
    listed, and asking again shows it instead of making another."""
    playing.play.menu.buttons["film"].click()
    assert playing.play.menu.buttons["film"].objectName() == "tapeButton"
    page = playing.film
    assert page.isVisible()
    with qtbot.waitSignal(page.ejected):
        pass
    assert len(fake.tapes("night-1")) == len(page.films) == 1
    assert "tape_1.mp4" in page.message.text()
    assert not page.making
    playing.back()
    playing.do("film")
    qtbot.wait(30)
    assert len(fake.tapes("night-1")) == 1


def test_it_can_be_given_up(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """While it is made the bar says how far, and giving it up leaves nothing and offers it again."""
    fake.hold.clear()
    playing.do("film")
    page = playing.film
    qtbot.waitUntil(lambda: page.bar.value() == 40)
    assert page.making
    assert page.bar.isVisible()
    qtbot.mouseClick(page.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.making)
    assert "nothing" in page.message.text().lower()
    assert fake.tapes("night-1") == []
    assert page.make.isVisible()


def test_the_night_goes_on_meanwhile(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """The page can be left, turns can be played, and the film is told of in passing when it is done."""
    fake.hold.clear()
    playing.do("film")
    qtbot.waitUntil(lambda: playing.film.bar.value() == 40)
    playing.back()
    assert playing.play.isVisible()
    fake.hold.set()
    qtbot.waitUntil(lambda: "tape_1.mp4" in playing.window.toast.words)
    playing.play.choices.buttons[0].click()
    turn_over(qtbot, playing, 3)


def test_another_kind_can_be_chosen(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """WebM and GIF are made at a click once chosen; each film is listed, newest first."""
    playing.do("film")
    page = playing.film
    qtbot.waitUntil(lambda: len(page.films) == 1)
    page.kind.button("webm").click()
    page.make.click()
    qtbot.waitUntil(lambda: len(page.films) == 2)
    assert "WEBM" in page.films[0].words


def test_the_ending_offers_it(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """The page of the ending has the film beside the ledger, the atlas and the transcript."""
    fake.ends_at = 0
    fake.intro("night-1")
    game = make_game(fake)
    game.open("night-1")
    qtbot.waitUntil(lambda: game.ending.isVisible())
    assert game.ending.film.isVisible()
    offer = game.ending.offer
    assert offer.button.geometry().left() > offer.reel.geometry().right()
    game.window.resize(1000, 700)
    game.window.change(game.window.theme.settings._replace(text_size=250))
    qtbot.waitUntil(lambda: offer.button.geometry().top() > offer.reel.geometry().bottom())
    game.ending.film.click()
    qtbot.waitUntil(lambda: len(game.film.films) == 1)
    game.film.back.click()
    assert game.ending.isVisible()


@pytest.mark.parametrize(
    "why", [StorageFull("No room left. Free some space."), TapeFailed("films need PyAV: pip install av")]
)
def test_what_went_wrong_is_said(qtbot: QtBot, playing: Game, fake: FakeEngine, why: Exception) -> None:
    """A full disk or a missing part is said on the page in words, and it can be tried again."""
    fake.fail_next = why
    playing.do("film")
    qtbot.waitUntil(lambda: str(why) in playing.film.message.text())
    assert playing.film.make.isVisible()


def test_closing_gives_it_up(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """A window that is closed in the middle of a film ends it, and leaves no thread."""
    fake.hold.clear()
    playing.do("film")
    qtbot.waitUntil(lambda: playing.film.bar.value() == 40)
    playing.window.close()
    assert playing.ended
    assert fake.tapes("night-1") == []


def test_the_eject_moves_only_where_motion_is_wanted(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine
) -> None:
    """The tape comes out in a short movement; with motion reduced it is a cut."""
    fake.intro("night-1")
    for still in (True, False):
        game = make_game(fake, reduced_motion=still)
        open_night(qtbot, game, "night-1")
        game.over(game.film)
        qtbot.waitExposed(game.window)
        game.film.reel.eject()
        assert game.film.reel.moving is not still
        game.window.close()


def test_a_gif_is_watched_on_the_page(qtbot: QtBot, playing: Game, tmp_path: Path) -> None:
    """A film is played inside the page, and stops when the page is left."""
    pictures = [Image.new("P", (64, 36), shade) for shade in (10, 90, 200)]
    path = tmp_path / "film.gif"
    pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=40)
    playing.over(playing.film)
    playing.film.play({"path": str(path), "kind": "gif"})
    assert playing.film.reel.playing
    playing.back()
    assert not playing.film.reel.playing


def test_a_machine_without_video_offers_the_folder(
    qtbot: QtBot, playing: Game, fake: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the part that plays films is missing, the page says that the film is whole and opens its
    folder."""
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    monkeypatch.setitem(__import__("sys").modules, "PySide6.QtMultimedia", None)
    playing.do("film")
    qtbot.waitUntil(lambda: len(playing.film.films) == 1)
    playing.film.play({"path": "/nowhere.mp4", "kind": "mp4"})
    assert not playing.film.reel.playing
    assert "folder" in playing.film.message.text()
    assert playing.film.folder.isVisible()
    playing.film.folder.click()
    assert opened == [str(fake.folder("night-1") / "videos")]


def test_a_tape_of_the_shelf_is_filmed(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """F on the shelf makes the film of the chosen tape without opening it; Esc leads back to the shelf."""
    fake.intro("night-2")
    playing.show_slots()
    shelf = playing.slots_page
    qtbot.waitUntil(lambda: shelf.grid.tapes.rowCount() == 2)
    shelf.grid.choose("night-2")
    qtbot.keyClick(shelf.grid, "f")
    qtbot.waitUntil(lambda: "film" in playing.__dict__ and playing.film.isVisible())
    qtbot.waitUntil(lambda: len(playing.film.films) == 1)
    assert playing.film.head.title.text() == f"The film of {fake.titles['night-2']}"
    assert len(fake.tapes("night-2")) == 1
    assert fake.tapes("night-1") == []
    assert playing.controller.session_id == "night-1"
    qtbot.keyClick(playing.film, Qt.Key.Key_Escape)
    assert shelf.isVisible()


def test_a_film_that_is_made_is_watched_by_one_key(
    qtbot: QtBot, playing: Game, fake: FakeEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the film is made Enter plays it, Enter again stops it; a click on the picture does the same."""
    path = tmp_path / "film.gif"
    Image.new("P", (64, 36), 90).save(path, save_all=True, append_images=[Image.new("P", (64, 36), 200)])
    playing.do("film")
    page = playing.film
    qtbot.waitUntil(lambda: len(page.films) == 1 and not page.making)
    assert page.watch.hasFocus()
    assert page.make.kind == "plain"
    page.show_films([{"path": path, "kind": "gif", "bytes": 900, "made": "2026-01-01T00:00:00Z"}])
    qtbot.keyClick(page.watch, Qt.Key.Key_Return)
    assert page.reel.playing
    assert page.watch.words == "Stop"
    qtbot.keyClick(page.watch, Qt.Key.Key_Return)
    assert not page.reel.playing
    assert page.watch.words == "Watch it"
    qtbot.mouseClick(page.reel, Qt.MouseButton.LeftButton, pos=page.reel.rect().center())
    assert page.reel.playing


def test_the_recorder_does_not_stay_empty(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """After the eject the night's picture comes back, with a sign that there is something to play."""
    playing.do("film")
    page = playing.film
    qtbot.waitUntil(lambda: len(page.films) == 1 and not page.making)
    empty = page.reel.grab().toImage().pixelColor(page.reel.rect().center())
    assert empty.name() == "#101a90"
    qtbot.waitUntil(lambda: page.reel.grab().toImage().pixelColor(page.reel.rect().center()) != empty)
    assert not page.reel.playing


def test_how_far_the_film_is_stands_in_words(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """While a film is made the page says the percent; its controls are as wide as the picture above them and
    none of them is cut."""
    fake.hold.clear()
    playing.do("film")
    page = playing.film
    qtbot.waitUntil(lambda: page.bar.value() == 40)
    assert "40 %" in page.message.text()
    qtbot.waitUntil(lambda: page._area.verticalScrollBar().maximum() == 0)
    picture = page.reel._box().translated(page.reel.pos())
    bar = page.bar.mapTo(page, page.bar.rect().topLeft())
    assert abs(bar.x() - picture.left()) <= 8
    fake.hold.set()
    qtbot.waitUntil(lambda: not page.making)
    page.show_night("", playing.play.frame.image)
    assert page.head.title.text() == "The film of this night"
