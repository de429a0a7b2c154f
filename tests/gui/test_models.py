"""Who tells the night, as the player sets it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from engine.assembly import models_desk
from engine.errors import EngineError
from engine.models import keys
from somewhere_gui import model_words
from somewhere_gui.game import Game
from somewhere_gui.venue import Venue
from somewhere_gui.views.settings.storyteller import StorytellerSection
from tests.engine.models.parrot import parrot
from tests.engine.models.scripted_server import Says, serving
from tests.gui.conftest import MakeGame
from tests.gui.fake_desk import OLLAMA, FakeDesk
from tests.gui.fake_engine import FakeEngine

LEFT = Qt.MouseButton.LeftButton
CANARY = "sk-canary-never-shown-0123456789"


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


def opened(qtbot: QtBot, game: Game) -> StorytellerSection:
    """The section, read from the desk."""
    game.over(game.settings)
    game.settings.open("storyteller")
    section = game.settings.sections["storyteller"]
    assert isinstance(section, StorytellerSection)
    qtbot.waitUntil(lambda: bool(section.panel.leaves.text()) and "Looking" not in near(section))
    return section


def near(section: StorytellerSection) -> str:
    return section.panel.cards["near"].accessibleDescription()


def test_nothing_is_asked_before_one_looks(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, desk: FakeDesk
) -> None:
    """Starting and playing ask the models' room nothing; opening the section looks once for servers here."""
    game = make_game(fake, desk=desk)
    game.settings.open("reading")
    game.over(game.settings)
    qtbot.wait(50)
    assert desk.asked == []
    section = opened(qtbot, game)
    assert desk.asked == ["detect"]
    assert section.panel.cards["offline"].isChecked()
    assert section.panel.leaves.text() == "Nothing leaves this computer."
    assert section.advanced.isHidden()


def test_the_title_says_what_leaves(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, desk: FakeDesk
) -> None:
    """With models set, the title never claims that nothing leaves; what is set anew is said anew, and on a
    server the server is."""
    desk.now |= {"text": "server", "text_server": "openai"}
    game = make_game(fake, desk=desk)
    line = game.window.title._offline
    qtbot.waitUntil(lambda: "are sent to OpenAI; nothing else is sent." in line.text())
    section = opened(qtbot, game)
    qtbot.mouseClick(section.panel.cards["offline"], LEFT)
    qtbot.waitUntil(lambda: line.text() == "Plays offline. Nothing leaves this computer.")
    desk.now |= {"text": "server", "text_server": "ollama"}
    game.move(game.venue)
    qtbot.waitUntil(lambda: "are sent to a program on this computer" in line.text())
    game.move(Venue(fake, None, "http://127.0.0.1:5001"))
    qtbot.waitUntil(lambda: line.text() == "Plays on the server at http://127.0.0.1:5001.")


