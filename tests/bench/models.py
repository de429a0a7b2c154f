"""What models cost a turn beside the time they take themselves, with a scripted server on loopback.

The server says its first word after 400 ms, then 50 tokens a second, and paints for 4 s.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.assembly import Productions
from engine.local import LocalEngine, Production
from engine.models.settings import ModelSettings, save
from engine.sessions import SessionStore
from tests.bench.table import Row
from tests.engine.api.sketching import SketchPainter
from tests.engine.models.conftest import picture
from tests.engine.models.parrot import parrot
from tests.engine.models.scripted_server import Says, ScriptedServer, serving

HERE = Path(__file__).parent
FIRST_WORD, RATE, PICTURE = 0.4, 50.0, 4.0
TURNS, WINDOW_TURNS = 8, 6


def rows() -> list[Row]:
    with _server() as (server, ended), tempfile.TemporaryDirectory() as folder:
        told, offline = _turn(server, ended, Path(folder))
    with _server() as (server, _), tempfile.TemporaryDirectory() as folder:
        first, usable = _window(server, Path(folder))
        texts, pictures, turns = server.calls, len(server.pictures), WINDOW_TURNS + 2
    return [
        Row(
            "what a model adds to a turn, beside its own time",
            f"{told - offline:.1f} ms",
            f"at most 20 ms; a turn without painting takes {told:.0f} ms with it, {offline:.0f} ms offline",
            told - offline <= 20,
        ),
        Row(
            f"click to first word on screen, first token after {FIRST_WORD * 1000:.0f} ms",
            f"{first:.0f} ms",
            "at most 500 ms",
            first <= 500,
        ),
        Row("last word to choices that can be used", f"{usable:.0f} ms", "at most 100 ms", usable <= 100),
        Row(
            f"calls of {turns} turns: words, pictures",
            f"{texts}, {pictures}",
            "one each a turn",
            texts == pictures == turns,
        ),
    ]


@contextmanager
def _server() -> Iterator[tuple[ScriptedServer, list[float]]]:
    """A server, and for how long it really spoke in each answer, in seconds."""
    spoke: list[float] = []
    asked = 0.0

    def script(body: dict[str, Any], _number: int) -> Says:
        nonlocal asked
        asked = time.perf_counter()
        spoke.append(0.0)
        return Says(parrot(body), first=FIRST_WORD, rate=RATE)

    def rest(seconds: float) -> bool:
        goes_on = plain(seconds)
        if spoke and seconds < PICTURE:
            spoke[-1] = time.perf_counter() - asked
        return goes_on

    with serving(script) as server:
        plain, server.rest = server.rest, rest  # type: ignore[method-assign]
        server.picture, server.picture_seconds = picture(), PICTURE
        yield server, spoke


def _turn(server: ScriptedServer, spoke: list[float], folder: Path) -> tuple[float, float]:
    """Median milliseconds of a turn without the time that the server spoke, and of one told offline, of
    the same night taken in turns."""
    settings = replace(_settings(server), pictures="offline")
    os.environ["SOMEWHERE_CONFIG_DIR"] = str(folder / "config")
    save(settings)
    productions = Productions(folder)

    def staged(pack: str) -> Production:
        staged = replace(productions(pack), painter=SketchPainter())
        return staged if by_model else replace(staged, storyteller=staged.offline)

    engine = LocalEngine(SessionStore(folder), staged, seeds=lambda _id: 5)
    took: dict[bool, list[float]] = {True: [], False: []}
    by_model = True
    engine.intro("night")
    for turn in range(2 * TURNS):
        by_model = turn % 2 == 0
        choice = engine.state("night")["choices"][turn % 3]
        begun = time.perf_counter()
        for _ in engine.play("night", choice, engine.roll_fate("night")):
            pass
        took[by_model].append(time.perf_counter() - begun - (spoke[-1] if by_model else 0.0))
    engine.close()
    productions.close()
    del os.environ["SOMEWHERE_CONFIG_DIR"]
    return statistics.median(took[True]) * 1000, statistics.median(took[False]) * 1000


def _window(server: ScriptedServer, folder: Path) -> tuple[float, float]:
    """Medians of the two figures of ``told.py``."""
    save(_settings(server), folder / "config")
    environment = {
        **os.environ,
        "SOMEWHERE_DATA_DIR": str(folder / "data"),
        "SOMEWHERE_CONFIG_DIR": str(folder / "config"),
        "PYTHONPATH": str(HERE.parents[1]),
    }
    done = subprocess.run(
        [sys.executable, str(HERE / "told.py"), str(WINDOW_TURNS)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    turns = [[float(word) for word in line.split()] for line in done.stdout.splitlines()]
    return statistics.median(turn[0] for turn in turns), statistics.median(turn[1] for turn in turns)


def _settings(server: ScriptedServer) -> ModelSettings:
    return ModelSettings(
        text="server",
        text_server="other",
        text_url=server.url,
        text_model="scripted",
        pictures="server",
        picture_server="other",
        picture_url=server.url,
        picture_model="scripted",
        look_ahead="off",
    )
