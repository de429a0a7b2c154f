"""The smallest pack, and nights of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import rules
from engine.state import GameState
from engine.world import World, load_world

TINY = Path(__file__).parents[1] / "worlds" / "tiny"


@pytest.fixture(scope="session")
def tiny() -> World:
    return load_world(TINY)


@pytest.fixture
def evening(tiny: World) -> GameState:
    """The ledger just after the intro of seed 7."""
    return rules.begin(tiny, "default", 7).after
