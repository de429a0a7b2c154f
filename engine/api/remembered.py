"""Answers that need not be made again, because what they were made of has not changed.

May import: answers, ports. Promises: what is remembered is answered only while the session's own
file is byte for byte what it was made of, so it is never wrong and nothing is lost with it.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Protocol, runtime_checkable

from flask import Response

from engine.api.answers import success
from engine.ports import Engine

_KEPT = 512
"""Sessions whose state is remembered; about 10 kB each."""


@runtime_checkable
class _Stamped(Protocol):
    def state_stamp(self, session_id: str) -> bytes | None: ...


class StateAnswers:
    """Answers of ``GET /api/state``, by session."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._stamp = engine.state_stamp if isinstance(engine, _Stamped) else None
        self._kept: OrderedDict[str, tuple[bytes, bytes]] = OrderedDict()
        self._lock = Lock()

    def remembered(self, session_id: str) -> bytes | None:
        """The whole answer, if it was made before and would be the same now."""
        kept = self._kept.get(session_id)
        if kept is None or self._stamp is None or self._stamp(session_id) != kept[0]:
            return None
        return kept[1]

    def answer(self, session_id: str) -> Response:
        """The answer, made anew and remembered. Raises what the engine raises."""
        stamp = self._stamp(session_id) if self._stamp else None
        made = success(self._engine.state(session_id))
        # A turn may have ended between the two looks; then it is not known which state this is.
        if self._stamp and stamp is not None and self._stamp(session_id) == stamp:
            self._keep(session_id, stamp, made.get_data())
        return made

    def _keep(self, session_id: str, stamp: bytes, text: bytes) -> None:
        with self._lock:
            self._kept.pop(session_id, None)
            self._kept[session_id] = (stamp, text)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
