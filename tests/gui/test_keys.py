"""Keys: one table, remappable, kept, shown where they are told of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from somewhere_gui import settings as settings_file
from somewhere_gui.game import Game
from somewhere_gui.keys import ACTIONS, EVERYWHERE, NIGHT, SHELF, Keys, pressed, shown
from somewhere_gui.views.settings.keys import KeysSection
from tests.gui.conftest import MakeGame
from tests.gui.fake_engine import FakeEngine

NONE = Qt.KeyboardModifier.NoModifier


def key_event(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held)


def test_no_two_actions_share_a_key() -> None:
    """As delivered, no key does two things where both could be pressed."""
    keys = Keys()
    assert [action.name for action in ACTIONS if keys.clash(action.name, action.key)] == []


@pytest.mark.parametrize(
    ("key", "held", "written", "action"),
    [
        (Qt.Key.Key_PageUp, NONE, "PgUp", "back"),
        (Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier, "1", "choice1"),
        (Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier, "Ctrl", "skip"),
        (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, "Ctrl+F", ""),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier, "Shift+L", ""),
        (Qt.Key.Key_Exclam, Qt.KeyboardModifier.ShiftModifier, "!", ""),
    ],
)
def test_a_key_is_written_one_way(key: Qt.Key, held: Qt.KeyboardModifier, written: str, action: str) -> None:
    """Keypad and Shift make no other key of the same sign; held keys are told apart."""
    assert pressed(key_event(key, held)) == written
    assert Keys().action(key_event(key, held), NIGHT, EVERYWHERE) == action


def test_a_swap_is_kept() -> None:
    """Two actions that have swapped their keys keep them when the settings are read again."""
    swapped = Keys("history=A auto=L")
    assert (swapped.key("history"), swapped.key("auto")) == ("A", "L")
    assert Keys(swapped.give("history", "J")).key("history") == "J"


@given(st.text(max_size=60))
def test_a_damaged_line_counts_as_unchanged(line: str) -> None:
    """Whatever stands in the settings, every action has a key and none clashes."""
    keys = Keys(line)
    assert not [action.name for action in ACTIONS if keys.clash(action.name, keys.key(action.name))]


def test_remapping(qtbot: QtBot, playing: Game) -> None:
    """A key is changed on the settings page, works at once, is said on buttons, kept, and put back."""
    game = playing
    game.over(game.settings)
    game.settings.open("keys")
    section = game.settings.sections["keys"]
    assert isinstance(section, KeysSection)
    field = section.keys["history"]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.waiting
    qtbot.keyClick(field, "g")
    assert "taken already" in section.message.text()
    assert game.window.theme.keys.key("history") == "L"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, "j")
    assert field.words == "J"
    assert game.play.menu.buttons["history"].key == "J"
    game.window.save_settings()
    assert settings_file.load(game.window.config).keys == "history=J"
    game.back()
    qtbot.keyClick(game.play, "l")
    assert not game.controller.locked
    qtbot.keyClick(game.play, "j")
    qtbot.waitUntil(game.history.isVisible)
    game.over(game.settings)
    game.settings.open("keys")
    game.settings.reset.click()
    assert game.window.theme.settings.keys == ""
    assert game.settings.reset.words == "Take that back"
    game.settings.reset.click()
    assert game.window.theme.settings.keys == "history=J"


def test_waiting_for_a_key_ends(qtbot: QtBot, playing: Game) -> None:
    """Esc and moving on leave a key as it was; Esc stays on the page."""
    game = playing
    game.over(game.settings)
    game.settings.open("keys")
    section = game.settings.sections["keys"]
    assert isinstance(section, KeysSection)
    field = section.keys["bag"]
    for end in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClick(field, end)
        qtbot.waitUntil(lambda: not field.waiting)
        assert field.words == "G"
        assert game.settings.isVisible()


def test_letters_are_off_while_typing(qtbot: QtBot, playing: Game) -> None:
    """While one types, letters and numbers are letters; Alt and a number still chooses; Esc leaves."""
    typed = playing.play.choices.typed
    typed.setFocus()
    qtbot.keyClicks(typed, "hl1g5x")
    qtbot.keyClick(typed, Qt.Key.Key_PageUp)
    assert typed.text() == "hl1g5x"
    assert not playing.play.parts.bare
    assert not playing.play.asking
    qtbot.keyClick(typed, "2", Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: playing.controller.next_turn == 4)


def test_the_help_page_says_the_keys_as_they_are(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """The table of the help page is made from the player's own keys."""
    game = make_game(fake, keys="history=J")
    game.show_help()
    labels = [label.text() for label in game.help.findChildren(QLabel)]
    assert labels[labels.index("Read what was told so far") - 1] == "J"
    for where in (NIGHT, SHELF, EVERYWHERE):
        for action in ACTIONS:
            if action.where == where and not action.name.startswith("choice"):
                assert str(action.words) in labels, action.name


def test_a_tip_says_the_key(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """What is told of a button ends with its key, as it is now: of one that was changed too."""
    game = make_game(fake, keys="bag=J escape=Q")
    assert game.play.summary.bag.toolTip() == "Show what you carry (J)"
    assert game.play.summary.bag.key == "J"
    assert game.help.back.toolTip() == "Back (Q)"
    assert game.play.menu.buttons["menu"].toolTip().endswith("(Q)")
    game.window.change(game.window.theme.settings._replace(keys=""))
    assert game.help.back.toolTip() == "Back (Esc)"
    assert shown("Ctrl+Space") == "Ctrl+Space"
    assert shown("Ctrl++") == "Ctrl++"


def test_mouse_buttons(qtbot: QtBot, playing: Game) -> None:
    """The middle button hides everything but the picture, any click brings it back, the right one leaves."""
    page = playing.play
    qtbot.mouseClick(page, Qt.MouseButton.MiddleButton)
    assert page.parts.bare
    qtbot.mouseClick(page, Qt.MouseButton.LeftButton)
    assert not page.parts.bare
    qtbot.mouseClick(page, Qt.MouseButton.RightButton)
    assert playing.window.title.isVisible()
