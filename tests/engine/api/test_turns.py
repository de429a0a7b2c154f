"""Turns as streams: who leaves stops nothing, who reads slowly hinders nobody, stopping is orderly."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from engine.api import Limits, ServiceConfig
from engine.api.models import EventOut
from engine.local import LocalEngine, Production
from tests.engine.api.scripted import ScriptedEngine
from tests.engine.api.serving import Served, serving
from tests.engine.api.sketching import SketchPainter
from tests.engine.conftest import SlowStoryteller


def until(true: Callable[[], object], seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def start(server: Served, choice: str, session_id: str = "default") -> http.client.HTTPConnection:
    """Send an action and read no answer yet."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    body = json.dumps({"choice": choice, "session_id": session_id}).encode()
    line.request("POST", "/api/game/play", body, {"Content-Type": "application/json"})
    return line


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def test_a_turn_is_streamed_line_by_line(served: Served, scripted: ScriptedEngine) -> None:
    """Each event is one JSON object on a line of its own, sent when it happens, not at the end."""
    line = start(served, "wait")
    answer = line.getresponse()
    assert answer.getheader("Content-Type") == "application/x-ndjson"
    assert json.loads(answer.readline())["event"] == "resolved"
    assert json.loads(answer.readline()) == {"event": "delta", "text": "You "}
    scripted.go.set()
    rest = lines(answer.read())
    line.close()
    assert [event["event"] for event in rest] == ["delta", "picture", "choices", "finished"]
    for event in rest:
        assert EventOut.model_validate(event).model_dump() == event
    assert rest[-1]["state"]["turn_count"] == 1


def test_a_refusal_is_an_error_and_no_stream(served: Served) -> None:
    """What is refused before the first event has its status and envelope."""
    status, envelope = served.post("/api/game/play", choice="walk", turn=9)
    assert (status, envelope["error"]) == (409, "StaleTurn")
    status, envelope = served.post("/api/game/play", choice="walk", session_id="nobody")
    assert (status, envelope["error"]) == (404, "SessionNotFound")


def test_a_listener_that_leaves_stops_nothing(served: Served, scripted: ScriptedEngine) -> None:
    """The turn goes on without its listener and can be read afterwards; its thread is given back."""
    line = start(served, "wait")
    answer = line.getresponse()
    answer.readline()
    answer.close()
    line.close()
    assert served.post("/api/game/play", choice="walk")[1]["error"] == "SessionBusy"
    scripted.go.set()
    until(lambda: not served.service.desk.running)
    assert served.json("GET", "/api/history")[1]["data"][-1]["choice"] == "wait"


def test_after_finished_there_is_room_at_once(
    scripted: ScriptedEngine, full: Callable[[int, int], int]
) -> None:
    """Whoever has read ``finished`` may act again without being told to wait, even where one turn at
    a time is all that is allowed and the engine is not done tidying."""
    with serving(scripted, ServiceConfig(port=0, limits=Limits(turns=1))) as server:
        for _ in range(full(5, 100)):
            line = start(server, "linger")
            answer = line.getresponse()
            assert answer.status == 200
            while json.loads(answer.readline())["event"] != "finished":
                pass
            line.close()


def test_a_turn_that_breaks_ends_its_stream_in_words(
    served: Served, scripted: ScriptedEngine, expect_log: Any
) -> None:
    """What nobody foresaw in the middle of a turn is its last event, without the story behind it."""
    expect_log("a turn failed with RuntimeError")
    _, _, data = served.ask("POST", "/api/game/play", {"choice": "boom"})
    last = lines(data)[-1]
    assert (last["event"], last["error"]) == ("failed", "EngineError")
    assert "boom" not in last["message"]
    assert served.service.desk.running == 0


def test_cancel_ends_the_stream(served: Served) -> None:
    """The stream of a cancelled turn ends with ``failed``."""
    line = start(served, "wait")
    answer = line.getresponse()
    answer.readline()
    assert served.post("/api/game/cancel", turn=1)[0] == 200
    assert lines(answer.read())[-1]["error"] == "TurnCancelled"
    line.close()


def test_only_so_many_turns_are_worked_on_at_once(scripted: ScriptedEngine) -> None:
    """One turn too many is 429 at once, reads are answered meanwhile, and later there is room."""
    for name in ("a", "b", "c"):
        scripted.intro(name)
    with serving(scripted, ServiceConfig(port=0, limits=Limits(turns=2))) as server:
        busy = [start(server, "wait", name) for name in ("a", "b")]
        answers = [line.getresponse() for line in busy]
        status, envelope = server.post("/api/game/play", choice="walk", session_id="c")
        assert (status, envelope["error"]) == (429, "TooManyRequests")
        assert server.json("GET", "/api/health")[1]["data"]["turns_in_progress"] == 2
        scripted.go.set()
        for answer, line in zip(answers, busy, strict=True):
            assert lines(answer.read())[-1]["event"] == "finished"
            line.close()
        assert server.ask("POST", "/api/game/play", {"choice": "walk", "session_id": "c"})[0] == 200


