"""The shape of a world pack: what its TOML files may say.

Every text that is told is a list of hand-written variants; one not yet told this night is
preferred. Conditions (``when``) and effects are short strings of a closed little language, read
and checked at load time by :mod:`engine.world.conditions` and :mod:`engine.world.effects`:

Conditions (all of a list must hold; `` or `` joins alternatives; ``not `` turns one round)::

    flag NAME            has THING           here THING          at PLACE
    from PLACE           place_flag NAME     thing THING FLAG    met CHARACTER
    present CHARACTER    remembers CHARACTER WORD   seen ID       told ID
    injured  bleeding  light  hiding  dark  night  inside
    weather NAME         time >= 22:30       turn >= 8
    health|stamina|fear|kept|noise|battery|film|tension|chaos|visits|stall|proof OP NUMBER
    count NAME OP NUMBER      attitude CHARACTER OP NUMBER
    threat THREAT stage|alarm|distance|warned|wounds OP NUMBER    threat THREAT here

Effects (done in order)::

    flag NAME | unflag NAME          place_flag NAME [PLACE] | unplace_flag NAME [PLACE]
    thing_flag THING FLAG | unthing_flag THING FLAG
    health|stamina|fear|kept|battery|film|chaos|tension +N or -N       noise N
    give THING | lose THING | put THING PLACE
    injure WORDS | heal WORDS | heal all | bleed | stanch
    light on|off | hide | unhide | move PLACE | minutes N | weather NAME
    count NAME +N | attitude CHARACTER +N | remember CHARACTER WORD | promise CHARACTER WORD
    character CHARACTER PLACE|here|nowhere
    threat THREAT at PLACE|here|nowhere | threat THREAT stage|alarm|distance N or +N or -N
    threat THREAT side left|ahead|right|behind | threat THREAT warn | threat THREAT know WORD
    focus ID | pose POSE | effect NAME | learn ID | moment N WORDS
    open STORYLET | ending ENDING
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from engine.world.marks import marked

Texts = list[Annotated[str, AfterValidator(marked)]]
"""Variants of one text. ``{place}``, ``{thing}``, ``{side}``, ``{time}`` are filled in. A variant that
begins with ``#tag`` is left out for players who do not want that tag (see :class:`Tag`); every list
needs at least one variant without."""

Beat = Literal["quiet", "sign", "discovery", "pressure", "blow", "breath"]


class Part(BaseModel):
    """Base of all parts: an unknown key is a mistake, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Tag(Part):
    """Something a player may not want to meet. Its id, used in ``tags`` of parts or as ``#id`` before
    a text, is the key in ``[tags]`` of ``world.toml``."""

    name: str
    """In words, for the settings: ``spiders and insects``."""
    intensity: int | None = Field(default=None, ge=2, le=3)
    """Met only from this intensity on; None: at any, unless the player avoids it."""


class Risk(Part):
    """A roll: die + bonus (from body, fear, fate) against ``needed`` (2 easy to 18 desperate)."""

    what: str
    """In words, for the fate line: ``climb the wire``."""
    needed: int = Field(ge=2, le=20)
    bonus: dict[str, int] = Field(default_factory=dict)
    """Condition -> bonus, such as ``has torch = 2``."""
    fail: Texts
    fail_effects: list[str] = Field(min_length=1)
    """A failed roll always changes something."""


class Exit(Part):
    """A way from one place to another."""

    to: str
    direction: str = ""
    """``north``, ``in``, ``up`` ...: how typed directions find it."""
    by: str
    """``the gate``, ``the long way round``."""
    choice: Texts = Field(min_length=1)
    text: Texts = Field(min_length=1)
    """Told when it is taken, before the new place's own words. At most 90 characters each."""
    minutes: int = 5
    noise: int = 1
    when: list[str] = Field(default_factory=list)
    blocked: str = ""
    """Told, free of charge, when ``when`` does not hold; empty: the exit is not known then."""
    note: str = ""
    risk: Risk | None = None
    effects: list[str] = Field(default_factory=list)


class Place(Part):
    """A place on the map. ``set`` names its scene in ``sets/`` (default: its own id)."""

    id: str
    name: str
    district: str
    environment: str
    dark: bool = False
    """Needs a light at any hour."""
    shelter: bool = False
    """Keeps out weather and searchlights."""
    hide: str = ""
    """Where to hide here (``under the desk``); empty: nowhere."""
    set: str = ""
    tags: list[str] = Field(default_factory=list)
    first: Texts = Field(min_length=2)
    """Told on first arrival: 20 to 45 words."""
    again: Texts = Field(min_length=2)
    """Told on return: what is the same is not said again. 8 to 25 words."""
    details: Texts = Field(min_length=4)
    """Sense details, one sentence of 5 to 14 words each, told when the words are few."""
    exits: list[Exit] = Field(default_factory=list, alias="exit")


