"""What an engine asks of those who tell and paint."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from engine.ports.playing import Cancelled, JsonDict
from engine.state import Commission, GameState, Outcome, Proposal, Scene, Withdrawn

Told = str | Withdrawn | Proposal
"""What comes out of a telling: words; "forget the words so far"; and, last, proposals."""


class Storyteller(Protocol):
    """Says what the rules decided. May be slow, may fail; the engine then lets the offline one say it."""

    def tell(self, outcome: Outcome, so_far: Sequence[JsonDict] = ()) -> Iterator[Told]:
        """The dispatch, in pieces: second person, present tense, 25 to 70 words, at most 400
        characters in all. ``so_far`` are the history's entries, oldest first. Raises
        :class:`engine.errors.ProviderError`; closing the iterator ends whatever it waits for."""
        ...


class ActionReader(Protocol):
    """Understands typed words that the rules could not read."""

    def read(
        self, words: str, known: Sequence[str], state: GameState, stopped: Cancelled = lambda: False
    ) -> str | None:
        """That of the ``known`` actions which is meant, unchanged, or None. May be slow; polls ``stopped``
        and gives up within 50 ms of its being true (:class:`engine.errors.TurnCancelled`). Raises
        :class:`engine.errors.ProviderError`."""
        ...


class Painter(Protocol):
    """Shows where the rules left us."""

    def paint(self, scene: Scene) -> bytes:
        """The frame as PNG bytes, 16:9; a :class:`Frame` where its pixels are at hand. Never black: what
        cannot be painted as asked is painted from the fallback set, and logged."""
        ...

    def paint_ahead(self, scenes: Sequence[Scene]) -> None:
        """Paint these when nobody waits for a frame, most likely first; replaces the list before. Returns
        at once and never raises; :meth:`paint` of one of them then answers at once."""
        ...

    def close(self) -> None: ...


class Artist(Protocol):
    """Paints a turn once more, as a model imagines it. Late by nature: nothing waits for it."""

    def paint(self, commission: Commission, stopped: Callable[[], bool]) -> bytes:
        """The picture as PNG, JPEG or WebP bytes. Polls ``stopped`` and gives up within 50 ms of its being
        true (:class:`engine.errors.TurnCancelled`). Raises :class:`engine.errors.ProviderError`; never
        asks for a second paid picture of one turn, nor for one ``again`` that may be paid for already."""
        ...

    def close(self) -> None: ...
