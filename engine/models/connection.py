"""One server, asked through the ``openai`` package.

Lives here: :class:`Connection` (calls and streams), :class:`Piece`, :class:`Deadlines`. May import:
``engine.errors``, this room's servers, keys and faults; ``openai`` when first asked. Promises: whatever
the server does or leaves undone, a call ends by its own deadline, and within 50 ms of its being stopped
or closed; nothing is ever sent twice by itself (``max_retries`` is 0: a second picture is paid twice);
a stopped call cuts its connection, so that the server stops too; every error is one of ours.
"""

from __future__ import annotations

import json
import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from engine.errors import ProviderBadReply, TurnCancelled
from engine.models.faults import TooSlow, translated
from engine.models.keys import Secret, may_carry
from engine.models.servers import Server, root_of
from engine.models.wire import Wire, http_client, on_this_thread

if TYPE_CHECKING:
    import openai

T = TypeVar("T")
Stopped = Callable[[], bool]
_LOOK: Final = 0.02
"""Seconds between two looks at whether a call was stopped."""
_LOADING: Final = 60.0
"""Seconds that loading the package may take; no server is to blame for them."""
_NO_KEY: Final = "none"
"""The package wants some key; servers without keys take any."""


def never() -> bool:
    """Nobody stops this call."""
    return False


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long a stream may take, in seconds: to its first text, between two pieces, in all."""

    first: float = 20.0
    between: float = 20.0
    whole: float = 60.0


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a streamed answer."""

    text: str = ""
    thought: str = ""
    finish: str = ""
    """Why the answer ended (``stop``, ``length``, ``content_filter``), on the piece that says it."""
    tokens: tuple[int, int] | None = None
    """Tokens of prompt and answer, on the piece that says it."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Mail: the package is loaded; from this moment on the server is waited for."""

    at: float


class _End:
    """Mail: nothing more comes."""


class Connection:
    """Asks one server. Safe to use from many threads; every call has a wire of its own."""

    def __init__(self, server: Server, key: Secret | None = None) -> None:
        self.server = server
        self._key = key if key is not None and may_carry(server.url) else None
        self._made: openai.OpenAI | None = None
        self._lock = threading.Lock()
        self._wires: set[Wire] = set()

    def call(
        self,
        what: Callable[[openai.OpenAI], T],
        *,
        seconds: float,
        stopped: Stopped = never,
        most: int = 2**22,
        sent: tuple[str, ...] = (),
    ) -> T:
        """``what(client)``, its answer whole. ``most``: the longest answer in bytes; ``sent``: keys of the
        request that a server may refuse.

        Raises:
            TurnCancelled: ``stopped`` came true (noticed within 50 ms).
            ProviderError: the server took longer than ``seconds``, or it went wrong in any other way.
        """
        mail: queue.SimpleQueue[Any] = queue.SimpleQueue()
        wire = self._begin(lambda: mail.put((what(self._client()),)), mail, most, sent)
        try:
            begun = _asked(mail, wire, stopped, self.server.name)
            (answer,) = _next(mail, begun + seconds, wire, stopped, self.server.name)
        finally:
            self._end(wire)
        return answer  # type: ignore[no-any-return]

    def stream(
        self, request: Mapping[str, Any], deadlines: Deadlines, stopped: Stopped = never, most: int = 2**20
    ) -> Stream:
        """A chat completion as pieces. Errors are raised while it is read; see :class:`Stream`."""
        mail: queue.SimpleQueue[Any] = queue.SimpleQueue()

        def speak() -> None:
            with self._client().chat.completions.create(**_lightened(request), stream=True) as chunks:
                for chunk in chunks:
                    for piece in _pieces(chunk):
                        mail.put(piece)
            mail.put(_End())

        sent = tuple(key for key in request if key not in ("model", "messages"))
        nested = tuple(request.get("extra_body", ()))
        wire = self._begin(speak, mail, most, (*sent, *nested))
        return Stream(self, mail, wire, deadlines, stopped)

    def models(self, *, seconds: float = 5.0, stopped: Stopped = never) -> list[str]:
        """Names of the models the server has, as it lists them."""
        page = self.call(lambda client: client.models.list(), seconds=seconds, stopped=stopped)
        listed = getattr(page, "data", None)
        if not isinstance(listed, list):
            raise ProviderBadReply(f"{self.server.name} gave no list of models.")
        return [str(each.id) for each in listed if getattr(each, "id", None)]

    def look(self, path: str, *, seconds: float = 3.0, stopped: Stopped = never) -> Any:
        """The JSON that stands at a path beside ``/v1`` (``/props``). No key is sent there."""
        try:
            return json.loads(self.read(path, seconds=seconds, stopped=stopped))
        except (ValueError, RecursionError):
            raise ProviderBadReply(f"{self.server.name} has no data at {path}.") from None

    def read(self, path: str, *, seconds: float = 3.0, stopped: Stopped = never) -> str:
        """The text that stands at a path beside ``/v1``. No key is sent there."""
        address = root_of(self.server.url) + path

        def ask(client: openai.OpenAI) -> str:
            answer = http_client(nearby=self.server.nearby).get(address, timeout=seconds)
            if answer.status_code != 200:
                raise ProviderBadReply(f"{self.server.name} has nothing at {path}.")
            return answer.text

        return self.call(ask, seconds=seconds, stopped=stopped)

    def close(self) -> None:
        """Cut every call in the air."""
        with self._lock:
            wires = list(self._wires)
        for wire in wires:
            wire.cut()

    def _client(self) -> openai.OpenAI:
        """The package's client, made when first asked (its import is slow)."""
        with self._lock:
            if self._made is None:
                import openai

                self._made = openai.OpenAI(
                    api_key=self._key.reveal() if self._key else _NO_KEY,
                    base_url=self.server.url,
                    http_client=http_client(nearby=self.server.nearby),
                    max_retries=0,
                    timeout=600.0,
                )
            return self._made

    def _begin(
        self, what: Callable[[], None], mail: queue.SimpleQueue[Any], most: int, sent: tuple[str, ...] = ()
    ) -> Wire:
        wire = Wire(mail, most)

        def run() -> None:
            try:
                self._client()
                mail.put(_Asked(time.monotonic()))
                with on_this_thread(wire):
                    what()
            except BaseException as error:
                mail.put(translated(error, self.server.name, self.server.model, sent))

        with self._lock:
            self._wires.add(wire)
        threading.Thread(target=run, name="asking-a-model", daemon=True).start()
        return wire

    def _end(self, wire: Wire) -> None:
        wire.cut()
        with self._lock:
            self._wires.discard(wire)