def test_stopping_lets_turns_end(scripted: ScriptedEngine) -> None:
    """While stopping, everything new is 503 and the turn in progress comes to its end."""
    with serving(scripted, ServiceConfig(port=0)) as server:
        line = start(server, "wait")
        answer = line.getresponse()
        answer.readline()
        stop = threading.Thread(target=server.server.stop)
        stop.start()
        until(lambda: server.service.desk.stopping)
        for method, path, body in (
            ("GET", "/api/health", None),
            ("GET", "/api/state", None),
            ("POST", "/api/game/play", {"choice": "walk"}),
        ):
            status, envelope = server.json(method, path, body)
            assert (status, envelope["error"]) == (503, "ServiceUnavailable")
        scripted.go.set()
        assert lines(answer.read())[-1]["event"] == "finished"
        line.close()
        stop.join(10)
    assert scripted.closed
    assert [entry["choice"] for entry in scripted.history("default")] == ["Intro", "wait"]


def test_stopping_rolls_back_what_does_not_end(scripted: ScriptedEngine) -> None:
    """After the grace time the turn in progress is cancelled and leaves nothing."""
    with serving(scripted, ServiceConfig(port=0, limits=Limits(grace=0.2))) as server:
        line = start(server, "wait")
        answer = line.getresponse()
        answer.readline()
        begun = time.monotonic()
        server.server.stop()
        assert lines(answer.read())[-1]["error"] == "TurnCancelled"
        assert time.monotonic() - begun < 3
        line.close()
    assert [entry["choice"] for entry in scripted.history("default")] == ["Intro"]


def test_slow_clients_hinder_nobody(scripted: ScriptedEngine) -> None:
    """Clients that send a letter now and then, or never read, take no thread; late ones are cut off."""
    limits = Limits(turns=2, spare_threads=2, request_time=1.0)
    with serving(scripted, ServiceConfig(port=0, limits=limits)) as server:
        slow = [socket.create_connection(("127.0.0.1", server.port), timeout=10) for _ in range(40)]
        try:
            for number, line in enumerate(slow):
                if number % 2:
                    line.sendall(b"POST /api/game/play HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le")
                else:
                    line.sendall(b"GET /api/history HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            begun = time.monotonic()
            for _ in range(20):
                assert server.ask("GET", "/api/state")[0] == 200
            assert time.monotonic() - begun < 2
            slow[1].settimeout(8)
            assert slow[1].recv(1) == b""
        finally:
            for line in slow:
                line.close()


@pytest.mark.parametrize("leave_at", [0, 1])
def test_many_listeners_may_leave(scripted: ScriptedEngine, leave_at: int) -> None:
    """However many listeners leave, the threads come back while their turns still run."""
    names = [f"s{number}" for number in range(6)]
    for name in names:
        scripted.intro(name)
    limits = Limits(turns=6, spare_threads=1)
    with serving(scripted, ServiceConfig(port=0, limits=limits)) as server:
        for name in names:
            line = start(server, "wait", name)
            if leave_at:
                line.getresponse().readline()
            line.close()
        until(lambda: len(scripted.calls) == 6)
        time.sleep(1.2)
        waiting = server.server._server.task_dispatcher
        assert waiting.active_count == 0
        scripted.go.set()
        until(lambda: not server.service.desk.running)
        assert all(len(scripted.history(name)) == 2 for name in names)


def test_a_real_turn_is_rolled_back_when_the_service_stops(
    make_engine: Callable[..., LocalEngine], production: Production
) -> None:
    """A turn that does not end in the grace time leaves the night as it was, and playable."""
    teller = SlowStoryteller(production.offline, (0.4, 0.4))
    engine = make_engine(storyteller=teller, painter=SketchPainter())
    engine.intro("default")
    before = engine.state("default")
    with serving(engine, ServiceConfig(port=0, limits=Limits(grace=0.05))) as server:
        line = start(server, before["choices"][0])
        answer = line.getresponse()
        answer.readline()
        server.server.stop()
        assert lines(answer.read())[-1]["error"] == "TurnCancelled"
        line.close()
    assert engine.state("default") == before
    again = make_engine(painter=SketchPainter())
    assert list(again.play("default", before["choices"][0], "NORMAL", turn=1))[-1].name == "finished"


def test_a_real_turn_goes_on_without_its_listener(
    make_engine: Callable[..., LocalEngine], production: Production
) -> None:
    """Who hangs up during a turn reads it afterwards; the session is then free."""
    teller = SlowStoryteller(production.offline, (0.4, 0.4))
    engine = make_engine(storyteller=teller, painter=SketchPainter())
    engine.intro("default")
    choice = engine.state("default")["choices"][0]
    with serving(engine, ServiceConfig(port=0)) as server:
        line = start(server, choice)
        line.getresponse().readline()
        line.close()
        assert server.post("/api/game/play", choice=choice)[1]["error"] == "SessionBusy"
        until(lambda: not server.service.desk.running)
        assert server.json("GET", "/api/state")[1]["data"]["turn_count"] == 1
        assert server.json("GET", "/api/history")[1]["data"][-1]["choice"] == choice
        assert server.ask("POST", "/api/game/play", {"choice": choice, "turn": 2})[0] == 200
