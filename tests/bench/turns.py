"""What a turn costs the engine without its picture, early and late in a run."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from engine.local import LocalEngine, Production
from engine.sessions import SessionStore
from engine.state import Scene
from engine.storytelling import OfflineStoryteller
from engine.world import load_world
from tests.bench.table import Row

EARLY, LATE, TURNS = 10, 10_000, 8
SEEDS = (5, 6, 7)


class NoPainter:
    """Hands out the same few bytes, so that only the engine is measured."""

    def paint(self, scene: Scene) -> bytes:
        return b"\x89PNG\r\n\x1a\n" + bytes(64)

    def close(self) -> None:
        pass


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        early, late = _cost(Path(folder))
        saved = save_bytes(Path(folder) / "saves")
    return [
        Row(f"engine's part of a turn after {EARLY} turns", f"{early * 1000:.1f} ms", ""),
        Row(
            f"the same after {LATE:,} turns",
            f"{late * 1000:.1f} ms",
            f"ratio {late / early:.2f} (at most 1.2)",
            late / early <= 1.2,
        ),
        Row(
            "one save on disk without its frame, the biggest of a night",
            f"{saved / 1000:.0f} KB",
            "state, the state before it, and what the history grew by; at most 40 KB",
            saved <= 40_000,
        ),
    ]


def save_bytes(folder: Path, turns: int = 40) -> int:
    """The most that one turn of a night takes on disk besides its frame: both states and the history's
    growth, bytes."""
    world = load_world("somewhere")
    teller = OfflineStoryteller(world)
    staged = Production(world, teller, teller, NoPainter())
    engine = LocalEngine(SessionStore(folder), lambda _pack: staged, seeds=lambda _id: SEEDS[0])
    engine.intro("night")
    place, most, before = engine.folder("night"), 0, 0
    for _ in range(turns):
        grown = (place / "history.json").stat().st_size
        states = sum(path.stat().st_size for path in place.glob("state*.json"))
        most, before = max(most, states + grown - before), grown
        if engine.state("night")["choices"]:
            _turn(engine, "night")
    engine.close()
    return most


def _cost(folder: Path) -> tuple[float, float]:
    """Median seconds of a turn early and late, over the same turns of a few nights."""
    world = load_world("somewhere")
    teller = OfflineStoryteller(world)
    staged = Production(world, teller, teller, NoPainter())
    spent: dict[str, list[float]] = {"early": [], "late": []}
    for seed in SEEDS:
        engine = LocalEngine(
            SessionStore(folder / str(seed)), lambda _pack: staged, seeds=lambda _id, s=seed: s
        )
        for session_id in spent:
            engine.intro(session_id)
            for _ in range(EARLY):
                _turn(engine, session_id)
        _lengthen(engine, "late", LATE)
        for number in range(TURNS):
            for session_id in sorted(spent, reverse=bool(number % 2)):
                if engine.state(session_id)["choices"]:
                    spent[session_id].append(_turn(engine, session_id))
        engine.close()
    return statistics.median(spent["early"]), statistics.median(spent["late"])


def _turn(engine: LocalEngine, session_id: str) -> float:
    choice = engine.state(session_id)["choices"][-1]
    begun = time.perf_counter()
    for _ in engine.play(session_id, choice, "NORMAL"):
        pass
    return time.perf_counter() - begun


def _lengthen(engine: LocalEngine, session_id: str, turns: int) -> None:
    """Give the session a history of that many entries, ending in its present state."""
    entries = engine.history(session_id)
    missing = turns + 1 - len(entries)
    longer = entries[:-1] + [entries[-1]] * missing + entries[-1:]
    for number, entry in enumerate(longer):
        longer[number] = {**entry, "turn": number}
    engine.save_history(session_id, longer)
    with engine.edit(session_id) as state:
        state["turn_count"] = turns
