"""One turn being worked on, on a thread of its own.

Telling and painting run beside each other and post into one mailbox; so does ``cancel``. The
turn's thread reads that mailbox only, therefore it notices a cancel at once although a teller or
painter may be silent for long, and whoever listens may walk away: the turn goes on to its end.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.errors import EngineError, TurnCancelled
from engine.local.production import Production
from engine.local.record import TurnRecord
from engine.ports import JsonDict, Storyteller
from engine.state import Choices, Delta, Event, Failed, Finished, Outcome, PictureReady, Resolved

log = logging.getLogger(__name__)

Commit = Callable[[TurnRecord, bytes], JsonDict]
"""Writes the turn; returns the new public state."""

MAX_DISPATCH = 400


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a turn may take, in seconds. A turn always ends within these."""

    first_word: float = 20.0
    """Without a word for this long the offline teller finishes the turn."""
    picture: float = 120.0


class _Cancelled:
    """Mail: stop now."""


@dataclass(frozen=True, slots=True)
class _Words:
    teller: int
    text: str


@dataclass(frozen=True, slots=True)
class _Told:
    teller: int
    failure: Exception | None = None


@dataclass(frozen=True, slots=True)
class _Painted:
    picture: bytes = b""
    failure: Exception | None = None


_Mail = _Cancelled | _Words | _Told | _Painted


class Performance:
    """Works on one resolved turn until it is committed, cancelled or failed.

    ``release`` is called exactly once, before the last event (``Finished`` or ``Failed``) is out,
    so that whoever reads that event may act again.
    """

    def __init__(
        self,
        production: Production,
        outcome: Outcome,
        record: TurnRecord,
        commit: Commit,
        release: Callable[[], None],
        limits: Limits,
    ) -> None:
        self.turn = record.turn
        self.picture: bytes | None = None
        """The frame, as soon as it is painted: it is on disk only when the turn is."""
        self.error: EngineError | None = None
        self._production = production
        self.outcome = outcome
        self.record = record
        self._commit = commit
        self._release = release
        self._limits = limits
        self._mail: queue.SimpleQueue[_Mail] = queue.SimpleQueue()
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._stopped = threading.Event()
        self._released = threading.Event()
        self._teller = 0
        self._words: list[str] = []
        self._thread = threading.Thread(
            target=self._run, name=f"turn-{outcome.after.session_id}-{record.turn}", daemon=True
        )

    def start(self) -> None:
        self._thread.start()

    def cancel(self, wait: float = 0.1) -> None:
        """Stop the turn unless it is already being written; waits until the session is free."""
        self._mail.put(_Cancelled())
        self._released.wait(wait)

    def wait(self) -> None:
        """Until the turn has ended; raises what it failed with."""
        for _ in self.events():
            pass
        if self.error is not None:
            raise self.error

    def join(self, wait: float) -> None:
        self._thread.join(wait)

    def events(self) -> Iterator[Event]:
        """The events in order; ends after ``Finished`` or ``Failed``. Leaving early stops nothing."""
        while True:
            event = self._events.get()
            yield event
            if isinstance(event, Finished | Failed):
                return

    def _run(self) -> None:
        try:
            last: Event = Finished(self._perform())
        except EngineError as error:
            self.error = error
            last = Failed(type(error).__name__, str(error))
        except Exception as error:
            log.exception("the turn failed")
            self.error = EngineError(
                f"The turn could not be finished ({type(error).__name__}). Nothing was changed; try again."
            )
            self.error.__cause__ = error
            last = Failed("EngineError", str(self.error))
        finally:
            self._stopped.set()
            self._release()
            self._released.set()
        self._events.put(last)

    def _perform(self) -> JsonDict:
        self._events.put(Resolved(self.record.fate, self.record.rolls))
        self._begin_telling(self._production.storyteller)
        threading.Thread(target=self._paint, name="painting", daemon=True).start()
        picture = self._until_told_and_painted()
        return self._commit(self.record, picture)

    def _until_told_and_painted(self) -> bytes:
        picture, told = b"", False
        begun = time.monotonic()
        while not (told and picture):
            mail = self._next_mail(begun, told)
            if isinstance(mail, _Words) and mail.teller == self._teller:
                self._hear(mail.text)
            elif isinstance(mail, _Told) and mail.teller == self._teller:
                told = self._told(mail.failure)
            elif isinstance(mail, _Painted):
                if mail.failure is not None:
                    raise mail.failure
                self.picture = picture = mail.picture
                self._events.put(PictureReady(self.record.image))
            elif isinstance(mail, _Cancelled):
                raise TurnCancelled(f"Turn {self.turn} was cancelled; the night is as it was before it.")
        return picture

    def _next_mail(self, begun: float, told: bool) -> _Mail:
        limit = self._limits.picture if told or self._words or self._teller > 1 else self._limits.first_word
        try:
            return self._mail.get(timeout=max(0.0, begun + limit - time.monotonic()))
        except queue.Empty:
            if limit == self._limits.first_word:
                return _Told(self._teller, TimeoutError(f"no word within {limit:g} s"))
            raise EngineError(
                f"The picture of turn {self.turn} did not come within {limit:g} s. "
                "Nothing was changed; try again."
            ) from None

    def _hear(self, text: str) -> None:
        room = MAX_DISPATCH - sum(map(len, self._words))
        if room > 0 and text:
            self._words.append(text[:room])
            self._events.put(Delta(text[:room]))

    def _told(self, failure: Exception | None) -> bool:
        """True when the words are whole; else the offline teller has taken over."""
        whole = "".join(self._words).strip()
        if failure is None and whole:
            self.record.dispatch = whole
            self._events.put(Choices(list(self.outcome.after.choices)))
            return True
        if self._teller > 1:
            raise failure or EngineError(f"Turn {self.turn} found no words. Nothing was changed; try again.")
        log.info("the storyteller failed (%s); the offline one finishes the turn", type(failure).__name__)
        if self._words:
            self._hear("\n\n")
        self._begin_telling(self._production.offline)
        return False

    def _begin_telling(self, storyteller: Storyteller) -> None:
        self._teller += 1
        threading.Thread(
            target=self._tell, args=(storyteller, self._teller), name="telling", daemon=True
        ).start()

    def _tell(self, storyteller: Storyteller, teller: int) -> None:
        try:
            for piece in storyteller.tell(self.outcome):
                if self._stopped.is_set():
                    return
                if isinstance(piece, str):
                    self._mail.put(_Words(teller, piece))
        except Exception as error:
            self._mail.put(_Told(teller, error))
        else:
            self._mail.put(_Told(teller))

    def _paint(self) -> None:
        try:
            self._mail.put(_Painted(self._production.painter.paint(self.outcome.scene)))
        except Exception as error:
            self._mail.put(_Painted(failure=error))
