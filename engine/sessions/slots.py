"""Reading a slot as it stands on the disk, whatever has happened to it.

Lives here: :class:`Slot`, :func:`read_slot`, :func:`read_history`, :func:`check_name`. May import: the
folders, file layer, codec, ladder and history of this room.

Promises: reading creates nothing, changes nothing and takes no lock; a slot is given whole and in the
present version, or None where nothing was ever begun, or refused with words; never a fresh game in
place of a damaged one; never another session's data.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from engine.errors import InvalidSessionId, SaveUnreadable
from engine.sessions import history
from engine.sessions.codec import (
    Commit,
    JsonDict,
    StateRefused,
    decode_slot,
    from_public,
    to_public,
    unreadable,
)
from engine.sessions.files import Disk, words_for_disk_errors
from engine.sessions.folders import SlotFolder
from engine.sessions.ladder import climb
from engine.state import SCHEMA_VERSION, GameState

T = TypeVar("T")
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """A whole slot. ``public`` is of the present version; ``version`` is that of the file.

    ``entries`` is the history where it came with the state (older versions), else None.
    """

    public: JsonDict
    commit: Commit
    version: int
    entries: list[JsonDict] | None = None


def check_name(disk: Disk, folder: SlotFolder) -> None:
    """Make sure that the disk means this very id, and not one that differs in case.

    Raises:
        InvalidSessionId: the file system takes both for one, and the slot on it is the other's.
    """
    mine = folder.session_id
    swapped = folder.sessions / mine.swapcase()
    if folder.name or mine.swapcase() == mine or not disk.same_file(folder.path, swapped):
        return
    names = disk.names(folder.sessions)
    other = next((name for name in names if name.lower() == mine.lower()), None)
    if mine not in names and other is not None:
        raise InvalidSessionId(
            f"Session id '{mine}' differs from the existing session '{other}' only in upper and lower case, "
            f"and this disk cannot keep both. Use '{other}' or choose another id."
        )


def read_slot(disk: Disk, folder: SlotFolder) -> Slot | None:
    """The slot, or None where nothing has begun.

    Raises:
        InvalidSessionId: see :func:`check_name`.
        SaveUnreadable, SaveTooNew: its files are damaged, foreign or newer; they stay as they are.
    """
    with words_for_disk_errors(folder.session_id, "reading the save"):
        check_name(disk, folder)
        try:
            raw = disk.read(folder.state)
        except (FileNotFoundError, NotADirectoryError):
            return _without_state(disk, folder)
        return decode(disk, folder, raw)


def decode(disk: Disk, folder: SlotFolder, raw: bytes, file: str = "state.json") -> Slot:
    """The slot that the bytes of one state file stand for."""
    public, commit, version = decode_slot(raw, folder.session_id, file)
    entries = None
    if version < SCHEMA_VERSION:
        entries = _older_history(disk, folder, commit)
        public, entries = climb(public, folder.session_id, entries, version)
    owner = public.get("session_id")
    if owner != folder.session_id:
        raise unreadable(folder.session_id, file, f"it belongs to session {str(owner)[:64]!r}")
    if version < SCHEMA_VERSION:
        public = to_public(_understood(public, folder.session_id, file))
    return Slot(public, commit or Commit(), version, entries)


def state_of(slot: Slot, session_id: str) -> GameState:
    """The slot's state.

    Raises:
        SaveUnreadable: what was saved does not add up to a state.
    """
    return _understood(slot.public, session_id, "state.json")


def _understood(public: JsonDict, session_id: str, file: str) -> GameState:
    try:
        return from_public(public, session_id)
    except StateRefused as problem:
        raise unreadable(session_id, file, f"it does not add up to a state ({problem.fault})") from problem


def _older_history(disk: Disk, folder: SlotFolder, commit: Commit | None) -> list[JsonDict]:
    if commit is not None:
        return history.read(disk, folder, commit)
    try:
        return history.parse(disk.read(folder.history), folder.session_id)
    except FileNotFoundError:
        return []


def _without_state(disk: Disk, folder: SlotFolder) -> Slot | None:
    """What a folder without ``state.json`` is: nothing, a beginning that was cut short, or a ruin."""
    names = set(disk.names(folder.path))
    if not names:
        return None
    first_was_cut_short = folder.first.name in names and folder.previous.name not in names
    if first_was_cut_short:
        return None
    if folder.state_new.name in names:
        with contextlib.suppress(SaveUnreadable):
            slot = decode(disk, folder, disk.read(folder.state_new), folder.state_new.name)
            history.read(disk, folder, slot.commit)
            return slot
    held = [folder.images, folder.videos, folder.branches]
    ruins = {folder.previous.name, folder.history.name, folder.history_next.name, folder.state_new.name}
    if names & ruins or any(disk.names(place) for place in held):
        raise unreadable(
            folder.session_id, "state.json", "it is missing, though other files of the slot are there"
        )
    return None


def read_history(disk: Disk, folder: SlotFolder, take: Callable[[Slot], T], nothing: T) -> T:
    """``take(slot)``, again where a writer came in between; ``nothing`` where there is no slot."""
    slot = read_slot(disk, folder)
    for attempt in range(_TRIES):
        if slot is None:
            return nothing
        try:
            with words_for_disk_errors(folder.session_id, "reading the history"):
                return take(slot)
        except SaveUnreadable:
            again = read_slot(disk, folder)
            if attempt == _TRIES - 1 or (again is not None and again.commit == slot.commit):
                raise
            slot = again
    raise AssertionError("unreachable")


def entries_of(disk: Disk, folder: SlotFolder, slot: Slot) -> list[dict[str, Any]]:
    """The committed entries of a slot just read."""
    return slot.entries if slot.entries is not None else history.read(disk, folder, slot.commit)
