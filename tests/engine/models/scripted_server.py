"""A model server on a real socket that says and does what a test has written down.

Speaks as much of the OpenAI protocol as the game asks for, over plain HTTP on a free loopback port, and
every fault that real servers were seen to have. Keeps every request it got.
"""

from __future__ import annotations

import base64
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]


@dataclass
class Says:
    """A streamed answer. ``first``: seconds to the first piece; ``rate``: pieces a second (0: at once)."""

    text: str
    first: float = 0.0
    rate: float = 0.0
    finish: str | None = "stop"
    thought: str = ""
    thought_field: str = "reasoning_content"
    piece: int = 5
    """Characters of a piece: about a token."""
    usage: tuple[int, int] | None = (1000, 90)


@dataclass
class Status:
    """An answer that is no success."""

    code: int
    body: Any = field(default_factory=lambda: {"error": {"message": "no", "type": "x", "code": None}})
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Raw:
    """Any bytes, as any type."""

    body: bytes
    kind: str = "text/html"


@dataclass
class Silent:
    """Nothing at all, until the server closes."""


@dataclass
class Breaks:
    """A stream that begins well: ``stall`` then silent, else cut off (hard), or followed by ``junk``."""

    text: str
    stall: bool = False
    junk: bytes = b""


@dataclass
class Trickles:
    """Bytes without end, one at a time, so slowly that nobody is ever silent for long."""

    pause: float = 0.02
    kind: str = "application/json"


@dataclass
class Hangs:
    """Closes the connection at once, without an answer."""


Answer = Says | Status | Raw | Silent | Breaks | Trickles | Hangs
Script = Callable[[Json, int], Answer]
PictureAnswer = bytes | Json | Status | Raw | Silent | Trickles | Hangs
PictureScript = Callable[[Json, int], PictureAnswer]
"""Given the request (its route as ``route``, files as bytes) and its number."""
PICTURE_ROUTES = ("/v1/images/generations", "/v1/images/edits", "/v1/images", "/sdapi/v1/")


def telling(prose: str, **fields: str) -> str:
    """The JSON object that a good model answers with."""
    return json.dumps({"prose": prose, **fields}, ensure_ascii=False)


