"""Figures of the running service, in Prometheus' text format, and its request log.

May import: prometheus_client. Promises: routes are counted by their pattern, callers not at all:
neither figures nor log lines hold bodies, queries, session ids or tokens.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import lru_cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

log = logging.getLogger("engine.api.requests")

CONTENT_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0)


class Measures:
    """The service's own registry: two services in one process do not mix."""

    def __init__(self, turns_running: Callable[[], int]) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "somewhere_requests", "Requests answered.", ("method", "route", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "somewhere_request_seconds",
            "Time until an answer began.",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._turns = Counter("somewhere_turns", "Turns by result.", ("result",), registry=self._registry)
        # Looking a label up costs as much as answering from memory; there are few of them.
        self._count = lru_cache(maxsize=1024)(lambda m, r, s: self._requests.labels(m, r, str(s)))
        self._time = lru_cache(maxsize=256)(lambda r: self._seconds.labels(r))
        gauge = Gauge("somewhere_turns_in_progress", "Turns being worked on.", registry=self._registry)
        gauge.set_function(turns_running)

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        self._count(method, route, status).inc()
        self._time(route).observe(seconds)
        if log.isEnabledFor(logging.INFO):
            log.info("%s %s %d %.1f ms", method, route, status, seconds * 1000)

    def turn_over(self, result: str) -> None:
        self._turns.labels(result).inc()

    def text(self) -> bytes:
        return generate_latest(self._registry)
