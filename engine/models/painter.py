"""An image model as painter: one picture a turn, late, and never paid for twice.

Lives here: :class:`ModelArtist`. May import: this room, ``engine.state``, ``engine.errors``. Promises: a
turn's picture is asked for once; asked again only when the server is known not to have begun on it (it
refused the form, or asked to wait); no call is begun that would pass a cap: cheaper ways are taken first,
dearer ones never, and the last is none, which leaves the procedural frame; given up by its own deadline,
and within 50 ms of being stopped; what comes back is a checked JPEG of 16:9.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, TypeVar

from engine.errors import BudgetReached, ProviderBadReply, ProviderError, ProviderKeyRejected
from engine.models.accounts import Use
from engine.models.asking import MOST_WAITS
from engine.models.connection import Connection
from engine.models.faults import (
    AskedToWait,
    ModelUnknown,
    NoCredit,
    NotReached,
    NotTaken,
    ParameterRefused,
    StillLoading,
    StructureRefused,
)
from engine.models.ladder import Learned
from engine.models.picture_asking import Order, asked
from engine.models.picture_files import MOST_ANSWER, developed, sent_picture
from engine.models.picture_habits import PictureHabits
from engine.models.prices import Prices
from engine.models.prompt import forms
from engine.models.settings import ModelSettings
from engine.models.spending import Hold, Spending, run_name
from engine.models.waiting import rested
from engine.state import Commission

T = TypeVar("T")
_LOADING_PAUSE: Final = 2.0
_REMEMBERED: Final = 400
_KEPT: Final = 2
_UNCHARGED: Final = (
    NotReached,
    NotTaken,
    StructureRefused,
    ParameterRefused,
    StillLoading,
    AskedToWait,
    NoCredit,
    ModelUnknown,
    ProviderKeyRejected,
    BudgetReached,
)
"""A server that failed halfway (HTTP 5xx) may have painted, and charged, all the same."""


class ModelArtist:
    """Paints commissions through a server. Satisfies :class:`engine.ports.Artist`."""

    def __init__(
        self,
        connection: Connection,
        habits: PictureHabits,
        settings: ModelSettings,
        spending: Spending,
        prices: Prices,
        learned: Learned,
    ) -> None:
        self._connection, self._habits, self._settings = connection, habits, settings
        self._spending, self._prices, self._learned = spending, prices, learned
        known = learned.of(connection.server)
        left_out = known.get("picture_left_out")
        self._left_out = {str(each) for each in left_out} if isinstance(left_out, list) else set()
        self._edits = habits.edits and known.get("picture_edits") is not False
        self._lock = threading.Lock()
        self._asked: OrderedDict[str, None] = OrderedDict()
        self._painted: OrderedDict[str, bytes] = OrderedDict()

    def paint(self, commission: Commission, stopped: Callable[[], bool]) -> bytes:
        """The picture as JPEG. See :class:`engine.ports.Artist` for what is raised."""
        if commission.again and self._connection.server.paid:
            raise ProviderBadReply("it was on its way when the game closed, and is not paid for twice.")
        mark = _mark(commission)
        with self._lock:
            if mark in self._painted:
                return self._painted[mark]
            if mark in self._asked:
                raise ProviderBadReply("the picture of this turn was asked for already.")
            _note(self._asked, mark, None, _REMEMBERED)
        try:
            picture = self._painting(commission, stopped)
        except _UNCHARGED:
            with self._lock:
                self._asked.pop(mark, None)
            raise
        with self._lock:
            _note(self._painted, mark, picture, _KEPT)
        return picture

    def close(self) -> None:
        """Cut what is in the air."""
        self._connection.close()

    def _painting(self, commission: Commission, stopped: Callable[[], bool]) -> bytes:
        end = time.monotonic() + self._settings.picture_give_up
        waits = 0
        while True:
            hold, order = self._afforded(commission)
            try:
                return self._once(order, hold, end, stopped)
            except _UNCHARGED as error:
                waits += isinstance(error, AskedToWait)
                if waits > MOST_WAITS or not self._otherwise(error, order, end, stopped):
                    raise

    def _once(self, order: Order, hold: Hold, end: float, stopped: Callable[[], bool]) -> bytes:
        server, begun = self._connection.server, time.monotonic()
        left = max(0.05, end - begun)
        try:
            return self._connection.call(
                lambda client: developed(
                    sent_picture(asked(client, server, self._habits, order), server, left), server
                ),
                seconds=left,
                stopped=stopped,
                most=MOST_ANSWER,
                sent=tuple(order.keys(self._habits)) + (("image",) if order.after is not None else ()),
            )
        except _UNCHARGED:
            hold.drop()
            raise
        finally:  # does nothing after a drop
            hold.settle(self._use(order.size, order.quality, time.monotonic() - begun))

    def _afforded(self, commission: Commission) -> tuple[Hold, Order]:
        """The dearest of the wanted ways that the caps allow, with its money set aside."""
        server = self._connection.server
        run = run_name(commission.session_id, commission.scene.seed)
        reached: BudgetReached | None = None
        for size, quality in self._habits.ways(self._settings):
            try:
                hold = self._spending.hold(
                    run,
                    self._use(size, quality, 0.0),
                    self._settings,
                    server=server.preset.name,
                    model=server.model,
                    kind="picture",
                )
            except BudgetReached as error:
                reached = reached or error
                continue
            return hold, self._order(commission, size, quality)
        raise reached or BudgetReached("no picture can be paid for.")

    def _order(self, commission: Commission, size: str, quality: str) -> Order:
        after = commission.reference if self._edits else None
        words = forms()["painter"]["fresh" if after is None else "after"]
        prompt = f"{commission.prompt} {words}"[: self._habits.longest]
        with self._lock:
            left_out = frozenset(self._left_out)
        return Order(prompt, size, quality, after, left_out)

    def _use(self, size: str, quality: str, seconds: float) -> Use:
        known = "" if "quality" in self._left_out else quality
        money = self._prices.of_picture(self._connection.server, known, size)
        return Use(pictures=1, seconds=round(seconds, 2), money=money)

    def _otherwise(self, error: ProviderError, order: Order, end: float, stopped: Callable[[], bool]) -> bool:
        """Mend what can be mended without a second payment; True: ask again."""
        server = self._connection.server
        if order.after is not None and _about_the_reference(error):
            self._edits = False
            self._learned.note(server, picture_edits=False)
            return True
        if isinstance(error, ParameterRefused | StructureRefused):
            return self._leave_out(error)
        if isinstance(error, StillLoading):
            return rested(_LOADING_PAUSE, end, stopped)
        if isinstance(error, AskedToWait) and error.seconds is not None:
            return rested(error.seconds, end, stopped)
        return False

    def _leave_out(self, error: ProviderError) -> bool:
        names = error.names if isinstance(error, ParameterRefused) else ("response_format",)
        with self._lock:
            fresh = set(names) - {"image"} - self._left_out
            self._left_out |= fresh
            left_out = sorted(self._left_out)
        if fresh:
            self._learned.note(self._connection.server, picture_left_out=left_out)
        return bool(fresh)


def _about_the_reference(error: ProviderError) -> bool:
    """Whether it was the picture to paint after, or the route for such, that the server did not take."""
    if isinstance(error, ParameterRefused):
        return error.names == ("image",)
    return isinstance(error, ModelUnknown | NotTaken)


def _mark(commission: Commission) -> str:
    """One turn of one line of one night: the same commission again has the same mark."""
    told = (commission.session_id, commission.turn, commission.scene.seed, commission.prompt)
    return hashlib.blake2b(repr(told).encode() + commission.frame[:65536], digest_size=12).hexdigest()


def _note(kept: OrderedDict[str, T], mark: str, what: T, most: int) -> None:
    kept[mark] = what
    while len(kept) > most:
        kept.popitem(last=False)
