"""How structure is asked of a server, and what was learned about each.

Lives here: :class:`Learned` (a small file of what servers refused), :class:`Ladder` (the way of asking
for one server). May import: the standard library, this room's servers. Promises: a way that a server
refused is not tried again on it, in this run or a later one, until the memory is a month old; a damaged
memory counts as none.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from engine.models.faults import ParameterRefused
from engine.models.servers import Server

FILE_NAME: Final = "servers.json"
_STALE: Final = 30 * 86_400.0
"""Seconds after which a server is tried afresh: it may have been updated."""


class Learned:
    """What was learned about servers, kept in a file. Safe to use from many threads."""

    def __init__(self, folder: Path, now: Callable[[], float] = time.time) -> None:
        self._path = folder / FILE_NAME
        self._now = now
        self._lock = threading.Lock()
        self._known: dict[str, dict[str, Any]] | None = None

    def of(self, server: Server) -> dict[str, Any]:
        """What is known of this server and model; empty if nothing, or nothing fresh."""
        with self._lock:
            found = self._all().get(_name(server), {})
            fresh = self._now() - float(found.get("at", 0.0)) < _STALE
            return dict(found) if fresh else {}

    def note(self, server: Server, **facts: Any) -> None:
        """Remember more of it. A memory that cannot be written lasts for this run."""
        with self._lock:
            known = self._all()
            known[_name(server)] = {**known.get(_name(server), {}), **facts, "at": self._now()}
            with contextlib.suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                aside = self._path.with_name(f"{FILE_NAME}.{os.getpid()}")
                aside.write_text(json.dumps(known, indent=1), encoding="utf-8")
                os.replace(aside, self._path)

    def _all(self) -> dict[str, dict[str, Any]]:
        if self._known is None:
            try:
                found = json.loads(self._path.read_text(encoding="utf-8"))
                self._known = {str(name): dict(facts) for name, facts in found.items()}
                for facts in self._known.values():
                    float(facts.get("at", 0.0))
            except (OSError, ValueError, TypeError, AttributeError):
                self._known = {}
        return self._known


class Ladder:
    """The way one server is asked now: its rung, and what must be left out."""

    def __init__(self, server: Server, learned: Learned) -> None:
        self._server = server
        self._learned = learned
        known = learned.of(server)
        rungs = server.preset.text.ladder
        self._rung = known.get("rung") if known.get("rung") in rungs else rungs[0]
        left_out = known.get("left_out")
        self._left_out = {str(each) for each in left_out} if isinstance(left_out, list) else set()
        self._quiet = known.get("quiet") is True
        context = known.get("context")
        self.context: int = (
            context if isinstance(context, int) and context > 0 else server.preset.text.context
        )
        """Tokens the model reads at most, prompt and answer together."""

    @property
    def rung(self) -> str:
        """``json_schema``, ``json_object`` or ``prompt``."""
        return str(self._rung)

    @property
    def asks_json(self) -> bool:
        return self._rung != "prompt"

    def request(self, schema: Mapping[str, Any], most: int) -> dict[str, Any]:
        """The keys of a request besides model and messages: structure, the longest answer, usage, habits."""
        habits = self._server.preset.text
        keys: dict[str, Any] = {habits.limit: most, "temperature": 0.9}
        if habits.usage:
            keys["stream_options"] = {"include_usage": True}
        keys.update(self._structure(schema))
        beside = {**habits.plain, **(habits.quiet if self._quiet else {})}
        known = {key: value for key, value in keys.items() if key not in self._left_out}
        extra = {key: value for key, value in beside.items() if key not in self._left_out}
        return {**known, "extra_body": extra} if extra else known

    def step_down(self) -> bool:
        """Take the next way of asking; False when there is none left."""
        rungs = self._server.preset.text.ladder
        place = rungs.index(self.rung)
        if place + 1 >= len(rungs):
            return False
        self._rung = rungs[place + 1]
        self._learned.note(self._server, rung=self._rung)
        return True

    def leave_out(self, refused: ParameterRefused) -> bool:
        """Never send what was refused again; False when it was not sent (then that was not the reason)."""
        habits = self._server.preset.text
        if habits.limit in refused.names and habits.limit == "max_tokens":
            refused.names = (
                *refused.names,
                "temperature",
            )  # who wants the newer name has a fixed temperature
        fresh = set(refused.names) - self._left_out
        self._left_out |= fresh
        if fresh:
            self._learned.note(self._server, left_out=sorted(self._left_out))
        return bool(fresh)

    def be_quiet(self) -> bool:
        """Switch thinking off from now on; False when that is not known how, or done already."""
        if self._quiet or not self._server.preset.text.quiet:
            return False
        self._quiet = True
        self._learned.note(self._server, quiet=True)
        return True

    def reads(self, context: int) -> None:
        """The server's real context length in tokens."""
        self.context = context
        self._learned.note(self._server, context=context)

    def _structure(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        if self._rung == "json_schema":
            wanted = {"name": "telling", "strict": True, "schema": schema}
            return {"response_format": {"type": "json_schema", "json_schema": wanted}}
        if self._rung == "json_object":
            form: dict[str, Any] = {"type": "json_object"}
            if self._server.preset.text.schema_in_object:
                form["schema"] = schema
            return {"response_format": form}
        return {}


def _name(server: Server) -> str:
    return f"{server.url} {server.model}"
