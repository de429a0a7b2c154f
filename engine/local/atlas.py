"""The endings atlas: what this player has seen of a pack, over all slots.

Lives here: :class:`Atlas`. May import: sessions, rules, world. Promises: an ending of a night is
written down once, however often it is committed or looked for; a record that could not be written is
made up for when the atlas is next opened, as long as the slot is there.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable

from engine import rules
from engine.errors import EngineError, SessionNotFound
from engine.ports import JsonDict
from engine.sessions import SessionStore
from engine.sessions.records import NightRecord, PlayerRecords
from engine.state import GameState
from engine.world import World

_log = logging.getLogger(__name__)


class Atlas:
    """Endings seen on this machine. ``worlds`` gives a pack by name."""

    def __init__(self, store: SessionStore, worlds: Callable[[str], World]) -> None:
        self._store = store
        self._worlds = worlds
        self._records = PlayerRecords(store.data)

    def note(self, state: GameState) -> None:
        """Write down how a night ended. A disk that refuses costs the record, never the night."""
        if state.ending is None:
            return
        try:
            world = self._worlds(state.pack)
            ending = world.endings.get(state.ending)
            record = NightRecord(
                state.session_id,
                state.seed,
                state.branch,
                state.pack,
                state.ending,
                state.display.ending_name,
                ending.family if ending else "",
                state.turn_count,
                state.seed_code,
                state.difficulty,
                state.display.ending_text,
                rules.doors_open(world, state),
            )
            with contextlib.suppress(SessionNotFound):
                frame = state.current_image_url
                path = self._store.image_path(state.session_id, frame) if frame else None
                self._records.add(record, path)
        except EngineError as problem:
            _log.info("the ending of session %s is not in the atlas: %s", state.session_id, problem)

    def endings(self, pack: str) -> list[JsonDict]:
        """See ``engine.ports.Slots.endings``."""
        self._catch_up()
        mine = [record for record in self._records.all() if record.pack == pack]
        near = {ending_id for record in mine for ending_id in record.doors}
        found = []
        for ending in self._worlds(pack).endings.values():
            seen = [record for record in mine if record.ending == ending.id]
            first = seen[0] if seen else None
            frame = next((path for r in reversed(seen) if (path := self._records.frame(r))), None)
            found.append(
                {
                    "id": ending.id,
                    "family": ending.family,
                    "set": ending.set,
                    "seen": bool(seen),
                    "name": ending.name if seen else "",
                    "epilogue": seen[-1].epilogue if seen else "",
                    "hint": ending.hint if seen or ending.id in near else "",
                    "times": len(seen),
                    "when": first.when if first else "",
                    "session": seen[-1].session_id if seen else "",
                    "turns": seen[-1].turns if seen else 0,
                    "image": str(frame) if frame else None,
                }
            )
        return found

    def nights_played(self) -> int:
        """How many nights were brought to an end."""
        self._catch_up()
        return self._records.nights()

    def _catch_up(self) -> None:
        """Write down the ends of nights that a crash or a full disk kept from it."""
        for slot in self._store.list():
            if slot.ending is not None and slot.damage is None:
                with contextlib.suppress(EngineError):
                    state = self._store.load(slot.session_id)
                    if state is not None:
                        self.note(state)
