"""``RemoteEngine``: an engine that plays on a server."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from dataclasses import fields
from typing import Any
from urllib.parse import quote

from engine.errors import InvalidSessionId, ProviderBadReply, SessionNotFound
from engine.ports import JsonDict
from engine.remote.picking_up import Heard, PickUp
from engine.remote.terms import LineCut, Timeouts
from engine.remote.watching import LateNews
from engine.state import (
    SESSION_ID,
    Choices,
    Delta,
    Event,
    Failed,
    Finished,
    LatePicture,
    PictureReady,
    Remark,
    Resolved,
    SessionSummary,
    Withdrawn,
)

_EVENTS: dict[str, type[Event]] = {
    kind.name: kind for kind in (Resolved, Delta, Withdrawn, Remark, PictureReady, Choices, Finished, Failed)
}
_SESSION_ID = re.compile(SESSION_ID)
_FRAME = re.compile(r"images/[A-Za-z0-9][A-Za-z0-9_.-]{0,110}")


class RemoteEngine:
    """Plays on the server at ``base_url`` (with or without ``/api``).

    Raises what the near engine raises; ``ProviderUnreachable`` when the server is not there or the
    line breaks, ``ProviderKeyRejected`` when it does not accept the token, ``ProviderRateLimited``
    when it asks to wait, ``ProviderBadReply`` when it is not this game's server.
    """

    def __init__(self, base_url: str, token: str | None = None, timeouts: Timeouts | None = None) -> None:
        # httpx2 takes as long to import as a window to open; only who plays far waits for it.
        from engine.remote.line import Line

        self._timeouts = timeouts or Timeouts()
        self._line = Line(base_url, token, self._timeouts)
        self._late = LateNews(self.late_pictures, self._timeouts.late)

    def health(self) -> JsonDict:
        """What answers there: ``status``, ``name``, ``version``, ``schema_version``,
        ``session_prefix`` (ids of this caller's sessions begin with it). Fails like every call, so
        it also tells whether the token is right."""
        return self._dict(self._line.get("/api/health"))

    # --- playing ------------------------------------------------------------------------------

    def intro(self, session_id: str) -> JsonDict:
        body = {"session_id": _checked(session_id)}
        try:
            told = self._dict(self._line.post("/api/game/intro", body, turn=True))
        except LineCut:
            # Before the first action the intro can be asked for again, and is the same.
            told = self._dict(self._line.post("/api/game/intro", body, turn=True))
        self._late.expect(session_id, 0)
        return told

    def play(
        self,
        session_id: str,
        choice: str,
        fate: str,
        *,
        is_timeout_penalty: bool = False,
        turn: int | None = None,
    ) -> Iterator[Event]:
        """One whole turn as events; see ``engine.ports.Engine.play``. If the line is cut, the turn
        goes on there: it is waited for and what was missed is handed on."""
        body = _action(session_id, choice, fate, is_timeout_penalty, turn)
        number = turn if turn is not None else int(self.state(session_id)["turn_count"]) + 1
        pick_up = PickUp(self, session_id, number, str(choice), self._timeouts)
        try:
            lines = self._line.open_lines("/api/game/play", body)
        except LineCut:
            return self._noted(session_id, number, pick_up.events(Heard()))
        return self._noted(session_id, number, self._told(lines, pick_up))

    def act(
        self,
        session_id: str,
        choice: str,
        fate: str,
        *,
        is_timeout_penalty: bool = False,
        turn: int | None = None,
    ) -> JsonDict:
        body = _action(session_id, choice, fate, is_timeout_penalty, turn)
        return self._dict(self._line.post("/api/game/action/image", body, turn=True))

    def finish(self, session_id: str, given: JsonDict) -> JsonDict:
        body = {**given, "session_id": _checked(session_id)}
        told = self._dict(self._line.post("/api/game/action/choices", body))
        self._late.expect(session_id)
        return told

    def cancel(self, session_id: str, turn: int) -> None:
        self._line.post("/api/game/cancel", {"session_id": _checked(session_id), "turn": turn})

    def reset(self, session_id: str) -> None:
        self._line.post("/api/state/reset", {"session_id": _checked(session_id)})

    # --- reading ------------------------------------------------------------------------------

    def state(self, session_id: str) -> JsonDict:
        return self._dict(self._line.get("/api/state", _checked(session_id)))

    def history(self, session_id: str) -> list[JsonDict]:
        found = self._line.get("/api/history", _checked(session_id))
        if not isinstance(found, list):
            raise self._nonsense()
        return found

    def roll_fate(self, session_id: str) -> str:
        return str(self._line.get("/api/game/fate", _checked(session_id)))

    def image(self, session_id: str, name: str) -> bytes:
        checked = _checked(session_id)
        if not isinstance(name, str) or not _FRAME.fullmatch(name) or ".." in name:
            raise SessionNotFound(f"Session {checked} has no picture named {name!r}.")
        return self._line.bytes(f"/api/sessions/{checked}/{quote(name)}")

    def late_pictures(self, session_id: str) -> list[LatePicture]:
        known = {field.name for field in fields(LatePicture)}
        try:
            return [
                LatePicture(**{key: value for key, value in each.items() if key in known})
                for each in self._line.get("/api/game/pictures", _checked(session_id))
            ]
        except (TypeError, AttributeError):
            raise self._nonsense() from None

    def sessions(self) -> list[SessionSummary]:
        known = {field.name for field in fields(SessionSummary)}
        try:
            return [
                SessionSummary(**{key: value for key, value in slot.items() if key in known})
                for slot in self._line.get("/api/sessions")
            ]
        except (TypeError, AttributeError):
            raise self._nonsense() from None

    def delete(self, session_id: str) -> None:
        self._line.delete(f"/api/sessions/{_checked(session_id)}")

    # --- beside the turns ---------------------------------------------------------------------

    def watch(self, listener: Callable[[LatePicture], None]) -> Callable[[], None]:
        """See ``engine.ports.Backstage.watch``: the server is asked while it has pictures in the air."""
        return self._late.watch(listener)

    def look_ahead(self, session_id: str | None, *, paint: bool = True) -> None:
        """Nothing is made in advance on a server; see ``engine.ports.Backstage.look_ahead``."""
        if session_id is not None:
            self._late.expect(_checked(session_id))

    def close(self) -> None:
        """End the connections. Turns in progress go on at the server."""
        self._late.close()
        self._line.close()

    # --- understanding ------------------------------------------------------------------------

    def _noted(self, session_id: str, number: int, events: Generator[Event, None, None]) -> Iterator[Event]:
        """The events of a turn; a model may paint it once it is over."""
        with closing(events):
            for event in events:
                if isinstance(event, Finished) and not event.free:
                    self._late.expect(session_id, number)
                yield event

    def _told(self, lines: Generator[JsonDict, None, None], pick_up: PickUp) -> Generator[Event, None, None]:
        heard = Heard()
        with closing(lines), suppress(LineCut):
            for line in lines:
                event = self._event(line)
                if event is None:
                    continue
                heard.note(event)
                yield event
                if isinstance(event, Finished | Failed):
                    return
        yield from pick_up.events(heard)

    def _event(self, line: JsonDict) -> Event | None:
        """The event of a line; None for one that a newer server may send."""
        kind = _EVENTS.get(str(line.get("event")))
        if kind is None:
            return None
        try:
            return kind(**{key: value for key, value in line.items() if key in _fields_of(kind)})
        except TypeError:
            raise self._nonsense() from None

    def _dict(self, data: Any) -> JsonDict:
        if not isinstance(data, dict):
            raise self._nonsense()
        return data

    def _nonsense(self) -> ProviderBadReply:
        return ProviderBadReply(
            f"What answers at {self._line.base} is not this game's server. Check the address."
        )


def _fields_of(kind: type[Event]) -> set[str]:
    return {field.name for field in fields(kind)}


def _action(session_id: str, choice: str, fate: str, is_timeout_penalty: bool, turn: int | None) -> JsonDict:
    body: JsonDict = {
        "session_id": _checked(session_id),
        "choice": choice,
        "fate": fate,
        "is_timeout_penalty": is_timeout_penalty,
    }
    return body if turn is None else {**body, "turn": turn}


def _checked(session_id: str) -> str:
    """The id, if it can be part of an address; the server judges the rest (device names)."""
    if not isinstance(session_id, str) or not _SESSION_ID.fullmatch(session_id):
        raise InvalidSessionId(
            f"{session_id!r} is no session id: 1 to 64 letters, digits, - and _, "
            "beginning with a letter or digit."
        )
    return session_id
