"""The OpenAPI document says all that the service answers, and the service answers nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from engine import errors
from engine.api import ServiceConfig, create_app
from engine.api.answers import STATUSES, status_of
from engine.api.document import openapi
from engine.local import LocalEngine
from tests.engine.api.scripted import ScriptedEngine
from tests.engine.api.serving import Served, serving
from tests.engine.api.sketching import SketchPainter

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
]


def _no_html(case: Any, response: Any) -> None:
    assert "html" not in response.headers.get("content-type", [""])[0]
    assert not response.content.lstrip().lower().startswith((b"<!doctype", b"<html"))


def test_the_service_keeps_to_its_document(
    make_engine: Callable[..., LocalEngine], full: Callable[[int, int], int]
) -> None:
    """Whatever is made up from the document, fitting or not, is answered with a documented status
    and shape: no 5xx, nothing undocumented, no HTML."""
    engine = make_engine(painter=SketchPainter())
    engine.intro("default")
    wanted, answered, rounds = full(240, 10_000), 0, 0
    with serving(engine, ServiceConfig(port=0)) as server, requests.Session() as session:
        schema = schemathesis.openapi.from_dict(openapi())
        operations = [found.ok() for found in schema.get_all_operations()]
        modes = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
        strategies = [op.as_strategy(generation_mode=mode) for op in operations for mode in modes]

        def check(case: Any) -> None:
            nonlocal answered
            response = case.call_and_validate(base_url=server.address, session=session, checks=CHECKS)
            _no_html(case, response)
            answered += 1

        # Little can be made up of some routes; the others are then asked the more.
        while answered < wanted:
            rounds += 1
            times = max(4, -(-(wanted - answered) // len(strategies)))
            for strategy in strategies:
                # Of a route that takes nothing, nothing unfitting can be made up.
                with suppress(Unsatisfiable):
                    _tried(check, strategy, times, rounds)


def _tried(check: Callable[[Any], None], strategy: Any, times: int, start: int) -> None:
    @seed(start)
    @settings(
        max_examples=times,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategy)
    def holds(case: Any) -> None:
        check(case)

    holds()


def test_the_document_is_served_as_generated(served: Served) -> None:
    """What is served is what the models say, as OpenAPI 3.1."""
    status, headers, data = served.ask("GET", "/api/openapi.json")
    assert (status, headers["content-type"]) == (200, "application/json")
    assert json.loads(data) == openapi()
    assert json.loads(data)["openapi"] == "3.1.0"


def test_every_route_is_documented() -> None:
    """Application and document list the same addresses and methods."""
    served = {
        (rule.rule.replace("<", "{").replace(">", "}"), method.lower())
        for rule in create_app(ScriptedEngine()).url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    documented = {(path, method) for path, item in openapi()["paths"].items() for method in item}
    assert served == documented


def test_every_error_has_a_published_status(scripted: ScriptedEngine, expect_log: Any) -> None:
    """Each class of ``engine.errors`` is answered with the status of the table in the document."""
    expect_log("getState: ")
    table = openapi()["x-errors"]
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    assert {kind.__name__: status for kind, status in STATUSES.items()} == table
    with serving(scripted, ServiceConfig(port=0)) as server:
        for kind in kinds:
            if not issubclass(kind, errors.EngineError):
                continue
            scripted.failure = kind("what happened, and what to do")
            status, envelope = server.json("GET", "/api/state")
            assert (status, envelope["error"]) == (status_of(scripted.failure), kind.__name__)
            assert envelope["details"] == "what happened, and what to do"


@pytest.mark.parametrize(
    ("error", "status"),
    [
        ("InvalidSessionId", 400),
        ("InvalidAction", 400),
        ("InvalidFate", 400),
        ("SessionNotFound", 404),
        ("SessionBusy", 409),
        ("StaleTurn", 409),
        ("RunEnded", 409),
        ("StorageFull", 507),
    ],
)
def test_promised_statuses_stay(error: str, status: int) -> None:
    """The statuses other front ends rely on do not change."""
    assert openapi()["x-errors"][error] == status


def test_an_error_of_a_private_kind_goes_by_its_public_name(scripted: ScriptedEngine) -> None:
    """A subclass that callers cannot know is named by its nearest ancestor that they do."""

    class Torn(errors.SaveUnreadable):
        """A class of some room's own."""

    scripted.failure = Torn("the page is torn")
    with serving(scripted, ServiceConfig(port=0)) as server:
        assert server.json("GET", "/api/state")[1]["error"] == "SaveUnreadable"
