"""What a slot looks like in a list, without opening it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One slot as listed. ``damage`` is None for a whole slot, else one plain sentence."""

    session_id: str
    title: str
    """The player's name for it, else ``Night N``."""
    place: str = ""
    turn: int = 0
    time_of_day: str = ""
    played_seconds: float = 0.0
    last_saved: str = ""
    ending: str | None = None
    ending_name: str = ""
    image: str | None = None
    """Newest frame, relative to the session folder."""
    body: str = ""
    damage: str | None = None
    previous_turn: int | None = None
    """Turn of the whole earlier save that can be opened instead, if there is one."""


@dataclass(frozen=True, slots=True)
class TrashedSession:
    """A deleted slot that can still be brought back."""

    trash_id: str
    session_id: str
    title: str
    deleted: str
    """ISO-8601 UTC."""
