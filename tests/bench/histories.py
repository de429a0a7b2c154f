"""``python -m tests.bench.histories FOLDER [--nights N] [--seed S]``: nights as a player's disk keeps them.

Lives here: mixed players on the real engine and its real store, without pictures. Each night's
``history.json`` lies in ``FOLDER/sessions/<night>/``, so that any tool can count what was told; the
figures of :mod:`engine.storytelling.figures` over the same files are printed.
"""

from __future__ import annotations

import argparse
import json
import statistics
from pathlib import Path
from random import Random

from engine.local import LocalEngine, Production
from engine.rules.policies import POLICIES
from engine.sessions import SessionStore
from engine.storytelling import OfflineStoryteller
from engine.storytelling.figures import Figures
from engine.world import load_world
from tests.bench.turns import NoPainter

PACK = "somewhere"


def play(folder: Path, nights: int, seed: int | None) -> list[Path]:
    """Play nights with every policy in turn and return their history files in that order. With a seed
    each has an explicit one of its own; without, each remembers the night before it, as a player's do."""
    world = load_world(PACK)
    teller = OfflineStoryteller(world)
    staged = Production(world, teller, teller, NoPainter())
    store = SessionStore(folder)
    dice = None if seed is None else Random(seed)
    players = [make(world) for make in POLICIES.values()]
    engine = LocalEngine(
        store,
        lambda _pack: staged,
        seeds=lambda _name: None if dice is None else dice.getrandbits(32),
    )
    found = []
    for number in range(nights):
        name = f"night{number:03d}"
        engine.intro(name)
        while (state := store.load(name)) is not None and state.choices:
            choice = players[number % len(players)](state)
            for _ in engine.play(name, choice, engine.roll_fate(name)):
                pass
        found.append(engine.folder(name) / "history.json")
    engine.close()
    return found


def figures_of(histories: list[Path]) -> Figures:
    """What the project's own measures say of history files."""
    figures = Figures()
    for path in histories:
        figures.add(json.loads(path.read_text("utf-8")))
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description="Play nights on the real engine and keep their histories.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--nights", type=int, default=200)
    parser.add_argument(
        "--seed", type=int, help="what explicit seeds are drawn from (without: at random, remembering)"
    )
    options = parser.parse_args()
    figures = figures_of(play(options.folder, options.nights, options.seed))
    repeats = sorted(figures.repeats)
    print(f"nights {options.nights}, turns {len(figures.lengths)}")
    print(f"repeated 4-grams: mean {100 * statistics.mean(repeats):.2f} %, ", end="")
    print(f"p95 {100 * repeats[int(0.95 * (len(repeats) - 1))]:.2f} %")
    print(f"sentences of the night before: {100 * statistics.mean(figures.across or [0.0]):.2f} %")
    print(f"re-offered {figures.reoffered}, fewer than 3 verbs {figures.thin}")
    print(f"words {min(figures.lengths)} to {max(figures.lengths)}, characters {max(figures.characters)}")


if __name__ == "__main__":
    main()
