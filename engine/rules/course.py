"""A turn on its way: the new ledger and what has happened so far.

Lives here: :class:`Course`, which every rule of a turn reads and changes. May import:
``engine.state``, ``engine.world``. Promises: the ledger in it is the rules' own copy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.rules.telling import Telling
from engine.state import GameState, Moment, Roll

if TYPE_CHECKING:
    from engine.world import World

MOMENTS_KEPT = 24


@dataclass(slots=True)
class Course:
    """One turn while it is being resolved."""

    world: World
    state: GameState
    before: GameState
    fate: str = "NORMAL"
    frozen: bool = False
    """Nothing may move the player or the camera: the clock ran out."""
    telling: Telling = field(default_factory=Telling)
    rolls: list[Roll] = field(default_factory=list)
    minutes: int = 0
    """Minutes the deed itself takes."""
    noise: int = 0
    opened: str | None = None
    """Storylet that an effect opened."""
    beat: str | None = None
    """Kind of the event that was given, if any."""
    arrived: bool = False
    combat: bool = False
    wounded: bool = False
    rare: str | None = None
    countered: set[str] = field(default_factory=set)
    details: list[str] = field(default_factory=list)
    done: tuple[str, str | None, str | None] | None = None
    """What the player did, as an offer would name it."""

    def remember_moment(self, text: str, why: str, weight: int) -> None:
        """Keep a decision or roll for the ending page; only the weightiest stay."""
        state = self.state
        state.moments.append(Moment(state.turn_count, state.time_of_day, text, why, weight))
        if len(state.moments) > MOMENTS_KEPT:
            state.moments.remove(min(state.moments, key=lambda moment: (moment.weight, moment.turn)))

    def warn(self) -> None:
        """The player could have read a warning on this turn."""
        self.state.counters["warnings"] = self.state.counters.get("warnings", 0) + 1

    @property
    def fair_to_kill(self) -> bool:
        """Whether a death now would have been warned of."""
        return self.state.turn_count >= 9 and self.before.counters.get("warnings", 0) >= 2
