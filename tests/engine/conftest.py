"""Real engines for tests: the shipped pack, the real store, the real painter at a small size."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.local import LocalEngine, Production
from engine.pictures import WorkerPainter
from engine.ports import Storyteller
from engine.sessions import SessionStore
from engine.state import Outcome
from engine.storytelling import OfflineStoryteller
from engine.world import load_world

PACK = "somewhere"
SMALL = (256, 144)


@pytest.fixture(scope="session")
def painter() -> Iterator[WorkerPainter]:
    """The real painter in its own process, warm for the whole test run."""
    painter = WorkerPainter(PACK, SMALL)
    yield painter
    painter.close()


@pytest.fixture(scope="session")
def production(painter: WorkerPainter) -> Production:
    world = load_world(PACK)
    teller = OfflineStoryteller(world)
    return Production(world, teller, teller, painter)


@pytest.fixture
def make_engine(own_folders: Path, production: Production) -> Iterator[Callable[..., LocalEngine]]:
    """``make_engine(storyteller=..., painter=..., artist=..., reader=..., tell_ahead=...)``: engines over
    this test's data folder."""
    made: list[LocalEngine] = []

    def make(**parts: object) -> LocalEngine:
        settings = {key: parts.pop(key) for key in ("remembers", "limits", "seeds", "clock") if key in parts}
        staged = Production(
            production.world,
            parts.get("storyteller", production.storyteller),  # type: ignore[arg-type]
            production.offline,
            parts.get("painter", production.painter),  # type: ignore[arg-type]
            parts.get("artist"),  # type: ignore[arg-type]
            parts.get("reader"),  # type: ignore[arg-type]
            bool(parts.get("tell_ahead")),
        )
        engine = LocalEngine(SessionStore(own_folders), lambda _pack: staged, **settings)  # type: ignore[arg-type]
        made.append(engine)
        return engine

    yield make
    for engine in made:
        engine.close()


@pytest.fixture
def engine(make_engine: Callable[..., LocalEngine]) -> LocalEngine:
    return make_engine()


class SlowStoryteller:
    """The offline teller, taking ``seconds`` (a range) for each telling."""

    def __init__(self, inner: Storyteller, seconds: tuple[float, float]) -> None:
        self._inner = inner
        self._seconds = seconds

    def tell(self, outcome: Outcome, so_far: object = ()) -> Iterator[str]:
        time.sleep(random.uniform(*self._seconds))
        yield from self._inner.tell(outcome)


class SilentStoryteller:
    """Says nothing for ``seconds``; ``spoken_to`` counts how often it was asked."""

    def __init__(self, seconds: float = 1.0) -> None:
        self._seconds = seconds
        self.spoken_to = 0

    def tell(self, outcome: Outcome, so_far: object = ()) -> Iterator[str]:
        self.spoken_to += 1
        time.sleep(self._seconds)
        yield "too late"


class FailingStoryteller:
    """Says ``words``, then fails."""

    def __init__(self, *words: str) -> None:
        self._words = words

    def tell(self, outcome: Outcome, so_far: object = ()) -> Iterator[str]:
        yield from self._words
        raise EngineError("the line went dead")
