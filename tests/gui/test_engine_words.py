"""What the engine says is said in the window's language: every sentence that can come there."""

from __future__ import annotations

import ast
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from engine.errors import EngineError, SaveUnreadable
from engine.sessions import SessionStore
from engine.sessions.listing import default_title
from engine.state import LatePicture, Remark, SessionSummary
from engine.world import load_world
from somewhere_gui import language
from somewhere_gui.engine_words import SENTENCES, said, title
from somewhere_gui.trouble import trouble
from somewhere_gui.venue import named
from tests.gui.conftest import MakeGame, open_night
from tests.gui.engine_said import GAP, sentences
from tests.gui.fake_engine import FakeEngine

ROOT = Path(__file__).resolve().parents[2]
FOR_PROGRAMS = {
    "the command line that starts a service": ("api/__main__.py", "api/config.py"),
    "browsers: a window sends no origin": ("Pages of other origins may not",),
    "a turn in two phases: windows play it in one": (
        "No turn of session {} is waiting to be finished",
        "Turn {} of session {} is told and painted but not finished",
        "{} is not that of the pending turn",
    ),
    "a window offers only fates and terms that there are": (
        "{} is no fate;",
        "{} is {}; use one of {}.",
        "avoid is {};",
    ),
    "states and histories that a caller changed and hands back": (
        "This is not a state of session",
        "A history entry of session",
        "'pending' of session",
        "The history of session",
        "the state",
    ),
    "parts of what other libraries say": (" of {}",),
}
"""Why -> what nobody reads in a window: a file of the engine, or how a sentence begins."""


def texts() -> dict[str, str]:
    """What the engine can say, and where."""
    found = {each.text: each.place for each in sentences(ROOT / "engine")}
    return {text: place for text, place in found.items() if " " in text.strip()}  # else it is a name


def test_every_sentence_that_can_reach_a_window_is_known() -> None:
    """Whatever the engine says when something goes wrong, and whatever stands in its gaps, has a line in
    ``engine_words``, or here one that says why it needs none; no such line is left over."""
    known = {re.sub(r"\{\d\}", GAP, str(each)) for each in SENTENCES}
    unknown = {text: place for text, place in texts().items() if text not in known}
    exempt = [each for reason in FOR_PROGRAMS.values() for each in reason]
    left = {
        text: place
        for text, place in unknown.items()
        if not any(place == each or text.startswith(each) for each in exempt)
    }
    assert left == {}, "bring it into somewhere_gui/engine_words and translate it"
    idle = [each for each in exempt if not any(p == each or t.startswith(each) for t, p in unknown.items())]
    assert idle == []


def test_every_known_sentence_is_the_engines() -> None:
    """What is known of the engine's sentences is what it says: one that it does not say any more is named."""
    says = set(texts())
    for path in (*(ROOT / "engine").rglob("*.py"), *(ROOT / "somewhere_gui").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = [each.value if isinstance(each, ast.Constant) else GAP for each in node.values]
                says.add("".join(map(str, parts)))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                says |= {node.value, node.value.partition(" ")[2]}
    assert {re.sub(r"\{\d\}", GAP, str(each)) for each in SENTENCES} - says == set()


@pytest.fixture
def spanish(qapp: QCoreApplication) -> Iterator[None]:
    assert language.speak("es") == "es"
    yield
    language.speak("en")


def test_each_sentence_is_told_by_its_own_translation(spanish: None) -> None:
    """No sentence is taken for another that leaves more open, and what stands in its gaps stays."""
    off = {}
    for sentence in map(str, SENTENCES):
        filled = [f"x{number}" for number in range(len(re.findall(r"\{\d\}", sentence)))]
        own = QCoreApplication.translate("EngineWords", sentence).format(*filled)
        told = said(sentence.format(*filled))
        if told != own or told == sentence.format(*filled):
            off[sentence] = told
    assert off == {}


def test_a_world_that_does_not_load(tmp_path: Path, spanish: None) -> None:
    """What is wrong with a world is told in the language, down to the word that is not understood."""
    with pytest.raises(EngineError) as caught:
        load_world("atlantis")
    assert said(str(caught.value)).startswith("No hay ningún mundo 'atlantis'. Mundos conocidos: somewhere")
    shipped = ROOT / "resources" / "worlds" / "tern_rock"
    shutil.copytree(shipped, tmp_path / "mine", ignore=shutil.ignore_patterns("sets"))
    endings = tmp_path / "mine" / "endings.toml"
    spoiled = endings.read_text("utf-8").replace('"flag ship_lost"', '"flagg ship_lost"')
    endings.write_text(spoiled, encoding="utf-8")
    with pytest.raises(EngineError) as caught:
        load_world(tmp_path / "mine")
    told = said(str(caught.value))
    assert (
        "final «aground»: condición «flagg ship_lost»: palabra desconocida en una condición: 'flagg'" in told
    )
    assert told.endswith("La lista de lo que se puede decir está en engine/world/schema.py.")


def test_a_file_that_is_no_night(tmp_path: Path, spanish: None) -> None:
    """Why a file cannot be brought in is told in the language, with the file's name."""
    store, path = SessionStore(tmp_path / "tapes"), tmp_path / "odd.somewhere"
    with zipfile.ZipFile(path, "w") as crate:
        crate.writestr("../up.json", "{}")
    with pytest.raises(SaveUnreadable) as caught:
        store.import_(path)
    why = trouble(caught.value)
    assert why.kind == "SaveUnreadable"
    assert why.message.startswith(f"{path} no se puede abrir: '../up.json' lleva fuera de él. No ha cambiado")
    assert said("A sentence of nobody's.") == "A sentence of nobody's."


def test_what_is_remarked_on_a_turn(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, spanish: None
) -> None:
    """Why a turn was told offline, or its picture does not come, stands at the foot in the language."""
    fake.intro("night-1")
    game = make_game(fake, language="es")
    open_night(qtbot, game, "night-1")
    fake.before_words = [Remark("Told offline: what Ollama told could not be used (it repeated itself).")]
    game.act("Film the pencil marks", 1)
    qtbot.waitUntil(lambda: game.controller.next_turn == 2 and not game.controller.locked)
    foot = game.play.menu.status
    assert foot.text() == "Contado sin conexión: lo que contó Ollama no se pudo usar (se repetía)."
    beside = next(each for each in game.joins if type(each).__name__ == "Beside")
    news = "The model's picture will not come: the limit of 5 pictures for today is reached."
    beside._heard(LatePicture("night-1", 1, "frame_1", words=news))
    assert foot.text() == "La imagen del modelo no vendrá: se ha llegado al límite de 5 imágenes para hoy."
    assert said("Told offline: no word from the server in 30 s.") == (
        "Contado sin conexión: ni una palabra del servidor en 30 s."
    )


def test_a_tape_that_nobody_has_named(spanish: None) -> None:
    """It is called in the language, its copy too; a name that somebody gave stays."""
    tape = SessionSummary("night-3", default_title("night-3"), "", 0, "", 0.0, "")
    assert named(tape).title == "Noche 3"
    assert title("Night 3 (copy)") == "Noche 3 (copia)"
    assert title("The long one") == "The long one"
