"""What a player has seen over all slots: one small file for each night that was brought to an end.

Lives here: :class:`PlayerRecords`, over ``<data>/player/``. May import: the file layer and folders of
this room, the standard library.

Promises: a record is whole or not there (written beside, flushed, renamed); writing it again changes
nothing; a damaged or foreign file is left alone and costs only the night it stood for; no lock is
needed, because no two nights share a file. Nothing here is read while a night is played.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, field, fields
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from engine.sessions.files import Disk, words_for_disk_errors
from engine.sessions.folders import utc_now

VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class NightRecord:
    """One night that ended."""

    session_id: str
    seed: int
    branch: int
    pack: str
    ending: str
    name: str
    family: str
    turns: int
    seed_code: str = ""
    difficulty: str = "night"
    epilogue: str = ""
    doors: list[str] = field(default_factory=list)
    """Endings that the night came near to."""
    when: str = ""
    """ISO-8601 UTC; set when it is written down."""

    @property
    def key(self) -> str:
        """Names the file: the same end of the same night has the same."""
        told = f"{self.session_id}|{self.seed}|{self.branch}|{self.pack}|{self.ending}|{self.turns}"
        return blake2b(told.encode(), digest_size=10).hexdigest()


class PlayerRecords:
    """The records of one data folder. Cheap to make; makes no folder before the first write."""

    def __init__(self, data: Path, disk: Disk | None = None) -> None:
        self._folder = Path(data) / "player"
        self._disk = disk or Disk()

    def add(self, record: NightRecord, frame: Path | None = None) -> bool:
        """Write a night down, with a copy of its last frame. Returns False if it was known already.

        Raises:
            StorageFull, SaveUnreadable: the disk refused; no half record is left.
        """
        path = self._folder / "nights" / f"{record.key}.json"
        if self._read(path) is not None:
            return False
        told = {"version": VERSION, **asdict(record), "when": record.when or utc_now()}
        with words_for_disk_errors(record.session_id, "writing down how the night ended"):
            self._disk.make_folder(path.parent)
            if frame is not None:
                self._keep_frame(record, frame)
            data = json.dumps(told, ensure_ascii=False, indent=1).encode()
            self._disk.write_aside(path, data, path.with_name(f".{record.key}.new"))
        return True

    def all(self) -> list[NightRecord]:
        """Every night that is written down and can be read, the oldest first."""
        folder = self._folder / "nights"
        found = [
            self._read(folder / name)
            for name in self._disk.names(folder)
            if name.endswith(".json") and not name.startswith(".")
        ]
        return sorted((r for r in found if r is not None), key=lambda record: (record.when, record.key))

    def nights(self) -> int:
        """How many nights have ended. A night that was gone back in and ended anew counts once."""
        return len({(record.session_id, record.seed, record.pack) for record in self.all()})

    def frame(self, record: NightRecord) -> Path | None:
        """The last frame of a night, if it was kept."""
        path = self._frame_path(record)
        return path if self._disk.size(path) else None

    def _frame_path(self, record: NightRecord) -> Path:
        return self._folder / "frames" / f"{record.key}.png"

    def _keep_frame(self, record: NightRecord, frame: Path) -> None:
        target = self._frame_path(record)
        self._disk.make_folder(target.parent)
        with contextlib.suppress(FileNotFoundError):  # the record is worth having without its frame
            data = self._disk.read(frame)
            self._disk.write_aside(target, data, target.with_name(f".{record.key}.new"))

    def _read(self, path: Path) -> NightRecord | None:
        try:
            told = json.loads(self._disk.read(path))
        except (OSError, ValueError, RecursionError):
            return None
        return _record(told)


def _record(told: Any) -> NightRecord | None:
    """A record from what a file holds; None if it is not one of this version."""
    if not isinstance(told, dict) or told.get("version") != VERSION:
        return None
    kinds = {"seed": int, "branch": int, "turns": int, "doors": list}
    given: dict[str, Any] = {f.name: told.get(f.name) for f in fields(NightRecord)}
    if any(type(value) is not kinds.get(name, str) for name, value in given.items()):
        return None
    if not all(isinstance(door, str) for door in given["doors"]):
        return None
    return NightRecord(**given)
