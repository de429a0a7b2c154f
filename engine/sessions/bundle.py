"""What a ``.somewhere`` file is: a zip of one slot, and the limits of what is believed of one.

Lives here: the format's names and limits, :func:`lawful`, :class:`Manifest`. May import: the folders of
this room, the standard library.

Members: ``manifest.json`` (format, version, program, title, and size and sha256 of every other member),
``state.json``, ``history.json``, ``marks.json``, ``images/<frame>``, ``branches/<future>.json``,
``branches/<future>/<frame>``. No folders, no links, nothing encrypted; stored or deflated only; never
more than a plain (32-bit) zip can hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from engine.errors import SessionNotFound
from engine.sessions.folders import check_file_name

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]

SUFFIX: Final = ".somewhere"
STAGING: Final = ".importing-"
"""Begins the name of a folder in ``sessions/`` in which a file is being read; never a session id."""
FORMAT: Final = "somewhere-slot"
VERSION: Final = 1
MANIFEST: Final = "manifest.json"

MOST_FILES: Final = 20_000
MOST_BYTES: Final = 4 * 1000**3
MOST_JSON: Final = 192 * 1000**2
MOST_PICTURE: Final = 32 * 1000**2
MOST_MANIFEST: Final = 8 * 1000**2
MOST_RATIO: Final = 250
"""How many times bigger than packed a big member may be."""
CHUNK: Final = 1 << 20

_PLAIN: Final = ("state.json", "history.json", "marks.json")
_FUTURE: Final = re.compile(r"branches/([0-9]{8}T[0-9]{6}Z-turn-?[0-9]{1,10}(?:-[0-9]{1,6})?)(\.json|/.+)")


@dataclass(frozen=True, slots=True)
class Member:
    """What the manifest says of one member."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a file says of itself."""

    title: str
    program: str
    files: dict[str, Member]


def lawful(name: str) -> bool:
    """Whether a member of this name belongs into a slot. Anything else is never written anywhere."""
    if name in _PLAIN:
        return True
    if name.startswith("images/"):
        return _is_picture(name)
    future = _FUTURE.fullmatch(name)
    if future is None:
        return False
    return future[2] == ".json" or _is_picture(f"images{future[2]}")


def _is_picture(name: str) -> bool:
    try:
        check_file_name("", name, picture=True)
    except SessionNotFound:
        return False
    return True


def to_json(manifest: Manifest) -> dict[str, Any]:
    files = {name: {"bytes": each.size, "sha256": each.sha256} for name, each in manifest.files.items()}
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": manifest.program,
        "title": manifest.title,
        "files": files,
    }
