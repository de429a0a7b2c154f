"""Every page at every size: names, places, nothing clipped, nothing over anything else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt, QUrl
from PySide6.QtGui import QFontDatabase, QImage, QPixmap, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from engine.state import Offer
from somewhere_gui.game import Game
from somewhere_gui.views.buttons import KeyButton
from somewhere_gui.views.narrative_view import NarrativeView
from tests.gui.conftest import MakeGame, open_night
from tests.gui.fake_engine import FakeEngine

NAMED = {
    "title": ["titlePage", "continueButton", "newGameButton", "loadButton", "settingsButton"],
    "play": [
        "frameView",
        "narrativeView",
        "choice1",
        "choice2",
        "choice3",
        "choice4",
        "customAction",
        "sendAction",
        "fateLabel",
        "healthLabel",
        "inventoryList",
        "filmstrip",
        "undoButton",
        "transcriptButton",
        "countdownBar",
        "statusMessage",
    ],
    "others": ["slotsPage", "settingsPage"],
}
PAGES = {"titlePage", "slotsPage", "settingsPage"}
LONG = "Take the long way round by the fence, keep low under the light, and count the posts as you go"


def test_every_fixed_name_is_there(playing: Game) -> None:
    """Each widget with a fixed name exists once and has an accessible name and a tooltip."""
    for wanted in (each for names in NAMED.values() for each in names):
        found = playing.window.findChildren(QWidget, wanted)
        if playing.window.objectName() == wanted:
            found.append(playing.window)
        assert len(found) == 1, wanted
        assert found[0].accessibleName(), wanted
        assert found[0].toolTip() or wanted in PAGES, wanted


def test_every_button_says_what_it_does(playing: Game) -> None:
    """No button anywhere is without an accessible name."""
    for button in playing.window.findChildren(QAbstractButton):
        if button.text() or button.isVisible():
            assert button.accessibleName() or button.text(), button.objectName()


def test_the_shipped_faces_are_used(playing: Game) -> None:
    """The four families come with the game and are what the page is set in."""
    families = set(QFontDatabase.families())
    assert {"IBM Plex Serif", "IBM Plex Sans", "IBM Plex Sans Condensed", "VT323"} <= families


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1000, 700), (900, 620), (1920, 1080)])
@pytest.mark.parametrize("long", [False, True])
def test_columns_do_not_collide(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, width: int, height: int, long: bool
) -> None:
    """In three columns no part overlaps another or leaves the page, however long the choices are."""
    fake.intro("night-1")
    if long:
        _lengthen(fake)
    game = make_game(fake, width, height)
    open_night(qtbot, game, "night-1")
    page = game.play
    parts = [page.strip, page.frame, page.rail, page.telling, page.choices, page.menu]
    boxes = {part.objectName() or type(part).__name__: part.geometry() for part in parts}
    for name, box in boxes.items():
        assert page.rect().contains(box), (name, box)
        for other, another in boxes.items():
            assert name == other or not box.intersects(another), (name, box, other, another)
    _whole(page.choices.buttons)
    frame = page.frame.geometry()
    assert abs(frame.width() / frame.height() - 16 / 9) < 0.02


def test_long_choices_wrap(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """A choice too long for one line becomes taller and keeps every word."""
    fake.intro("night-1")
    _lengthen(fake)
    game = make_game(fake, 1000, 700)
    open_night(qtbot, game, "night-1")
    button = game.play.choices.buttons[0]
    assert button.words == LONG
    assert button.height() > 50
    assert button.height() >= button.heightForWidth(button.width())


@pytest.mark.parametrize(("width", "height", "size"), [(1280, 800, 200), (800, 600, 100), (800, 600, 200)])
def test_one_scrolling_column(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, width: int, height: int, size: int
) -> None:
    """Large text or a small window: one column that scrolls, in order, with the keys staying."""
    fake.intro("night-1")
    game = make_game(fake, width, height, text_size=size)
    open_night(qtbot, game, "night-1")
    page = game.play
    assert not page.parts.in_columns
    assert page.telling.geometry().top() >= page.summary.geometry().bottom()
    assert page.choices.geometry().top() >= page.telling.geometry().bottom()
    assert page.telling.height() >= page.telling.document().size().height()
    assert page.menu.geometry().bottom() <= page.height()
    assert page.menu.buttons["choices"].isVisible()
    _whole(page.choices.buttons)
    bar = page.parts.area.verticalScrollBar()
    qtbot.keyClick(page, Qt.Key.Key_5)
    assert page.choices.typed.hasFocus() or not game.window.isActiveWindow()
    assert bar.maximum() > 0


def test_form_changes_and_back(qtbot: QtBot, playing: Game) -> None:
    """Growing the text to 200 % and back keeps the words and the choices."""
    words, offered = playing.play.telling.toPlainText(), playing.play.choices.offered
    settings = playing.window.theme.settings
    playing.window.change(settings._replace(text_size=200))
    assert not playing.play.parts.in_columns
    playing.window.change(settings._replace(text_size=100))
    assert playing.play.parts.in_columns
    assert playing.play.telling.toPlainText() == words
    assert playing.play.choices.offered == offered
    assert playing.play.rail.isVisible()


@pytest.mark.parametrize(("size", "beside"), [(150, True), (250, False)])
def test_large_text_has_the_room(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, size: int, beside: bool
) -> None:
    """In the one-column page the words begin right below the picture: the buttons of bag and tape lie beside
    it only where it is tall enough, else below the choices; what they show is brought into sight."""
    fake.intro("night-1")
    game = make_game(fake, 1000, 700, text_size=size)
    open_night(qtbot, game, "night-1")
    page, parts = game.play, game.play.parts
    keys = page.summary.keys
    assert parts.telling.y() <= max(parts.frame.geometry().bottom(), page.summary.geometry().bottom()) + 20
    assert keys.geometry().intersects(page.summary.geometry()) is False
    assert (keys.y() < parts.telling.y()) is beside
    assert (keys.y() > page.choices.geometry().bottom()) is not beside
    page.summary.bag.click()
    top = parts.area.verticalScrollBar().value()
    words = parts.bag_words.geometry()
    assert top <= words.top() <= words.bottom() <= top + parts.area.viewport().height()


@pytest.mark.parametrize("height", [620, 690])
def test_telling_shows_whole_lines(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, height: int) -> None:
    """A telling that does not fit begins and ends at a whole line, says "more", and Space reads on to its
    end."""
    fake.intro("night-1")
    game = make_game(fake, 1000, height)
    open_night(qtbot, game, "night-1")
    telling = game.play.telling
    assert telling.has_more
    _ends_between_lines(telling)
    for _ in range(6):
        qtbot.keyClick(game.play, Qt.Key.Key_Space)
        _ends_between_lines(telling)
        if not telling.has_more:
            break
    assert not telling.has_more
    assert game.controller.next_turn == 1


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1000, 700), (800, 600)])
@pytest.mark.parametrize("size", [100, 200])
def test_buttons_are_never_cut(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, width: int, height: int, size: int
) -> None:
    """On every page each visible button is as large as its words need, and inside the page."""
    fake.intro("night-1")
    game = make_game(fake, width, height, text_size=size)
    open_night(qtbot, game, "night-1")
    game.show_ending()
    for page in (
        game.window.title,
        game.slots_page,
        game.settings,
        game.help,
        game.history,
        game.ending,
        game.terms,
    ):
        game.window.show_page(page)
        qtbot.wait(30)
        for button in page.findChildren(KeyButton):
            if button.isVisible() and not button.visibleRegion().isEmpty():
                assert button.width() >= button.sizeHint().width(), (page.objectName(), button.words)
                right = button.mapTo(page, button.rect().topRight()).x()
                assert right <= page.width(), (page.objectName(), button.words)


def test_help_lists_keys(qtbot: QtBot, playing: Game) -> None:
    """F1 opens the page of keys and Esc comes back to where one was."""
    qtbot.keyClick(playing.play, Qt.Key.Key_F1)
    assert playing.help.isVisible()
    qtbot.keyClick(playing.help, Qt.Key.Key_Escape)
    assert playing.play.isVisible()


def test_help_leads_to_changing_keys(qtbot: QtBot, playing: Game) -> None:
    """From the table of keys one press leads to where they are changed, and Esc back to the table."""
    qtbot.keyClick(playing.play, Qt.Key.Key_F1)
    playing.help.change.click()
    assert playing.settings.isVisible()
    assert not playing.settings.sections["keys"].isHidden()
    qtbot.keyClick(playing.settings, Qt.Key.Key_Escape)
    assert playing.help.isVisible()


def test_help_is_read_to_its_end_by_keys(qtbot: QtBot, playing: Game) -> None:
    """What of the table of keys is below the window comes up by the page keys, and by arrows from there."""
    playing.window.resize(1000, 700)
    qtbot.keyClick(playing.play, Qt.Key.Key_F1)
    bar = playing.help.table.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    qtbot.keyClick(playing.help.back, Qt.Key.Key_PageDown)
    assert bar.value() > 100
    qtbot.keyClick(playing.help.back, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    qtbot.keyClick(playing.help.back, Qt.Key.Key_Tab)
    assert playing.help.table.hasFocus()
    qtbot.keyClick(playing.help.table, Qt.Key.Key_Down)
    assert bar.value() > 0


def test_history_page(qtbot: QtBot, playing: Game) -> None:
    """L shows everything told so far, every turn with its action."""
    qtbot.keyClick(playing.play, "l")
    qtbot.waitUntil(playing.history.isVisible)
    words = playing.history.words.toPlainText()
    assert "TURN 0" in words
    assert "TURN 2" in words
    assert "Film the pencil marks" in words


def test_frames_of_the_history(qtbot: QtBot, playing: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until a frame of the history has come there is a dark one in its place, and so it stays for one that is
    lost; the last ones are asked for first, for the page opens at its end."""
    asked: list[str] = []
    lost: list[QPixmap] = []

    def get(session: str, image: str, size: QSize) -> QPixmap | None:
        if size.width() == 320:  # else it is for the strip
            asked.append(image)
        return lost[0] if lost else None

    monkeypatch.setattr(playing.history._thumbnails, "get", get)
    qtbot.keyClick(playing.play, "l")
    qtbot.waitUntil(playing.history.isVisible)
    frames = [ref.image for ref in playing.controller.frames]
    assert asked[: len(frames)] == frames[::-1]

    def darkest() -> list[int]:
        document, kind = playing.history.words.document(), QTextDocument.ResourceType.ImageResource
        pixmaps = [document.resource(kind.value, QUrl(f"frame:{frame}")) for frame in frames]
        return [each.toImage().pixelColor(10, 10).lightness() for each in pixmaps]

    assert max(darkest()) < 40
    lost.append(QPixmap())
    playing.thumbnails.arrived.emit()
    assert not playing.history._missing
    assert max(darkest()) < 40


