"""``history.json``: a plain JSON array, one entry a line, appended in place.

Lives here: :func:`append`, :func:`cut`, :func:`check_end`, :func:`read`, :func:`read_tail`,
:func:`rewrite`, :func:`settle`. May import: the file layer and ``Commit`` of this room.

Promises: committed bytes are never written over in place; appending costs the same whatever the
length; what ``state.json`` does not vouch for (a longer or torn tail) is ignored by every read and
cut by the next write; what it vouches for is given back exactly or refused.

A history that must change as a whole (:func:`rewrite`) is written to ``history.next.json`` first;
then ``state.json`` is committed with the new length and checksum; then the file takes its place. In
between, reads find that ``history.json`` is not what ``state.json`` vouches for and take the other.
"""

from __future__ import annotations

import contextlib
import json
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from engine.errors import SaveUnreadable
from engine.sessions.codec import Commit, JsonDict, StateRefused, dumps, unreadable
from engine.sessions.files import Disk
from engine.sessions.folders import SlotFolder

OPEN: Final = b"[\n"
JOIN: Final = b",\n"
CLOSE: Final = b"\n]"
_CHUNK: Final = 65536


def entry_line(entry: JsonDict, session_id: str) -> bytes:
    """One entry as its line. Raises :class:`StateRefused` for what JSON cannot hold."""
    try:
        return dumps(entry).encode()
    except (TypeError, ValueError, RecursionError) as problem:
        raise StateRefused(
            f"A history entry of session '{session_id}' cannot be written as JSON ({problem}). "
            "Nothing was saved; give plain texts, numbers, lists and dicts."
        ) from problem


def advanced(commit: Commit, line: bytes) -> tuple[bytes, Commit]:
    """The bytes to write at ``commit.history_bytes``, and the commit that vouches for them."""
    lead = JOIN if commit.history_turns else OPEN
    piece = lead + line
    return piece + CLOSE, replace(
        commit,
        history_bytes=commit.history_bytes + len(piece),
        history_turns=commit.history_turns + 1,
        history_crc=zlib.crc32(piece, commit.history_crc),
        last_start=commit.history_bytes + len(lead),
        last_crc=zlib.crc32(line),
    )


def append(disk: Disk, path: Path, start: int, piece: bytes) -> None:
    """Write ``piece`` at byte ``start``, cut whatever lies behind it, and have it on the medium."""
    fd = disk.open_kept(path)
    try:
        disk.write(fd, piece, start)
        if (disk.size(path) or 0) != start + len(piece):
            disk.truncate(fd, start + len(piece))
        disk.flush(fd)
    finally:
        disk.close(fd)


def cut(disk: Disk, folder: SlotFolder, commit: Commit) -> None:
    """Take away what ``commit`` does not vouch for, so that the file is a plain array again."""
    if disk.size(folder.history) is not None:
        append(disk, folder.history, commit.history_bytes, CLOSE if commit.history_turns else b"[]")


def check_end(disk: Disk, path: Path, commit: Commit) -> bool:
    """The file is long enough and its last committed entry is whole. Costs one small read."""
    if not commit.history_turns:
        return True
    size = disk.size(path)
    if size is None or size < commit.history_bytes:
        return False
    line = disk.read(path, commit.last_start, commit.history_bytes - commit.last_start)
    return zlib.crc32(line) == commit.last_crc


def settle(disk: Disk, folder: SlotFolder, commit: Commit) -> None:
    """Before a write: finish an interrupted :func:`rewrite`, then make sure of the committed end.

    Raises:
        SaveUnreadable: the file is not the one ``commit`` vouches for.
    """
    if disk.size(folder.history_next) is not None:
        if _vouched(disk, folder.history_next, commit) is not None:
            disk.replace(folder.history_next, folder.history)
            disk.flush_folder(folder.path)
        else:
            disk.remove(folder.history_next)
    if not check_end(disk, folder.history, commit):
        raise _damaged(disk, folder, commit)


