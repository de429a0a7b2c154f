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

from engine.errors import EngineError, ProviderError, TurnCancelled
from engine.local.production import Limits, Production
from engine.local.record import TurnRecord
from engine.local.telling import Ended, Said, SoFar, Telling
from engine.ports import JsonDict, Storyteller
from engine.state import (
    Choices,
    Delta,
    Event,
    Failed,
    Finished,
    Outcome,
    PictureReady,
    Proposal,
    Remark,
    Resolved,
    Withdrawn,
)

log = logging.getLogger(__name__)

MAX_DISPATCH = 400
Understand = Callable[[Callable[[], bool]], tuple[Outcome, TurnRecord]]


@dataclass(frozen=True, slots=True)
class Script:
    """What a performance goes by. ``understand``: asks somebody who may be slow what was meant, and
    gives the turn anew; it is given a way to ask whether it should stop. ``commit`` writes the turn, or
    takes note of a free one, and gives the public state. ``painted`` is called when the frame is there.
    ``storyteller``: tells instead of the production's own."""

    outcome: Outcome
    record: TurnRecord
    commit: Callable[[TurnRecord, bytes], JsonDict]
    so_far: SoFar = tuple
    understand: Understand | None = None
    storyteller: Storyteller | None = None
    painted: Callable[[], None] = lambda: None


class _Cancelled:
    """Mail: stop now."""


@dataclass(frozen=True, slots=True)
class _Understood:
    outcome: Outcome
    record: TurnRecord


@dataclass(frozen=True, slots=True)
class _Painted:
    picture: bytes = b""
    failure: Exception | None = None


_Mail = _Cancelled | _Understood | _Painted | Said | Ended


