"""Names of things, and the closed lists everybody agrees on."""

from __future__ import annotations

from typing import Final, Literal, NewType

SessionId = NewType("SessionId", str)
PlaceId = NewType("PlaceId", str)
ThingId = NewType("ThingId", str)
StoryletId = NewType("StoryletId", str)

Fate = Literal["LUCKY", "NORMAL", "UNLUCKY"]
SESSION_ID: Final = r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
"""What the whole of a session id looks like. Windows device names are refused besides."""

FATES: Final[tuple[Fate, ...]] = ("LUCKY", "NORMAL", "UNLUCKY")

MIN_ACTION_LENGTH: Final = 1
MAX_ACTION_LENGTH: Final = 200
"""Characters of a typed action, after trimming."""
