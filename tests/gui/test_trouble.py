"""When things go wrong: said in plain words, kept in the log, and nothing given away."""

from __future__ import annotations

import logging
import os
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from engine.assembly import close_engines, local_engine
from engine.errors import ProviderUnreachable, SaveUnreadable, StorageFull
from engine.remote.terms import LineCut
from somewhere_gui import journal as journals
from somewhere_gui import settings as settings_file
from somewhere_gui.__main__ import Options, _Start
from somewhere_gui.door import data_folder, door, is_open
from somewhere_gui.game import Game
from somewhere_gui.joins.trouble import Troubles
from somewhere_gui.journal import LOG, OLD, Journal
from somewhere_gui.main_window import MainWindow
from somewhere_gui.redact import redacted
from somewhere_gui.settings import Settings
from somewhere_gui.single import Doorkeeper, knock
from somewhere_gui.theme import Theme
from somewhere_gui.trouble import trouble
from somewhere_gui.views.notice import headline
from tests.conftest import ExpectedLog
from tests.gui.conftest import MakeGame, open_night
from tests.gui.fake_engine import FakeEngine

KEY = "sk-proj-canary9c1dAAAA0000"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """The log of this test, with its hooks in place."""
    made = Journal(tmp_path / "logs")
    made.begin()
    yield made
    made.end()


@pytest.mark.parametrize(
    "text",
    [
        f"refused: {KEY}",
        f"Authorization: Bearer {KEY}",
        f'{{"api_key": "{KEY}"}}',
        f"token={KEY}",
        f"http://anna:{KEY}@host/v1",
        f"http://host/v1?key={KEY}&x=1",
        "password: canary9c1d",
        "Authorization: Basic canary9c1d",
        "authorization: Token canary9c1d",
        "{'Authorization': 'Bearer canary9c1d'}",
        "(b'authorization', b'Basic canary9c1d')",
        "https://canary9c1d@host/v1",
        "the key AIzaSyDcanary9c1d0123456789012345678901 is wrong",
        "nvapi-canary9c1d",
        "github_pat_canary9c1d",
    ],
)
def test_keys_are_taken_out(text: str) -> None:
    """Wherever a key may stand in an error, it does not stand in what is shown or kept."""
    assert "canary9c1d" not in redacted(text)


@given(st.text(string.ascii_letters, min_size=5, max_size=12), st.text(max_size=40))
def test_the_player_is_not_named(name: str, rest: str) -> None:
    """Neither the home folder nor the user's name is left in a text."""
    home = Path("/home") / name
    text = f'File "{home}/tapes/x.py", line 3, in {rest}\nC:\\Users\\{name}\\x'
    assert str(home) not in redacted(text, home=home)
    assert f"\\{name}\\" not in redacted(text, home=home)


def test_known_secrets_are_taken_out() -> None:
    """A word that is known to be secret goes wherever it stands."""
    assert "hunter2secret" not in redacted("said hunter2secret!", ["hunter2secret"])


