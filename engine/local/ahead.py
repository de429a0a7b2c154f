"""What is made in advance while the player reads.

Lives here: :class:`Ahead`. May import: sessions, rules, ports, state, this room's production and
rehearsal. Promises: one session at a time, the one last looked at; the outcome of each offered choice
follows from seed, turn, branch and fate, so it is resolved purely, in a scratch ledger that nobody sees;
nothing is written; a real turn takes what fits it and everything else is dropped; what fails here is
nobody's trouble.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from engine import rules
from engine.errors import EngineError
from engine.local.production import Production
from engine.local.rehearsal import Rehearsal
from engine.ports import JsonDict, Painter
from engine.sessions import SessionStore
from engine.state import GameState, Outcome

log = logging.getLogger(__name__)

_LOOKED_BACK = 12
"""Turns from which is told which place of the list the player likes."""

_Moment = tuple[str, int, int, int, str]
"""Session, seed, branch, turn to come, and its fate: what every outcome follows from, but the choice."""


@dataclass(slots=True)
class _Plan:
    """What was begun for one moment."""

    moment: _Moment | None
    stopped: threading.Event = field(default_factory=threading.Event)
    painter: Painter | None = None
    rehearsal: Rehearsal | None = None


class Ahead:
    """Paints and tells what may come next. Safe to use from many threads."""

    def __init__(self, store: SessionStore, productions: Callable[[str], Production]) -> None:
        self._store = store
        self._productions = productions
        self._lock = threading.Lock()
        self._plan = _Plan(None)

    def look(self, session_id: str | None, *, paint: bool) -> None:
        """See ``engine.ports.Backstage.look_ahead``."""
        self.drop()
        if session_id is not None:
            plan = _Plan(None)
            with self._lock:
                self._plan = plan
            threading.Thread(
                target=self._prepare, args=(plan, session_id, paint), name="ahead", daemon=True
            ).start()

    def drop(self) -> None:
        """No more of it."""
        with self._lock:
            plan, self._plan = self._plan, _Plan(None)
        plan.stopped.set()
        if plan.rehearsal is not None:
            plan.rehearsal.stop()
        if plan.painter is not None:
            plan.painter.paint_ahead(())

    def take(self, outcome: Outcome) -> tuple[Rehearsal | None, Callable[[], None]]:
        """A real turn begins: its rehearsal, if it was told in advance, and what to call when its frame is
        there, so that the frames of the other choices are dropped. Ends the plan."""
        before = outcome.before
        with self._lock:
            plan, self._plan = self._plan, _Plan(None)
        plan.stopped.set()
        rehearsal, painter = plan.rehearsal, plan.painter
        fits = plan.moment == _moment(before, outcome.fate) and not outcome.is_timeout_penalty
        if rehearsal is not None and not (fits and _same(rehearsal, outcome) and rehearsal.worth_hearing):
            rehearsal.stop()
            rehearsal = None
        return rehearsal, (lambda: painter.paint_ahead(())) if painter is not None else (lambda: None)

    # --- on the thread ------------------------------------------------------------------------

    def _prepare(self, plan: _Plan, session_id: str, paint: bool) -> None:
        try:
            state = self._store.load(session_id)
            if state is None or not state.begun or state.ending is not None or state.pending is not None:
                return
            production = self._productions(state.pack)
            tell = production.tell_ahead and production.told_by_model
            if paint or tell:
                self._work(plan, production, state, paint, tell)
        except EngineError as problem:
            log.info("nothing is made in advance for session %s: %s", session_id, problem)

    def _work(self, plan: _Plan, production: Production, state: GameState, paint: bool, tell: bool) -> None:
        plan.moment = _moment(state, fate := rules.roll_fate(state))
        outcomes: list[Outcome] = []
        for choice in self._likeliest_first(state):
            if plan.stopped.is_set():
                return
            outcomes.append(rules.resolve(production.world, state, choice, fate))
            if tell and len(outcomes) == 1:
                self._rehearse(plan, production, outcomes[0])
        with self._lock:
            if paint and not plan.stopped.is_set():
                plan.painter = production.painter
                production.painter.paint_ahead([outcome.scene for outcome in outcomes])

    def _rehearse(self, plan: _Plan, production: Production, outcome: Outcome) -> None:
        session_id = outcome.after.session_id
        rehearsal = Rehearsal(production.storyteller, outcome, lambda: self._store.history(session_id))
        with self._lock:
            if not plan.stopped.is_set():
                plan.rehearsal = rehearsal
                rehearsal.begin()

    def _likeliest_first(self, state: GameState) -> list[str]:
        """The offered choices, that place of the list first which the player takes most often."""
        entries: list[JsonDict] = []
        with contextlib.suppress(EngineError):
            entries = self._store.history_tail(state.session_id, _LOOKED_BACK)
        liked = _places(entries)
        order = sorted(range(len(state.choices)), key=lambda place: (-liked[place], place))
        return [state.choices[place] for place in order]


def _moment(state: GameState, fate: str) -> _Moment:
    return state.session_id, state.seed, state.branch, state.turn_count + 1, fate


def _same(rehearsal: Rehearsal, outcome: Outcome) -> bool:
    told = rehearsal.outcome
    return told.action == outcome.action and told.after == outcome.after


def _places(entries: Sequence[JsonDict]) -> Counter[int]:
    """How often each place of the list was taken."""
    taken: Counter[int] = Counter()
    for before, entry in pairwise(entries):
        offered = before.get("choices")
        if isinstance(offered, list) and entry.get("choice") in offered:
            taken[offered.index(entry["choice"])] += 1
    return taken