def test_state_in_odd_shape_still_opens(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """A state with missing or odd display words opens with empty words instead of failing."""
    fake.intro("night-1")
    state = fake.state("night-1")
    state.update(display=None, player_state=None, moments=None, offers=None, time_of_day="")
    game = make_game(fake)
    game.play.show_session("night-1", state, [], game.controller.telling, game.play.frame.image)
    game.ending.show_night("night-1", state, [], game.play.frame.image)
    assert game.play.rail.place.text() == "Long corridor"


def _lengthen(fake: FakeEngine) -> None:
    state = fake.states["night-1"]
    state.choices = [f"{LONG}{'!' * number}" for number in range(4)]
    state.choices[0] = LONG
    state.offers = [Offer(words, "go", note="kept +1") for words in state.choices]


def _whole(buttons: list[QWidget] | list[object]) -> None:
    """Each shown choice has the height its words need, and none covers another."""
    shown: list[QRect] = []
    for button in buttons:
        assert isinstance(button, QWidget)
        if button.isHidden():
            continue
        assert button.height() >= button.heightForWidth(button.width())
        assert not any(button.geometry().intersects(other) for other in shown)
        shown.append(button.geometry())


def _ends_between_lines(telling: NarrativeView) -> None:
    """Nor begins within one."""
    top, above, below = telling.verticalScrollBar().value(), telling._above, telling._cover
    cuts = [top + (above.height() if above.isVisible() else 0)]
    if telling.has_more:
        cuts.append(top + below.geometry().top())
    for cut in cuts:
        for line_top, line_bottom in telling.lines():
            letters = line_top + 0.2 * (line_bottom - line_top)
            assert not letters < cut < line_bottom - 2, (line_top, cut, line_bottom)


def test_the_title_does_not_take_the_keys_from_another_page(playing: Game) -> None:
    """When the tapes have been read while the night is shown already, the night keeps the keys: Enter would
    begin another night."""
    assert playing.play.choices.buttons[0].hasFocus()
    playing.window.title.show_last(None, QImage())
    assert playing.play.choices.buttons[0].hasFocus()
    playing.show_title()
    assert playing.window.title.buttons["new"].hasFocus()
