"""A gamepad: what is pushed on it, where the focus goes by it, and a night with nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from somewhere_gui import reading
from somewhere_gui.game import Game
from somewhere_gui.gamepad import device, steering
from somewhere_gui.gamepad.buttons import ACTIONS, DIRECTIONS, PRESS, WORDS, Axes
from somewhere_gui.joins.gamepad import Gamepads
from somewhere_gui.keys import BY_NAME
from tests.gui.conftest import MakeGame, open_night, turn_over
from tests.gui.fake_engine import FakeEngine
from tests.gui.test_by_keys import LONG, LONGEST_NIGHT, _ready, at_title

__all__ = ["at_title"]


def joined(game: Game) -> Gamepads:
    """The game's own join of gamepads, whose buttons a test pushes."""
    return next(join for join in game.joins if isinstance(join, Gamepads))


def push(game: Game, *buttons: str) -> None:
    for button in buttons:
        joined(game).push(button)
        joined(game).release(button)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


# --- the device --------------------------------------------------------------------------------------


class Virtual:
    """A pad that SDL itself makes, plugged in."""

    def __init__(self) -> None:
        self.sdl = device.library()
        assert self.sdl is not None
        self.index = self.sdl.SDL_JoystickAttachVirtual(self.sdl.SDL_JOYSTICK_TYPE_GAMECONTROLLER, 6, 15, 0)
        assert self.index >= 0
        self.pad = self.sdl.SDL_JoystickOpen(self.index)

    def button(self, number: int, *, down: bool) -> None:
        self.sdl.SDL_JoystickSetVirtualButton(self.pad, number, int(down))

    def axis(self, number: int, value: int) -> None:
        self.sdl.SDL_JoystickSetVirtualAxis(self.pad, number, value)

    def pull_out(self) -> None:
        if self.pad is not None:
            self.sdl.SDL_JoystickClose(self.pad)
            self.sdl.SDL_JoystickDetachVirtual(self.index)
            self.pad = None


class Heard(QObject):
    """What a :class:`device.Pads` has said."""

    def __init__(self, pads: device.Pads) -> None:
        super().__init__()
        self.names: list[str] = []
        self.said: list[str] = []
        pads.found.connect(self.names.append)
        pads.pushed.connect(lambda name: self.said.append(f"+{name}"))
        pads.released.connect(lambda name: self.said.append(f"-{name}"))


@pytest.fixture
def pads(qtbot: QtBot) -> Iterator[tuple[Virtual, Heard]]:
    reading_pads = device.Pads()
    heard = Heard(reading_pads)
    qtbot.waitUntil(lambda: reading_pads._reader._timer is not None)  # SDL is begun, by that thread alone
    virtual = Virtual()
    qtbot.waitUntil(lambda: bool(heard.names))
    yield virtual, heard
    virtual.pull_out()
    assert reading_pads.close()


def test_buttons_sticks_and_triggers_of_a_real_device_have_one_name_each(
    qtbot: QtBot, pads: tuple[Virtual, Heard]
) -> None:
    """A button, a way of the stick and a trigger come as what the table calls them, down and up."""
    virtual, heard = pads
    virtual.button(0, down=True)
    qtbot.waitUntil(lambda: heard.said == ["+a"])
    virtual.button(0, down=False)
    qtbot.waitUntil(lambda: heard.said == ["+a", "-a"])
    virtual.axis(1, -30000)
    qtbot.waitUntil(lambda: heard.said[2:] == ["+dpup"])
    virtual.axis(1, 0)
    virtual.axis(4, 32000)
    qtbot.waitUntil(lambda: heard.said[2:] == ["+dpup", "-dpup", "+lefttrigger"])


def test_a_pad_that_is_pulled_out_has_let_go(qtbot: QtBot, pads: tuple[Virtual, Heard]) -> None:
    """What was held on a pad that is gone is held no more."""
    virtual, heard = pads
    virtual.button(1, down=True)
    qtbot.waitUntil(lambda: heard.said == ["+b"])
    virtual.pull_out()
    qtbot.waitUntil(lambda: heard.said == ["+b", "-b"])


