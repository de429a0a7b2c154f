"""Everything that a settings page wants to know and do about models, as plain data.

Lives here: :class:`Desk` (satisfies ``engine.ports.ModelsDesk``). May import: everything of this room,
``engine.world``. Promises: nothing is asked of any server but by ``detect``, ``models`` and ``check``; a key
goes in and never comes out; settings are written whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from engine.errors import EngineError, ProviderUnreachable
from engine.models import keys
from engine.models import settings as player
from engine.models.accounts import Use
from engine.models.checkup import check_up
from engine.models.connection import Connection, never
from engine.models.detection import detected, names_of_models
from engine.models.forecast import forecast
from engine.models.picture_habits import paints
from engine.models.prices import Prices, load_prices
from engine.models.servers import Preset, Server, picture_server, presets, text_server, with_v1
from engine.models.spending import Spending, run_name, spending_folder
from engine.ports import JsonDict
from engine.state import Phrase
from engine.world import load_world

_WHAT: Final = {"text": "text", "pictures": "picture"}
"""What a server is for -> how its settings begin."""
_MOST: Final = 300


class Desk:
    """The models of the player whose folders these are."""

    def __init__(self, data: Path, config: Path, pack: str = "somewhere") -> None:
        self._data, self._config, self._pack = data, config, pack
        self._spending = Spending(spending_folder(data))

    def settings(self) -> JsonDict:
        return asdict(player.load(self._config))

    def change(self, **changes: Any) -> JsonDict:
        now = player.load(self._config)
        try:
            player.save(replace(now, **{k: v for k, v in changes.items() if hasattr(now, k)}), self._config)
        except OSError as problem:
            raise EngineError(
                f"The settings of models cannot be written: {problem.strerror or problem}. They stay."
            ) from problem
        return self.settings()

    def kinds(self) -> list[JsonDict]:
        return [self._kind(kind) for kind in presets().values()]

    def detect(self, cancelled: Callable[[], bool] = never) -> list[JsonDict]:
        now = player.load(self._config)
        urls = [url for url in (with_v1(now.text_url), with_v1(now.picture_url)) if url]
        return [
            {
                "kind": found.kind,
                "title": presets()[found.kind].title,
                "url": found.url,
                "models": list(found.models),
                "tells": found.tells,
                "paints": found.paints,
            }
            for found in detected(urls, stopped=cancelled)
        ]

    def models(self, what: str, cancelled: Callable[[], bool] = never) -> list[str]:
        server = self._meant(what)
        if server is None:
            raise ProviderUnreachable("No address is known for that server. Type one first.")
        connection = Connection(server, keys.key_for(server.url))
        names = names_of_models(connection, pictures=what == "pictures", stopped=cancelled)
        priced = list(load_prices(self._config).table.get(server.preset.name, {}))
        fits = [name for name in priced if name in names and ("image" in name) == (what == "pictures")]
        return [*fits, *(name for name in names if name not in fits)][:_MOST]

    def key(self, what: str) -> JsonDict:
        server = self._meant(what)
        if server is None:
            return {"needed": False, "origin": "", "keyring": keys.keyring_works(), "server": ""}
        return {
            "needed": server.preset.key,
            "origin": keys.origin(server.url),
            "keyring": keys.keyring_works(),
            "server": server.preset.title,
        }

    def give_key(self, what: str, key: str) -> JsonDict:
        server = self._meant(what)
        if server is not None and key.strip():
            if not keys.may_carry(server.url):
                raise EngineError(
                    f"{server.url} is reached without encryption, so a key would be read on the way. Use an "
                    "address that begins with https."
                )
            keys.remember(server.url, key)
        return self.key(what)

    def forget_key(self, what: str) -> JsonDict:
        server = self._meant(what)
        if server is not None:
            keys.forget(server.url)
        return self.key(what)

    def spent(self, session_id: str, seed: int) -> JsonDict:
        run, day = self._spending.spent(run_name(session_id, seed))
        return {"run": _use(run), "day": _use(day), "currency": load_prices(self._config).currency}

    def forecast(self) -> tuple[Phrase, ...]:
        return forecast(player.load(self._config), self._prices()).sentences()

    def check(
        self,
        said: Callable[[Phrase], None] = lambda _words: None,
        cancelled: Callable[[], bool] = never,
    ) -> JsonDict:
        report = check_up(
            player.load(self._config),
            load_world(self._pack),
            self._data,
            self._config,
            said=said,
            stopped=cancelled,
        )
        return {
            "good": report.good,
            "verdict": report.verdict,
            "lines": list(report.lines()),
            "advised": {name: pair[1] for name, pair in report.changes().items()},
        }

    def _kind(self, kind: Preset) -> JsonDict:
        named = ("name", "title", "url", "local", "paid", "key", "tells")
        return {**{each: getattr(kind, each) for each in named}, "paints": paints(kind.name)}

    def _meant(self, what: str) -> Server | None:
        """The server that the settings name, also while it is not used."""
        now = replace(player.load(self._config), text="server", pictures="server")
        return text_server(now) if _WHAT[what] == "text" else picture_server(now)

    def _prices(self) -> Prices:
        return load_prices(self._config)


def _use(use: Use) -> JsonDict:
    return {
        "tokens": use.tokens,
        "pictures": use.pictures,
        "seconds": round(use.seconds),
        "money": use.money,
        "calls": use.calls,
        "unpriced": use.unpriced,
    }
