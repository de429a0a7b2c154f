"""The short way to a state that has not changed: answered before Flask is asked.

Front ends read the state more often than all else, and most of such an answer's time would go
into the framework. Lives here: :class:`ShortWay`, WSGI around the application.

May import: answers, service, errors. Promises: answers only the plainest question, after the same
checks at the door, with the same bytes; everything else, refusals included, goes the long way.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.exceptions import HTTPException

from engine.api.answers import JSON_HEADERS
from engine.api.service import Service
from engine.errors import EngineError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_PATH = "/api/state"
_QUERY = re.compile(r"session_id=([A-Za-z0-9_-]{1,64})")


class ShortWay:
    """``app.wsgi_app = ShortWay(app.wsgi_app, service)``."""

    def __init__(self, long_way: WSGIApplication, service: Service) -> None:
        self._long_way = long_way
        self._service = service

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] == _PATH and environ["REQUEST_METHOD"] == "GET":
            begun = time.perf_counter()
            text = self._remembered(environ)
            if text is not None:
                start_response("200 OK", [*JSON_HEADERS, ("Content-Length", str(len(text)))])
                self._service.measures.answered("GET", _PATH, 200, time.perf_counter() - begun)
                return [text]
        return self._long_way(environ, start_response)

    def _remembered(self, environ: WSGIEnvironment) -> bytes | None:
        query = environ.get("QUERY_STRING", "")
        asked = _QUERY.fullmatch(query)
        if "HTTP_ORIGIN" in environ or not (asked or not query):
            return None
        session_id = asked[1] if asked else "default"
        try:
            caller = self._service.door.admit(environ)
            self._service.desk.check_open()
            text = self._service.states.remembered(session_id) if caller.owns(session_id) else None
            if text is not None:
                self._service.rate.take(caller)
        except (HTTPException, EngineError):
            return None
        return text
