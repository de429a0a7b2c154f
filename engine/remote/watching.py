"""Pictures that models paint at the server of turns that are over: looked for until they have come.

Lives here: :class:`LateNews`. May import: ports, state, errors, this room's terms. Promises: a session is
asked for only while something of it is in the air there; every picture is told once; what had failed
before this window watched is not told again; a server that does not answer is left alone after a few tries.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from engine.errors import EngineError, ProviderUnreachable
from engine.ports import Listener, Listeners
from engine.state import LatePicture

_TRIES = 5
"""Looks in a row without an answer."""
_ANY_TURN = 1 << 30


class LateNews:
    """``look`` gives the news of a session; it is called from a thread of this class's own, every
    ``pause`` seconds while there is something to wait for."""

    def __init__(self, look: Callable[[str], list[LatePicture]], pause: float) -> None:
        self._look, self._pause = look, pause
        self._listeners = Listeners()
        self._since: dict[str, int] = {}
        """Session -> the first turn whose failures are news to this window."""
        self._expected: set[str] = set()
        self._told: set[LatePicture] = set()
        self._thread: threading.Thread | None = None
        self._closed = threading.Event()
        self._lock = threading.Lock()

    def watch(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of each picture; gives back how to stop that."""
        return self._listeners.add(listener)

    def expect(self, session_id: str, turn: int = _ANY_TURN) -> None:
        """A turn of this session is over, or the session is looked at. Returns at once."""
        with self._lock:
            if not self._listeners or self._closed.is_set():
                return
            self._since[session_id] = min(turn, self._since.get(session_id, _ANY_TURN))
            self._expected.add(session_id)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="late-pictures", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Look no more; waits for a look that is under way no longer than a moment."""
        self._closed.set()
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(1.0)

    # --- on the thread ------------------------------------------------------------------------

    def _run(self) -> None:
        silent = 0
        while not self._closed.is_set():
            for session_id in self._wanted():
                silent = 0 if self._asked(session_id) else silent + 1
            if silent >= _TRIES:
                self._forget()
            if not self._goes_on():
                return
            self._closed.wait(self._pause)

    def _wanted(self) -> list[str]:
        with self._lock:
            return sorted(self._expected)

    def _asked(self, session_id: str) -> bool:
        """Ask once; False if nobody answered."""
        with self._lock:
            self._expected.discard(session_id)  # a turn that ends from here on is expected anew
        try:
            found = self._look(session_id)
        except ProviderUnreachable:
            found = None
        except EngineError:  # an older server, or a session that is gone
            return True
        if found is None or any(news.coming for news in found):
            with self._lock:
                self._expected.add(session_id)
        for news in found or ():
            self._tell(news)
        return found is not None

    def _tell(self, news: LatePicture) -> None:
        with self._lock:
            stale = not news.image and not news.coming and news.turn < self._since.get(news.session_id, 0)
            if news in self._told or stale or not (news.image or news.words):
                return
            self._told.add(news)
        self._listeners.tell(news)

    def _forget(self) -> None:
        with self._lock:
            self._expected.clear()

    def _goes_on(self) -> bool:
        with self._lock:
            if self._expected and self._listeners:
                return True
            self._thread = None
            return False