def _vouched(disk: Disk, path: Path, commit: Commit) -> bytes | None:
    """The committed bytes of a file if they are exactly those, else None."""
    with contextlib.suppress(FileNotFoundError):
        raw = disk.read(path, 0, commit.history_bytes)
        if len(raw) == commit.history_bytes and zlib.crc32(raw) == commit.history_crc:
            return raw
    return None


def read(disk: Disk, folder: SlotFolder, commit: Commit) -> list[JsonDict]:
    """Exactly the committed entries.

    Raises:
        SaveUnreadable: the committed part is missing, shorter or changed.
    """
    if not commit.history_turns:
        return []
    raw = _vouched(disk, folder.history, commit)
    if raw is None:
        raw = _vouched(disk, folder.history_next, commit)
    if raw is None:
        raise _damaged(disk, folder, commit)
    return parse(raw + CLOSE, folder.session_id)


def read_tail(disk: Disk, folder: SlotFolder, commit: Commit, count: int) -> list[JsonDict]:
    """The last ``count`` committed entries; reads only as much of the file as they fill."""
    wanted = min(count, commit.history_turns)
    if wanted <= 0:
        return []
    path = folder.history
    if not check_end(disk, path, commit) or disk.size(folder.history_next) is not None:
        return read(disk, folder, commit)[-wanted:]
    start, tail = commit.history_bytes, b""
    while start > 0 and tail.count(b"\n") <= wanted:
        step = min(start, max(_CHUNK, len(tail)))
        start -= step
        tail = disk.read(path, start, step) + tail
    lines = tail.split(b"\n")[-wanted:]
    return parse(b"[" + b"\n".join(lines) + b"]", folder.session_id)


def parse(raw: bytes, session_id: str) -> list[JsonDict]:
    """A JSON array of objects."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as problem:
        raise unreadable(session_id, "history.json", f"it is cut off or damaged ({problem})") from problem
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise unreadable(session_id, "history.json", "it is not a list of turns")
    return found


def encode(entries: list[JsonDict], commit: Commit, session_id: str) -> tuple[bytes, Commit]:
    """A whole history file, and the commit that vouches for it."""
    commit = replace(commit, history_bytes=0, history_turns=0, history_crc=0, last_start=0, last_crc=0)
    whole = bytearray()
    for entry in entries:
        piece, commit = advanced(commit, entry_line(entry, session_id))
        whole += piece[: -len(CLOSE)]
    return bytes(whole + CLOSE) if entries else b"[]", commit


def lines_after(disk: Disk, path: Path, start: int) -> list[JsonDict]:
    """Whatever whole entries lie behind byte ``start``: for saving a tail before it is cut."""
    with contextlib.suppress(FileNotFoundError):
        return _whole_lines(disk.read(path, start))
    return []


def salvage(disk: Disk, path: Path, turns: int) -> list[JsonDict]:
    """The entries of a damaged file that are whole and belong to the first ``turns`` turns."""
    found: list[JsonDict] = []
    for entry in lines_after(disk, path, 0):
        turn = entry.get("turn")
        if type(turn) is int and turn < turns and (not found or turn > found[-1]["turn"]):
            found.append(entry)
    return found


def _whole_lines(raw: bytes) -> list[JsonDict]:
    found: list[JsonDict] = []
    for line in raw.split(b"\n"):
        entry: Any = None
        with contextlib.suppress(ValueError, RecursionError):
            entry = json.loads(line.strip().removesuffix(b","))
        if isinstance(entry, dict):
            found.append(entry)
    return found


def _damaged(disk: Disk, folder: SlotFolder, commit: Commit) -> SaveUnreadable:
    size = disk.size(folder.history)
    if size is None:
        fault = f"it is missing, though {commit.history_turns} turns were saved in it"
    elif size < commit.history_bytes:
        fault = (
            f"it is cut off: {commit.history_turns} turns fill {commit.history_bytes} bytes, it has {size}"
        )
    else:
        fault = "its checksum is wrong: it was damaged, or changed by another program"
    return unreadable(folder.session_id, "history.json", fault)
