"""The parts of a production that the player's settings ask for.

Lives here: :class:`Staging`, :class:`Parts`. May import: everything of this room, ``engine.storytelling``,
``engine.world``. Promises: without a server in the settings there are no parts; a change of the settings
or the price table counts from the next time that parts are asked for; nothing is asked of a server here.
"""

from __future__ import annotations

import threading
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.models import settings as player
from engine.models.asking import Asker
from engine.models.connection import Connection
from engine.models.keys import key_for
from engine.models.ladder import Ladder, Learned
from engine.models.painter import ModelArtist
from engine.models.picture_habits import FILE_NAME as PICTURES
from engine.models.picture_habits import picture_habits
from engine.models.prices import FILE_NAME as PRICES
from engine.models.prices import Prices, load_prices
from engine.models.reader import ModelReader
from engine.models.servers import Server, picture_server, text_server
from engine.models.settings import ModelSettings
from engine.models.spending import Spending, spending_folder
from engine.models.storyteller import ModelStoryteller
from engine.models.wire import made_ready
from engine.sessions import config_folder, data_folder

if TYPE_CHECKING:
    from engine.ports import ActionReader, Artist, Storyteller
    from engine.world import World

_Stamp = tuple[object, object]


@dataclass(frozen=True, slots=True)
class Parts:
    """What models bring to a production. None: that part stays offline."""

    storyteller: Storyteller | None = None
    reader: ActionReader | None = None
    artist: Artist | None = None
    tell_ahead: bool = False


class Staging:
    """Parts for the productions over one data folder. Safe to use from many threads."""

    def __init__(self, data: Path | None = None, config: Path | None = None) -> None:
        self._data = data or data_folder()
        self._config = config or config_folder()
        self.spending = Spending(spending_folder(self._data))
        self._learned = Learned(self._data / "player")
        self._lock = threading.Lock()
        self._stamp: _Stamp | None = None
        self._settings = ModelSettings()
        self._asker: Asker | None = None
        self._artist: ModelArtist | None = None
        self._parts: dict[str, Parts] = {}
        self._connections: weakref.WeakSet[Connection] = weakref.WeakSet()

    @property
    def settings(self) -> ModelSettings:
        """The settings as they are on the disk now."""
        with self._lock:
            self._refresh()
            return self._settings

    def parts(self, world: World) -> Parts:
        """The parts for a pack, by the settings as they are now; the same ones while nothing changes."""
        with self._lock:
            self._refresh()
            if world.name not in self._parts:
                self._parts[world.name] = self._made(world)
            return self._parts[world.name]

    def close(self) -> None:
        """Cut what is in the air."""
        with self._lock:
            self._forget()
            self._stamp = None
            connections = list(self._connections)
        for each in connections:
            each.close()

    def _refresh(self) -> None:
        tables = tuple(_stamp_of(self._config / name) for name in (PRICES, PICTURES))
        now = (player.stamp(self._config), tables)
        if now == self._stamp:
            return
        self._forget()
        self._stamp = now
        self._settings = player.load(self._config)
        prices = load_prices(self._config)
        self._asker = self._teller(prices)
        self._artist = self._painter(prices)

    def _teller(self, prices: Prices) -> Asker | None:
        server = text_server(self._settings)
        if server is None:
            return None
        made_ready()  # now, and not within the time that a first word has
        return Asker(
            self._connected(server), Ladder(server, self._learned), self._settings, self.spending, prices
        )

    def _painter(self, prices: Prices) -> ModelArtist | None:
        server = picture_server(self._settings)
        habits = picture_habits(server, self._config) if server else None
        if server is None or habits is None:
            return None
        return ModelArtist(
            self._connected(server), habits, self._settings, self.spending, prices, self._learned
        )

    def _connected(self, server: Server) -> Connection:
        connection = Connection(server, key_for(server.url))
        self._connections.add(connection)
        return connection

    def _made(self, world: World) -> Parts:
        if self._asker is None:
            return Parts(artist=self._artist)
        paid = self._asker.connection.server.paid
        wanted = self._settings.look_ahead
        return Parts(
            storyteller=ModelStoryteller(world, self._asker),
            reader=ModelReader(self._asker),
            artist=self._artist,
            tell_ahead=wanted == "on" or (wanted == "auto" and not paid),
        )

    def _forget(self) -> None:
        """Turns being told keep the parts they began with; only what is made next is new."""
        self._parts = {}
        self._asker = None
        self._artist = None


def _stamp_of(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
