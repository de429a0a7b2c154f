"""Real askers and artists over scripted servers: only the models are made up."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from engine.models import keys
from engine.models.asking import Asker
from engine.models.connection import Connection
from engine.models.ladder import Ladder, Learned
from engine.models.painter import ModelArtist
from engine.models.picture_habits import picture_habits
from engine.models.prices import Prices
from engine.models.servers import Server, preset
from engine.models.settings import ModelSettings
from engine.models.spending import Spending
from engine.models.storyteller import ModelStoryteller
from engine.rules.policies import simulate
from engine.state import Commission, Outcome
from engine.storytelling import OfflineStoryteller, picture_prompt
from engine.world import World, load_world
from tests.engine.models.scripted_server import Answer, Script, ScriptedServer, serving

TINY = Path(__file__).parents[1] / "worlds" / "tiny"
CANARY = "sk-canary-5f1d0c9e7ab34"


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No key of the machine's, and no keyring."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(keys, "_from_keyring", lambda _name: None)
    keys.forget_what_was_asked()
    yield
    keys.forget_what_was_asked()


@pytest.fixture(scope="session")
def tiny() -> World:
    return load_world(TINY)


@pytest.fixture(scope="session")
def night(tiny: World) -> list[Outcome]:
    """A whole night of the small pack."""
    return simulate(tiny, 5, "curious")


@pytest.fixture(scope="session")
def told(tiny: World) -> Callable[[Outcome], str]:
    """What the offline teller says."""
    return OfflineStoryteller(tiny).text


@pytest.fixture
def serve() -> Iterator[Callable[[Script | Answer], ScriptedServer]]:
    """``serve(script)``: servers that end with the test."""
    with ExitStack() as stack:
        yield lambda script: stack.enter_context(serving(script))


def asker(
    url: str,
    folder: Path,
    settings: ModelSettings | None = None,
    *,
    kind: str = "other",
    prices: Prices | None = None,
) -> Asker:
    server = Server(preset(kind), url, "scripted")
    return Asker(
        Connection(server, keys.Secret(CANARY)),
        Ladder(server, Learned(folder)),
        settings or ModelSettings(),
        Spending(folder / "spending"),
        prices or Prices(),
    )


def teller(world: World, asker: Asker) -> ModelStoryteller:
    return ModelStoryteller(world, asker)


def artist(
    url: str,
    folder: Path,
    settings: ModelSettings | None = None,
    *,
    kind: str = "other",
    model: str = "painter",
    prices: Prices | None = None,
) -> ModelArtist:
    server = Server(preset(kind), url, model)
    habits = picture_habits(server, folder)
    assert habits is not None
    return ModelArtist(
        Connection(server, keys.Secret(CANARY)),
        habits,
        settings or ModelSettings(),
        Spending(folder / "spending"),
        prices or Prices(),
        Learned(folder),
    )


def picture(width: int = 320, height: int = 180, kind: str = "PNG", seed: int = 1) -> bytes:
    """A grainy picture as a file."""
    grain = random.Random(seed).randbytes(40 * 22 * 3)
    out = io.BytesIO()
    Image.frombytes("RGB", (40, 22), grain).resize((width, height)).save(out, kind)
    return out.getvalue()


@pytest.fixture
def commission(tiny: World, night: list[Outcome]) -> Commission:
    """A turn in the middle of the night, without a reference."""
    outcome = night[3]
    return Commission(
        "default", 3, outcome.scene, picture_prompt(tiny, outcome.scene), picture(kind="PNG", seed=3)
    )


def with_reference(commission: Commission, kind: str = "PNG") -> Commission:
    return replace(commission, reference=picture(1024, 576, kind, seed=7))
