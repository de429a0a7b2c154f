"""Every page as it looks, in two sizes, with large text, in high contrast and in Spanish, beside pictures
that were looked at.

The pictures are kept small under ``tests/gui/pictures``. After a change that is meant, make them anew and
look at them: ``SOMEWHERE_RENEW_PICTURES=1 .venv/bin/python -m pytest tests/gui/test_pictures.py``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from somewhere_gui import language, reading
from somewhere_gui.game import Game
from somewhere_gui.reading import PaperRef
from somewhere_gui.trouble import Trouble
from tests.gui.conftest import MakeGame, open_night
from tests.gui.fake_desk import OLLAMA, FakeDesk
from tests.gui.fake_engine import PAPER, FakeEngine

KEPT = Path(__file__).parent / "pictures"
RENEW = os.environ.get("SOMEWHERE_RENEW_PICTURES") == "1"
WIDTH, BLOCK = 320, 16
MEAN_MOST, BLOCK_MOST = 3.0, 26.0
"""Of 255: how far a picture may be off on the whole, and in its worst block. Half the letters of a block are
about 60 off when they are others."""
PAPERS = [
    PaperRef("envelope", "Padded envelope", f"By the time you get this I’ll be back.\n\n{PAPER}", 1),
    PaperRef("roster", "Tower roster", PAPER, 3),
]
LOOKS: dict[str, dict[str, object]] = {
    "normal": {},
    "large": {"text_size": 200},
    "contrast": {"high_contrast": True},
    "spanish": {"language": "es"},
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1000, 700)])
def test_pages_look_as_they_did(
    qtbot: QtBot,
    make_game: MakeGame,
    fake: FakeEngine,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    width: int,
    height: int,
    look: str,
) -> None:
    """Each page looks as it did when somebody looked at it, but for what a tolerance allows."""
    monkeypatch.setattr(reading, "day", lambda *_: "Today 21:40")
    language.speak(str(LOOKS[look].get("language", "en")))
    fake.intro("night-1")
    for _ in range(3):
        list(fake.play("night-1", "Film the pencil marks", "NORMAL"))
    desk = FakeDesk()
    desk.found = [OLLAMA]
    desk.now |= {"text": "server", "text_server": "ollama", "text_url": OLLAMA["url"], "text_model": "llama"}
    game = make_game(fake, width, height, desk=desk, **LOOKS[look])
    open_night(qtbot, game, "night-1")
    off = {}
    request.addfinalizer(lambda: language.speak("en"))
    for name, page in _pages(qtbot, game):
        qtbot.wait(40)  # what was made just now is laid out
        qtbot.waitUntil(lambda: game.errands.idle and not game.thumbnails.waiting)
        game.window.setFocus()
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        path = KEPT / f"{name}_{width}x{height}_{look}.jpg"
        now = _settled(qtbot, page)
        worst = _difference(now, QImage(str(path)))
        if worst[0] <= MEAN_MOST and worst[1] <= BLOCK_MOST:
            continue
        if RENEW:
            KEPT.mkdir(exist_ok=True)
            assert now.save(str(path), "JPG", 88)  # type: ignore[call-overload]
        else:
            off[path.name] = worst
    assert off == {}, "renew the pictures if this change is meant, and look at them"


def _pages(qtbot: QtBot, game: Game) -> Iterator[tuple[str, QWidget]]:
    """Each page with something on it."""
    yield "play", game.play
    game.go_back(0)
    qtbot.waitUntil(lambda: game.play.can_go_forward)
    game.play.choices.choose(2)
    qtbot.waitUntil(lambda: game.controller.next_turn == 2 and not game.controller.locked)
    game.do("ways")
    qtbot.waitUntil(game.ways.isVisible)
    yield "ways", game.ways
    game.do("back")
    qtbot.waitUntil(lambda: game.play.isVisible() and game.play.can_go_forward)
    yield "play_back", game.play
    game.do("history")
    qtbot.waitUntil(game.history.isVisible)
    yield "history", game.history
    game.papers.show_papers(PAPERS, "roster")
    game.over(game.papers)
    yield "papers", game.papers
    game.show_slots()
    qtbot.waitUntil(lambda: game.slots_page.grid.tapes.rowCount() > 0)
    yield "slots", game.slots_page
    game.over(game.terms)
    game.beginning.read()
    qtbot.waitUntil(lambda: game.terms.worlds is not None)
    yield "terms", game.terms
    yield from _settings(qtbot, game)
    game.over(game.film)
    game.film.show_night("Night 1", game.play.frame.image)
    yield "film", game.film
    game.show_help()
    yield "help", game.help
    game.show_ending()
    qtbot.waitUntil(lambda: bool(game.ending.atlas.model().rowCount()))
    yield "ending", game.ending
    why = Trouble("StorageFull", "The disk that holds the tapes is full.")
    game.trouble.show_trouble(why, "The disk is full.", "Details", offline=False)
    game.go(game.trouble)
    yield "trouble", game.trouble
    game.show_title()
    qtbot.waitUntil(lambda: game.front.newest is not None)
    yield "title", game.window.title
    game.window.title.show_last(None, QImage())
    yield "title_new", game.window.title


def _settings(qtbot: QtBot, game: Game) -> Iterator[tuple[str, QWidget]]:
    """The settings' sections that say most."""
    game.over(game.settings)
    game.settings.open("storyteller")
    section = game.settings.sections["storyteller"]
    near = section.panel.cards["near"]  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "Ollama" in near.accessibleDescription())  # it was found
    yield "settings_storyteller", game.settings
    for key in ("reading", "sound", "keys"):
        game.settings.open(key)
        qtbot.wait(60)  # a long section before it has left its height behind
        yield f"settings_{key}", game.settings


def _settled(qtbot: QtBot, page: QWidget) -> QImage:
    """The page once it looks the same twice: what was made just now is laid out, and laid out again."""
    before = page.grab().toImage()
    for _ in range(20):
        qtbot.wait(40)
        now = page.grab().toImage()
        if now == before:
            break
        before = now
    return _small(before)


def _small(picture: QImage) -> QImage:
    """As wide as the kept ones."""
    smooth = Qt.TransformationMode.SmoothTransformation
    return picture.scaledToWidth(WIDTH, smooth).convertToFormat(QImage.Format.Format_Grayscale8)


def _difference(one: QImage, other: QImage) -> tuple[float, float]:
    """Mean difference, and that of the worst block, 0 to 255."""
    if other.isNull() or one.size() != other.size():
        return 255.0, 255.0
    other = other.convertToFormat(QImage.Format.Format_Grayscale8)
    blocks: dict[tuple[int, int], list[int]] = {}
    for y in range(one.height()):
        first, second = bytes(one.constScanLine(y)), bytes(other.constScanLine(y))
        for x in range(0, one.width(), BLOCK):
            pairs = zip(first[x : x + BLOCK], second[x : x + BLOCK], strict=True)
            blocks.setdefault((x // BLOCK, y // BLOCK), []).extend(abs(a - b) for a, b in pairs)
    means = [sum(each) / len(each) for each in blocks.values()]
    return round(sum(means) / len(means), 2), round(max(means), 2)
