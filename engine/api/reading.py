"""Reads requests strictly: what is not plainly right is refused before anything is done with it.

May import: models, errors. Promises: bodies are JSON objects in UTF-8 without duplicate keys, not
too deep, of exactly the model asked for; query strings and paths are UTF-8; nothing is guessed.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn, TypeVar
from urllib.parse import parse_qsl

from flask import Request
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType

from engine.errors import EngineError, InvalidAction, InvalidFate, InvalidSessionId

Model = TypeVar("Model", bound=BaseModel)

_MAX_QUERY_FIELDS = 20
_BLAMED: tuple[tuple[str, type[EngineError]], ...] = (
    ("session_id", InvalidSessionId),
    ("choice", InvalidAction),
    ("fate", InvalidFate),
)
"""Fields that the engine itself has an error for: near and far refuse them alike."""


def read_query(request: Request, model: type[Model]) -> Model:
    """The query string as the model."""
    raw = request.environ.get("QUERY_STRING", "")
    try:
        pairs = parse_qsl(
            raw.encode("latin-1").decode(),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MAX_QUERY_FIELDS,
        )
    except UnicodeError:
        raise BadRequest("The query is not UTF-8. Encode it as UTF-8 and send it again.") from None
    except ValueError:
        raise BadRequest(f"The query has more than {_MAX_QUERY_FIELDS} fields.") from None
    return _validated(model, _once(pairs, "The query"))


def read_body(request: Request, model: type[Model], max_size: int, max_depth: int) -> Model:
    """The JSON body as the model. 415 for another content type, 413 when too large, else 400."""
    _check_content_type(request)
    if request.content_length is not None and request.content_length > max_size:
        raise RequestEntityTooLarge(f"The body is larger than {max_size} bytes. Send less.")
    body = request.stream.read(max_size + 1)
    if len(body) > max_size:
        raise RequestEntityTooLarge(f"The body is larger than {max_size} bytes. Send less.")
    value = _parsed(body)
    if not isinstance(value, dict):
        raise BadRequest("The body must be a JSON object.")
    if _deeper_than(value, max_depth):
        raise BadRequest(f"The body is nested deeper than {max_depth}.")
    return _validated(model, value)


def check_path(request: Request) -> None:
    """Raise ``BadRequest`` for a path that is not UTF-8 or has control characters."""
    try:
        path = request.environ.get("PATH_INFO", "").encode("latin-1").decode()
    except UnicodeError:
        raise BadRequest("The path is not UTF-8.") from None
    if not path.isprintable():
        raise BadRequest("The path has characters that cannot be printed.")


def _check_content_type(request: Request) -> None:
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if request.mimetype != "application/json" or charset not in ("utf-8", "utf8"):
        raise UnsupportedMediaType("Send JSON: Content-Type: application/json, in UTF-8.")


def _parsed(body: bytes) -> Any:
    try:
        value = json.loads(
            body.decode("utf-8-sig"),
            object_pairs_hook=lambda pairs: _once(pairs, "The body"),
            parse_constant=_no_constant,
        )
        if b"\\u" in body:  # escapes can spell half a character, which no file could hold
            json.dumps(value, ensure_ascii=False).encode()
        return value
    except UnicodeError:
        raise BadRequest("The body is not UTF-8.") from None
    except RecursionError:
        raise BadRequest("The body is nested too deep.") from None
    except ValueError:  # of which JSONDecodeError and numbers of thousands of digits
        raise BadRequest("The body is not JSON.") from None


def _once(pairs: list[tuple[str, Any]], what: str) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise BadRequest(f"{what} says one field twice.")
    return fields


def _no_constant(name: str) -> NoReturn:
    raise BadRequest(f"The body is not JSON: {name} is no JSON value.")


def _deeper_than(value: Any, limit: int) -> bool:
    level = [value]
    for _ in range(limit):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def _validated(model: type[Model], fields: dict[str, Any]) -> Model:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        found = {str(part["loc"][0]) if part["loc"] else "": str(part["msg"]) for part in error.errors()}
    for name, kind in _BLAMED:
        if name in found and (name != "choice" or "fate" in model.model_fields):
            raise kind(f"{name} is not valid: {found[name]}. Correct it and send it again.")
    details = "; ".join(f"{name[:64]}: {message}" for name, message in list(found.items())[:8])
    raise BadRequest(f"The request does not fit: {details}.")
