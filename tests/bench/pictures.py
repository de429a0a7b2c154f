"""What a frame costs: CPU seconds of one thread, over every place by dusk and by night."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from engine import rules
from engine.pictures import WorkerPainter
from engine.pictures.painter import ProceduralPainter
from engine.pictures.png import encoded
from engine.state import Scene
from engine.world import World, load_world
from tests.bench.table import Row

HOURS = ("18:20", "22:40")


def scenes(world: World) -> Iterator[Scene]:
    """Every place at dusk without, and at night with the torch."""
    state = rules.begin(world, "bench", 5).after
    for place in world.places.values():
        for clock in HOURS:
            state.location = place.id
            state.environment_type = place.environment
            state.time_of_day = clock
            state.player_state.light = clock != HOURS[0] or place.dark
            yield replace(rules.scene(world, state), clock=clock)


def rows() -> list[Row]:
    world = load_world("somewhere")
    costs, sizes = _tour(world, (1024, 576))
    large, _ = _tour(world, (1280, 720), every=5)
    cold, memory, encoding = _cold(world), _memory(), _encoding(world)
    return [
        Row(
            "a frame of 1024x576, CPU of one thread, median over all places",
            f"{statistics.median(costs):.2f} s",
            f"worst {max(costs):.2f} s, {len(costs)} frames; wanted 0.50 s and 0.90 s",
            statistics.median(costs) <= 0.5 and max(costs) <= 0.9,
        ),
        Row(
            "the same at 1280x720",
            f"{statistics.median(large):.2f} s",
            "wanted 0.70 s",
            statistics.median(large) <= 0.7,
        ),
        Row(
            "a stored frame",
            f"{statistics.median(sizes) / 1000:.0f} kB",
            f"largest {max(sizes) / 1000:.0f} kB; wanted 900 kB",
            max(sizes) <= 900_000,
        ),
        Row("encoding a frame", f"{encoding * 1000:.0f} ms", "wanted 40 ms", encoding <= 0.04),
        Row("first frame of a cold painting process", f"{cold:.2f} s", "wanted 2 s", cold <= 2.0),
        Row("a frame that was painted ahead", f"{_ready(world) * 1000:.0f} ms"),
        Row(
            "memory of the painter after a tour of all places",
            f"{memory:.0f} MB",
            "wanted 450 MB",
            memory <= 450,
        ),
    ]


def _tour(world: World, size: tuple[int, int], every: int = 1) -> tuple[list[float], list[int]]:
    painter = ProceduralPainter(world, size)
    costs, sizes = [], []
    for scene in list(scenes(world))[::every]:
        painter.paint(scene)  # builds the place, which is kept for the visits that follow
        begun = time.thread_time()
        sizes.append(len(painter.paint(replace(scene, frame=scene.frame + 1))))
        costs.append(time.thread_time() - begun)
    return costs, sizes


def _cold(world: World) -> float:
    scene = next(scenes(world))
    spent = []
    for _ in range(3):
        begun = time.perf_counter()
        painter = WorkerPainter("somewhere", (1024, 576))
        painter.paint(scene)
        spent.append(time.perf_counter() - begun)
        painter.close()
    return statistics.median(spent)


def _encoding(world: World) -> float:
    rgb = ProceduralPainter(world, (1024, 576)).render(next(scenes(world))).rgb
    spent = []
    for _ in range(5):
        begun = time.thread_time()
        encoded(rgb)
        spent.append(time.thread_time() - begun)
    return statistics.median(spent)


def _ready(world: World) -> float:
    """From asking to having, for a frame that was painted while nobody waited."""
    scene = next(scenes(world))
    painter = WorkerPainter("somewhere", (1024, 576))
    painter.paint_ahead([scene])
    painter.paint(scene)
    painter.paint_ahead([replace(scene, frame=99)])
    time.sleep(5)
    begun = time.perf_counter()
    painter.paint(replace(scene, frame=99))
    spent = time.perf_counter() - begun
    painter.close()
    return spent


def _memory() -> float:
    script = "from tests.bench.pictures import tour_and_report; tour_and_report()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return float(done.stdout)


def tour_and_report() -> None:
    """Paint every place in this process and print its peak memory in MB."""
    world = load_world("somewhere")
    painter = ProceduralPainter(world, (1024, 576))
    for scene in scenes(world):
        painter.paint(scene)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
