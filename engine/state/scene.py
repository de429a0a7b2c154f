"""What the camera sees, as plain data: the painter's whole input besides the pack's sets.

The seed, place and ids decide geometry; ``frame`` only grain, jitter and drift. Positions are
the set's business: the ledger says *what* is here, *how far* and on *which side*.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

_STRICT: Final[dict[str, Any]] = {"strict": True, "extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the player stands and how the camcorder is held."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    came_from: str | None = None
    step: int = 0
    focus: str | None = None
    pose: str = "stand"
    """``stand``, ``near``, ``hide``, ``run``, ``down``, ``back``."""


@dataclass(frozen=True, slots=True)
class SceneThing:
    """A thing lying or standing in the place."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    id: str
    name: str
    prefab: str
    anchor: str = ""
    """Name of a spot in the set; unknown or empty: a spot found from the thing's own seed."""
    tags: list[str] = field(default_factory=list)
    """Used to fall back when the prefab is unknown: ``paper``, ``tool``, ``container`` ..."""
    flags: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Figure:
    """A threat or person in sight."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    id: str
    name: str
    prefab: str
    distance: float
    """Metres from the camera; the set shortens it where a wall is nearer."""
    side: str = "ahead"
    pose: str = "stand"
    """``stand``, ``search``, ``crawl``, ``away`` (back turned), ``run`` (at you), ``sit``."""
    tags: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scene:
    """One frame to paint. Fractions are 0 to 1."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    pack: str
    place: str
    place_name: str
    environment: str
    seed: int
    frame: int
    clock: str
    """``HH:MM``, 24 h, as burned into the tape."""
    seconds: int = 0
    date: str = "1994-10-14"
    weather: str = "clear"
    """``clear``, ``dust``, ``storm``, ``mist``, ``rain``, ``lightning``."""
    camera: Camera = field(default_factory=Camera)
    things: list[SceneThing] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    """Flags of this place and of the night (``power_on``); set parts may depend on them."""
    torch: bool = False
    torch_power: float = 1.0
    fear: float = 0.0
    hurt: float = 0.0
    battery: float = 1.0
    kept: float = 0.0
    tension: float = 0.0
    effects: list[str] = field(default_factory=list)
    held: list[SceneThing] = field(default_factory=list)
    """What the player holds up to look at; the torch needs no entry."""


class Frame(bytes):
    """A picture as PNG bytes which, while it is fresh, still has its pixels at hand: whoever shows it at
    once need not decode it. Equal to the same bytes without. Raises ValueError for pixels that are too many
    or too few."""

    pixels: bytes
    """RGB, one byte each, row by row from the top."""
    size: tuple[int, int]
    """Width and height."""

    def __new__(cls, png: bytes, pixels: bytes, size: tuple[int, int]) -> Frame:
        if len(pixels) != 3 * size[0] * size[1]:
            raise ValueError(f"{len(pixels)} bytes are no picture of {size[0]} x {size[1]}")
        frame = super().__new__(cls, png)
        frame.pixels, frame.size = pixels, size
        return frame