def test_the_log_turns_over(
    journal: Journal, expect_log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Warnings are written, redacted; old lines are dropped, not kept for ever."""
    expect_log("told")
    assert journal._handler is not None
    journal._handler.maxBytes = 2000  # type: ignore[attr-defined]
    for number in range(200):
        logging.getLogger("engine").warning("told %d with token=%s", number, KEY)
    files = sorted(each.name for each in journal.place.glob(f"{LOG}*"))
    assert files == [LOG, *(f"{LOG}.{number}" for number in range(1, OLD + 1))]
    text = "".join(each.read_text() for each in journal.place.glob(f"{LOG}*"))
    assert "told 199" in text
    assert "told 5 " not in text
    assert "canary9c1d" not in text


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A log that cannot be written stops nobody."""
    (tmp_path / "file").write_text("")
    journal = Journal(tmp_path / "file" / "logs")
    journal.begin()
    assert journal.keep("words") is None
    journal.end()


def test_a_fault_nobody_could_catch_is_found(tmp_path: Path) -> None:
    """A run that dies in Qt or a driver leaves a report for the next to find; one that ends well, none."""
    logs = tmp_path / "logs"
    dying = (
        "import sys, faulthandler; from pathlib import Path; from somewhere_gui.journal import Journal; "
        "Journal(Path(sys.argv[1])).begin(); faulthandler._sigsegv()"
    )
    subprocess.run([sys.executable, "-c", dying, str(logs)], cwd=ROOT, capture_output=True, check=False)
    after = Journal(logs)
    after.begin()
    after.end()
    assert after.died is not None
    assert "Segmentation fault" in after.died.read_text()
    assert after.died.read_text().startswith("SOMEWHERE ")
    again = Journal(logs)
    again.begin()
    again.end()
    assert again.died is None
    assert [each.name for each in logs.iterdir()] == [after.died.name]


def test_the_player_is_told_of_it(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, journal: Journal
) -> None:
    """When the run before died, the window says so in passing, and where the report lies."""
    journal.died = journal.place / "crash-20200101-000000.txt"
    game = make_game(fake)
    game.window.journal = journal
    joined = Troubles(game)
    assert str(journal.died) in game.window.toast.words
    joined.deleteLater()


def test_reports_do_not_pile_up(journal: Journal) -> None:
    """Of the reports of crashes only the newest are kept."""
    for number in range(journals.REPORTS + 5):
        (journal.place / f"crash-20200101-0000{number:02d}.txt").write_text("old")
    newest = journal.keep("words")
    assert newest is not None
    kept = sorted(journal.place.glob("crash-*.txt"))
    assert len(kept) == journals.REPORTS
    assert newest in kept


def test_an_error_that_nobody_caught(
    qtbot: QtBot, playing: Game, journal: Journal, expect_log: ExpectedLog
) -> None:
    """It leads to a page in plain words with a report that can be copied; one can try again and play on."""
    expect_log("nobody caught this")
    game = playing
    troubles = next(join for join in game.joins if type(join).__name__ == "Troubles")
    journal.caught = lambda error, words: troubles.caught.emit(error, words)  # type: ignore[attr-defined]
    try:
        raise ZeroDivisionError(f"in {Path.home()}/x with {KEY}")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: "trouble" in game.__dict__ and game.trouble.isVisible())
    page = game.trouble
    assert page.details.isHidden()
    assert "Traceback" not in page.headline.text() + page.line.text() + page.advice.text()
    page.buttons["what"].click()
    assert "ZeroDivisionError" in page.details.toPlainText()
    page.buttons["copy"].click()
    copied = QGuiApplication.clipboard().text()
    assert "SOMEWHERE" in copied
    assert "canary9c1d" not in copied
    assert str(Path.home()) not in copied
    (report,) = journal.place.glob("crash-*.txt")
    assert report.read_text() == copied
    qtbot.keyClick(page, "r")
    qtbot.waitUntil(lambda: game.play.isVisible() and not game.controller.locked)
    game.play.choices.choose(1)
    qtbot.waitUntil(lambda: game.controller.next_turn == 4)


def test_a_start_that_fails(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectedLog
) -> None:
    """A mistake before there is a game is said on the title, with where its report is; nothing dies silently
    and no traceback is shown."""
    expect_log("nobody caught this")
    window = MainWindow(Theme(Settings()), tmp_path / "config")
    qtbot.addWidget(window)
    start = _Start(window, Options(data_dir=tmp_path / "data"))

    def fail(*_: object) -> None:
        raise ZeroDivisionError("in the making of the game")

    monkeypatch.setattr("somewhere_gui.game.Game", fail)
    start.open()
    assert window.journal is not None
    try:
        start.opened(start.doors.near())
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert str(window.log_folder) in window.title._offline.text()
    assert "Traceback" not in window.title._offline.text()
    assert not window.title.buttons["new"].isEnabled()
    assert window.title.buttons["quit"].isEnabled()
    (report,) = window.log_folder.glob("crash-*.txt")
    assert "in the making of the game" in report.read_text()
    window.journal.end()
    assert start.errands is not None
    start.errands.close(drop=True)
    close_engines()


