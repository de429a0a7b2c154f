"""A tape as one file: sent out and brought in, by button, by drop, by the command line, by a second start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.errors import StorageFull
from engine.sessions import SessionStore
from somewhere_gui.__main__ import arguments
from somewhere_gui.game import Game
from somewhere_gui.joins.files import Files
from tests.engine.sessions.nights import play
from tests.gui.conftest import MakeGame, open_night
from tests.gui.fake_engine import FakeEngine

ROOT = Path(__file__).resolve().parents[2]
Asked = list[tuple[bool, str]]


def files_of(game: Game) -> Files:
    (join,) = [each for each in game.joins if isinstance(each, Files)]
    return join


def on_the_shelf(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, answer: Path, asked: Asked | None = None
) -> Game:
    """A shelf with one tape; the desktop answers every question for a file with this one."""
    fake.intro("night-1")
    game = make_game(fake)

    def choose(save: bool, name: str, then: Callable[[Path], None]) -> None:
        if asked is not None:
            asked.append((save, name))
        then(answer)

    files_of(game).choose = choose
    game.show_slots()
    qtbot.waitUntil(lambda: game.slots_page.grid.tapes.rowCount() == 1)
    return game


def test_send_out(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, tmp_path: Path) -> None:
    """E asks the desktop where, proposes the tape's name, writes the file and says where it is."""
    asked: Asked = []
    game = on_the_shelf(qtbot, make_game, fake, tmp_path / "mine.somewhere", asked)
    fake.titles["night-1"] = "Night: 1/2"
    game.shelf.refresh()
    qtbot.waitUntil(lambda: game.slots_page.tapes[0].title == "Night: 1/2")
    qtbot.keyClick(game.slots_page, "e")
    qtbot.waitUntil((tmp_path / "mine.somewhere").exists)
    assert asked == [(True, "Night 1 2.somewhere")]
    qtbot.waitUntil(lambda: str(tmp_path / "mine.somewhere") in game.slots_page.status.text())
    assert str(tmp_path) in game.window.toast.words


def test_bring_in(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, tmp_path: Path) -> None:
    """I asks for a file, reads it into a new tape and opens it."""
    (tmp_path / "theirs.somewhere").write_text("x")
    asked: Asked = []
    game = on_the_shelf(qtbot, make_game, fake, tmp_path / "theirs.somewhere", asked)
    qtbot.mouseClick(game.slots_page.bring, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: game.controller.session_id == "in-1" and game.play.isVisible())
    assert asked == [(False, "")]


def test_a_file_that_cannot_be_read(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, tmp_path: Path
) -> None:
    """What is wrong with a file is said on the shelf, and stays there to be read."""
    game = on_the_shelf(qtbot, make_game, fake, tmp_path / "nothing.somewhere")
    qtbot.keyClick(game.slots_page, "i")
    qtbot.waitUntil(lambda: "There is no file" in game.slots_page.status.text())
    assert game.slots_page.isVisible()
    assert game.slots_page.bring.isEnabled()


def test_no_room_for_a_file(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, tmp_path: Path) -> None:
    """A disk without room is said so; another place can be tried at once."""
    game = on_the_shelf(qtbot, make_game, fake, tmp_path / "out.somewhere")
    fake.fail_next = StorageFull("The disk is full: make room and try again.")
    qtbot.keyClick(game.slots_page, "e")
    qtbot.waitUntil(lambda: "full" in game.slots_page.status.text())
    qtbot.keyClick(game.slots_page, "e")
    qtbot.waitUntil((tmp_path / "out.somewhere").exists)


