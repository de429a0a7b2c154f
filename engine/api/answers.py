"""What every answer looks like: the envelope of success, the envelope of error, and which error
has which status.

May import: errors. Promises: whatever goes wrong is answered as JSON, without a stack trace, and
with a status from :data:`STATUSES`, which the OpenAPI document publishes.
"""

from __future__ import annotations

import json
from typing import Any, Final

from flask import Response
from werkzeug import exceptions as http
from werkzeug.datastructures import Headers

from engine import errors

STATUSES: Final[dict[type[Exception], int]] = {
    errors.InvalidSessionId: 400,
    errors.InvalidAction: 400,
    errors.InvalidFate: 400,
    http.BadRequest: 400,
    http.Unauthorized: 401,
    http.Forbidden: 403,
    errors.SessionNotFound: 404,
    http.NotFound: 404,
    http.MethodNotAllowed: 405,
    errors.SessionBusy: 409,
    errors.StaleTurn: 409,
    errors.RunEnded: 409,
    errors.TurnCancelled: 409,
    errors.SaveUnreadable: 409,
    errors.SaveTooNew: 409,
    http.RequestEntityTooLarge: 413,
    http.UnsupportedMediaType: 415,
    http.RequestedRangeNotSatisfiable: 416,
    http.TooManyRequests: 429,
    http.RequestHeaderFieldsTooLarge: 431,
    errors.EngineError: 500,
    errors.WorldPackInvalid: 500,
    http.InternalServerError: 500,
    http.NotImplemented: 501,
    errors.ProviderError: 502,
    http.ServiceUnavailable: 503,
    errors.StorageFull: 507,
}
"""Class of error -> status. A class that is not listed has the status of its nearest ancestor."""

NAMES: Final[dict[int, str]] = {
    status: kind.__name__ for kind, status in STATUSES.items() if issubclass(kind, http.HTTPException)
}
"""Status -> the ``error`` that an answer carries when no engine error stands behind it."""

JSON_HEADERS: Final = (
    ("Content-Type", "application/json"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)


def status_of(error: Exception) -> int:
    """The status an engine error is answered with."""
    return next((STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES), 500)


def public_name(failure: errors.EngineError) -> str:
    """Name of the error's class, or of its nearest ancestor that callers know."""
    return next(kind.__name__ for kind in type(failure).__mro__ if kind.__module__ == errors.__name__)


def dumped(value: Any) -> bytes:
    """Compact JSON as UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def success(data: Any, message: str = "ok") -> Response:
    return _answer({"success": True, "message": message, "data": data}, 200)


def error(name: str, details: str, status: int) -> Response:
    return _answer({"success": False, "error": name, "details": details}, status)


def engine_error(failure: errors.EngineError) -> Response:
    """The answer to an engine's refusal; its message was written for the caller."""
    return error(public_name(failure), str(failure), status_of(failure))


def http_error(failure: http.HTTPException) -> Response:
    """The answer to a refusal at the door."""
    status = failure.code if failure.code in NAMES else 400
    answer = error(NAMES[status], str(failure.description), status)
    if isinstance(failure, http.MethodNotAllowed) and failure.valid_methods:
        answer.headers["Allow"] = ", ".join(sorted(failure.valid_methods))
    if isinstance(failure, http.Unauthorized):
        answer.headers["WWW-Authenticate"] = "Bearer"
    if isinstance(failure, http.RequestedRangeNotSatisfiable) and failure.length is not None:
        answer.headers["Content-Range"] = f"bytes */{failure.length}"
    if isinstance(failure, http.TooManyRequests | http.ServiceUnavailable):
        answer.headers["Retry-After"] = "1"
    return answer


def _answer(envelope: dict[str, Any], status: int) -> Response:
    return from_bytes(dumped(envelope), status)


def from_bytes(text: bytes, status: int = 200) -> Response:
    """An answer whose JSON is written already."""
    return Response(text, status, headers=Headers(JSON_HEADERS))
