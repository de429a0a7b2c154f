"""The window over the real engine: a night begun, rewound, copied, binned and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.assembly import close_engines, local_engine
from somewhere_gui.game import Game
from tests.gui.conftest import MakeGame

LONG = 60000
"""Milliseconds; the first frame warms up the painting process."""


@pytest.fixture
def night(
    qtbot: QtBot, make_game: MakeGame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Game]:
    """A new night of the real engine, small pictures, waiting for its first action."""
    monkeypatch.setenv("SOMEWHERE_PICTURE_SIZE", "256x144")
    monkeypatch.setenv("SOMEWHERE_SEED", "11")
    game = make_game(local_engine(tmp_path / "tapes"))
    game.new_night()
    qtbot.waitUntil(lambda: game.controller.session_id is not None and _ready(game), timeout=LONG)
    yield game
    game.window.close()
    close_engines()


def _ready(game: Game) -> bool:
    return not game.controller.locked and len(game.play.choices.offered) > 0 and game.play.settled


def test_a_night_with_the_engine(qtbot: QtBot, night: Game) -> None:
    """Turns change the page; going back restores words, frame and choices; the shelf does all it offers."""
    page, controller = night.play, night.controller
    first = (page.telling.toPlainText(), page.choices.offered, page.rail.place.text())
    assert not page.frame.image.isNull()
    for turn in (1, 2):
        page.choices.choose(1)
        qtbot.waitUntil(lambda turn=turn: controller.next_turn == turn + 1 and _ready(night), timeout=LONG)
    assert page.strip.film.rowCount() == 3
    assert page.telling.toPlainText() != first[0]

    night.go_back(0)
    qtbot.waitUntil(lambda: controller.next_turn == 1 and _ready(night), timeout=LONG)
    assert (page.telling.toPlainText(), page.choices.offered, page.rail.place.text()) == first
    assert page.strip.film.now == 0
    qtbot.waitUntil(lambda: page.can_go_forward and page.strip.film.rowCount() == 3)

    night.show_slots()
    shelf = night.slots_page
    qtbot.waitUntil(lambda: shelf.grid.tapes.rowCount() == 1)
    shelf.act("branch")
    qtbot.waitUntil(lambda: shelf.grid.tapes.rowCount() == 2, timeout=LONG)
    shelf.grid.choose(str(controller.session_id))
    shelf.act("bin")
    qtbot.waitUntil(lambda: shelf.grid.tapes.rowCount() == 1 and not shelf.foot["undo"].isHidden())
    assert controller.session_id is None
    shelf.act("undo")
    qtbot.waitUntil(lambda: shelf.grid.tapes.rowCount() == 2)


def test_what_is_typed(qtbot: QtBot, night: Game) -> None:
    """What the engine cannot read is answered above the telling, and the night stands still; a paper that is
    read can be seen whole then, and later, as the night is opened again."""
    before = night.play.telling.toPlainText()
    night.act("xyzzy plugh qwerty", 1)
    qtbot.waitUntil(lambda: _ready(night), timeout=LONG)
    assert night.controller.next_turn == 1
    assert night.play.telling.toPlainText().endswith(before)
    assert len(night.play.telling.toPlainText()) > len(before)

    night.act("reread the note in Ellis's envelope", 1)
    qtbot.waitUntil(lambda: night.controller.next_turn == 2 and _ready(night), timeout=LONG)
    night.play.choices.paper.click()
    assert "What you film, it can keep." in night.papers.sheet.words.toPlainText()
    session_id = str(night.controller.session_id)
    night.controller.leave()
    night.open(session_id)
    qtbot.waitUntil(lambda: night.play.isVisible() and _ready(night), timeout=LONG)
    night.play.choices.choose(1)
    qtbot.waitUntil(lambda: night.controller.next_turn == 3 and _ready(night), timeout=LONG)
    qtbot.keyClick(night.play, "p")
    qtbot.waitUntil(night.papers.isVisible)
    assert "What you film, it can keep." in night.papers.sheet.words.toPlainText()