class Performance:
    """Works on one resolved turn until it is committed, cancelled or failed.

    ``release`` is called exactly once, before the last event (``Finished`` or ``Failed``) is out,
    so that whoever reads that event may act again.
    """

    def __init__(
        self, production: Production, script: Script, release: Callable[[], None], limits: Limits
    ) -> None:
        self.outcome, self.record = script.outcome, script.record
        self.turn = self.record.turn + self.record.free
        """The number that the turn has, or would have."""
        self.picture: bytes | None = None
        """The frame, as soon as it is painted: it is on disk only when the turn is."""
        self.error: EngineError | None = None
        self._production = production
        self._script = script
        self._release = release
        self._limits = limits
        self._mail: queue.SimpleQueue[_Mail] = queue.SimpleQueue()
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._stopped = threading.Event()
        self._released = threading.Event()
        self._telling: Telling | None = None
        self._is_last_teller = False
        self._told = False
        self._words = ""
        self._proposal: Proposal | None = None
        self._begun = 0.0
        self._spoke: float | None = None
        self._thread = threading.Thread(
            target=self._run, name=f"turn-{self.outcome.after.session_id}-{self.turn}", daemon=True
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
            last: Event = self._perform()
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
            if self._telling is not None:
                self._telling.stop()
            self._release()
            self._released.set()
        self._events.put(last)

    def _perform(self) -> Event:
        if self._script.understand is not None:
            self._understand(self._script.understand)
        if self.record.free:
            return self._answer()
        self._begun = time.monotonic()
        self._begin_telling(self._script.storyteller or self._production.storyteller)
        self._events.put(Resolved(self.record.fate, self.record.rolls))  # its words are not read before
        threading.Thread(target=self._paint, name="painting", daemon=True).start()
        return Finished(self._script.commit(self.record, self._until_told_and_painted()))

    # --- what was meant -----------------------------------------------------------------------

    def _understand(self, understand: Understand) -> None:
        """Ask what the typed words mean; without an answer in time they stay what they were."""

        def ask() -> None:
            try:
                self._mail.put(_Understood(*understand(self._stopped.is_set)))
            except Exception as error:  # whoever reads is an extra: the answer at hand will do
                log.info("typed words were not read by the model: %s", error)
                self._mail.put(_Understood(self.outcome, self.record))

        threading.Thread(target=ask, name="reading", daemon=True).start()
        try:
            mail = self._mail.get(timeout=self._limits.first_word)
        except queue.Empty:
            return
        if isinstance(mail, _Cancelled):
            raise self._cancelled()
        assert isinstance(mail, _Understood)  # nobody else has begun
        self.outcome, self.record = mail.outcome, mail.record

    def _answer(self) -> Event:
        """A free action: its answer, and everything else as it was."""
        state = self._script.commit(self.record, b"")
        self._events.put(Delta(self.record.dispatch))
        self._events.put(PictureReady(self.record.image))
        self._events.put(Choices(list(self.outcome.after.choices)))
        return Finished(state, free=True)

    # --- words and picture --------------------------------------------------------------------

    def _until_told_and_painted(self) -> bytes:
        while not (self._told and self.picture):
            mail = self._next_mail()
            if isinstance(mail, Said) and mail.by is self._telling:
                self._hear(mail)
            elif isinstance(mail, Ended) and mail.by is self._telling:
                self._end_of_words(mail.failure)
            elif isinstance(mail, _Painted):
                if mail.failure is not None:
                    raise mail.failure
                self.picture = mail.picture
                self._events.put(PictureReady(self.record.image))
            elif isinstance(mail, _Cancelled):
                raise self._cancelled()
        return self.picture

    def _next_mail(self) -> _Mail:
        waits: list[tuple[float, str]] = []
        if self.picture is None:
            waits.append((self._begun + self._limits.picture, ""))
        if not self._told and self._telling is not None and not self._is_last_teller:
            waits.append(self._patience())
        until, words = min(waits) if waits else (self._begun + self._limits.picture, "")
        try:
            return self._mail.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty:
            if words and self._telling is not None:
                return Ended(self._telling, ProviderError(words))
            raise self._too_late() from None

    def _too_late(self) -> EngineError:
        limit = self._limits.picture
        if self._told:
            return EngineError(
                f"The picture of turn {self.turn} did not come within {limit:g} s. Nothing was changed; try "
                "again."
            )
        return EngineError(
            f"The words of turn {self.turn} did not come within {limit:g} s. Nothing was changed; try again."
        )

    def _patience(self) -> tuple[float, str]:
        """Until when the teller may be silent, and what is said then."""
        limits = self._limits
        if self._spoke is None:
            return self._begun + limits.first_word, f"no word from the server in {limits.first_word:g} s"
        silence = (self._spoke + limits.silence, f"the server fell silent for {limits.silence:g} s")
        whole = (self._begun + limits.telling, "the server took too long over the words")
        return min(silence, whole)

    def _hear(self, mail: Said) -> None:
        self._spoke = time.monotonic()
        if isinstance(mail.piece, str):
            more = mail.piece[: MAX_DISPATCH - len(self._words)]
            if more:
                self._words += more
                self._events.put(Delta(more))
        elif isinstance(mail.piece, Withdrawn):
            self._withdraw()
        else:
            self._proposal = mail.piece

    def _withdraw(self) -> None:
        self._proposal = None
        if self._words:
            self._words = ""
            self._events.put(Withdrawn())

    def _end_of_words(self, failure: Exception | None) -> None:
        """The words are whole; or else the offline teller takes over."""
        whole = self._words.strip()
        if failure is None and whole:
            self.record.dispatch = whole
            self._told = True
            if self._proposal is not None:
                self.record.take(self._proposal, self.outcome)
            self._events.put(Choices(list(self.outcome.after.choices)))
            return
        if self._is_last_teller:
            raise failure or EngineError(f"Turn {self.turn} found no words. Nothing was changed; try again.")
        self._take_over(failure)

    def _take_over(self, failure: Exception | None) -> None:
        why = str(failure) if isinstance(failure, EngineError) else "the storyteller failed"
        if not isinstance(failure, ProviderError):
            log.info("the storyteller failed: %r", failure)
        self._withdraw()
        self.record.remark = _one_line(f"Told offline: {why}")
        self._events.put(Remark(self.record.remark))
        self._is_last_teller = True
        self._begin_telling(self._production.offline)

    def _begin_telling(self, storyteller: Storyteller) -> None:
        if self._telling is not None:
            self._telling.stop()
        self._is_last_teller = self._is_last_teller or storyteller is self._production.offline
        so_far: SoFar = tuple if self._is_last_teller else self._script.so_far
        self._telling = Telling(storyteller, self.outcome, so_far, self._mail.put)
        self._telling.start()

    def _paint(self) -> None:
        try:
            self._mail.put(_Painted(self._production.painter.paint(self.outcome.scene)))
        except Exception as error:
            self._mail.put(_Painted(failure=error))
        else:
            self._script.painted()

    def _cancelled(self) -> TurnCancelled:
        return TurnCancelled(f"Turn {self.turn} was cancelled; the night is as it was before it.")


def _one_line(words: str) -> str:
    line = " ".join(words.split())[:160].rstrip()
    return line if line[-1] in ".!?…" else f"{line}."
