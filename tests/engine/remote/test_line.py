"""The line to a server: addresses, tokens, time-outs, and who else may answer there."""

from __future__ import annotations

import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from engine import errors
from engine.api import Key, Limits, ServiceConfig
from engine.ports import Engine
from engine.remote import RemoteEngine, Timeouts
from engine.remote.line import base_of
from tests.engine.api.scripted import ScriptedEngine
from tests.engine.api.serving import serving


def test_who_plays_near_does_not_wait_for_http() -> None:
    """The far engine's class can be had without its HTTP library being imported."""
    script = "import sys, engine.remote; sys.exit('httpx2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@contextmanager
def far(base: str, token: str | None = None, timeouts: Timeouts | None = None) -> Iterator[RemoteEngine]:
    engine = RemoteEngine(base, token, timeouts)
    try:
        yield engine
    finally:
        engine.close()


@pytest.mark.parametrize(
    "url", ["http://h:1", "http://h:1/", "http://h:1/api", "http://h:1/api/", " http://h:1/api "]
)
def test_the_address_is_taken_with_or_without_api(url: str) -> None:
    """Both forms of the address mean the same server."""
    assert base_of(url) == "http://h:1"


def test_an_address_below_a_path_stays_below_it() -> None:
    """A server behind a proxy keeps its path."""
    assert base_of("https://h/games/api") == "https://h/games"


@pytest.mark.parametrize("url", ["", "nonsense", "ftp://h", "http://", "http://h:port"])
def test_what_is_no_address_is_refused_in_words(url: str) -> None:
    """A wrong address fails at once, with a message that shows it and says how to write one."""
    with pytest.raises(errors.ProviderUnreachable, match="http://host:port"):
        RemoteEngine(url)


def test_a_server_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """No server: one error for every call, with the address and what to do; proxies of the
    environment are not asked for a loopback address."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    with far("http://127.0.0.1:9/api", timeouts=Timeouts(connect=1)) as engine:
        for call in (
            lambda: engine.state("default"),
            lambda: engine.intro("default"),
            lambda: engine.play("default", "walk", "NORMAL", turn=1),
            lambda: engine.image("default", "images/frame_0_000000.png"),
            engine.health,
        ):
            with pytest.raises(errors.ProviderUnreachable, match=r"http://127\.0\.0\.1:9.*try again"):
                call()


def test_proxies_of_the_environment_are_not_used_on_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy set for the web does not stand between the window and its own machine."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with serving(ScriptedEngine(), ServiceConfig(port=0)) as server, far(server.address) as engine:
        assert engine.health()["status"] == "ok"


def test_the_token_is_sent(expect_log: object) -> None:
    """With the right token everything works; a wrong one is an error of its own that hides it."""
    config = ServiceConfig(port=0, keys=(Key("anna", "right-token"),))
    with serving(ScriptedEngine(), config) as server:
        with far(server.address, "right-token") as engine:
            assert engine.health()["session_prefix"] == "anna-"
            assert engine.state("anna-1")["session_id"] == "anna-1"
            with pytest.raises(errors.SessionNotFound):
                engine.state("bob-1")
        for token in ("wrong-token", None):
            with far(server.address, token) as engine:
                with pytest.raises(errors.ProviderKeyRejected) as caught:
                    engine.health()
                assert "wrong-token" not in str(caught.value)


def test_refusals_that_are_not_the_engines_have_errors_too() -> None:
    """Too many requests, a foreign host, a stopping server: each is an engine error of its kind."""
    engine: Engine = ScriptedEngine()
    with (
        serving(engine, ServiceConfig(port=0, limits=Limits(rate=0.001, burst=1))) as server,
        far(server.address) as remote,
    ):
        remote.state("default")
        with pytest.raises(errors.ProviderRateLimited):
            remote.state("default")
    with serving(engine, ServiceConfig(port=0)) as server, far(server.address) as remote:
        server.service.desk.stop(0, lambda: None)
        with pytest.raises(errors.ProviderUnreachable, match="stopping"):
            remote.state("default")


@pytest.mark.parametrize("kind", [kind for kind in vars(errors).values() if isinstance(kind, type)])
def test_every_error_of_the_engine_arrives_as_itself(kind: type[Exception], expect_log: object) -> None:
    """What the engine raises there is raised here: same class, same words."""
    expect_log("getState: ")  # type: ignore[operator]
    scripted = ScriptedEngine()
    scripted.failure = kind("what happened, and what to do")
    with serving(scripted, ServiceConfig(port=0)) as server, far(server.address) as engine:
        with pytest.raises(kind) as caught:
            engine.state("default")
        assert type(caught.value) is kind
        assert str(caught.value) == "what happened, and what to do"


class _Other(http.server.BaseHTTPRequestHandler):
    """Some other server: answers every request with a page, or never."""

    page: bytes | None = b"<html>hello</html>"

    def do_GET(self) -> None:
        if self.page is None:
            threading.Event().wait(1.0)
            return
        self.send_response(self.server.status)  # type: ignore[attr-defined]
        self.send_header("Content-Length", str(len(self.page)))
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *_arguments: object) -> None:
        pass


@contextmanager
def other_server(status: int = 200, page: bytes | None = b"<html>hello</html>") -> Iterator[str]:
    handler = type("_Handler", (_Other,), {"page": page})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.status = status  # type: ignore[attr-defined]
        loop = threading.Thread(target=server.serve_forever, args=(0.01,))
        loop.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        loop.join()


@pytest.mark.parametrize("status", [200, 301, 404, 500])
@pytest.mark.parametrize("page", [b"<html>hello</html>", b"[]", b'{"data": 5}', b""])
def test_another_kind_of_server_is_noticed(status: int, page: bytes) -> None:
    """Whatever else answers at the address is told apart from the game's server."""
    with (
        other_server(status, page) as base,
        far(base) as engine,
        pytest.raises(errors.ProviderBadReply, match="not this game's server"),
    ):
        engine.state("default")


def test_a_server_that_never_answers_is_not_waited_for_for_ever() -> None:
    """After the time set the call ends with an error that says to look at the state."""
    with (
        other_server(page=None) as base,
        far(base, timeouts=Timeouts(read=0.2)) as engine,
        pytest.raises(errors.ProviderUnreachable, match="in time"),
    ):
        engine.state("default")
