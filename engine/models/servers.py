"""Kinds of servers and their habits, as data.

Lives here: :class:`Preset`, :class:`TextHabits`, :class:`Server` (one that the settings name). May
import: the standard library, :mod:`engine.models.settings`. Promises: every kind comes from
``resources/models/servers.toml``; a kind nobody knows is treated like ``other``.
"""

from __future__ import annotations

import ipaddress
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

from engine.models.settings import ModelSettings

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
OTHER: Final = "other"
RUNGS: Final = ("json_schema", "json_object", "prompt")


@dataclass(frozen=True, slots=True)
class TextHabits:
    """How a kind of server is asked for words; see the head of ``servers.toml``."""

    limit: str = "max_tokens"
    ladder: tuple[str, ...] = RUNGS
    plain: Mapping[str, Any] = field(default_factory=dict)
    quiet: Mapping[str, Any] = field(default_factory=dict)
    usage: bool = False
    context: int = 4096
    tells_context: Mapping[str, str] = field(default_factory=dict)
    loading: tuple[int, ...] = ()
    schema_in_object: bool = False
    """``json_object`` takes the schema beside it."""


@dataclass(frozen=True, slots=True)
class Preset:
    """One kind of server."""

    name: str
    title: str
    url: str
    local: bool
    paid: bool
    key: bool
    ask: str = ""
    proof: str = ""
    text: TextHabits = field(default_factory=TextHabits)
    tells: bool = True
    """Whether it tells at all: there is a table ``text`` for it. Who paints stands in ``pictures.toml``."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that can be asked: its kind, its address (ends in ``/v1``) and the model's name."""

    preset: Preset
    url: str
    model: str

    @property
    def nearby(self) -> bool:
        """Whether it answers on this very computer."""
        return is_loopback(self.url)

    @property
    def paid(self) -> bool:
        """Whether a call may cost money: never on this computer."""
        return not self.nearby and (self.preset.paid or not self.preset.local)

    @property
    def name(self) -> str:
        """As players read it: ``Ollama (127.0.0.1:11434)``."""
        return f"{self.preset.title} ({urlsplit(self.url).netloc})" if self.url else self.preset.title


@lru_cache(maxsize=1)
def presets() -> Mapping[str, Preset]:
    """Every kind of server, by name, in the order of the file."""
    data = tomllib.loads((RESOURCES / "models" / "servers.toml").read_text(encoding="utf-8"))
    return {name: _preset(name, table) for name, table in data.items()}


def preset(name: str) -> Preset:
    """The kind of that name, else ``other``."""
    known = presets()
    return known.get(name) or known[OTHER]


def text_server(settings: ModelSettings) -> Server | None:
    """The server that tells, or None when words are told offline or no address is known."""
    if not settings.wants_text:
        return None
    return _server(settings.text_server, settings.text_url, settings.text_model)


def picture_server(settings: ModelSettings) -> Server | None:
    """The server that paints, or None when pictures are painted offline or no address is known."""
    if not settings.wants_pictures:
        return None
    return _server(settings.picture_server, settings.picture_url, settings.picture_model)


def with_v1(url: str) -> str:
    """The address as the ``openai`` package wants it: a scheme, no trailing slash, ``/v1`` at the end
    unless it names a path of its own. Empty for what is no address."""
    text = url.strip().rstrip("/")
    if not text:
        return ""
    parts = urlsplit(text if "//" in text else f"http://{text}")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    bare = parts.netloc.rpartition("@")[2]  # a name and password in an address would end up in logs
    return urlunsplit((parts.scheme, bare, parts.path or "/v1", "", ""))


def root_of(url: str) -> str:
    """The address without ``/v1``: where servers say what they are."""
    return url.removesuffix("/v1")


def is_loopback(url: str) -> bool:
    """Whether the address is this computer."""
    host = (urlsplit(url).hostname or "").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _server(name: str, url: str, model: str) -> Server | None:
    kind = preset(name)
    address = with_v1(url) or with_v1(kind.url)
    return Server(kind, address, model) if address else None


def _preset(name: str, table: Mapping[str, Any]) -> Preset:
    text = dict(table.get("text", {}))
    for key in ("ladder", "loading"):
        if key in text:
            text[key] = tuple(text[key])
    flat = {key: value for key, value in table.items() if key != "text"}
    return Preset(name=name, text=TextHabits(**text), tells="text" in table, **flat)
