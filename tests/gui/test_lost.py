"""What was there and is not any more: the folder of tapes, a server, room on the disk, a tape's own state."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.assembly import close_engines, local_engine
from engine.errors import SaveUnreadable, StorageFull
from engine.ports import JsonDict
from engine.state import SessionSummary
from somewhere_gui.errands import Errands
from somewhere_gui.game import Game
from somewhere_gui.main_window import MainWindow
from somewhere_gui.opened import take
from somewhere_gui.settings import Settings
from somewhere_gui.theme import Theme
from somewhere_gui.venue import Venue
from tests.gui.conftest import TAUGHT, MakeGame, open_night, turn_over
from tests.gui.fake_engine import FakeEngine

LONG = 60000
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def stick(
    qtbot: QtBot, make_game: MakeGame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Game]:
    """A night of the real engine at turn 0, its tapes in a folder that can be taken away."""
    monkeypatch.setenv("SOMEWHERE_PICTURE_SIZE", "256x144")
    game = make_game(local_engine(tmp_path / "stick"))
    game.new_night()
    qtbot.waitUntil(lambda: bool(game.play.choices.offered) and game.play.settled, timeout=LONG)
    yield game
    game.window.close()
    close_engines()


def put_back(folder: Path) -> None:
    """The folder is where it was, with what it held."""
    if folder.exists():
        folder.rename(folder.with_name("left by the game"))
    folder.with_name("away").rename(folder)


def test_a_disk_that_is_taken_out_and_put_back(qtbot: QtBot, stick: Game, tmp_path: Path) -> None:
    """A turn whose tape is away comes to nothing, and the page keeps what was told however often one asks;
    with the tape back, the night goes on from there."""
    page, told = stick.play, stick.play.telling.toPlainText()
    (tmp_path / "stick").rename(tmp_path / "away")
    page.choices.choose(1)
    qtbot.waitUntil(lambda: page.asking, timeout=LONG)
    assert page.notice.headline == "This tape is not there any more."
    for _ in range(2):
        page.questions.decline()
        qtbot.waitUntil(lambda: page.asking)
        assert page.telling.toPlainText() == told
        assert "was taken out" in page.notice.details
    assert "Your choice" not in page.notice._line.text()
    put_back(tmp_path / "stick")
    page.questions.accept()
    qtbot.waitUntil(lambda: not page.asking and not stick.controller.locked and bool(page.choices.offered))
    assert stick.controller.next_turn == 1
    page.choices.choose(1)
    qtbot.waitUntil(lambda: stick.controller.next_turn == 2 and page.settled, timeout=LONG)


def test_a_tape_that_is_away_is_not_begun_anew(qtbot: QtBot, stick: Game, tmp_path: Path) -> None:
    """Trying again, or going on from the title, while the tape is away begins no other night in its place."""
    (tmp_path / "stick").rename(tmp_path / "away")
    stick.play.choices.choose(1)
    qtbot.waitUntil(lambda: stick.play.asking, timeout=LONG)
    stick.controller.leave()
    stick.open("night-1", begun=True)
    qtbot.waitUntil(lambda: "was taken out" in stick.window.toast.words)
    assert stick.controller.session_id is None
    assert not (tmp_path / "stick" / "sessions").exists()
    put_back(tmp_path / "stick")
    stick.open("night-1", begun=True)
    qtbot.waitUntil(lambda: stick.controller.session_id == "night-1" and stick.play.isVisible())


def test_a_tape_that_has_moved_on(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """Where another program has played on, trying again shows the tape as it is now, and it can be played."""
    list(fake.play("night-1", "Somebody else", "NORMAL"))
    playing.play.choices.choose(1)
    qtbot.waitUntil(lambda: playing.play.asking)
    assert "moved on" in playing.play.notice.headline
    playing.play.questions.accept()
    qtbot.waitUntil(lambda: playing.controller.next_turn == 4 and not playing.controller.locked)
    assert not playing.play.asking
    playing.play.choices.choose(1)
    turn_over(qtbot, playing, 4)


def to_the_page(qtbot: QtBot, game: Game, fake: FakeEngine) -> None:
    """A turn that cannot be saved, and the page with more about it."""
    fake.fail_next = StorageFull("The disk is full: make room and try again.")
    game.play.choices.choose(2)
    qtbot.waitUntil(lambda: game.play.asking)
    game.play.questions.answer("page")
    assert game.trouble.isVisible()


def test_the_page_tries_the_same_again(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """Trying again on the page of a failed turn plays that turn, not just the tape as it was."""
    to_the_page(qtbot, playing, fake)
    qtbot.keyClick(playing.trouble, "r")
    turn_over(qtbot, playing, 3)
    assert playing.play.isVisible()
    assert fake.plays[-1][1] == playing.controller.telling.choice


def test_away_from_the_page_and_back(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """From the page of a failed turn to the title, one stays there; going on, one can choose anew."""
    to_the_page(qtbot, playing, fake)
    qtbot.keyClick(playing.trouble, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not playing.controller.locked)
    qtbot.wait(50)
    assert playing.window.title.isVisible()
    playing.open("night-1")
    assert playing.play.isVisible()
    playing.play.choices.choose(1)
    turn_over(qtbot, playing, 3)


def test_a_damaged_tape_leads_to_the_shelf(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """A damaged tape that is asked for by name is said on the shelf, where its earlier copy is offered."""
    fake.damaged["bad"] = SessionSummary("bad", "Night 9", turn=18, damage="It does not read.")
    game = make_game(fake)
    fake.lease_fails = SaveUnreadable("state.json cannot be read. It is kept as it is.")
    game.open("bad")
    qtbot.waitUntil(lambda: game.slots_page.isVisible() and game.slots_page.grid.tapes.rowCount() == 1)


def test_the_open_tape_asked_for_in_a_turn(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """A second start that asks for the tape which is being played does not cut its turn short."""
    fake.hold.clear()
    playing.play.choices.choose(1)
    playing.show_settings()
    playing.open("night-1")
    assert playing.play.isVisible()
    fake.hold.set()
    turn_over(qtbot, playing, 3)


def test_a_tape_that_another_process_plays_is_not_binned(qtbot: QtBot, stick: Game, tmp_path: Path) -> None:
    """What another process plays stays on the shelf, and why is said in the window's own words."""
    stick.controller.leave()
    code = (
        "import sys, pathlib; from engine.sessions import SessionStore\n"
        "with SessionStore(pathlib.Path(sys.argv[1])).lease('night-1'):\n"
        "    print('held', flush=True); sys.stdin.read()\n"
    )
    qtbot.waitUntil(lambda: stick.errands.idle)
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "stick")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == b"held\n"
    stick.show_slots()
    page = stick.slots_page
    qtbot.waitUntil(lambda: page.grid.tapes.rowCount() == 1)
    page.act("bin")
    qtbot.waitUntil(lambda: page.status.text().startswith("This tape is in another window. Close it there"))
    assert (tmp_path / "stick" / "sessions" / "night-1").exists()
    other.communicate()
    page.act("bin")
    qtbot.waitUntil(lambda: page.grid.tapes.rowCount() == 0)


