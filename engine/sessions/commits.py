"""Writing a slot: picture, then history, then ``state.json``, which alone makes the turn true.

Lives here: :class:`Change`, :func:`write_slot`, :func:`rewrite_slot`, :func:`write_picture`. May
import: the folders, file layer, codec, history, snapshots and slots of this room.

Promises: whatever step fails or is the last before a crash, the slot is the old turn or the new one,
whole; the last good file is never removed first; the cost does not grow with the run. Called with the
slot's write lock held.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from engine.sessions import history
from engine.sessions.codec import Commit, JsonDict, decode_slot, encode_slot
from engine.sessions.files import Disk
from engine.sessions.folders import SlotFolder, check_file_name
from engine.sessions.kept_pictures import frame_files
from engine.sessions.slots import Slot
from engine.sessions.snapshots import changed_keys, with_snapshot

_FIRST: Final = b"The first save of this slot is being written. This file goes when it is done.\n"


@dataclass(frozen=True, slots=True)
class Change:
    """What one commit brings: the new public dict, and what goes with it."""

    public: JsonDict
    entry: JsonDict | None = None
    record: JsonDict | None = None
    picture: tuple[str, bytes] | None = None
    from_outside: bool = False


def write_slot(disk: Disk, folder: SlotFolder, slot: Slot | None, change: Change) -> Slot:
    """Commit a change to the slot as just read (None: the very first commit of it)."""
    if slot is None:
        with _unbegun_on_failure(disk, folder):
            _begin(disk, folder)
            return _commit(disk, folder, None, change)
    if slot.entries is not None:
        slot = _convert(disk, folder, slot)
    elif disk.size(folder.state) is None:  # read from the file that was to take its place
        disk.replace(folder.state_new, folder.state)
    return _commit(disk, folder, slot, change)


def _commit(disk: Disk, folder: SlotFolder, slot: Slot | None, change: Change) -> Slot:
    commit = slot.commit if slot else Commit()
    history.settle(disk, folder, commit)
    piece, after = _next_commit(slot, change, folder.session_id)
    picture = write_picture(disk, folder, *change.picture) if change.picture else None
    with _undone_on_failure(disk, folder, commit, picture, appended=piece is not None):
        if piece is not None:
            history.append(disk, folder.history, commit.history_bytes, piece)
        put_state(disk, folder, encode_slot(change.public, after), keep_previous=slot is not None)
    if after.generation <= 2:
        disk.remove(folder.first)
    return Slot(change.public, after, change.public["schema_version"])


def _next_commit(slot: Slot | None, change: Change, session_id: str) -> tuple[bytes | None, Commit]:
    """The bytes to append (None without an entry) and the coming commit."""
    commit, before = (slot.commit, slot.public) if slot else (Commit(), None)
    changed = sorted(changed_keys(before or {}, change.public))
    piece = None
    if change.entry is None:
        touched = sorted({*commit.touched, *changed})
        after = replace(commit, touched=touched if commit.history_turns else [])
    else:
        entry = with_snapshot(change.entry, before, change.public, commit)
        piece, after = history.advanced(commit, history.entry_line(entry, session_id))
        after = replace(after, touched=[], edited=False)
    return piece, replace(
        after,
        generation=commit.generation + 1,
        record=change.record,
        edited=after.edited or change.from_outside,
    )


def rewrite_slot(
    disk: Disk, folder: SlotFolder, public: JsonDict, entries: list[JsonDict], commit: Commit
) -> Slot:
    """Commit a slot whose history changes as a whole. ``commit`` gives all but the history's figures.

    The earlier save becomes the same as this one: it could no longer vouch for the history.
    """
    whole, after = history.encode(entries, commit, folder.session_id)
    after = replace(after, generation=commit.generation + 1)
    text = encode_slot(public, after)
    disk.write_new(folder.history_next, whole)
    put_state(disk, folder, text, keep_previous=False)
    disk.replace(folder.history_next, folder.history)
    disk.flush_folder(folder.path)
    disk.write_aside(folder.previous, text, folder.state_spare)
    return Slot(public, after, public["schema_version"])


def put_state(disk: Disk, folder: SlotFolder, text: bytes, *, keep_previous: bool) -> None:
    """Replace ``state.json`` in one step; what it was becomes ``state.previous.json``."""
    disk.write_new(folder.state_new, text)
    if keep_previous and disk.size(folder.state) is not None:
        disk.keep(folder.state, folder.state_spare)
        disk.replace(folder.state_spare, folder.previous)
        disk.remove(folder.state_spare)  # renaming one name of a file over another name of it does nothing
    disk.replace(folder.state_new, folder.state)
    disk.flush_folder(folder.path)


def write_picture(disk: Disk, folder: SlotFolder, name: str, data: bytes) -> Path | None:
    """Put a picture into ``images/`` whole. Returns its path if it was not there before."""
    _, bare = check_file_name(folder.session_id, name, picture=True)
    path = folder.images / bare
    fresh = disk.size(path) is None
    disk.make_folder(folder.images)
    if not fresh:
        _drop_what_belonged(disk, folder, bare, data)
    disk.write_aside(path, data, folder.images / ".picture.new")
    return path if fresh else None


def _drop_what_belonged(disk: Disk, folder: SlotFolder, bare: str, data: bytes) -> None:
    """Another turn of another future was painted under this name: what a model painted for that one
    must not be shown for this. The future has its own names for all of it."""
    if bare.count(".") == 1 and disk.read(folder.images / bare) != data:
        for name in frame_files(disk.names(folder.images), folder.session_id, bare):
            if name != bare:
                disk.remove(folder.images / name)


def _begin(disk: Disk, folder: SlotFolder) -> None:
    """Make the folder, and say in it that nothing in it counts before the first commit is done."""
    disk.make_folder(folder.path)
    if disk.size(folder.first) is not None:  # an earlier beginning was cut short: its pictures are nobody's
        for name in disk.names(folder.images):
            disk.remove(folder.images / name)
    disk.write_new(folder.first, _FIRST)
    for leftover in (folder.history_next, folder.state_spare):
        disk.remove(leftover)
    disk.flush_folder(folder.path)
    disk.flush_folder(folder.sessions)


@contextlib.contextmanager
def _unbegun_on_failure(disk: Disk, folder: SlotFolder) -> Iterator[None]:
    """A slot that could not even be begun leaves no empty folder, which would take its id from the next."""
    try:
        yield
    except OSError:
        with contextlib.suppress(OSError):
            if not set(disk.names(folder.path)) - {folder.first.name}:
                disk.remove(folder.first)
                disk.remove_folder(folder.path)
        raise


def _convert(disk: Disk, folder: SlotFolder, slot: Slot) -> Slot:
    """The first write to a slot of an older version: its files are kept beside as they were."""
    for path, kept in (
        (folder.state, folder.path / f"state.v{slot.version}.json"),
        (folder.history, folder.path / f"history.v{slot.version}.json"),
    ):
        if disk.size(path) is not None and disk.size(kept) is None:
            disk.keep(path, kept)
    disk.flush_folder(folder.path)
    commit = replace(slot.commit, edited=True)
    return rewrite_slot(disk, folder, slot.public, slot.entries or [], commit)


@contextlib.contextmanager
def _undone_on_failure(
    disk: Disk, folder: SlotFolder, commit: Commit, picture: Path | None, *, appended: bool
) -> Iterator[None]:
    """After a failure before the commit was done: tidy up, as far as the disk still lets us.

    None of it is needed for the slot to be whole; it gives back room and keeps the array plain.
    """
    try:
        yield
    except Exception:
        with contextlib.suppress(Exception):
            if _still_at(disk, folder, commit):
                disk.remove(folder.state_new)
                if picture is not None:
                    disk.remove(picture)
                if appended:
                    history.cut(disk, folder, commit)
        raise


def _still_at(disk: Disk, folder: SlotFolder, commit: Commit) -> bool:
    """``state.json`` is still the one the commit began from."""
    if commit.generation == 0:
        return disk.size(folder.state) is None
    _, found, _ = decode_slot(disk.read(folder.state), folder.session_id)
    return found == commit
