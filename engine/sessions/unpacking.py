"""A slot out of one file that anybody may have made.

Lives here: :func:`unpack`. May import: the folders, file layer, codec, copies, slots
and bundle of this room.

Promises: the file's own words are not believed: no name leads outside, no link is followed, no member
grows beyond what it said or beyond :mod:`engine.sessions.bundle`'s limits, checksums are verified, and
the state must add up. Everything happens aside; the slot appears in one rename, whole, or nothing of it
is left.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

from engine.errors import EngineError, SaveTooNew, SaveUnreadable, StorageFull, TurnCancelled
from engine.sessions import bundle
from engine.sessions.bundle import Cancelled, Manifest, Member, Progress
from engine.sessions.codec import JsonDict
from engine.sessions.copies import copy_slot
from engine.sessions.files import Disk
from engine.sessions.folders import SlotFolder, check_session_id
from engine.sessions.slots import entries_of, read_slot, state_of

_END: Final = b"PK\x05\x06"
_END_64: Final = b"PK\x06\x07"
_DIRECTORY: Final = 200 * bundle.MOST_FILES
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF")
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    ValueError,
    OverflowError,
)


def unpack(
    disk: Disk, source: Path, target: SlotFolder, progress: Progress | None, cancelled: Cancelled | None
) -> None:
    """Make ``target``, which does not exist yet, the slot in the file."""
    staged = SlotFolder(target.sessions, target.session_id, bundle.STAGING + target.session_id)
    shutil.rmtree(staged.path, ignore_errors=True)
    try:
        with _words(source), _opened(source) as file:
            _check_end(source, file)
            with zipfile.ZipFile(file) as crate:
                members = _members(source, crate)
                manifest = _manifest(source, crate, members)
                disk.make_folder(staged.path)
                _extract(disk, source, crate, members, manifest, staged.path, progress, cancelled)
        _settle(disk, source, staged, target, manifest.title)
    finally:
        shutil.rmtree(staged.path, ignore_errors=True)
    if progress:
        progress(1.0)


def _settle(disk: Disk, source: Path, staged: SlotFolder, target: SlotFolder, title: str) -> None:
    """Read the staged files as a slot, whole, and let it appear under its new id."""
    try:
        owner = json.loads(disk.read(staged.state)).get("session_id")
        found = SlotFolder(staged.sessions, check_session_id(owner), staged.name)
        slot = read_slot(disk, found)
        if slot is None:
            raise _refused(source, "there is no night in it")
        state_of(slot, found.session_id)
        entries_of(disk, found, slot)
    except (SaveTooNew, StorageFull):
        raise
    except (EngineError, ValueError, AttributeError, RecursionError) as problem:
        if isinstance(problem, SaveUnreadable) and str(source) in str(problem):
            raise
        raise _refused(source, f"what it holds does not add up to a night ({problem})") from problem
    copy_slot(disk, found, target, title)


def _opened(source: Path) -> IO[bytes]:
    """The file, if it is one: a pipe would be waited for, and a device never ends."""
    if source.exists() and not source.is_file() and not source.is_dir():
        raise _refused(source, "it is cut off, or no such file at all")
    return source.open("rb")


def _check_end(source: Path, file: IO[bytes]) -> None:
    """Look at the end record before anything of the directory is read: it says how long that is."""
    size = file.seek(0, 2)
    if size > bundle.MOST_BYTES:
        raise _refused(source, "it is bigger than any night")
    file.seek(max(0, size - 66_000))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < 22:
        raise _refused(source, "it is cut off, or no such file at all")
    count, length = struct.unpack("<HI", tail[at + 10 : at + 16])
    if count > bundle.MOST_FILES or length > _DIRECTORY or tail[max(0, at - 20) : at].startswith(_END_64):
        raise _refused(source, "it holds more files than any night has")
    file.seek(0)


def _members(source: Path, crate: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The members by name; every one of them harmless."""
    members: dict[str, zipfile.ZipInfo] = {}
    folded: set[str] = set()
    for info in crate.infolist():
        name = info.orig_filename
        fault = _fault(info)
        if fault is None and name.lower() in folded:
            fault = f"{name[:80]!r} is in it twice"
        if fault is not None:
            raise _refused(source, fault)
        folded.add(name.lower())
        members[name] = info
    if len(members) > bundle.MOST_FILES:
        raise _refused(source, "it holds more files than any night has")
    if sum(info.file_size for info in members.values()) > bundle.MOST_BYTES:
        raise _refused(source, "it is bigger than any night")
    return members


def _fault(info: zipfile.ZipInfo) -> str | None:
    """What is wrong with a member, if anything."""
    name, kind = info.orig_filename, stat.S_IFMT(info.external_attr >> 16)
    parts, shown = name.split("/"), repr(name[:80])
    if not name or len(name) > 200 or not name.isascii() or not name.isprintable():
        return f"{shown} is no name for a file of a night"
    if name.startswith("/") or "\\" in name or ":" in name or any(part in ("", ".", "..") for part in parts):
        return f"{shown} leads outside of it"
    if kind not in (0, stat.S_IFREG):
        return f"{shown} is a link, a folder or a device"
    if info.flag_bits & 1:
        return f"{shown} is encrypted"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return f"{shown} is packed in an unknown way"
    most = bundle.MOST_JSON if name.endswith(".json") else bundle.MOST_PICTURE
    if info.file_size > most:
        return f"{shown} is bigger than any such file"
    if info.file_size > bundle.CHUNK and info.file_size > bundle.MOST_RATIO * max(info.compress_size, 1):
        return f"{shown} would grow beyond all measure"
    return None


