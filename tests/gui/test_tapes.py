"""The shelf: playing, naming, branching, binning, mending."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from engine.state import SessionSummary
from somewhere_gui.game import Game
from somewhere_gui.views.slots_page import SlotsPage
from tests.gui.conftest import MakeGame
from tests.gui.fake_engine import FakeEngine

DAMAGED = SessionSummary(
    "bad", "Night 9", turn=18, damage="The last page of this tape does not read.", previous_turn=17
)


@pytest.fixture
def shelf(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> Game:
    """Three tapes and a damaged one, the page of tapes in front."""
    for number in (1, 2, 3):
        fake.intro(f"night-{number}")
    fake.damaged["bad"] = DAMAGED
    game = make_game(fake)
    game.show_slots()
    qtbot.waitUntil(lambda: game.slots_page.grid.tapes.rowCount() == 4)
    return game


def titles(page: SlotsPage) -> list[str]:
    model = page.grid.tapes
    return [model.index(row).data(Qt.ItemDataRole.EditRole) for row in range(model.rowCount())]


def test_newest_first(shelf: Game) -> None:
    """Tapes are listed newest first, the newest is chosen, and each has words for a screen reader."""
    page = shelf.slots_page
    assert titles(page) == ["Night 3", "Night 2", "Night 1", "Night 9"]
    assert page.grid.cards.newest == "night-3"
    told = page.grid.tapes.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "does not read" in told


def test_play_from_the_shelf(qtbot: QtBot, shelf: Game) -> None:
    """Enter plays the chosen tape."""
    shelf.slots_page.grid.choose("night-2")
    qtbot.keyClick(shelf.slots_page.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shelf.controller.session_id == "night-2" and shelf.play.isVisible())


def test_rename_in_the_card(qtbot: QtBot, shelf: Game, fake: FakeEngine) -> None:
    """F2 edits the name in the card; Enter keeps it."""
    page = shelf.slots_page
    page.grid.choose("night-1")
    qtbot.keyClick(page, Qt.Key.Key_F2)
    editor = page.grid.findChild(QLineEdit, "renameLine")
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "Do not open")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: fake.titles["night-1"] == "Do not open")
    qtbot.waitUntil(lambda: "Do not open" in titles(page))


def test_branch(qtbot: QtBot, shelf: Game) -> None:
    """B copies the chosen tape."""
    qtbot.keyClick(shelf.slots_page, "b")
    qtbot.waitUntil(lambda: len(titles(shelf.slots_page)) == 5)
    assert "Night 3, a branch" in titles(shelf.slots_page)


def test_bin_and_take_back(qtbot: QtBot, shelf: Game, fake: FakeEngine) -> None:
    """Del puts the tape into the bin without asking; Z takes it back."""
    page = shelf.slots_page
    qtbot.keyClick(page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(titles(page)) == 3)
    assert "night-3" not in fake.states
    qtbot.waitUntil(lambda: not page.foot["undo"].isHidden())
    qtbot.keyClick(page, "z")
    qtbot.waitUntil(lambda: len(titles(page)) == 4)
    assert "night-3" in fake.states


def test_bin_view_restores(qtbot: QtBot, shelf: Game, fake: FakeEngine) -> None:
    """The bin lists what is in it, offers only to bring it back, and does."""
    page = shelf.slots_page
    qtbot.keyClick(page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.filters["bin"].words == "Bin 1")
    page.choose_filter("bin")
    assert titles(page) == ["Night 3"]
    assert page.foot["play"].words == "Bring back"
    assert [action for action, button in page.foot.items() if not button.isHidden()] == ["play"]
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "night-3" in fake.states)


def test_damaged_tape_offers_its_copy(qtbot: QtBot, shelf: Game, fake: FakeEngine) -> None:
    """A damaged tape cannot be played or copied; its earlier page is offered and opened."""
    page = shelf.slots_page
    page.grid.choose("bad")
    assert page.foot["play"].words == "Open the copy from turn 17"
    assert not page.foot["branch"].isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "bad" in fake.states)


def test_find_a_tape(qtbot: QtBot, shelf: Game) -> None:
    """Typing part of a name shows only those; Esc empties the field, then leaves."""
    page = shelf.slots_page
    page.search.setText("night 2")
    assert titles(page) == ["Night 2"]
    page.search.setText("nothing like it")
    assert titles(page) == []
    assert page._empty.isVisible()
    page.search.clear()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert shelf.window.title.isVisible()


def test_binning_the_open_tape(qtbot: QtBot, shelf: Game, fake: FakeEngine) -> None:
    """The open tape can be binned: the window lets go of it first."""
    shelf.open("night-3")
    qtbot.waitUntil(lambda: shelf.play.isVisible() and not shelf.controller.locked)
    shelf.show_slots()
    qtbot.waitUntil(lambda: shelf.slots_page.grid.chosen is not None)
    shelf.slots_page.grid.choose("night-3")
    qtbot.keyClick(shelf.slots_page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "night-3" not in fake.states)
    assert fake.leased == set()
    qtbot.keyClick(shelf.slots_page, Qt.Key.Key_Escape)
    assert shelf.window.title.isVisible()


def test_a_thousand_tapes(qtbot: QtBot, shelf: Game) -> None:
    """A thousand tapes are shown at once; only pictures in sight are asked for."""
    many = [SessionSummary(f"n{i}", f"Night {i}", image="images/frame_0_a.png") for i in range(1000)]
    shelf.slots_page.show_tapes(many, [])
    qtbot.wait(50)
    assert shelf.slots_page.grid.tapes.rowCount() == 1000
    assert len(shelf.thumbnails._held) + len(shelf.thumbnails._asked) < 40


def test_those_in_sight_are_read_first(qtbot: QtBot, shelf: Game, fake: FakeEngine) -> None:
    """Of a long shelf the first cards are there when only they have been read; the others follow by
    themselves, and the page says meanwhile how many there are."""
    for number in range(4, 104):
        fake.intro(f"night-{number}")
        fake.states[
            f"night-{number}"
        ].last_saved = f"2020-01-01T00:{number // 60:02d}:{number % 60:02d}+00:00"
    fake.summed.clear()
    page, seen = shelf.slots_page, []
    page.show_tapes([], [])
    page.grid.tapes.rowsInserted.connect(
        lambda *_: seen.append((len(fake.summed), page.filters["all"].words))
    )
    shelf.shelf.refresh()
    qtbot.waitUntil(lambda: page.grid.tapes.rowCount() == 104)
    assert seen[0] == (24, "All 104")
    assert len(seen) > 1
    assert sorted(fake.summed) == sorted(fake.slot_ids())
    page.grid.choose("night-50")
    shelf.shelf.refresh()
    qtbot.waitUntil(lambda: shelf.errands.idle)
    assert page.grid.tapes.rowCount() == 104
    assert page.grid.chosen is not None
    assert page.grid.chosen.session_id == "night-50"


def test_empty_shelf(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """Without tapes the page says so, and nothing can be pressed by mistake."""
    game = make_game(fake)
    game.show_slots()
    qtbot.waitUntil(game.slots_page._empty.isVisible)
    assert not game.slots_page.foot["play"].isEnabled()
    assert all(button.isHidden() for button in game.slots_page.foot.values())


def test_an_empty_shelf_leads_into_a_night(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """Where there is no tape yet the keys are on what begins one."""
    game = make_game(fake)
    game.show_slots()
    qtbot.waitUntil(game.slots_page.begin.hasFocus)
    qtbot.keyClick(game.slots_page.begin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: game.play.isVisible() and game.controller.session_id is not None)


@pytest.mark.parametrize(("text", "lying"), [(100, False), (200, True)])
def test_a_card_is_seen_whole(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, text: int, lying: bool
) -> None:
    """With large text too the shelf shows a whole card with its words, lying if it must be."""
    fake.intro("night-1")
    game = make_game(fake, 1000, 700, text_size=text)
    game.show_slots()
    grid = game.slots_page.grid
    qtbot.waitUntil(lambda: grid.tapes.rowCount() == 1)
    qtbot.wait(20)
    assert grid.cards.lying is lying
    assert grid.cards.card.height() <= grid.viewport().height()
    assert grid.visualRect(grid.tapes.index(0)).width() <= grid.viewport().width()
