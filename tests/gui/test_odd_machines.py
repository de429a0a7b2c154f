"""Starting where something is odd: the settings, the folders, their names, the screens, the sound."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtCore import QLoggingCategory, QPoint, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.assembly import models_desk
from somewhere_gui import __main__ as start
from somewhere_gui import settings as settings_file
from somewhere_gui.__main__ import Options
from somewhere_gui.desktop import show_folder
from somewhere_gui.door import claim, data_folder, door
from somewhere_gui.main_window import MainWindow
from somewhere_gui.settings import Settings
from somewhere_gui.single import Doorkeeper
from somewhere_gui.sound.device import unspoken
from somewhere_gui.theme import Theme
from tests.gui.conftest import MakeGame
from tests.gui.fake_engine import FakeEngine

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "place", ["", "5", "--5,3", "²,³", "999999999999,99999999999", "-30000,-30000", "40000,10", "1,2,3"]
)
def test_a_window_is_where_it_can_be_seen(qtbot: QtBot, fonts: None, tmp_path: Path, place: str) -> None:
    """A place that is on no screen, such as one that is unplugged by now, or no place at all, does not keep
    the window out of sight, nor from opening."""
    window = MainWindow(Theme(Settings(place=place)), tmp_path)
    qtbot.addWidget(window)
    window.show()
    corner = window.geometry().topLeft() + QPoint(40, 20)
    assert any(each.geometry().contains(corner) for each in QApplication.screens())


def test_a_window_comes_back_where_it_was(qtbot: QtBot, fonts: None, tmp_path: Path) -> None:
    """A place on a screen is kept."""
    window = MainWindow(Theme(Settings(place="120,80")), tmp_path)
    qtbot.addWidget(window)
    assert (window.x(), window.y()) == (120, 80)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a = " + b"[" * 5000 + b"]" * 5000, b"x" * 100_000])
def test_any_damage_counts_as_the_defaults(tmp_path: Path, content: bytes) -> None:
    """Whatever the file of the settings holds, they are loaded, and the file is kept aside."""
    (tmp_path / "settings.toml").write_bytes(content)
    assert settings_file.load(tmp_path) == Settings()
    assert (tmp_path / "settings.damaged.toml").read_bytes() == content


def test_settings_that_cannot_be_kept(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, tmp_path: Path
) -> None:
    """A folder that cannot be written is said once, not at every change; the change holds all the same."""
    game = make_game(fake)
    window = game.window
    window.config = tmp_path / "a file"
    window.config.write_text("")
    window.change(window.theme.settings._replace(text_size=110))
    qtbot.waitUntil(lambda: "settings cannot be kept" in window.toast.words)
    window.toast.say("")
    window.change(window.theme.settings._replace(text_size=125))
    qtbot.waitUntil(lambda: not window._saving.isActive())
    assert window.toast.words == ""
    assert window.theme.settings.text_size == 125


def test_a_full_disk_leaves_no_half_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings for which there is no room leave the old ones, and nothing beside them."""
    settings_file.save(tmp_path, Settings(text_size=110))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("somewhere_gui.settings.os.replace", full)
    with pytest.raises(OSError, match="No space left"):
        settings_file.save(tmp_path, Settings(text_size=125))
    assert [each.name for each in tmp_path.iterdir()] == ["settings.toml"]
    assert settings_file.load(tmp_path).text_size == 110