def test_without_a_desk_there_is_no_such_section(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """A night on a server is told by its own models: the section is not listed."""
    game = make_game(fake)
    game.over(game.settings)
    assert game.settings.entries["storyteller"].isHidden()


def test_the_card_says_that_it_looks(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is looked for models here, the card does not say that there are none."""
    look = threading.Event()
    monkeypatch.setattr(desk, "detect", lambda _: look.wait(10) and [OLLAMA])
    game = make_game(fake, desk=desk)
    game.over(game.settings)
    game.settings.open("storyteller")
    section = game.settings.sections["storyteller"]
    assert isinstance(section, StorytellerSection)
    qtbot.waitUntil(lambda: bool(section.panel.leaves.text()))
    assert "Looking for one" in near(section)
    look.set()
    qtbot.waitUntil(lambda: "Ollama at port 11434" in near(section))


def test_a_found_model_is_one_click(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, desk: FakeDesk
) -> None:
    """The card names what was found; choosing it sets server, address and model; offline takes it back."""
    desk.found = [OLLAMA]
    section = opened(qtbot, make_game(fake, desk=desk))
    assert "Ollama at port 11434" in near(section)
    qtbot.mouseClick(section.panel.cards["near"], LEFT)
    qtbot.waitUntil(lambda: section.panel.cards["near"].isChecked())
    assert (desk.now["text"], desk.now["text_server"], desk.now["text_model"]) == (
        "server",
        "ollama",
        "llama",
    )
    assert desk.now["pictures"] == "offline"
    assert "a program on this computer" in section.panel.leaves.text()
    qtbot.mouseClick(section.panel.cards["offline"], LEFT)
    qtbot.waitUntil(lambda: section.panel.cards["offline"].isChecked())
    assert desk.now["text"] == "offline"


def test_no_model_here_is_said(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, desk: FakeDesk) -> None:
    """Choosing this computer where nothing answers changes nothing and says what to do; looking again finds
    what has been started since."""
    section = opened(qtbot, make_game(fake, desk=desk))
    qtbot.mouseClick(section.panel.cards["near"], LEFT)
    assert section.panel.cards["offline"].isChecked()
    assert desk.now["text"] == "offline"
    assert "Start Ollama" in section.panel.answer.text()
    desk.found = [OLLAMA]
    button = section.panel.cards["near"].button
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: "Ollama" in near(section) and "Found" in near(section))


@pytest.mark.parametrize("keyring", [True, False])
def test_the_cloud_asks_for_a_key(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, desk: FakeDesk, tmp_path: Path, keyring: bool
) -> None:
    """Choosing the cloud opens the line for a key, says where it will be kept, takes the first listed model,
    and the key is nowhere to be seen or read afterwards."""
    desk.keyring = keyring
    game = make_game(fake, desk=desk)
    section = opened(qtbot, game)
    panel = section.panel
    qtbot.mouseClick(panel.cards["cloud"], LEFT)
    qtbot.waitUntil(lambda: panel.key_open and not panel.about_key.isHidden())
    assert ("keyring and is never" if keyring else "no keyring") in panel.about_key.text()
    assert panel.key.echoMode() == QLineEdit.EchoMode.Password
    panel.key.setText(CANARY)
    qtbot.mouseClick(panel.keep, LEFT)
    qtbot.waitUntil(lambda: desk.now["text_model"] == "tall-model" and not panel.key_open)
    assert desk.keys == {"text": CANARY}
    assert panel.key.text() == ""
    assert "OpenAI" in panel.leaves.text()
    qtbot.waitUntil(lambda: ("keyring" if keyring else "this run only") in panel.about_key.text())
    game.window.save_settings()
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert CANARY.encode() not in written
    shown = [widget.text() for widget in section.findChildren(QLineEdit)]
    assert not any(CANARY in text for text in shown)
    qtbot.mouseClick(panel.forget, LEFT)
    qtbot.waitUntil(lambda: desk.keys == {})


def test_a_check_up_says_its_verdict(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, desk: FakeDesk
) -> None:
    """Its steps are said while it runs, it can be stopped, and the settings it advises are one click."""
    desk.now["text"] = "server"
    panel = opened(qtbot, make_game(fake, desk=desk)).panel
    desk.hold.clear()
    qtbot.mouseClick(panel.test, LEFT)
    qtbot.waitUntil(lambda: panel.answer.text() == "Turn 1 of 5 …")
    qtbot.mouseClick(panel.test, LEFT)
    qtbot.waitUntil(lambda: panel.answer.text() == "Stopped.")
    desk.hold.set()
    qtbot.mouseClick(panel.test, LEFT)
    qtbot.waitUntil(lambda: "can tell the night" in panel.answer.text())
    qtbot.mouseClick(panel.take, LEFT)
    qtbot.waitUntil(lambda: desk.now["first_word"] == 30.0)


def test_the_further_part_sets_each_thing(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, desk: FakeDesk
) -> None:
    """Servers are picked, models fetched or typed, numbers kept as numbers; what is no number is not."""
    desk.now |= {"text": "server", "text_server": "llama_cpp"}
    section = opened(qtbot, make_game(fake, desk=desk))
    qtbot.mouseClick(section.further, LEFT)
    advanced = section.advanced
    assert advanced.kinds["text"].currentText() == "llama.cpp"
    assert not advanced.models["pictures"].isEnabled()
    qtbot.mouseClick(advanced.lists["text"], LEFT)
    qtbot.waitUntil(lambda: advanced.models["text"].count() == 2)
    advanced.models["text"].textActivated.emit("small-model")
    qtbot.waitUntil(lambda: desk.now["text_model"] == "small-model")
    for key, typed, kept in (("run_pictures", "7", 7), ("first_word", "12.5", 12.5), ("run_money", "", 2.0)):
        advanced.numbers[key].setText(typed)
        advanced.numbers[key].editingFinished.emit()
        qtbot.waitUntil(lambda key=key, kept=kept: desk.now[key] == kept)  # type: ignore[misc]
    qtbot.mouseClick(advanced.ahead.button("off"), LEFT)
    qtbot.waitUntil(lambda: desk.now["look_ahead"] == "off")
    advanced.kinds["text"].setCurrentIndex(0)
    advanced.kinds["text"].activated.emit(0)
    qtbot.waitUntil(lambda: desk.now["text"] == "offline")


def test_trouble_is_said_on_the_page(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, desk: FakeDesk
) -> None:
    """Settings that cannot be written are no crash: the page says so and shows what counts."""
    desk.found = [OLLAMA]
    desk.fails = EngineError("The settings of models cannot be written.")
    section = opened(qtbot, make_game(fake, desk=desk))
    qtbot.mouseClick(section.panel.cards["near"], LEFT)
    qtbot.waitUntil(lambda: "cannot be written" in section.panel.answer.text())
    assert section.panel.cards["offline"].isChecked()


def test_unknown_prices_are_said_to_be_unknown() -> None:
    """The meter counts what it knows and names what it does not."""
    use = {"tokens": 10, "pictures": 1, "seconds": 2, "money": 0.0, "calls": 2, "unpriced": 2}
    words = model_words.spent({"run": use, "day": {"calls": 0}, "currency": "USD"})
    assert words == "This night: 10 tokens, one picture, 2 s, the price of 2 calls is unknown."
    assert model_words.spent({}) == "Nothing has been asked of a model today."


def test_the_page_over_a_real_server(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, own_folders: Path
) -> None:
    """With the real desk: an address is typed, its models are fetched, a check-up passes and is counted."""
    keys.forget_what_was_asked()
    with serving(lambda body, _: Says(parrot(body))) as server:
        desk = models_desk(own_folders)
        desk.change(text="server", text_server="other", text_url=server.url)
        section = opened(qtbot, make_game(fake, desk=desk))
        assert section.panel.cards["near"].isChecked()
        section.further.click()
        qtbot.mouseClick(section.advanced.lists["text"], LEFT)
        qtbot.waitUntil(lambda: section.advanced.models["text"].findText("scripted") >= 0, timeout=20000)
        desk.change(text_model="scripted")
        qtbot.mouseClick(section.panel.test, LEFT)
        qtbot.waitUntil(lambda: "Valid turns" in section.panel.answer.text(), timeout=60000)
        assert "5 of 5" in section.panel.answer.text()
        qtbot.waitUntil(lambda: "Today:" in section.panel.meter.text())