def test_nothing_stays_leased(fake: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the reading of a tape fails, it is let go of."""
    fake.intro("night-1")

    def broken(_: str) -> JsonDict:
        raise KeyError("a mistake of ours")

    held, lease = [], fake.lease
    monkeypatch.setattr(fake, "lease", lambda session_id: held.append(lease(session_id)) or held[-1])
    monkeypatch.setattr(fake, "state", broken)
    with pytest.raises(KeyError):
        take(fake, fake, "night-1")
    assert fake.leased == set()


class Server(FakeEngine):
    """Answers nothing while ``gone``, as one does that is cut off; ``asked`` tells what it was asked for."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.gone, self.back = False, threading.Event()
        self.asked: list[str] = []

    def _wait(self, what: str) -> None:
        self.asked.append(what)
        if self.gone:
            self.back.wait(20)

    def cancel(self, session_id: str, turn: int) -> None:
        self._wait("cancel")
        super().cancel(session_id, turn)

    def state(self, session_id: str) -> JsonDict:
        self._wait("state")
        return super().state(session_id)


class Doors:
    """From the server home."""

    token = ""

    def __init__(self, home: FakeEngine) -> None:
        self._home = home

    def near(self) -> Venue:
        return Venue(self._home, self._home)

    def far(self, address: str, token: str) -> Venue:
        raise AssertionError("not asked for")


@pytest.fixture
def far(qtbot: QtBot, fonts: None, tmp_path: Path) -> Iterator[tuple[Game, Server]]:
    """A night on a server, in the middle of a turn, when the server answers nothing any more."""
    server = Server(tmp_path / "there")
    server.intro("night-1")
    settings = Settings(words_at_once=True, reduced_motion=True, greeted=True, taught=TAUGHT, sound=False)
    window = MainWindow(Theme(settings), tmp_path / "config")
    window.show()
    venue = Venue(server, None, "http://127.0.0.1:5001", dict)
    game = Game(window, venue, Errands("errands"), Doors(FakeEngine(tmp_path / "home")))
    open_night(qtbot, game, "night-1")
    server.hold.clear()
    server.gone = True
    game.play.choices.choose(1)
    qtbot.waitUntil(lambda: game.controller.running)
    yield game, server
    server.back.set()
    server.hold.set()
    window.close()
    game.close()
    window.deleteLater()


def test_a_server_that_is_gone_does_not_hold_the_window(qtbot: QtBot, far: tuple[Game, Server]) -> None:
    """Stopping a turn at a server that answers nothing takes no time, and asked again leads to the title."""
    game, server = far
    begun = time.monotonic()
    qtbot.keyClick(game.play, Qt.Key.Key_Escape)
    assert time.monotonic() - begun < 5
    qtbot.waitUntil(lambda: "cancel" in server.asked)
    qtbot.keyClick(game.play, Qt.Key.Key_Escape)
    assert game.window.title.isVisible()


def test_going_offline_waits_for_no_server(qtbot: QtBot, far: tuple[Game, Server]) -> None:
    """While the server still answers nothing, one can go on at home, and play there."""
    game, server = far
    qtbot.keyClick(game.play, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "cancel" in server.asked)
    game.do("offline")
    qtbot.waitUntil(lambda: game.venue.address == "")
    game.new_night()
    qtbot.waitUntil(lambda: game.controller.session_id == "night-1" and bool(game.play.choices.offered))
    assert not server.back.is_set()
