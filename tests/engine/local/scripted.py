"""Tellers, readers and artists that do what a test has written down."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from engine.errors import ProviderUnreachable, TurnCancelled
from engine.ports import JsonDict, Told
from engine.state import Commission, Event, GameState, Outcome

PNG = b"\x89PNG\r\n\x1a\n"
PROSE = (
    "You stand in the wind with the camera running and the fence humming at your back. Nothing in the yard "
    "moves. You count to ten, and then you count again, and the lamp over the gate goes on swinging."
)


def shown(events: Sequence[Event]) -> str:
    """The words that a page shows in the end."""
    words = ""
    for event in events:
        if event.name == "withdrawn":
            words = ""
        elif event.name == "delta":
            words += getattr(event, "text", "")
    return words.strip()


class ScriptedTeller:
    """Says ``pieces`` of every turn; a number is a pause in seconds, an exception is raised. ``told`` are
    the outcomes it was asked for, ``heard`` how long the history was, ``closed`` how many tellings ended
    before their end."""

    def __init__(self, *pieces: Told | float | Exception) -> None:
        self.pieces = pieces
        self.told: list[Outcome] = []
        self.heard: list[int] = []
        self.closed = 0

    def tell(self, outcome: Outcome, so_far: Sequence[JsonDict] = ()) -> _Telling:
        self.told.append(outcome)
        self.heard.append(len(so_far))
        return _Telling(self, outcome)

    def pieces_for(self, outcome: Outcome) -> Sequence[Told | float | Exception]:
        return self.pieces


class _Telling(Iterator["Told"]):
    """As a model's: it may be closed from another thread while somebody waits."""

    def __init__(self, teller: ScriptedTeller, outcome: Outcome) -> None:
        self._teller = teller
        self._left = list(teller.pieces_for(outcome))
        self._closed = threading.Event()
        self._ended = False

    def __next__(self) -> Told:
        while self._left and not self._closed.is_set():
            piece = self._left.pop(0)
            if isinstance(piece, Exception):
                self._ended = True
                raise piece
            if not isinstance(piece, float):
                return piece
            if self._closed.wait(piece):
                raise TurnCancelled("closed")
        self._ended = True
        raise StopIteration

    def close(self) -> None:
        if not self._closed.is_set() and not self._ended:
            self._teller.closed += 1
        self._closed.set()


class ScriptedReader:
    """Picks what ``choose`` says of the known actions."""

    def __init__(self, choose: Callable[[Sequence[str]], str | None], seconds: float = 0.0) -> None:
        self._choose, self._seconds = choose, seconds
        self.asked: list[str] = []
        self.stopped = 0

    def read(
        self,
        words: str,
        known: Sequence[str],
        state: GameState,
        stopped: Callable[[], bool] = lambda: False,
    ) -> str | None:
        self.asked.append(words)
        end = time.monotonic() + self._seconds
        while time.monotonic() < end:
            if stopped():
                self.stopped += 1
                raise TurnCancelled("stopped")
            time.sleep(0.01)
        return self._choose(known)


class ScriptedArtist:
    """Paints ``picture`` after ``seconds``, or raises ``failure``. ``go`` may hold it back."""

    def __init__(self, seconds: float = 0.0, failure: Exception | None = None) -> None:
        self.seconds, self.failure = seconds, failure
        self.picture = PNG + b"by a model"
        self.commissions: list[Commission] = []
        self.go = threading.Event()
        self.go.set()
        self.comes_when_stopped = False
        """The picture is there in the very moment in which nobody wants to wait any longer."""

    def paint(self, commission: Commission, stopped: Callable[[], bool]) -> bytes:
        self.commissions.append(commission)
        end = time.monotonic() + self.seconds
        while time.monotonic() < end or not self.go.is_set():
            if stopped():
                if self.comes_when_stopped:
                    break
                raise TurnCancelled("stopped")
            time.sleep(0.01)
        if self.failure is not None:
            raise self.failure
        return self.picture + str(commission.turn).encode()

    def close(self) -> None:
        """Nothing was started."""


def unreachable(*_: Any) -> str | None:
    raise ProviderUnreachable("nobody answers at 127.0.0.1.")


def until(what: Callable[[], Any], seconds: float = 10.0) -> bool:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True