def test_a_full_disk(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """A turn that cannot be saved says so below the telling; more about it is a page with a way out."""
    fake.fail_next = StorageFull("The disk is full: make room and try again.")
    playing.play.choices.choose(1)
    qtbot.waitUntil(lambda: playing.play.asking)
    assert playing.play.notice.headline == "The disk is full."
    playing.play.questions.answer("page")
    page = playing.trouble
    assert page.isVisible()
    assert "Make room" in page.advice.text()
    assert not page.buttons["offline"].isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert playing.window.title.isVisible()


def test_a_tape_that_another_process_plays(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, tmp_path: Path
) -> None:
    """A tape that another process holds open is said to be so, and another can be played at once."""
    real = local_engine(tmp_path / "tapes")
    code = (
        "import sys, pathlib; from engine.sessions import SessionStore\n"
        "with SessionStore(pathlib.Path(sys.argv[1])).lease('night-1'):\n"
        "    print('held', flush=True); sys.stdin.read()\n"
    )
    held = [sys.executable, "-c", code, str(tmp_path / "tapes")]
    other = subprocess.Popen(held, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline() == b"held\n"
    game = make_game(real)
    game.open("night-1")
    qtbot.waitUntil(lambda: "another window" in game.window.toast.words)
    assert game.controller.session_id is None
    other.communicate()
    game.window.close()
    close_engines()


def test_settings_as_delivered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--reset-settings`` starts with the settings as delivered, and they stay so."""
    config = Path(os.environ["SOMEWHERE_CONFIG_DIR"])
    settings_file.save(config, Settings(text_size=200, keys="history=J"))
    code = (
        "import sys; from PySide6.QtCore import QTimer; from somewhere_gui import __main__ as door\n"
        "opened = door._Start.opened\n"
        "def seen(start, venue):\n"
        "    opened(start, venue)\n"
        "    print(start.window.theme.settings.text_size, flush=True)\n"
        "    QTimer.singleShot(0, start.window.close)\n"
        "door._Start.opened = seen; sys.exit(door.main(sys.argv[1:]))\n"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code, *given], capture_output=True, text=True, cwd=ROOT, timeout=60
        ).stdout.strip()
        for given in ([], ["--reset-settings"], [])
    ]
    assert told == ["200", "100", "100"]


def test_full_screen(qtbot: QtBot, playing: Game) -> None:
    """F11 fills the screen and gives it back; the next start is as this one was left."""
    window = playing.window
    qtbot.keyClick(playing.play, Qt.Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)
    window.save_settings()
    assert settings_file.load(window.config).full_screen
    qtbot.keyClick(playing.play, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    window.save_settings()
    assert not settings_file.load(window.config).full_screen


def test_a_lost_network(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """A server that is gone leaves the choice kept, and a way to go on offline."""
    fake.intro("night-1")
    game = make_game(fake)
    open_night(qtbot, game, "night-1")
    game.play.set_far(True)
    fake.fail_next = ProviderUnreachable("No connection.")
    game.play.choices.choose(2)
    qtbot.waitUntil(lambda: game.play.asking)
    words = [button.words for button in game.play.notice.others if not button.isHidden()]
    assert words == ["Go on offline", "More about it"]
    why = trouble(LineCut("The line was cut."))
    assert (why.kind, headline(why.kind)) == ("ProviderUnreachable", "The server cannot be reached.")


def test_the_second_start_brings_the_first_forward(qtbot: QtBot, tmp_path: Path) -> None:
    """A second start is heard by the window of the same folder only; a dead window's door is taken over."""
    home, other = tmp_path / "one", tmp_path / "two"
    assert not is_open(home)
    assert not knock(home, {})
    keeper = Doorkeeper(home)
    assert keeper.listening
    assert is_open(home)
    assert door(home) != door(other)
    assert not is_open(other)
    code = (
        "import sys, pathlib; from PySide6.QtCore import QCoreApplication; a = QCoreApplication([]);"
        "from somewhere_gui.single import knock;"
        "sys.exit(not knock(pathlib.Path(sys.argv[1]), {'session': 'n'}))"
    )
    with qtbot.waitSignal(keeper.knocked) as heard:
        second = subprocess.Popen([sys.executable, "-c", code, str(home)], cwd=ROOT)
    assert heard.args == [{"session": "n"}]
    qtbot.waitUntil(lambda: second.poll() is not None)
    assert second.returncode == 0
    keeper.close()


def test_portable_mode_keeps_everything_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a folder of tapes named, the log is inside it; without, where this system keeps logs."""
    assert journals.folder(tmp_path / "stick") == tmp_path / "stick" / "logs"
    assert data_folder(tmp_path / "stick") == tmp_path / "stick"
    monkeypatch.delenv("SOMEWHERE_DATA_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert data_folder(None) == tmp_path / "share" / "somewhere"
    assert str(journals.folder(None)).startswith(os.environ["HOME"])


def test_the_version_is_said() -> None:
    """``--version`` says it without opening a window."""
    done = subprocess.run(
        [sys.executable, "-m", "somewhere_gui", "--version"], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0
    assert done.stdout.startswith("somewhere ")


def test_a_folder_that_cannot_hold_tapes(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """A new night that cannot be written leads to a page that says so; trying again begins it."""
    game = make_game(fake)
    fake.lease_fails = SaveUnreadable("The disk failed: read-only. Check the disk, then try again.")
    game.new_night()
    qtbot.waitUntil(lambda: "trouble" in game.__dict__ and game.trouble.isVisible())
    assert game.trouble.headline.text() == "The night cannot begin."
    assert "read-only" in game.trouble.line.text()
    qtbot.keyClick(game.trouble, "r")
    qtbot.waitUntil(lambda: game.play.isVisible() and bool(game.play.choices.offered))
