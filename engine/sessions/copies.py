"""A slot under another id: duplicating it, and bringing one back whose id is taken.

Lives here: :func:`copy_slot`. May import: the folders, file layer, codec, commits, history, slots and
listing of this room.

Promises: the copy is made aside and appears in the list in one rename, whole; the original is only
read. A pending turn is not copied (its words name the other session): the copy stands at the turn
before it.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from engine.errors import SessionNotFound
from engine.sessions.codec import Commit
from engine.sessions.commits import rewrite_slot
from engine.sessions.files import Disk
from engine.sessions.folders import SlotFolder, utc_now
from engine.sessions.listing import write_card
from engine.sessions.slots import entries_of, read_slot

WORKSHOP: Final = ".copying-"
"""Begins the name of a folder in ``sessions/`` in which a copy is being made; never a session id."""


def copy_slot(disk: Disk, source: SlotFolder, target: SlotFolder, title: str) -> None:
    """Make ``target`` (which does not exist yet) a copy of ``source``, which may lie in the trash.

    Raises:
        SessionNotFound: there is nothing to copy.
        SaveUnreadable, SaveTooNew: the source is not whole.
    """
    slot = read_slot(disk, source)
    if slot is None:
        raise SessionNotFound(f"Session '{source.session_id}' has not begun; there is nothing to copy.")
    entries = entries_of(disk, source, slot)
    workshop = SlotFolder(target.sessions, target.session_id, WORKSHOP + target.session_id)
    shutil.rmtree(workshop.path, ignore_errors=True)
    try:
        disk.make_folder(workshop.path)
        futures = [f"branches/{name}" for name in disk.names(source.branches)]
        for place in ("images", "videos", "branches", *futures):
            _copy_files(disk, source.path / place, workshop.path / place, disk.keep)
        if disk.size(source.marks) is not None:
            disk.keep(source.marks, workshop.marks)
        public = {
            **slot.public,
            "session_id": target.session_id,
            "pending": None,
            "last_saved": utc_now(),
        }
        commit = Commit(touched=sorted(public), edited=slot.commit.edited)
        rewrite_slot(disk, workshop, public, entries, commit)
        write_card(disk, workshop, title)
        disk.move(workshop.path, target.path)
        try:
            disk.flush_folder(target.sessions)
        except OSError:  # it would be there, and yet be said not to be
            shutil.rmtree(target.path, ignore_errors=True)
            raise
    except BaseException:
        with contextlib.suppress(OSError):
            shutil.rmtree(workshop.path)
        raise


def _copy_files(disk: Disk, source: Path, target: Path, keep: Callable[[Path, Path], None]) -> None:
    """Pictures, tapes and branches never change once written: a second name is a copy."""
    names = [name for name in disk.names(source) if not name.startswith(".") and (source / name).is_file()]
    if not names:
        return
    disk.make_folder(target)
    for name in names:
        keep(source / name, target / name)
    disk.flush_folder(target)
