"""What goes on beside the turns: words withdrawn, pictures that come late, what is made while one reads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.state import Delta, LatePicture, Remark, Withdrawn
from somewhere_gui import power
from somewhere_gui.game import Game
from somewhere_gui.joins.beside import Beside
from somewhere_gui.settings import SPEEDS, Settings
from somewhere_gui.theme import Theme
from somewhere_gui.views.narrative_view import NarrativeView
from tests.gui.conftest import MakeGame, open_night, turn_over
from tests.gui.fake_engine import FakeEngine

LATE = "images/frame_{turn}_abcdef.model.png"


class FakeBackstage:
    """Gives news when a test says so, from a thread of its own as the engine does."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[LatePicture], None]] = []
        self.looked: list[tuple[str | None, bool]] = []

    def watch(self, listener: Callable[[LatePicture], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def look_ahead(self, session_id: str | None, *, paint: bool = True) -> None:
        self.looked.append((session_id, paint))

    def tell(self, **what: Any) -> None:
        news = LatePicture(**{"session_id": "night-1", **what})
        thread = threading.Thread(target=lambda: [each(news) for each in self.listeners])
        thread.start()
        thread.join()

    def bring(self, turn: int) -> None:
        self.tell(turn=turn, frame=f"images/frame_{turn}_abcdef.png", image=LATE.format(turn=turn))


@pytest.fixture
def backstage() -> FakeBackstage:
    return FakeBackstage()


@pytest.fixture
def game(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, backstage: FakeBackstage) -> Game:
    """A night at turn 2, on mains."""
    fake.intro("night-1")
    for _ in range(2):
        list(fake.play("night-1", "Film the pencil marks", "NORMAL"))
    game = make_game(fake, backstage=backstage)
    beside(game).on_battery = lambda: False
    open_night(qtbot, game, "night-1")
    return game


def beside(game: Game) -> Beside:
    return next(each for each in game.joins if isinstance(each, Beside))


def images(game: Game) -> list[str]:
    return [ref.image for ref in game.controller.frames]


def test_withdrawn_words_leave_the_page(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """Words that are taken back go from the page; the action stays above what is told instead; the line
    that says why is the status until the next turn."""
    fake.before_words = [Delta("You are dead, all of you."), Withdrawn(), Remark("Told offline: no word.")]
    playing.play.choices.choose(1)
    turn_over(qtbot, playing, 3)
    text = playing.play.telling.toPlainText()
    assert "You are dead" not in text
    assert text.startswith("Film the pencil marks")
    assert "You are dead" not in playing.controller.telling.text
    assert playing.play.menu.status.text() == "Told offline: no word."
    fake.before_words = []
    playing.play.choices.choose(1)
    turn_over(qtbot, playing, 4)
    assert "saved at turn 4" in playing.play.menu.status.text()


def test_a_late_picture_of_the_turn_in_sight_is_shown(
    qtbot: QtBot, game: Game, backstage: FakeBackstage
) -> None:
    """It takes the frame's place on the page and on the tape."""
    before = game.play.frame.image
    backstage.bring(2)
    qtbot.waitUntil(lambda: game.play.frame.image.cacheKey() != before.cacheKey())
    assert images(game)[2] == LATE.format(turn=2)
    assert game.play.settled


def test_a_late_picture_of_an_older_turn_goes_to_its_place(
    qtbot: QtBot, game: Game, backstage: FakeBackstage
) -> None:
    """It is on the tape at its own turn, and never over the newer frame."""
    before = game.play.frame.image.cacheKey()
    backstage.bring(1)
    qtbot.waitUntil(lambda: images(game)[1] == LATE.format(turn=1))
    qtbot.waitUntil(lambda: game.errands.idle)
    assert game.play.frame.image.cacheKey() == before
    assert images(game)[2] == "images/frame_2_abcdef.png"


def test_a_late_picture_never_covers_the_next_frame(
    qtbot: QtBot, game: Game, backstage: FakeBackstage, fake: FakeEngine
) -> None:
    """Decoded after the next turn has begun and painted, it only goes to the tape."""
    game.play.choices.choose(1)
    turn_over(qtbot, game, 3)
    shown = game.play.frame.image.cacheKey()
    backstage.bring(2)
    qtbot.waitUntil(lambda: images(game)[2] == LATE.format(turn=2) and game.errands.idle)
    assert game.play.frame.image.cacheKey() == shown


def test_a_picture_that_is_early_waits_for_its_turn(
    qtbot: QtBot, game: Game, backstage: FakeBackstage, fake: FakeEngine
) -> None:
    """News that comes before the page has heard of the turn's end are not lost; those of other nights are."""
    backstage.bring(3)
    backstage.tell(session_id="other", turn=2, frame="images/frame_2_abcdef.png", image="x.model.png")
    game.play.choices.choose(1)
    turn_over(qtbot, game, 3)
    qtbot.waitUntil(lambda: images(game)[3] == LATE.format(turn=3))
    assert images(game)[2] == "images/frame_2_abcdef.png"


def test_slow_pictures_are_said_in_the_status(qtbot: QtBot, game: Game, backstage: FakeBackstage) -> None:
    """One quiet line; the page stays as it is."""
    words = "The model is slow over its picture. The night goes on meanwhile."
    backstage.tell(turn=2, frame="images/frame_2_abcdef.png", words=words)
    qtbot.waitUntil(lambda: game.play.menu.status.text() == words)
    assert not game.controller.locked


def test_an_opened_night_shows_its_late_pictures(
    qtbot: QtBot, game: Game, fake: FakeEngine, backstage: FakeBackstage
) -> None:
    """Read again, the tape and the page prefer what a model painted."""
    asked: list[str] = []
    plain = fake.image

    def image(session_id: str, name: str) -> bytes:
        asked.append(name)
        return plain(session_id, name)

    fake.image = image  # type: ignore[method-assign]
    fake.told["night-1"][2]["late_image"] = LATE.format(turn=2)
    game.controller.reread()
    qtbot.waitUntil(lambda: images(game)[2] == LATE.format(turn=2))
    assert LATE.format(turn=2) in asked


def test_while_one_reads_the_engine_looks_ahead(
    qtbot: QtBot, game: Game, backstage: FakeBackstage, fake: FakeEngine
) -> None:
    """After opening and after every turn, not while one runs; without painting on battery or when it is
    switched off; not at all once the night has ended."""
    assert backstage.looked[-1] == ("night-1", True)
    fake.hold.clear()
    count = len(backstage.looked)
    game.play.choices.choose(1)
    qtbot.wait(30)
    assert len(backstage.looked) == count
    fake.hold.set()
    turn_over(qtbot, game, 3)
    assert backstage.looked[count:] == [("night-1", True)]
    beside(game).on_battery = lambda: True
    game.play.choices.choose(1)
    turn_over(qtbot, game, 4)
    assert backstage.looked[-1] == ("night-1", False)
    beside(game).on_battery = lambda: False
    page = game.settings.sections["picture"]
    qtbot.mouseClick(page.ahead, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert not game.window.theme.settings.ahead
    assert backstage.looked[-1] == ("night-1", False)
    fake.ends_at = 5
    game.play.choices.choose(1)
    turn_over(qtbot, game, 5)
    assert backstage.looked[-1][0] is None


def test_closing_listens_no_more(qtbot: QtBot, game: Game, backstage: FakeBackstage) -> None:
    """A closed window hears of no picture."""
    assert len(backstage.listeners) == 1
    game.window.close()
    assert backstage.listeners == []


@pytest.mark.parametrize(
    ("supplies", "expected"),
    [
        ({"AC": ("Mains", "", "")}, False),
        ({"BAT0": ("Battery", "Discharging", "")}, True),
        ({"BAT0": ("Battery", "Charging", "")}, False),
        ({"mouse": ("Battery", "Discharging", "Device")}, False),
        ({}, False),
    ],
)
def test_the_battery_is_known(
    tmp_path: Path, supplies: dict[str, tuple[str, str, str]], expected: bool
) -> None:
    """Only a battery of the computer itself that is being used up counts."""
    for each, (kind, status, scope) in supplies.items():
        (tmp_path / each).mkdir()
        for name, word in (("type", kind), ("status", status), ("scope", scope)):
            if word:
                (tmp_path / each / name).write_text(word + "\n")
    assert power.on_battery(tmp_path) is expected
    assert not power.on_battery(tmp_path / "nowhere")


def test_words_that_stream_in_fast_are_shown_as_they_come(qtbot: QtBot, fonts: None) -> None:
    """However quickly pieces follow one another, the first words are in sight long before the last come."""
    view = NarrativeView(Theme(Settings()))
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    view.begin("Film it")
    begun = view._shown
    for _ in range(40):
        view.add("word ")
        qtbot.wait(10)
    assert view.revealing
    assert view._shown > begun + 3 * len("word ")


def test_the_first_word_waits_for_nothing(qtbot: QtBot, fonts: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """However slowly words are set to appear, the first is there as soon as it has come; the next is not."""
    monkeypatch.setitem(SPEEDS, "slow", 0.01)
    view = NarrativeView(Theme(Settings(text_speed="slow")))
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    view.begin("Film it")
    begun = view._shown
    view.add("Sand in the lens.")
    qtbot.waitUntil(lambda: view._shown > begun)
    assert view.toPlainText()[begun : view._shown].split() == ["Sand"]
    assert view.revealing
