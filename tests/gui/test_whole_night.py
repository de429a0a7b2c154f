"""Whole nights, played by the real window in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from somewhere_gui import settings as settings_file
from somewhere_gui.settings import Settings

LONGEST_NIGHT = 120


def _play_through(folder: Path, seed: int) -> list[dict[str, object]]:
    """The history of a night that the window plays by itself."""
    config = folder / "config"
    settings_file.save(config, Settings(words_at_once=True, reduced_motion=True, width=1000, height=700))
    environment = {
        **os.environ,
        "SOMEWHERE_PICTURE_SIZE": "256x144",
        "SOMEWHERE_CONFIG_DIR": str(config),
    }
    shots = folder / "shots"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "somewhere_gui", "--data-dir", str(folder / "data"), "--new"),
            *("--autoplay", str(LONGEST_NIGHT), "--shots", str(shots), "--seed", str(seed)),
        ],
        capture_output=True,
        text=True,
        env=environment,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    printed = [Path(line) for line in done.stdout.split()]
    assert printed == [*sorted(shots.glob("turn_*.png")), shots / "ending.png"]
    (slot,) = (folder / "data" / "sessions").iterdir()
    assert json.loads((slot / "state.json").read_text())["ending"]
    history: list[dict[str, object]] = json.loads((slot / "history.json").read_text())
    assert len(printed) == len(history)
    return history


def test_nights_reach_an_ending_and_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: Callable[[int, int], int]
) -> None:
    """The window plays whole nights to an ending by itself; where several are played, they differ."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    nights = [_play_through(tmp_path / str(seed), seed) for seed in range(1, full(1, 3) + 1)]
    told = [[entry["dispatch"] for entry in night] for night in nights]
    for index, one in enumerate(told):
        for other in told[index + 1 :]:
            assert len(set(one) & set(other)) <= len(one) // 10
