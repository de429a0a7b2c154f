"""A line that breaks: a proxy that cuts its connections after so many bytes of an answer."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class CuttingProxy:
    """Passes bytes on; ``cut_after`` bytes of an answer it breaks the line, ``cuts`` times."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.cut_after: int | None = None
        self.cuts = 0
        self.match = b""
        self._threads: list[threading.Thread] = []
        self._open: list[socket.socket] = []
        self._accepting = threading.Thread(target=self._accept, name="proxy")
        self._accepting.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self, after: int, times: int = 1, match: bytes = b"/api/game/play") -> None:
        """Break the next ``times`` answers to requests that contain ``match``, after so many bytes."""
        self.cut_after, self.cuts, self.match = after, times, match

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for line in list(self._open):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        self._accepting.join(5)
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._pass_on, args=(near,), name="proxy-line")
            self._threads.append(thread)
            thread.start()

    def _pass_on(self, near: socket.socket) -> None:
        with near, socket.create_connection(("127.0.0.1", self._target)) as far:
            self._open += [near, far]
            asked = threading.Event()
            up = threading.Thread(target=self._up, args=(near, far, asked), name="proxy-up")
            up.start()
            with suppress(OSError):
                self._down(near, far, asked)
            for line in (near, far):
                with suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)
            up.join(5)

    def _up(self, near: socket.socket, far: socket.socket, asked: threading.Event) -> None:
        with suppress(OSError):
            while data := near.recv(65536):
                if self.match and self.match in data:
                    asked.set()
                far.sendall(data)
            far.shutdown(socket.SHUT_WR)

    def _down(self, near: socket.socket, far: socket.socket, asked: threading.Event) -> None:
        passed = 0
        while data := far.recv(65536):
            if asked.is_set() and self.cuts and self.cut_after is not None:
                room = self.cut_after - passed
                if len(data) >= room:
                    self.cuts -= 1
                    near.sendall(data[: max(0, room)])
                    return
            passed += len(data)
            near.sendall(data)


@contextmanager
def cutting(port: int) -> Iterator[CuttingProxy]:
    proxy = CuttingProxy(port)
    try:
        yield proxy
    finally:
        proxy.close()
