"""What a settings page may ask of the models."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from engine.ports.playing import Cancelled, JsonDict
from engine.state import Phrase


class ModelsDesk(Protocol):
    """What a settings page asks of the models' room, as plain data; near only. ``what`` is ``text`` or
    ``pictures``. None of it is for the window's own thread."""

    def settings(self) -> JsonDict:
        """The settings of models; see ``engine.models.settings.ModelSettings``."""
        ...

    def change(self, **changes: Any) -> JsonDict:
        """Write these down; gives all of them back, as they count now. What is out of range is not taken.
        Raises :class:`engine.errors.EngineError` when they cannot be written."""
        ...

    def kinds(self) -> list[JsonDict]:
        """The kinds of servers: ``name``, ``title``, ``url``, ``local``, ``paid``, ``key``, ``tells``,
        ``paints``."""
        ...

    def detect(self, cancelled: Cancelled = ...) -> list[JsonDict]:
        """The servers that answer on this computer: ``kind``, ``title``, ``url``, ``models``, ``tells``,
        ``paints``. Takes two seconds at most."""
        ...

    def models(self, what: str, cancelled: Cancelled = ...) -> list[str]:
        """The models of the server that is set, those with a known price first. Raises ProviderError."""
        ...

    def key(self, what: str) -> JsonDict:
        """``needed``, ``origin`` (``keyring``, ``environment``, ``this run`` or empty), ``keyring`` (whether
        this system has one), ``server`` (its title). Never the key."""
        ...

    def give_key(self, what: str, key: str) -> JsonDict:
        """Take a key in, for the keyring where there is one, else for this run. Gives :meth:`key`. Raises
        :class:`engine.errors.EngineError` where it could be read on its way."""
        ...

    def forget_key(self, what: str) -> JsonDict: ...

    def spent(self, session_id: str, seed: int) -> JsonDict:
        """``run`` and ``day``, each with ``tokens``, ``pictures``, ``seconds``, ``money``, ``calls`` and
        ``unpriced`` (calls of unknown price); ``currency``."""
        ...

    def forecast(self) -> Sequence[Phrase]:
        """What a night will take, in one or two sentences."""
        ...

    def check(self, said: Callable[[Phrase], None] = ..., cancelled: Cancelled = ...) -> JsonDict:
        """Try the server out, which may take minutes: ``good``, ``verdict`` (in English), ``lines`` (each a
        sequence of :class:`engine.state.Phrase`, the verdict last), ``advised`` (settings for
        :meth:`change`). ``said`` is told of each step. Raises :class:`engine.errors.TurnCancelled`."""
        ...
