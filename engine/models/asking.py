"""Asking a server for words: ladder, waiting, spending, in one place for teller and reader.

Lives here: :class:`Asker`, :class:`Asked`. May import: this room's connection, ladder, spending, prices.
Promises: no call is begun that would pass a cap; what a server refuses of the form is left out and asked
again within the same time; ``Retry-After`` is kept where there is time for it; a call that was not
charged is not counted, one that may have been is.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from engine.errors import ProviderError, ProviderKeyRejected
from engine.models.accounts import Use
from engine.models.connection import Connection, Deadlines, Piece
from engine.models.faults import (
    AskedToWait,
    InTrouble,
    ModelUnknown,
    NoCredit,
    NotReached,
    ParameterRefused,
    PromptTooLong,
    StillLoading,
    StructureRefused,
)
from engine.models.ladder import Ladder
from engine.models.prices import Prices
from engine.models.settings import ModelSettings
from engine.models.spending import Hold, Spending
from engine.models.waiting import rested

_LOADING_PAUSE: Final = 0.5
_LOOK_SECONDS: Final = 1.0
_MOST_TRIES: Final = 120
"""Of one asking: a server that loads its model is looked at twice a second for a minute."""
MOST_WAITS: Final = 2
"""How often a server may ask to wait."""
_WARM_FOR: Final = 240.0
"""Seconds after an answer in which a server on this computer surely still has its model loaded."""
_UNCHARGED: Final = (
    NotReached,
    StructureRefused,
    ParameterRefused,
    PromptTooLong,
    StillLoading,
    AskedToWait,
    NoCredit,
    ModelUnknown,
    InTrouble,
    ProviderKeyRejected,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What to ask, and for whom it is counted. ``messages`` makes them for a form (``json``,
    ``prompt``) and a longest prompt in tokens."""

    messages: Callable[[str, int], Sequence[Mapping[str, str]]]
    schema: Mapping[str, Any]
    most: int
    """Longest answer in tokens."""
    run: str
    kind: str


class Asker:
    """Asks one text server. Safe to use from many threads."""

    def __init__(
        self,
        connection: Connection,
        ladder: Ladder,
        settings: ModelSettings,
        spending: Spending,
        prices: Prices,
    ) -> None:
        self.connection, self.ladder, self.settings = connection, ladder, settings
        self._spending, self._prices = spending, prices
        self._warm = -_WARM_FOR
        self._knows_context = False
        self._lock = threading.Lock()

    @property
    def first_word(self) -> float:
        """Seconds to wait for the first word: longer for a server on this computer that may still be
        loading its model."""
        cold = time.monotonic() - self._warm > _WARM_FOR
        if self.connection.server.nearby and cold:
            return max(self.settings.first_word, self.settings.first_word_loading)
        return self.settings.first_word

    def pieces(self, asked: Asked, stopped: Callable[[], bool]) -> Iterator[Piece]:
        """The answer as it comes.

        Raises:
            BudgetReached: nothing was asked.
            TurnCancelled: ``stopped`` came true.
            ProviderError: the server failed, for good or for too long.
        """
        begun = time.monotonic()
        end = begun + self.first_word
        waits = 0
        for left in reversed(range(_MOST_TRIES)):
            heard = False
            try:
                for piece in self._once(asked, end, stopped):
                    heard = True
                    yield piece
                return
            except ProviderError as error:
                waits += isinstance(error, AskedToWait)
                hopeless = heard or waits > MOST_WAITS or not left
                if hopeless or not self._otherwise(error, end, stopped):
                    raise

    def _once(self, asked: Asked, end: float, stopped: Callable[[], bool]) -> Iterator[Piece]:
        server, settings = self.connection.server, self.settings
        self._learn_context(stopped)
        room = min(settings.prompt_tokens, self.ladder.context - asked.most - 64)
        form = "json" if self.ladder.asks_json else "prompt"
        messages = list(asked.messages(form, max(600, room)))
        estimate = self._use(sum(len(each["content"]) for each in messages) // 3, asked.most, 0.0)
        hold = self._spending.hold(
            asked.run, estimate, settings, server=server.preset.name, model=server.model, kind=asked.kind
        )
        left = max(0.05, end - time.monotonic())
        request = {
            "model": server.model,
            "messages": messages,
            **self.ladder.request(asked.schema, asked.most),
        }
        stream = self.connection.stream(
            request, Deadlines(left, settings.first_word, left + 3 * settings.first_word), stopped
        )
        meter = _Meter(estimate.tokens_in)
        try:
            for piece in stream:
                meter.hear(piece)
                with self._lock:
                    self._warm = time.monotonic()
                yield piece
        except _UNCHARGED:
            hold.drop()
            raise
        finally:
            stream.close()
            self._settle(hold, meter)

    def _learn_context(self, stopped: Callable[[], bool]) -> None:
        """Ask the server once how much it reads, where its kind tells. What it does not tell is as usual."""
        told = self.connection.server.preset.text.tells_context
        with self._lock:
            if self._knows_context or not told:
                return
            self._knows_context = True
        try:
            found = self.connection.look(told["path"], seconds=_LOOK_SECONDS, stopped=stopped)
        except ProviderError:
            return
        numbers = [each for each in _at(found, told["key"].split(".")) if 256 <= each <= 10_000_000]
        if numbers:
            self.ladder.reads(min(numbers))

    def _settle(self, hold: Hold, meter: _Meter) -> None:
        hold.settle(self._use(meter.tokens_in, meter.tokens_out, meter.seconds))

    def _use(self, tokens_in: int, tokens_out: int, seconds: float) -> Use:
        money = self._prices.of_text(self.connection.server, tokens_in, tokens_out)
        return Use(tokens_in, tokens_out, 0, round(seconds, 2), money)

    def _otherwise(self, error: ProviderError, end: float, stopped: Callable[[], bool]) -> bool:
        """Mend what can be mended in time; True: ask again."""
        if isinstance(error, StructureRefused):
            return self.ladder.step_down()
        if isinstance(error, ParameterRefused):
            return self.ladder.leave_out(error)
        if isinstance(error, PromptTooLong):
            shorter = min(self.ladder.context, self.settings.prompt_tokens + self.settings.answer_tokens) // 2
            if shorter < 1000:
                return False
            self.ladder.reads(shorter)
            return True
        if isinstance(error, StillLoading):
            return rested(_LOADING_PAUSE, end, stopped)
        if isinstance(error, AskedToWait) and error.seconds is not None:
            return rested(error.seconds, end, stopped)
        return False


class _Meter:
    """Counts what an answer took, by the server's own figures where it gives them."""

    def __init__(self, tokens_in: int) -> None:
        self.tokens_in = tokens_in
        self._letters = 0
        self._told: int | None = None
        self._begun = time.monotonic()

    def hear(self, piece: Piece) -> None:
        self._letters += len(piece.text) + len(piece.thought)
        if piece.tokens is not None:
            self.tokens_in, self._told = piece.tokens

    @property
    def tokens_out(self) -> int:
        return self._told if self._told is not None else self._letters // 3

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._begun


def _at(found: Any, keys: Sequence[str]) -> Iterator[int]:
    """The whole numbers at a path of keys; ``*`` means each of a list."""
    if not keys:
        if isinstance(found, int) and not isinstance(found, bool):
            yield found
    elif keys[0] == "*" and isinstance(found, list):
        for each in found:
            yield from _at(each, keys[1:])
    elif isinstance(found, Mapping):
        yield from _at(found.get(keys[0]), keys[1:])
