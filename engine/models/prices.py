"""What calls cost, from an editable table.

Lives here: :class:`Prices`. May import: the standard library, this room's servers. Promises: a price
that is in no table is None, never a guess; a server on this computer costs nothing.
"""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from engine.models.servers import RESOURCES, Server

log = logging.getLogger(__name__)
FILE_NAME: Final = "prices.toml"
_DATED: Final = re.compile(r"-\d{4}(-\d{2}-\d{2})?$|-\d{8}$")
_MILLION: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices by server and model, in one currency."""

    currency: str = "USD"
    table: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def of_text(self, server: Server, tokens_in: int, tokens_out: int) -> float | None:
        """What a telling costs, or None where no price is known."""
        if not server.paid:
            return 0.0
        entry = self._entry(server)
        rates = (entry.get("input"), entry.get("output"))
        if not all(isinstance(rate, int | float) for rate in rates):
            return None
        return (tokens_in * float(rates[0] or 0) + tokens_out * float(rates[1] or 0)) / _MILLION

    def of_picture(self, server: Server, quality: str, size: str = "") -> float | None:
        """What one picture of this quality and size costs, or None where no price is known."""
        if not server.paid:
            return 0.0
        price = self._entry(server).get("picture")
        if isinstance(price, Mapping):
            price = price.get(f"{quality} {size}".strip(), price.get(quality))
        return float(price) if isinstance(price, int | float) else None

    def _entry(self, server: Server) -> Mapping[str, Any]:
        models = self.table.get(server.preset.name, {})
        found = models.get(server.model) or models.get(_DATED.sub("", server.model))
        return found if isinstance(found, Mapping) else {}


def load_prices(folder: Path) -> Prices:
    """The shipped table, under the entries of ``prices.toml`` in the config ``folder``. Never fails: a
    damaged table of the player's is left alone and not read."""
    shipped = _read(RESOURCES / "models" / FILE_NAME)
    own = _read(folder / FILE_NAME)
    table = {name: dict(models) for name, models in shipped.items() if isinstance(models, Mapping)}
    for name, models in own.items():
        if isinstance(models, Mapping):
            table.setdefault(name, {}).update(models)
    currency = own.get("currency", shipped.get("currency", "USD"))
    return Prices(str(currency)[:8], table)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError):
        log.info("the price table %s cannot be read; its prices are unknown", path.name)
        return {}
