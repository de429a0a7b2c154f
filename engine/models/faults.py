"""What goes wrong with a model server, in plain words.

Lives here: the finer errors of this room (each one of :class:`engine.errors.ProviderError`) and
:func:`translated`. May import: ``engine.errors``; ``openai``'s errors where one is at hand. Promises:
every foreign error becomes one of ours; neither its body nor a key gets into ours, and no foreign
error hangs on ours as its cause (bodies echo what was sent, keys included).
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any, Final

from engine.errors import (
    ProviderBadReply,
    ProviderError,
    ProviderKeyRejected,
    ProviderRateLimited,
    ProviderRefused,
    ProviderUnreachable,
)

_MODERATED: Final = ("moderation", "content_policy", "content_filter", "safety")
_NO_CREDIT: Final = ("insufficient_quota", "billing", "credit")
_TOO_LONG: Final = ("context_length", "context length", "context size", "too many tokens", "n_ctx")
_STRUCTURE: Final = ("response_format", "json_schema", "json_object", "grammar", "structured output")


class Foreign(Exception):
    """Stands for a foreign error as the cause of ours: its kind and HTTP code, nothing it said."""


class NotReached(ProviderUnreachable):
    """The request surely never reached the server."""


class StillLoading(ProviderUnreachable):
    """The server is there and loads its model."""


class Dropped(ProviderUnreachable):
    """The connection broke off after the request had been sent."""


class InTrouble(ProviderUnreachable):
    """The server answered that it has failed (HTTP 5xx)."""


class TooSlow(ProviderUnreachable):
    """The server was silent for longer than the player wants to wait."""


class AskedToWait(ProviderRateLimited):
    """The server asks to wait ``seconds`` (None: it did not say how long)."""

    seconds: float | None = None


class NoCredit(ProviderRateLimited):
    """The account has no credit left; waiting does not help."""


class StructureRefused(ProviderBadReply):
    """The server does not take this way of asking for structure."""


class ParameterRefused(ProviderBadReply):
    """The server does not take one of the request's keys; ``names`` may be those meant."""

    names: tuple[str, ...] = ()


class NotTaken(ProviderBadReply):
    """The server did not take the request (HTTP 4xx) and began on nothing."""


class ModelUnknown(ProviderBadReply):
    """The server has no such model, or no such route."""


class PromptTooLong(ProviderBadReply):
    """The prompt is longer than the model reads."""


def translated(
    error: BaseException, server: str, model: str = "", sent: tuple[str, ...] = ()
) -> ProviderError:
    """The foreign error as one of ours. ``server`` is its name for players, ``sent`` the keys of the
    request that a server may refuse."""
    if isinstance(error, ProviderError):
        return error
    ours = _translated(error, server, model, sent)
    code = getattr(error, "status_code", None)
    ours.__cause__ = Foreign(f"{type(error).__name__} {code}" if code else type(error).__name__)
    ours.__suppress_context__ = True
    return ours


def _translated(error: BaseException, server: str, model: str, sent: tuple[str, ...]) -> ProviderError:
    import openai

    if isinstance(error, openai.APIStatusError):
        return _by_code(error, server, model, sent)
    if isinstance(error, openai.APITimeoutError):
        return TooSlow(f"{server} did not answer in time.")
    if isinstance(error, openai.APIConnectionError) or _is_transport(error):
        return _unreachable(error, server)
    if isinstance(error, openai.APIError):  # an error inside a stream: no code, only words
        words = _words(error)
        if any(word in words for word in _MODERATED):
            return ProviderRefused(f"{server} refused to tell this.")
        if any(word in words for word in _NO_CREDIT):
            return NoCredit(f"{server} says that no credit is left.")
        return ProviderBadReply(f"{server} broke off with an error of its own.")
    return ProviderBadReply(f"{server} answered something that cannot be read.")


def _unreachable(error: BaseException, server: str) -> ProviderError:
    import httpx2

    chain = list(_chain(error))
    if any(isinstance(each, ssl.SSLError) for each in chain):
        return NotReached(f"{server} could not prove who it is (its certificate was not accepted).")
    if any(isinstance(each, ConnectionRefusedError) for each in chain):
        return NotReached(f"{server} does not answer. Is it running?")
    if any(isinstance(each, httpx2.ConnectError | httpx2.ConnectTimeout) for each in chain):
        return NotReached(f"{server} cannot be reached. Is its address right?")
    return Dropped(f"the connection to {server} broke off.")


def _by_code(error: Any, server: str, model: str, sent: tuple[str, ...]) -> ProviderError:
    code, words = int(error.status_code), _words(error)
    if code == 429 or code == 402:
        if code == 402 or any(word in words for word in _NO_CREDIT):
            return NoCredit(f"{server} says that no credit is left.")
        wait = AskedToWait(f"{server} asks to wait.")
        wait.seconds = _retry_after(error)
        return wait
    if code == 401:
        return ProviderKeyRejected(f"{server} did not accept the key.")
    if any(word in words for word in _MODERATED) and code < 500:
        return ProviderRefused(f"{server} refused to do this.")
    if code == 403:
        return ProviderKeyRejected(f"{server} does not let this key in.")
    if code in (400, 422, 500):
        refused = _refused_request(words, server, model, sent)
        if refused is not None:
            return refused
    if code == 404:
        if model:
            return ModelUnknown(f"{server} has no model called '{model}'.")
        return ModelUnknown(f"{server} has no such service.")
    if code == 503:
        if "loading" in words:
            return StillLoading(f"{server} is still loading its model.")
        return InTrouble(f"{server} is busy.")
    if code >= 500:
        return InTrouble(f"{server} failed (error {code}).")
    if 300 <= code < 400:
        return NotTaken(f"{server} sends elsewhere. Is its address right?")
    return NotTaken(f"{server} did not take the request (error {code}).")


def _refused_request(words: str, server: str, model: str, sent: tuple[str, ...]) -> ProviderError | None:
    """A request that would be taken if it were asked otherwise."""
    if any(word in words for word in _TOO_LONG):
        return PromptTooLong(f"{server} reads less than the prompt of this turn.")
    named = tuple(name for name in sent if name != "response_format" and name in words)
    if named:
        other = ParameterRefused(f"{server} does not take {named[0]}.")
        other.names = named
        return other
    if any(word in words for word in _STRUCTURE):
        return StructureRefused(f"{server} does not take this form of answer.")
    if "model" in words and any(word in words for word in ("not found", "not exist", "unknown model")):
        return ModelUnknown(f"{server} has no model called '{model}'.")
    return None


def _words(error: Any) -> str:
    """What the server said, for looking words up in; never shown."""
    parts = [str(getattr(error, "code", "") or ""), str(getattr(error, "body", "") or "")]
    return " ".join([*parts, str(getattr(error, "message", "") or "")])[:4000].lower()


def _retry_after(error: Any) -> float | None:
    """Seconds, from the header ``Retry-After`` (seconds or a date) or ``retry-after-ms``."""
    headers = error.response.headers
    try:
        if headers.get("retry-after-ms"):
            return max(0.0, float(headers["retry-after-ms"]) / 1000)
        text = headers.get("retry-after")
        if not text:
            return None
        try:
            return max(0.0, float(text))
        except ValueError:
            from datetime import UTC, datetime

            return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


def _is_transport(error: BaseException) -> bool:
    import httpx2

    return isinstance(error, httpx2.TransportError | OSError)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield each
        each = each.__cause__ or each.__context__
