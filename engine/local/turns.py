"""The way of a turn: check, lock, resolve, perform, write.

Lives here: :class:`Turns`, which :class:`engine.local.LocalEngine` puts behind the public calls.
May import: everything below ``engine.local``. Promises: a session is locked from the check of a turn
to its last byte; what is refused is refused before anything changed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from engine import rules
from engine.errors import InvalidAction, InvalidFate, RunEnded, SessionNotFound, StaleTurn
from engine.local.ahead import Ahead
from engine.local.darkroom import Darkroom
from engine.local.nights import Nights, same_terms
from engine.local.performance import Performance, Script
from engine.local.production import Limits, Production
from engine.local.record import TurnRecord, intro_dict
from engine.ports import JsonDict
from engine.sessions import SessionStore, check_session_id, from_public, to_public
from engine.state import FATES, MAX_ACTION_LENGTH, MIN_ACTION_LENGTH, GameState, Outcome

_LONGEST_PAUSE = 300.0
"""Seconds between two turns that count as time played; a longer pause is not playing."""


class Turns:
    """The turns of every session in a store; knows those being worked on in this process."""

    def __init__(
        self,
        store: SessionStore,
        productions: Callable[[str], Production],
        *,
        pack: str,
        remembers: bool,
        limits: Limits,
        seeds: Callable[[str], int | None],
        clock: Callable[[], datetime],
        ended: Callable[[GameState], None] | None = None,
    ) -> None:
        self._store = store
        self._productions = productions
        self._limits = limits
        self._clock = clock
        self._ended = ended
        self._nights = Nights(store, productions, pack, remembers=remembers, seeds=seeds)
        self.darkroom = Darkroom(store, limits, productions)
        self.ahead = Ahead(store, productions)
        self._performances: dict[str, Performance] = {}
        self._lock = threading.Lock()

    def intro(self, session_id: str) -> JsonDict:
        """Begin the night, or give the same intro again; see ``LocalEngine.intro``."""
        with ExitStack() as held:
            lock = held.enter_context(self._store.turn(session_id))
            state = self._store.load(session_id)
            if state is not None and state.begun:
                if state.ending is None:
                    return self._same_intro(state)
                self._store.reset(session_id, holding=lock)
                state = same_terms(state)
            performance = self._begin_night(session_id, state, held)
        performance.wait()
        return self._same_intro(self.begun(session_id))

    def finish(self, session_id: str, given: JsonDict) -> JsonDict:
        """Phase 2; see ``LocalEngine.finish``."""
        with self._store.turn(session_id):
            record, state = self._pending(session_id)
            wrong = record.disagreement(given)
            if wrong is not None:
                raise StaleTurn(
                    f"{wrong} is not that of the pending turn {record.turn} of session {session_id}. "
                    "Leave it out, or read the state again."
                )
            after = to_public(state) if record.free else self._finish(session_id, record)
            return record.phase_two(after)

    def cancel(self, session_id: str, turn: int) -> None:
        """Stop that turn if it is being worked on here."""
        with self._lock:
            performance = self._performances.get(session_id)
        if performance is not None and performance.turn == turn:
            performance.cancel()

    def fresh_picture(self, session_id: str, name: str) -> bytes | None:
        """The frame of the turn being worked on, if it bears that name and is painted."""
        with self._lock:
            performance = self._performances.get(session_id)
        return performance.picture if performance is not None and performance.record.image == name else None

    def close(self) -> None:
        """Cancel every turn being worked on, and what goes on beside them; wait for them to let go."""
        self.ahead.drop()
        with self._lock:
            running = list(self._performances.values())
        for performance in running:
            performance.cancel()
        for performance in running:
            performance.join(5.0)
        self.darkroom.close()

    def start(
        self,
        session_id: str,
        choice: str,
        fate: str,
        is_timeout_penalty: bool,
        turn: int | None,
        pending: bool,
    ) -> Performance | tuple[GameState, TurnRecord]:
        """Check, lock and resolve; then a running performance, or the answer of a free action.

        ``pending``: the turn ends with phase 1, waiting for :meth:`finish`.
        """
        checked = check_session_id(session_id)
        words = _checked_action(choice)
        if fate not in FATES:
            raise InvalidFate(f"{fate!r} is no fate; send one of {', '.join(FATES)}.")
        with ExitStack() as held:
            held.enter_context(self._store.turn(checked))
            state = self._playable(checked, turn)
            production = self._productions(state.pack)
            outcome = rules.resolve(production.world, state, words, fate, is_timeout_penalty)
            record = TurnRecord.of(outcome, production.world)
            script = Script(outcome, record, self._commit(checked, pending))
            if outcome.free:
                record.dispatch = _answer(production, outcome)
                if production.reader is None or not rules.was_unread(outcome):
                    script.commit(record, b"")
                    return state, record
                script = replace(script, understand=partial(_understood, production, outcome, record))
            return self._perform(production, script, held.pop_all().close)

    def _perform(self, production: Production, script: Script, release: Callable[[], None]) -> Performance:
        session_id = script.outcome.after.session_id

        def leave() -> None:
            with self._lock:
                self._performances.pop(session_id, None)
            release()

        script = replace(script, so_far=lambda: self._store.history(session_id))
        if not script.record.free:
            rehearsal, painted = self.ahead.take(script.outcome)
            script = replace(script, storyteller=rehearsal, painted=painted)
        performance = Performance(production, script, leave, production.limits or self._limits)
        with self._lock:
            self._performances[session_id] = performance
        performance.start()
        return performance

    def _begin_night(self, session_id: str, blank: GameState | None, held: ExitStack) -> Performance:
        production, outcome = self._nights.begin(session_id, blank)
        record = TurnRecord.of(outcome, production.world)
        record.choice = "Intro"

        def commit(told: TurnRecord, picture: bytes) -> JsonDict:
            after = to_public(outcome.after) | told.changes
            return self._write(session_id, told, after, picture)

        return self._perform(production, Script(outcome, record, commit), held.pop_all().close)

    def _playable(self, session_id: str, turn: int | None) -> GameState:
        state = self.begun(session_id)
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
        if self._store.is_alive(record.owner):
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
        state = self.begun(session_id)
        data = self._store.load_record(session_id)
        if data is None:
            raise StaleTurn(
                f"No turn of session {session_id} is waiting to be finished. Send an action first."
            )
        return TurnRecord.from_json(data), state

    def begun(self, session_id: str) -> GameState:
        state = self._store.load(session_id)
        if state is None or not state.begun:
            raise SessionNotFound(f"Session {session_id} has not begun. Begin it with its intro.")
        return state

    def _same_intro(self, state: GameState) -> JsonDict:
        if state.turn_count or state.pending is not None:
            raise StaleTurn(
                f"Session {state.session_id} is in turn {state.turn_count}. Go on playing, or reset it first."
            )
        return intro_dict(self._store.history(state.session_id)[0], to_public(state))

    # --- writing ------------------------------------------------------------------------------

    def _commit(self, session_id: str, pending: bool) -> Callable[[TurnRecord, bytes], JsonDict]:
        """How a turn of this session is written when it is told and painted."""

        def commit(record: TurnRecord, picture: bytes) -> JsonDict:
            if record.free:
                if pending:
                    self._store.note(session_id, record.to_json())
                return to_public(self.begun(session_id))
            if pending:
                return self._commit_pending(session_id, record, picture)
            after = record.applied_to(to_public(self.begun(session_id)))
            return self._write(session_id, record, after, picture)

        return commit

    def _commit_pending(self, session_id: str, record: TurnRecord, picture: bytes) -> JsonDict:
        record.owner = self._store.alive_token()
        state = self.begun(session_id)
        state.pending = record.pending()
        self._store.commit(session_id, state, record=record.to_json(), picture=(record.image, picture))
        return to_public(state)

    def _finish(self, session_id: str, record: TurnRecord) -> JsonDict:
        return self._write(session_id, record, record.applied_to(to_public(self.begun(session_id))), None)

    def _write(self, session_id: str, record: TurnRecord, after: JsonDict, picture: bytes | None) -> JsonDict:
        state = from_public(after, session_id)
        state.played_seconds += self._since(state.last_saved)
        entry = record.history_entry(after)
        self._store.commit(
            session_id,
            state,
            entry=entry,
            picture=(record.image, picture) if picture is not None else None,
        )
        if state.ending is not None and self._ended is not None:
            self._ended(state)
        self.darkroom.commission(self._productions(state.pack), state, entry)
        self.darkroom.take_up(session_id)
        return to_public(state)

    def _since(self, last_saved: str) -> float:
        if not last_saved:
            return 0.0
        pause = (self._clock() - datetime.fromisoformat(last_saved)).total_seconds()
        return round(min(max(pause, 0.0), _LONGEST_PAUSE), 1)


def _answer(production: Production, outcome: Outcome) -> str:
    """The words of a free action."""
    return "".join(piece for piece in production.offline.tell(outcome) if isinstance(piece, str))


def _understood(
    production: Production, outcome: Outcome, record: TurnRecord, stopped: Callable[[], bool]
) -> tuple[Outcome, TurnRecord]:
    """The turn that words mean which only the model could read; the answer at hand where it cannot either,
    or what it read cannot be done. Raises what the reader raises."""
    world, before, words = production.world, outcome.before, outcome.action.text
    known = rules.known_actions(world, before)
    meant = (
        known.get(production.reader.read(words, list(known), before, stopped) or "")
        if production.reader
        else None
    )
    if meant is None:
        return outcome, record
    understood = rules.resolve(world, before, words, outcome.fate, meant=meant)
    if understood.free:
        return outcome, record
    return understood, TurnRecord.of(understood, world)


def _checked_action(choice: Any) -> str:
    words = choice.strip() if isinstance(choice, str) else ""
    if not MIN_ACTION_LENGTH <= len(words) <= MAX_ACTION_LENGTH:
        raise InvalidAction(
            f"An action has {MIN_ACTION_LENGTH} to {MAX_ACTION_LENGTH} characters; this one has {len(words)}."
        )
    if not words.isprintable() and any(0xD800 <= ord(letter) <= 0xDFFF for letter in words):
        raise InvalidAction("The action holds half a character (a lone surrogate). Type it again.")
    return words
