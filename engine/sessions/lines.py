"""The tree of a night: its present line of turns, and the abandoned futures that leave it.

Lives here: :class:`Future` (one file of ``branches/``), :class:`Lines` (all of them and the present
line as one tree), :class:`Leaf` (a future as it can be returned to), :func:`read_futures`,
:func:`entry_id`. May import: the folders, file layer and history of this room.

Promises: reads only. A future is found again from wherever the present line stands, also one that
leaves another future; a damaged file costs only itself. No entry is ever taken for another: two that
tell the same were still saved at different moments.

A future's first entry holds ``left_behind``: ``follows`` (the entry before it) and ``when``; its last
one may hold ``afterwards`` and ``gone`` (what changed in the state since, and which keys went).
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Final

from engine.errors import SaveUnreadable
from engine.sessions.codec import JsonDict
from engine.sessions.files import Disk
from engine.sessions.folders import SlotFolder
from engine.sessions.history import parse

NOTES: Final = ("left_behind", "afterwards", "gone")
"""Keys that an entry has in ``branches/`` only."""


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What changed in the state after its last entry: new values, and keys that went."""

    changed: JsonDict
    gone: list[str]

    def applied_to(self, public: JsonDict) -> JsonDict:
        passing = ("session_id", "last_saved", "pending")
        kept = {key: value for key, value in public.items() if key not in self.gone}
        return {**kept, **{key: value for key, value in self.changed.items() if key not in passing}}


NOTHING: Final = Afterwards({}, [])


@dataclass(frozen=True, slots=True)
class Future:
    """One abandoned future as it was saved. ``entries`` are clean of :data:`NOTES`."""

    name: str
    entries: list[JsonDict]
    follows: str | None
    when: str
    afterwards: Afterwards

    @property
    def last(self) -> str:
        return entry_id(self.entries[-1])


@dataclass(frozen=True, slots=True)
class Leaf:
    """A future as seen from the present line: ``line`` is all of it from the first turn on, of which
    the first ``shared`` entries are also those of the present."""

    future: Future
    line: list[JsonDict]
    shared: int


def entry_id(entry: JsonDict) -> str:
    """What tells an entry from all others of the slot, whatever notes were added to it."""
    snapshot = entry.get("snapshot")
    saved = snapshot.get("last_saved") if isinstance(snapshot, dict) else None
    told = [entry.get(key) for key in ("turn", "choice", "dispatch", "image")]
    return blake2b(json.dumps([saved, *told], default=str).encode(), digest_size=12).hexdigest()


def read_futures(disk: Disk, folder: SlotFolder) -> list[Future]:
    """Every whole future of the slot, the one left first first."""
    found = []
    for name in disk.names(folder.branches):
        if name.endswith(".json") and not name.startswith("."):
            with contextlib.suppress(SaveUnreadable, OSError):
                found.append(read_future(disk, folder, name))
    return sorted(found, key=lambda future: (future.when, future.name))


def read_future(disk: Disk, folder: SlotFolder, name: str) -> Future:
    """The future in one file. Raises ``SaveUnreadable`` when it is damaged."""
    entries = parse(disk.read(folder.branches / name), folder.session_id)
    if not entries:
        raise SaveUnreadable(f"The future {name} of session '{folder.session_id}' is empty.")
    first, last = entries[0], entries[-1]
    note = first.get("left_behind")
    note = note if isinstance(note, dict) else {}
    changed, gone = last.get("afterwards"), last.get("gone")
    follows, when = note.get("follows"), note.get("when")
    return Future(
        name.removesuffix(".json"),
        [{key: value for key, value in entry.items() if key not in NOTES} for entry in entries],
        follows if isinstance(follows, str) else None,
        when if isinstance(when, str) else _stamped(name),
        Afterwards(changed if isinstance(changed, dict) else {}, gone if isinstance(gone, list) else []),
    )


def last_entry(raw: bytes) -> JsonDict:
    """The last entry of a future's bytes, without reading the others; ``{}`` where there is none."""
    for line in reversed(raw.split(b"\n")):
        with contextlib.suppress(ValueError, RecursionError):
            entry = json.loads(line.strip().removesuffix(b","))
            if isinstance(entry, dict):
                return entry
    return {}


def _stamped(name: str) -> str:
    """The moment in a file's name, ISO-8601; empty where it has none."""
    with contextlib.suppress(ValueError):
        return datetime.strptime(name[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).isoformat()
    return ""


class Lines:
    """Every turn that was ever played in the slot and is still there."""

    def __init__(self, present: list[JsonDict], futures: list[Future]) -> None:
        self.present = present
        self._ids = [entry_id(entry) for entry in present]
        self._futures = futures
        self._entries: dict[str, JsonDict] = dict(zip(self._ids, present, strict=True))
        self._parents: dict[str, str | None] = dict(zip(self._ids, [None, *self._ids], strict=False))
        self._sources: dict[str, str] = {}
        for future in futures:
            parent = future.follows or self._older_root(future)
            for entry in future.entries:
                key = entry_id(entry)
                self._entries.setdefault(key, entry)
                self._parents.setdefault(key, parent)
                self._sources[key] = future.name
                parent = key

    def _older_root(self, future: Future) -> str | None:
        """What a future of an older version follows: the turn before it, if that was saved before it."""
        first = future.entries[0]
        for key, entry in zip(self._ids, self.present, strict=True):
            if entry.get("turn") == _number(first) - 1 and _saved(entry) <= _saved(first):
                return key
        return None

    def line_to(self, key: str) -> list[JsonDict] | None:
        """All entries from the first turn to this one; None where some are not there any more."""
        line: list[JsonDict] = []
        step: str | None = key
        while step is not None and len(line) <= len(self._entries):
            if step not in self._entries:
                return None
            line.append(self._entries[step])
            if step == self._ids[0]:
                return line[::-1]
            step = self._parents.get(step)
        return None

    def shared(self, line: list[JsonDict]) -> int:
        """How many entries a line has in common with the present one, from the first on."""
        count = 0
        for mine, other in zip(self._ids, line, strict=False):
            if mine != entry_id(other):
                break
            count += 1
        return count

    def source(self, entry: JsonDict) -> str | None:
        """The name of the future that holds an entry."""
        return self._sources.get(entry_id(entry))

    def leaves(self) -> list[Leaf]:
        """The futures that can be returned to, the one left last first: ends that nothing goes on
        from and that are not the present itself."""
        if not self.present:
            return []
        inner = {parent for parent in self._parents.values() if parent} | set(self._ids)
        ends = {future.last: future for future in self._futures if future.last not in inner}
        found = []
        for key, future in ends.items():
            line = self.line_to(key)
            if line is not None:
                found.append(Leaf(future, line, self.shared(line)))
        return sorted(found, key=lambda leaf: (leaf.future.when, leaf.future.name), reverse=True)


def _number(entry: JsonDict) -> int:
    turn = entry.get("turn")
    return turn if type(turn) is int else -1


def _saved(entry: JsonDict) -> str:
    snapshot = entry.get("snapshot")
    saved = snapshot.get("last_saved") if isinstance(snapshot, dict) else None
    return saved if isinstance(saved, str) else ""
