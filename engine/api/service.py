"""What one service is made of, and what it knows while it answers one request.

May import: access, config, measures, quotas, turns, ports. Promises: nothing here outlives the
process that the files do not hold: a service that is killed and started again answers the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from typing import Any

from flask import Request

from engine.api.access import Caller, Door
from engine.api.config import ServiceConfig
from engine.api.measures import Measures
from engine.api.models import SESSION_ID_PATTERN
from engine.api.quotas import Rate, SessionQuota
from engine.api.remembered import StateAnswers
from engine.api.turns import TurnDesk
from engine.errors import InvalidSessionId
from engine.ports import Engine

_SESSION_ID = re.compile(SESSION_ID_PATTERN)


class Service:
    """An engine, and everything that stands between it and the network."""

    def __init__(self, engine: Engine, config: ServiceConfig) -> None:
        self.engine = engine
        self.config = config
        self.door = Door(config)
        self.desk = TurnDesk(config.limits.turns, lambda result: self.measures.turn_over(result))
        self.measures = Measures(lambda: self.desk.running)
        self.rate = Rate(config.limits.rate, config.limits.burst)
        self.quota = SessionQuota(engine, config.limits.sessions)
        self.states = StateAnswers(engine)

    def stop(self) -> None:
        """Answer 503 from now on; let turns in progress end, or roll them back, and end the engine.

        Takes at most twice ``limits.grace`` seconds.
        """
        self.desk.stop(self.config.limits.grace, self.engine.close)
        self.engine.close()


@dataclass(frozen=True, slots=True)
class Call:
    """One request that was let in. ``given`` is of the route's model, ``path`` its path's parts."""

    service: Service
    caller: Caller
    request: Request
    given: Any
    path: dict[str, str]

    @property
    def engine(self) -> Engine:
        return self.service.engine

    @property
    def session_id(self) -> str:
        """The session the request names, which is the caller's own.

        Raises ``InvalidSessionId``, ``SessionNotFound``.
        """
        named = str(self.path.get("session_id", getattr(self.given, "session_id", "")))
        if not _SESSION_ID.fullmatch(named):
            raise InvalidSessionId(f"{named[:80]!r} is no session id: letters, digits, - and _, at most 64.")
        self.caller.check_owns(named)
        return named


@lru_cache(maxsize=1)
def version() -> str:
    """The game's version, as installed."""
    try:
        return metadata.version("somewhere")
    except metadata.PackageNotFoundError:
        return "unknown"
