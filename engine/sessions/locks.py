"""Locks between threads and processes: one action at a time, one writer at a time, one window a slot.

Lives here: :class:`Locks`. May import: ``filelock``, ``engine.errors``, the standard library.

Promises: the operating system holds the locks, so a crash frees them; lock files lie in
``<data>/locks/``, never in a slot; no order of calls can lock two callers against each other (a turn
takes ``turn``, then ``write``; everybody else takes ``write`` alone). A held lock can be let go from
another thread than the one that took it.

A second action on a session is refused at once (``turn``); an editor waits for the running turn and a
turn for the running edit (``write``), up to a limit.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import threading
import time
import weakref
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from filelock import FileLock, Timeout

from engine.errors import SessionBusy
from engine.sessions.files import words_for_disk_errors

PATIENCE: Final = 30.0
"""Seconds to wait for somebody else's write."""
_POLL: Final = 0.005
_TOKEN_LENGTH: Final = 32


class _Gate:
    """The part of a lock that holds between the threads of this process: fair and without polling."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.editor: int | None = None
        """Thread that holds it for an edit: it would wait for itself for ever."""


_gates: weakref.WeakValueDictionary[str, _Gate] = weakref.WeakValueDictionary()
_gates_guard = threading.Lock()
_alive: dict[str, tuple[str, FileLock]] = {}


def _forget_after_fork() -> None:
    global _gates_guard
    _gates_guard = threading.Lock()
    _gates.clear()
    _alive.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)


def _gate(path: Path) -> _Gate:
    key = os.path.abspath(path)
    with _gates_guard:
        gate = _gates.get(key)
        if gate is None:
            gate = _gates[key] = _Gate()
        return gate


class HeldLock:
    """One or more locks, held. Leave the ``with`` block or call :meth:`release`, from any thread."""

    def __init__(self, session_id: str) -> None:
        self.session_id = session_id
        self._held: list[tuple[_Gate, FileLock]] = []

    @property
    def held(self) -> bool:
        return bool(self._held)

    def take(self, path: Path, patience: float, *, editor: bool = False) -> bool:
        """Take one more lock within ``patience`` seconds (0: at once or not at all)."""
        deadline = time.monotonic() + patience
        gate = _gate(path)
        if gate.editor == threading.get_ident():
            return False
        if not gate.lock.acquire(timeout=patience):
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        file = FileLock(path, thread_local=False, poll_interval=_POLL)
        try:
            file.acquire(timeout=max(0.0, deadline - time.monotonic()), blocking=patience > 0)
        except Timeout:
            gate.lock.release()
            return False
        except BaseException:
            gate.lock.release()
            raise
        gate.editor = threading.get_ident() if editor else None
        self._held.append((gate, file))
        return True

    def release(self) -> None:
        """Let go of everything; nothing where it was let go before."""
        while self._held:
            gate, file = self._held.pop()
            gate.editor = None
            try:
                file.release()
            finally:
                gate.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


class Locks:
    """The locks of one data folder."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "locks"

    def turn(self, session_id: str, timeout: float = PATIENCE) -> HeldLock:
        """The right to act: nobody else acts on or writes to the session meanwhile.

        Raises:
            SessionBusy: at once if another action is being worked on; after ``timeout`` seconds if
                somebody edits the session that long.
        """
        held = HeldLock(session_id)
        with words_for_disk_errors(session_id, "locking the slot"):
            try:
                if not held.take(self._file(session_id, "turn"), 0):
                    raise SessionBusy(
                        f"A turn of session '{session_id}' is being worked on already, here or in another "
                        "program. Wait until it has finished, then read the state and act."
                    )
                if not held.take(self._file(session_id, "write"), timeout):
                    raise self._still_busy(session_id, timeout)
            except BaseException:
                held.release()
                raise
        return held

    def writing(self, session_id: str, timeout: float = PATIENCE) -> HeldLock:
        """The right to write; waits for a running turn or edit.

        Raises:
            SessionBusy: not free within ``timeout`` seconds, or this very thread is editing it.
        """
        held = HeldLock(session_id)
        with words_for_disk_errors(session_id, "locking the slot"):
            if not held.take(self._file(session_id, "write"), timeout, editor=True):
                raise self._still_busy(session_id, timeout)
        return held

    def is_writing(self, session_id: str) -> bool:
        """Somebody in this process holds the right to write."""
        return _gate(self._file(session_id, "write")).lock.locked()

    def lease(self, session_id: str) -> HeldLock:
        """Hold a slot open in a window.

        Raises:
            SessionBusy: another window holds it.
        """
        held = HeldLock(session_id)
        with words_for_disk_errors(session_id, "opening the slot"):
            if not held.take(self._file(session_id, "lease"), 0):
                raise SessionBusy(
                    f"Session '{session_id}' is open in another window. Close it there, or open another slot."
                )
        return held

    def alive_token(self) -> str:
        """A text that stands for this process as long as it lives; the same at every call."""
        folder = self._folder / "alive"
        key = os.path.abspath(folder)
        with _gates_guard:
            if key not in _alive:
                with words_for_disk_errors("(this process)", "marking it as alive"):
                    folder.mkdir(parents=True, exist_ok=True)
                    token = secrets.token_hex(_TOKEN_LENGTH // 2)
                    file = FileLock(folder / f"{token}.lock", thread_local=False)
                    file.acquire(blocking=False)
                _alive[key] = (token, file)
            return _alive[key][0]

    def is_alive(self, token: str) -> bool:
        """The process that was given this token still lives. Unknown tokens are dead."""
        if len(token) != _TOKEN_LENGTH or not token.isalnum() or not token.isascii():
            return False
        path = self._folder / "alive" / f"{token}.lock"
        own = _alive.get(os.path.abspath(path.parent))
        if own is not None and own[0] == token:
            return True
        return path.exists() and not _is_free(path)

    def sweep(self) -> None:
        """Remove the marks of processes that are gone."""
        folder = self._folder / "alive"
        for path in folder.glob("*.lock") if folder.is_dir() else ():
            self.is_alive(path.stem)

    def _file(self, session_id: str, kind: str) -> Path:
        return self._folder / f"{session_id}.{kind}.lock"

    def _still_busy(self, session_id: str, timeout: float) -> SessionBusy:
        return SessionBusy(
            f"Session '{session_id}' was still being written to after {timeout:g} s, or is being edited by "
            "this very thread. Wait until that is done, then try again."
        )


def _is_free(path: Path) -> bool:
    """Nobody holds the lock file any more; it is removed then. Looks twice, lest two look at once."""
    for pause in (0.0, 0.02):
        time.sleep(pause)
        file = FileLock(path, thread_local=False)
        with contextlib.suppress(Timeout, OSError):
            file.acquire(blocking=False)
            with contextlib.suppress(OSError):
                path.unlink()
            file.release()
            return True
    return not path.exists()
