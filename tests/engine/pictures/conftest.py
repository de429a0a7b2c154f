"""Small pictures of the shipped pack, painted once per test session where that is enough."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from engine.pictures import ProceduralPainter
from engine.pictures.packfiles import PackLooks, read_looks
from engine.state import Scene

SMALL = (256, 144)


def make_scene(place: str, clock: str = "18:20", **more: Any) -> Scene:
    """A scene of a place with sensible defaults."""
    base: dict[str, Any] = {"environment": "", "seed": 7, "frame": 3, "seconds": 12}
    return Scene("somewhere", place, place, **{**base, **more}, clock=clock)


@pytest.fixture(scope="session")
def looks() -> PackLooks:
    return read_looks("somewhere")


@pytest.fixture(scope="session")
def painter(looks: PackLooks) -> ProceduralPainter:
    return ProceduralPainter(looks, SMALL, keep=16)


@pytest.fixture
def scene_of() -> Callable[..., Scene]:
    return make_scene
