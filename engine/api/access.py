"""Who may come in, and whose sessions are whose.

May import: config, errors. Promises: tokens are compared in constant time and never shown; a page
of a foreign origin, or a name that was re-pointed at this machine, is refused before anything is
read; a session that is not the caller's looks like one that is not there.
"""

from __future__ import annotations

import hmac
import ipaddress
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkzeug.exceptions import BadRequest, Forbidden, Unauthorized

from engine.api.config import ServiceConfig, is_loopback
from engine.errors import SessionNotFound

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
_ANY_ADDRESS = frozenset({"0.0.0.0", "::", "*", ""})


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent a request. ``name`` counts for limits; ids of its sessions begin with ``prefix``."""

    name: str
    prefix: str = ""

    def owns(self, session_id: str) -> bool:
        return session_id.startswith(self.prefix)

    def check_owns(self, session_id: str) -> None:
        """Raise ``SessionNotFound`` unless the session is the caller's, whether or not it exists."""
        if not self.owns(session_id):
            raise SessionNotFound(
                f"You have no session {session_id!r}. Ids of your sessions begin with {self.prefix!r}."
            )


class Door:
    """Checks host, origin and token of each request."""

    def __init__(self, config: ServiceConfig) -> None:
        self._keys = [
            (key.token.encode(), Caller(key.name or "token", f"{key.name}-" if key.name else ""))
            for key in config.keys
        ]
        self._origins = frozenset(origin.rstrip("/").lower() for origin in config.origins)
        self._hosts = {_bare(host) for host in config.hosts}
        self._any_address = config.host in _ANY_ADDRESS
        if self._any_address:
            self._hosts |= {socket.gethostname().lower(), socket.getfqdn().lower(), *_LOOPBACK_NAMES}
        elif is_loopback(config.host):
            self._hosts |= _LOOPBACK_NAMES
        self._hosts.add(_bare(config.host))

    def admit(self, environ: WSGIEnvironment) -> Caller:
        """The caller, or ``Forbidden``, ``Unauthorized``."""
        self.check_address(environ)
        return self.caller(environ)

    def check_address(self, environ: WSGIEnvironment) -> None:
        """Raise ``Forbidden`` for a foreign host or origin."""
        self._check_host(environ)
        self._check_origin(environ)

    def cross_origin(self, environ: WSGIEnvironment) -> str | None:
        """The request's origin if it is one of those configured."""
        origin = environ.get("HTTP_ORIGIN")
        return origin if origin and origin.lower() in self._origins else None

    def _check_host(self, environ: WSGIEnvironment) -> None:
        header = environ.get("HTTP_HOST")
        if not header:
            raise BadRequest("The request names no host. Send a Host header.")
        host = _bare(header)
        if host in self._hosts or (self._any_address and _is_address(host)):
            return
        raise Forbidden("This service does not answer to that host name. Allow it with --allow-host.")

    def _check_origin(self, environ: WSGIEnvironment) -> None:
        origin = environ.get("HTTP_ORIGIN")
        if origin is not None:
            own = f"://{environ.get('HTTP_HOST', '')}".lower()
            if origin.lower() in self._origins or origin.lower() in (f"http{own}", f"https{own}"):
                return
        elif environ.get("HTTP_SEC_FETCH_SITE") not in ("cross-site", "same-site"):
            return
        raise Forbidden("Pages of other origins may not call this service. Allow one with --allow-origin.")

    def caller(self, environ: WSGIEnvironment) -> Caller:
        """Whose token it is, or ``Unauthorized``."""
        if not self._keys:
            return Caller(environ.get("REMOTE_ADDR") or "unknown")
        scheme, _, token = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
        given = token.strip().encode("latin-1", "replace") if scheme.lower() == "bearer" else b""
        # Every key is compared, so that the time taken tells nothing about which one was near.
        found = [caller for known, caller in self._keys if hmac.compare_digest(known, given)]
        if not found:
            raise Unauthorized(
                "A token is needed, and this is none of ours. Send Authorization: Bearer <token>."
                if given
                else "A token is needed. Send Authorization: Bearer <token>."
            )
        return found[0]


def _bare(host: str) -> str:
    """The name in a Host header: without port, brackets and a final dot, in lower case."""
    text = host.strip().lower()
    if text.startswith("["):
        return text[1:].partition("]")[0]
    name = text.rpartition(":")[0] if text.count(":") == 1 else text
    return name.removesuffix(".")


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
