"""What one action did: the rules' verdict, handed to teller and painter."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.state.ledger import GameState
from engine.state.scene import Scene


@dataclass(frozen=True, slots=True)
class Action:
    """An action the rules understand.

    ``verb`` is from the closed list of ``engine.rules``; ``target`` and ``other`` are ids.
    ``text`` is what the player clicked or typed.
    """

    verb: str
    target: str | None = None
    other: str | None = None
    storylet: str | None = None
    text: str = ""
    custom: bool = False


@dataclass(frozen=True, slots=True)
class Roll:
    """One throw of a twenty-sided die: ``total = die + bonus``; it holds at ``needed`` or above."""

    what: str
    die: int
    bonus: int
    needed: int
    why: str = ""
    """The bonus in words: ``steady hand``."""

    @property
    def total(self) -> int:
        return self.die + self.bonus

    @property
    def held(self) -> bool:
        return self.total >= self.needed

    def in_words(self) -> str:
        sign = f" {self.bonus:+d} {self.why}".rstrip() if self.bonus else ""
        return f"{self.what}: {self.die}{sign}, needed {self.needed}, {'held' if self.held else 'slipped'}"


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing that happened, with the pack's words for it (the variant is already chosen).

    ``kind``: ``action`` (what the player did), ``event`` (a storylet), ``threat``, ``change``
    (a consequence such as night falling or the torch failing), ``ending``, ``answer`` (free).
    """

    kind: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One action resolved: what was, what is, what happened between, and what the camera sees."""

    action: Action
    fate: str
    before: GameState
    after: GameState
    beats: tuple[Beat, ...]
    scene: Scene
    rolls: tuple[Roll, ...] = ()
    free: bool = False
    hard_transition: bool = False
    is_timeout_penalty: bool = False
    danger: bool = False
    combat: bool = False
    rare_event: str | None = None
    consequences: str = ""
    """What changed, in one line of plain words, for front ends that list it."""
    details: tuple[str, ...] = field(default=())
    """Sense details of the place that the teller may add when the words are few."""


MOODS = ("calm", "uneasy", "tense", "terror", "sorrow", "wonder")
"""The moods a storyteller may name."""

MAX_FACT = 120


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a storyteller proposes beside its words. The engine takes what fits and drops the rest; none
    of it changes what can be done or what is true by the rules."""

    choices: tuple[str, ...] = ()
    """The offered choices in other words: as many, in the same order; or none."""
    fact: str = ""
    """One new detail to remember, at most :data:`MAX_FACT` characters."""
    mood: str = ""
    """One of :data:`MOODS`, or empty."""
    dropped: int = 0
    """How many proposals the storyteller itself has already dropped because they were on no list."""


@dataclass(frozen=True, slots=True)
class Commission:
    """A picture asked of an artist: turn ``turn`` of a session, shown meanwhile as ``frame`` (PNG)."""

    session_id: str
    turn: int
    scene: Scene
    prompt: str
    frame: bytes
    reference: bytes | None = None
    """The picture to stay like, at full size: the last one shown while the place is the same, else the
    first of this place; None where there is none."""
    again: bool = False
    """It was asked for before, by a game that is gone: it may be paid for already."""