class Use(Part):
    """Something that can be done with a thing."""

    verb: str
    """``examine``, ``take``, ``read``, ``use``, ``open``, ``film``, ``play``, ``throw``, ``eat`` ..."""
    on: str = ""
    """Second thing needed (in the bag or here)."""
    choice: Texts = Field(min_length=1)
    text: Texts = Field(min_length=1)
    """15 to 40 words."""
    when: list[str] = Field(default_factory=list)
    effects: list[str] = Field(default_factory=list)
    risk: Risk | None = None
    minutes: int = 2
    note: str = ""
    once: bool = True
    salience: int = 5
    """How much it wants to be offered, 0 (only when typed) to 10."""
    tags: list[str] = Field(default_factory=list)


class Thing(Part):
    id: str
    name: str
    names: list[str] = Field(default_factory=list)
    """Other words a player may type for it."""
    at: str = "nowhere"
    """Place id, ``bag`` or ``nowhere``."""
    anchor: str = ""
    prefab: str = ""
    tags: list[str] = Field(default_factory=list)
    portable: bool = True
    document: str = ""
    """The whole text of a document, readable in full."""
    note: str = ""
    """Beside its name in the bag; ``{battery}`` and ``{film}`` are filled in."""
    uses: list[Use] = Field(default_factory=list, alias="use")


class Tell(Part):
    """Words of a threat at one stage."""

    stage: Literal["sign", "seen", "near", "wound", "kill", "lose"]
    text: Texts = Field(min_length=2)
    when: list[str] = Field(default_factory=list)
    effects: list[str] = Field(default_factory=list)
    tags: list[str] = Field(default_factory=list)


class Counter(Part):
    """What helps against a threat."""

    id: str
    verb: str
    choice: Texts = Field(min_length=1)
    text: Texts = Field(min_length=1)
    when: list[str] = Field(default_factory=list)
    effects: list[str] = Field(default_factory=list)
    risk: Risk | None = None
    stages: list[int] = Field(default_factory=lambda: [2, 3])
    note: str = ""
    tags: list[str] = Field(default_factory=list)


class Threat(Part):
    """Something that comes for the player. Alarm 0 to 10 drives stage 0 to 4."""

    id: str
    name: str
    names: list[str] = Field(default_factory=list)
    prefab: str
    tags: list[str] = Field(default_factory=list)
    roams: list[str]
    """Places it can be in."""
    when: list[str] = Field(default_factory=list)
    """It stirs only while this holds."""
    habits: dict[str, int]
    """What raises its alarm each turn: a condition -> how much."""
    calms: int = 1
    """How much its alarm falls in a turn without any of its habits."""
    poses: dict[str, str] = Field(default_factory=dict)
    """Stage name (``seen``, ``near``) -> pose."""
    wound: list[str] = Field(default_factory=list)
    """Effects of being hurt by it."""
    ending: str
    """The ending of being killed by it."""
    tells: list[Tell] = Field(alias="tell")
    counters: list[Counter] = Field(default_factory=list, alias="counter")


class Topic(Part):
    """Something to say to, or do with, a character."""

    id: str
    choice: Texts = Field(min_length=1)
    text: Texts = Field(min_length=1)
    verb: str = "talk"
    names: list[str] = Field(default_factory=list)
    when: list[str] = Field(default_factory=list)
    effects: list[str] = Field(default_factory=list)
    risk: Risk | None = None
    minutes: int = 3
    note: str = ""
    once: bool = True
    salience: int = 6
    tags: list[str] = Field(default_factory=list)


class Character(Part):
    id: str
    name: str
    names: list[str] = Field(default_factory=list)
    at: str = "nowhere"
    prefab: str = "person"
    pose: str = "stand"
    distance: float = 4.0
    side: str = "ahead"
    unseen: bool = False
    """A voice only: on the phone, on the radio."""
    tags: list[str] = Field(default_factory=list)
    topics: list[Topic] = Field(default_factory=list, alias="topic")


class Option(Part):
    """A choice that a storylet puts before the player."""

    id: str
    verb: str
    choice: Texts = Field(min_length=1)
    text: Texts = Field(min_length=1)
    when: list[str] = Field(default_factory=list)
    effects: list[str] = Field(default_factory=list)
    risk: Risk | None = None
    minutes: int = 2
    note: str = ""
    tags: list[str] = Field(default_factory=list)


