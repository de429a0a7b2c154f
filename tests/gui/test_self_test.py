"""``--self-test``: every part is looked at, said in words, and counted."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from somewhere_gui.self_test import Broken, Lacks, judged, run
from somewhere_gui.self_test.night import writable

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("Screen", "Window", "Pictures", "Fonts", "Sound", "Speech", "Gamepads", "Folders", "Painter", "Turn")
PARTS += ("Tapes", "Keys", "Models")


def fine(folder: Path) -> Iterator[str]:
    yield "it works"
    yield "and that too"


def lacks(folder: Path) -> Iterator[str]:
    raise Lacks("No sound here.")
    yield ""


def broken(folder: Path) -> Iterator[str]:
    raise Broken("No painter here. Install it again.")
    yield ""


def odd(folder: Path) -> Iterator[str]:
    raise ZeroDivisionError("by nothing")
    yield ""


def warns(folder: Path) -> Iterator[str]:
    logging.getLogger("engine").warning("the painter's process failed")
    yield "painted"


def test_the_real_thing(tmp_path: Path) -> None:
    """On no screen at all, this copy passes its own test, names every part and leaves nothing behind."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path)}
    environment |= {
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "SOMEWHERE_PICTURE_SIZE": "256x144",
    }
    done = subprocess.run(
        [sys.executable, "-m", "somewhere_gui", "--self-test"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout.splitlines()
    assert [line.split()[1] for line in said[1:-1]] == [*PARTS]
    assert said[-1] == "Everything works."
    assert not [each for each in tmp_path.iterdir() if each.name.startswith("somewhere-self-test")]
    assert not list((tmp_path / "data").rglob("*.*"))


def test_one_broken_part_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """What is lacking is noted, what is broken makes the exit code 1, and neither stops the rest."""
    assert run([("Sound", lacks), ("Painter", broken), ("Turn", fine)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "note   Sound     No sound here.",
        "FAILED Painter   No painter here. Install it again.",
        "ok     Turn      it works; and that too.",
        "1 of these must be mended.",
    ]
    assert run([("Sound", lacks), ("Turn", fine)]) == 0


def test_what_nobody_expected_is_broken(tmp_path: Path) -> None:
    """Any error is said with its kind."""
    assert judged(odd, tmp_path) == ("broken", "ZeroDivisionError: by nothing")


def test_a_warning_is_broken(tmp_path: Path, expect_log: object) -> None:
    """A part that only went on by a way round is not fine: what the log was warned of is said."""
    expect_log("painter's process failed")  # type: ignore[operator]
    assert judged(warns, tmp_path) == ("broken", "the painter's process failed")


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    """A folder that cannot be written is named, with what to do."""
    (tmp_path / "nights").write_text("no folder")
    how, words = judged(writable({"nights": tmp_path / "nights"}), tmp_path)
    assert how == "broken"
    assert str(tmp_path / "nights") in words
    assert "--data-dir" in words


def test_without_a_screen_the_rest_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no window can open, that is what is broken, said with the line to type."""
    from somewhere_gui.self_test.checks import _screen

    how, words = judged(_screen("Install: sudo apt install libxcb-cursor0"), Path())
    assert (how, words) == ("broken", "Install: sudo apt install libxcb-cursor0")
