"""The window speaks other languages: every word of it, with the same gaps, while it runs.

Words are gathered from the source here as ``make strings`` does it, so that a word which nobody has
translated yet is named by the test.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from pytestqt.qtbot import QtBot

from engine.state import phrase, quoted
from somewhere_gui import language, model_words, transcript
from somewhere_gui.self_test import Lacks, run
from somewhere_gui.settings import LANGUAGES, Settings, load, save
from tests.gui.conftest import MakeGame, open_night
from tests.gui.fake_desk import FakeDesk
from tests.gui.fake_engine import FakeEngine

ROOT = Path(__file__).resolve().parents[2]
GAP = re.compile(r"\{(\w*)\}")
TRANSLATED = [each for each in language.NAMES if each != language.SOURCE]
Word = tuple[str, str]
"""Context and source text."""


def words_of(path: Path) -> dict[Word, str]:
    """Every message of a ``.ts`` file -> its translation, empty where there is none."""
    found: dict[Word, str] = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            said = message.find("translation")
            done = said is not None and said.get("type") not in ("unfinished", "vanished", "obsolete")
            text = said.text or "" if said is not None and done else ""
            found[context.findtext("name") or "", message.findtext("source") or ""] = text
    return found


@pytest.fixture(scope="session")
def in_source(tmp_path_factory: pytest.TempPathFactory) -> set[Word]:
    """Every word that the window's source gives to translation."""
    gathered = tmp_path_factory.mktemp("strings") / "window.ts"
    tool = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    assert tool is not None
    rooms = (ROOT / "engine" / "models", ROOT / "somewhere_gui")
    files = sorted(str(path) for room in rooms for path in room.rglob("*.py"))
    command = [tool, "-tr-function-alias", "translate+=phrase", *files, "-ts", str(gathered)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(words_of(gathered))


@pytest.mark.parametrize("spoken", TRANSLATED)
def test_every_word_of_the_window_is_translated(spoken: str, in_source: set[Word]) -> None:
    """A language is whole: what the source gives to translation has one. What is missing is named; run
    ``make strings`` and translate it in ``window.ts``."""
    known = words_of(language.STRINGS / spoken / "window.ts")
    missing = sorted(word for word in in_source if not known.get(word))
    assert missing == []
    assert all(context for context, _ in in_source), "a word without a context is never found"


@pytest.mark.parametrize("spoken", TRANSLATED)
def test_translations_have_the_same_gaps(spoken: str) -> None:
    """What is put into a sentence is put into its translation too, under the same names."""
    off = {
        source: text
        for (_, source), text in words_of(language.STRINGS / spoken / "window.ts").items()
        if text and sorted(GAP.findall(source)) != sorted(GAP.findall(text))
    }
    assert off == {}


@pytest.mark.parametrize("spoken", TRANSLATED)
def test_the_packed_file_is_the_translators(spoken: str, in_source: set[Word]) -> None:
    """What the game reads is what the translators wrote: ``make strings`` was run after the last word."""
    packed = QTranslator()
    assert packed.load(str(language.STRINGS / spoken / language.FILE))
    known = words_of(language.STRINGS / spoken / "window.ts")
    off = [word for word, text in known.items() if text and packed.translate(*word) != text]
    assert off == []


@pytest.fixture
def spanish(qapp: QCoreApplication) -> Iterator[None]:
    assert language.speak("es") == "es"
    yield
    language.speak("en")


def test_pages_speak_the_language(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, spanish: None) -> None:
    """Made while the window speaks Spanish, every page does: its buttons, what assistive tools read, and
    Qt's own menus."""
    fake.intro("night-1")
    game = make_game(fake, language="es")
    open_night(qtbot, game, "night-1")
    assert game.window.title.buttons["new"].text() == "Noche nueva"
    assert game.play.choices.send.words == "Hazlo"
    assert game.play.choices.send.key == "Intro"
    assert game.play.menu.buttons["back"].key == "RePág"
    assert game.play.frame.accessibleName() == "La imagen"
    assert QCoreApplication.translate("QWidgetTextControl", "&Copy") == "&Copiar"


def test_what_is_said_of_models_is_in_the_language(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, spanish: None
) -> None:
    """What leaves, what it costs, what a check-up found and its verdict: the engine's sentences too, with
    what stands in their gaps; words of a server's own stay as they are."""
    desk = FakeDesk()
    desk.now |= {"text": "server", "text_server": "openai"}
    game = make_game(fake, desk=desk, language="es")
    game.over(game.settings)
    game.settings.open("storyteller")
    panel = game.settings.sections["storyteller"].panel
    qtbot.waitUntil(lambda: panel.forecast.text().startswith("Una noche de 37 turnos"))
    assert "119,510 tokens: cerca de 0.06 USD" in panel.forecast.text()
    assert panel.leaves.text().startswith("Lo que pasa en la noche y lo que escribes se envía a OpenAI")
    assert panel.meter.text().startswith("Esta noche: 12,300 tokens, 3 imágenes, 41 s")
    panel.test_asked.emit()
    qtbot.waitUntil(lambda: "Este modelo sabe contar la noche." in panel.answer.text())
    assert "Turnos válidos: 5 de 5." in panel.answer.text()
    said = phrase("Models", "Pictures: {found}").of(found=quoted("no {gap} for you"))
    assert model_words.said([said]) == "Imágenes: no {gap} for you"


def test_a_night_is_begun_in_the_language(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, spanish: None
) -> None:
    """The rules' own words of a new night are in the window's language; in English nothing is said of it."""
    game = make_game(fake, language="es")
    game.new_night()
    qtbot.waitUntil(lambda: bool(fake.prepared))
    assert next(iter(fake.prepared.values()))["language"] == "es"


def test_the_systems_language_is_meant_when_nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """``system`` means the first language of the system that the game speaks, else English."""

    def system(*tags: str) -> None:
        locale = QLocale(tags[0])
        monkeypatch.setattr(locale, "uiLanguages", lambda: list(tags), raising=False)
        monkeypatch.setattr(language, "QLocale", type("L", (), {"system": staticmethod(lambda: locale)}))

    system("es-MX", "es", "en-US")
    assert language.meant("system") == "es"
    system("fr-FR", "en-GB")
    assert language.meant("system") == "en"
    system("fr-FR")
    assert language.meant("system") == "en"
    assert language.meant("es") == "es"


def test_an_unknown_language_of_the_settings_is_the_systems(tmp_path: Path) -> None:
    """A setting edited by hand to a language nobody speaks counts as not set; the known are kept."""
    assert set(LANGUAGES) == {"system", *language.NAMES}
    for wanted, kept in (("es", "es"), ("xx", "system")):
        save(tmp_path, Settings(language=wanted))
        assert load(tmp_path).language == kept


def test_the_language_changes_while_the_game_runs(tmp_path: Path) -> None:
    """Chosen in the settings, the window opens anew in it: the same tape at the same turn, the settings on
    top, and it is remembered."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "SOMEWHERE_PICTURE_SIZE": "256x144",
        "LANGUAGE": "en",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.reopening", str(tmp_path / "data"), "es"],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    before, after = json.loads(done.stdout.splitlines()[-1])
    assert (before["new"], before["section"]) == ("New night", "Language")
    assert (after["new"], after["section"]) == ("Noche nueva", "Idioma")
    assert (before["session"], before["turn"]) == (after["session"], after["turn"])
    assert after["page"] == "settingsPage"
    assert 'language = "es"' in (tmp_path / "config" / "settings.toml").read_text("utf-8")


def test_a_transcript_is_in_the_language(spanish: None) -> None:
    """A night written down has its headings, and says its language, as the window speaks."""
    history = [{"turn": 1, "choice": "Intro", "dispatch": "Andas.", "image": ""}]
    state = {"seed_code": "1A0C", "display": {"ending_name": "Fin", "ending_text": "Amanece."}}
    assert "## Turno 1" in transcript.markdown("Noche", state, history)
    assert '<html lang="es">' in transcript.page("Noche", state, history, lambda _: b"")


def test_the_self_test_speaks_the_language(capsys: pytest.CaptureFixture[str], spanish: None) -> None:
    """The words of ``--self-test`` are in the window's language."""

    def silent(folder: Path) -> Iterator[str]:
        raise Lacks("nada")
        yield ""

    assert run([("Sound", silent)]) == 0
    assert capsys.readouterr().out == "nota   Sonido    nada\nTodo funciona.\n"
