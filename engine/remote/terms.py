"""How long to wait for a server, and what a broken line is called. Costs nothing to import.

May import: errors.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import ProviderUnreachable


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long to wait, in seconds."""

    connect: float = 5.0
    read: float = 30.0
    """For an answer that needs no turn."""
    turn: float = 180.0
    """For a turn; between two of its events when streamed."""
    pick_up: float = 180.0
    """For a turn to show up in the history after the line was cut."""
    gone: float = 15.0
    """For a server that does not answer at all any more, while picking up."""
    poll: float = 0.25
    """Between two looks while picking up."""
    late: float = 1.0
    """Between two looks for pictures that models still paint there."""


class LineCut(ProviderUnreachable):
    """The line broke after the request may have arrived: whether it was carried out is open."""
