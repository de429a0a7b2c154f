"""The far engine: the same calls as :class:`engine.local.LocalEngine`, over HTTP.

Lives here: :class:`RemoteEngine` (satisfies ``engine.ports.Engine``), :class:`Timeouts`, and how a
turn that went on while the line was cut is picked up again. httpx2 is imported nowhere else.

May import: ports, state, errors. Promises: same results and same exceptions as near; a server that
is not there, or a line that breaks, is a ``ProviderUnreachable`` that says what to do.
"""

from engine.remote.engine import RemoteEngine
from engine.remote.terms import Timeouts

__all__ = ["RemoteEngine", "Timeouts"]
