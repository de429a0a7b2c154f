"""Who stages the turns of a pack: its world, storytellers and painter, and how long each may take."""

from __future__ import annotations

from dataclasses import dataclass

from engine.ports import ActionReader, Artist, Painter, Storyteller
from engine.world import World


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a turn may take, in seconds. A turn always ends within these."""

    first_word: float = 20.0
    """Without a word for this long the offline teller finishes the turn."""
    silence: float = 20.0
    """The same between two words."""
    telling: float = 120.0
    """The same for all the words together."""
    picture: float = 120.0
    """Without a frame for this long the turn fails."""
    picture_slow: float = 45.0
    """After this an artist's picture is called slow."""
    picture_give_up: float = 300.0
    """After this it is not waited for any more."""


@dataclass(frozen=True, slots=True)
class Production:
    """Everything that stages the turns of one world pack.

    ``offline`` finishes a turn that ``storyteller`` could not; both may be the same. ``artist`` paints
    turns once more after they are told, ``reader`` reads typed actions that the rules could not, where
    there are such. ``tell_ahead``: the likeliest next turn may be told while the player reads.
    ``limits``: other ones than the engine's own.
    """

    world: World
    storyteller: Storyteller
    offline: Storyteller
    painter: Painter
    artist: Artist | None = None
    reader: ActionReader | None = None
    tell_ahead: bool = False
    limits: Limits | None = None

    @property
    def told_by_model(self) -> bool:
        """Somebody else than the offline teller tells."""
        return self.storyteller is not self.offline
