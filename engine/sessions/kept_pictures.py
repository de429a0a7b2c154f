"""The pictures of abandoned futures, safe from turns that are painted under the same name.

Lives here: :func:`keep`, :func:`bring_back`, :func:`frame_files`. May import: the folders and file
layer of this room.

Promises: a frame's name follows from seed, turn and action, so another way to the same turn may paint
another picture under it; therefore a future has its own names for its pictures, in
``branches/<future>/`` (second names of the same files: they cost no room). Whoever returns to it sees
what was seen.
"""

from __future__ import annotations

from typing import Any, Final

from engine.errors import SessionNotFound
from engine.sessions.files import Disk
from engine.sessions.folders import SlotFolder, check_file_name

PICTURES: Final = (".png", ".jpg", ".jpeg", ".webp")


def frame_files(names: list[str], session_id: str, image: object) -> list[str]:
    """Those of ``names`` that are a turn's frame, or lie beside it (``frame_3_a1b2c3.model.png``)."""
    try:
        _, bare = check_file_name(session_id, image, picture=True)
    except SessionNotFound:
        return []
    stem = bare.split(".")[0]
    return [name for name in names if name.split(".")[0] == stem]


def keep(disk: Disk, folder: SlotFolder, future: str, entries: list[dict[str, Any]]) -> None:
    """Give the pictures of ``entries`` a second name that belongs to the future."""
    place = folder.branches / future
    mine, names = set(disk.names(place)), disk.names(folder.images)
    for entry in entries:
        for name in frame_files(names, folder.session_id, entry.get("image")):
            if name not in mine:
                disk.make_folder(place)
                disk.keep(folder.images / name, place / name)


def bring_back(disk: Disk, folder: SlotFolder, future: str | None, entry: dict[str, Any]) -> None:
    """Make ``images/`` show an entry of the future as it was seen."""
    if future is None:
        return
    place = folder.branches / future
    mine = frame_files(disk.names(place), folder.session_id, entry.get("image"))
    strange = [name for name in mine if not _same(disk, folder, future, name)]
    if not strange:
        return
    for name in frame_files(disk.names(folder.images), folder.session_id, entry.get("image")):
        if name not in mine:
            disk.remove(folder.images / name)
    for name in strange:
        aside = folder.images / ".picture.new"
        disk.keep(place / name, aside)
        disk.replace(aside, folder.images / name)


def _same(disk: Disk, folder: SlotFolder, future: str, name: str) -> bool:
    mine, shown = folder.branches / future / name, folder.images / name
    if disk.same_file(mine, shown):
        return True
    return disk.size(mine) == disk.size(shown) and disk.read(mine) == disk.read(shown)
