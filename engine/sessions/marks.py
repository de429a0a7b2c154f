"""Marks: moments of a night that the player wants to come back to (the quick save).

Lives here: :func:`set_mark`, :func:`read_marks`, :func:`find_mark`, :data:`KEPT`. May import: the
folders, file layer, codec, history, lines, rewinding and slots of this room.

Promises: ``marks.json`` lies beside ``state.json`` and is whole or the old one; a damaged one costs
the marks, never the night. The three newest are kept. A mark is an entry of the history and what had
changed since; the rules know nothing of it.
"""

from __future__ import annotations

import json
from typing import Any, Final

from engine.errors import SessionNotFound
from engine.sessions.codec import JsonDict, dumps
from engine.sessions.files import Disk
from engine.sessions.folders import SlotFolder, utc_now
from engine.sessions.lines import Afterwards, entry_id
from engine.sessions.rewinding import afterwards_of
from engine.sessions.slots import Slot

VERSION: Final = 1
KEPT: Final = 3


def set_mark(disk: Disk, folder: SlotFolder, slot: Slot, last: JsonDict) -> JsonDict:
    """Remember the slot as it stands; ``last`` is its newest entry. Returns the mark."""
    told = _read(disk, folder)
    number = told["next"]
    after, display = afterwards_of(slot), slot.public.get("display")
    mark = {
        "id": f"mark-{number}",
        "turn": last.get("turn", 0),
        "when": utc_now(),
        "place": _text(display, "place") or _text(slot.public, "location"),
        "time_of_day": _text(slot.public, "time_of_day"),
        "choice": _text(last, "choice"),
        "words": _text(last, "dispatch"),
        "image": last.get("image"),
        "entry": entry_id(last),
        "changed": after.changed,
        "gone": after.gone,
    }
    marks = [mark, *told["marks"]][:KEPT]
    data = dumps({"version": VERSION, "next": number + 1, "marks": marks}).encode()
    disk.write_aside(folder.marks, data)
    return mark


def read_marks(disk: Disk, folder: SlotFolder) -> list[JsonDict]:
    """The marks as they were written, newest first."""
    marks: list[JsonDict] = _read(disk, folder)["marks"]
    return marks


def find_mark(disk: Disk, folder: SlotFolder, wanted: str | None) -> tuple[JsonDict, Afterwards]:
    """The mark of that id, or the newest. Raises ``SessionNotFound`` when there is none."""
    for mark in read_marks(disk, folder):
        if wanted in (None, mark["id"]):
            return mark, Afterwards(mark["changed"], mark["gone"])
    raise SessionNotFound(
        f"Session '{folder.session_id}' has no mark"
        + (f" named {wanted[:40]!r}. List them and choose again." if wanted else " yet. Set one first.")
    )


def _read(disk: Disk, folder: SlotFolder) -> JsonDict:
    try:
        told = json.loads(disk.read(folder.marks))
    except (OSError, ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or told.get("version") != VERSION:
        return {"next": 1, "marks": []}
    marks = told.get("marks")
    whole = [mark for mark in marks if _is_mark(mark)] if isinstance(marks, list) else []
    number = told.get("next")
    return {"next": number if type(number) is int else 1, "marks": whole[:KEPT]}


def _is_mark(mark: Any) -> bool:
    texts = ("id", "when", "place", "time_of_day", "choice", "words", "entry")
    return (
        isinstance(mark, dict)
        and all(isinstance(mark.get(key), str) for key in texts)
        and type(mark.get("turn")) is int
        and isinstance(mark.get("changed"), dict)
        and isinstance(mark.get("gone"), list)
    )


def _text(found: Any, key: str) -> str:
    value = found.get(key) if isinstance(found, dict) else None
    return value if isinstance(value, str) else ""
