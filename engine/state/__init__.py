"""What everybody may know: ids, the ledger, scenes, turns, slots. Plain data, no behaviour.

Lives here: dataclasses that say what the world of a session is (:class:`GameState`), what one
action did to it (:class:`Outcome`), what the camera sees (:class:`Scene`), what a turn reports
while it runs (the events) and what a slot looks like in a list (:class:`SessionSummary`).

May import: the standard library only, and nothing slow (importing this costs a few ms, because
the window imports it before its first paint).

Promises: every class here can be written as JSON and read back the same. Only ``engine.rules``
changes a ``GameState``, and only a copy of its own.
"""

from engine.state.events import (
    Choices,
    Delta,
    Event,
    Failed,
    Finished,
    LatePicture,
    PictureReady,
    Remark,
    Resolved,
    Withdrawn,
)
from engine.state.ids import (
    FATES,
    MAX_ACTION_LENGTH,
    MIN_ACTION_LENGTH,
    SESSION_ID,
    Fate,
    PlaceId,
    SessionId,
    StoryletId,
    ThingId,
)
from engine.state.ledger import (
    SCHEMA_VERSION,
    BagLine,
    CharacterState,
    Director,
    Display,
    GameState,
    Moment,
    Offer,
    Paper,
    PlaceState,
    PlayerState,
    ThreatState,
    View,
)
from engine.state.outcome import MAX_FACT, MOODS, Action, Beat, Commission, Outcome, Proposal, Roll
from engine.state.phrases import Phrase, phrase, quoted
from engine.state.scene import Camera, Figure, Frame, Scene, SceneThing
from engine.state.slots import SessionSummary, TrashedSession

__all__ = [
    "FATES",
    "MAX_ACTION_LENGTH",
    "MAX_FACT",
    "MIN_ACTION_LENGTH",
    "MOODS",
    "SCHEMA_VERSION",
    "SESSION_ID",
    "Action",
    "BagLine",
    "Beat",
    "Camera",
    "CharacterState",
    "Choices",
    "Commission",
    "Delta",
    "Director",
    "Display",
    "Event",
    "Failed",
    "Fate",
    "Figure",
    "Finished",
    "Frame",
    "GameState",
    "LatePicture",
    "Moment",
    "Offer",
    "Outcome",
    "Paper",
    "Phrase",
    "PictureReady",
    "PlaceId",
    "PlaceState",
    "PlayerState",
    "Proposal",
    "Remark",
    "Resolved",
    "Roll",
    "Scene",
    "SceneThing",
    "SessionId",
    "SessionSummary",
    "StoryletId",
    "ThingId",
    "ThreatState",
    "TrashedSession",
    "View",
    "Withdrawn",
    "phrase",
    "quoted",
]
