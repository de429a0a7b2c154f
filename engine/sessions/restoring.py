"""Making a damaged slot whole again from what is left of it.

Lives here: :func:`restore_slot`. May import: the folders, file layer, codec, commits, history, lines,
rewinding and slots of this room.

Promises: a damaged file is kept beside its replacement, turns that no save vouches for in
``branches/``. Called with the slot's turn lock held.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from engine.errors import EngineError, SaveTooNew, SaveUnreadable, SessionNotFound
from engine.sessions import history
from engine.sessions.codec import encode_slot
from engine.sessions.commits import put_state, rewrite_slot
from engine.sessions.files import Disk
from engine.sessions.folders import SlotFolder, stamp
from engine.sessions.lines import NOTHING
from engine.sessions.rewinding import save_branch
from engine.sessions.slots import Slot, decode, entries_of, read_slot


def restore_slot(disk: Disk, folder: SlotFolder) -> Slot:
    """Make a damaged slot whole again from what is left of it; the newest whole save wins.

    Damaged files are kept as ``state.damaged-<stamp>.json`` and ``history.damaged-<stamp>.json``. A slot
    that is whole is left as it is.

    Raises:
        SessionNotFound: there is no such slot.
        SaveTooNew: it is not damaged but newer; it stays as it is.
        SaveUnreadable: no whole save is left.
    """
    if not disk.names(folder.path):
        raise SessionNotFound(f"There is no session '{folder.session_id}' to restore.")
    saves = sorted(_saves(disk, folder), key=lambda slot: slot.commit.generation, reverse=True)
    if not saves:
        raise SaveUnreadable(
            f"No whole save of session '{folder.session_id}' is left, neither the last nor the one before. "
            "Its files are kept; delete the slot to move them to the trash."
        )
    for save in saves:
        with contextlib.suppress(SaveUnreadable):
            entries_of(disk, folder, save)
            return _put_back(disk, folder, save)
    return _rebuild_history(disk, folder, saves[0])


def _saves(disk: Disk, folder: SlotFolder) -> list[Slot]:
    """Every state file of the slot that is whole by itself."""
    found = []
    for path in (folder.state, folder.previous, folder.state_new):
        try:
            found.append(decode(disk, folder, disk.read(path), path.name))
        except SaveTooNew:
            if path == folder.state:
                raise
        except (EngineError, FileNotFoundError):
            continue
    return found


def _put_back(disk: Disk, folder: SlotFolder, save: Slot) -> Slot:
    """Make a save with a whole history the present one."""
    with contextlib.suppress(EngineError):
        if read_slot(disk, folder) == save:
            return save
    _keep_damaged(disk, folder, folder.state)
    if save.entries is not None:
        return rewrite_slot(disk, folder, save.public, save.entries, replace(save.commit, edited=True))
    if tail := history.lines_after(disk, folder.history, save.commit.history_bytes):
        save_branch(disk, folder, tail, NOTHING, None)
    history.settle(disk, folder, save.commit)
    after = replace(save.commit, generation=save.commit.generation + 1)
    put_state(disk, folder, encode_slot(save.public, after), keep_previous=False)
    history.cut(disk, folder, after)
    return Slot(save.public, after, save.version)


def _rebuild_history(disk: Disk, folder: SlotFolder, save: Slot) -> Slot:
    """Keep the state; of its history, the entries that are whole."""
    entries = history.salvage(disk, folder.history, save.public["turn_count"] + 1)
    for path in (folder.history, folder.state):
        _keep_damaged(disk, folder, path)
    commit = replace(save.commit, edited=True, touched=sorted(save.public))
    return rewrite_slot(disk, folder, save.public, entries, commit)


def _keep_damaged(disk: Disk, folder: SlotFolder, path: Path) -> None:
    if disk.size(path) is not None:
        disk.keep(path, folder.path / f"{path.stem}.damaged-{stamp()}.json")
        disk.flush_folder(folder.path)
