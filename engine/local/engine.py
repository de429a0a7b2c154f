"""``LocalEngine``: the engine over the files of this machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from engine import rules
from engine.errors import EngineError, SessionNotFound
from engine.local.performance import Performance
from engine.local.production import Limits, Production
from engine.local.record import frame_name
from engine.local.slots import LocalSlots
from engine.local.turns import Turns
from engine.ports import JsonDict
from engine.sessions import SessionStore, check_session_id, to_public
from engine.state import (
    Choices,
    Delta,
    Event,
    Finished,
    LatePicture,
    PictureReady,
    SessionSummary,
)
from engine.storytelling import picture_prompt


class LocalEngine(LocalSlots):
    """Plays sessions that lie in a :class:`SessionStore`. Safe to call from many threads.

    ``productions`` gives the staging of a pack by name. ``remembers`` lets a new run read what
    the night before it told, and how nights end be written into the player's atlas (off in a service;
    the first also with an explicit seed). ``seeds`` gives the
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
        super().__init__(store, pack)
        self._productions = productions
        self._turns = Turns(
            store,
            productions,
            pack=pack,
            remembers=remembers,
            limits=limits or Limits(),
            seeds=seeds,
            clock=clock,
            ended=self.atlas.note if remembers else None,
        )

    # --- reading ------------------------------------------------------------------------------

    def state(self, session_id: str) -> JsonDict:
        """The public state; of an unknown session a fresh one. Creates and locks nothing."""
        checked = check_session_id(session_id)
        return to_public(self.store.load(checked) or rules.blank(checked, 0, self._pack))

    def state_stamp(self, session_id: str) -> bytes | None:
        """Bytes of which :meth:`state` is a function, so that a reader may keep what it made of it;
        None where there are none. Costs one small read."""
        try:
            return (self.folder(session_id) / "state.json").read_bytes()
        except OSError:
            return None

    def history(self, session_id: str) -> list[JsonDict]:
        """The entries of the present line; one whose picture a model has painted since names that as
        ``late_image``."""
        entries = self.store.history(check_session_id(session_id))
        late = self.store.late_pictures(session_id)
        if late:
            for entry in entries:
                if (image := late.get(str(entry.get("image")))) is not None:
                    entry["late_image"] = image
        return entries

    def image(self, session_id: str, name: str) -> bytes:
        """The bytes of a frame, from the moment ``PictureReady`` names it. Raises
        ``SessionNotFound`` for a name that is not there."""
        checked = check_session_id(session_id)
        fresh = self._turns.fresh_picture(checked, name)
        if fresh is not None:
            return fresh
        try:
            return self.store.image_path(checked, name).read_bytes()
        except FileNotFoundError:
            raise SessionNotFound(f"Session {session_id} has no picture named {name!r}.") from None

    def roll_fate(self, session_id: str) -> str:
        """The fate of the coming turn: follows from seed, turn and branch, so asking again
        gives the same."""
        return rules.roll_fate(self._turns.begun(check_session_id(session_id)))

    def late_pictures(self, session_id: str) -> list[LatePicture]:
        return self._turns.darkroom.news(check_session_id(session_id))

    def sessions(self) -> list[SessionSummary]:
        return self.store.list()

    # --- playing ------------------------------------------------------------------------------

    def intro(self, session_id: str) -> JsonDict:
        """Begin the night. Called again before the first action it returns the same; on an ended
        run it begins a new one. Raises ``StaleTurn`` during a run, ``SessionBusy``."""
        return self._turns.intro(check_session_id(session_id))

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
        started = self._turns.start(session_id, choice, fate, is_timeout_penalty, turn, pending=False)
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
        started = self._turns.start(session_id, choice, fate, is_timeout_penalty, turn, pending=True)
        if not isinstance(started, Performance):
            state, record = started
            return record.phase_one(state)
        started.wait()
        return started.record.phase_one(started.outcome.after)

    def finish(self, session_id: str, given: JsonDict) -> JsonDict:
        """Phase 2: append the pending turn. Raises ``StaleTurn`` when nothing is pending or
        ``given`` is not of the pending turn; then nothing changes."""
        return self._turns.finish(check_session_id(session_id), given)

    def cancel(self, session_id: str, turn: int) -> None:
        """Stop the turn of this number if it is being worked on; the session is free within
        0.1 s and nothing of the turn remains. Otherwise nothing happens."""
        self._turns.cancel(check_session_id(session_id), turn)

    def reset(self, session_id: str) -> None:
        """Move the run to the trash; the session is then empty and not begun."""
        self.store.reset(session_id)

    def delete(self, session_id: str) -> None:
        """Move the slot to the trash. Raises ``SessionNotFound``, ``SessionBusy``."""
        self.store.delete(session_id)

    def watch(self, listener: Callable[[LatePicture], None]) -> Callable[[], None]:
        return self._turns.darkroom.watch(listener)

    def look_ahead(self, session_id: str | None, *, paint: bool = True) -> None:
        checked = session_id if session_id is None else check_session_id(session_id)
        self._turns.ahead.look(checked, paint=paint)
        if checked is not None:
            self._turns.darkroom.take_up(checked)

    def close(self) -> None:
        """Cancel the turns in progress, and give up what is made beside them."""
        self._turns.close()

    # --- editing --------------------------------------------------------------------------------

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
        if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
            entries = [{key: entry[key] for key in entry if key != "late_image"} for entry in entries]
        self.store.save_history(session_id, entries)

    def paint_now(self, session_id: str, caption: str, choice: str) -> tuple[str, str]:
        """Paint the present scene once more; returns the picture's name and its prompt."""
        checked = check_session_id(session_id)
        state = self._turns.begun(checked)
        production = self._productions(state.pack)
        scene = rules.scene(production.world, state)
        name = frame_name(state, f"{caption}|{choice}")
        picture = production.painter.paint(scene)
        with self.store.writing(checked):
            self.store.save_picture(checked, name, picture)
        return name, picture_prompt(production.world, scene)


def seed_from_environment() -> int | None:
    """``SOMEWHERE_SEED`` as a number, or None. Raises ``EngineError`` when it is no number."""
    asked = os.environ.get("SOMEWHERE_SEED", "").strip()
    if not asked:
        return None
    try:
        return int(asked)
    except ValueError:
        raise EngineError(f"SOMEWHERE_SEED is {asked!r}; set it to a whole number, or unset it.") from None
