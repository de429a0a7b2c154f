"""Who may come in, and whose sessions are whose."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.api import Key, Limits, ServiceConfig
from engine.api.config import is_loopback, read_keys
from engine.errors import EngineError
from tests.engine.api.scripted import ScriptedEngine
from tests.engine.api.serving import Served, serving

KEYS = (Key("anna", "token-of-anna"), Key("user-1", "token-of-1"), Key("user-12", "token-of-12"))


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_without_the_token_nothing_is_answered(scripted: ScriptedEngine) -> None:
    """Every route, health and figures included, asks for the token; a wrong one is 401 too."""
    with serving(scripted, ServiceConfig(port=0, keys=(Key("", "s3cret"),))) as server:
        for path in ("/api/state", "/api/health", "/api/metrics", "/api/openapi.json", "/nowhere"):
            for headers in ({}, bearer("wrong"), bearer(""), {"Authorization": "Basic s3cret"}):
                status, answered, _ = server.ask("GET", path, headers=headers)
                assert status == 401
                assert answered["www-authenticate"] == "Bearer"
        assert server.ask("GET", "/api/state", headers=bearer("s3cret"))[0] == 200


@pytest.mark.parametrize(
    ("token", "foreign"),
    [("token-of-1", "user-12-a"), ("token-of-12", "user-1-a"), ("token-of-anna", "user-1-a")],
)
def test_a_token_reaches_its_own_sessions_only(token: str, foreign: str) -> None:
    """A session of another token looks as if it were not there, on every route that names one."""
    engine = ScriptedEngine()
    for name in ("anna-a", "user-1-a", "user-12-a", "anna", "default"):
        engine.intro(name)
    with serving(engine, ServiceConfig(port=0, keys=KEYS)) as server:
        headers = bearer(token)
        for foreign_id in (foreign, "anna", "default", "nobody"):
            query = f"?session_id={foreign_id}"
            body = {"session_id": foreign_id}
            tries: list[tuple[str, str, dict[str, object] | None]] = [
                ("GET", f"/api/state{query}", None),
                ("GET", f"/api/history{query}", None),
                ("GET", f"/api/game/fate{query}", None),
                ("POST", "/api/state/reset", body),
                ("POST", "/api/game/intro", body),
                ("POST", "/api/game/play", {**body, "choice": "walk"}),
                ("POST", "/api/game/action/image", {**body, "choice": "walk"}),
                ("POST", "/api/game/action/choices", body),
                ("POST", "/api/game/cancel", {**body, "turn": 1}),
                ("DELETE", f"/api/sessions/{foreign_id}", None),
                ("GET", f"/api/sessions/{foreign_id}/images/frame_0_000000.png", None),
                ("GET", f"/api/sessions/{foreign_id}/videos/tape.mp4", None),
            ]
            for method, path, sent in tries:
                status, envelope = server.json(method, path, sent, **headers)
                assert (status, envelope["error"]) == (404, "SessionNotFound"), path
        listed = server.json("GET", "/api/sessions", **headers)[1]["data"]
        prefix = server.json("GET", "/api/health", **headers)[1]["data"]["session_prefix"]
        assert [slot["session_id"] for slot in listed] == [f"{prefix}a"]
    assert engine.calls == []
    assert set(engine.begun) == {"anna-a", "user-1-a", "user-12-a", "anna", "default"}


def test_the_own_session_is_played_as_ever() -> None:
    """A named token plays the sessions that begin with its name."""
    with serving(ScriptedEngine(), ServiceConfig(port=0, keys=KEYS)) as server:
        for sent in ({"session_id": "anna-1"},):
            assert server.json("POST", "/api/game/intro", sent, **bearer("token-of-anna"))[0] == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("LOCALHOST:80", 200),
        ("[::1]:5001", 200),
        ("localhost.", 200),
        ("evil.example", 403),
        ("127.0.0.1.evil.example", 403),
        ("192.168.1.9", 403),
        ("friend.example", 200),
    ],
)
def test_only_names_of_this_machine_are_answered_to(scripted: ScriptedEngine, host: str, status: int) -> None:
    """A name that was re-pointed at loopback is refused; allowed names are a setting."""
    with serving(scripted, ServiceConfig(port=0, hosts=("friend.example",))) as server:
        assert server.ask("GET", "/api/state", headers={"Host": host})[0] == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "http://127.0.0.1:{port}"}, 200),
        ({"Origin": "http://127.0.0.1:1"}, 403),
    ],
)
def test_pages_of_other_origins_are_refused(served: Served, headers: dict[str, str], status: int) -> None:
    """No page but the service's own may call it, and no answer invites one."""
    sent = {name: value.format(port=served.port) for name, value in headers.items()}
    got, answered, _ = served.ask("GET", "/api/state", headers=sent)
    assert got == status
    assert "access-control-allow-origin" not in answered


