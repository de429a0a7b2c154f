"""What a model paints of a turn lies beside the turn's frame: ``frame_3_a1b2c3.model.png``.

Lives here: :func:`keep_late`. May import: the commits, folders and file layer of this room. Promises: the
history is not touched; a frame of the same name that is another turn's by now never gets it; abandoned
futures that hold the turn get it too. Called with the slot's write lock held.
"""

from __future__ import annotations

from pathlib import Path

from engine.sessions.commits import write_picture
from engine.sessions.files import Disk
from engine.sessions.folders import SlotFolder, check_file_name


def keep_late(disk: Disk, folder: SlotFolder, frame: str, was: bytes, data: bytes, kind: str) -> str | None:
    """See ``SessionStore.save_late_picture``."""
    _, bare = check_file_name(folder.session_id, frame, picture=True)
    late = f"{bare.split('.')[0]}.model.{kind}"
    shown = _holds(disk, folder.images / bare, was)
    if shown:
        write_picture(disk, folder, late, data)
    for name in disk.names(folder.branches):
        place = folder.branches / name
        if name.endswith(".json") or not _holds(disk, place / bare, was):
            continue
        if shown:
            disk.keep(folder.images / late, place / late)
        else:
            disk.write_aside(place / late, data)
    return f"images/{late}" if shown else None


def _holds(disk: Disk, path: Path, was: bytes) -> bool:
    return disk.size(path) == len(was) and disk.read(path) == was