@pytest.mark.parametrize(
    "odd",
    [
        {"XDG_DATA_HOME": "not/absolute", "XDG_CONFIG_HOME": "not/absolute"},
        {"XDG_DATA_HOME": "~/data", "XDG_CONFIG_HOME": "$HOME/config"},
        {"HOME": ""},
        {"HOME": "not/absolute"},
        {"HOME": "/nowhere/at all"},
    ],
)
def test_folders_in_an_odd_environment(monkeypatch: pytest.MonkeyPatch, odd: dict[str, str]) -> None:
    """The window looks for tapes and settings where the engine keeps them, whatever the environment says."""
    for name in ("SOMEWHERE_DATA_DIR", "SOMEWHERE_CONFIG_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in odd.items():
        monkeypatch.setenv(name, value)
    assert data_folder(None) == Path(platformdirs.user_data_dir("somewhere", appauthor=False))
    assert settings_file.config_folder() == Path(platformdirs.user_config_dir("somewhere", appauthor=False))


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """A folder whose name is no text on this system, as on an old disk, has a door like any other."""
    assert door(tmp_path / os.fsdecode(b"\xe9t\xe9")) != door(tmp_path / os.fsdecode(b"\xe8t\xe9"))


def test_qt_is_silenced_without_python() -> None:
    """While Qt's sound is loaded no handler in Python hears it: that would wait for the interpreter, which a
    thread may hold that waits for the loader. Two such times that overlap leave Qt as it was."""
    inside, outside = threading.Event(), threading.Event()

    def other() -> None:
        with unspoken():
            inside.set()
            outside.wait(10)

    usual, before = QLoggingCategory("default"), qInstallMessageHandler(None)
    thread = threading.Thread(target=other)
    with unspoken():
        thread.start()
        assert inside.wait(10)
        heard = qInstallMessageHandler(before)
        assert not usual.isWarningEnabled()
    assert not usual.isWarningEnabled()
    outside.set()
    thread.join()
    assert heard is None
    assert usual.isWarningEnabled()


def test_sound_and_voice_are_looked_for_at_once() -> None:
    """A start with both the sound and the reading voice on does not stand still."""
    code = (
        "import threading; from PySide6.QtWidgets import QApplication; a = QApplication([])\n"
        "from somewhere_gui.sound.device import can_sound\n"
        "from somewhere_gui.sound.speech import system_voice\n"
        "both = [threading.Thread(target=each) for each in (can_sound, system_voice)]\n"
        "[each.start() for each in both]; [each.join() for each in both]; print('both')\n"
    )
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-X", "faulthandler", "-c", code],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.stdout.strip() == "both", done.stderr


def test_started_twice_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    """A second start waits for a first that is only just opening, and hands over what it was started for."""
    home = tmp_path / "home"
    code = (
        "import sys, pathlib, time; from PySide6.QtCore import QCoreApplication; a = QCoreApplication([])\n"
        "from somewhere_gui.door import claim; from somewhere_gui.single import Doorkeeper\n"
        "home = pathlib.Path(sys.argv[1]); print(claim(home), flush=True); time.sleep(0.7)\n"
        "keeper = Doorkeeper(home)\n"
        "keeper.knocked.connect(lambda wanted: (print(wanted, flush=True), a.quit()))\n"
        "a.exec(); keeper.close()\n"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", code, str(home)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "True\n"
    assert claim(home) is False
    assert start._handed_on(Options(data_dir=home, new=True))
    heard, _ = first.communicate(timeout=30)
    assert "'new': 'new'" in heard
    assert not start._handed_on(Options(data_dir=home))
    assert claim(home) is True


def test_a_window_that_never_answers_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A first window that hangs keeps a second start waiting for a while only."""
    monkeypatch.setattr(start, "PATIENCE", 0.3)
    monkeypatch.setattr("somewhere_gui.door.claim", lambda folder: False)
    begun = time.monotonic()
    assert not start._handed_on(Options(data_dir=tmp_path))
    assert time.monotonic() - begun >= 0.3


def test_a_new_night_is_handed_on(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second start with ``--new`` begins a new night in the window that is open."""
    game = make_game(fake)
    monkeypatch.setattr(game.window, "come_forward", lambda: None)
    game.knocked({"session": "", "file": "", "new": "new"})
    qtbot.waitUntil(lambda: game.controller.session_id == "night-1" and game.play.isVisible())


def test_nonsense_at_the_door(qtbot: QtBot, tmp_path: Path) -> None:
    """Whatever else knocks at the window's door is not for it, and does it no harm."""
    keeper = Doorkeeper(tmp_path)
    path = Path(os.environ.get("TMPDIR") or "/tmp") / door(tmp_path)
    for line in (b"[" * 60_000 + b"\n", b"\xff\n", b"5\n", b"x" * 200_000):
        with socket.socket(socket.AF_UNIX) as caller:
            caller.connect(str(path))
            caller.setblocking(False)
            with suppress(BlockingIOError):
                caller.sendall(line)
            qtbot.wait(50)
    with qtbot.assertNotEmitted(keeper.knocked, wait=100):
        pass
    keeper.close()


def test_a_folder_that_cannot_be_shown(tmp_path: Path) -> None:
    """A folder that is not there and cannot be made is said in words; nothing is raised."""
    (tmp_path / "file").write_text("")
    said: list[str] = []
    show_folder(tmp_path / "file" / "logs", said.append)
    assert str(tmp_path / "file" / "logs") in said[0]


def test_nothing_was_spent_where_no_folder_can_be(tmp_path: Path) -> None:
    """What models have cost can be asked also where the folder of tapes is a file: nothing."""
    (tmp_path / "file").write_text("")
    desk = models_desk(tmp_path / "file")
    assert desk.spent("night-1", 5)["day"]["tokens"] == 0
