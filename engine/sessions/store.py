"""The session store: everything a front end or engine may do with slots on this machine.

Lives here: :class:`SessionStore`, which takes the locks, words the errors and hands the work to the
other modules of this room. May import: all of ``engine.sessions``, ``engine.state``,
``engine.errors``.

Promises: every method checks its session id before any path is built. Reads (``load``, ``history``,
``list`` ...) create nothing and take no lock. Writes leave the old slot or the new one, whole.
Methods that say "with the lock held" need ``turn`` or ``writing`` of that session held in this
process; methods that take a lock by themselves accept one already held as ``holding``.
"""

from __future__ import annotations

import contextlib
import copy
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace

from engine.errors import SessionBusy, SessionNotFound
from engine.sessions import listing, trash
from engine.sessions.bundle import STAGING
from engine.sessions.codec import JsonDict, StateRefused, from_public, to_public
from engine.sessions.commits import Change, rewrite_slot, write_picture, write_slot
from engine.sessions.copies import WORKSHOP, copy_slot
from engine.sessions.folders import check_file_name, check_session_id, utc_now
from engine.sessions.late_pictures import keep_late
from engine.sessions.locks import PATIENCE, HeldLock
from engine.sessions.reader import Entries
from engine.sessions.slots import Slot, read_slot
from engine.sessions.snapshots import changed_keys
from engine.sessions.travels import SlotTravels
from engine.state import GameState


