"""Programs that ``.ci/setup servers`` installed, running on free loopback ports for the time of a test."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

HOME = Path(__file__).parents[2] / "build" / "servers"
_READY = 180.0
"""Seconds that a server may take until it answers, on a slow machine with much else to do."""


class Running:
    """A server that answers at ``root``."""

    def __init__(self, root: str, log: Path) -> None:
        self.root, self.log = root, log

    @property
    def url(self) -> str:
        """As the game's settings name it."""
        return f"{self.root}/v1"

    def get(self, path: str) -> Any:
        with urlopen(self.root + path, timeout=20) as answer:
            return json.load(answer)

    def post(self, path: str, body: Any) -> Any:
        data = json.dumps(body).encode()
        request = Request(self.root + path, data, {"Content-Type": "application/json"}, method="POST")
        with urlopen(request, timeout=20) as answer:
            text = answer.read()
        return json.loads(text) if text else None


def installed(*parts: str) -> Path:
    """A program in ``build/servers``. Fails in words where the set-up did not run."""
    path = HOME.joinpath(*parts)
    assert path.exists(), f"{path.relative_to(HOME.parents[1])} is missing: run .ci/setup servers first"
    return path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: list[str], port: int, ready: str, folder: Path, environment: Mapping[str, str] = {}
) -> Iterator[Running]:
    """The command as a process, from when ``ready`` (a path) answers; ended by its own pid."""
    log = folder / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            stdout=out,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            env={"PATH": "/usr/bin:/bin", "HOME": str(folder), **environment},
        )
        server = Running(f"http://127.0.0.1:{port}", log)
        try:
            _wait(server, process, ready)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(server: Running, process: subprocess.Popen[bytes], ready: str) -> None:
    end = time.monotonic() + _READY
    while time.monotonic() < end:
        if process.poll() is not None:
            raise AssertionError(f"the server ended: {server.log.read_text(errors='replace')[-2000:]}")
        with suppress(OSError), urlopen(server.root + ready, timeout=5):
            return
        time.sleep(0.1)
    raise AssertionError(f"the server does not answer: {server.log.read_text(errors='replace')[-2000:]}")
