"""The trash: slots taken out of the list, whole, until they are brought back.

Lives here: :func:`throw_away`, :func:`trashed`, :func:`find`, :func:`bring_back`. May import: the
folders, file layer, listing and copies of this room.

Promises: throwing away is one rename; nothing is ever removed here. A trash id is the folder's name,
``<session id>-<UTC stamp>-<n>``.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from engine.errors import SessionNotFound
from engine.sessions.files import Disk
from engine.sessions.folders import SlotFolder, check_session_id, stamp
from engine.sessions.listing import title_of
from engine.state import TrashedSession

_NAME: Final = re.compile(r"(.+)-(\d{8}T\d{6}Z)-(\d+)")


def throw_away(disk: Disk, data: Path, folder: SlotFolder) -> str | None:
    """Move the slot's folder into the trash; its trash id, or None where there was no folder."""
    if folder.session_id not in disk.names(folder.sessions):
        return None
    trash = data / "trash"
    disk.make_folder(trash)
    there, when, number = set(disk.names(trash)), stamp(), 1
    while f"{folder.session_id}-{when}-{number}" in there:
        number += 1
    name = f"{folder.session_id}-{when}-{number}"
    disk.move(folder.path, trash / name)
    disk.flush_folder(trash)
    disk.flush_folder(folder.sessions)
    return name


def trashed(disk: Disk, data: Path) -> list[TrashedSession]:
    """What lies in the trash, the newest first."""
    found = []
    for name in disk.names(data / "trash"):
        match = _NAME.fullmatch(name)
        if match is None:
            continue
        title = title_of(disk, SlotFolder(data / "trash", match[1], name))
        deleted = datetime.strptime(match[2], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).isoformat()
        found.append(TrashedSession(name, match[1], title, deleted))
    return sorted(found, key=lambda slot: (slot.deleted, slot.trash_id), reverse=True)


def find(disk: Disk, data: Path, trash_id: object) -> SlotFolder:
    """The slot that lies in the trash under this id.

    Raises:
        SessionNotFound: there is nothing of that name.
    """
    match = _NAME.fullmatch(trash_id) if isinstance(trash_id, str) else None
    if match is None or match[0] not in disk.names(data / "trash"):
        raise SessionNotFound(
            f"There is nothing named {str(trash_id)[:100]!r} in the trash. List it and choose again."
        )
    return SlotFolder(data / "trash", check_session_id(match[1]), match[0])
