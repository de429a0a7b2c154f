"""Reading slots: everything that can be asked of them without changing anything.

Lives here: :class:`SlotReader`, the reading half of the session store. May import: the other modules
of this room, ``engine.state``, ``engine.errors``.

Promises: no lock is taken, nothing is created; every method checks its session id before any path is
built.
"""

from __future__ import annotations

from pathlib import Path

from engine.errors import SessionNotFound
from engine.sessions import history, listing, trash
from engine.sessions.codec import JsonDict, from_public
from engine.sessions.files import Disk, words_for_disk_errors
from engine.sessions.folders import SlotFolder, check_file_name, check_session_id
from engine.sessions.kept_pictures import PICTURES, frame_files
from engine.sessions.lines import Leaf
from engine.sessions.slots import Slot, check_name, entries_of, read_history, read_slot, state_of
from engine.sessions.snapshots import index_of, rebuild
from engine.state import GameState, SessionSummary, TrashedSession

Entries = list[JsonDict]
Summaries = list[SessionSummary]
Trash = list[TrashedSession]
Names = list[str]
Pictures = list[Path | None]


class SlotReader:
    """What can be read of the slots below ``data/sessions``."""

    def __init__(self, data: Path, disk: Disk | None = None) -> None:
        self.data = Path(data).absolute()
        self._disk = disk or Disk()

    def load(self, session_id: str) -> GameState | None:
        """The state, or None where nothing has begun.

        Raises:
            SaveUnreadable, SaveTooNew: the save is damaged, foreign or newer; it stays as it is.
        """
        slot = self._read(session_id)
        return None if slot is None else state_of(slot, session_id)

    def load_record(self, session_id: str) -> JsonDict | None:
        """The pending turn's record, None where no turn is pending."""
        slot = self._read(session_id)
        return slot.commit.record if slot else None

    def history(self, session_id: str) -> Entries:
        """Exactly the committed entries, checked against their checksum; ``[]`` where nothing has begun.

        Raises:
            SaveUnreadable: they are missing, cut off or changed.
        """
        folder = self._folder(session_id)
        return read_history(self._disk, folder, lambda slot: entries_of(self._disk, folder, slot), [])

    def history_tail(self, session_id: str, count: int) -> Entries:
        """The last ``count`` entries; costs the same however long the history is."""
        folder = self._folder(session_id)

        def tail(slot: Slot) -> Entries:
            if slot.entries is not None:
                return slot.entries[-count:] if count > 0 else []
            return history.read_tail(self._disk, folder, slot.commit, count)

        return read_history(self._disk, folder, tail, [])

    def state_at(self, session_id: str, turn: int) -> GameState:
        """The state exactly as it was after a turn.

        Raises:
            SessionNotFound: no such turn.
            SaveUnreadable: the history does not hold what is needed for it.
        """
        entries = self.history(session_id)
        public = rebuild(entries, index_of(entries, turn, session_id), session_id)
        return from_public(public, session_id)

    def image_path(self, session_id: str, name: str) -> Path:
        """Where a picture or tape lies: ``images/frame_3_a1b2c3.png``, ``videos/...`` or the bare name.

        Raises:
            SessionNotFound: the slot has no such file, or the name leads elsewhere.
        """
        folder = self._folder(session_id)
        place, bare = check_file_name(session_id, name)
        with words_for_disk_errors(session_id, "looking for a picture"):
            check_name(self._disk, folder)
            for candidate in (place,) if place else ("images", "videos"):
                path = folder.path / candidate / bare
                inside = folder.sessions.resolve() / session_id / candidate / bare
                if path.is_file() and path.resolve() == inside:
                    return path
        raise SessionNotFound(f"Session '{session_id}' has no picture or tape named '{name}'.")

    def folder(self, session_id: str) -> Path:
        """The slot's folder; it may not exist."""
        return self._folder(session_id).path

    def list(self) -> Summaries:
        """All slots, the one saved last first; damaged ones are marked and explained."""
        with words_for_disk_errors("(all)", "listing the saves"):
            return listing.summaries(self._disk, self.data / "sessions")

    def slot_ids(self) -> Names:
        """The ids of all folders that may be slots, the one saved last first. Opens no file."""
        with words_for_disk_errors("(all)", "listing the saves"):
            return listing.newest_first(self._disk, self.data / "sessions")

    def summary(self, session_id: str) -> SessionSummary | None:
        """One slot as listed, its checksum verified; None where nothing has begun."""
        folder = self._folder(session_id)
        with words_for_disk_errors(session_id, "listing the saves"):
            return listing.summary(self._disk, folder)

    def picture_path(self, session_id: str, image: object) -> Path | None:
        """Where a turn's best picture lies, None where there is none: one that a model painted beside
        the frame if there is such, else the frame."""
        folder = self._folder(session_id)
        names = [name for name in self._disk.names(folder.images) if name.endswith(PICTURES)]
        found = frame_files(names, session_id, image)
        return folder.images / max(found, key=_latest) if found else None

    def late_picture(self, session_id: str, frame: object) -> str | None:
        """Name (``images/...``) of what a model painted beside a frame, None where there is no such."""
        path = self.picture_path(session_id, frame)
        return f"images/{path.name}" if path is not None and path.name.count(".") > 1 else None

    def late_pictures(self, session_id: str) -> dict[str, str]:
        """Frame -> picture that a model painted of the same turn, both as ``images/...``, for the whole
        slot."""
        names = self._disk.names(self._folder(session_id).images)
        late = sorted(name for name in names if name.count(".") > 1 and name.endswith(PICTURES))
        return {f"images/{name.split('.')[0]}.png": f"images/{name}" for name in late if name[0] != "."}

    def future_pictures(self, session_id: str, leaf: Leaf) -> Pictures:
        """The same of each turn of an abandoned future that is not in the present line: as the future
        keeps it, else as it lies in the slot; None where there is none."""
        folder = self._folder(session_id)
        places = []
        for place in (folder.branches / leaf.future.name, folder.images):
            known: dict[str, list[str]] = {}
            for name in self._disk.names(place):
                if name.endswith(PICTURES):
                    known.setdefault(name.split(".")[0], []).append(name)
            places.append((place, known))
        found: Pictures = []
        for entry in leaf.line[leaf.shared :]:
            stem = str(entry.get("image") or "").rpartition("/")[2].split(".")[0]
            each = [place / max(known[stem], key=_latest) for place, known in places if stem in known]
            found.append(each[0] if each else None)
        return found

    def videos(self, session_id: str) -> Names:
        """File names of what lies in ``videos/``."""
        return sorted(self._disk.names(self._folder(session_id).videos))

    def trashed(self) -> Trash:
        """What lies in the trash, the newest first."""
        return trash.trashed(self._disk, self.data)

    def branches(self, session_id: str) -> Names:
        """File names of the abandoned futures, the oldest first."""
        names = self._disk.names(self._folder(session_id).branches)
        return sorted(name for name in names if name.endswith(".json"))

    def new_session_id(self) -> str:
        """The first of ``night-1``, ``night-2`` ... that no session has."""
        return listing.free_id(self._disk.names(self.data / "sessions"))

    def _folder(self, session_id: str) -> SlotFolder:
        return SlotFolder(self.data / "sessions", check_session_id(session_id))

    def _read(self, session_id: str) -> Slot | None:
        return read_slot(self._disk, self._folder(session_id))

    def _nothing(self, session_id: str) -> SessionNotFound:
        return SessionNotFound(f"Session '{session_id}' has not begun. Begin the night with its intro first.")


def _latest(name: str) -> tuple[int, str]:
    """Of the pictures of one turn that which was painted last sorts last."""
    return name.count("."), name
