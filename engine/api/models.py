"""The shapes of requests and answers, in pydantic. The OpenAPI document is generated from them.

May import: state. Promises: requests are strict (no coercion, no unknown field); answers list the
fields that callers may rely on and allow more, because the ledger keeps keys it does not know.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, Generic, Literal, TypeVar, Union, get_args, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, RootModel, create_model

from engine.state import FATES, SESSION_ID, Event

SESSION_ID_PATTERN = f"^{SESSION_ID}$"

SessionId = Annotated[
    str,
    Field(
        pattern=SESSION_ID_PATTERN,
        description="1 to 64 letters, digits, - and _, beginning with a letter or digit; no device name.",
        examples=["default"],
    ),
]
FateIn = Annotated[
    str, Field(description="How the dice fell; the caller rolls.", json_schema_extra={"enum": list(FATES)})
]


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    session_id: SessionId = "default"


class SessionQuery(BaseModel):
    """Which session is meant. Fields the route does not know are ignored in a query."""

    model_config = ConfigDict(strict=True)

    session_id: SessionId = "default"


class NoQuery(BaseModel):
    """A route without questions."""


class SessionIn(_In):
    """Which session is meant."""


class ActionIn(_In):
    """An action: one of the choices offered, or typed."""

    choice: Annotated[str, Field(description="1 to 200 characters after trimming.", examples=["Look around"])]
    fate: FateIn = "NORMAL"
    is_timeout_penalty: bool = False
    turn: Annotated[
        int | None, Field(description="The number this turn will have: turn_count + 1; else StaleTurn.")
    ] = None


class FinishIn(_In):
    """Phase 2's arguments: those of the pending turn, or left out."""

    consequence_img_url: str | None = None
    dispatch: str | None = None
    vision_dispatch: str | None = None
    choice: str | None = None
    consequence_img_prompt: str | None = None
    hard_transition: bool | None = None


class CancelIn(_In):
    """Which turn to stop."""

    turn: int


class _Out(BaseModel):
    model_config = ConfigDict(extra="allow")


class PlayerOut(_Out):
    """The body."""

    alive: bool
    health: Annotated[int, Field(ge=0, le=100)]


class StateOut(_Out):
    """The whole ledger of a session."""

    schema_version: int
    session_id: str
    seed: int
    world_prompt: str
    current_phase: str
    ending: str | None
    chaos_level: int
    turn_count: int
    time_of_day: str
    location: str
    environment_type: str
    situation: str
    last_choice: str
    seen_elements: list[str]
    inventory: list[str]
    injuries: list[str]
    player_state: PlayerOut
    current_image_url: str | None
    choices: list[str]
    pending: dict[str, Any] | None
    last_saved: str


class IntroOut(_Out):
    """How the night begins."""

    dispatch: str
    vision_dispatch: str
    dispatch_image: str
    choices: list[str]
    caption: str
    mode: str
    phase: str
    chaos: int
    player_state: PlayerOut


class PhaseOneOut(_Out):
    """What happened, and its picture. The turn is pending."""

    dispatch: str
    vision_dispatch: str
    consequence_image: str
    consequence_image_prompt: str
    consequence_video: str | None
    hard_transition: bool
    phase: str
    chaos: int
    world_prompt: str
    mode: str
    free: bool


class PhaseTwoOut(_Out):
    """What can be done next. The turn is in the history."""

    choices: list[str]
    situation_report: str
    consequences: str
    player_state: PlayerOut
    streak_reward: str | None
    rare_event: str | None
    danger: bool
    combat: bool


class TurnOut(_Out):
    """One turn of the history."""

    turn: int
    choice: str
    is_custom_action: bool
    dispatch: str
    vision_dispatch: str
    world_prompt: str
    image: str | None
    image_url: str | None
    image_prompt: str
    hard_transition: bool
    fate: str
    choices: list[str]
    late_image: Annotated[
        str | None, Field(description="The picture that a model painted of this turn, once it is there.")
    ] = None
    remark: Annotated[str, Field(description="One quiet line on how the turn was told.")] = ""


class LatePictureOut(_Out):
    """A picture that a model paints, or has painted, of a turn that is over."""

    session_id: str
    turn: int
    frame: Annotated[str, Field(description="The turn's frame, as the history names it.")]
    image: Annotated[str, Field(description="The picture, once it is there; else empty.")]
    words: Annotated[str, Field(description="One quiet line: it is slow, or it will not come.")]
    coming: Annotated[bool, Field(description="It is in the air still: look again in a second.")]


class SummaryOut(_Out):
    """One session as listed."""

    session_id: str
    title: str
    turn: int
    image: str | None
    damage: str | None


class HealthOut(_Out):
    """The service is there, and what it is."""

    status: Literal["ok"]
    name: str
    version: str
    schema_version: int
    session_prefix: Annotated[str, Field(description="Ids of the caller's sessions begin with this.")]
    turns_in_progress: int


def _line_of(kind: type[Event]) -> Any:
    """The JSON line of an event: its name, and its fields."""
    hints = get_type_hints(kind)
    shape: dict[str, Any] = {field.name: (hints[field.name], ...) for field in fields(kind)}
    shape["event"] = (Literal[kind.name], ...)
    return create_model(f"{kind.__name__}Line", __doc__=kind.__doc__, **shape)


_LINES: Any = Union[tuple(_line_of(kind) for kind in get_args(Event))]  # noqa: UP007  # made of a tuple


class EventOut(RootModel[Any]):
    """One line of a turn as it runs; the last is ``finished`` or ``failed``."""

    root: Annotated[_LINES, Field(discriminator="event")]


Data = TypeVar("Data")


class Envelope(BaseModel, Generic[Data]):
    """Every success."""

    success: Literal[True]
    message: str
    data: Data


class ErrorOut(BaseModel):
    """Every error: the class of the exception, and what happened, to what, and what to do next."""

    success: Literal[False]
    error: str
    details: str
