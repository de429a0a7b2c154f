"""A slot into one file.

Lives here: :class:`Plan`, :func:`plan_of`, :func:`pack`. May import: the folders, file layer, codec,
history, listing, slots and bundle of this room.

Promises: what is packed is one moment of the slot, a pending turn left out; pictures are read as they
are packed, since they never change; the file appears whole, in one step, or not at all. Tapes, earlier
saves and damaged files are not packed, nor anything that lies outside the slot.
"""

from __future__ import annotations

import contextlib
import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from engine.errors import SaveUnreadable, TurnCancelled
from engine.sessions import bundle, history
from engine.sessions.bundle import Cancelled, Manifest, Member, Progress
from engine.sessions.codec import dumps, encode_slot
from engine.sessions.files import Disk, words_for_disk_errors
from engine.sessions.folders import SlotFolder
from engine.sessions.listing import title_of
from engine.sessions.slots import entries_of, read_slot

_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes into the file: bytes, or where they lie; and how much it is."""

    session_id: str
    title: str
    members: list[tuple[str, bytes | Path]]
    size: int


def plan_of(disk: Disk, folder: SlotFolder) -> Plan:
    """The slot as it stands, with its lock held. Raises ``SaveUnreadable`` when it is not whole."""
    slot = read_slot(disk, folder)
    assert slot is not None
    entries = entries_of(disk, folder, slot)
    whole, commit = history.encode(entries, replace(slot.commit, record=None), folder.session_id)
    public = {**slot.public, "pending": None}
    members: list[tuple[str, bytes | Path]] = [
        ("state.json", encode_slot(public, commit)),
        ("history.json", whole),
    ]
    members += [(name, path) for name, path in _files(disk, folder) if bundle.lawful(name)]
    size = sum(len(each) if isinstance(each, bytes) else disk.size(each) or 0 for _, each in members)
    return Plan(folder.session_id, title_of(disk, folder), members, size)


def _files(disk: Disk, folder: SlotFolder) -> Iterator[tuple[str, Path]]:
    if disk.size(folder.marks) is not None:
        yield "marks.json", folder.marks
    for name in sorted(disk.names(folder.images)):
        yield f"images/{name}", folder.images / name
    for name in sorted(disk.names(folder.branches)):
        place = folder.branches / name
        if not place.is_dir():
            yield f"branches/{name}", place
            continue
        for kept in sorted(disk.names(place)):
            if not disk.same_file(place / kept, folder.images / kept):
                yield f"branches/{name}/{kept}", place / kept


def pack(
    disk: Disk, plan: Plan, target: Path, progress: Progress | None, cancelled: Cancelled | None
) -> Path:
    """Write the file; see ``engine.ports.Slots.export``."""
    if target.is_dir():
        target = target / f"{_file_name(plan.title, plan.session_id)}{bundle.SUFFIX}"
    elif target.suffix.lower() != bundle.SUFFIX:
        target = target.with_name(target.name + bundle.SUFFIX)
    aside = target.with_name(f".{target.name}.part")
    with words_for_disk_errors(plan.session_id, "writing the file"):
        try:
            _write(disk, plan, aside, _Watch(plan.size, progress, cancelled))
            disk.replace(aside, target)
        except BaseException:
            with contextlib.suppress(OSError, ValueError):
                disk.remove(aside)
            raise
        disk.flush_folder(target.parent)
    if progress:
        progress(1.0)
    return target


def _write(disk: Disk, plan: Plan, aside: Path, watch: _Watch) -> None:
    files: dict[str, Member] = {}
    stream = _Stream(disk, disk.open_new(aside))
    try:
        with zipfile.ZipFile(stream, "w", allowZip64=False) as crate:  # type: ignore[call-overload]
            for name, source in plan.members:
                files[name] = _add(crate, name, source, watch)
            told = bundle.to_json(Manifest(plan.title, _program(), files))
            crate.writestr(_info(bundle.MANIFEST), dumps(told))
        disk.flush(stream.fd)
    except (zipfile.LargeZipFile, ValueError) as problem:
        raise SaveUnreadable(
            f"The night of session '{plan.session_id}' is too big for one file ({plan.size / 1e9:.1f} GB). "
            "Copy its folder instead."
        ) from problem
    finally:
        disk.close(stream.fd)


def _add(crate: zipfile.ZipFile, name: str, source: bytes | Path, watch: _Watch) -> Member:
    digest, size = hashlib.sha256(), 0
    with crate.open(_info(name), "w") as member:
        for piece in _pieces(source):
            watch.step(len(piece))
            digest.update(piece)
            size += len(piece)
            member.write(piece)
    return Member(size, digest.hexdigest())


def _pieces(source: bytes | Path) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield from (source[start : start + bundle.CHUNK] for start in range(0, len(source), bundle.CHUNK))
        return
    with source.open("rb") as file:
        while piece := file.read(bundle.CHUNK):
            yield piece


def _info(name: str) -> zipfile.ZipInfo:
    """A member: texts deflated, pictures (which are packed already) stored. No date: it tells nothing."""
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED if name.endswith(".json") else zipfile.ZIP_STORED
    info.external_attr = 0o644 << 16
    return info


def _file_name(title: str, otherwise: str) -> str:
    """The title as a file name that every system takes."""
    kept = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in title)
    return " ".join(kept.split())[:60] or otherwise


def _program() -> str:
    from importlib import metadata  # late: 12 ms

    try:
        return f"somewhere {metadata.version('somewhere')}"
    except metadata.PackageNotFoundError:
        return "somewhere"


class _Watch:
    """Counts bytes; tells how far it is, and stops when it is no longer wanted."""

    def __init__(self, size: int, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._size, self._progress, self._cancelled = max(size, 1), progress, cancelled
        self._done = 0

    def step(self, count: int) -> None:
        if self._cancelled and self._cancelled():
            raise TurnCancelled("Writing the file was given up; nothing of it is left.")
        self._done += count
        if self._progress:
            self._progress(min(0.99, self._done / self._size))


class _Stream:
    """A file of the disk layer as something a zip can be written to, from front to back."""

    def __init__(self, disk: Disk, fd: int) -> None:
        self.fd = fd
        self._disk = disk
        self._at = 0
        self._waiting = bytearray()

    def write(self, data: bytes) -> int:
        self._waiting += data
        if len(self._waiting) >= bundle.CHUNK:
            self.flush()
        return len(data)

    def flush(self) -> None:
        if self._waiting:
            self._disk.write(self.fd, bytes(self._waiting), self._at)
            self._at += len(self._waiting)
            self._waiting.clear()

    def tell(self) -> int:
        return self._at + len(self._waiting)