def test_an_origin_that_was_allowed_is_let_in(scripted: ScriptedEngine) -> None:
    """Cross-origin access is granted to the origins configured, preflight included, and to no other."""
    config = ServiceConfig(port=0, origins=("https://page.example",), keys=(Key("", "all"),))
    with serving(scripted, config) as server:
        page = {"Origin": "https://page.example"}
        assert server.ask("OPTIONS", "/api/game/play", headers=page)[0] == 204
        assert server.ask("GET", "/api/state", headers=page)[0] == 401
        status, answered, _ = server.ask("GET", "/api/state", headers=page | bearer("all"))
        assert (status, answered["access-control-allow-origin"]) == (200, "https://page.example")
        assert server.ask("GET", "/api/state", headers={"Origin": "https://page.example.evil"})[0] == 403


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.9", "::", "example.org", ""])
def test_the_network_is_not_served_without_a_token(host: str) -> None:
    """A service that others could reach does not exist without a key."""
    with pytest.raises(EngineError, match="SOMEWHERE_API_TOKEN"):
        ServiceConfig(host=host)
    assert ServiceConfig(host=host, keys=(Key("", "s3cret"),)).keys


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.9.9.9"])
def test_loopback_needs_no_token(host: str) -> None:
    """On this machine alone one plays without a key."""
    assert is_loopback(host)
    assert not ServiceConfig(host=host).keys


def test_a_token_file_names_the_owners(tmp_path: Path) -> None:
    """Lines ``name:token`` become keys beside the one of the environment; comments are skipped."""
    file = tmp_path / "tokens"
    file.write_text("# players\nanna:abc\n\n  bob : d:e f".replace(" f", "") + "\n", encoding="utf-8")
    keys = read_keys("all", file)
    assert [(key.name, key.token) for key in keys] == [("", "all"), ("anna", "abc"), ("bob", "d:e")]
    assert "abc" not in repr(keys)


@pytest.mark.parametrize(
    "text", ["anna", "anna:", ":secret", "an na:secret", "../x:secret", "anna:sec ret", "anna:ü"]
)
def test_a_bad_line_of_a_token_file_is_named_without_its_token(tmp_path: Path, text: str) -> None:
    """The message says file and line, never the token."""
    file = tmp_path / "tokens"
    file.write_text(f"bob:fine\n{text}\n", encoding="utf-8")
    with pytest.raises(EngineError, match="line 2") as caught:
        read_keys(None, file)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("names", [("anna", "anna"), ("anna", "ANNA"), ("anna", "anna-2")])
def test_two_names_never_own_the_same_session(names: tuple[str, str]) -> None:
    """Names of which one begins the other's sessions are refused at the start."""
    with pytest.raises(EngineError, match="same sessions"):
        ServiceConfig(keys=tuple(Key(name, f"token{n}") for n, name in enumerate(names)))


def test_every_client_has_its_own_rate() -> None:
    """Above the rate a client is answered 429 with a time to wait; another is not."""
    config = ServiceConfig(port=0, keys=KEYS, limits=Limits(rate=0.001, burst=3))
    with serving(ScriptedEngine(), config) as server:
        path = "/api/state?session_id=anna-1"
        statuses = [server.ask("GET", path, headers=bearer("token-of-anna"))[0] for _ in range(5)]
        assert statuses == [200, 200, 200, 429, 429]
        status, answered, _ = server.ask("GET", path, headers=bearer("token-of-anna"))
        assert (status, answered["retry-after"]) == (429, "1")
        assert server.ask("GET", "/api/health", headers=bearer("token-of-1"))[0] == 200


def test_trying_tokens_out_is_held_to_the_rate() -> None:
    """Wrong tokens use up a rate of their own, and nobody else's."""
    config = ServiceConfig(port=0, keys=KEYS, limits=Limits(rate=0.001, burst=3))
    with serving(ScriptedEngine(), config) as server:
        statuses = [server.ask("GET", "/api/health", headers=bearer(f"guess-{n}"))[0] for n in range(5)]
        assert statuses == [401, 401, 401, 429, 429]
        assert server.ask("GET", "/api/health", headers=bearer("token-of-1"))[0] == 200


def test_a_client_owns_so_many_sessions_and_no_more() -> None:
    """Beginning one session too many is 429; those that exist go on, and another client is free."""
    config = ServiceConfig(port=0, keys=KEYS, limits=Limits(sessions=2))
    with serving(ScriptedEngine(), config) as server:

        def begin(session_id: str, token: str) -> int:
            sent = {"session_id": session_id}
            return server.json("POST", "/api/game/intro", sent, **bearer(token))[0]

        assert [begin(f"anna-{n}", "token-of-anna") for n in (1, 2, 3, 2)] == [200, 200, 429, 200]
        assert begin("user-1-1", "token-of-1") == 200
        server.ask("DELETE", "/api/sessions/anna-1", headers=bearer("token-of-anna"))
        assert begin("anna-3", "token-of-anna") == 200