class SessionStore(SlotTravels):
    """All slots below ``data/sessions``. Cheap to make; makes no folder before the first write."""

    # Writing.

    def commit(
        self,
        session_id: str,
        state: GameState,
        *,
        entry: JsonDict | None = None,
        record: JsonDict | None = None,
        picture: tuple[str, bytes] | None = None,
    ) -> GameState:
        """Save a state whole or not at all, with the lock held. Sets and returns ``state``.last_saved.

        Args:
            entry: appended to the history; ``turn``, ``snapshot`` and ``keyframe`` are added to it.
            record: the pending turn, kept until the next commit (or ``note``).
            picture: name (``images/frame_3_a1b2c3.png`` or bare) and bytes.

        Raises:
            StorageFull: no room; the old turn is whole.
            SaveUnreadable: the slot on the disk is damaged, or the disk refuses to be written to.
            StateRefused: the state could not be read back.
        """
        now = utc_now()
        public = {**to_public(state), "last_saved": now}
        with self._saving(session_id) as folder:
            from_public(public, session_id)
            slot = read_slot(self._disk, folder)
            write_slot(self._disk, folder, slot, Change(public, entry, record, picture))
        state.last_saved = now
        return state

    def note(self, session_id: str, record: JsonDict | None) -> None:
        """Keep a record (or none) beside the state as it is, with the lock held. See ``load_record``."""
        with self._saving(session_id) as folder:
            slot = read_slot(self._disk, folder)
            if slot is None:
                raise self._nothing(session_id)
            write_slot(self._disk, folder, slot, Change(slot.public, record=record))

    def save_picture(self, session_id: str, name: str, data: bytes) -> str:
        """Put one more picture into the slot, whole, with the lock held; its name in the slot."""
        with self._saving(session_id) as folder:
            if read_slot(self._disk, folder) is None:
                raise self._nothing(session_id)
            write_picture(self._disk, folder, name, data)
            return f"images/{check_file_name(session_id, name)[1]}"

    def save_late_picture(
        self, session_id: str, frame: str, was: bytes, data: bytes, kind: str
    ) -> str | None:
        """Put what a model painted of a turn beside its frame, whole, with the lock held, also in the
        futures that have that turn; its name in the slot. ``was``: the frame's bytes at the time it was
        asked for; None where ``images/`` does not hold the frame any more, or another turn's under its
        name. ``kind``: ``png``, ``jpg`` or ``webp``.

        Raises:
            StorageFull, SaveUnreadable: as :meth:`commit`.
        """
        with self._saving(session_id) as folder:
            return keep_late(self._disk, folder, frame, was, data, kind)

    @contextlib.contextmanager
    def edit(
        self,
        session_id: str,
        *,
        blank: Callable[[], GameState] | None = None,
        timeout: float = PATIENCE,
    ) -> Iterator[JsonDict]:
        """Read, change, save as one step: yields the public dict, saves it at the end of the block.

        Waits for a running turn or edit. Nothing is saved if the block raises, or changed nothing.
        ``blank`` makes the state of a session in which nothing has begun.

        Raises:
            SessionBusy: not free within ``timeout`` seconds.
            SessionNotFound: nothing has begun and no ``blank`` was given.
            StateRefused: what came out of the block is not a state.
        """
        with self.writing(session_id, timeout):
            slot = self._read(session_id)
            if slot is None and blank is None:
                raise self._nothing(session_id)
            before = slot.public if slot else to_public(blank()) if blank else {}
            public = copy.deepcopy(before)
            yield public
            if slot is None or changed_keys(before, public):
                self._save_edited(session_id, slot, public)

    def replace_state(self, session_id: str, public: JsonDict, *, timeout: float = PATIENCE) -> None:
        """Save a whole public dict in place of the state; refuses what is not a state."""
        from_public(public, check_session_id(session_id))
        with self.writing(session_id, timeout):
            self._save_edited(session_id, self._read(session_id), public)

    def _save_edited(self, session_id: str, slot: Slot | None, public: JsonDict) -> None:
        public = {**to_public(from_public(public, session_id)), "last_saved": utc_now()}
        pending = slot.public.get("pending") if slot else None
        if public["pending"] is not None and public["pending"] != pending:
            raise StateRefused(
                f"'pending' of session '{session_id}' belongs to the engine; leave it, or set it to None to "
                "drop the pending turn. Nothing was saved."
            )
        record = slot.commit.record if slot and public["pending"] == pending else None
        with self._saving(session_id) as folder:
            write_slot(self._disk, folder, slot, Change(public, record=record, from_outside=True))

    def save_history(self, session_id: str, entries: Entries, *, timeout: float = PATIENCE) -> None:
        """Save a whole history: as long as the committed one, or longer. What rewinding needs is kept.

        Raises:
            StateRefused: it is shorter, or not a list of dicts.
            SessionNotFound: nothing has begun.
        """
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise StateRefused(
                f"The history of session '{session_id}' must be a list of dicts. Nothing was saved."
            )
        with self.writing(session_id, timeout):
            slot = self._read(session_id)
            if slot is None:
                if entries:
                    raise self._nothing(session_id)
                return
            kept = self.history(session_id)
            if len(entries) < len(kept):
                raise StateRefused(
                    f"The history of session '{session_id}' has {len(kept)} turns and never shrinks; "
                    f"{len(entries)} were given. Nothing was saved; go back with rewind, or reset."
                )
            if entries == kept:
                return
            needed = [
                {key: old[key] for key in ("snapshot", "keyframe", "turn") if key in old} for old in kept
            ]
            needed += [{}] * (len(entries) - len(kept))
            merged = [{**entry, **old} for entry, old in zip(entries, needed, strict=True)]
            with self._saving(session_id) as folder:
                commit = replace(slot.commit, edited=True)
                rewrite_slot(self._disk, folder, slot.public, merged, commit)

    # Slots as a whole. Each takes the turn lock, unless one is handed in.

    def reset(self, session_id: str, *, holding: HeldLock | None = None) -> None:
        """Move the slot to the trash, if there is one: the session has not begun any more."""
        with self._acting(session_id, "moving it to the trash", holding) as folder:
            trash.throw_away(self._disk, self.data, folder)

    def delete(self, session_id: str, *, holding: HeldLock | None = None) -> None:
        """Move the slot to the trash. :class:`SessionNotFound` if there is none."""
        with self._acting(session_id, "moving it to the trash", holding) as folder:
            if trash.throw_away(self._disk, self.data, folder) is None:
                raise SessionNotFound(f"There is no session '{session_id}' to delete.")

    def undelete(self, trash_id: str) -> str:
        """Bring a slot back from the trash; returns its id, a new one if the old is taken."""
        source = trash.find(self._disk, self.data, trash_id)
        session_id = source.session_id
        taken = {name.lower() for name in self._disk.names(self.data / "sessions")}
        if session_id.lower() not in taken:
            with self._acting(session_id, "bringing it back", None) as folder:
                self._disk.make_folder(folder.sessions)
                self._disk.move(source.path, folder.path)
                self._disk.flush_folder(folder.sessions)
            return session_id
        fresh = listing.free_id(taken)
        with self._acting(fresh, "bringing it back", None) as folder:
            copy_slot(self._disk, source, folder, listing.title_of(self._disk, source))
        return fresh

    def rename(self, session_id: str, title: str) -> None:
        """Give the slot a title of 1 to 80 characters; anything longer is cut."""
        shown = " ".join(str(title).split())[: listing.LONGEST]
        with self.writing(session_id), self._saving(session_id) as folder:
            if not self._disk.names(folder.path):
                raise self._nothing(session_id)
            listing.write_card(self._disk, folder, shown or listing.default_title(session_id))

    def duplicate(self, session_id: str) -> str:
        """Copy the slot, without a pending turn; returns the new session id."""
        fresh = self.new_session_id()
        with self.writing(session_id), self._acting(fresh, "copying it", None) as target:
            source = self._folder(session_id)
            title = f"{listing.title_of(self._disk, source)} (copy)"
            copy_slot(self._disk, source, target, title)
        return fresh

    def sweep(self) -> None:
        """Tidy up what crashes left: marks of dead processes, copies never finished."""
        self._locks.sweep()
        sessions = self.data / "sessions"
        for name in self._disk.names(sessions):
            for begins in (WORKSHOP, STAGING):
                if name.startswith(begins):
                    with contextlib.suppress(SessionBusy), self.turn(name.removeprefix(begins)):
                        shutil.rmtree(sessions / name, ignore_errors=True)