def _manifest(source: Path, crate: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> Manifest:
    info = members.pop(bundle.MANIFEST, None)
    if info is None or info.file_size > bundle.MOST_MANIFEST:
        raise _refused(source, "it has no list of what it holds; it is no night of this game")
    told = json.loads(crate.read(info))
    if not isinstance(told, dict) or told.get("format") != bundle.FORMAT:
        raise _refused(source, "it is no night of this game")
    version = told.get("version")
    if type(version) is int and version > bundle.VERSION:
        raise SaveTooNew(
            f"{source} was written by a newer version of the game (format {version}, this one reads up to "
            f"{bundle.VERSION}). It is kept as it is; update the game to open it."
        )
    files = told.get("files")
    if type(version) is not int or version < 1 or not isinstance(files, dict):
        raise _refused(source, "its list of what it holds is damaged")
    found = {name: _member(source, name, each) for name, each in files.items()}
    if found.keys() != members.keys():
        odd = sorted(found.keys() ^ members.keys())[0]
        raise _refused(source, f"{odd[:80]!r} is missing, or does not belong to it")
    if not {"state.json", "history.json"} <= found.keys():
        raise _refused(source, "there is no night in it")
    title = told.get("title")
    shown = " ".join(title.split())[:80] if isinstance(title, str) else ""
    return Manifest(shown or "A night from elsewhere", "", found)


def _member(source: Path, name: str, told: JsonDict) -> Member:
    size, digest = (told.get("bytes"), told.get("sha256")) if isinstance(told, dict) else (None, None)
    if type(size) is not int or not isinstance(digest, str):
        raise _refused(source, f"its list says nothing of {name[:80]!r}")
    return Member(size, digest)


def _extract(
    disk: Disk,
    source: Path,
    crate: zipfile.ZipFile,
    members: dict[str, zipfile.ZipInfo],
    manifest: Manifest,
    place: Path,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> None:
    """Write the lawful members below ``place``; those of a later kind are read and left out."""
    whole = sum(member.size for member in manifest.files.values()) or 1
    done = 0
    for name, info in members.items():
        told = manifest.files[name]
        if told.size != info.file_size:
            raise _refused(source, f"{name!r} has another size than it should")
        keep = bundle.lawful(name)
        if keep:
            disk.make_folder((place / name).parent)
        digest = hashlib.sha256()
        with crate.open(info) as member, _written(disk, place / name, keep) as write:
            for piece in _pieces(member, told.size):
                if cancelled and cancelled():
                    raise TurnCancelled("Reading the file was given up; nothing of it is left.")
                digest.update(piece)
                write(piece)
                done += len(piece)
                if progress:
                    progress(min(0.99, done / whole))
        if digest.hexdigest() != told.sha256.lower():
            raise _refused(source, f"the checksum of {name!r} is wrong")
        if keep and not name.endswith(".json"):
            _check_picture(disk, source, name, place / name)


def _pieces(member: IO[bytes], size: int) -> Iterator[bytes]:
    """The member's bytes, no more than it said it has."""
    left = size
    while left > 0 and (piece := member.read(min(left, bundle.CHUNK))):
        left -= len(piece)
        yield piece
    if left or member.read(1):
        raise zipfile.BadZipFile("a member is longer or shorter than it says")


@contextlib.contextmanager
def _written(disk: Disk, path: Path, keep: bool) -> Iterator[Callable[[bytes], None]]:
    """Gives what writes a file piece by piece; where it is not to be kept, nowhere."""
    if not keep:
        yield lambda piece: None
        return
    fd, at = disk.open_new(path), 0

    def write(piece: bytes) -> None:
        nonlocal at
        disk.write(fd, piece, at)
        at += len(piece)

    try:
        yield write
        disk.flush(fd)
    finally:
        disk.close(fd)


def _check_picture(disk: Disk, source: Path, name: str, path: Path) -> None:
    """A picture is one, and none that would fill the memory when it is shown."""
    head = disk.read(path, 0, 24)
    if not head.startswith(_PICTURES):
        raise _refused(source, f"{name!r} is no picture")
    if head[:8] == b"\x89PNG\r\n\x1a\n" and head[12:16] == b"IHDR":
        width, height = struct.unpack(">II", head[16:24])
        if width * height > 64_000_000:
            raise _refused(source, f"{name!r} is bigger than any frame")


@contextlib.contextmanager
def _words(source: Path) -> Iterator[None]:
    """Whatever a broken zip may raise, in words."""
    try:
        yield
    except EngineError:
        raise
    except FileNotFoundError as problem:
        raise SaveUnreadable(f"There is no file {source}. Choose another.") from problem
    except IsADirectoryError as problem:
        raise SaveUnreadable(f"{source} is a folder, not a file. Choose a file.") from problem
    except _DAMAGE as problem:
        raise _refused(source, f"it is damaged ({problem})") from problem


def _refused(source: Path, fault: str) -> SaveUnreadable:
    return SaveUnreadable(
        f"{source} cannot be opened: {fault}. Nothing was changed; get the file once more from where it "
        "came from, or choose another."
    )
