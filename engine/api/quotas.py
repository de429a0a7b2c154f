"""How much one client may ask for: requests in a while, and sessions in all.

May import: access, config, ports. Promises: nothing kept here is needed to answer rightly; after a
restart the files tell how many sessions there are.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from werkzeug.exceptions import TooManyRequests

from engine.api.access import Caller
from engine.ports import Engine

_MAX_CLIENTS = 10_000
_LISTING_AGE = 5.0
"""Seconds for which a listing of the sessions is believed, unless the quota seems used up."""


class Rate:
    """A bucket of requests for every client: ``burst`` at once, ``rate`` a second in the long run."""

    def __init__(self, rate: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._burst = max(1, burst)
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def take(self, caller: Caller) -> None:
        """Count one request; raise ``TooManyRequests`` when the bucket is empty."""
        if not self._rate:
            return
        now = self._clock()
        with self._lock:
            left, then = self._buckets.get(caller.name, (float(self._burst), now))
            left = min(float(self._burst), left + (now - then) * self._rate)
            self._buckets[caller.name] = (left - 1 if left >= 1 else left, now)
            if len(self._buckets) > _MAX_CLIENTS:
                self._forget(now)
        if left < 1:
            raise TooManyRequests(f"More than {self._rate:g} requests a second. Wait a moment.")

    def _forget(self, now: float) -> None:
        """Drop the clients whose buckets are full again: they are as good as new."""
        full_after = self._burst / self._rate
        self._buckets = {
            name: bucket for name, bucket in self._buckets.items() if now - bucket[1] < full_after
        }


class SessionQuota:
    """Lets a client begin sessions until it owns ``limit`` of them."""

    def __init__(self, engine: Engine, limit: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._limit = limit
        self._clock = clock
        self._known: set[str] = set()
        self._listed = float("-inf")
        self._lock = threading.Lock()

    def check_room(self, caller: Caller, session_id: str) -> None:
        """Raise ``TooManyRequests`` if this would be one session too many."""
        if not self._limit:
            return
        with self._lock:
            if session_id in self._known:
                return
            if self._clock() - self._listed > _LISTING_AGE or self._owned(caller) >= self._limit:
                self._known = {summary.session_id for summary in self._engine.sessions()}
                self._listed = self._clock()
            if session_id not in self._known and self._owned(caller) >= self._limit:
                raise TooManyRequests(
                    f"You have {self._limit} sessions, which is all that is allowed. Delete one first."
                )
            self._known.add(session_id)

    def _owned(self, caller: Caller) -> int:
        return sum(map(caller.owns, self._known))
