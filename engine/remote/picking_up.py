"""Picks up a turn that went on while the line was cut.

May import: ports, state, errors. Promises: what was already heard is not said again; a turn is
reported as finished only if the history holds it with the same choice, and as failed only once the
session is free without it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator

from engine.errors import EngineError, ProviderUnreachable, SessionBusy, StaleTurn
from engine.ports import Engine, JsonDict
from engine.remote.terms import Timeouts
from engine.state import Choices, Delta, Event, Failed, Finished, PictureReady, Resolved, Withdrawn

_FREE_LOOKS = 4
"""How often a session must be seen free without the turn before the turn is given up."""


class Heard:
    """What of a turn has come through."""

    def __init__(self) -> None:
        self.words = ""
        self.kinds: set[str] = set()

    def note(self, event: Event) -> None:
        self.kinds.add(event.name)
        if isinstance(event, Delta):
            self.words += event.text
        elif isinstance(event, Withdrawn):
            self.words = ""


class PickUp:
    """One turn to be found again: ``turn`` is its number, ``choice`` what was sent."""

    def __init__(
        self,
        engine: Engine,
        session_id: str,
        turn: int,
        choice: str,
        timeouts: Timeouts,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._engine = engine
        self._session_id = session_id
        self._turn = turn
        self._choice = choice.strip()
        self._timeouts = timeouts
        self._clock = clock
        self._sleep = sleep

    def events(self, heard: Heard) -> Generator[Event, None, None]:
        """What is missing, up to ``Finished`` or ``Failed``. Waits until the turn is over, but not for a
        server that answers nothing any more."""
        end = self._clock() + self._timeouts.pick_up
        gone = self._clock() + self._timeouts.gone
        free = 0
        failure: EngineError = ProviderUnreachable("The line to the server was cut. Read the state.")
        while self._clock() < min(end, gone):
            try:
                state = self._engine.state(self._session_id)
                gone = self._clock() + self._timeouts.gone
                free = free + 1 if self._is_free() else 0
                # A turn is on disk a moment before its session is free for the next.
                if state["turn_count"] > self._turn or (free and state["turn_count"] == self._turn):
                    yield from self._missing(heard, state)
                    return
            except ProviderUnreachable as error:
                failure = error
            except EngineError as error:
                yield Failed(type(error).__name__, str(error))
                return
            if free >= _FREE_LOOKS:
                yield Failed(
                    ProviderUnreachable.__name__,
                    f"The line was cut and turn {self._turn} did not take place. Act again.",
                )
                return
            self._sleep(self._timeouts.poll)
        yield Failed(ProviderUnreachable.__name__, str(failure))

    def _missing(self, heard: Heard, state: JsonDict) -> Iterator[Event]:
        entry = next((e for e in self._engine.history(self._session_id) if e["turn"] == self._turn), None)
        if entry is None or entry["choice"] != self._choice:
            yield Failed(
                StaleTurn.__name__,
                f"The line was cut, and another action became turn {self._turn}. Read the state.",
            )
            return
        if Resolved.name not in heard.kinds:
            yield Resolved(entry["fate"], list(entry.get("rolls", [])))
        yield from _rest(heard.words, entry["dispatch"])
        if PictureReady.name not in heard.kinds:
            yield PictureReady(entry["image"])
        if Choices.name not in heard.kinds:
            yield Choices(list(entry["choices"]))
        yield Finished(state)

    def _is_free(self) -> bool:
        """Whether nobody works on the session. Phase 2 with words that no turn has changes nothing
        and is refused in either case, but as busy only while somebody does."""
        try:
            self._engine.finish(self._session_id, {"dispatch": ""})
        except SessionBusy:
            return False
        except ProviderUnreachable:
            raise
        except EngineError:
            return True
        return True


def _rest(heard: str, whole: str) -> Iterator[Event]:
    """What of the words is still to be said. Words that were told otherwise are told anew."""
    said = heard.strip()
    if not whole.startswith(said):
        yield Withdrawn()
        said = ""
    elif whole.startswith(heard.lstrip()):
        said = heard.lstrip()
    if rest := whole.removeprefix(said):
        yield Delta(rest)
