"""Servers on this computer are found and called what they are, by what they answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from engine.api import ServiceConfig
from engine.models import detection
from engine.models.connection import Connection
from engine.models.detection import detected, identified, names_of_models
from engine.models.servers import Server, preset, presets
from tests.engine.api.scripted import ScriptedEngine
from tests.engine.api.serving import serving
from tests.engine.models.scripted_server import Answer, Says, Script, ScriptedServer, Silent, closed_port
from tests.timing import within

Serve = Callable[[Script | Answer], ScriptedServer]

ANSWERS: dict[str, dict[str, Any]] = {
    "koboldcpp": {
        "/api/extra/version": {"result": "KoboldCpp", "version": "1.99"},
        "/props": {"default_generation_settings": {"n_ctx": 8192}},
    },
    "ollama": {"/": b"Ollama is running", "/api/version": {"version": "0.20"}},
    "lm_studio": {"/api/v0/models": {"data": [{"id": "m", "max_context_length": 8192}]}},
    "llama_cpp": {"/props": {"default_generation_settings": {"n_ctx": 4096}}},
    "vllm": {"/v1/models": b'{"object":"list","data":[{"id":"m","object":"model","owned_by":"vllm"}]}'},
    "llama_cpp_python": {"/v1/models": b'{"object":"list","data":[{"id":"m","owned_by":"me"}]}'},
    "localai": {"/system": b'{"backends":["llama-cpp"],"loaded_models":[]}'},
    "sd_server": {"/v1/models": {"data": [{"id": "sd-cpp-local", "owned_by": "local"}]}},
}


def test_every_local_kind_has_a_proof() -> None:
    """Whatever preset is for this computer can be told from the others."""
    assert {kind.name for kind in presets().values() if kind.local} == set(ANSWERS)
    assert all(kind.ask and kind.proof for kind in presets().values() if kind.local)


@pytest.mark.parametrize("kind", ANSWERS)
def test_who_answers_is_asked_not_the_port(serve: Serve, kind: str) -> None:
    """Each kind is known by its own answers on any port, also the one that imitates another."""
    server = serve(Silent())
    server.beside.update(ANSWERS[kind])
    assert identified(server.url) == kind


def test_a_server_that_says_no_more_is_another(serve: Serve) -> None:
    """One that only speaks the protocol is found, under no false name, with its list of models."""
    server = serve(Silent())
    server.models = ["one", "two"]
    found = [each for each in detected([server.url]) if each.url == server.url]
    assert [(each.kind, each.models) for each in found] == [("other", ("one", "two"))]
    assert found[0].tells
    assert found[0].server.model == "one"


def test_our_own_service_is_no_model_server() -> None:
    """The game's own service, whose port is KoboldCpp's, is asked and not taken for a server."""
    with serving(ScriptedEngine(), ServiceConfig(port=0)) as ours:
        url = f"{ours.address}/v1"
        assert identified(url) == "other"
        assert not [each for each in detected([url]) if each.url == url]


@pytest.mark.parametrize(
    ("kind", "others"),
    [
        ("sd_server", ("lm_studio",)),
        ("lm_studio", ("sd_server",)),
        ("localai", ("llama_cpp",)),
        ("llama_cpp", ("localai",)),
        ("vllm", ("llama_cpp_python",)),
        ("llama_cpp_python", ("vllm",)),
    ],
)
def test_kinds_that_share_a_port_are_told_apart(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, kind: str, others: tuple[str, ...]
) -> None:
    """At the address that two kinds have, the one that answers is found, once, under its own name."""
    assert {preset(other).url for other in others} == {preset(kind).url}
    server = serve(Silent())
    server.beside.update(ANSWERS[kind])
    at_home = {
        name: replace(each, url=server.url if name in (kind, *others) else "")
        for name, each in presets().items()
    }
    monkeypatch.setattr(detection, "presets", lambda: at_home)
    assert [(each.kind, each.url) for each in detected()] == [(kind, server.url)]


def test_looking_ends_in_time_whoever_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """A port that accepts and says nothing does not hold the look up."""
    import socket

    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(8)
        url = f"http://127.0.0.1:{deaf.getsockname()[1]}/v1"

        def looked() -> float:
            begun = time.monotonic()
            assert not [each for each in detected([url], seconds=0.5) if each.url == url]
            return time.monotonic() - begun

        assert within(1.5, looked)


def test_only_this_computer_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Addresses elsewhere are left alone, given or not."""
    asked: list[str] = []
    monkeypatch.setattr(detection, "_at", lambda url, _until, _stopped: asked.append(url))
    detected(["https://models.example.org/v1", f"http://127.0.0.1:{closed_port()}/v1"])
    assert asked
    assert all("127.0.0.1" in url for url in asked)
    assert len(asked) == len(set(asked))


def test_models_for_pictures_are_listed_where_a_server_lists_them_apart(serve: Serve) -> None:
    """KoboldCpp's and OpenRouter's own lists are read; elsewhere the usual one is."""
    server = serve(Silent())
    server.beside["/sdapi/v1/sd-models"] = [{"title": "pencil", "model_name": "pencil-xl"}]
    server.beside["/v1/images/models"] = {"data": [{"id": "someone/painter"}]}

    def names(kind: str) -> list[str]:
        return names_of_models(Connection(Server(preset(kind), server.url, "")), pictures=True)

    assert names("koboldcpp") == ["pencil-xl"]
    assert names("openrouter") == ["someone/painter"]
    assert names("localai") == ["scripted"]


def test_loading_the_package_is_no_servers_fault(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the package takes to load, the server has all of its own time."""
    client = Connection._client

    def slowly(connection: Connection) -> Any:
        if connection._made is None:
            time.sleep(1.5)
        return client(connection)

    monkeypatch.setattr(Connection, "_client", slowly)
    server = serve(Says("never asked"))
    connection = Connection(Server(preset("other"), server.url, ""))
    assert connection.models(seconds=1)
