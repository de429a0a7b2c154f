"""What the service says about itself: health, figures, log; and what it never says."""

from __future__ import annotations

import logging
import re
from importlib import metadata

import pytest

from engine.api import Key, ServiceConfig
from engine.state import SCHEMA_VERSION
from tests.engine.api.scripted import ScriptedEngine
from tests.engine.api.serving import Served, serving

CANARY = "canary-5d1f0a"


def test_health_says_what_answers(served: Served) -> None:
    """Health names game, version and save version, so that a window can tell whether it fits."""
    status, envelope = served.json("GET", "/api/health")
    assert status == 200
    assert envelope["data"] == {
        "status": "ok",
        "name": "somewhere",
        "version": metadata.version("somewhere"),
        "schema_version": SCHEMA_VERSION,
        "session_prefix": "",
        "turns_in_progress": 0,
    }


def test_figures_count_routes_and_turns(served: Served) -> None:
    """Requests are counted by route, method and status, turns by how they ended."""
    served.ask("GET", "/api/state")
    served.ask("GET", f"/api/{CANARY}")
    served.ask("POST", "/api/game/play", {"choice": "walk"})
    status, headers, data = served.ask("GET", "/api/metrics")
    text = data.decode()
    assert status == 200
    assert headers["content-type"].startswith("text/plain; version=")
    assert 'somewhere_requests_total{method="GET",route="/api/state",status="200"} 1.0' in text
    assert 'route="unknown",status="404"' in text
    assert 'somewhere_turns_total{result="finished"} 1.0' in text
    assert "somewhere_turns_in_progress 0.0" in text
    assert 'somewhere_request_seconds_bucket{le="+Inf",route="/api/state"} 1.0' in text
    assert CANARY not in text


def test_the_log_is_little_by_default(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    """Without being asked to, the service writes no line about a request."""
    served.ask("GET", "/api/state")
    served.ask("GET", "/api/nowhere")
    assert [r for r in caplog.records if r.name.startswith("engine.api")] == []


def test_the_log_holds_neither_bodies_nor_tokens(
    caplog: pytest.LogCaptureFixture, expect_log: object
) -> None:
    """Whatever is sent (typed words, ids, queries, tokens), the log of requests shows route and
    status alone, even when the request breaks the engine."""
    engine = ScriptedEngine()
    session_id = f"anna-{CANARY}"
    engine.intro(session_id)
    caplog.set_level(logging.DEBUG)
    expect_log("failed with")  # type: ignore[operator]
    token = f"token-{CANARY}"
    with serving(engine, ServiceConfig(port=0, keys=(Key("anna", token),))) as server:
        headers = {"Authorization": f"Bearer {token}"}
        for body in (
            {"choice": f"say {CANARY}", "session_id": session_id},
            {"choice": "boom", "session_id": session_id},
            {"choice": 1, CANARY: 2},
            f'{{"choice": "{CANARY}'.encode(),
        ):
            server.ask("POST", "/api/game/play", body, {**headers, "Content-Type": "application/json"})
        engine.failure = RuntimeError(f"nobody foresaw {CANARY}")
        server.ask("GET", f"/api/state?session_id={session_id}&x={CANARY}", headers=headers)
        server.ask("GET", f"/api/{CANARY}", headers={"Authorization": f"Bearer {CANARY}"})
    shown = [f"{record.name} {record.getMessage()} {record.exc_text}" for record in caplog.records]
    assert not [line for line in shown if CANARY in line]
    lines = [line for line in shown if line.startswith("engine.api.requests")]
    assert len(lines) == 6
    assert all(re.fullmatch(r"\S+ [A-Z]+ (/api/\S+|unknown) \d{3} [\d.]+ ms None", line) for line in lines)
