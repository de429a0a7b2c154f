"""Keys of servers: from the environment, the system's keyring, or the player's hand for this run.

Lives here: :class:`Secret`, :func:`key_for`, :func:`remember`, :func:`forget`. May import: the
standard library; ``keyring`` only when a key is asked for. Promises: a key is never written to a file
of ours, and never shows in a ``repr``, a log or an error; the key in the environment goes to the
server it was meant for and to no other.
"""

from __future__ import annotations

import contextlib
import ipaddress
import os
import threading
from typing import Any, Final
from urllib.parse import urlsplit

SERVICE: Final = "somewhere"
"""The name under which the system's keyring lists our keys."""
_OPENAI: Final = "api.openai.com"
_this_run: dict[str, Secret] = {}
_asked: dict[str, Secret | None] = {}
_lock = threading.Lock()


class Secret:
    """A key that shows itself only to who asks for it by :meth:`reveal`."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The key itself: for the header of a request, nothing else."""
        return self._text

    def __repr__(self) -> str:
        return "<key>"

    __str__ = __repr__

    def __reduce__(self) -> Any:
        raise TypeError("a key is not written anywhere")


def account(url: str) -> str:
    """The name a server's key is kept under: its host and port, in small letters."""
    parts = urlsplit(url if "//" in url else "//" + url)
    host = (parts.hostname or "").lower()
    with contextlib.suppress(ValueError):
        if parts.port:
            return f"{host}:{parts.port}"
    return host


def key_for(url: str) -> Secret | None:
    """The key for the server at this address, or None. May ask the system's keyring, once a run."""
    name = account(url)
    with _lock:
        if name in _this_run:
            return _this_run[name]
    given = _from_environment(name)
    if given is not None:
        return given
    with _lock:
        if name in _asked:
            return _asked[name]
    found = _from_keyring(name)
    with _lock:
        _asked[name] = found
    return found


def origin(url: str) -> str:
    """Where the key for this address comes from: ``this run``, ``environment``, ``keyring`` or empty."""
    name = account(url)
    with _lock:
        if name in _this_run:
            return "this run"
    if _from_environment(name) is not None:
        return "environment"
    return "keyring" if key_for(url) is not None else ""


def keyring_works() -> bool:
    """Whether this system has a place for keys. Where it has none, a key lasts for this run only."""
    try:
        import keyring
        from keyring.backends import fail, null

        return not isinstance(keyring.get_keyring(), fail.Keyring | null.Keyring)
    except Exception:
        return False


def remember(url: str, key: str, *, this_run_only: bool = False) -> bool:
    """Take a key in. Returns True when the keyring keeps it, False when it lasts for this run only."""
    name, secret = account(url), Secret(key.strip())
    if not this_run_only and keyring_works():
        try:
            import keyring

            keyring.set_password(SERVICE, name, secret.reveal())
        except Exception:  # foreign back ends raise anything; the key may be in the words
            kept = False
        else:
            kept = True
        with _lock:
            _this_run.pop(name, None)
            if kept:
                _asked[name] = secret
                return True
    with _lock:
        _this_run[name] = secret
    return False


def forget(url: str) -> None:
    """Remove the key for this address from this run and from the keyring."""
    name = account(url)
    with _lock:
        _this_run.pop(name, None)
        _asked.pop(name, None)
    try:
        import keyring

        keyring.delete_password(SERVICE, name)
    except Exception:  # there was none, or there is no keyring
        return


def may_carry(url: str) -> bool:
    """Whether a key may travel to this address: over TLS, or without leaving this house."""
    parts = urlsplit(url)
    return parts.scheme == "https" or is_at_home(parts.hostname or "")


def is_at_home(host: str) -> bool:
    """Whether a host is this computer or another of the same house."""
    with contextlib.suppress(ValueError):
        address = ipaddress.ip_address(host)
        return address.is_private or address.is_loopback or address.is_link_local
    return "." not in host or host.endswith((".local", ".lan", ".home.arpa", ".localhost"))


def forget_what_was_asked() -> None:
    """Ask the keyring again next time, and drop the keys of this run."""
    with _lock:
        _asked.clear()
        _this_run.clear()


def _from_environment(name: str) -> Secret | None:
    """``OPENAI_API_KEY``, for OpenAI itself or for the server that ``OPENAI_BASE_URL`` names."""
    text = os.environ.get("OPENAI_API_KEY", "").strip()
    meant = account(os.environ.get("OPENAI_BASE_URL", "") or _OPENAI)
    return Secret(text) if text and name == meant else None


def _from_keyring(name: str) -> Secret | None:
    try:
        import keyring

        text = keyring.get_password(SERVICE, name)
    except Exception:  # locked, missing or broken: as if there were none
        return None
    return Secret(text) if text else None
