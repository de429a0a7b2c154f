"""What the service costs: requests beside a bare waitress hello, many nights at once, and what it
costs to name the session in every call."""

from __future__ import annotations

import http.client
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench.table import Row
from tests.engine.api.command import sketch_service
from tests.engine.api.sketch_service import sketched_engine

SESSIONS, TURNS, AT_ONCE = 64, 20, 16
ROUNDS, REQUESTS = 20, 100

_HELLO = """
from waitress.server import create_server
def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"hello"]
server = create_server(app, host="127.0.0.1", port=0)
print(server.effective_port, flush=True)
server.run()
"""


class Caller:
    """One kept connection; notes how long each route took."""

    def __init__(self, port: int, spent: dict[str, list[float]]) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", port)
        self._spent = spent

    def get(self, route: str, path: str) -> bytes:
        return self._ask("GET", route, path, None)

    def post(self, route: str, **body: Any) -> bytes:
        return self._ask("POST", route, route, json.dumps(body).encode())

    def _ask(self, method: str, route: str, path: str, body: bytes | None) -> bytes:
        begun = time.perf_counter()
        self._line.request(method, path, body, {"Content-Type": "application/json"} if body else {})
        answer = self._line.getresponse()
        data = answer.read()
        self._spent[f"{method} {route}"].append(time.perf_counter() - begun)
        if answer.status != 200:
            raise SystemExit(f"{method} {path}: {answer.status} {data[:200]!r}")
        return data

    def close(self) -> None:
        self._line.close()


@contextmanager
def _hello() -> Iterator[int]:
    process = subprocess.Popen([sys.executable, "-c", _HELLO], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.communicate()


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder, sketch_service(Path(folder)) as (_, address):
        port = int(address.rpartition(":")[2])
        with _hello() as hello_port:
            quiet = _quiet(port, hello_port)
            busy, seconds = _busy(port, hello_port)
    return [*_quiet_rows(quiet), *_busy_rows(busy, seconds), _naming_row()]


def _quiet(port: int, hello_port: int) -> dict[str, list[float]]:
    """One client, requests in turn with the hello, so that both see the same machine."""
    spent: dict[str, list[float]] = defaultdict(list)
    ours, hello = Caller(port, spent), Caller(hello_port, spent)
    ours.post("/api/game/intro", session_id="quiet")
    for _ in range(ROUNDS):
        for _ in range(REQUESTS):
            hello.get("hello", "/")
        for _ in range(REQUESTS):
            ours.get("/api/state", "/api/state?session_id=quiet")
        for _ in range(REQUESTS // 10):
            ours.get("/api/health", "/api/health")
            ours.get("/api/history", "/api/history?session_id=quiet")
    ours.close()
    hello.close()
    return spent


def _busy(port: int, hello_port: int) -> tuple[dict[str, list[float]], float]:
    """Many nights at once; a hello is asked for beside them all the while."""
    spent: dict[str, list[float]] = defaultdict(list)
    over = threading.Event()

    def beside() -> None:
        hello = Caller(hello_port, spent)
        while not over.is_set():
            hello.get("hello", "/")
            time.sleep(0.01)
        hello.close()

    watching = threading.Thread(target=beside)
    watching.start()
    begun = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as players:
        list(players.map(lambda number: _night(Caller(port, spent), f"night-{number}"), range(SESSIONS)))
    seconds = time.perf_counter() - begun
    over.set()
    watching.join()
    return spent, seconds


def _night(caller: Caller, session_id: str) -> None:
    caller.post("/api/game/intro", session_id=session_id)
    for turn in range(1, TURNS + 1):
        state = json.loads(caller.get("/api/state", f"/api/state?session_id={session_id}"))["data"]
        if not state["choices"]:
            break
        fate = json.loads(caller.get("/api/game/fate", f"/api/game/fate?session_id={session_id}"))["data"]
        lines = caller.post(
            "/api/game/play", session_id=session_id, choice=state["choices"][0], fate=fate, turn=turn
        ).splitlines()
        last = json.loads(lines[-1])
        if last["event"] != "finished":
            raise SystemExit(f"turn {turn} of {session_id} ended with {last}")
        caller.get("/api/sessions/<id>/images/<file>", f"/api/sessions/{session_id}/{_picture(last)}")
    caller.close()


def _picture(finished: dict[str, Any]) -> str:
    return str(finished["state"]["current_image_url"])


def _quiet_rows(spent: dict[str, list[float]]) -> list[Row]:
    hello = statistics.median(spent["GET hello"])
    ratio = statistics.median(spent["GET /api/state"]) / hello
    beside = f"hello {_ms(spent['GET hello'])}"
    table = [Row(f"{route}, one client, p50 / p95", _ms(times), beside) for route, times in spent.items()]
    asked = Row("GET /api/state over a bare hello, p50", f"{ratio:.2f} times", "at most 2", ratio <= 2)
    return [row for row in table if "hello" not in row.what.split(",")[0]] + [asked]


def _busy_rows(spent: dict[str, list[float]], seconds: float) -> list[Row]:
    turns = len(spent["POST /api/game/play"])
    beside = f"hello {_ms(spent['GET hello'])}"
    throughput = Row(
        f"{SESSIONS} nights of {TURNS} turns, {AT_ONCE} at a time",
        f"{turns / seconds:.0f} turns a second",
        f"{turns} turns, 0 errors",
        True,
    )
    return [throughput] + [
        Row(f"{route}, {AT_ONCE} players, p50 / p95", _ms(times), beside)
        for route, times in spent.items()
        if "hello" not in route
    ]


def _naming_row() -> Row:
    """An explicit id among many against one fixed session of the same store, turn about."""
    with tempfile.TemporaryDirectory() as folder:
        engine = sketched_engine(Path(folder))
        names = [f"one-of-many-{number}" for number in range(16)]
        for name in ("fixed", *names):
            engine.intro(name)
        spent: dict[str, list[float]] = {"fixed": [], "named": []}
        for round_ in range(1500):
            name = names[round_ % len(names)]
            for kind, session_id in (("fixed", "fixed"), ("named", name)):
                spent[kind].append(_timed(lambda chosen=session_id: engine.state(chosen)))
        engine.close()
    over = statistics.median(spent["named"]) / statistics.median(spent["fixed"]) - 1
    return Row(
        "a call that names its session, over one fixed session", f"{over:+.1%}", "at most +5 %", over <= 0.05
    )


def _timed(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def _ms(times: list[float]) -> str:
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"{statistics.median(ordered) * 1000:.2f} / {p95 * 1000:.2f} ms"


def main() -> None:
    """Print the table."""
    for row in rows():
        mark = {True: "ok", False: "MISSED", None: ""}[row.good]
        print(f"{row.what:<62} {row.figure:<24} {row.beside:<32} {mark}")


if __name__ == "__main__":
    main()
