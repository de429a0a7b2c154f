"""What is not plainly right is refused with the documented status and envelope, and leaves no trace."""

from __future__ import annotations

import http.client
import json
import socket
from pathlib import Path
from typing import Any

import pytest

from engine.api import Limits, ServiceConfig
from tests.engine.api.scripted import ScriptedEngine
from tests.engine.api.serving import Served, serving

JSON = {"Content-Type": "application/json"}
BIG = 10_000_000

BODIES: list[tuple[str, bytes, dict[str, str], int, str]] = [
    ("no JSON", b"choice=walk", JSON, 400, "BadRequest"),
    ("half JSON", b'{"choice": "walk"', JSON, 400, "BadRequest"),
    ("nothing", b"", JSON, 400, "BadRequest"),
    ("a list", b'["walk"]', JSON, 400, "BadRequest"),
    ("null", b"null", JSON, 400, "BadRequest"),
    ("bad UTF-8", b'{"choice": "\xff\xfe"}', JSON, 400, "BadRequest"),
    ("UTF-16", '{"choice": "walk"}'.encode("utf-16"), JSON, 400, "BadRequest"),
    ("half a surrogate pair", b'{"choice": "\\ud800"}', JSON, 400, "BadRequest"),
    ("a key twice", b'{"choice": "walk", "choice": "wait"}', JSON, 400, "BadRequest"),
    ("a key twice inside", b'{"choice": {"a": 1, "a": 2}}', JSON, 400, "BadRequest"),
    ("not a number", b'{"choice": "walk", "turn": NaN}', JSON, 400, "BadRequest"),
    ("a number of 10,000 digits", b'{"turn": ' + b"9" * 10_000 + b"}", JSON, 400, "BadRequest"),
    ("too deep", b'{"choice": ' + b"[" * 40 + b"]" * 40 + b"}", JSON, 400, "BadRequest"),
    ("far too deep", b"[" * 60_000, JSON, 400, "BadRequest"),
    ("unknown field", b'{"choice": "walk", "engine": 1}', JSON, 400, "BadRequest"),
    ("turn as text", b'{"choice": "walk", "turn": "1"}', JSON, 400, "BadRequest"),
    ("turn as truth", b'{"choice": "walk", "turn": true}', JSON, 400, "BadRequest"),
    ("choice as number", b'{"choice": 5}', JSON, 400, "InvalidAction"),
    ("no choice", b"{}", JSON, 400, "InvalidAction"),
    ("fate as number", b'{"choice": "walk", "fate": 1}', JSON, 400, "InvalidFate"),
    ("session as number", b'{"choice": "walk", "session_id": 1}', JSON, 400, "InvalidSessionId"),
    ("session climbing", b'{"choice": "walk", "session_id": "../x"}', JSON, 400, "InvalidSessionId"),
    ("session with a nul", b'{"choice": "walk", "session_id": "a\\u0000"}', JSON, 400, "InvalidSessionId"),
    ("session with a line", b'{"choice": "walk", "session_id": "a\\n"}', JSON, 400, "InvalidSessionId"),
    (
        "session too long",
        b'{"choice":"walk","session_id":"' + b"a" * 65 + b'"}',
        JSON,
        400,
        "InvalidSessionId",
    ),
    ("no content type", b'{"choice": "walk"}', {}, 415, "UnsupportedMediaType"),
    (
        "a form",
        b"choice=walk",
        {"Content-Type": "application/x-www-form-urlencoded"},
        415,
        "UnsupportedMediaType",
    ),
    (
        "another charset",
        b'{"choice": "walk"}',
        {"Content-Type": "application/json; charset=latin-1"},
        415,
        "UnsupportedMediaType",
    ),
    ("too large", b" " * 65_537, JSON, 413, "RequestEntityTooLarge"),
    ("10 MB", b"x" * BIG, JSON, 413, "RequestEntityTooLarge"),
    ("10 MB of nothing we read", b"x" * BIG, {}, 413, "RequestEntityTooLarge"),
]


@pytest.mark.parametrize(
    ("body", "headers", "status", "error"), [c[1:] for c in BODIES], ids=[c[0] for c in BODIES]
)
@pytest.mark.parametrize("path", ["/api/game/play", "/api/game/action/image"])
def test_a_bad_body_is_refused_and_never_reaches_the_engine(
    served: Served,
    scripted: ScriptedEngine,
    path: str,
    body: bytes,
    headers: dict[str, str],
    status: int,
    error: str,
) -> None:
    """Each malformed body has its documented status and envelope, and the engine hears nothing."""
    got, answered, data = served.ask("POST", path, body, headers)
    envelope = json.loads(data)
    assert (got, envelope["error"]) == (status, error)
    assert set(envelope) == {"success", "error", "details"}
    assert answered["content-type"] == "application/json"
    assert scripted.calls == []


