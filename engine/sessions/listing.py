"""Slots in a list: what each looks like, without opening it; titles; free ids.

Lives here: :func:`summaries`, :func:`read_card`, :func:`write_card`, :func:`default_title`,
:func:`free_id`. May import: the folders, file layer, codec and slots of this room.

Promises: only ``state.json`` (and the small ``slot.json``) of a slot is read; a damaged slot is listed,
marked with one plain sentence; an old, a newer or a foreign file never ends the listing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from engine.errors import EngineError, SaveTooNew
from engine.sessions.codec import Commit, JsonDict, dumps
from engine.sessions.files import Disk
from engine.sessions.folders import SlotFolder, check_session_id, utc_now
from engine.sessions.slots import decode, read_slot
from engine.state import SessionSummary

LONGEST: Final = 80
"""Letters of a title; what is longer, in a card that somebody else has written, is cut."""


def default_title(session_id: str) -> str:
    """``night-3`` is ``Night 3``."""
    words = session_id.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def read_card(disk: Disk, folder: SlotFolder) -> JsonDict:
    """``slot.json``: ``title`` and ``created``, where they are known. A damaged card is an empty one."""
    try:
        card = json.loads(disk.read(folder.card))
    except (OSError, ValueError, RecursionError):
        return {}
    return card if isinstance(card, dict) else {}


def title_of(disk: Disk, folder: SlotFolder) -> str:
    title = read_card(disk, folder).get("title")
    shown = " ".join(title.split())[:LONGEST] if isinstance(title, str) else ""
    return shown or default_title(folder.session_id)


def write_card(disk: Disk, folder: SlotFolder, title: str) -> None:
    card = {"created": utc_now(), **read_card(disk, folder), "title": title}
    disk.write_aside(folder.card, dumps(card).encode())


def session_ids(disk: Disk, sessions: Path) -> Iterator[str]:
    """The ids of all folders that could be slots, in no order."""
    for name in disk.names(sessions):
        try:
            yield check_session_id(name)
        except EngineError:
            continue


def newest_first(disk: Disk, sessions: Path) -> list[str]:
    """The ids of all folders that may be slots, by the time of their last save, without reading it."""
    saved = {name: disk.saved_at(sessions / name / "state.json") for name in session_ids(disk, sessions)}
    return sorted(saved, key=lambda name: (saved[name], name), reverse=True)


def summaries(disk: Disk, sessions: Path) -> list[SessionSummary]:
    """All slots, the one saved last first. Slots in which nothing has begun are left out."""
    found = (summary(disk, SlotFolder(sessions, name)) for name in session_ids(disk, sessions))
    slots = [slot for slot in found if slot is not None]
    return sorted(slots, key=lambda slot: (slot.last_saved, slot.session_id), reverse=True)


def summary(disk: Disk, folder: SlotFolder) -> SessionSummary | None:
    """One slot as listed; None where nothing has begun."""
    try:
        slot = read_slot(disk, folder)
        if slot is None:
            return None
        if slot.public.get("begun") is False:
            return None
        fault = _short_history(disk, folder, slot.commit)
        public = slot.public
    except EngineError as problem:
        fault, public = _in_short(problem), {}
    previous = _previous(disk, folder) if fault else None
    public = public or previous or {}
    display = public.get("display") if isinstance(public.get("display"), dict) else {}
    return SessionSummary(
        session_id=folder.session_id,
        title=title_of(disk, folder),
        place=_text(display, "place") or _text(public, "location"),
        turn=public.get("turn_count", 0),
        time_of_day=_text(public, "time_of_day"),
        played_seconds=public.get("played_seconds", 0.0),
        last_saved=_text(public, "last_saved"),
        ending=public.get("ending"),
        ending_name=_text(display, "ending_name"),
        image=_picture(disk, folder, public.get("current_image_url")),
        body=_text(display, "body"),
        damage=fault,
        previous_turn=previous.get("turn_count") if previous else None,
    )


def _picture(disk: Disk, folder: SlotFolder, frame: Any) -> Any:
    """The frame's name, or that of what a model painted beside it."""
    stem = frame.removesuffix(".png") if isinstance(frame, str) else ""
    if stem.startswith("images/") and ".." not in stem:
        for kind in ("png", "jpg", "webp"):
            if disk.size(folder.path / f"{stem}.model.{kind}") is not None:
                return f"{stem}.model.{kind}"
    return frame


def _text(found: Any, key: str) -> str:
    value = found.get(key) if isinstance(found, dict) else None
    return value if isinstance(value, str) else ""


def _short_history(disk: Disk, folder: SlotFolder, commit: Commit) -> str | None:
    """One sentence if the history is plainly shorter than it was; its bytes are not read here."""
    if not commit.history_turns:
        return None
    if any((disk.size(path) or 0) >= commit.history_bytes for path in (folder.history, folder.history_next)):
        return None
    return "The history of this night is damaged; what is whole of it can be restored."


def _in_short(problem: EngineError) -> str:
    if isinstance(problem, SaveTooNew):
        return "This night was saved by a newer version of the game; update the game to open it."
    return "The last save of this night is damaged; it is kept as it is."


def _previous(disk: Disk, folder: SlotFolder) -> JsonDict | None:
    """The earlier save, if it is whole."""
    try:
        return decode(disk, folder, disk.read(folder.previous), folder.previous.name).public
    except (EngineError, OSError):
        return None


def free_id(taken: Iterable[str], stem: str = "night") -> str:
    """The first of ``stem-1``, ``stem-2`` ... that nobody has, in upper or lower case."""
    gone = {name.lower() for name in taken}
    number = 1
    while f"{stem}-{number}".lower() in gone:
        number += 1
    return f"{stem}-{number}"
