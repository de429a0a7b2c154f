"""What goes wrong is said in no programmer's words, leaves no half of a file, and keeps no window open."""

from __future__ import annotations

import errno
import logging
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from somewhere_gui.errands import Errands
from somewhere_gui.game import Game
from somewhere_gui.joins.files import Files
from somewhere_gui.journal import Journal
from somewhere_gui.reading import day
from somewhere_gui.trouble import DISK, FAULT, Trouble, trouble
from somewhere_gui.views.notice import of_trouble
from tests.conftest import ExpectedLog
from tests.gui.conftest import MakeGame
from tests.gui.fake_engine import FakeEngine

FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (FULL, "StorageFull"),
        (PermissionError(errno.EACCES, "Permission denied", "/media/stick/x"), DISK),
        (OSError(errno.EIO, "Input/output error", "/media/stick/x"), DISK),
        (KeyError("dispatch"), FAULT),
        (ConnectionResetError(errno.ECONNRESET, "reset"), FAULT),
        (UnicodeEncodeError("latin-1", "☾", 0, 1, "not in range"), FAULT),
    ],
)
def test_no_class_is_named(error: Exception, kind: str) -> None:
    """Whatever is raised, the player reads a sentence without the name of a class; what the disk refuses is
    told from a mistake of the game, and the log gets the rest."""
    why = trouble(error)
    assert why.kind == kind
    assert "Error" not in why.message
    assert "dispatch" not in why.message
    assert why.message[0].isupper() or why.message[0] == "/"
    assert why.message.endswith(".")
    assert (type(error).__name__ in why.cause) == (kind == FAULT)


def test_a_mistake_can_be_looked_at(tmp_path: Path) -> None:
    """Behind "What happened" stands which mistake it was, and no key."""
    why = Trouble(FAULT, "The game has made a mistake.", "Traceback\nKeyError: 'sk-proj-canary9c1d'\n")
    told = of_trouble(why, "Knock")
    assert "KeyError" in told.details
    assert "canary9c1d" not in told.details
    assert "KeyError" not in told.headline + told.line


def test_no_room_for_what_is_written_down(
    qtbot: QtBot, playing: Game, fake: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A night for whose words there is no room is told so plainly, and nothing of it is left."""
    folder = fake.folder("night-1") / "transcript"

    def full(self: Path, *_: object, **__: object) -> None:
        self.write_bytes(b"half")
        raise FULL

    monkeypatch.setattr(Path, "write_text", full)
    playing.keeping.write_down(playing.venue, "night-1", playing.say)
    qtbot.waitUntil(lambda: playing.window.toast.words.startswith("The disk is full."))
    assert list(folder.iterdir()) == []


def test_no_room_for_a_picture_of_the_window(
    qtbot: QtBot, playing: Game, fake: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture of the window is whole or not there, and what to look for is said."""

    def full(self: Path, _: bytes) -> None:
        self.touch()
        raise FULL

    monkeypatch.setattr(Path, "write_bytes", full)
    playing.do("shot")
    assert "could not be written. Look" in playing.window.toast.words
    assert list(fake.root.parent.rglob("*.png")) == []


def test_a_full_disk_fills_no_terminal(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    expect_log: ExpectedLog,
) -> None:
    """A log that cannot be written any more says nothing about it for each of its lines."""
    journal = Journal(tmp_path)
    journal.begin()
    expect_log("this does not fit")

    def full() -> None:
        raise FULL

    assert journal._handler is not None
    with monkeypatch.context() as patch:
        patch.setattr(journal._handler, "flush", full)
        for _ in range(3):
            logging.getLogger("engine").warning("this does not fit")
    journal.end()
    assert "Logging error" not in capfd.readouterr().err


def test_a_file_that_never_ends_does_not_keep_the_window_open(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process is told to leave hard when the thread that reads a file would not end."""
    game = make_game(fake)
    files = next(join for join in game.joins if isinstance(join, Files))
    monkeypatch.setattr(files._errands, "close", lambda drop: False)
    game.window.close()
    assert not game.ended


def test_an_errand_that_never_ends_is_left_behind(qtbot: QtBot) -> None:
    """After a new thread is taken, nothing waits for the old one, which answers nobody any more."""
    errands, free, heard = Errands("test"), threading.Event(), []
    begun = threading.Event()
    errands.ask(lambda: (begun.set(), free.wait(20)), heard.append)
    assert begun.wait(10)
    errands.renew()
    errands.ask(lambda: "new", heard.append)
    qtbot.waitUntil(lambda: heard == ["new"])
    assert not errands.close(drop=True, wait_ms=50)
    free.set()
    assert errands.close(drop=True)
    assert heard == ["new"]


@pytest.mark.parametrize("saved", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "", "yesterday"])
def test_any_moment_can_be_said(saved: str) -> None:
    """A moment from elsewhere, however odd, is said or left out."""
    assert isinstance(day(saved), str)


def test_a_long_name_leaves_room(qtbot: QtBot, playing: Game) -> None:
    """The menu at the foot is whole beside a name as long as names can be."""
    playing.play.set_title("W" * 80)
    assert "W…" in playing.play.menu.status.text()
    assert not playing.play.menu.buttons["history"].isHidden()
    assert not playing.play.menu.status.isHidden()