ADDRESSES: list[tuple[str, str, int]] = [
    ("GET", "/", 404),
    ("GET", "/api", 404),
    ("GET", "/api/", 404),
    ("GET", "/api/nothing", 404),
    ("GET", "/api//state", 404),
    ("GET", "/api/state/", 404),
    ("POST", "/api/state", 405),
    ("GET", "/api/game/play", 405),
    ("OPTIONS", "/api/state", 405),
    ("PATCH", "/api/state", 405),
    ("TRACE", "/api/state", 405),
    ("GET", "/api/state?session_id=..%2F..%2Fetc", 400),
    ("GET", "/api/state?session_id=%FF", 400),
    ("GET", "/api/state?session_id=%00", 400),
    ("GET", "/api/state?session_id=", 400),
    ("GET", "/api/state?session_id=a&session_id=b", 400),
    ("GET", "/api/state?" + "&".join(f"x{n}=1" for n in range(50)), 400),
    ("GET", "/api/history?session_id=a%0Ab", 400),
    ("GET", "/api/%FF", 400),
    ("GET", "/api/%00", 400),
    ("DELETE", "/api/sessions/..", 400),
    ("DELETE", "/api/sessions/%2e%2e", 400),
    ("DELETE", "/api/sessions/..%2f..%2fx", 404),
    ("DELETE", "/api/sessions/nobody", 404),
    ("GET", "/api/sessions/default/images/../state.json", 404),
    ("GET", "/api/sessions/default/images/..%2fstate.json", 404),
    ("GET", "/api/sessions/default/images/%2e%2e%2fstate.json", 404),
    ("GET", "/api/sessions/default/images/..%5cstate.json", 404),
    ("GET", "/api/sessions/default/images/state.json", 404),
    ("GET", "/api/sessions/default/images/con.png", 404),
    ("GET", "/api/sessions/default/images/frame_0_000000.png%00.txt", 400),
    ("GET", "/api/sessions/default/images/frame_0_000000.png::$DATA", 404),
    ("GET", "/api/sessions/default/images/", 404),
    ("GET", "/api/sessions/default/videos/tape.mp4", 404),
    ("GET", "/api/sessions/default/videos/..%2fstate.json", 404),
    ("GET", "/api/sessions/de%66ault%2e/images/frame_0_000000.png", 400),
]


@pytest.mark.parametrize(("method", "path", "status"), ADDRESSES)
def test_an_address_that_is_none_of_ours_is_refused(
    served: Served, tmp_path: Path, method: str, path: str, status: int
) -> None:
    """Unknown routes, wrong methods, climbing paths and bad bytes answer JSON, and create nothing."""
    before = sorted(tmp_path.rglob("*"))
    got, answered, data = served.ask(method, path)
    assert got == status
    assert answered["content-type"] == "application/json"
    assert json.loads(data)["success"] is False
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET /api/state HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"y" * 20_000 + b"\r\n\r\n", 431),
        (b"POST /api/game/play HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: x\r\n\r\n", 400),
        (b"POST /api/game/play HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
        (b"GET /api/state HTTP/1.1\r\n\r\n", 400),
    ],
)
def test_bad_http_is_answered_in_json(served: Served, head: bytes, status: int) -> None:
    """What the web server itself refuses reads like every other error."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as line:
        line.sendall(head)
        answer = http.client.HTTPResponse(line)
        answer.begin()
        assert answer.status == status
        assert answer.getheader("Content-Type") == "application/json"
        assert json.loads(answer.read())["success"] is False


def test_a_chunked_body_is_bounded_like_any_other(served: Served) -> None:
    """A body without a length is refused once it has become too large."""
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    line.request("POST", "/api/game/play", body=iter([b"x" * 65_536] * 20), headers=JSON, encode_chunked=True)
    answer = line.getresponse()
    assert answer.status == 413
    assert json.loads(answer.read())["error"] == "RequestEntityTooLarge"
    line.close()


def test_limits_of_a_body_can_be_set(scripted: ScriptedEngine) -> None:
    """Size and depth are settings, not constants."""
    with serving(scripted, ServiceConfig(port=0, limits=Limits(body=200_000, depth=50))) as server:
        deep: Any = "walk"
        for _ in range(45):
            deep = [deep]
        assert server.post("/api/game/play", choice=deep)[1]["error"] == "InvalidAction"
        assert server.ask("POST", "/api/game/play", {"choice": "x" * 150_000})[0] == 200


def test_what_nobody_foresaw_is_answered_without_its_story(
    served: Served, scripted: ScriptedEngine, expect_log: Any
) -> None:
    """An unexpected exception is a 500 in JSON that shows neither message nor stack."""
    expect_log("failed with ZeroDivisionError")
    scripted.failure = ZeroDivisionError("the secret of the house")
    status, envelope = served.json("GET", "/api/state")
    assert (status, envelope["error"]) == (500, "InternalServerError")
    assert "secret" not in str(envelope)
    assert "Traceback" not in str(envelope)