class Storylet(Part):
    """A piece of the night: when it may happen, what it says, what it does."""

    id: str
    beat: Beat
    text: Texts = Field(min_length=3)
    """15 to 40 words, at most 210 characters."""
    when: list[str] = Field(default_factory=list)
    at: list[str] = Field(default_factory=list)
    """Places; empty: anywhere."""
    salience: int = 5
    once: bool = True
    forced: bool = False
    """Happens as soon as its conditions hold, whatever beat is due."""
    later: int = Field(default=0, ge=0)
    """Turns for which its conditions must have held: what comes back of a deed takes its time."""
    effects: list[str] = Field(default_factory=list)
    rare: bool = False
    tags: list[str] = Field(default_factory=list)
    options: list[Option] = Field(default_factory=list, alias="option")


class Ending(Part):
    id: str
    name: str
    family: str
    """``out``, ``proof``, ``hiding``, ``stay``, ``become``, ``death`` ..."""
    when: list[str] = Field(default_factory=list)
    """Comes by itself when this holds; empty: only by an ``ending`` effect."""
    text: Texts = Field(min_length=2)
    epilogue: str = ""
    hint: str = ""
    set: str = ""
    """Place whose set is the silhouette in the atlas."""


class Sound(Part):
    """A sound that goes on as long as one is there. ``id`` names it, ``loop`` its recording in
    ``resources/sounds`` (default: its own id)."""

    id: str
    loop: str = ""
    at: list[str] = Field(min_length=1)
    """Places, or environments: every place of one is meant."""
    level: float = Field(default=1.0, gt=0, le=1)
    when: list[str] = Field(default_factory=list)

    @property
    def name(self) -> str:
        """The recording."""
        return self.loop or self.id


class Lesson(Part):
    """One line on a rule of this pack's own, shown beside the story the first time ``when`` holds."""

    id: str
    when: list[str] = Field(default_factory=list)
    text: str = Field(max_length=240)


class WorldInfo(Part):
    """``world.toml``."""

    name: str
    title: str
    summary: str
    start: str
    time: str = "18:00"
    date: str = "1994-10-14"
    dawn: str = "06:10"
    night: str = "19:10"
    """From this hour on it is dark outside."""
    intro: Texts = Field(min_length=2)
    """40 to 70 words, at most 400 characters."""
    effects: list[str] = Field(default_factory=list)
    """Done once at the beginning."""
    tags: dict[str, Tag] = Field(default_factory=dict)
    """What a player may leave out or tone down, in the order the settings show it; 15 at most."""
    companions: dict[str, str] = Field(default_factory=dict)
    """Flag -> character: while it is raised, that person goes with the player."""
    promises: dict[str, str] = Field(default_factory=dict)
    """Word of a ``promise`` effect -> the promise in words: ``a seat in the car``."""
    truths: dict[str, str] = Field(default_factory=dict)
    """Flag -> what is known once it is raised, a sentence: each wants two sources at least, and is
    told to a player who asks what they know."""
    lessons: list[Lesson] = Field(default_factory=list, alias="lesson")
    keeps: bool = True
    """Whether filming leaves its mark on who films (``kept``); False: a camera is only a camera."""
    weathers: dict[str, str] = Field(default_factory=dict)
    """Weather -> its name in this pack: ``dust = "haze"``."""
    art_style: str = ""
    telling_style: str = ""
    bag_limit: int = 10
    turns: int = Field(default=40, ge=10)
    """About how many turns a night takes from its first hour to dawn: sets how fast time runs."""
    death: str = ""
    """Ending of a body that simply gave out; empty: the first of the family ``death``."""
    waits: Texts = Field(min_length=6)
    """Told when the player waits or listens and nothing more is due. 15 to 30 words."""
    hides: Texts = Field(min_length=6)
    rests: Texts = Field(min_length=3)
    runs: Texts = Field(min_length=3)
    looks: Texts = Field(min_length=6)
    films: Texts = Field(min_length=6)
    timeouts: Texts = Field(min_length=6)
    unread: Texts = Field(min_length=6)
    """Answers to what cannot be read or done; ``{can}`` names what can be done."""
    changes: dict[str, Texts] = Field(default_factory=dict)
    """Consequences told once: ``nightfall``, ``battery_low``, ``film_low``, ``torch_out``,
    ``bleeding``, ``exhausted``, ``afraid``, ``dawn_near``."""


class PackData(Part):
    """A whole pack as read from its files."""

    world: WorldInfo
    places: list[Place] = Field(alias="place")
    things: list[Thing] = Field(alias="thing")
    characters: list[Character] = Field(default_factory=list, alias="character")
    threats: list[Threat] = Field(default_factory=list, alias="threat")
    storylets: list[Storylet] = Field(alias="storylet")
    endings: list[Ending] = Field(alias="ending")
    sounds: list[Sound] = Field(default_factory=list, alias="sound")
    sets: dict[str, dict[str, Any]] = Field(default_factory=dict)
    """Place or set id -> its scene, in the painter's words; checked by ``engine.pictures``."""
    prefabs: dict[str, dict[str, Any]] = Field(default_factory=dict)
