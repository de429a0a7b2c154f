"""What a slot can do beyond being played: forward again, marks, one file, the film of it.

Lives here: :class:`Journeys`, the second half of ``engine.ports.Slots``. May import: the store, the
tape, ``engine.ports``. Promises: a night without mercy is refused before anything is looked at; every
dict is plain data with the keys that the protocol names.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from engine import tape
from engine.errors import RewindForbidden, SessionNotFound
from engine.ports import Cancelled, JsonDict, Progress
from engine.sessions import Leaf, SessionStore, check_session_id, to_public
from engine.state import GameState, SessionSummary


class Journeys:
    """Over a :class:`SessionStore`; see ``engine.ports.Slots`` for every method."""

    def __init__(self, store: SessionStore) -> None:
        self.store = store

    def rewind(self, session_id: str, turn: int) -> JsonDict:
        self._merciful(session_id)
        return to_public(self.store.rewind(session_id, turn))

    def futures(self, session_id: str) -> list[JsonDict]:
        state = self.store.load(check_session_id(session_id))
        if state is None or not state.mercy:
            return []
        return [self._future(session_id, leaf) for leaf in self.store.futures(session_id)]

    def forward(self, session_id: str, future: str | None = None) -> JsonDict:
        self._merciful(session_id)
        return to_public(self.store.forward(session_id, future))

    def take_up(self, session_id: str, future: str, turn: int | None = None) -> JsonDict:
        self._merciful(session_id)
        return to_public(self.store.take_up(session_id, future, turn))

    def mark(self, session_id: str) -> JsonDict:
        self._merciful(session_id)
        return self._mark(session_id, self.store.mark(session_id))

    def marks(self, session_id: str) -> list[JsonDict]:
        return [self._mark(session_id, mark) for mark in self.store.marks(check_session_id(session_id))]

    def return_to_mark(self, session_id: str, mark: str | None = None) -> JsonDict:
        self._merciful(session_id)
        return to_public(self.store.return_to_mark(session_id, mark))

    def export(
        self,
        session_id: str,
        target: Path,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Path:
        return self.store.export(session_id, target, progress, cancelled)

    def import_(
        self, source: Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> str:
        return self.store.import_(source, progress, cancelled)

    def make_tape(
        self,
        session_id: str,
        kind: str,
        *,
        captions: bool = True,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Path:
        state = self.store.load(check_session_id(session_id))
        entries = self.store.history(session_id)
        if state is None or not entries:
            raise SessionNotFound(
                f"Session '{session_id}' has not begun; there is nothing to make a film of. Play first."
            )
        script = tape.Script(
            title=self._title(session_id),
            shots=[self._shot(session_id, entry) for entry in entries],
            ending=state.display.ending_name if state.ending else "",
            captions=captions,
        )
        folder = self.store.folder(session_id) / "videos"
        name = f"tape_{datetime.now(UTC).strftime('%Y%m%dT%H%M%SZ')}"
        return tape.make(script, folder, name, kind, progress, cancelled)

    def tapes(self, session_id: str) -> list[JsonDict]:
        folder = self.store.folder(check_session_id(session_id)) / "videos"
        names = self.store.videos(session_id)
        found = []
        for name in names:
            kind = name.rpartition(".")[2]
            if kind in tape.KINDS and not name.startswith("."):
                told = (folder / name).stat()
                words = f"{name.removesuffix(kind)}vtt"
                found.append(
                    {
                        "name": f"videos/{name}",
                        "path": str(folder / name),
                        "kind": kind,
                        "bytes": told.st_size,
                        "made": datetime.fromtimestamp(told.st_mtime, UTC).isoformat(),
                        "captions": str(folder / words) if words in names else None,
                    }
                )
        return sorted(found, key=lambda each: (str(each["made"]), str(each["name"])), reverse=True)

    def slot_ids(self) -> list[str]:
        return self.store.slot_ids()

    def summary(self, session_id: str) -> SessionSummary | None:
        return self.store.summary(session_id)

    # Within.

    def _merciful(self, session_id: str) -> GameState | None:
        state = self.store.load(check_session_id(session_id))
        if state is not None and not state.mercy:
            raise RewindForbidden(
                f"The night of session {session_id} is played without mercy: what is done stays done. "
                "Play on, or begin a new night."
            )
        return state

    def _title(self, session_id: str) -> str:
        summary = self.store.summary(session_id)
        return summary.title if summary else session_id

    def _picture(self, session_id: str, image: object) -> str | None:
        path = self.store.picture_path(session_id, image)
        return str(path) if path else None

    def _future(self, session_id: str, leaf: Leaf) -> JsonDict:
        turns = [entry.get("turn", 0) for entry in leaf.line]
        last = leaf.line[-1]
        ending = next(
            (entry["snapshot"]["ending"] for entry in reversed(leaf.line) if _tells_ending(entry)), None
        )
        left = leaf.line[leaf.shared :]
        pictures = [str(path) if path else None for path in self.store.future_pictures(session_id, leaf)]
        return {
            "id": leaf.future.name,
            "from_turn": turns[leaf.shared - 1] if leaf.shared else 0,
            "last_turn": turns[-1],
            "turns": turns[leaf.shared :],
            "left": leaf.future.when,
            "choice": _text(last, "choice"),
            "words": _text(last, "dispatch"),
            "place": _text(last, "place"),
            "time_of_day": _text(last, "time_of_day"),
            "image": pictures[-1],
            "ending": ending,
            "frames": [
                {"turn": entry.get("turn", 0), "image": path, "choice": _text(entry, "choice")}
                for entry, path in zip(left, pictures, strict=True)
            ],
        }

    def _mark(self, session_id: str, mark: JsonDict) -> JsonDict:
        shown = ("id", "turn", "when", "place", "time_of_day", "choice", "words")
        return {**{key: mark[key] for key in shown}, "image": self._picture(session_id, mark.get("image"))}

    def _shot(self, session_id: str, entry: JsonDict) -> tape.Shot:
        turn = entry.get("turn")
        return tape.Shot(
            image=self._picture(session_id, entry.get("image")) or "",
            choice="" if turn == 0 else _text(entry, "choice"),
            words=_text(entry, "dispatch"),
            place=_text(entry, "place"),
            clock=_text(entry, "time_of_day"),
            hard=entry.get("hard_transition") is True,
        )


def _tells_ending(entry: JsonDict) -> bool:
    snapshot = entry.get("snapshot")
    return isinstance(snapshot, dict) and "ending" in snapshot


def _text(found: Any, key: str) -> str:
    value = found.get(key) if isinstance(found, dict) else None
    return value if isinstance(value, str) else ""
