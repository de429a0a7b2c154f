"""The accessible tree: what a screen reader finds on every page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from somewhere_gui.game import Game
from somewhere_gui.reading import PaperRef
from somewhere_gui.trouble import Trouble
from somewhere_gui.views.scrolled import Scrolled
from tests.gui.conftest import MakeGame, open_night
from tests.gui.fake_engine import FakeEngine

ROLE = QAccessible.Role


def tree(widget: QWidget) -> Iterator[tuple[QAccessibleInterface, QWidget]]:
    """Every shown widget under this one that assistive tools see."""
    for part in widget.findChildren(QWidget):
        if part.isVisible():
            face = QAccessible.queryAccessibleInterface(part)
            if face is not None:
                yield face, part


def said(face: QAccessibleInterface) -> str:
    return face.text(QAccessible.Text.Name).strip()


def pages(game: Game) -> Iterator[tuple[str, QWidget]]:
    """Each page, shown."""
    game.window.show_page(game.window.title)
    yield "title", game.window.title
    game.window.show_page(game.play)
    yield "play", game.play
    game.show_ending()
    yield "ending", game.ending
    game.trouble.show_trouble(Trouble("StorageFull", "Full."), "Full", "x", offline=True)
    for name, page in (
        ("slots", game.slots_page),
        ("help", game.help),
        ("history", game.history),
        ("papers", game.papers),
        ("terms", game.terms),
        ("ways", game.ways),
        ("film", game.film),
        ("trouble", game.trouble),
    ):
        game.window.show_page(page)
        yield name, page
    game.window.show_page(game.settings)
    for key in game.settings.sections:
        game.settings.open(key)
        yield f"settings {key}", game.settings


@pytest.fixture
def shown(qtbot: QtBot, playing: Game) -> Game:
    playing.shelf.refresh()
    playing.beginning.use(playing.terms)
    playing.beginning.read()
    playing.papers.show_papers([PaperRef("a", "Map", "Here.", 1), PaperRef("b", "Note", "There.", 2)], "a")
    playing.do("history")
    qtbot.waitUntil(lambda: playing.terms.worlds is not None and playing.history.isVisible())
    return playing


def test_every_control_is_named(qtbot: QtBot, shown: Game) -> None:
    """On every page each control that takes the keys has a role and a name, and no button is unnamed."""
    nameless, seen = [], 0
    for page_name, page in pages(shown):
        qtbot.wait(10)
        for face, part in tree(page):
            takes_keys = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.isEnabled()
            if not (takes_keys or isinstance(part, QAbstractButton)):
                continue
            seen += 1
            role = face.role()
            plain = role in (ROLE.NoRole, ROLE.Client) and not isinstance(part, Scrolled)
            if plain or not said(face):  # Qt knows no role for what only scrolls
                nameless.append((page_name, type(part).__name__, part.objectName(), role.name, said(face)))
    assert nameless == []
    assert seen > 100


def test_pages_are_named(qtbot: QtBot, shown: Game) -> None:
    """Every page says what it is."""
    for page_name, page in pages(shown):
        assert page.accessibleName(), page_name


def test_the_frame_is_a_picture_with_words(playing: Game) -> None:
    """The frame is told as a picture, and what it shows is its description."""
    face = QAccessible.queryAccessibleInterface(playing.play.frame)
    assert face is not None
    assert face.role() == ROLE.Graphic
    assert "corridor" in face.text(QAccessible.Text.Description).lower()


def test_new_words_are_announced(qtbot: QtBot, playing: Game) -> None:
    """After a turn the focused choice carries the new telling, so that it is heard without looking for it."""
    heard: list[str] = []
    playing.play.announced.connect(heard.append)
    playing.play.choices.choose(1)
    qtbot.waitUntil(lambda: playing.controller.next_turn == 4 and bool(heard))
    assert "corridor is longer than the building" in heard[-1]
    assert "Film the pencil marks" in heard[-1]


def test_the_countdown_is_heard(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """The time left is told when it begins, at half, and in its last seconds; not every second."""
    fake.intro("night-1")
    game = make_game(fake, countdown=20)
    heard: list[str] = []
    game.play.announced.connect(heard.append)
    open_night(qtbot, game, "night-1")
    game.window.activateWindow()
    heard.clear()
    game.countdown.hold(False)
    for _ in range(17):
        game.countdown._second()
    told = [words for words in heard if "second" in words]
    assert told == ["10 seconds", "5 seconds"]


def test_a_list_says_its_rows(playing: Game) -> None:
    """Frames of the strip, things of the bag and tapes are heard as text."""
    strip, bag = playing.play.strip, playing.play.rail.bag
    role = Qt.ItemDataRole.AccessibleTextRole
    assert strip.model().index(1, 0).data(role) == "Turn 1: Film the pencil marks"
    assert strip.model().index(2, 0).data(role) == "Turn 2: Film the pencil marks (now)"
    assert "41 min" in bag.model().index(0, 0).data(role)
