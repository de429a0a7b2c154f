"""The window: when it is first painted, what it costs at rest, and how late its thread is in a turn."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.table import Row

HERE = Path(__file__).parent
ROUNDS, TURNS, IDLE_SECONDS, REST_SECONDS = 9, 8, 8, 10
MANY_TURNS = 300


def rows() -> list[Row]:
    bare, app, work = _first_paints()
    frames = min(float(_run("first_frame.py")[0]) for _ in range(3))
    idle = min((_lateness("idle", IDLE_SECONDS) for _ in range(3)), key=lambda late: late[1])
    turns = min((_lateness("turns", TURNS) for _ in range(3)), key=lambda late: late[1])
    shelf, whole, tape = (float(line) for line in _run("shelf.py")[:3])
    memory = [float(line) for line in _run("memory.py", str(MANY_TURNS))[:3]]
    alive, still = (float(line) for line in _run("idle.py", str(REST_SECONDS))[:2])
    return [
        Row("start to first painted window, bare PySide6", f"{bare * 1000:.0f} ms"),
        Row(
            "the same, SOMEWHERE",
            f"{app * 1000:.0f} ms",
            f"ratio {app / bare:.2f}, of processor time {work:.2f} (at most 1.5)",
            work <= 1.5,
        ),
        Row(
            "start to the first frame that can be played, best of three",
            f"{frames:.1f} s",
            "with an empty folder; at most 3 s",
            frames <= 3,
        ),
        Row(
            "processor time of a play page at rest, as delivered",
            f"{alive:.1f} % of a core",
            "the frame lives; at most 5 %",
            alive <= 5,
        ),
        Row(
            "the same, motion reduced",
            f"{still:.1f} % of a core",
            "at most 0.5 %",
            still <= 0.5,
        ),
        Row(
            "a shelf of 1,000 tapes is on screen after",
            f"{shelf:.0f} ms",
            f"at most 160 ms; all of them verified after {whole:.0f} ms",
            shelf <= 160,
        ),
        Row("one of them is open after", f"{tape:.0f} ms", "at most 50 ms", tape <= 50),
        Row(
            f"memory of the window after {MANY_TURNS} turns",
            f"{memory[-1]:.0f} MB",
            f"after a third {memory[0]:.0f} MB; at most 400 MB, without the painter",
            memory[-1] <= 400,
        ),
        Row("lateness of a 5 ms window timer, idle, p99 / p99.9", f"{idle[0]:.1f} / {idle[1]:.1f} ms"),
        Row(
            "the same while turns are played, best of three",
            f"{turns[0]:.1f} / {turns[1]:.1f} ms",
            "at most 16 / 50 ms",
            turns[0] <= 16 and turns[1] <= 50,
        ),
        *_next_frames(),
    ]


def _next_frames() -> list[Row]:
    """From the click on a choice to the new frame on screen, with time to read and without."""
    read = [[float(word) for word in line.split()] for line in _run("click.py", "5", "12") if line]
    quick = [[float(word) for word in line.split()] for line in _run("click.py", "0", "12") if line]
    soon = _p95([turn[0] for turn in read])
    beside = _p95([turn[0] - turn[1] for turn in quick])
    return [
        Row(
            "click to the next frame on screen after 5 s of reading, p95",
            f"{soon:.0f} ms",
            "at most 100 ms",
            soon <= 100,
        ),
        Row(
            "the same without reading, beside the time it takes to paint, p95",
            f"{beside:.0f} ms",
            f"painting took {statistics.median(turn[1] for turn in quick):.0f} ms; at most 50 ms",
            beside <= 50,
        ),
    ]


def _p95(figures: list[float]) -> float:
    return sorted(figures)[round(0.95 * (len(figures) - 1))]


def _first_paints() -> tuple[float, float, float]:
    """Seconds of a bare window, of the game, and the ratio of their processor times.

    Medians of runs taken in turns. The ratio that counts is of processor time: it is the same on a
    machine that is doing something else besides.
    """
    clock: dict[str, list[float]] = {"bare": [], "app": []}
    work: dict[str, list[float]] = {"bare": [], "app": []}
    for _ in range(ROUNDS):
        for kind in clock:
            seconds, spent = _run("first_paint.py", kind)[0].split()
            clock[kind].append(float(seconds))
            work[kind].append(float(spent))
    bare, app = statistics.median(clock["bare"]), statistics.median(clock["app"])
    return bare, app, statistics.median(work["app"]) / statistics.median(work["bare"])


def _lateness(kind: str, amount: int) -> tuple[float, float]:
    late = sorted(float(line) for line in _run("lateness.py", kind, str(amount)) if _is_number(line))
    return late[int(0.99 * (len(late) - 1))], late[int(0.999 * (len(late) - 1))]


def _run(script: str, *arguments: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "SOMEWHERE_DATA_DIR": f"{folder}/data",
            "SOMEWHERE_CONFIG_DIR": f"{folder}/config",
            "PYTHONPATH": str(HERE.parents[1]),
            "BENCH_BEGUN": repr(time.time()),
        }
        done = subprocess.run(
            [sys.executable, str(HERE / script), *arguments],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
    return done.stdout.split("\n")


def _is_number(line: str) -> bool:
    return line.replace(".", "", 1).lstrip("-").isdigit()
