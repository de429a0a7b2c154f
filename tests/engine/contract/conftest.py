"""One client, near and far: the far one plays over a real server on a free loopback port."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from engine.api import ServiceConfig
from engine.api_client import GameEngineClient
from engine.local import LocalEngine, Production
from engine.ports import Engine
from engine.remote import RemoteEngine
from tests.engine.api.serving import serving
from tests.engine.api.sketching import SketchPainter
from tests.engine.conftest import SlowStoryteller

MakeClient = Callable[..., "Client"]


class Client(GameEngineClient):
    """The client under test; ``local`` is the engine that holds the files, wherever the client is."""

    local: LocalEngine

    @property
    def engine(self) -> Engine:
        return self._engine


@pytest.fixture(params=["near", "far"])
def make_client(
    request: pytest.FixtureRequest, make_engine: Callable[..., LocalEngine], production: Production
) -> Iterator[MakeClient]:
    """``make_client(slow=0.5)``: a client on an engine whose teller takes so many seconds;
    ``make_client(teller=..., artist=...)``: on one with these."""
    ends: list[Callable[[], Any]] = []

    def make(session_id: str = "night", slow: float = 0.0, teller: Any = None, artist: Any = None) -> Client:
        slowly = SlowStoryteller(production.offline, (slow, slow)) if slow else production.storyteller
        local = make_engine(storyteller=teller or slowly, painter=SketchPainter(), artist=artist)
        engine: Engine = local
        if request.param == "far":
            server = serving(local, ServiceConfig(port=0))
            remote = engine = RemoteEngine(f"{server.__enter__().address}/api")
            ends.extend([lambda: server.__exit__(None, None, None), remote.close])
        client = Client(session_id=session_id, engine=engine)
        client.local = local
        return client

    yield make
    for end in reversed(ends):
        end()


@pytest.fixture
def client(make_client: MakeClient) -> Client:
    return make_client()


@pytest.fixture
def begun(client: Client) -> Client:
    client.generate_intro_turn()
    return client
