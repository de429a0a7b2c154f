"""What was spent, what may be spent.

Lives here: :class:`Spending` (caps over the accounts), :class:`Hold`, :func:`run_name`,
:func:`spending_folder`. May import: ``filelock``, the standard library, this room's accounts and settings,
``engine.sessions`` (where things lie), ``engine.errors``. Promises: every call is written down, with its
estimate, *before* it is made, so that a crash in the middle of it still counts, and flushed to the disk
where it may cost money, so that a power cut does too; no call is begun that would pass a cap, whichever
thread or process asks; what was spent is settled downward or upward when it is known. That second line
is never flushed: a power cut that takes it leaves the estimate, which is the most that the call can have
taken, and nobody waits for the disk twice a turn.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from engine.errors import BudgetReached
from engine.models.accounts import Accounts, Use
from engine.models.settings import ModelSettings
from engine.sessions import data_folder

_PATIENCE: Final = 2.0
"""Seconds to wait for another process that is writing a line down."""


class Hold:
    """Money and tokens set aside for one call. Settle or drop it once; the second time does nothing."""

    def __init__(self, close: Callable[[Use | None], None]) -> None:
        self._close: Callable[[Use | None], None] | None = close

    def settle(self, used: Use) -> None:
        """The call was made and took this."""
        self._end(used)

    def drop(self) -> None:
        """The call was not made, or the server is known not to have charged it."""
        self._end(None)

    def _end(self, used: Use | None) -> None:
        close, self._close = self._close, None
        if close is not None:
            close(used)


class Spending:
    """The ledger of calls under a folder, and its caps. Safe to use from many threads and processes."""

    def __init__(self, folder: Path, today: Callable[[], date] = date.today) -> None:
        self._folder = folder
        self._today = today
        self._lock = threading.Lock()
        self._accounts = Accounts(folder)

    def hold(self, run: str, estimate: Use, caps: ModelSettings, **what: str) -> Hold:
        """Set the estimate of one call aside, and write it down. ``what`` (server, model, kind) is noted.

        Raises:
            BudgetReached: the call would pass a cap, or the ledger cannot be written (then nothing can
                be promised about caps, and no call is made).
        """
        day = self._day()
        mark = secrets.token_hex(6)
        try:
            with self._writing():
                self._check(estimate, caps, self._accounts.of_run(run), self._accounts.of_day(day))
                self._accounts.add(
                    day, _line(mark, run, estimate, "held", what), flushed=estimate.money != 0.0
                )
        except (OSError, Timeout):
            raise BudgetReached(
                "what models cost cannot be written down, so none was asked. Free some disk space."
            ) from None

        def close(used: Use | None) -> None:
            try:
                with self._writing():
                    line = _line(mark, run, used or Use(), "settled" if used else "dropped", what)
                    self._accounts.add(day, line, flushed=False)
            except (OSError, Timeout):
                return  # the estimate stands, which is the safe side

        return Hold(close)

    def spent(self, run: str) -> tuple[Use, Use]:
        """What this run, and what today, took so far (calls in the air by their estimates)."""
        return self._accounts.of_run(run), self._accounts.of_day(self._day())

    def _check(self, estimate: Use, caps: ModelSettings, run: Use, day: Use) -> None:
        for span, so_far, tokens, pictures, money in (
            ("this night", run, caps.run_tokens, caps.run_pictures, caps.run_money),
            ("today", day, caps.day_tokens, caps.day_pictures, caps.day_money),
        ):
            together = so_far + estimate
            if tokens and estimate.tokens and together.tokens > tokens:
                raise BudgetReached(f"the limit of {tokens:,} tokens for {span} is reached.")
            if pictures and estimate.pictures and together.pictures > pictures:
                raise BudgetReached(f"the limit of {pictures:,} pictures for {span} is reached.")
            if money and estimate.money and (together.money or 0.0) > money + 1e-9:
                raise BudgetReached(f"the limit of {money:.2f} for {span} is reached.")

    def _writing(self) -> _Writing:
        self._folder.mkdir(parents=True, exist_ok=True)
        return _Writing(self._lock, FileLock(self._folder / "spending.lock"))

    def _day(self) -> Path:
        return self._accounts.day(self._today().isoformat())


class _Writing:
    """Both locks of the ledger, of this process and between processes."""

    def __init__(self, ours: threading.Lock, theirs: FileLock) -> None:
        self._ours, self._theirs = ours, theirs

    def __enter__(self) -> None:
        if not self._ours.acquire(timeout=_PATIENCE):
            raise TimeoutError
        try:
            self._theirs.acquire(timeout=_PATIENCE)
        except BaseException:
            self._ours.release()
            raise

    def __exit__(self, *_: object) -> None:
        self._theirs.release()
        self._ours.release()


def run_name(session_id: str, seed: int) -> str:
    """One night of one slot, over rewinds; a new night in the slot is another run."""
    return f"{session_id}:{seed:08x}"


def spending_folder(data: Path | None = None) -> Path:
    """Where the ledger of calls lies; ``data`` defaults to the player's data folder."""
    return (data or data_folder()) / "player" / "spending"


def _line(mark: str, run: str, use: Use, state: str, what: dict[str, str]) -> dict[str, object]:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return {"id": mark, "at": at, "state": state, "run": run, **what, **asdict(use)}
