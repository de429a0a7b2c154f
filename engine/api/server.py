"""The real server: waitress, made to answer JSON even where no application is reached, to bear slow
and oversized clients, and to stop in good order.

May import: answers, config, service. Promises: a body that is too large is answered, not cut off;
who sends slowly or reads slowly holds a socket, never a thread; stopping ends within about twice
the grace time.
"""

from __future__ import annotations

import logging
import select
import socket
import threading
import time
from typing import Any

from flask import Flask
from waitress import wasyncore
from waitress.buffers import OverflowableBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import create_server
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge

from engine.api.answers import NAMES, dumped
from engine.api.service import Service

_DRAINED = 32 * 1024 * 1024
"""A body this long is still read (and thrown away) so that its sender gets to read the answer."""
_LOOP = 1.0
_FLUSH = 2.0


class _Nowhere(OverflowableBuffer):
    """Takes the place of a request's buffer: what goes in is gone."""

    def append(self, s: bytes) -> None:
        pass


class _Parser(HTTPRequestParser):
    """Reads a body that is too large to its end, keeping nothing, before it is refused."""

    def received(self, data: bytes) -> int:
        consumed: int = super().received(data)
        if isinstance(self.error, RequestEntityTooLarge) and self.body_rcv is not None:
            self.body_rcv.buf = _Nowhere(self.adj.inbuf_overflow)
            length = max(self.content_length, self.body_bytes_received)
            unread = not (self.body_rcv.completed or self.body_rcv.error)
            if unread and length < _DRAINED and not self.expect_continue:
                self.completed = False
        return consumed


class _JsonErrorTask(ErrorTask):
    """What waitress itself refuses (bad HTTP, too large) reads like every other error."""

    def execute(self) -> None:
        request: Any = self.request
        failure = request.error
        name = NAMES.get(failure.code, "BadRequest")
        body = dumped({"success": False, "error": name, "details": f"{failure.reason}: {failure.body}."})
        self.status = f"{failure.code} {failure.reason}"
        self.response_headers = [("Content-Type", "application/json")]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class _Channel(HTTPChannel):
    """A connection whose requests must each arrive within ``request_time``."""

    parser_class = _Parser
    error_task_class = _JsonErrorTask
    request_time = 20.0
    _hung_up = False

    def handle_read(self) -> None:
        # A client that hangs up while its request is worked on has still asked for it.
        if self.requests and self._at_end():
            self._hung_up = True
        else:
            super().handle_read()

    def check_client_disconnected(self) -> bool:  # type: ignore[override]  # its stub forgets the answer
        return self._hung_up or not self.connected

    def _at_end(self) -> bool:
        try:
            return self.socket is not None and not self.socket.recv(1, socket.MSG_PEEK)
        except OSError:
            return False

    def received(self, data: bytes) -> bool:
        if self.request is None:
            self._began = time.monotonic()
        taken: bool = super().received(data)
        return taken

    def readable(self) -> bool:
        if self.request is not None and time.monotonic() - self._began > self.request_time:
            self.will_close = True
        if self._hung_up and self.requests:
            return False
        readable: bool = super().readable()
        return readable


class WebServer:
    """A listening server over the application of :func:`engine.api.create_app`."""

    def __init__(self, app: Flask) -> None:
        service: Service = app.extensions["somewhere"]
        self._service = service
        limits = service.config.limits
        self._map: dict[int, Any] = {}
        self._use_poll = hasattr(select, "poll")
        # Being asked to wait is no event worth a line for every request.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        self._server = create_server(
            app,
            map=self._map,
            host=service.config.host,
            port=service.config.port,
            threads=limits.turns + limits.spare_threads,
            ident="somewhere",
            max_request_body_size=limits.body + 1,
            max_request_header_size=16 * 1024,
            connection_limit=limits.connections,
            channel_timeout=limits.idle_time,
            cleanup_interval=5,
            channel_request_lookahead=1,
            asyncore_use_poll=self._use_poll,
            clear_untrusted_proxy_headers=True,
        )
        channel = type("_Channel", (_Channel,), {"request_time": limits.request_time})
        self._listeners = [part for part in self._map.values() if hasattr(part, "active_channels")]
        for listener in self._listeners:
            listener.channel_class = channel
        self.address = self._address()
        """Where the server listens: ``http://127.0.0.1:5001``."""
        self._ended = threading.Event()
        self._closing = threading.Lock()

    def _address(self) -> str:
        host = str(self._listeners[0].effective_host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self._listeners[0].effective_port}"

    def run(self) -> None:
        """Serve until :meth:`stop` has been called (from another thread) and has done its work."""
        while not self._ended.is_set():
            wasyncore.loop(timeout=_LOOP, use_poll=self._use_poll, map=self._map, count=1)
        self._flush()
        self._server.task_dispatcher.shutdown()
        with self._closing:
            self._listeners = []
            wasyncore.close_all(self._map)

    def stop(self) -> None:
        """Let turns in progress end or roll back while everything else is answered 503; then end."""
        self._service.stop()
        self._ended.set()
        with self._closing:  # a closed trigger's number may belong to another file by now
            for listener in self._listeners:
                listener.pull_trigger()

    def _flush(self) -> None:
        """Send what has been answered already."""
        end = time.monotonic() + _FLUSH
        while time.monotonic() < end and any(
            channel.requests or channel.total_outbufs_len
            for listener in self._listeners
            for channel in list(listener.active_channels.values())
        ):
            wasyncore.loop(timeout=0.05, use_poll=self._use_poll, map=self._map, count=1)
