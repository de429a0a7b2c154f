"""What a front end may ask of an engine, and of the machine that holds the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from engine.state import Event, LatePicture, SessionSummary, TrashedSession

JsonDict = dict[str, Any]

Progress = Callable[[float], None]
"""Told how much of a long work is done, 0 to 1; called from the thread that does it."""
Cancelled = Callable[[], bool]
"""Asked now and then whether a long work is to be given up."""


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

    def late_pictures(self, session_id: str) -> list[LatePicture]:
        """What is known of the pictures that models paint of this session's turns: those in the air
        (``coming``), and the last news of others. What came in earlier runs of the engine stands in the
        history's entries, as ``late_image``, and not here."""
        ...

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

    # Going forward again. Whatever is left behind, by any of these, is kept as a future itself.

    def futures(self, session_id: str) -> list[JsonDict]:
        """The abandoned futures that can be returned to, the one left last first. Each has ``id`` str,
        ``from_turn`` int (the last turn it shares with the present line), ``last_turn`` int, ``turns``
        list[int] (those that can be returned to, ``from_turn + 1`` to ``last_turn``), ``left`` (ISO-8601
        UTC), ``choice`` and ``words`` (of its last turn), ``place``, ``time_of_day``, ``image`` (path of
        its last frame, or None), ``ending`` (id, or None) and ``frames`` (of each of ``turns`` its ``turn``,
        ``image`` (a path, or None) and ``choice``). Empty in a night without mercy.

        Raises:
            SaveUnreadable: the history of the slot is damaged. A damaged future is left out.
        """
        ...

    def forward(self, session_id: str, future: str | None = None) -> JsonDict:
        """One turn forward again (redo) along the future named, else along the one left last that begins
        at the present turn. Undo and redo give back everything as it was: state, words, picture, dice,
        choices, clock. Returns the state.

        Raises:
            SessionNotFound: no future begins at the present turn, or the named one does not.
            RewindForbidden: the night is played without mercy.
            SessionBusy: a turn is being worked on.
        """
        ...

    def take_up(self, session_id: str, future: str, turn: int | None = None) -> JsonDict:
        """Return to a future: to its last turn, or to ``turn`` of it. Returns the state.

        Raises: as :meth:`forward`; SessionNotFound also when the future has no such turn.
        """
        ...

    # Marks: the quick save. They lie in the slot beside the state, which knows nothing of them.

    def mark(self, session_id: str) -> JsonDict:
        """Remember the present moment: line, turn, and the state as it stands. The three newest marks are
        kept. Returns the mark as in :meth:`marks`.

        Raises:
            SessionNotFound: nothing has begun.
            RewindForbidden: the night is played without mercy.
        """
        ...

    def marks(self, session_id: str) -> list[JsonDict]:
        """The marks, newest first: ``id`` str, ``turn`` int, ``when`` (ISO-8601 UTC), ``place``,
        ``time_of_day``, ``choice``, ``words``, ``image`` (a file's path, or None)."""
        ...

    def return_to_mark(self, session_id: str, mark: str | None = None) -> JsonDict:
        """Back (or across, or forward) to a mark, the newest if none is named. Returns the state.

        Raises:
            SessionNotFound: there is no such mark, or its moment is not in the slot any more.
            RewindForbidden, SessionBusy.
        """
        ...

    # One file.

    def export(
        self,
        session_id: str,
        target: Path,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Path:
        """Write the slot into one ``.somewhere`` file: state, history, frames, futures, marks and title,
        with a checksum each; not its tapes, not a pending turn. ``target`` is a file (the ending is added
        where it is missing; a file of that name is replaced in one step) or a folder (the title names
        it). May take seconds: not for the window's own thread. Returns where it lies.

        Raises:
            SessionNotFound: nothing has begun.
            SaveUnreadable: the slot is damaged, or the target cannot be written.
            StorageFull: no room there; nothing is left behind.
            TurnCancelled: ``cancelled`` came true; nothing is left behind.
        """
        ...

    def import_(
        self, source: Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> str:
        """Read a ``.somewhere`` file into a new slot, which appears whole or not at all; returns its id.
        Everything in the file is distrusted: names, sizes, checksums, contents.

        Raises:
            SaveUnreadable: it is damaged, too big, or no such file. The words say which.
            SaveTooNew: a newer version of the game wrote it.
            StorageFull: no room; nothing is left behind.
            TurnCancelled: ``cancelled`` came true; nothing is left behind.
        """
        ...

    # The film of a night.

    def make_tape(
        self,
        session_id: str,
        kind: str,
        *,
        captions: bool = True,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Path:
        """Make a film of the present line: ``kind`` is ``mp4``, ``webm`` or ``gif``. It is made in a
        process of its own; the call waits for it, so it belongs on a worker's thread. Returns the file in
        the slot's ``videos/``; its words lie beside it as ``.vtt``.

        Raises:
            SessionNotFound: nothing has begun.
            TapeFailed: it could not be made; the words say why (what is missing, no room).
            TurnCancelled: ``cancelled`` came true (noticed within 0.1 s); nothing is left behind.
            StorageFull: no room; nothing is left behind.
        """
        ...

    def tapes(self, session_id: str) -> list[JsonDict]:
        """The tapes of a slot, newest first: ``name`` (``videos/...``, as :meth:`Engine.image` takes it),
        ``path``, ``kind``, ``bytes`` int, ``made`` (ISO-8601 UTC), ``captions`` (path of the ``.vtt``, or
        None)."""
        ...

    # A long shelf: what is in sight first.

    def slot_ids(self) -> list[str]:
        """The ids of all folders that may be slots, the one saved last first. Opens no file."""
        ...

    def summary(self, session_id: str) -> SessionSummary | None:
        """One slot as :meth:`Engine.sessions` lists it, its checksum verified; None where nothing has
        begun. Well under a millisecond."""
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


class Backstage(Protocol):
    """What goes on beside the turns: pictures that come late, and, near only, what is made in advance."""

    def watch(self, listener: Callable[[LatePicture], None]) -> Callable[[], None]:
        """Tell ``listener`` of every late picture, from a thread of the engine's; gives back how to stop
        that. The history's entries name a picture that has come as ``late_image``."""
        ...

    def look_ahead(self, session_id: str | None, *, paint: bool = True) -> None:
        """The player is reading: paint the frames of what is offered now, and tell the likeliest of it
        where the models' settings say so. None: no more of it. Returns at once, never raises; nothing of
        it can be seen or changes anything. Pictures of that session that are still to come are looked for,
        at a server too, where nothing else is done in advance."""
        ...
