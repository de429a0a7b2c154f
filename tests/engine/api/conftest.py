"""A scripted engine behind a real server, for what holds whatever the engine does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.api import ServiceConfig
from tests.engine.api.scripted import ScriptedEngine
from tests.engine.api.serving import Served, serving


@pytest.fixture
def scripted(tmp_path: Path) -> ScriptedEngine:
    engine = ScriptedEngine(tmp_path / "slots")
    engine.intro("default")
    return engine


@pytest.fixture
def served(scripted: ScriptedEngine) -> Iterator[Served]:
    with serving(scripted, ServiceConfig(port=0)) as server:
        yield server
