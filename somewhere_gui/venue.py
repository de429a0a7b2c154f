"""Where the night is played: on this computer's tapes, or on a server.

May import: ``engine.ports``, ``engine.state``, ``engine_words``, Qt core's translation. Promises: nothing
here opens anything by itself; the doors are given by ``__main__``, the only module that knows how engines
are made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication

from engine.ports import Backstage, Engine, JsonDict, ModelsDesk, Slots
from engine.state import SessionSummary, TrashedSession

translate = QCoreApplication.translate
MOST_NIGHTS = 100_000
Tape = TypeVar("Tape", SessionSummary, TrashedSession)


def named(tape: Tape) -> Tape:
    """The tape, called in the player's language if nobody has named it."""
    from somewhere_gui.engine_words import title  # late: not before the first paint

    called = title(tape.title)
    return tape if called == tape.title else replace(tape, title=called)


@dataclass(frozen=True, slots=True)
class Venue:
    """An engine, and what goes with it. ``address`` is empty on this computer."""

    engine: Engine
    slots: Slots | None = None
    address: str = ""
    health: Callable[[], JsonDict] | None = None
    """Asks a server what it is. Raises what the engine raises."""
    backstage: Backstage | None = None
    """What goes on beside the turns. On a server only pictures that come late do."""
    desk: Callable[[], ModelsDesk] | None = None
    """Opens the desk of the player's models; only on this computer. Not for the GUI thread."""

    asks_models: Callable[[], bool] | None = None
    """Whether the player has set models that tell or paint here. Not for the GUI thread."""

    def new_session_id(self) -> str:
        """An id no tape has there. Asks the engine: not for the GUI thread."""
        if self.slots is not None:
            return self.slots.new_session_id()
        prefix = str(self.health().get("session_prefix") or "") if self.health is not None else ""
        taken = {each.session_id for each in self.engine.sessions()}
        return next(name for n in range(1, MOST_NIGHTS) if (name := f"{prefix}night-{n}") not in taken)

    def describe(self) -> str:
        """What answers at the server, in words. Raises what the engine raises."""
        if self.health is None:
            return translate("Venue", "This computer's own tapes.")
        found, count = self.health(), len(self.engine.sessions())
        some = translate("Venue", "one tape") if count == 1 else translate("Venue", "{count} tapes")
        tapes = some.format(count=count) if count else translate("Venue", "no tape yet")
        title = str(found.get("name") or translate("Venue", "The game")).upper()
        who = f"{title} {found.get('version') or ''}".rstrip()
        return translate("Venue", "It answers: {who}, {tapes} there.").format(who=who, tapes=tapes)


class Doors(Protocol):
    """How to get to each venue. Both may take a second: not for the GUI thread."""

    token: str
    """The token to begin with, from the environment."""

    def near(self) -> Venue: ...

    def far(self, address: str, token: str) -> Venue:
        """The server at ``address``; asks it nothing yet. Raises ``ProviderUnreachable`` when that
        is no address."""
        ...
