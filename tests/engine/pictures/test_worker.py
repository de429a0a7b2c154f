"""The painter's own process: the same pictures, a second life, an end with its owner."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from engine.pictures import PainterStoppedError, ProceduralPainter, WorkerPainter
from engine.state import Frame, Scene
from tests.timing import within

MakeScene = Callable[..., Scene]
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


@pytest.fixture
def worker() -> Iterator[WorkerPainter]:
    painter = WorkerPainter("somewhere", (256, 144))
    yield painter
    painter.close()


def test_the_process_paints_what_is_painted_here(
    worker: WorkerPainter, painter: ProceduralPainter, scene_of: MakeScene
) -> None:
    """A picture is the same bytes from the process as from this one."""
    scene = scene_of("radio_room", "22:00", torch=True)
    assert worker.paint(scene) == painter.paint(scene)


def test_a_frame_has_its_pixels_with_it(worker: WorkerPainter, scene_of: MakeScene) -> None:
    """The pixels that come along are those of the PNG, painted now or ahead; wrong ones are no frame."""
    scene, next_one = (scene_of("radio_room", "22:00", frame=k) for k in (3, 4))
    worker.paint_ahead([next_one])
    for frame in (worker.paint(scene), worker.paint(next_one)):
        opened = Image.open(io.BytesIO(frame)).convert("RGB")
        assert opened.size == frame.size == (256, 144)
        assert opened.tobytes() == frame.pixels
    with pytest.raises(ValueError, match="no picture of 4 x 4"):
        Frame(b"", b"few", (4, 4))


def test_a_killed_process_is_started_again(
    worker: WorkerPainter, scene_of: MakeScene, expect_log: Callable[..., None]
) -> None:
    """Killed between or during frames, the frame is painted all the same, by a new process."""
    expect_log("painter's process failed")
    scene = scene_of("radio_room", "22:00", torch=True)
    first, old = worker.paint(scene), worker.pid
    assert old is not None
    os.kill(old, KILL)
    assert worker.paint(scene) == first
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(worker.paint, scene_of("control_room", "22:00"))
        time.sleep(0.05)
        assert worker.pid is not None
        os.kill(worker.pid, KILL)
        assert waiting.result(timeout=30).startswith(b"\x89PNG")
    assert worker.pid != old


def test_callers_wait_their_turn(worker: WorkerPainter, scene_of: MakeScene) -> None:
    """Several threads each get their own picture."""
    scenes = [scene_of("radio_room", "22:00", frame=k) for k in range(4)]
    with ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(worker.paint, scenes))
    assert len(set(pictures)) == 4
    assert pictures[2] == worker.paint(scenes[2])


def test_closing_takes_less_than_a_second(scene_of: MakeScene) -> None:
    """Closing ends the process at once, and the closed painter says so."""
    painter, pid = WorkerPainter("somewhere", (256, 144)), None

    def closed() -> float:
        nonlocal painter, pid
        painter = WorkerPainter("somewhere", (256, 144))
        pid = painter.pid
        start = time.monotonic()
        painter.close()
        return time.monotonic() - start

    painter.close()
    assert within(1.0, closed)
    assert pid is not None
    with pytest.raises(PainterStoppedError):
        painter.paint(scene_of("lobby"))


def test_closed_in_the_middle_of_a_frame(scene_of: MakeScene, monkeypatch: pytest.MonkeyPatch) -> None:
    """A frame in the making when the painter is closed comes to nothing: no process is started for it
    anew, nothing is painted here instead, and nobody is warned."""
    painter, started = WorkerPainter("somewhere", (256, 144)), []

    def closed(_: bytes) -> Frame:
        started.append(1)
        painter.close()
        raise EOFError

    monkeypatch.setattr(painter, "_ask", closed)
    with pytest.raises(PainterStoppedError, match="closed"):
        painter.paint(scene_of("lobby"))
    assert len(started) == 1


def test_without_a_process_the_frame_is_painted_here(
    scene_of: MakeScene, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[..., None]
) -> None:
    """Where no process can be started, there is still a picture."""
    expect_log("painter's process failed")

    def refuse(*_: object, **__: object) -> None:
        raise OSError("no processes here")

    monkeypatch.setattr("engine.pictures.client.subprocess.Popen", refuse)
    painter = WorkerPainter("somewhere", (256, 144))
    assert painter.paint(scene_of("lobby")).startswith(b"\x89PNG")
    painter.close()


def test_the_process_ends_with_its_pipe() -> None:
    """When its owner is gone the process ends by itself."""
    process = subprocess.Popen(
        [sys.executable, "-m", "engine.pictures.worker", "somewhere", "256", "144"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    assert process.wait(15) == 0
    process.stdout.close()
