"""What a turn reports while it runs. As JSON lines over HTTP they read ``{"event": name, ...}``."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Resolved:
    """The rules have decided: the fate, and every roll in words."""

    name: ClassVar[str] = "resolved"
    fate: str
    rolls: list[str]


@dataclass(frozen=True, slots=True)
class Delta:
    """More words of the telling; the deltas (since the last ``Withdrawn``) joined are the turn's
    ``dispatch``."""

    name: ClassVar[str] = "delta"
    text: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The words so far are taken back; the deltas after this one are the turn's ``dispatch``. Only a
    model's telling is ever withdrawn."""

    name: ClassVar[str] = "withdrawn"


@dataclass(frozen=True, slots=True)
class Remark:
    """One quiet line for the player on how this turn is told: ``Told offline: ...``. Not part of it."""

    name: ClassVar[str] = "remark"
    text: str


@dataclass(frozen=True, slots=True)
class PictureReady:
    """The frame exists under this name, relative to the session folder."""

    name: ClassVar[str] = "picture"
    picture: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be done next (empty when the night has ended)."""

    name: ClassVar[str] = "choices"
    choices: list[str]


@dataclass(frozen=True, slots=True)
class Finished:
    """The turn is on disk; this is the new state."""

    name: ClassVar[str] = "finished"
    state: dict[str, Any]
    free: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """The turn came to nothing; the session is as it was. ``error`` is the exception's class."""

    name: ClassVar[str] = "failed"
    error: str
    message: str


Event = Resolved | Delta | Withdrawn | Remark | PictureReady | Choices | Finished | Failed


@dataclass(frozen=True, slots=True)
class LatePicture:
    """News of the picture that a model paints of a turn which is over; of no turn's events."""

    session_id: str
    turn: int
    frame: str
    """The turn's frame, as its history entry names it."""
    image: str = ""
    """The picture, once it is there: a name relative to the session folder."""
    words: str = ""
    """One quiet line: it is slow, or it will not come."""
    coming: bool = False
    """It is in the air still."""


def as_json(event: Event) -> dict[str, Any]:
    """The event as the dict that goes over the wire."""
    return {"event": event.name, **asdict(event)}
