"""Playing on a server: asked first, moved to, played on, and left again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from engine.api import ServiceConfig
from engine.assembly import close_engines, local_engine, service_engine
from somewhere_gui import settings as settings_file
from somewhere_gui.__main__ import EngineDoors
from somewhere_gui.game import Game
from somewhere_gui.venue import Venue
from tests.engine.api.serving import Served, serving
from tests.gui.conftest import MakeGame
from tests.gui.fake_engine import FakeEngine

LONG = 60000
SECRET = "canary-9c1d"


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A real server on a free loopback port, with small pictures."""
    monkeypatch.setenv("SOMEWHERE_PICTURE_SIZE", "256x144")
    engine = service_engine(tmp_path / "there")
    with serving(engine, ServiceConfig(port=0)) as server:
        yield server
    engine.close()
    close_engines()


@pytest.fixture
def at_home(make_game: MakeGame, fake: FakeEngine, tmp_path: Path) -> Game:
    """A window on this computer's tapes, at its settings page."""
    game = make_game(fake, doors=_Doors(fake, tmp_path))
    game.window.show_page(game.settings)
    return game


class _Doors(EngineDoors):
    """The real way to a server; at home the scripted engine."""

    def __init__(self, fake: FakeEngine, folder: Path) -> None:
        super().__init__(folder)
        self._fake = fake

    def near(self) -> Venue:
        return Venue(self._fake, self._fake)


def test_a_night_on_a_server(qtbot: QtBot, at_home: Game, served: Served, tmp_path: Path) -> None:
    """A server is asked, then played on: its tapes are listed, what only its machine can do is hidden
    and why is said; and one can come home again."""
    panel = at_home.settings.where
    panel.address.setText(served.address)
    panel.token.setText(SECRET)
    qtbot.mouseClick(panel.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.found.text().startswith("It answers"), timeout=LONG)
    assert "no tape yet" in panel.found.text()
    assert at_home.venue.slots is not None

    qtbot.mouseClick(panel.far, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: at_home.venue.address == served.address, timeout=LONG)
    assert panel.far.isChecked()
    assert at_home.window.theme.settings.far
    assert panel.address.text() == at_home.window.theme.settings.server == served.address
    assert at_home.window.title._offline.text() == f"Plays on the server at {served.address}."
    at_home.new_night()
    page = at_home.play
    ready = lambda: not at_home.controller.locked and page.settled and page.choices.offered  # noqa: E731
    qtbot.waitUntil(lambda: at_home.controller.session_id is not None and bool(ready()), timeout=LONG)
    page.choices.choose(1)
    qtbot.waitUntil(lambda: at_home.controller.next_turn == 2 and bool(ready()), timeout=LONG)
    assert not page.frame.image.isNull()
    assert page.menu.buttons["back"].isHidden()
    assert page.menu.buttons["copy"].isHidden()
    qtbot.keyClick(page, Qt.Key.Key_PageUp)
    assert "server" in page.menu.status.text()
    at_home.show_slots()
    shelf = at_home.slots_page
    qtbot.waitUntil(lambda: shelf.grid.tapes.rowCount() == 1, timeout=LONG)
    assert "server" in shelf._why_far.text()
    assert shelf._why_far.isVisible()
    assert all(shelf.foot[action].isHidden() for action in ("rename", "branch", "bin"))
    assert service_engine(tmp_path / "there").state("night-1")["turn_count"] == 1

    at_home.window.show_page(at_home.settings)
    qtbot.mouseClick(panel.near, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: at_home.venue.slots is not None)
    assert not at_home.window.theme.settings.far
    assert at_home.controller.session_id is None
    assert not shelf._why_far.isVisible()
    at_home.window.save_settings()
    assert SECRET not in (at_home.window.config / "settings.toml").read_text()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "nonsense", ""])
def test_no_server_there(qtbot: QtBot, at_home: Game, address: str) -> None:
    """Where no server answers, the card says so in words and one stays where one was."""
    panel = at_home.settings.where
    panel.address.setText(address)
    qtbot.mouseClick(panel.far, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.check.isEnabled() and panel.found.text() != "Asking …")
    assert len(panel.found.text()) > 20
    assert panel.near.isChecked()
    assert at_home.venue.slots is not None
    assert not at_home.window.theme.settings.far


def test_token_is_not_shown(at_home: Game) -> None:
    """The token is dots on the screen."""
    assert at_home.settings.where.token.echoMode() == QLineEdit.EchoMode.Password


def test_address_is_kept(qtbot: QtBot, at_home: Game) -> None:
    """The address typed last is in the settings; a window opened later goes there if it was played on."""
    panel = at_home.settings.where
    panel.address.setText("http://127.0.0.1:7777")
    panel.address.editingFinished.emit()
    assert at_home.window.theme.settings.server == "http://127.0.0.1:7777"
    at_home.window.save_settings()
    assert settings_file.load(at_home.window.config).server == "http://127.0.0.1:7777"


def test_environment_names_a_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The environment's server is where one plays, unless a folder of tapes was asked for."""
    monkeypatch.setenv("USE_API_MODE", "true")
    monkeypatch.setenv("API_BASE_URL", "http://127.0.0.1:7778")
    there = EngineDoors(None).first("")
    assert there.address == "http://127.0.0.1:7778"
    there.engine.close()
    home = EngineDoors(tmp_path).first("http://127.0.0.1:7778")
    assert home.slots is local_engine(tmp_path)
    close_engines()
