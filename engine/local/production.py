"""Who plays a night: a world with its storyteller and painter."""

from __future__ import annotations

from dataclasses import dataclass

from engine.ports import ActionReader, Artist, Painter, Storyteller
from engine.world import World


@dataclass(frozen=True, slots=True)
class Production:
    """Everything that stages the turns of one world pack.

    ``offline`` finishes a turn that ``storyteller`` could not; both may be the same. ``artist`` paints
    turns once more after they are told, ``reader`` reads typed actions that the rules could not, where
    there are such. ``tell_ahead``: the likeliest next turn may be told while the player reads.
    """

    world: World
    storyteller: Storyteller
    offline: Storyteller
    painter: Painter
    artist: Artist | None = None
    reader: ActionReader | None = None
    tell_ahead: bool = False
