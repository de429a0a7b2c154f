"""The story in figures: 200 nights with and without memory, and how 2,000 nights end."""

from __future__ import annotations

from engine.storytelling import measures
from engine.storytelling.check import endings_of, play
from engine.world import load_world
from tests.bench.table import Row

PACK, SEED = "somewhere", 1
NIGHTS, MANY_NIGHTS = 200, 2_000


def rows() -> list[Row]:
    world = load_world(PACK)
    apart = play(world, NIGHTS, SEED)
    after = play(world, NIGHTS, SEED, memory=True)
    found = [
        *measures.of_words(apart, memory=False),
        *measures.of_words(after, memory=True)[:3],
        *measures.of_turns(apart),
        *measures.of_endings(world, endings_of(world, MANY_NIGHTS, SEED)),
        *measures.of_size(world),
    ]
    return [Row(f"story: {m.what}", m.figure, m.goal, m.met) for m in found]
