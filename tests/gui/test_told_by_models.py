"""The whole window over the real engine and a model server: words, a late picture, a server that fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.api import ServiceConfig
from engine.assembly import close_engines, local_engine, models_desk, service_engine
from engine.models import keys
from somewhere_gui.__main__ import EngineDoors
from somewhere_gui.game import Game
from tests.engine.api.serving import serving as serving_games
from tests.engine.models.conftest import picture
from tests.engine.models.parrot import parrot
from tests.engine.models.scripted_server import Says, ScriptedServer, Status, serving
from tests.gui.conftest import MakeGame
from tests.gui.fake_engine import FakeEngine

LONG = 60000


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with serving(lambda body, _: Says(parrot(body, mood="tense"))) as server:
        server.picture = picture()
        yield server


@pytest.fixture
def night(
    qtbot: QtBot,
    make_game: MakeGame,
    own_folders: Path,
    server: ScriptedServer,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Game]:
    """A night told and painted by the server, waiting for its first action."""
    set_up(own_folders, server, monkeypatch)
    engine = local_engine(own_folders)
    game = make_game(engine, backstage=engine)
    game.new_night()
    qtbot.waitUntil(lambda: ready(game, 1), timeout=LONG)
    yield game
    game.window.close()
    close_engines()


def set_up(folder: Path, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine's models are the server; pictures are small, and every night is the same."""
    keys.forget_what_was_asked()
    monkeypatch.setenv("SOMEWHERE_PICTURE_SIZE", "256x144")
    monkeypatch.setenv("SOMEWHERE_SEED", "11")
    models_desk(folder).change(
        text="server", text_server="other", text_url=server.url, text_model="scripted",
        pictures="server", picture_server="other", picture_url=server.url, picture_model="scripted",
        look_ahead="off",
    )  # fmt: skip


def ready(game: Game, coming: int) -> bool:
    settled = not game.controller.locked and bool(game.play.choices.offered) and game.play.settled
    return settled and game.controller.session_id is not None and game.controller.next_turn == coming


def late(game: Game, turn: int) -> bool:
    return ".model." in game.controller.frames[turn].image


def test_a_night_by_models(qtbot: QtBot, night: Game, server: ScriptedServer) -> None:
    """One call of each kind a turn; its words are on the page, its picture takes the frame's place when it
    comes, stays on the tape, and is there after going back and reading again; a server that fails costs one
    quiet line."""
    qtbot.waitUntil(lambda: late(night, 0), timeout=LONG)
    frame = night.play.frame.image.cacheKey()
    night.play.choices.choose(1)
    qtbot.waitUntil(lambda: ready(night, 2), timeout=LONG)
    qtbot.waitUntil(lambda: late(night, 1), timeout=LONG)
    assert (server.calls, len(server.pictures)) == (2, 2)
    qtbot.waitUntil(lambda: night.errands.idle)
    assert night.play.frame.image.cacheKey() != frame
    assert night.play.frame.image.size().width() == 320  # the server's own picture
    entry = night.venue.engine.history(str(night.controller.session_id))[-1]
    assert (entry["mood"], entry["dispatch"]) == ("tense", night.controller.telling.text)
    assert "remark" not in entry

    server.script = lambda _body, _number: Status(500)
    night.play.choices.choose(1)
    qtbot.waitUntil(lambda: ready(night, 3), timeout=LONG)
    assert night.play.menu.status.text().startswith("Told offline: ")

    night.go_back(1)
    qtbot.waitUntil(lambda: ready(night, 2), timeout=LONG)
    assert late(night, 1)
    assert night.play.frame.image.size().width() == 320


def test_a_night_by_models_of_a_server(
    qtbot: QtBot,
    make_game: MakeGame,
    fake: FakeEngine,
    server: ScriptedServer,
    own_folders: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A window that plays on a server hears of the pictures that its models paint, and shows each in its
    place when it has come."""
    set_up(own_folders, server, monkeypatch)
    engine = service_engine(own_folders, models=True)
    with serving_games(engine, ServiceConfig(port=0)) as there:
        game = make_game(fake)
        game.move(EngineDoors(None).far(there.address, ""))
        game.new_night()
        qtbot.waitUntil(lambda: ready(game, 1), timeout=LONG)
        qtbot.waitUntil(lambda: late(game, 0), timeout=LONG)
        game.play.choices.choose(1)
        qtbot.waitUntil(lambda: ready(game, 2), timeout=LONG)
        qtbot.waitUntil(lambda: late(game, 1), timeout=LONG)
        qtbot.waitUntil(lambda: game.play.frame.image.size().width() == 320, timeout=LONG)
        assert len(server.pictures) == 2
        game.window.close()
    engine.close()
    close_engines()
