"""Who plays a night: a world with its storyteller and painter."""

from __future__ import annotations

from dataclasses import dataclass

from engine.ports import Painter, Storyteller
from engine.world import World


@dataclass(frozen=True, slots=True)
class Production:
    """Everything that stages the turns of one world pack.

    ``offline`` finishes a turn that ``storyteller`` could not; both may be the same.
    """

    world: World
    storyteller: Storyteller
    offline: Storyteller
    painter: Painter
