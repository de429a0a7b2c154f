"""The Flask application: lets requests in, hands them to their route, and answers.

May import: everything else in this room, ports, errors. Promises: every answer but files, lines
and figures is the JSON envelope, whatever happens; nothing of a request's content is logged.
"""

from __future__ import annotations

import logging
import time
import traceback
from typing import Any, cast

from flask import Flask, Request, Response, g, request
from werkzeug.exceptions import HTTPException, Unauthorized

from engine.api import answers
from engine.api.access import Caller
from engine.api.config import ServiceConfig
from engine.api.document import openapi
from engine.api.reading import check_path, read_body, read_query
from engine.api.routes import ROUTES, Route
from engine.api.service import Call, Service
from engine.api.short_way import ShortWay
from engine.errors import EngineError
from engine.ports import Engine

log = logging.getLogger("engine.api")

_BEGUN = "somewhere.begun"
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Range, If-None-Match",
    "Access-Control-Max-Age": "600",
}


def create_app(engine: Engine, config: ServiceConfig | None = None) -> Flask:
    """The WSGI application over an engine. ``app.extensions["somewhere"]`` is its ``Service``."""
    service = Service(engine, config or ServiceConfig())
    app = Flask("engine.api", static_folder=None, template_folder=None)
    app.url_map.merge_slashes = False
    app.extensions["somewhere"] = service
    for route in ROUTES:
        app.add_url_rule(
            route.path,
            endpoint=route.name,
            view_func=_view(service, route),
            methods=[route.method],
            provide_automatic_options=False,
        )
    document = answers.dumped(openapi())
    app.add_url_rule(
        "/api/openapi.json",
        view_func=lambda: answers.from_bytes(document),
        endpoint="getOpenapi",
        provide_automatic_options=False,
    )
    _guard(app, service)
    app.wsgi_app = ShortWay(app.wsgi_app, service)  # type: ignore[method-assign]
    return app


def _view(service: Service, route: Route) -> Any:
    limits = service.config.limits

    def view(**path: str) -> Response:
        asked = _asked()
        given = (
            read_body(asked, route.takes, limits.body, limits.depth)
            if route.method == "POST"
            else read_query(asked, route.takes)
        )
        return route.answer(Call(service, g.caller, asked, given, path))

    return view


def _guard(app: Flask, service: Service) -> None:
    """What holds for every request: the door before it, headers and figures after it."""

    @app.before_request
    def let_in() -> Response | None:
        begun = time.perf_counter()
        asked = _asked()
        asked.environ[_BEGUN] = begun
        check_path(asked)
        service.door.check_address(asked.environ)
        # A browser asks for leave without showing its token.
        if asked.method == "OPTIONS" and service.door.cross_origin(asked.environ):
            return Response(status=204, headers=_PREFLIGHT)
        try:
            g.caller = caller = service.door.caller(asked.environ)
        except Unauthorized:
            # Trying tokens out is held to the rate as well.
            service.rate.take(Caller(f"a stranger at {asked.environ.get('REMOTE_ADDR')}"))
            raise
        service.desk.check_open()
        service.rate.take(caller)
        return None

    @app.after_request
    def leave(answer: Response) -> Response:
        asked = _asked()
        origin = service.door.cross_origin(asked.environ)
        if origin:
            answer.headers["Access-Control-Allow-Origin"] = origin
            answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            answer.headers["Vary"] = "Origin"
        rule = asked.url_rule.rule if asked.url_rule else "unknown"
        seconds = time.perf_counter() - asked.environ[_BEGUN]
        service.measures.answered(asked.method, rule, answer.status_code, seconds)
        return answer

    app.register_error_handler(HTTPException, answers.http_error)
    app.register_error_handler(EngineError, _refused)
    app.register_error_handler(Exception, _broken)


def _asked() -> Request:
    """The request itself: going through Flask's proxy each time is a tenth of a quick answer."""
    asked: Request = cast(Any, request)._get_current_object()
    return asked


def _refused(error: EngineError) -> Response:
    answer = answers.engine_error(error)
    if answer.status_code >= 500:
        log.warning("%s: %s", request.endpoint, type(error).__name__)
    return answer


def _broken(error: Exception) -> Response:
    """What nobody foresaw. Its place is logged, its message not: that may quote the request."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s failed with %s\n%s", request.endpoint, type(error).__name__, where)
    return answers.error("InternalServerError", "The service failed. It has been logged; try again.", 500)
