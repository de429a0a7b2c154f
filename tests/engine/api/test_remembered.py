"""A state that has not changed is answered the short way, and never a state that was."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from engine.api import Key, Limits, ServiceConfig
from engine.local import LocalEngine
from tests.engine.api.serving import Served, serving
from tests.engine.api.sketching import SketchPainter

READ = "/api/state?session_id=night"


@pytest.fixture
def local(make_engine: Callable[..., LocalEngine]) -> LocalEngine:
    engine = make_engine(painter=SketchPainter())
    engine.intro("night")
    return engine


@pytest.fixture
def serves(local: LocalEngine) -> Iterator[Served]:
    with serving(local, ServiceConfig(port=0)) as server:
        yield server


def test_both_ways_give_the_same_answer(serves: Served) -> None:
    """Asked a second time, the answer has the same status, headers and bytes, and is counted too."""
    first, second = serves.ask("GET", READ), serves.ask("GET", READ)
    assert serves.service.states.remembered("night") == second[2]
    for answer in (first, second):
        answer[1].pop("date")
    assert first == second
    assert b'route="/api/state",status="200"} 2.0' in serves.ask("GET", "/api/metrics")[2]


def test_every_change_is_seen_at_once(
    local: LocalEngine, serves: Served, full: Callable[[int, int], int]
) -> None:
    """Whoever changes the session, here or beside the service, the next reader sees it."""

    def read() -> dict[str, object]:
        for _ in range(2):
            data: dict[str, object] = serves.json("GET", READ)[1]["data"]
            assert data == local.state("night")
        return data

    read()
    for number in range(full(10, 200)):
        with local.edit("night") as state:
            state["scratch"] = number
        assert read()["scratch"] == number
    choice = local.state("night")["choices"][0]
    list(local.play("night", choice, "NORMAL"))
    assert read()["turn_count"] == 1
    local.act("night", local.state("night")["choices"][0], "NORMAL")
    assert read()["pending"]
    local.finish("night", {})
    assert read()["turn_count"] == 2
    local.rewind("night", 1)
    assert read()["turn_count"] == 1
    local.delete("night")
    assert read()["choices"] == []


def test_a_damaged_save_is_not_hidden_by_what_was_remembered(local: LocalEngine, serves: Served) -> None:
    """A file that was damaged is reported, not answered from memory."""
    serves.ask("GET", READ)
    (local.folder("night") / "state.json").write_bytes(b"{}")
    status, envelope = serves.json("GET", READ)
    assert (status, envelope["error"]) == (409, "SaveUnreadable")


def test_the_short_way_has_the_same_door(local: LocalEngine) -> None:
    """Token, ownership, host, origin, rate and stopping hold for what is remembered as for the rest."""
    keys = (Key("", "all"), Key("anna", "hers"))
    limits = Limits(rate=0.001, burst=6)
    with serving(local, ServiceConfig(port=0, keys=keys, limits=limits)) as server:

        def ask(token: str, **headers: str) -> int:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return server.ask("GET", READ, headers={"Authorization": f"Bearer {token}", **named})[0]

        assert [ask("all"), ask("all")] == [200, 200]
        assert server.service.states.remembered("night")
        assert ask("none") == 401
        assert ask("hers") == 404
        assert ask("all", Host="evil.example") == 403
        assert ask("all", Origin="http://evil.example") == 403
        assert ask("all", Sec_Fetch_Site="cross-site") == 403
        assert [ask("all") for _ in range(6)] == [200, 200, 200, 200, 429, 429]
        server.service.desk.stop(0, lambda: None)
        assert ask("all") == 503
