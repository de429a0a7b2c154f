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
ROUNDS, NIGHTS, REST_SECONDS = 9, 3, 10
MANY_TURNS = 300


def rows() -> list[Row]:
    bare, app, work = _first_paints()
    frames = min(float(_run("first_frame.py")[0]) for _ in range(3))
    shelf, whole, tape = (float(line) for line in _run("shelf.py")[:3])
    memory = [float(line) for line in _run("memory.py", str(3 * MANY_TURNS))[:3]]
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
            f"{memory[0]:.0f} MB",
            f"after {2 * MANY_TURNS} {memory[1]:.0f}, after {3 * MANY_TURNS} {memory[2]:.0f} MB; "
            "at most 400 MB without the painter, and not growing",
            max(memory) <= 400 and memory[2] <= 1.03 * memory[0],
        ),
        _late_row(),
        *_next_frames(),
    ]


def _late_row() -> Row:
    """How late the window's thread is through a whole night."""
    idle, night = min((_lateness() for _ in range(NIGHTS)), key=lambda late: late[1][1])
    return Row(
        "lateness of a 5 ms window timer through a whole night, p99 / p99.9, best of three",
        f"{night[0]:.1f} / {night[1]:.1f} ms",
        f"at most 16 / 50 ms; of a window that stands idle beside it {idle[0]:.1f} / {idle[1]:.1f} ms",
        night[0] <= 16 and night[1] <= 50,
    )


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


def _lateness() -> tuple[tuple[float, float], tuple[float, float]]:
    """p99 and p99.9 in ms: of a window that stands idle, and of one that plays a night meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        beside = subprocess.Popen(
            [sys.executable, str(HERE / "lateness.py"), "idle"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=_environment(folder),
        )
        night = _run("lateness.py", "night")
        idle, _ = beside.communicate("")
    return _percentiles(idle.split("\n")), _percentiles(night)


def _percentiles(lines: list[str]) -> tuple[float, float]:
    late = sorted(float(line) for line in lines if _is_number(line))
    return late[int(0.99 * (len(late) - 1))], late[int(0.999 * (len(late) - 1))]


def _run(script: str, *arguments: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, str(HERE / script), *arguments],
            capture_output=True,
            text=True,
            check=True,
            env=_environment(folder),
        )
    return done.stdout.split("\n")


def _environment(folder: str) -> dict[str, str]:
    return {
        **os.environ,
        "SOMEWHERE_DATA_DIR": f"{folder}/data",
        "SOMEWHERE_CONFIG_DIR": f"{folder}/config",
        "PYTHONPATH": str(HERE.parents[1]),
        "BENCH_BEGUN": repr(time.time()),
    }


def _is_number(line: str) -> bool:
    return line.replace(".", "", 1).lstrip("-").isdigit()
