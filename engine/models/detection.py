"""Which model servers answer on this computer.

Lives here: :func:`detected`, :class:`Found`, :func:`identified`, :func:`names_of_models`. May import: this
room's connection, servers and habits. Promises: asks only this computer, and only whether somebody is
there; several kinds share a port, so who answers is asked before it is named; done within the time given,
whatever is or is not there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

from engine.errors import ProviderError, TurnCancelled
from engine.models.connection import Connection, never
from engine.models.faults import NotReached, TooSlow
from engine.models.picture_habits import paints
from engine.models.servers import OTHER, Server, is_loopback, preset, presets
from engine.models.wire import made_ready

_SECONDS: Final = 2.0
_MOST_MODELS: Final = 500


@dataclass(frozen=True, slots=True)
class Found:
    """A server that answers on this computer."""

    kind: str
    """Name of its preset; ``other`` for one that speaks the protocol and says no more."""
    url: str
    models: tuple[str, ...]
    """As it lists them; empty where it lists none."""

    @property
    def server(self) -> Server:
        """It, with its first model."""
        return Server(preset(self.kind), self.url, self.models[0] if self.models else "")

    @property
    def tells(self) -> bool:
        """Whether it can be asked for words."""
        return preset(self.kind).tells

    @property
    def paints(self) -> bool:
        """Whether it can be asked for pictures."""
        return paints(self.kind)


def detected(
    urls: Iterable[str] = (), *, seconds: float = _SECONDS, stopped: Callable[[], bool] = never
) -> list[Found]:
    """Every server that answers at the usual addresses and at ``urls``, in the order of the presets. Takes
    at most ``seconds``; never raises (what was found until it was stopped is returned)."""
    usual = [kind.url for kind in presets().values() if kind.url and is_loopback(kind.url)]
    asked = list(dict.fromkeys([*usual, *(url for url in urls if is_loopback(url))]))
    made_ready()
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(len(asked), "detecting") as pool:
        found = [each for each in pool.map(lambda url: _at(url, until, stopped), asked) if each is not None]
    order = list(presets())
    return sorted(found, key=lambda each: order.index(each.kind))


def identified(url: str, *, seconds: float = _SECONDS, stopped: Callable[[], bool] = never) -> str:
    """The kind of server at an address, by what only that kind answers; ``other`` if none does."""
    made_ready()
    until = time.monotonic() + seconds
    connection = Connection(Server(preset(OTHER), url, ""))
    heard: dict[str, str] = {}
    for kind in presets().values():
        if kind.ask and kind.proof in _heard(connection, kind.ask, heard, until, stopped):
            return kind.name
    return OTHER


def names_of_models(
    connection: Connection,
    *,
    pictures: bool = False,
    seconds: float = 5.0,
    stopped: Callable[[], bool] = never,
) -> list[str]:
    """The models a server lists, those for pictures where it lists them apart. Raises ProviderError."""
    route = _PICTURE_LISTS.get(connection.server.preset.name) if pictures else None
    if route is None:
        return connection.models(seconds=seconds, stopped=stopped)[:_MOST_MODELS]
    listed = route(connection, seconds, stopped)
    entries = listed.get("data", []) if isinstance(listed, Mapping) else listed
    names = [
        each.get("id") or each.get("model_name") or each.get("title")
        for each in (entries if isinstance(entries, list) else [])
        if isinstance(each, Mapping)
    ]
    return [str(name) for name in names if name][:_MOST_MODELS]


def _at(url: str, until: float, stopped: Callable[[], bool]) -> Found | None:
    """Who answers at an address, if anybody speaks the protocol there."""
    kind = identified(url, seconds=max(0.05, until - time.monotonic()), stopped=stopped)
    server = Server(preset(kind), url, "")
    try:
        left = max(0.05, until - time.monotonic())
        names = Connection(server).models(seconds=left, stopped=stopped)
    except (ProviderError, TurnCancelled):
        return None if kind == OTHER else Found(kind, url, ())
    return Found(kind, url, tuple(names[:_MOST_MODELS]))


def _heard(
    connection: Connection, path: str, heard: dict[str, str], until: float, stopped: Callable[[], bool]
) -> str:
    """What stands at a path, asked once; empty where nothing does."""
    if path not in heard:
        left = until - time.monotonic()
        try:
            heard[path] = connection.read(path, seconds=left, stopped=stopped) if left > 0 else ""
        except (ProviderError, TurnCancelled) as error:
            heard[path] = ""
            if _nobody_there(error):
                heard.update({kind.ask: "" for kind in presets().values() if kind.ask})
    return heard[path]


def _nobody_there(error: Exception) -> bool:
    return isinstance(error, NotReached | TooSlow | TurnCancelled)


def _beside(path: str) -> Callable[[Connection, float, Callable[[], bool]], Any]:
    return lambda connection, seconds, stopped: connection.look(path, seconds=seconds, stopped=stopped)


_PICTURE_LISTS: Final[Mapping[str, Callable[[Connection, float, Callable[[], bool]], Any]]] = {
    "koboldcpp": _beside("/sdapi/v1/sd-models"),
    "openrouter": lambda connection, seconds, stopped: connection.call(
        lambda client: client.get("/images/models", cast_to=object), seconds=seconds, stopped=stopped
    ),
}
