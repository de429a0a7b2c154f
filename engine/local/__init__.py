"""The near engine: a turn from click to disk, on this machine.

Lives here: :class:`LocalEngine` (satisfies ``engine.ports.Engine`` and ``Slots``), the turn's
record (:mod:`engine.local.record`), the thread that works on one turn (:mod:`engine.local.performance`),
and what goes on beside the turns: pictures that come late (:mod:`engine.local.darkroom`) and what is made
in advance (:mod:`engine.local.ahead`).

May import: storytelling, pictures' ports only (painters are handed in), sessions, rules, world,
ports, state, errors. Promises: a turn is on disk whole or not at all; no call touches a session
other than the one it names; nothing is kept in memory that the files do not hold, but for the
turns being worked on.
"""

from engine.local.engine import LocalEngine
from engine.local.production import Limits, Production

__all__ = ["Limits", "LocalEngine", "Production"]
