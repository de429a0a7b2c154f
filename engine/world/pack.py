"""A loaded world pack, as the rules, the teller and the painter read it.

Lives here: :class:`World`. May import: the parsed conditions and effects. Promises: frozen,
compared and hashed by identity, so that whoever compiles something from a pack may keep it by
the pack itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.world.conditions import Condition
from engine.world.effects import Effect
from engine.world.strings import SOURCE, Tongue

if TYPE_CHECKING:
    from engine.world.schema import Character, Ending, Place, Sound, Storylet, Thing, Threat, WorldInfo


@dataclass(frozen=True, eq=False)
class World:
    """Everything a pack says, by id, in the order of its files."""

    name: str
    folder: Path
    info: WorldInfo
    places: Mapping[str, Place]
    things: Mapping[str, Thing]
    characters: Mapping[str, Character]
    threats: Mapping[str, Threat]
    storylets: Mapping[str, Storylet]
    endings: Mapping[str, Ending]
    sets: Mapping[str, dict[str, Any]]
    prefabs: Mapping[str, dict[str, Any]]
    conditions: Mapping[str, Condition]
    """Every ``when`` string of the pack, read."""
    effects: Mapping[str, Effect]
    """Every effect string of the pack, read."""
    verbs: Mapping[str, str]
    """Phrase a player may type -> the verb the rules know."""
    tongues: Mapping[str, Tongue]
    """Language -> what the rules say in it."""
    fingerprint: bytes = b""
    """Of every word of the pack that a night depends on (not of its sets, prefabs and sounds)."""
    storylets_at: Mapping[str, tuple[Storylet, ...]] = field(default_factory=dict)
    """Place id -> the storylets that can happen there, in the pack's order."""
    sounds: tuple[Sound, ...] = ()
    """What goes on sounding, and where."""

    def tongue(self, language: str) -> Tongue:
        """What the rules say in this language, or in the source language if it is not known."""
        return self.tongues.get(language) or self.tongues[SOURCE]

    @property
    def phrases(self) -> Mapping[str, tuple[str, ...]]:
        """Words for deeds and choices that the pack gives none of its own for, in the source language."""
        return self.tongues[SOURCE].phrases
