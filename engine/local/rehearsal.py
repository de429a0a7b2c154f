"""A turn told in advance, in case the player chooses it.

Lives here: :class:`Rehearsal`. May import: errors, ports, state, the telling of this room. Promises: it
satisfies ``engine.ports.Storyteller`` for exactly the outcome it was made of, from the first word on,
whether it is already told or still being told; a teller is asked for it once.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

from engine.errors import ProviderRateLimited, ProviderUnreachable
from engine.local.telling import Ended, Said, SoFar, Telling
from engine.ports import JsonDict, Storyteller, Told
from engine.state import Outcome


class Rehearsal:
    """``outcome`` told by ``storyteller``, before anybody listens."""

    def __init__(self, storyteller: Storyteller, outcome: Outcome, so_far: SoFar) -> None:
        self.outcome = outcome
        self._told: list[Told] = []
        self._end: Ended | None = None
        self._stopped = False
        self._news = threading.Condition()
        self._telling = Telling(storyteller, outcome, so_far, self._hear)

    def begin(self) -> None:
        self._telling.start()

    def stop(self) -> None:
        """It was not chosen: cut what is in the air."""
        with self._news:
            self._stopped = True
            self._news.notify_all()
        self._telling.stop()

    @property
    def worth_hearing(self) -> bool:
        """False where the server was not reached: then it is asked anew, since nothing was given yet."""
        with self._news:
            failure = self._end.failure if self._end else None
            return self._told != [] or not isinstance(failure, ProviderUnreachable | ProviderRateLimited)

    def tell(self, outcome: Outcome, so_far: Sequence[JsonDict] = ()) -> Iterator[Told]:
        """The words from the first on. ``outcome`` is the one that was rehearsed."""
        return _Hearing(self)

    def _hear(self, post: Said | Ended) -> None:
        with self._news:
            if isinstance(post, Said):
                self._told.append(post.piece)
            else:
                self._end = post
            self._news.notify_all()

    def piece(self, number: int) -> Told | None:
        """The piece of that number, waited for; None at the end. Raises what the teller raised."""
        with self._news:
            while len(self._told) <= number and self._end is None and not self._stopped:
                self._news.wait()
            if len(self._told) > number and not self._stopped:
                return self._told[number]
            if self._end is not None and self._end.failure is not None:
                raise self._end.failure
            return None


class _Hearing(Iterator["Told"]):
    """The turn has come: the rehearsed pieces, then the rest as it comes."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        self._rehearsal = rehearsal
        self._number = 0

    def __next__(self) -> Told:
        piece = self._rehearsal.piece(self._number)
        if piece is None:
            raise StopIteration
        self._number += 1
        return piece

    def close(self) -> None:
        self._rehearsal.stop()
