"""The line to a server: requests out, envelopes in, and every failure as an engine error.

May import: errors. Promises: nothing of httpx2 leaves this room, neither results nor exceptions;
the token is sent to the server asked for and to nobody else, and is in no message.
"""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any, Final

import httpx2

from engine import errors
from engine.remote.terms import LineCut, Timeouts

_KINDS: Final[dict[str, type[errors.EngineError]]] = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.EngineError)
}
_BY_STATUS: Final[dict[int, type[errors.EngineError]]] = {
    401: errors.ProviderKeyRejected,
    403: errors.ProviderRefused,
    404: errors.SessionNotFound,
    429: errors.ProviderRateLimited,
    502: errors.ProviderUnreachable,
    503: errors.ProviderUnreachable,
    504: errors.ProviderUnreachable,
}
"""Refusals that are not the engine's own: by status."""


class Line:
    """Connections to one server. Safe to use from many threads."""

    def __init__(self, base_url: str, token: str | None, timeouts: Timeouts) -> None:
        self.base = base_of(base_url)
        self._timeouts = timeouts
        headers = {"User-Agent": "somewhere", "Accept": "*/*"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        try:
            url = httpx2.URL(self.base)
        except httpx2.InvalidURL as error:
            raise errors.ProviderUnreachable(
                f"{base_url!r} is no web address. Write http://host:port."
            ) from error
        if url.scheme not in ("http", "https") or not url.host:
            raise errors.ProviderUnreachable(f"{base_url!r} is no web address. Write http://host:port.")
        self._client = httpx2.Client(
            base_url=self.base,
            headers=headers,
            trust_env=not _is_loopback(url.host),
            follow_redirects=False,
            limits=httpx2.Limits(max_connections=None, max_keepalive_connections=16),
        )

    def get(self, path: str, session_id: str | None = None) -> Any:
        """The ``data`` of an answer."""
        query = {} if session_id is None else {"session_id": session_id}
        return self._data(self._send("GET", path, self._timeouts.read, params=query))

    def post(self, path: str, body: dict[str, Any], *, turn: bool = False) -> Any:
        """The ``data`` of an answer; ``turn`` allows for the time a turn takes."""
        return self._data(
            self._send("POST", path, self._patience(turn), content=_packed(body), headers=_JSON)
        )

    def delete(self, path: str) -> Any:
        return self._data(self._send("DELETE", path, self._timeouts.read))

    def bytes(self, path: str) -> bytes:
        answer = self._send("GET", path, self._timeouts.read)
        self._check(answer)
        return answer.content

    def open_lines(self, path: str, body: dict[str, Any]) -> Generator[dict[str, Any], None, None]:
        """The JSON lines of an answer. Refusals are raised here; a line that breaks later raises
        :class:`LineCut` from the iterator. Leaving the iterator closes the connection."""
        request = self._client.build_request(
            "POST", path, content=_packed(body), headers=_JSON, timeout=self._timeout(self._timeouts.turn)
        )
        with self._translated():
            answer = self._client.send(request, stream=True)
            if answer.status_code != 200:
                try:
                    answer.read()
                finally:
                    answer.close()
        self._check(answer)
        return self._lines(answer)

    def close(self) -> None:
        self._client.close()

    def _lines(self, answer: httpx2.Response) -> Generator[dict[str, Any], None, None]:
        try:
            with self._translated():
                for line in answer.iter_lines():
                    if line:
                        yield self._parsed_line(line)
        finally:
            answer.close()

    def _parsed_line(self, line: str) -> dict[str, Any]:
        try:
            found = json.loads(line)
        except ValueError as error:
            raise LineCut(f"The server at {self.base} sent half a line. Read the state.") from error
        if not isinstance(found, dict):
            raise errors.ProviderBadReply(f"The server at {self.base} sent what is no event.")
        return found

    def _send(self, method: str, path: str, patience: float, **rest: Any) -> httpx2.Response:
        with self._translated():
            return self._client.request(method, path, timeout=self._timeout(patience), **rest)

    def _data(self, answer: httpx2.Response) -> Any:
        self._check(answer)
        try:
            envelope = answer.json()
            return envelope["data"]
        except (ValueError, KeyError, TypeError) as error:
            raise errors.ProviderBadReply(
                f"What answers at {self.base} is not this game's server. Check the address."
            ) from error

    def _check(self, answer: httpx2.Response) -> None:
        """Raise what the server says went wrong."""
        if answer.status_code == 200:
            return
        try:
            envelope = answer.json()
            name, details = str(envelope["error"]), str(envelope["details"])
        except (ValueError, KeyError, TypeError):
            raise errors.ProviderBadReply(
                f"What answers at {self.base} is not this game's server (status {answer.status_code}). "
                "Check the address."
            ) from None
        kind = _KINDS.get(name) or _BY_STATUS.get(answer.status_code, errors.EngineError)
        raise kind(details)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError) as error:
            raise errors.ProviderUnreachable(
                f"No server answers at {self.base}. Start it, or check the address, then try again."
            ) from error
        except httpx2.TimeoutException as error:
            raise LineCut(
                f"The server at {self.base} did not answer in time. Read the state before acting again."
            ) from error
        except httpx2.TransportError as error:
            raise LineCut(f"The line to {self.base} was cut. Read the state before acting again.") from error
        except (httpx2.HTTPError, httpx2.StreamError) as error:
            raise errors.ProviderBadReply(f"What answers at {self.base} cannot be read.") from error

    def _patience(self, turn: bool) -> float:
        return self._timeouts.turn if turn else self._timeouts.read

    def _timeout(self, read: float) -> httpx2.Timeout:
        return httpx2.Timeout(read, connect=self._timeouts.connect)


_JSON: Final = {"Content-Type": "application/json"}


def base_of(url: str) -> str:
    """The server's address without a final ``/api``, which is accepted and means the same."""
    return url.strip().rstrip("/").removesuffix("/api").rstrip("/")


def _packed(body: dict[str, Any]) -> bytes:
    try:
        return json.dumps(body, ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError) as error:  # of which UnicodeEncodeError
        raise errors.InvalidAction(f"What was sent cannot be written as JSON: {error}.") from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
