"""The room a player trusts with a night: slots on the disk, whole or not at all.

Lives here: the session store and all it is made of. May import: ``engine.state``, ``engine.errors``,
the standard library, ``filelock``, ``pydantic`` and ``platformdirs``.

Promises: see :class:`SessionStore`. A slot is ``<data>/sessions/<id>/`` with ``state.json`` (the
commit record), ``history.json``, ``images/``, ``videos/``, ``branches/``; locks and trash lie beside
``sessions/``. From the bottom up: ``folders`` (names), ``files`` (single steps on the disk), ``codec``
(state and bytes), ``ladder`` (older versions), ``history`` (the array), ``snapshots`` (what rewinding
needs), ``slots`` (reading), ``commits`` (writing), ``lines`` (the tree of futures), ``kept_pictures``,
``rewinding``, ``restoring``, ``marks``, ``copies``, ``listing``, ``trash``, ``bundle``, ``packing`` and
``unpacking`` (one file), ``locks``, ``reader``, ``holder``, ``travels``, ``store``.
"""

from engine.sessions.codec import StateRefused, from_public, to_public
from engine.sessions.folders import check_session_id, config_folder, data_folder
from engine.sessions.lines import Leaf
from engine.sessions.locks import HeldLock
from engine.sessions.store import SessionStore

__all__ = [
    "HeldLock",
    "Leaf",
    "SessionStore",
    "StateRefused",
    "check_session_id",
    "config_folder",
    "data_folder",
    "from_public",
    "to_public",
]