class ScriptedServer:
    """Plays a script. ``script(body, n)`` gives the answer to the n-th chat request (from 0)."""

    def __init__(self, script: Script | Answer) -> None:
        self.script = script
        self.requests: list[Json] = []
        self.headers: list[dict[str, str]] = []
        self.pictures: list[Json] = []
        self.cut_short = 0
        """How often the other side hung up before an answer had ended."""
        self.models = ["scripted"]
        self.beside: dict[str, Any] = {}
        """Path -> JSON (or bytes) that stands there."""
        self.looked_at: list[str] = []
        self.keys_at_looks: list[str] = []
        self.picture: PictureScript | PictureAnswer = b""
        """What image requests are answered with: bytes go out as base64, a mapping as it is."""
        self.picture_seconds = 0.0
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._http = _Http(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    @property
    def calls(self) -> int:
        return len(self.requests)

    def close(self) -> None:
        self._closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def asked(self, body: Json, headers: Mapping[str, str]) -> Answer:
        with self._lock:
            number = len(self.requests)
            self.requests.append(body)
            self.headers.append({name.lower(): value for name, value in headers.items()})
        return self.script(body, number) if callable(self.script) else self.script

    def asked_picture(self, body: Json, headers: Mapping[str, str]) -> int:
        with self._lock:
            self.pictures.append(body)
            self.headers.append({name.lower(): value for name, value in headers.items()})
            return len(self.pictures) - 1

    def rest(self, seconds: float) -> bool:
        """Sleep; False when the server closes meanwhile."""
        return not self._closing.wait(seconds)


@contextmanager
def serving(script: Script | Answer) -> Iterator[ScriptedServer]:
    server = ScriptedServer(script)
    try:
        yield server
    finally:
        server.close()


def _read(raw: bytes, kind: str) -> Json:
    """A JSON body, or a form with files."""
    if not kind.startswith("multipart/"):
        return dict(json.loads(raw))
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    form: Json = {}
    for part in message_from_bytes(head + raw).walk():
        name = part.get_param("name", header="content-disposition")
        if isinstance(name, str):
            data = part.get_payload(decode=True)
            assert isinstance(data, bytes)
            form[name] = data if part.get_filename() else data.decode()
    return form


def closed_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class _Http(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are the point of many tests."""


def _handler(server: ScriptedServer) -> type[BaseHTTPRequestHandler]:
    class Handler(_Handler):
        scripted = server

    return Handler


class _Handler(BaseHTTPRequestHandler):
    scripted: ScriptedServer

    def log_message(self, format: str, *args: Any) -> None:
        return

    def do_GET(self) -> None:
        self.scripted.looked_at.append(self.path)
        self.scripted.keys_at_looks.append(self.headers.get("Authorization", ""))
        if self.path == "/v1/models" and self.path not in self.scripted.beside:
            data = [{"id": name, "object": "model"} for name in self.scripted.models]
            self._whole(200, json.dumps({"object": "list", "data": data}).encode(), "application/json")
        elif self.path in self.scripted.beside:
            there = self.scripted.beside[self.path]
            if isinstance(there, Status):
                self._answer(there)
                return
            text = there if isinstance(there, bytes) else json.dumps(there).encode()
            self._whole(200, text, "application/json")
        else:
            self._whole(404, b"{}", "application/json")

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.startswith(PICTURE_ROUTES):
            try:
                self._paint(_read(raw, self.headers["Content-Type"]))
            except OSError:
                self.scripted.cut_short += 1
            return
        answer = self.scripted.asked(json.loads(raw), self.headers)
        try:
            self._answer(answer)
        except OSError:
            self.scripted.cut_short += 1

    def _paint(self, body: Json) -> None:
        number = self.scripted.asked_picture({**body, "route": self.path}, self.headers)
        self.scripted.rest(self.scripted.picture_seconds)
        wanted = self.scripted.picture
        answer = wanted(body, number) if callable(wanted) else wanted
        if isinstance(answer, bytes):
            text = base64.b64encode(answer).decode()
            key = "images" if self.path.startswith("/sdapi") else "data"
            answer = {key: [text] if key == "images" else [{"b64_json": text}]}
        if isinstance(answer, dict):
            self._whole(200, json.dumps(answer).encode(), "application/json")
        else:
            self._answer(answer)

    def _answer(self, answer: Answer) -> None:
        match answer:
            case Status(code, body, headers):
                text = body if isinstance(body, bytes) else json.dumps(body).encode()
                self._whole(code, text, "application/json", headers)
            case Raw(body, kind):
                self._whole(200, body, kind)
            case Silent():
                self._wait_for_the_end()
            case Trickles(pause, kind):
                self._trickle(pause, kind)
            case Hangs():
                self._hang_up()
            case Breaks(text, stall, junk):
                self._begin()
                self._piece({"content": text})
                if junk:
                    self._send(junk)
                elif stall:
                    self._wait_for_the_end()
                else:
                    self._hang_up()
            case Says():
                self._say(answer)

    def _say(self, answer: Says) -> None:
        self._begin()
        if not self._pause(answer.first):
            return
        self._piece({"role": "assistant", "content": None})
        if answer.thought:
            self._piece({answer.thought_field: answer.thought})
        pause = 1 / answer.rate if answer.rate else 0.0
        for at in range(0, len(answer.text), answer.piece):
            if at and not self._pause(pause):
                return
            self._piece({"content": answer.text[at : at + answer.piece]})
        if answer.finish is not None:
            self._piece({}, answer.finish)
        if answer.usage is not None:
            counted = {
                "prompt_tokens": answer.usage[0],
                "completion_tokens": answer.usage[1],
                "total_tokens": 0,
            }
            self._event({"choices": [], "usage": counted})
        self._send(b"data: [DONE]\n\n")

    def _begin(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def _piece(self, delta: Json, finish: str | None = None) -> None:
        self._event({"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})

    def _event(self, part: Json) -> None:
        whole = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "scripted", **part}
        self._send(b"data: " + json.dumps(whole).encode() + b"\n\n")

    def _send(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def _whole(self, code: int, body: bytes, kind: str, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _pause(self, seconds: float) -> bool:
        return seconds <= 0 or self.scripted.rest(seconds)

    def _trickle(self, pause: float, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.close_connection = True
        while self._pause(pause):
            self._send(b" ")

    def _wait_for_the_end(self) -> None:
        """Until the other side hangs up or the server closes."""
        self.connection.setblocking(False)
        while self.scripted.rest(0.01):
            with suppress(BlockingIOError):
                if not self.connection.recv(1):
                    self.scripted.cut_short += 1
                    break
        self.close_connection = True

    def _hang_up(self) -> None:
        """A hard end: the other side sees a reset, not an end."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True
