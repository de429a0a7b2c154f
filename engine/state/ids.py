"""Names of things, and the closed lists everybody agrees on."""

from __future__ import annotations

from typing import Final, Literal, NewType

SessionId = NewType("SessionId", str)
PlaceId = NewType("PlaceId", str)
ThingId = NewType("ThingId", str)
StoryletId = NewType("StoryletId", str)

Fate = Literal["LUCKY", "NORMAL", "UNLUCKY"]
FATES: Final[tuple[Fate, ...]] = ("LUCKY", "NORMAL", "UNLUCKY")

MIN_ACTION_LENGTH: Final = 1
MAX_ACTION_LENGTH: Final = 200
"""Characters of a typed action, after trimming."""