def test_giving_up(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, tmp_path: Path) -> None:
    """While a file is written the page says how far it is; Esc gives it up and stays on the page."""
    game = on_the_shelf(qtbot, make_game, fake, tmp_path / "out.somewhere")
    fake.hold.clear()
    qtbot.keyClick(game.slots_page, "e")
    qtbot.waitUntil(
        lambda: "Sending out out.somewhere: 0 %. Esc gives it up" in game.slots_page.status.text()
    )
    assert not game.slots_page.foot["export"].isEnabled()
    qtbot.keyClick(game.slots_page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Given up" in game.slots_page.status.text())
    assert game.slots_page.isVisible()
    assert not (tmp_path / "out.somewhere").exists()
    fake.hold.set()


def test_closing_does_not_wait(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, tmp_path: Path) -> None:
    """Closing the window gives up what is being written."""
    game = on_the_shelf(qtbot, make_game, fake, tmp_path / "out.somewhere")
    fake.hold.clear()
    qtbot.keyClick(game.slots_page, "e")
    qtbot.waitUntil(lambda: files_of(game).busy)
    game.window.close()
    assert game.ended
    assert not (tmp_path / "out.somewhere").exists()
    fake.hold.set()


def test_dropped_onto_the_window(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, tmp_path: Path) -> None:
    """A tape dropped onto the window is brought in, whatever page is shown; anything else is not taken."""
    fake.intro("night-1")
    game = make_game(fake)
    open_night(qtbot, game, "night-1")
    for name, taken in (("holiday.png", False), ("theirs.somewhere", True)):
        (tmp_path / name).write_text("x")
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, held)
        enter.ignore()
        QApplication.sendEvent(game.window, enter)
        assert enter.isAccepted() is taken
        if taken:
            drop = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, held)
            QApplication.sendEvent(game.window, drop)
    qtbot.waitUntil(lambda: game.controller.session_id == "in-1")


def test_handed_in_by_a_second_start(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, tmp_path: Path
) -> None:
    """A second start with a file hands it to the window that is open, which brings it in."""
    (tmp_path / "theirs.somewhere").write_text("x")
    game = make_game(fake)
    home = tmp_path / "home of tapes"
    game.listen(home)
    second = subprocess.Popen(
        [sys.executable, "-m", "somewhere_gui", "--data-dir", str(home), str(tmp_path / "theirs.somewhere")],
        cwd=ROOT,
    )
    qtbot.waitUntil(lambda: game.controller.session_id == "in-0" and game.play.isVisible(), timeout=20000)
    qtbot.waitUntil(lambda: second.poll() is not None)
    assert second.returncode == 0


def test_the_command_line_takes_a_file() -> None:
    """A file may be named before or after options."""
    assert arguments(["night.somewhere"]).file == Path("night.somewhere")
    assert arguments(["--new"]).file is None


def test_a_start_with_a_file(tmp_path: Path) -> None:
    """The first start with a file brings it in and opens it; tapes, settings and log are all kept inside the
    folder that was named."""
    store = SessionStore(tmp_path / "elsewhere")
    play(store, "night", 2)
    store.rename("night", "From a friend")
    path = store.export("night", tmp_path / "friend")
    home = tmp_path / "stick"
    code = (
        "import sys, time; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication\n"
        "from somewhere_gui import __main__ as door\n"
        "timer = None\n"
        "class Watched(door._Start):\n"
        "    def opened(self, venue):\n"
        "        super().opened(venue)\n"
        "        self.game.controller.opened.connect(self.seen)\n"
        "    def seen(self, opened):\n"
        "        print(self.game.controller.session_id, opened.state['turn_count'], flush=True)\n"
        "        QTimer.singleShot(0, self.window.close)\n"
        "door._Start = Watched\n"
        "sys.exit(door.main(sys.argv[1:]))\n"
    )
    environment = {key: value for key, value in os.environ.items() if not key.startswith("SOMEWHERE")}
    done = subprocess.run(
        [sys.executable, "-c", code, "--data-dir", str(home), str(path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        env=environment,
    )
    assert done.stdout.split() == ["night-1", "1"], done.stderr[-2000:]
    assert (home / "settings" / "settings.toml").exists()
    assert (home / "sessions" / "night-1" / "state.json").exists()
    assert not (tmp_path / "home").exists() or not list((tmp_path / "home").rglob("*somewhere*"))
