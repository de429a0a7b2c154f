"""Who may act on a slot at the moment: the locks of the session store, and its errors in words.

Lives here: :class:`SlotHolder`. May import: the folders, file layer, locks and reader of this room.

Promises: every lock is taken by an id that was checked; whatever the disk does while one is held comes
out as an error of the engine.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from engine.sessions.files import Disk, words_for_disk_errors
from engine.sessions.folders import SlotFolder, check_session_id
from engine.sessions.locks import PATIENCE, HeldLock, Locks
from engine.sessions.reader import SlotReader


class SlotHolder(SlotReader):
    """The reading half of the store, with the locks that writing needs."""

    def __init__(self, data: Path, disk: Disk | None = None) -> None:
        super().__init__(data, disk)
        self._locks = Locks(self.data)

    def turn(self, session_id: str, timeout: float = PATIENCE) -> HeldLock:
        """The right to act on a session. :class:`SessionBusy` at once if another action has it."""
        return self._locks.turn(check_session_id(session_id), timeout)

    def writing(self, session_id: str, timeout: float = PATIENCE) -> HeldLock:
        """The right to write to a session, for a moment; waits for a running turn."""
        return self._locks.writing(check_session_id(session_id), timeout)

    def lease(self, session_id: str) -> HeldLock:
        """Hold a slot open in a window. :class:`SessionBusy` if another window does."""
        return self._locks.lease(check_session_id(session_id))

    def alive_token(self) -> str:
        """A text that stands for this process as long as it lives."""
        return self._locks.alive_token()

    def is_alive(self, token: str) -> bool:
        """The process of that token still lives."""
        return self._locks.is_alive(token)

    # Within.

    @contextlib.contextmanager
    def _saving(self, session_id: str) -> Iterator[SlotFolder]:
        folder = self._folder(session_id)
        if not self._locks.is_writing(session_id):
            raise RuntimeError(
                f"commit to session '{session_id}' without its lock: use store.turn or store.writing"
            )
        with words_for_disk_errors(session_id, "saving the turn"):
            yield folder

    @contextlib.contextmanager
    def _acting(self, session_id: str, doing: str, holding: HeldLock | None) -> Iterator[SlotFolder]:
        folder = self._folder(session_id)
        with contextlib.ExitStack() as stack:
            if holding is None or not holding.held or holding.session_id != session_id:
                stack.enter_context(self.turn(session_id))
            stack.enter_context(words_for_disk_errors(session_id, doing))
            yield folder
