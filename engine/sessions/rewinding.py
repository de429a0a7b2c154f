"""Moving along the lines of a night: back, forward again, across to another.

Lives here: :func:`stand_on`, :func:`rewind_slot`, :func:`save_branch`. May import: the folders, file
layer, codec, commits, history, lines, pictures, slots and snapshots of this room.

Promises: what is left behind is kept in ``branches/``, synced before the array is cut; a future that
is there already is not written twice. Called with the slot's turn lock held.
"""

from __future__ import annotations

from pathlib import Path

from engine.sessions import history, kept_pictures
from engine.sessions.codec import Commit, JsonDict, from_public, to_public
from engine.sessions.commits import rewrite_slot
from engine.sessions.files import Disk
from engine.sessions.folders import SlotFolder, stamp, utc_now
from engine.sessions.lines import NOTHING, Afterwards, Future, Lines, entry_id, last_entry, read_future
from engine.sessions.slots import Slot, entries_of
from engine.sessions.snapshots import index_of, rebuild


def rewind_slot(disk: Disk, folder: SlotFolder, slot: Slot, turn: int, branch: int | None) -> Slot:
    """Make the slot what it was after ``turn``; ``branch`` is written into the state if given.

    Raises:
        SessionNotFound: no such turn.
        SaveUnreadable: the history cannot restore it.
    """
    entries = entries_of(disk, folder, slot)
    index = index_of(entries, turn, folder.session_id)
    return stand_on(disk, folder, slot, Lines(entries, []), entries[: index + 1], branch=branch)


def stand_on(
    disk: Disk,
    folder: SlotFolder,
    slot: Slot,
    lines: Lines,
    line: list[JsonDict],
    afterwards: Afterwards = NOTHING,
    branch: int | None = None,
) -> Slot:
    """Make the slot what it was at the end of ``line``, one of ``lines``, whose present is the slot's.

    Raises:
        SaveUnreadable: the line cannot restore its last turn.
    """
    exact = to_public(from_public(rebuild(line, len(line) - 1, folder.session_id), folder.session_id))
    public = {**afterwards.applied_to(exact), "last_saved": utc_now(), "pending": None}
    if branch is not None:
        public["branch"] = branch
    public = to_public(from_public(public, folder.session_id))
    shared = lines.shared(line)
    if tail := lines.present[shared:]:
        _leave_behind(disk, folder, tail, afterwards_of(slot), lines.present[shared - 1])
    for entry in line[shared:]:
        kept_pictures.bring_back(disk, folder, lines.source(entry), entry)
    touched = sorted(
        key for key in exact.keys() | public.keys() if key not in public or exact.get(key) != public[key]
    )
    commit = Commit(generation=slot.commit.generation, touched=touched)
    return rewrite_slot(disk, folder, public, line, commit)


def afterwards_of(slot: Slot) -> Afterwards:
    """What changed in a slot's state after its last entry."""
    touched = slot.commit.touched
    return Afterwards(
        {key: slot.public[key] for key in touched if key in slot.public},
        [key for key in touched if key not in slot.public],
    )


def _leave_behind(
    disk: Disk, folder: SlotFolder, tail: list[JsonDict], after: Afterwards, root: JsonDict
) -> None:
    """Keep the turns that are about to be left. A future that holds them already is only marked as the
    one left last."""
    known = _known(disk, folder, tail, after)
    if known is None:
        save_branch(disk, folder, tail, after, root)
        return
    _write(disk, folder, known.name, known.entries, after, known.follows or entry_id(root))
    kept_pictures.keep(disk, folder, known.name, tail)


def _known(disk: Disk, folder: SlotFolder, tail: list[JsonDict], after: Afterwards) -> Future | None:
    """A future whose last turns are exactly these."""
    wanted = [entry_id(entry) for entry in tail]
    for name in disk.names(folder.branches):
        if not name.endswith(".json") or name.startswith("."):
            continue
        try:
            if entry_id(last_entry(disk.read(folder.branches / name))) != wanted[-1]:
                continue
            future = read_future(disk, folder, name)
        except Exception:  # a damaged or foreign file is no reason not to go back
            continue
        ids = [entry_id(entry) for entry in future.entries]
        if ids[-len(wanted) :] == wanted and _same(future.afterwards, after):
            return future
    return None


def _same(one: Afterwards, other: Afterwards) -> bool:
    return one.gone == other.gone and one.applied_to({}) == other.applied_to({})


def save_branch(
    disk: Disk, folder: SlotFolder, tail: list[JsonDict], after: Afterwards, root: JsonDict | None
) -> Path:
    """Write an abandoned future to ``branches/<UTC stamp>-turn<turn>.json`` and have it on the medium,
    with its pictures. ``root`` is the entry that it follows, where that is known."""
    first = tail[0].get("turn")
    before = first - 1 if type(first) is int else 0
    there, name, number = set(disk.names(folder.branches)), f"{stamp()}-turn{before}", 1
    while f"{name}{f'-{number}' if number > 1 else ''}.json" in there:
        number += 1
    name = f"{name}{f'-{number}' if number > 1 else ''}"
    disk.make_folder(folder.branches)
    disk.flush_folder(folder.path)
    kept_pictures.keep(disk, folder, name, tail)
    return _write(disk, folder, name, tail, after, entry_id(root) if root else None)


def _write(
    disk: Disk,
    folder: SlotFolder,
    name: str,
    entries: list[JsonDict],
    after: Afterwards,
    follows: str | None,
) -> Path:
    entries = list(entries)
    if after.changed:
        entries[-1] = {**entries[-1], "afterwards": after.changed}
    if after.gone:
        entries[-1] = {**entries[-1], "gone": after.gone}
    note = {"when": utc_now(), **({"follows": follows} if follows else {})}
    entries[0] = {**entries[0], "left_behind": note}
    whole, _ = history.encode(entries, Commit(), folder.session_id)
    path = folder.branches / f"{name}.json"
    disk.write_aside(path, whole, folder.branches / ".branch.new")
    return path
