"""A real server on a free loopback port, in a thread of the test."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from engine.api import ServiceConfig, create_app
from engine.api.server import WebServer
from engine.api.service import Service
from engine.ports import Engine


@dataclass
class Served:
    """A running server, and the plainest of clients."""

    server: WebServer
    service: Service
    port: int = field(init=False)

    def __post_init__(self) -> None:
        self.port = int(self.server.address.rpartition(":")[2])

    @property
    def address(self) -> str:
        return self.server.address

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (lower case) and bytes. A body that is not bytes goes as JSON."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        sent = dict(headers or {})
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        try:
            line.request(method, path, body=body, headers=sent)
            answer = line.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            line.close()

    def json(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, dict[str, Any]]:
        """Status and envelope."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        status, _, data = self.ask(method, path, body, named)
        return status, json.loads(data)

    def post(self, path: str, **body: Any) -> tuple[int, dict[str, Any]]:
        return self.json("POST", path, body)


@contextmanager
def serving(engine: Engine, config: ServiceConfig | None = None) -> Iterator[Served]:
    """Serve the engine until the block ends; then everything is stopped in good order."""
    app = create_app(engine, config or ServiceConfig(port=0))
    server = WebServer(app)
    loop = threading.Thread(target=server.run, name="server")
    loop.start()
    try:
        yield Served(server, app.extensions["somewhere"])
    finally:
        server.stop()
        loop.join(20)