def test_without_sdl_there_is_no_pad_and_no_error(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where SDL cannot be loaded the thread starts, finds nothing and ends."""
    monkeypatch.setattr(device, "library", lambda: None)
    pads = device.Pads()
    assert pads.close()


def test_a_stick_that_trembles_at_the_edge_is_pushed_once() -> None:
    """Between where a stick counts as pushed and as let go nothing changes; past the middle it is another."""
    axes = Axes()
    assert axes.move("leftx", 0.5) == []
    assert axes.move("leftx", 0.6) == [("dpright", True)]
    assert axes.move("leftx", 0.45) == axes.move("leftx", 0.58) == []
    assert axes.move("leftx", -0.7) == [("dpright", False), ("dpleft", True)]
    assert axes.move("leftx", -0.1) == [("dpleft", False)]
    assert axes.move("lefttrigger", -1.0) == axes.move("rightx", 1.0) == []


def test_every_button_that_does_something_is_in_the_table_of_the_keys_page() -> None:
    """The page of keys says what each button does, and each does what a key does."""
    said = {what for _, what in WORDS}
    for action in set(ACTIONS.values()) - {PRESS}:
        assert action in said
        assert action in BY_NAME
    assert len(WORDS) == len(ACTIONS) + 1


# --- the way of the focus ----------------------------------------------------------------------------


PAGES: dict[str, Callable[[Game], Any]] = {
    "title": lambda game: game.show_title(),
    "play": lambda game: game.go(game.play),
    "tapes": lambda game: game.show_slots(),
    "settings": lambda game: game.show_settings(),
    "keys": lambda game: (game.show_settings(), game.settings.open("keys")),
    "help": lambda game: game.show_help(),
    "terms": lambda game: game.over(game.terms),
    "history": lambda game: game.do("history"),
    "film": lambda game: game.do("film"),
}


@pytest.mark.parametrize("size", [(1280, 800), (1000, 700)])
@pytest.mark.parametrize("page", list(PAGES))
def test_everything_on_a_page_is_reached_by_pointing(
    qtbot: QtBot, playing: Game, page: str, size: tuple[int, int]
) -> None:
    """From where the focus is first, some way of up, down, left and right leads to each control."""
    window = playing.window
    window.resize(*size)
    PAGES[page](playing)
    qtbot.waitUntil(lambda: not window.fading)
    QApplication.processEvents()
    everything = {each for each in window.currentWidget().findChildren(QWidget) if steering._takes(each)}
    reached, open_ones = set[QWidget](), [focused()]
    while open_ones:
        now = open_ones.pop()
        if now in reached:
            continue
        reached.add(now)
        for way in DIRECTIONS.values():
            there = steering.nearest(window, now, way)
            if there is not None:
                open_ones.append(there)
    assert not {each.objectName() or repr(each) for each in everything - reached}


def test_pointing_goes_through_a_list_before_it_leaves_it(qtbot: QtBot, playing: Game) -> None:
    """A list takes the ways that lead to another of its entries; at its edge the focus goes on."""
    strip = playing.play.strip
    strip.setFocus()
    assert strip.currentIndex().row() == 0
    push(playing, "dpdown")
    assert focused() is strip
    assert strip.currentIndex().row() == 1
    push(playing, "dpright")
    assert focused() is not strip


def test_pointing_brings_what_it_comes_to_into_sight(qtbot: QtBot, playing: Game) -> None:
    """On a page that scrolls, what gets the focus is scrolled to."""
    playing.window.resize(1000, 700)
    playing.show_settings()
    playing.settings.open("keys")
    qtbot.waitUntil(lambda: not playing.window.fading)
    section: Any = playing.settings.sections["keys"]
    area = steering._area(section.gamepad)
    assert area is not None
    qtbot.waitUntil(lambda: area.widget().height() > 2 * area.height())
    section.gamepad.setFocus()
    for _ in range(30):
        push(playing, "dpdown")
        assert focused().visibleRegion().boundingRect().height() > 10, focused().objectName()
    assert focused() in section.keys.values()


def test_a_setting_is_switched_and_slid_by_the_pad(qtbot: QtBot, playing: Game) -> None:
    """A switch is pressed with A, a slider follows left and right."""
    playing.show_settings()
    playing.settings.open("sound")
    section: Any = playing.settings.sections["sound"]
    section.on.setFocus()
    push(playing, "a")
    assert playing.window.theme.settings.sound
    slider = section.sliders["volume"]
    slider.setFocus()
    push(playing, "dpleft", "dpleft")
    assert playing.window.theme.settings.volume == 60
    push(playing, "dpdown")
    assert focused() is section.sliders["ambience"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_list_that_opens_is_picked_from(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """A opens a list to pick from, up and down go through it, A picks; B closes it and changes nothing."""
    game = make_game(fake, 1000, 700, text_size=200)
    qtbot.waitUntil(game.window.isActiveWindow)
    game.show_settings()
    combo = game.settings.findChild(QComboBox, "sectionCombo")
    assert combo is not None
    qtbot.waitUntil(combo.isVisible)
    combo.setFocus()
    before = combo.currentIndex()
    push(game, "a")
    qtbot.waitUntil(combo.view().isVisible)
    push(game, "dpdown", "a")
    qtbot.waitUntil(lambda: not combo.view().isVisible())
    assert combo.currentIndex() == before + 1
    push(game, "a")
    qtbot.waitUntil(combo.view().isVisible)
    push(game, "dpdown", "b")
    qtbot.waitUntil(lambda: not combo.view().isVisible())
    assert combo.currentIndex() == before + 1
    assert game.settings.isVisible()


# --- what the buttons do -----------------------------------------------------------------------------


def test_a_changed_key_takes_its_button_along(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """A button does an action, whatever key the player has given that."""
    fake.intro("night-1")
    game = make_game(fake, keys="history=J")
    open_night(qtbot, game, "night-1")
    push(game, "y")
    qtbot.waitUntil(game.history.isVisible)
    push(game, "b")
    assert game.play.isVisible()


def test_no_letter_is_typed_by_a_button(qtbot: QtBot, playing: Game) -> None:
    """Y and the others that stand for letters do nothing in a line of text; B leaves it."""
    line = playing.play.choices.typed
    line.setFocus()
    push(playing, "y", "righttrigger", "x", "leftstick")
    assert isinstance(line, QLineEdit)
    assert line.text().strip() == ""
    assert playing.play.isVisible()
    push(playing, "b")
    assert focused() is not line


def test_the_trigger_skips_for_as_long_as_it_is_held(qtbot: QtBot, playing: Game) -> None:
    """LT is held for all words at once, and let go of."""
    joined(playing).push("lefttrigger")
    assert playing.play.pacing.skipping
    joined(playing).release("lefttrigger")
    assert not playing.play.pacing.skipping


def test_a_way_that_is_held_goes_on(qtbot: QtBot, playing: Game) -> None:
    """Held, a way is gone on with until it is let go."""
    choices = playing.play.choices.buttons
    choices[0].setFocus()
    joined(playing).push("dpdown")
    first = focused()
    assert first is not choices[0]
    qtbot.waitUntil(lambda: focused() is not first)
    joined(playing).release("dpdown")
    assert not joined(playing)._again.isActive()


def test_another_window_in_front_gets_none_of_it(
    qtbot: QtBot, playing: Game, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another program is in front, pushing does nothing here."""
    monkeypatch.setattr(
        QApplication, "applicationState", staticmethod(lambda: Qt.ApplicationState.ApplicationInactive)
    )
    push(playing, "leftshoulder", "b", "dpdown")
    assert playing.play.isVisible()
    assert playing.controller.next_turn == 3


def test_the_switch_in_the_settings_ends_it(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """Switched on, pads are looked for by and by, and a found one is said; switched off, by nobody."""
    game = make_game(fake)
    join = joined(game)
    assert not join._late.isActive()
    game.window.change(game.window.theme.settings._replace(gamepad=True))
    assert join._late.isActive()
    join.open()
    assert join._pads is not None
    join._pads.found.emit("Eight-way pad")
    qtbot.waitUntil(lambda: "Eight-way pad" in game.window.toast.words)
    game.window.change(game.window.theme.settings._replace(gamepad=False))
    assert join._pads is None


def test_a_night_by_gamepad(qtbot: QtBot, at_title: Game) -> None:
    """Everything from the title to an ending and back can be done with a pad, with a turn back by LB and
    forward by RB; the focus is never lost."""
    game, dice = at_title, random.Random(9)
    title = game.window.title
    qtbot.waitUntil(lambda: title.buttons["new"].hasFocus())
    push(game, "a")
    qtbot.waitUntil(lambda: game.controller.session_id is not None and _ready(game), timeout=LONG)
    for turn in range(1, LONGEST_NIGHT):
        assert focused() is game.play.choices.buttons[0]
        steps = dice.randrange(len(game.play.choices.offered))
        push(game, *["dpdown"] * steps)
        assert focused() in game.play.choices.buttons
        push(game, "a")
        qtbot.waitUntil(lambda: _ready(game), timeout=LONG)
        if reading.has_ended(game.controller.state):
            break
        if turn == 3:
            push(game, "leftshoulder")
            turn_over(qtbot, game, 2)
            qtbot.waitUntil(lambda: game.play.can_go_forward)
            push(game, "rightshoulder")
            turn_over(qtbot, game, 3)
            qtbot.waitUntil(lambda: _ready(game), timeout=LONG)
    assert reading.has_ended(game.controller.state)
    push(game, "a")
    assert game.ending.isVisible()
    atlas = game.ending.findChild(QAbstractItemView)
    assert atlas is not None
    push(game, "b")
    qtbot.waitUntil(title.isVisible)
