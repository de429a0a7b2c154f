"""A storyteller being listened to, on a thread of its own.

Lives here: :class:`Telling`, what it posts (:class:`Said`, :class:`Ended`). May import: ports, state.
Promises: whoever reads the posts never waits for a teller, however silent it is; once stopped nothing
more is posted, and the teller is told to stop whatever it waits for.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from engine.ports import JsonDict, Storyteller, Told
from engine.state import Outcome

SoFar = Callable[[], Sequence[JsonDict]]
"""Gives the history's entries; called on the telling's own thread."""


@dataclass(frozen=True, slots=True)
class Said:
    """One piece of a telling."""

    by: Telling
    piece: Told


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of a telling; ``failure``: why it broke off."""

    by: Telling
    failure: Exception | None = None


class Telling:
    """``post`` is called with every piece and with the end, from the telling's thread."""

    def __init__(
        self,
        storyteller: Storyteller,
        outcome: Outcome,
        so_far: SoFar,
        post: Callable[[Said | Ended], None],
    ) -> None:
        self._storyteller = storyteller
        self._outcome = outcome
        self._so_far = so_far
        self._post = post
        self._stopped = threading.Event()
        self._pieces: Iterator[Told] = iter(())

    def start(self) -> None:
        threading.Thread(target=self._run, name="telling", daemon=True).start()

    def stop(self) -> None:
        """Listen no more, and end what the teller waits for. Returns at once; may be called twice."""
        self._stopped.set()
        self._close()

    def _run(self) -> None:
        try:
            self._pieces = self._storyteller.tell(self._outcome, self._so_far())
            for piece in self._pieces:
                if self._stopped.is_set():
                    return
                self._post(Said(self, piece))
        except Exception as error:
            self._end(error)
        else:
            self._end(None)
        finally:
            self._close()

    def _end(self, failure: Exception | None) -> None:
        if not self._stopped.is_set():
            self._post(Ended(self, failure))

    def _close(self) -> None:
        close = getattr(self._pieces, "close", None)
        if close is not None:
            # A generator that is just running says so; it is closed by its own thread when it yields.
            with contextlib.suppress(ValueError):
                close()
