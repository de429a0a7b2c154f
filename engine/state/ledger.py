"""The ledger: everything that is true in one session, as plain data.

The kept keys of the public state dict are fields here and the only truth (there is no second
copy of the bag or the clock elsewhere), so what an outside editor changes is what the rules see.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, ClassVar, Final

SCHEMA_VERSION: Final = 1

_STRICT: Final[dict[str, Any]] = {"strict": True, "extra": "forbid"}


@dataclass(slots=True)
class PlayerState:
    """The body and what it carries on it. Percentages are 0 to 100."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    alive: bool = True
    health: int = 100
    stamina: int = 100
    fear: int = 10
    kept: int = 0
    """How much of the player the place has kept: grows with what is filmed. 0 to 10."""
    noise: int = 0
    """How loud the last turn was: 0 silent, 1 steps, 2 talk, 3 a crash, 4 a shot or siren."""
    light: bool = False
    """The torch is on."""
    battery: int = 100
    film: int = 60
    """Minutes of tape left in the camcorder."""
    hiding: bool = False
    bleeding: bool = False


@dataclass(slots=True)
class PlaceState:
    """What has become of one place since the night began."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    visits: int = 0
    last_turn: int = 0
    flags: list[str] = field(default_factory=list)
    """What was changed here: ``door_open``, ``lamp_broken``, ``blood`` ..."""


@dataclass(slots=True)
class ThreatState:
    """Where a threat is and what it knows of the player."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    at: str | None = None
    """Place id, or None while it is nowhere near."""
    stage: int = 0
    """0 absent, 1 a sign, 2 seen, 3 near, 4 upon you."""
    distance: float = 40.0
    """Metres from the player, while it is in the player's place."""
    side: str = "ahead"
    """``ahead``, ``left``, ``right`` or ``behind``, seen from the player."""
    alarm: int = 0
    """0 to 10: how much it is after the player."""
    warned: int = 0
    """How often the player could have read its tell."""
    wounds: int = 0
    """How often it has hurt the player."""
    known: list[str] = field(default_factory=list)
    """Counters the player has seen work."""


@dataclass(slots=True)
class CharacterState:
    """What a person thinks of the player, and remembers."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    at: str | None = None
    met: bool = False
    attitude: int = 0
    """-5 hostile to 5 devoted."""
    memory: list[str] = field(default_factory=list)
    promises: list[str] = field(default_factory=list)


@dataclass(slots=True)
class View:
    """Where the camera stands in the present place, in the rules' words."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    came_from: str | None = None
    """The place the player entered from: decides which door is behind the camera."""
    step: int = 0
    """How far into the place the player has walked since entering: 0 at the door to 3."""
    focus: str | None = None
    """Id of the thing, character or threat looked at, if any."""
    pose: str = "stand"
    """``stand``, ``near``, ``hide``, ``run``, ``down``, ``back`` (looking back)."""


@dataclass(slots=True)
class Director:
    """Memory of the hand that paces the night."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    tension: int = 1
    """0 to 10."""
    mode: str = "rising"
    """``rising``, ``peak`` or ``relief``."""
    stall: int = 0
    """Turns in a row in which little happened; 2 forces an event."""
    since: dict[str, int] = field(default_factory=dict)
    """Turn on which each kind of beat was last given."""


@dataclass(slots=True)
class Offer:
    """One choice as offered: its words, and the action behind them."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    text: str
    verb: str
    target: str | None = None
    other: str | None = None
    storylet: str | None = None
    """Storylet and option that offers it (``storylet`` with ``target`` as the option id)."""
    note: str = ""
    """The price or risk in a word or two, for the right edge of the button: ``quiet``, ``loud``."""


@dataclass(slots=True)
class Moment:
    """A decision or roll that may have decided the night; shown on the ending page."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    turn: int
    time: str
    text: str
    why: str
    weight: int = 1
    about: str = ""
    """What it had to do with: a threat's or storylet's id, ``blood``, ``body``; empty: the night."""


@dataclass(slots=True)
class BagLine:
    """A line of the bag as shown: ``Torch``, ``about half``."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    id: str
    name: str
    note: str = ""
    urgent: bool = False


