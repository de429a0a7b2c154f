"""How the service is set up: addresses, who may call, and every limit. Plain data.

May import: errors. Promises: a :class:`ServiceConfig` that exists is one the service may run with:
off loopback there is a token, and no two token names own the same session ids.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from engine.errors import EngineError

_TOKEN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,47}")
_TOKEN = re.compile(r"[!-~]{1,512}")

DEFAULT_PORT = 5001
NETWORK_RATE = 50.0
"""Requests a second and client where the service can be reached from other machines."""


@dataclass(frozen=True, slots=True)
class Key:
    """A bearer token and whom it stands for; an empty name owns every session."""

    name: str
    token: str

    def __repr__(self) -> str:
        return f"Key(name={self.name!r})"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one service takes on at once. Sizes in bytes, times in seconds; 0 means no limit."""

    body: int = 64 * 1024
    """Longest request body; longer ones are answered 413."""
    depth: int = 16
    """Deepest nesting of a JSON body."""
    turns: int = 32
    """Turns (and intros) worked on at once; the next is answered 429."""
    sessions: int = 1000
    """Sessions one client may own; beginning another is answered 429."""
    rate: float = 0.0
    """Requests a second that one client may send in the long run; more are answered 429."""
    burst: int = 200
    """Requests one client may send at once."""
    spare_threads: int = 8
    """Threads beside those of the turns, so that reads are answered while all turns run."""
    connections: int = 1000
    request_time: float = 20.0
    """How long a client may take to send one request."""
    idle_time: float = 60.0
    """How long a connection may lie idle."""
    grace: float = 10.0
    """How long turns in progress may go on when the service stops; then they are cancelled."""


@dataclass(frozen=True, slots=True)
class ServiceConfig:
    """One service. ``hosts`` and ``origins`` are allowed besides its own address."""

    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    keys: tuple[Key, ...] = ()
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    limits: Limits = Limits()

    def __post_init__(self) -> None:
        if not self.keys and not is_loopback(self.host):
            raise EngineError(
                f"The service would be open to everybody on {self.host}. "
                "Set SOMEWHERE_API_TOKEN or give a token file, or serve on 127.0.0.1."
            )
        names = sorted(key.name.lower() for key in self.keys if key.name)
        for name, following in pairwise(names):
            if name == following or following.startswith(f"{name}-"):
                raise EngineError(
                    f"Token names {name!r} and {following!r} would own the same sessions. Rename one."
                )
        if len({key.token for key in self.keys}) < len(self.keys):
            raise EngineError("Two token names have the same token. Give each its own.")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def read_keys(token: str | None, token_file: Path | None) -> tuple[Key, ...]:
    """The keys of a service: one token that owns everything, and ``name:token`` lines of a file.

    Raises ``EngineError`` naming file and line, never the token.
    """
    keys: list[Key] = []
    if token:
        keys.append(_key("", token, "SOMEWHERE_API_TOKEN"))
    if token_file is not None:
        try:
            lines = token_file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise EngineError(
                f"The token file {token_file} cannot be read ({type(error).__name__}). Check path and rights."
            ) from error
        for number, line in enumerate(lines, start=1):
            text = line.strip()
            if text and not text.startswith("#"):
                name, _, secret = text.partition(":")
                where = f"{token_file}, line {number}"
                if not _TOKEN_NAME.fullmatch(name.strip()):
                    raise EngineError(f"{where}: write name:token, the name of letters, digits, - and _.")
                keys.append(_key(name.strip(), secret.strip(), where))
    return tuple(keys)


def _key(name: str, token: str, where: str) -> Key:
    if not _TOKEN.fullmatch(token):
        raise EngineError(f"{where}: the token must be 1 to 512 visible ASCII characters without spaces.")
    return Key(name, token)
