"""The store's part that moves along the lines of a night, and takes slots out and in as one file.

Lives here: :class:`SlotTravels`. May import: the other modules of this room.

Promises: each of these takes the turn lock (``SessionBusy`` while a turn is worked on), unless one is
handed in; the slot is the old one or the new one, whole; nothing that was played is lost.
"""

from __future__ import annotations

from pathlib import Path

from engine.errors import SessionNotFound
from engine.sessions import marks as marking
from engine.sessions.bundle import Cancelled, Progress
from engine.sessions.codec import JsonDict, from_public
from engine.sessions.folders import SlotFolder
from engine.sessions.holder import SlotHolder
from engine.sessions.lines import Leaf, Lines, read_futures
from engine.sessions.locks import HeldLock
from engine.sessions.restoring import restore_slot
from engine.sessions.rewinding import rewind_slot, stand_on
from engine.sessions.slots import Slot, check_name, entries_of, read_history, read_slot
from engine.state import GameState


class SlotTravels(SlotHolder):
    """Back, forward, across; marks; export and import."""

    def rewind(
        self, session_id: str, turn: int, *, branch: int | None = None, holding: HeldLock | None = None
    ) -> GameState:
        """Go back to a turn: the state is as it was after it; a pending turn is dropped.

        The abandoned turns go to ``branches/``. ``branch``, if given, is written into the state.

        Raises:
            SessionNotFound: no such session or turn.
            SaveUnreadable: the history cannot restore that turn.
        """
        with self._acting(session_id, "going back", holding) as folder:
            slot = self._begun(folder)
            return from_public(rewind_slot(self._disk, folder, slot, turn, branch).public, session_id)

    def restore_previous(self, session_id: str, *, holding: HeldLock | None = None) -> GameState:
        """Make a damaged slot whole from what is left of it; damaged files are kept beside.

        Raises:
            SessionNotFound: there is no such slot.
            SaveTooNew: it is newer, not damaged.
            SaveUnreadable: no whole save is left.
        """
        with self._acting(session_id, "restoring the earlier save", holding) as folder:
            check_name(self._disk, folder)
            return from_public(restore_slot(self._disk, folder).public, session_id)

    def futures(self, session_id: str) -> list[Leaf]:
        """The abandoned futures that can be returned to, the one left last first. Takes no lock."""
        folder = self._folder(session_id)
        none: list[Leaf] = []
        return read_history(self._disk, folder, lambda slot: self._lines(folder, slot).leaves(), none)

    def forward(
        self, session_id: str, future: str | None = None, *, holding: HeldLock | None = None
    ) -> GameState:
        """One turn forward along a future that begins at the present turn: the one left last, or that
        of this name.

        Raises:
            SessionNotFound: no such future begins here.
        """
        with self._acting(session_id, "going forward", holding) as folder:
            slot = self._begun(folder)
            lines = self._lines(folder, slot)
            for leaf in lines.leaves():
                if leaf.shared == len(lines.present) and future in (None, leaf.future.name):
                    return self._follow(folder, slot, lines, leaf, leaf.shared + 1)
        raise SessionNotFound(
            f"Session '{session_id}' has no later turn to go forward to from here. Play on, or choose one "
            "of its other futures."
        )

    def take_up(
        self, session_id: str, future: str, turn: int | None = None, *, holding: HeldLock | None = None
    ) -> GameState:
        """Return to a future, at its end or after ``turn`` of it.

        Raises:
            SessionNotFound: no such future, or it has no such turn.
        """
        with self._acting(session_id, "taking up another future", holding) as folder:
            slot = self._begun(folder)
            lines = self._lines(folder, slot)
            leaf = next((each for each in lines.leaves() if each.future.name == future), None)
            if leaf is None:
                raise SessionNotFound(
                    f"Session '{session_id}' has no future named {str(future)[:80]!r}. List them and "
                    "choose again."
                )
            turns = [entry.get("turn") for entry in leaf.line]
            if turn is not None and turn not in turns[leaf.shared :]:
                raise SessionNotFound(
                    f"That future of session '{session_id}' has turns {turns[leaf.shared]} to {turns[-1]}, "
                    f"and no turn {turn}."
                )
            length = len(turns) if turn is None else turns.index(turn, leaf.shared) + 1
            return self._follow(folder, slot, lines, leaf, length)

    def _follow(self, folder: SlotFolder, slot: Slot, lines: Lines, leaf: Leaf, length: int) -> GameState:
        line = leaf.line[:length]
        after = (leaf.future.afterwards,) if length == len(leaf.line) else ()
        moved = stand_on(self._disk, folder, slot, lines, line, *after)
        return from_public(moved.public, folder.session_id)

    # Marks.

    def mark(self, session_id: str) -> JsonDict:
        """Remember the present moment; the three newest marks are kept. Waits for a running turn."""
        with self.writing(session_id), self._saving(session_id) as folder:
            slot = self._begun(folder)
            entries = entries_of(self._disk, folder, slot)
            if not entries:
                raise self._nothing(session_id)
            return marking.set_mark(self._disk, folder, slot, entries[-1])

    def marks(self, session_id: str) -> list[JsonDict]:
        """The marks, newest first. Takes no lock."""
        return marking.read_marks(self._disk, self._folder(session_id))

    def return_to_mark(
        self, session_id: str, mark: str | None = None, *, holding: HeldLock | None = None
    ) -> GameState:
        """Stand where the mark was set, the newest if none is named; what came after becomes a future.

        Raises:
            SessionNotFound: no such mark, or its turn is not in the slot any more.
        """
        with self._acting(session_id, "returning to a mark", holding) as folder:
            slot = self._begun(folder)
            told, after = marking.find_mark(self._disk, folder, mark)
            lines = self._lines(folder, slot)
            line = lines.line_to(told["entry"])
            if line is None:
                raise SessionNotFound(
                    f"Turn {told['turn']} of session '{session_id}', which was marked, is not there any "
                    "more as it was: its history was changed or repaired since. Go back by the strip of "
                    "frames instead."
                )
            moved = stand_on(self._disk, folder, slot, lines, line, after)
            return from_public(moved.public, session_id)

    # One file.

    def export(
        self,
        session_id: str,
        target: Path,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Path:
        """Write the slot into one file; see ``engine.ports.Slots.export``."""
        from engine.sessions.packing import pack, plan_of  # late: zips cost the start 8 ms

        with self.writing(session_id), self._saving(session_id) as folder:
            self._begun(folder)
            plan = plan_of(self._disk, folder)
        return pack(self._disk, plan, Path(target), progress, cancelled)

    def import_(
        self, source: Path, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> str:
        """Read a file into a new slot; see ``engine.ports.Slots.import_``."""
        from engine.sessions.unpacking import unpack  # late, as above

        fresh = self.new_session_id()
        with self._acting(fresh, "reading a night from a file", None) as target:
            unpack(self._disk, Path(source), target, progress, cancelled)
        return fresh

    # Within.

    def _begun(self, folder: SlotFolder) -> Slot:
        slot = read_slot(self._disk, folder)
        if slot is None:
            raise self._nothing(folder.session_id)
        return slot

    def _lines(self, folder: SlotFolder, slot: Slot) -> Lines:
        return Lines(entries_of(self._disk, folder, slot), read_futures(self._disk, folder))
