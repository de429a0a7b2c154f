"""The seams: what a front end may ask of an engine, and an engine of its storyteller and painter.

Lives here: protocols only. May import: ``engine.state``. Promises: whoever satisfies a protocol
here can be put in place of another without anybody else noticing; the near and the far engine
pass the same contract tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from engine.state import (
    Commission,
    Event,
    GameState,
    Outcome,
    Proposal,
    Scene,
    SessionSummary,
    TrashedSession,
    Withdrawn,
)

JsonDict = dict[str, Any]


class Engine(Protocol):
    """Everything that can be played, near or far. Every call names its session.

    All raise :class:`engine.errors.InvalidSessionId` before anything else when the id is bad.
    """

    def intro(self, session_id: str) -> JsonDict: ...

    def play(
        self,
        session_id: str,
        choice: str,
        fate: str,
        *,
        is_timeout_penalty: bool = False,
        turn: int | None = None,
    ) -> Iterator[Event]:
        """One whole turn as events. Refusals are raised by the call itself, before any event;
        what goes wrong later is the event ``Failed``, after which the session is as it was."""
        ...

    def act(
        self,
        session_id: str,
        choice: str,
        fate: str,
        *,
        is_timeout_penalty: bool = False,
        turn: int | None = None,
    ) -> JsonDict:
        """Phase 1 (``advance_turn_image_fast``)."""
        ...

    def finish(self, session_id: str, given: JsonDict) -> JsonDict:
        """Phase 2 (``advance_turn_choices_deferred``); ``given`` holds only what was passed."""
        ...

    def state(self, session_id: str) -> JsonDict: ...

    def history(self, session_id: str) -> list[JsonDict]: ...

    def reset(self, session_id: str) -> None: ...

    def cancel(self, session_id: str, turn: int) -> None: ...

    def roll_fate(self, session_id: str) -> str: ...

    def image(self, session_id: str, name: str) -> bytes: ...

    def sessions(self) -> list[SessionSummary]: ...

    def delete(self, session_id: str) -> None:
        """Move the session to the trash."""
        ...

    def close(self) -> None:
        """End what was started (worker process, connections). Turns in progress are cancelled."""
        ...


class Slots(Protocol):
    """What only the machine that holds the files can do."""

    def folder(self, session_id: str) -> Path: ...

    def rename(self, session_id: str, title: str) -> None: ...

    def duplicate(self, session_id: str) -> str:
        """Copy the slot; returns the new session id."""
        ...

    def prepare(
        self,
        session_id: str,
        *,
        pack: str | None = None,
        seed_code: str | None = None,
        difficulty: str | None = None,
        intensity: int | None = None,
        avoid: Sequence[str] | None = None,
        language: str | None = None,
    ) -> JsonDict:
        """Write down the terms of the session's next night; its intro reads them. Returns the state,
        not begun. What is left out is as a seed code says, else the default. An ended run goes to
        the trash.

        Raises:
            StaleTurn: a run is in progress.
            InvalidSeedCode: the code is mistyped, or of another pack or version.
            EngineError: there is no such difficulty, intensity or language.
            WorldPackInvalid: there is no such pack.
        """
        ...

    def packs(self) -> list[JsonDict]:
        """The packs that can be played: ``name``, ``title``, ``summary``, ``shipped`` bool, and
        ``tags``: what can be avoided or toned down, each with ``id``, ``name`` in words and
        ``intensity`` (None: only avoided; 2 or 3: met from that intensity on)."""
        ...

    def endings(self, pack: str) -> list[JsonDict]:
        """All endings of a pack, in its order, with what this player has seen of them over all slots:
        ``id``, ``family``, ``set`` (for the silhouette), ``seen`` bool, ``name`` and ``epilogue``
        (empty until seen), ``hint`` (empty until two of its doors were open at the end of some
        night), ``times``, ``when`` (first seen, ISO-8601), ``session``, ``turns``, ``image`` (a file's
        path, or None)."""
        ...

    def nights_played(self) -> int:
        """How many nights this player has brought to an end, over all slots and packs."""
        ...

    def rewind(self, session_id: str, turn: int) -> JsonDict:
        """Go back to a turn: everything is as it was after it. The abandoned future is kept in
        ``branches/``. Returns the state. :class:`engine.errors.RewindForbidden` in a night
        without mercy."""
        ...

    def restore_previous(self, session_id: str) -> JsonDict:
        """Open the earlier generation of a damaged slot; the damaged file is kept beside it."""
        ...

    def new_session_id(self) -> str:
        """An id no session has, for a new slot."""
        ...

    def trashed(self) -> list[TrashedSession]: ...

    def undelete(self, trash_id: str) -> str:
        """Bring a trashed slot back; returns its session id (a new one if the old is taken)."""
        ...

    def lease(self, session_id: str) -> AbstractContextManager[object]:
        """Hold the slot open. :class:`engine.errors.SessionBusy` if another window holds it."""
        ...


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

    def read(self, words: str, known: Sequence[str], state: GameState) -> str | None:
        """That of the ``known`` actions which is meant, unchanged, or None. May be slow; raises
        :class:`engine.errors.ProviderError`."""
        ...


class Painter(Protocol):
    """Shows where the rules left us."""

    def paint(self, scene: Scene) -> bytes:
        """The frame as PNG bytes, 16:9. Never black: what cannot be painted as asked is painted
        from the fallback set, and logged."""
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
        asks for a second paid picture of one turn."""
        ...

    def close(self) -> None: ...
