"""A turn on its way: the new ledger and what has happened so far.

Lives here: :class:`Course`, which every rule of a turn reads and changes. May import:
``engine.state``, ``engine.world``. Promises: the ledger in it is the rules' own copy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from engine.rules.telling import Telling
from engine.rules.ways import fateful
from engine.state import GameState, Moment, Roll

if TYPE_CHECKING:
    from engine.world import World

MOMENTS_KEPT = 32
_FIRST_SENTENCE: Final = re.compile(r"^.{12,}?[.!?…](?=\s|$)", re.S)
_LONGEST_WARNING: Final = 96


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

    read: str | None = None
    """The thing whose document was read."""

    source: str = ""
    """Id of the part of the pack whose effects are being done."""
    warnings: list[tuple[str, str, Moment]] = field(default_factory=list)
    """Warnings given this turn: of what, in which words, as which moment."""
    ended_by: str = ""
    """Id of the part of the pack that ended the night, if an effect did."""

    def words(self, key: str, **blanks: object) -> str:
        """A saying of the rules, in the language of the night."""
        return self.world.tongue(self.state.language).words[key].format(**blanks)

    def remember_moment(self, text: str, why: str, weight: int, about: str = "") -> None:
        """Keep a decision or roll for the ending page; only the weightiest stay."""
        state = self.state
        state.moments.append(Moment(state.turn_count, state.time_of_day, text, why, weight, about))
        if len(state.moments) > MOMENTS_KEPT:
            state.moments.remove(min(state.moments, key=lambda m: (m.weight, bool(m.about), m.turn)))

    def warn(self, about: str = "", told: str = "") -> None:
        """The player could have read a warning on this turn: ``told``, of the part ``about``."""
        self.state.counters["warnings"] = self.state.counters.get("warnings", 0) + 1
        if about and told:
            found = _FIRST_SENTENCE.match(told)
            text = (found[0] if found else told)[:_LONGEST_WARNING]
            if text != told and text[-1] not in ".!?…":
                text = text.rsplit(" ", 1)[0].rstrip(",;:") + "…"
            self.remember_moment(text, self.words("moment_warning"), 1, about)
            self.warnings.append((about, told, self.state.moments[-1]))

    def take_back_unread(self) -> None:
        """A warning whose words had to yield to weightier ones was never given."""
        said = {beat.text for beat in self.telling.beats}
        for about, told, moment in self.warnings:
            if told in said:
                continue
            self.state.counters["warnings"] -= 1
            if about in self.state.threats:
                self.state.threats[about].warned -= 1
            if moment in self.state.moments:
                self.state.moments.remove(moment)

    def note_cause(self, fact: str) -> None:
        """An ending can hang on this fact: keep the choice that made it true, the first and the last."""
        if fact not in fateful(self.world):
            return
        causes = self.state.causes
        causes[f"{fact}+" if fact in causes else fact] = Moment(
            self.state.turn_count, self.state.time_of_day, self.by_choice(), self.words("moment_led"), 3, fact
        )

    def by_choice(self) -> str:
        """What the player did this turn, as a moment says it."""
        if self.frozen:
            return self.words("moment_late")
        return self.words("moment_choice", choice=self.state.last_choice)

    def because(self) -> str:
        """What the player did this turn, as the reason of a moment."""
        if self.frozen:
            return self.words("moment_late")
        return self.words("moment_by", choice=self.state.last_choice)

    @property
    def fair_to_kill(self) -> bool:
        """Whether a death now would have been warned of."""
        return self.state.turn_count >= 9 and self.before.counters.get("warnings", 0) >= 2