@dataclass(slots=True)
class Paper:
    """A document as a whole, on the turn on which it is read."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    id: str
    name: str
    text: str


@dataclass(slots=True)
class Display:
    """The ledger in words, made by the rules, so that front ends need no world pack."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    title: str = ""
    place: str = ""
    district: str = ""
    until_dawn: str = ""
    body: str = ""
    """One word: ``whole``, ``scratched``, ``hurt``, ``badly hurt``, ``dying``."""
    body_lines: list[str] = field(default_factory=list)
    bag: list[BagLine] = field(default_factory=list)
    fate: str = ""
    """Verdict of the last roll: ``held``, ``slipped``, or the fate alone."""
    fate_roll: int | None = None
    fate_line: str = ""
    """``+2 steady hand``"""
    fate_needed: int | None = None
    ending_name: str = ""
    ending_text: str = ""
    carrying: str = ""
    """``7 of 12 carried``"""
    promises: list[str] = field(default_factory=list)
    """Promises given and debts owed, a line each."""
    company: list[str] = field(default_factory=list)
    """Names of those who go with the player."""
    lesson: str = ""
    """One line on a rule of the night, the first time that it matters; never part of the dispatch."""
    paper: Paper | None = None
    """The document that was read on this turn, whole."""
    warned: str = ""
    """On an ended night: how often, and when first, the player was warned of what ended it."""
    sounds: dict[str, float] = field(default_factory=dict)
    """Recordings that go on as long as one is here, and how loud: up to 1."""
    sheltered: bool = False
    """Weather is heard from inside."""


@dataclass(slots=True)
class GameState:
    """The whole ledger of a session at one turn.

    Kept keys of the public dict carry the same names here. ``extra`` holds keys that outside
    editors added; they are flattened into the dict and survive every turn.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    session_id: str
    seed: int
    schema_version: int = SCHEMA_VERSION
    pack: str = "somewhere"
    branch: int = 0
    world_prompt: str = ""
    current_phase: str = "normal"
    ending: str | None = None
    chaos_level: int = 0
    turn_count: int = 0
    time_of_day: str = "18:00"
    weather: str = "clear"
    location: str = ""
    environment_type: str = ""
    situation: str = ""
    last_choice: str = ""
    seen_elements: list[str] = field(default_factory=list)
    inventory: list[str] = field(default_factory=list)
    injuries: list[str] = field(default_factory=list)
    player_state: PlayerState = field(default_factory=PlayerState)
    current_image_url: str | None = None
    vision_dispatch: str = ""
    """What the camera sees, in words: the alt text of the present frame."""
    choices: list[str] = field(default_factory=list)
    pending: dict[str, Any] | None = None
    last_saved: str = ""
    played_seconds: float = 0.0

    begun: bool = False
    """The intro has been told. Before it, everything else here is a blank form: only ``pack``, the
    terms (``difficulty`` to ``language``) and ``seed_code`` are read by the intro."""
    difficulty: str = "night"
    """``story``, ``night`` or ``no_mercy``."""
    intensity: int = 3
    """1 to 3: how far the pack may go; pieces tagged beyond it are left out."""
    avoid: list[str] = field(default_factory=list)
    """Tags of the pack that the player does not want to meet."""
    language: str = "en"
    """Of the rules' own words; a pack speaks its own."""
    mercy: bool = True
    """Whether the night can be gone back in."""
    seed_code: str = ""
    """Everything that decides this night but the player's choices: seed, pack, terms, memory."""
    offers: list[Offer] = field(default_factory=list)
    things: dict[str, str] = field(default_factory=dict)
    """Thing id -> ``bag``, a place id, ``gone``. Things missing here are where the pack put them."""
    thing_flags: dict[str, list[str]] = field(default_factory=dict)
    """Thing id -> ``open``, ``broken``, ``lit``, ``filmed``, ``read`` ..."""
    places: dict[str, PlaceState] = field(default_factory=dict)
    threats: dict[str, ThreatState] = field(default_factory=dict)
    characters: dict[str, CharacterState] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)
    """Facts of the night: things learned, levers thrown, promises made."""
    counters: dict[str, int] = field(default_factory=dict)
    """Numbers of the night that storylets count: ``proof``, ``debts`` ..."""
    open_storylet: str | None = None
    """The storylet whose options are being offered, if any."""
    used: dict[str, int] = field(default_factory=dict)
    """Storylet or text id -> how often told this run."""
    remembered: list[str] = field(default_factory=list)
    """Ids told in the night before; read once at the intro and frozen here."""
    director: Director = field(default_factory=Director)
    view: View = field(default_factory=View)
    effects: list[str] = field(default_factory=list)
    """What the tape itself does on this frame: ``tracking``, ``double_exposure``, ``lightning``."""
    moments: list[Moment] = field(default_factory=list)
    """Once the night has ended: those that led to its ending first."""
    causes: dict[str, Moment] = field(default_factory=dict)
    """Fact that an ending can hang on -> the choice that made it true."""
    display: Display = field(default_factory=Display)
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """Minutes since noon of the night's first day: grows all night, over midnight."""
        return _since_noon(self.time_of_day)


@lru_cache(maxsize=1440)
def _since_noon(time_of_day: str) -> int:
    hours, minutes = time_of_day.split(":")
    return ((int(hours) - 12) % 24) * 60 + int(minutes)
