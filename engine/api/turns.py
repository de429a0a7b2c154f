"""The turns being worked on: how many at once, streaming them, and ending them in good order.

May import: answers, ports, state, errors. Promises: a turn goes on to its end whether or not
anybody listens; a listener that is gone gives its thread back within a second; once stopping has
begun no turn is taken, and those in progress end or are cancelled.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from werkzeug.exceptions import ServiceUnavailable, TooManyRequests

from engine.api.answers import dumped, public_name
from engine.errors import EngineError
from engine.state import Event, Failed, Finished
from engine.state.events import as_json

log = logging.getLogger(__name__)

_LOOK_UP = 0.5
"""Seconds after which a silent stream looks whether its listener is still there."""


class TurnDesk:
    """Counts the turns in progress, and takes none above ``limit`` or while stopping."""

    def __init__(self, limit: int, told: Callable[[str], None] = lambda result: None) -> None:
        self._limit = limit
        self._told = told
        self._running = 0
        self._stopping = False
        self._changed = threading.Condition()

    @property
    def running(self) -> int:
        return self._running

    @property
    def stopping(self) -> bool:
        return self._stopping

    def check_open(self) -> None:
        """Raise ``ServiceUnavailable`` once stopping has begun."""
        if self._stopping:
            raise ServiceUnavailable("The service is stopping. Try again when it is back.")

    def take(self) -> None:
        """A seat for one turn; whoever takes it must :meth:`leave` it."""
        with self._changed:
            self.check_open()
            if self._limit and self._running >= self._limit:
                raise TooManyRequests(f"{self._limit} turns are being worked on. Try again in a moment.")
            self._running += 1

    def leave(self, result: str) -> None:
        with self._changed:
            self._running -= 1
            self._changed.notify_all()
        self._told(result)

    @contextmanager
    def seat(self) -> Iterator[None]:
        """A seat for a turn that is worked on in the caller's thread."""
        self.take()
        result = "failed"
        try:
            yield
            result = "finished"
        except EngineError:
            result = "refused"
            raise
        finally:
            self.leave(result)

    def stream(
        self, begin: Callable[[], Iterator[Event]], listener_gone: Callable[[], bool]
    ) -> Iterator[bytes]:
        """The events of a turn as JSON lines. Refusals are raised here, before any line."""
        self.take()
        try:
            events = begin()
        except BaseException:
            self.leave("refused")
            raise
        mail: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        threading.Thread(target=self._pump, args=(events, mail), name="turn-stream", daemon=True).start()
        return _lines(mail, listener_gone)

    def stop(self, grace: float, cancel: Callable[[], None]) -> None:
        """Take no more turns; wait ``grace`` seconds for those in progress, then ``cancel`` them."""
        with self._changed:
            self._stopping = True
        if not self._wait_idle(grace):
            cancel()
            self._wait_idle(grace)

    def _wait_idle(self, seconds: float) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: not self._running, seconds)

    def _pump(self, events: Iterator[Event], mail: queue.SimpleQueue[Event | None]) -> None:
        """Follow the turn to its end. The last event is handed on when the turn is really over, so
        that its reader finds the session free and a seat at the desk."""
        last: Event | None = None
        try:
            for event in events:
                if isinstance(event, Finished | Failed):
                    last = event
                else:
                    mail.put(event)
        except EngineError as error:
            last = Failed(public_name(error), str(error))
        except Exception as error:
            log.error("a turn failed with %s", type(error).__name__)
            last = Failed("EngineError", "The turn failed inside the service. Read the state first.")
        finally:
            self.leave(last.name if last is not None else "failed")
            mail.put(last)
            mail.put(None)


def _lines(mail: queue.SimpleQueue[Event | None], listener_gone: Callable[[], bool]) -> Iterator[bytes]:
    while True:
        try:
            event = mail.get(timeout=_LOOK_UP)
        except queue.Empty:
            if listener_gone():
                return
            continue
        if event is None:
            return
        yield dumped(as_json(event)) + b"\n"
