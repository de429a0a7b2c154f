"""``LocalEngine``: the engine over the files of this machine."""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from engine import rules
from engine.errors import (
    EngineError,
    InvalidAction,
    InvalidFate,
    RunEnded,
    SessionNotFound,
    StaleTurn,
)
from engine.local.performance import Limits, Performance
from engine.local.production import Production
from engine.local.record import TurnRecord, frame_name, intro_dict
from engine.ports import JsonDict
from engine.sessions import SessionStore, check_session_id, from_public, to_public
from engine.state import (
    FATES,
    MAX_ACTION_LENGTH,
    MIN_ACTION_LENGTH,
    Choices,
    Delta,
    Event,
    Finished,
    GameState,
    Outcome,
    PictureReady,
    SessionSummary,
    TrashedSession,
)
from engine.storytelling import picture_prompt

_LONGEST_PAUSE = 300.0
"""Seconds between two turns that count as time played; a longer pause is not playing."""


class LocalEngine:
    """Plays sessions that lie in a :class:`SessionStore`. Safe to call from many threads.

    ``productions`` gives the staging of a pack by name. ``remembers`` lets a new run read what
    the night before it told (off in a service, and off with an explicit seed). ``seeds`` gives the
    seed of a session's new run, or None for one at random.
    """

    def __init__(
        self,
        store: SessionStore,
        productions: Callable[[str], Production],
        *,
        pack: str = "somewhere",
        remembers: bool = True,
        limits: Limits | None = None,
        seeds: Callable[[str], int | None] = lambda _session_id: seed_from_environment(),
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.store = store
        self._productions = productions
        self._pack = pack
        self._remembers = remembers
        self._limits = limits or Limits()
        self._seeds = seeds
        self._clock = clock
        self._performances: dict[str, Performance] = {}
        self._lock = threading.Lock()

    # --- reading ------------------------------------------------------------------------------

    def state(self, session_id: str) -> JsonDict:
        """The public state; of an unknown session a fresh one. Creates and locks nothing."""
        checked = check_session_id(session_id)
        return to_public(self.store.load(checked) or rules.blank(checked, 0, self._pack))

    def history(self, session_id: str) -> list[JsonDict]:
        return self.store.history(check_session_id(session_id))

    def image(self, session_id: str, name: str) -> bytes:
        """The bytes of a frame. Raises ``SessionNotFound`` for a name that is not there."""
        path = self.store.image_path(check_session_id(session_id), name)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise SessionNotFound(f"Session {session_id} has no picture named {name!r}.") from None

    def roll_fate(self, session_id: str) -> str:
        """The fate of the coming turn: follows from seed, turn and branch, so asking again
        gives the same."""
        return rules.roll_fate(self._begun(check_session_id(session_id)))

    def sessions(self) -> list[SessionSummary]:
        return self.store.list()

    # --- playing ------------------------------------------------------------------------------

    def intro(self, session_id: str) -> JsonDict:
        """Begin the night. Called again before the first action it returns the same; on an ended
        run it begins a new one. Raises ``StaleTurn`` during a run, ``SessionBusy``."""
        checked = check_session_id(session_id)
        with ExitStack() as held:
            lock = held.enter_context(self.store.turn(checked))
            state = self.store.load(checked)
            if state is not None and state.begun:
                if state.ending is None:
                    return self._same_intro(state)
                self.store.reset(checked, holding=lock)
                state = None
            performance = self._begin_night(checked, state, held.pop_all().close)
        for _ in performance.events():
            pass
        if performance.error is not None:
            raise performance.error
        return self._same_intro(self._begun(checked))

    def play(
        self,
        session_id: str,
        choice: str,
        fate: str,
        *,
        is_timeout_penalty: bool = False,
        turn: int | None = None,
    ) -> Iterator[Event]:
        """One whole turn as events; see ``engine.ports.Engine.play``. The turn runs whether or
        not the events are read."""
        started = self._start(session_id, choice, fate, is_timeout_penalty, turn, self._commit_turn)
        if isinstance(started, Performance):
            return started.events()
        state, record = started
        return iter(
            (
                Delta(record.dispatch),
                PictureReady(record.image),
                Choices(list(state.choices)),
                Finished(to_public(state), free=True),
            )
        )

    def act(
        self,
        session_id: str,
        choice: str,
        fate: str,
        *,
        is_timeout_penalty: bool = False,
        turn: int | None = None,
    ) -> JsonDict:
        """Phase 1: resolve, tell and paint; the turn is then pending."""
        started = self._start(session_id, choice, fate, is_timeout_penalty, turn, self._commit_pending)
        if not isinstance(started, Performance):
            state, record = started
            return record.phase_one(state)
        for _ in started.events():
            pass
        if started.error is not None:
            raise started.error
        record = started.record
        return record.phase_one(started.outcome.after)

    def finish(self, session_id: str, given: JsonDict) -> JsonDict:
        """Phase 2: append the pending turn. Raises ``StaleTurn`` when nothing is pending or
        ``given`` is not of the pending turn; then nothing changes."""
        checked = check_session_id(session_id)
        with self.store.turn(checked):
            record, state = self._pending(checked)
            wrong = record.disagreement(given)
            if wrong is not None:
                raise StaleTurn(
                    f"{wrong} is not that of the pending turn {record.turn} of session {checked}. "
                    "Leave it out, or read the state again."
                )
            if not record.free:
                self._finish(checked, record)
            return record.phase_two(self.state(checked) if not record.free else to_public(state))

    def cancel(self, session_id: str, turn: int) -> None:
        """Stop the turn of this number if it is being worked on; the session is free within
        0.1 s and nothing of the turn remains. Otherwise nothing happens."""
        with self._lock:
            performance = self._performances.get(check_session_id(session_id))
        if performance is not None and performance.turn == turn:
            performance.cancel()

    def reset(self, session_id: str) -> None:
        """Move the run to the trash; the session is then empty and not begun."""
        self.store.reset(session_id)

    def delete(self, session_id: str) -> None:
        """Move the slot to the trash. Raises ``SessionNotFound``, ``SessionBusy``."""
        self.store.delete(session_id)

    def close(self) -> None:
        """Cancel the turns in progress and end the painters."""
        with self._lock:
            running = list(self._performances.values())
        for performance in running:
            performance.cancel()
        for performance in running:
            performance.join(5.0)

    # --- editing and slots --------------------------------------------------------------------

    @contextmanager
    def edit(self, session_id: str) -> Iterator[JsonDict]:
        """Read, change, save as one step; a turn in progress is waited for."""
        checked = check_session_id(session_id)
        with self.store.edit(checked, blank=lambda: rules.blank(checked, 0, self._pack)) as state:
            yield state

    def save_state(self, session_id: str, state: JsonDict) -> None:
        """Put a whole state in place of the present one; refuses what is not a state."""
        self.store.replace_state(session_id, state)

    def save_history(self, session_id: str, entries: list[JsonDict]) -> None:
        """Put a whole history in place of the present one, unless it is shorter."""
        self.store.save_history(session_id, entries)

    def paint_now(self, session_id: str, caption: str, choice: str) -> tuple[str, str]:
        """Paint the present scene once more; returns the picture's name and its prompt."""
        checked = check_session_id(session_id)
        state = self._begun(checked)
        production = self._productions(state.pack)
        scene = rules.scene(production.world, state)
        name = frame_name(state, f"{caption}|{choice}")
        picture = production.painter.paint(scene)
        with self.store.writing(checked):
            self.store.save_picture(checked, name, picture)
        return name, picture_prompt(production.world, scene)

    def folder(self, session_id: str) -> Path:
        return self.store.folder(session_id)

    def rename(self, session_id: str, title: str) -> None:
        self.store.rename(session_id, title)

    def duplicate(self, session_id: str) -> str:
        return self.store.duplicate(session_id)

    def rewind(self, session_id: str, turn: int) -> JsonDict:
        return to_public(self.store.rewind(session_id, turn))

    def restore_previous(self, session_id: str) -> JsonDict:
        return to_public(self.store.restore_previous(session_id))

    def new_session_id(self) -> str:
        return self.store.new_session_id()

    def trashed(self) -> list[TrashedSession]:
        return self.store.trashed()

    def undelete(self, trash_id: str) -> str:
        return self.store.undelete(trash_id)

    def lease(self, session_id: str) -> AbstractContextManager[object]:
        return self.store.lease(session_id)

    # --- the way of a turn --------------------------------------------------------------------

    def _start(
        self,
        session_id: str,
        choice: str,
        fate: str,
        is_timeout_penalty: bool,
        turn: int | None,
        commit: Callable[[TurnRecord, str, bytes], JsonDict],
    ) -> Performance | tuple[GameState, TurnRecord]:
        """Check, lock and resolve; then a running performance, or the answer of a free action."""
        checked = check_session_id(session_id)
        words = _checked_action(choice)
        if fate not in FATES:
            raise InvalidFate(f"{fate!r} is no fate; send one of {', '.join(FATES)}.")
        with ExitStack() as held:
            held.enter_context(self.store.turn(checked))
            state = self._playable(checked, turn)
            production = self._productions(state.pack)
            outcome = rules.resolve(production.world, state, words, fate, is_timeout_penalty)
            record = TurnRecord.of(outcome, production.world)
            if outcome.free:
                record.dispatch = "".join(production.offline.tell(outcome))
                if commit == self._commit_pending:
                    self.store.note(checked, record.to_json())
                return state, record
            return self._perform(production, outcome, record, commit, held.pop_all().close)

    def _perform(
        self,
        production: Production,
        outcome: Outcome,
        record: TurnRecord,
        commit: Callable[[TurnRecord, str, bytes], JsonDict],
        release: Callable[[], None],
    ) -> Performance:
        session_id = outcome.after.session_id

        def leave() -> None:
            with self._lock:
                self._performances.pop(session_id, None)
            release()

        performance = Performance(
            production,
            outcome,
            record,
            lambda told, picture: commit(told, session_id, picture),
            leave,
            self._limits,
        )
        with self._lock:
            self._performances[session_id] = performance
        performance.start()
        return performance

    def _begin_night(
        self, session_id: str, blank: GameState | None, release: Callable[[], None]
    ) -> Performance:
        seed = self._seeds(session_id)
        remembered = self._night_before() if self._remembers and seed is None else ()
        seed = secrets.randbits(32) if seed is None else seed
        production = self._productions(blank.pack if blank else self._pack)
        outcome = rules.begin(production.world, session_id, seed, remembered)
        if blank is not None:
            outcome.after.extra.update(blank.extra)
        record = TurnRecord.of(outcome, production.world)
        record.choice = "Intro"

        def commit(told: TurnRecord, _session: str, picture: bytes) -> JsonDict:
            after = to_public(outcome.after) | told.changes
            return self._write(session_id, told, after, picture)

        return self._perform(production, outcome, record, commit, release)

    def _playable(self, session_id: str, turn: int | None) -> GameState:
        state = self._begun(session_id)
        if state.pending is not None:
            self._adopt_pending(session_id)
        if state.ending is not None:
            raise RunEnded(f"The night of session {session_id} is over. Begin a new one, or go back a turn.")
        if turn is not None and turn != state.turn_count + 1:
            raise StaleTurn(
                f"Turn {turn} was sent, but turn {state.turn_count + 1} of session {session_id} comes next. "
                "Read the state again before acting."
            )
        return state

    def _adopt_pending(self, session_id: str) -> None:
        """Finish a pending turn whose process is gone; in every case the caller must look again."""
        record, _ = self._pending(session_id)
        if self.store.is_alive(record.owner):
            raise StaleTurn(
                f"Turn {record.turn} of session {session_id} is told and painted but not finished. "
                "Ask for its choices first (phase 2)."
            )
        self._finish(session_id, record)
        raise StaleTurn(
            f"Turn {record.turn} of session {session_id} had been left unfinished and is finished now. "
            "Read the state again before acting."
        )

    def _pending(self, session_id: str) -> tuple[TurnRecord, GameState]:
        state = self._begun(session_id)
        data = self.store.load_record(session_id)
        if data is None:
            raise StaleTurn(
                f"No turn of session {session_id} is waiting to be finished. Send an action first."
            )
        return TurnRecord.from_json(data), state

    def _begun(self, session_id: str) -> GameState:
        state = self.store.load(session_id)
        if state is None or not state.begun:
            raise SessionNotFound(f"Session {session_id} has not begun. Begin it with its intro.")
        return state

    def _same_intro(self, state: GameState) -> JsonDict:
        if state.turn_count or state.pending is not None:
            raise StaleTurn(
                f"Session {state.session_id} is in turn {state.turn_count}. Go on playing, or reset it first."
            )
        return intro_dict(self.store.history(state.session_id)[0], to_public(state))

    # --- writing ------------------------------------------------------------------------------

    def _commit_turn(self, record: TurnRecord, session_id: str, picture: bytes) -> JsonDict:
        return self._write(session_id, record, record.applied_to(self.state(session_id)), picture)

    def _commit_pending(self, record: TurnRecord, session_id: str, picture: bytes) -> JsonDict:
        record.owner = self.store.alive_token()
        state = self._begun(session_id)
        state.pending = record.pending()
        self.store.commit(session_id, state, record=record.to_json(), picture=(record.image, picture))
        return to_public(state)

    def _finish(self, session_id: str, record: TurnRecord) -> None:
        self._write(session_id, record, record.applied_to(self.state(session_id)), None)

    def _write(self, session_id: str, record: TurnRecord, after: JsonDict, picture: bytes | None) -> JsonDict:
        state = from_public(after, session_id)
        state.played_seconds += self._since(state.last_saved)
        self.store.commit(
            session_id,
            state,
            entry=record.history_entry(after),
            picture=(record.image, picture) if picture is not None else None,
        )
        return to_public(state)

    def _since(self, last_saved: str) -> float:
        if not last_saved:
            return 0.0
        pause = (self._clock() - datetime.fromisoformat(last_saved)).total_seconds()
        return round(min(max(pause, 0.0), _LONGEST_PAUSE), 1)

    def _night_before(self) -> tuple[str, ...]:
        """Ids told in the night that ended last, on this machine."""
        ended = [slot for slot in self.store.list() if slot.ending and slot.damage is None]
        if not ended:
            return ()
        newest = max(ended, key=lambda slot: slot.last_saved)
        state = self.store.load(newest.session_id)
        return tuple(state.used) if state else ()


def _checked_action(choice: Any) -> str:
    words = choice.strip() if isinstance(choice, str) else ""
    if not MIN_ACTION_LENGTH <= len(words) <= MAX_ACTION_LENGTH:
        raise InvalidAction(
            f"An action has {MIN_ACTION_LENGTH} to {MAX_ACTION_LENGTH} characters; this one has {len(words)}."
        )
    return words


def seed_from_environment() -> int | None:
    """``SOMEWHERE_SEED`` as a number, or None. Raises ``EngineError`` when it is no number."""
    asked = os.environ.get("SOMEWHERE_SEED", "").strip()
    if not asked:
        return None
    try:
        return int(asked)
    except ValueError:
        raise EngineError(f"SOMEWHERE_SEED is {asked!r}; set it to a whole number, or unset it.") from None
