"""The tree of errors. Every message says what happened, to what, and what to do next.

Foreign errors (the file system, a model server, a bad pack) are translated into one of these
once, at the edge where they occur, with the original as ``__cause__``. Front ends show
``str(error)`` and decide by class; nothing else is needed.
"""

from __future__ import annotations


class EngineError(Exception):
    """Anything the engine refuses or fails to do."""


class InvalidSessionId(EngineError, ValueError):
    """The id is not a session id; no path was built from it."""


class InvalidAction(EngineError, ValueError):
    """The action is empty or too long; nothing was tried."""


class InvalidFate(EngineError, ValueError):
    """The fate is none of LUCKY, NORMAL, UNLUCKY."""


class SessionNotFound(EngineError, LookupError):
    """The session has not begun, or the named picture or tape does not exist in it."""


class SessionBusy(EngineError):
    """Another turn of this session is being worked on, here or in another process."""


class StaleTurn(EngineError):
    """The caller's idea of the present turn is out of date; read the state and act again."""


class RunEnded(EngineError):
    """The night is over; begin a new one, or go back to an earlier turn."""


class RewindForbidden(RunEnded):
    """The night is played without mercy; it cannot be gone back in."""


class InvalidSeedCode(EngineError, ValueError):
    """The seed code is mistyped, or of another pack or version; nothing was prepared."""


class SaveUnreadable(EngineError):
    """A file of the session is damaged or foreign. It is kept as it is, untouched."""


class SaveTooNew(EngineError):
    """The save was written by a newer version. It is kept as it is, untouched."""


class StorageFull(EngineError, OSError):
    """The disk is full or the quota is reached; the last whole turn is still there."""


class TapeFailed(EngineError):
    """The film of a night could not be made; nothing of it is left behind."""


class ProviderError(EngineError):
    """A model server did not do what was asked."""


class ProviderUnreachable(ProviderError):
    """No connection to the model server, or none in time."""


class ProviderRefused(ProviderError):
    """The model server refused the content of the request."""


class ProviderKeyRejected(ProviderError):
    """The model server did not accept the key."""


class ProviderRateLimited(ProviderError):
    """The model server asks to wait, or the account has no credit left."""


class ProviderBadReply(ProviderError):
    """The model server answered something that cannot be used."""


class BudgetReached(ProviderError):
    """The call would pass a spending cap; it was not made."""


class TurnCancelled(EngineError):
    """The turn was cancelled; the session is as it was before it."""


class WorldPackInvalid(EngineError):
    """A world pack breaks a rule; the message names file and line."""
