"""The wire of one call: what can be cut while a thread waits on it.

Lives here: :class:`Wire`, :func:`http_client`. May import: ``httpx2``, when first asked. Promises: a cut
wire wakes the thread that reads from it, also when the server is silent; an answer is never longer than
agreed; nothing travels through a proxy to this very computer.
"""

from __future__ import annotations

import contextlib
import queue
import socket
import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from engine.errors import ProviderBadReply

if TYPE_CHECKING:
    import httpx2

_thread = threading.local()


class Wire:
    """The connections that one call opened, and whether they were cut."""

    def __init__(self, mail: queue.SimpleQueue[Any], most: int) -> None:
        self.is_cut = False
        self.most = most
        """Longest answer in bytes."""
        self._mail = mail
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()

    def cut(self) -> None:
        """End the call: whoever waits for its mail wakes up, whoever reads from its server stops."""
        with self._lock:
            if self.is_cut:
                return
            self.is_cut = True
            sockets = list(self._sockets)
        for each in sockets:
            _shut(each)
        self._mail.put(None)

    def noted(self, name: str, info: dict[str, Any]) -> None:
        """Called by the HTTP client at each of its steps; keeps the socket when one is opened."""
        if not name.endswith(("connect_tcp.complete", "start_tls.complete")):
            return
        opened = info["return_value"].get_extra_info("socket")
        if not isinstance(opened, socket.socket):
            return
        with self._lock:
            self._sockets.append(opened)
            late = self.is_cut
        if late:
            _shut(opened)


@contextlib.contextmanager
def on_this_thread(wire: Wire) -> Iterator[None]:
    """Requests of this thread go over ``wire``."""
    _thread.wire = wire
    try:
        yield
    finally:
        _thread.wire = None


def made_ready() -> None:
    """Import what asking needs, which may take a second and more: before a short time begins to run."""
    http_client(nearby=True)


@lru_cache(maxsize=2)
def http_client(*, nearby: bool) -> httpx2.Client:
    """The HTTP client for servers on this computer, or elsewhere. Connections are not kept: turns lie
    further apart than servers keep them, and a wire of its own can be cut."""
    import httpx2
    import openai

    return openai.DefaultHttpx2Client(
        trust_env=not nearby,
        follow_redirects=False,  # a server asked is the server that answers, be it for money or for nothing
        limits=httpx2.Limits(max_connections=64, max_keepalive_connections=0),
        timeout=httpx2.Timeout(600.0, connect=10.0),
        event_hooks={"request": [_begin], "response": [_limit]},
    )


def _begin(request: httpx2.Request) -> None:
    wire = getattr(_thread, "wire", None)
    if wire is not None:
        request.extensions = {**request.extensions, "trace": wire.noted}


def _limit(response: httpx2.Response) -> None:
    wire = getattr(_thread, "wire", None)
    if wire is not None:
        response.stream = _limited(response.stream, wire.most)


def _limited(stream: Any, most: int) -> Any:
    import httpx2

    class Limited(httpx2.SyncByteStream):
        """A body that may not be longer than agreed."""

        def __iter__(self) -> Iterator[bytes]:
            left = most
            for part in stream:
                left -= len(part)
                if left < 0:
                    raise ProviderBadReply("the answer of the server was far too long.")
                yield part

        def close(self) -> None:
            stream.close()

    return Limited()


def _shut(opened: socket.socket) -> None:
    with contextlib.suppress(OSError, ValueError):
        # The plain socket's way: TLS would want to say goodbye to a server that may be silent.
        socket.socket.shutdown(opened, socket.SHUT_RDWR)
