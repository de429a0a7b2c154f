"""The service: the engine over HTTP, for many players at once.

Lives here: :func:`create_app` (the application over any ``engine.ports.Engine``), the settings of
a service (:class:`ServiceConfig`), and the server that ``python -m engine.api`` starts.

May import: assembly, ports, state, errors; flask, waitress, apispec and prometheus_client are
imported nowhere else. Promises: the same calls and the same errors as in the window; sessions of
one token are invisible to another; a turn whose listener leaves goes on.
"""

from engine.api.app import create_app
from engine.api.config import Key, Limits, ServiceConfig

__all__ = ["Key", "Limits", "ServiceConfig", "create_app"]
