"""The OpenAPI document, generated from the routes' table and the models.

May import: routes, models, answers. Promises: every status a route can answer is in it, and the
table of errors.
"""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any, Literal

from apispec import APISpec
from pydantic import BaseModel, create_model
from pydantic.json_schema import models_json_schema

from engine.api.answers import STATUSES
from engine.api.models import SESSION_ID_PATTERN, Envelope, ErrorOut, EventOut
from engine.api.routes import LINES, ROUTES, Route
from engine.api.service import version

_ALWAYS = (400, 401, 403, 405, 429, 431, 500, 501, 503)
_WITH_BODY = (413, 415)
_SCHEMAS = "#/components/schemas/"

JsonDict = dict[str, Any]


def openapi() -> JsonDict:
    """The whole document (OpenAPI 3.1)."""
    spec = APISpec(
        title="SOMEWHERE",
        version=version(),
        openapi_version="3.1.0",
        info={"description": "Nights in Somewhere, turn by turn, many at once. Every error is JSON."},
        security=[{"token": []}, {}],
        servers=[{"url": "/"}],
    )
    spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})
    envelopes = {route.name: _envelope(route) for route in ROUTES if route.gives is not None}
    bodies: set[type[BaseModel]] = {route.takes for route in ROUTES if route.method == "POST"}
    shown: list[tuple[type[BaseModel], Literal["validation", "serialization"]]] = [
        (model, "validation") for model in sorted(bodies, key=lambda model: model.__name__)
    ]
    answers: list[type[BaseModel]] = [*envelopes.values(), ErrorOut, EventOut]
    shown += [(model, "serialization") for model in answers]
    refs, shapes = models_json_schema([*shown], ref_template=_SCHEMAS + "{model}")
    for name, schema in sorted(shapes["$defs"].items()):
        spec.components.schema(name, schema)
    for status in sorted(set(STATUSES.values())):
        spec.components.response(f"Error{status}", _error(status))
    by_model = {model: refs[model, mode] for model, mode in shown}
    for route in ROUTES:
        spec.path(
            path=_document_path(route),
            operations={route.method.lower(): _operation(route, envelopes, by_model)},
        )
    spec.path(path="/api/openapi.json", operations={"get": _own_operation()})
    document: JsonDict = spec.to_dict()
    document["x-errors"] = {kind.__name__: status for kind, status in STATUSES.items()}
    return document


def _envelope(route: Route) -> type[BaseModel]:
    """The envelope around the route's data, under the route's name."""
    name = route.name[0].upper() + route.name[1:] + "Answer"
    base = Envelope[route.gives]  # type: ignore[name-defined]
    return create_model(name, __base__=base, __doc__=route.summary)


def _document_path(route: Route) -> str:
    return re.sub(r"<(\w+)>", r"{\1}", route.path)


def _operation(
    route: Route, envelopes: dict[str, type[BaseModel]], refs: dict[type[BaseModel], JsonDict]
) -> JsonDict:
    operation: JsonDict = {
        "operationId": route.name,
        "summary": route.summary,
        "parameters": _path_parameters(route) + (_query_parameters(route) if route.method != "POST" else []),
        "responses": _successes(route, envelopes, refs) | _failures(route),
    }
    if route.method == "POST":
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": refs[route.takes]}},
        }
    return operation


def _own_operation() -> JsonDict:
    responses = {"200": {"description": "This document.", "content": {"application/json": {"schema": {}}}}}
    return {
        "operationId": "getOpenapi",
        "summary": "This document.",
        "responses": responses | {str(status): f"Error{status}" for status in _ALWAYS},
    }


def _path_parameters(route: Route) -> list[JsonDict]:
    schemas: JsonDict = {
        "session_id": {"type": "string", "pattern": SESSION_ID_PATTERN},
        "file": {"type": "string", "minLength": 1, "maxLength": 110},
    }
    return [
        {"name": name, "in": "path", "required": True, "schema": schemas[name]}
        for name in re.findall(r"<(\w+)>", route.path)
    ]


def _query_parameters(route: Route) -> list[JsonDict]:
    fields = route.takes.model_json_schema().get("properties", {})
    return [
        {"name": name, "in": "query", "required": False, "schema": schema} for name, schema in fields.items()
    ]


def _successes(
    route: Route, envelopes: dict[str, type[BaseModel]], refs: dict[type[BaseModel], JsonDict]
) -> JsonDict:
    if route.name in envelopes:
        content = {"application/json": {"schema": refs[envelopes[route.name]]}}
    elif route.media == (LINES,):
        content = {LINES: {"schema": {"type": "string"}, "x-item-schema": refs[EventOut]}}
    else:
        content = {media: {"schema": {"type": "string"}} for media in route.media}
    found: JsonDict = {"200": {"description": "Done.", "content": content}}
    if route.ranges:
        found["206"] = {"description": "The part asked for.", "content": content}
        found["304"] = {"description": "Not changed."}
    return found


def _failures(route: Route) -> JsonDict:
    statuses = {*_ALWAYS, *route.statuses}
    if route.method == "POST":
        statuses |= {*_WITH_BODY}
    if route.ranges:
        statuses.add(416)
    return {str(status): f"Error{status}" for status in sorted(statuses)}


def _error(status: int) -> JsonDict:
    names = sorted(kind.__name__ for kind, its in STATUSES.items() if its == status)
    schema = {
        "allOf": [{"$ref": f"{_SCHEMAS}{ErrorOut.__name__}"}],
        "properties": {"error": {"examples": names}},
    }
    return {
        "description": f"{HTTPStatus(status).phrase}: {', '.join(names)}",
        "content": {"application/json": {"schema": schema}},
    }
