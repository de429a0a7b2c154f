"""How a night begins: on which terms, from which seed, and with what remembered.

Lives here: :class:`Nights`, :func:`same_terms`. May import: sessions, rules, world, state. Promises: reads
only; nothing of an earlier night is read where the seed is explicit or the engine does not remember.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from engine import rules
from engine.local.production import Production
from engine.sessions import SessionStore
from engine.state import GameState, Outcome
from engine.world import World


class Nights:
    """Begins nights over a store; ``pack`` is played where none is named."""

    def __init__(
        self,
        store: SessionStore,
        productions: Callable[[str], Production],
        pack: str,
        *,
        remembers: bool,
        seeds: Callable[[str], int | None],
    ) -> None:
        self._store = store
        self._productions = productions
        self._pack = pack
        self._remembers = remembers
        self._seeds = seeds

    def begin(self, session_id: str, blank: GameState | None) -> tuple[Production, Outcome]:
        """The first turn of a night on the terms of ``blank``, and who stages it."""
        production = self._productions(blank.pack if blank else self._pack)
        seed, remembered = self._seed(session_id, production.world, blank)
        outcome = rules.begin(production.world, session_id, seed, remembered, blank)
        if blank is not None:
            outcome.after.extra.update(blank.extra)
        return production, outcome

    def _seed(self, session_id: str, world: World, blank: GameState | None) -> tuple[int, tuple[str, ...]]:
        """Seed and memory of a new night: from its seed code, else an explicit seed without memory,
        else a seed at random and what the night before told."""
        if blank is not None and blank.seed_code:
            night = rules.decode(world, blank.seed_code)
            return night.seed, tuple(night.remembered)
        seed = self._seeds(session_id)
        if seed is not None:
            return seed, ()
        seed, before = secrets.randbits(32), self._night_before() if self._remembers else None
        return (seed, ()) if before is None else (rules.following(seed, before.seed), tuple(before.used))

    def _night_before(self) -> GameState | None:
        """The night that ended last on this machine."""
        ended = [slot for slot in self._store.list() if slot.ending and slot.damage is None]
        if not ended:
            return None
        newest = max(ended, key=lambda slot: slot.last_saved)
        return self._store.load(newest.session_id)


def same_terms(ended: GameState) -> GameState:
    """The form of a new night on the terms of the one before it in its slot."""
    form = rules.blank(ended.session_id, 0, ended.pack)
    rules.set_terms(form, ended.difficulty, ended.intensity, ended.avoid, ended.language)
    return form
