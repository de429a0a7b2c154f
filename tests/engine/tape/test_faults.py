"""A film that cannot be made, or is not wanted any more: said in words, and nothing of it is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import SaveUnreadable, StorageFull, TapeFailed, TurnCancelled
from engine.tape import Script, Shot, make

ROOT = Path(__file__).resolve().parents[3]


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_cancel_is_noticed_at_once_and_leaves_nothing(night: Script, tmp_path: Path) -> None:
    """Given up in the middle, the film's process is gone and the folder is empty when the call is back,
    long before the film would have been done."""
    long = replace(night, shots=[replace(night.shots[0], words="word " * 4000)])
    given_up: list[float] = []
    before = children(os.getpid())

    def progress(share: float) -> None:
        if not given_up and share < 0.9:
            given_up.append(time.monotonic())

    with pytest.raises(TurnCancelled):
        make(long, tmp_path / "videos", "night", "mp4", progress, lambda: bool(given_up))
    assert time.monotonic() - given_up[0] < 2.0  # a tenth of a second on a free machine: see the bench
    assert left(tmp_path / "videos") == []
    assert children(os.getpid()) <= before


def test_what_cannot_be_made_is_refused(night: Script, tmp_path: Path) -> None:
    """An unknown kind and an empty night are refused before anything is started."""
    with pytest.raises(TapeFailed, match="Choose one of mp4, webm, gif"):
        make(night, tmp_path, "night", "avi")
    with pytest.raises(TapeFailed, match="Play first"):
        make(Script("Nothing"), tmp_path, "night", "mp4")
    assert left(tmp_path) == []


def test_a_missing_package_is_named(night: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without PyAV the error says what to install, and nothing is left."""
    (tmp_path / "shadow").mkdir()
    (tmp_path / "shadow" / "av.py").write_text("raise ImportError('no av here')\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "shadow"))
    with pytest.raises(TapeFailed, match="pip install av"):
        make(night, tmp_path / "videos", "night", "mp4")
    assert left(tmp_path / "videos") == []


def test_a_folder_that_is_a_file_is_named(night: Script, tmp_path: Path) -> None:
    """Where no folder can be made, the error names it and says what to do."""
    (tmp_path / "videos").write_text("in the way", "utf-8")
    with pytest.raises(SaveUnreadable, match="videos"):
        make(night, tmp_path / "videos", "night", "mp4")


def test_a_name_that_is_taken_is_not_written_over(night: Script, tmp_path: Path) -> None:
    """A second film of the same name gets a number; the first is as it was."""
    short = replace(night, shots=night.shots[:1], sound=False)
    (tmp_path / "night.gif").write_bytes(b"first")
    assert make(short, tmp_path, "night", "gif").name == "night-2.gif"
    assert (tmp_path / "night.gif").read_bytes() == b"first"


def test_a_lost_frame_leaves_the_dark(night: Script, tmp_path: Path) -> None:
    """A turn whose picture is gone or damaged is told in the dark; the film is made all the same."""
    (tmp_path / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\n torn")
    shots = [Shot(str(tmp_path / "torn.png"), "", "One."), Shot("", "Go", "Two.")]
    film = make(Script("Dark", shots, sound=False), tmp_path / "videos", "night", "gif")
    assert film.stat().st_size > 1000


if sys.platform.startswith("linux"):
    import resource

    def children(of: int) -> set[int]:
        """Processes that this one has started."""
        found = Path(f"/proc/{of}/task").glob("*/children")
        return {int(each) for path in found for each in path.read_text().split()}

    def test_a_full_disk_is_said_and_leaves_nothing(night: Script, tmp_path: Path) -> None:
        """When no more can be written, the error says so and what to do; no half film is left."""
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
        try:
            with pytest.raises(StorageFull, match="free some space"):
                make(night, tmp_path / "videos", "night", "mp4")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert left(tmp_path / "videos") == []

    def test_the_process_ends_with_whoever_started_it(night: Script, tmp_path: Path) -> None:
        """A game that is killed in the middle of a film leaves no process and no half film."""
        folder = tmp_path / "videos"
        game = subprocess.Popen(
            [sys.executable, "-m", "tests.engine.tape.making", str(folder), night.shots[0].image],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert game.stdout is not None
        assert game.stdout.readline() == "making\n"
        (film,) = children(game.pid)
        game.send_signal(signal.SIGKILL)
        game.wait(10)
        game.stdout.close()
        until = time.monotonic() + 20
        while (Path(f"/proc/{film}").exists() or left(folder)) and time.monotonic() < until:
            time.sleep(0.02)
        assert not Path(f"/proc/{film}").exists()
        assert left(folder) == []

else:

    def children(of: int) -> set[int]:
        """Not to be seen here."""
        return set()
