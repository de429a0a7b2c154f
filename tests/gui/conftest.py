"""A window of one's own for every test: scripted engine, real pages, everything ended afterwards."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.ports import Backstage, ModelsDesk
from somewhere_gui.errands import Errands
from somewhere_gui.game import Game
from somewhere_gui.main_window import MainWindow
from somewhere_gui.settings import Settings
from somewhere_gui.theme import Theme, load_fonts
from somewhere_gui.venue import Doors, Venue
from tests.gui.fake_engine import FakeEngine

MakeGame = Callable[..., Game]
TAUGHT = "type,back,bag,history,hide,help"


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    """The shipped faces, loaded once. What was imported by now is not looked through at every collection."""
    qapp.setStyle("Fusion")
    load_fonts()
    gc.freeze()


@pytest.fixture
def fake(tmp_path: Path) -> FakeEngine:
    return FakeEngine(tmp_path / "tapes")


@pytest.fixture
def make_game(qtbot: QtBot, qapp: QApplication, fonts: None, tmp_path: Path) -> Iterator[MakeGame]:
    """``make_game(engine, width=1280, height=800, **settings)``: a shown window that is closed at the end."""
    made: list[Game] = []

    def make(
        engine: FakeEngine,
        width: int = 1280,
        height: int = 800,
        doors: Doors | None = None,
        backstage: Backstage | None = None,
        desk: ModelsDesk | None = None,
        **changes: object,
    ) -> Game:
        settings = Settings(
            width=width,
            height=height,
            words_at_once=True,
            reduced_motion=True,
            greeted=True,
            taught=TAUGHT,
            sound=False,
            gamepad=False,
        )
        for key, value in changes.items():
            settings = Settings(**{**settings._asdict(), key: value})
        theme = Theme(settings)
        window = MainWindow(theme, tmp_path / "config")
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
        window.show()
        window.activateWindow()
        game = Game(window, _venue(engine, backstage, desk), Errands("errands"), doors)
        made.append(game)
        return game

    yield make
    for game in made:
        game.window.close()
        game.close()
        game.window.deleteLater()
        game.deleteLater()
    qapp.processEvents()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else each window is styled anew in all tests
    made.clear()
    gc.collect()  # a window's own collector is gone with it


def _venue(engine: FakeEngine, backstage: Backstage | None, desk: ModelsDesk | None) -> Venue:
    if desk is None:
        return Venue(engine, engine, backstage=backstage)
    return Venue(engine, engine, backstage=backstage, desk=lambda: desk, asks_models=lambda: _asks(desk))


def _asks(desk: ModelsDesk) -> bool:
    settings = desk.settings()
    return "server" in (settings["text"], settings["pictures"])


@pytest.fixture
def playing(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> Game:
    """A game at turn 2 of its night, waiting for an action."""
    fake.intro("night-1")
    for _ in range(2):
        list(fake.play("night-1", "Film the pencil marks", "NORMAL"))
    fake.plays.clear()
    game = make_game(fake)
    open_night(qtbot, game, "night-1")
    return game


def open_night(qtbot: QtBot, game: Game, session_id: str) -> None:
    """Open a tape and wait until it can be played."""
    game.open(session_id)
    qtbot.waitUntil(lambda: game.play.isVisible() and not game.controller.locked and game.play.settled)


def turn_over(qtbot: QtBot, game: Game, turn: int) -> None:
    """Wait until the given turn is saved and shown."""
    qtbot.waitUntil(lambda: game.controller.next_turn == turn + 1 and not game.controller.locked)
