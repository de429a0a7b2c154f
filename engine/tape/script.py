"""What a film is made of: plain data, as it is handed to the process that makes it.

Lives here: :class:`Shot`, :class:`Script`, :data:`KINDS`. May import: the standard library. Promises:
``Script.from_json(script.to_json()) == script``.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Final

KINDS: Final = ("mp4", "webm", "gif")


@dataclass(frozen=True, slots=True)
class Shot:
    """One turn. ``image`` is a picture's path, empty where there is none; ``choice`` is empty in the
    first; ``hard``: the place changed."""

    image: str
    choice: str
    words: str
    place: str = ""
    clock: str = ""
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """One film. ``ending`` is the ending's name where the night has ended. ``sound`` False makes a silent
    one."""

    title: str
    shots: list[Shot] = field(default_factory=list)
    ending: str = ""
    captions: bool = True
    sound: bool = True

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Script:
        told = json.loads(text)
        return cls(**{**told, "shots": [Shot(**shot) for shot in told["shots"]]})
