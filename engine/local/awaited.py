"""Notes of pictures that a model was asked for and that have not come: what outlives a game that closes.

Lives here: :class:`Awaited`, :class:`Note`. May import: the standard library. Promises: a note is one small
file of its own under ``<data>/player/awaited/``, so nobody waits for anybody; a disk that refuses costs the
note, never the turn; what cannot be read counts as no note.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True, slots=True)
class Note:
    """One picture. ``asked``: the model has it to paint, so that it may have been paid for; ``owner``: the
    process that waits for it (a token of the store's), empty when nobody does any more."""

    session_id: str
    frame: str
    turn: int
    asked: bool = False
    owner: str = ""


class Awaited:
    """The notes of one data folder. Safe to use from many threads and processes."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "player" / "awaited"

    def write(self, note: Note) -> None:
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._path(note.session_id, note.frame).write_text(json.dumps(asdict(note)), encoding="utf-8")

    def drop(self, session_id: str, frame: str) -> None:
        """It has come, or will not."""
        with contextlib.suppress(OSError):
            self._path(session_id, frame).unlink(missing_ok=True)

    def drop_all(self, session_id: str) -> None:
        """A new night has begun in this slot."""
        for note in self.of(session_id):
            self.drop(session_id, note.frame)

    def of(self, session_id: str) -> list[Note]:
        """The notes of a session, the oldest turn first."""
        found = []
        with contextlib.suppress(OSError):
            for path in self._folder.glob(f"{session_id}.*.json"):
                with contextlib.suppress(OSError, ValueError, TypeError):
                    found.append(Note(**json.loads(path.read_text(encoding="utf-8"))))
        return sorted((note for note in found if note.session_id == session_id), key=lambda note: note.turn)

    def _path(self, session_id: str, frame: str) -> Path:
        return self._folder / f"{session_id}.{PurePosixPath(frame).stem}.json"