class Stream:
    """The pieces of one answer. ``close`` may be called from any thread and ends a waiting ``next`` at once.

    Raises while read:
        TurnCancelled: it was closed or stopped while somebody waited.
        ProviderError: a deadline passed, the connection was cut, or what came is no stream.
    """

    def __init__(
        self,
        connection: Connection,
        mail: queue.SimpleQueue[Any],
        wire: Wire,
        deadlines: Deadlines,
        stopped: Stopped,
    ) -> None:
        self._connection, self._mail, self._wire = connection, mail, wire
        self._deadlines, self._stopped = deadlines, stopped
        self._begun = 0.0
        self._heard = 0
        self._spoken = False

    def __iter__(self) -> Iterator[Piece]:
        mail, wire, stopped, name = self._mail, self._wire, self._stopped, self._connection.server.name
        try:
            self._begun = _asked(mail, wire, stopped, name)
            while True:
                piece = _next(mail, self._deadline(), wire, stopped, name)
                if isinstance(piece, _End):
                    break
                self._heard += 1
                self._spoken = self._spoken or bool(piece.text.strip())
                yield piece
        finally:
            self.close()
        if not self._heard:
            raise ProviderBadReply(f"{self._connection.server.name} answered, but not with words.")

    def close(self) -> None:
        """End it: nothing more is read, and the connection is cut."""
        self._connection._end(self._wire)

    def _deadline(self) -> float:
        whole = self._begun + self._deadlines.whole
        if not self._spoken:
            return min(whole, self._begun + self._deadlines.first)
        return min(whole, time.monotonic() + self._deadlines.between)


def _lightened(request: Mapping[str, Any]) -> dict[str, Any]:
    """The same request. The package holds each message against every type that it could have, which takes
    longer than all else it does; what stands in ``extra_body`` goes out as it is."""
    beside = {**request.get("extra_body", {}), "messages": list(request["messages"])}
    return {**request, "messages": (), "extra_body": beside}


def _asked(mail: queue.SimpleQueue[Any], wire: Wire, stopped: Stopped, server: str) -> float:
    """When the server was asked. Raises as :func:`_next` does."""
    first = _next(mail, time.monotonic() + _LOADING, wire, stopped, server)
    assert isinstance(first, _Asked)
    return first.at


def _next(mail: queue.SimpleQueue[Any], deadline: float, wire: Wire, stopped: Stopped, server: str) -> Any:
    """The next mail. Raises what it is if it is an error, and by deadline, stop or cut."""
    while True:
        left = deadline - time.monotonic()
        if stopped() or wire.is_cut:
            raise TurnCancelled(f"Asking {server} was stopped.")
        if left <= 0:
            raise TooSlow(f"{server} took too long.")
        try:
            found = mail.get(timeout=min(left, _LOOK) if stopped is not never else left)
        except queue.Empty:
            continue
        if found is None or wire.is_cut:  # what a cut line says of itself is no news of the server's
            continue
        if isinstance(found, BaseException):
            raise found
        return found


def _pieces(chunk: Any) -> Iterator[Piece]:
    """What one chunk says. Servers leave out, null or misname nearly every part of it."""
    usage = getattr(chunk, "usage", None)
    if usage is not None:
        counted = (getattr(usage, "prompt_tokens", None), getattr(usage, "completion_tokens", None))
        if all(isinstance(number, int) and number >= 0 for number in counted):
            yield Piece(tokens=(int(counted[0] or 0), int(counted[1] or 0)))
    for choice in (getattr(chunk, "choices", None) or [])[:1]:
        delta = getattr(choice, "delta", None)
        text = getattr(delta, "content", None)
        refusal = getattr(delta, "refusal", None)
        thought = getattr(delta, "reasoning_content", None) or getattr(delta, "reasoning", None)
        finish = getattr(choice, "finish_reason", None)
        yield Piece(
            text if isinstance(text, str) else "",
            thought if isinstance(thought, str) else "",
            "content_filter" if refusal else finish if isinstance(finish, str) else "",
        )
