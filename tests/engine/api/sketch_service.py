"""The service as its own process, with the sketching painter: ``python -m tests.engine.api.sketch_service
DATA``. For being killed often; ``engine.api.__main__`` is the same but for the painter."""

from __future__ import annotations

import sys
from pathlib import Path

from engine.api import ServiceConfig, create_app
from engine.api.server import WebServer
from engine.local import LocalEngine, Production
from engine.sessions import SessionStore
from engine.storytelling import OfflineStoryteller
from engine.world import load_world
from tests.engine.api.sketching import SketchPainter


def sketched_engine(data: Path) -> LocalEngine:
    """The shipped world, the real store and teller, sketched frames."""
    world = load_world("somewhere")
    teller = OfflineStoryteller(world)
    production = Production(world, teller, teller, SketchPainter())
    return LocalEngine(SessionStore(data), lambda _pack: production, remembers=False)


if __name__ == "__main__":
    server = WebServer(create_app(sketched_engine(Path(sys.argv[1])), ServiceConfig(port=0)))
    print(f"SOMEWHERE listens on {server.address}", flush=True)
    server.run()
