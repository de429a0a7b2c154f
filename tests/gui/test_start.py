"""Starting: the command line, what must be installed, playing alone, words from data."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from engine.errors import ProviderUnreachable
from somewhere_gui import preflight, reading
from somewhere_gui.__main__ import Options, arguments
from somewhere_gui.autoplay import Autoplay
from somewhere_gui.main_window import MainWindow
from somewhere_gui.settings import Settings, config_folder
from somewhere_gui.theme import Theme
from tests.gui.conftest import MakeGame
from tests.gui.fake_engine import FakeEngine

ROOT = Path(__file__).resolve().parents[2]


def test_plays_alone_and_keeps_pictures(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Playing alone makes one picture of the whole window for every turn and prints each path."""
    game = make_game(fake)
    alone = Autoplay(game, 3, tmp_path / "shots", seed=4)
    game.new_night()
    with qtbot.waitSignal(alone.done, timeout=10000) as finished:
        pass
    assert finished.args == [0]
    shots = sorted((tmp_path / "shots").iterdir())
    assert [shot.name for shot in shots] == ["turn_001.png", "turn_002.png", "turn_003.png"]
    assert QImage(str(shots[0])).size() == game.window.size()
    assert capsys.readouterr().out.split() == [str(shot) for shot in shots]


def test_plays_alone_to_the_end(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, tmp_path: Path) -> None:
    """When the night ends first, the last picture is of the ending page."""
    fake.ends_at = 2
    game = make_game(fake)
    alone = Autoplay(game, 9, tmp_path, seed=4)
    game.new_night()
    with qtbot.waitSignal(alone.done, timeout=10000) as finished:
        pass
    assert finished.args == [0]
    assert (tmp_path / "ending.png").exists()
    assert game.ending.isVisible()


def test_plays_alone_into_trouble(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, tmp_path: Path
) -> None:
    """When a turn fails, playing alone ends with 1 instead of waiting for ever."""
    fake.fail_next = ProviderUnreachable("Nobody answers.")
    game = make_game(fake)
    alone = Autoplay(game, 3, tmp_path, seed=4)
    game.new_night()
    with qtbot.waitSignal(alone.done, timeout=10000) as finished:
        pass
    assert finished.args == [1]


def test_real_night_in_a_real_process(tmp_path: Path) -> None:
    """The command line plays a turn with the real engine, keeps its picture and ends by itself."""
    command = [sys.executable, "-m", "somewhere_gui", "--new", "--autoplay", "1", "--seed", "3"]
    command += ["--shots", str(tmp_path / "shots"), "--data-dir", str(tmp_path / "tapes")]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    shots = sorted((tmp_path / "shots").iterdir())
    assert done.stdout.split() == [str(shot) for shot in shots]
    assert shots[0].name == "turn_001.png"
    assert done.stderr == ""


def test_importing_the_title_needs_no_engine() -> None:
    """What is imported before the first paint brings in neither numpy, pydantic nor the engine's rooms."""
    code = (
        "import sys; import somewhere_gui.main_window, somewhere_gui.errands; "
        "print([m for m in ('numpy', 'pydantic', 'openai', 'PIL', 'engine.local') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_first_paint_needs_little() -> None:
    """Before the first paint only the curtain is imported: no other page, nothing slow of Qt or Python."""
    slow = ("dataclasses", "platformdirs", "tomllib", "somewhere_gui.views.buttons", "engine.state")
    code = (
        "import sys; import somewhere_gui.__main__, somewhere_gui.main_window; "
        f"print([m for m in {slow!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_curtain_then_title(qtbot: QtBot, fonts: None, tmp_path: Path) -> None:
    """The first paint shows the wordmark; the title page shows it in the same place."""
    window = MainWindow(Theme(Settings()), tmp_path)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()
    curtain = window.grab().toImage()
    spot = QRect(60, 60, 300, 200)
    assert len({curtain.pixel(x, 160) for x in range(60, 660, 3)}) > 20
    assert window.title.isVisible()
    qtbot.waitUntil(lambda: window.grab().toImage().copy(spot) == curtain.copy(spot))


def test_config_folder_is_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings are where other programs of this system keep theirs."""
    monkeypatch.delenv("SOMEWHERE_CONFIG_DIR")
    usual = Path(platformdirs.user_config_dir("somewhere", appauthor=False))
    assert config_folder() == usual
    monkeypatch.setenv("XDG_CONFIG_HOME", "/elsewhere")
    assert config_folder() == Path(platformdirs.user_config_dir("somewhere", appauthor=False))


def test_command_line() -> None:
    """Every option of the contract is understood."""
    given = arguments(["--session", "a", "--data-dir", "d", "--autoplay", "3", "--shots", "s", "--seed", "9"])
    assert (given.session, given.autoplay, given.seed) == ("a", 3, 9)
    assert given.data_dir == Path("d")
    assert arguments(["--new"]).new
    assert arguments([]) == Options()


def test_missing_screen_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a display the game says how to get one instead of aborting."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "DISPLAY" in (preflight.complaint() or "")


def test_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing system library is named as the package to install."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":1")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(preflight, "_loads", lambda library: "cursor" not in library)
    assert preflight.complaint() == (
        "SOMEWHERE cannot open a window yet. Install: sudo apt install libxcb-cursor0"
    )
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert preflight.complaint() is None


@pytest.mark.parametrize(
    ("given", "shown"),
    [("23:17", "PM 11:17"), ("00:05", "AM 12:05"), ("12:00", "PM 12:00"), ("", ""), ("dusk", "dusk")],
)
def test_camera_clock(given: str, shown: str) -> None:
    """The clock reads as the camera writes it; what is no clock is left as it is."""
    assert reading.clock(given) == shown


def test_days_and_lengths() -> None:
    """When a tape was played last, and how long, are told the short way."""
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert reading.day("2026-11-24T11:59:00+00:00", now).startswith("Today")
    assert reading.day("2026-11-23T11:59:00+00:00", now).startswith("Yesterday")
    assert reading.day("2025-10-02T11:59:00+00:00", now) == "2 October 2025"
    assert reading.day("never", now) == ""
    assert reading.duration(48 * 60) == "48 MIN"
    assert reading.duration(62 * 60) == "1 H 02"


def test_until_dawn_is_a_sentence() -> None:
    """The time left says until when, once."""
    assert reading.until_dawn({"display": {"until_dawn": "6 h"}}) == "6 h until dawn"
    assert reading.until_dawn({"display": {"until_dawn": "Dawn is near"}}) == "Dawn is near"
