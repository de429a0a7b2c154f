"""Where a bundle starts: the engine's processes come from the same program, and stay light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from engine.pictures import WorkerPainter
from engine.pictures import client as pictures
from engine.state import Scene
from engine.tape import client as tape
from engine.tape.script import Script, Shot

ROOT = Path(__file__).resolve().parents[2]
START = ROOT / "resources" / "packaging" / "start.py"


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both clients ask the bundle's entry, as they do in a bundle; only Python itself is not in it."""

    def through(client: ModuleType) -> None:
        with monkeypatch.context() as bundle:
            bundle.setattr(sys, "frozen", True, raising=False)
            asked = client.command()
        assert asked[0] == sys.executable
        monkeypatch.setattr(client, "command", lambda: [sys.executable, str(START), *asked[1:]])

    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    through(pictures)
    through(tape)


def test_pictures_come_from_the_bundle(frozen: None) -> None:
    """In a bundle the painter's process is the bundle's own program, and it paints."""
    painter = WorkerPainter("somewhere", (256, 144))
    try:
        scene = Scene("somewhere", "radio_room", "Radio room", "inside", 1, 1, "22:00")
        assert painter.paint(scene).startswith(b"\x89PNG")
    finally:
        painter.close()


def test_films_come_from_the_bundle(frozen: None, tmp_path: Path) -> None:
    """In a bundle the film's process is the bundle's own program, and it makes a film."""
    film = tape.make(Script("Night", [Shot("", "", "A corridor.")]), tmp_path, "night", "gif")
    assert film.read_bytes().startswith(b"GIF8")


@pytest.mark.parametrize("arguments", [["tape"], ["pictures", "nowhere", "256", "144"]])
def test_a_worker_needs_no_window(arguments: list[str]) -> None:
    """A process of the engine imports nothing of Qt or of the window."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", str(START), "--worker", *arguments],
        input="",
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        timeout=60,
        check=False,
    )
    assert "engine" in done.stderr
    assert "PySide6" not in done.stderr
    assert "somewhere_gui" not in done.stderr


def test_an_unknown_worker_is_named() -> None:
    """A worker that there is not is refused in words, with 2."""
    done = subprocess.run(
        [sys.executable, str(START), "--worker", "sound"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (2, "There is no worker called sound.\n")
