"""The whole window over the real engine and a model server: words, a late picture, a server that fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.assembly import close_engines, local_engine, models_desk
from engine.models import keys
from somewhere_gui.game import Game
from tests.engine.models.conftest import picture
from tests.engine.models.parrot import parrot
from tests.engine.models.scripted_server import Says, ScriptedServer, Status, serving
from tests.gui.conftest import MakeGame

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
    keys.forget_what_was_asked()
    monkeypatch.setenv("SOMEWHERE_PICTURE_SIZE", "256x144")
    monkeypatch.setenv("SOMEWHERE_SEED", "11")
    models_desk(own_folders).change(
        text="server", text_server="other", text_url=server.url, text_model="scripted",
        pictures="server", picture_server="other", picture_url=server.url, picture_model="scripted",
        look_ahead="off",
    )  # fmt: skip
    engine = local_engine(own_folders)
    game = make_game(engine, backstage=engine)
    game.new_night()
    qtbot.waitUntil(lambda: ready(game, 1), timeout=LONG)
    yield game
    game.window.close()
    close_engines()


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
