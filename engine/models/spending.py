"""What was spent, what may be spent.

Lives here: :class:`Spending` (caps and the ledger of calls), :class:`Use`, :class:`Hold`,
:func:`run_name`, :func:`spending_folder`. May import: ``filelock``, the standard library,
``engine.sessions`` (where things lie), ``engine.errors``. Promises: every call is written down, with its
estimate, and flushed to the disk *before* it is made, so that a crash in the middle of it still counts;
no call is begun that would pass a cap, whichever thread or process asks; what was spent is settled
downward or upward when it is known.

``<data>/player/spending/`` holds one file of JSON lines a day and one a run; a line of the same ``id``
replaces the earlier one.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

from engine.errors import BudgetReached
from engine.models.settings import ModelSettings
from engine.sessions import data_folder

_PATIENCE: Final = 2.0
"""Seconds to wait for another process that is writing a line down."""


@dataclass(frozen=True, slots=True)
class Use:
    """What a call takes, or what calls took together. ``money`` None: nobody knows the price."""

    tokens_in: int = 0
    tokens_out: int = 0
    pictures: int = 0
    seconds: float = 0.0
    money: float | None = 0.0
    calls: int = 0
    unpriced: int = 0
    """Calls whose price nobody knows; ``money`` of a sum leaves them out."""

    @property
    def tokens(self) -> int:
        return self.tokens_in + self.tokens_out

    def __add__(self, other: Use) -> Use:
        return Use(
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            self.pictures + other.pictures,
            self.seconds + other.seconds,
            (self.money or 0.0) + (other.money or 0.0),
            self.calls + other.calls,
            self.unpriced + other.unpriced,
        )

    def __sub__(self, other: Use) -> Use:
        return Use(
            self.tokens_in - other.tokens_in,
            self.tokens_out - other.tokens_out,
            self.pictures - other.pictures,
            self.seconds - other.seconds,
            (self.money or 0.0) - (other.money or 0.0),
            self.calls - other.calls,
            self.unpriced - other.unpriced,
        )


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
        self._sums: dict[Path, _Sum] = {}

    def hold(self, run: str, estimate: Use, caps: ModelSettings, **what: str) -> Hold:
        """Set the estimate of one call aside, and write it down. ``what`` (server, model, kind) is noted.

        Raises:
            BudgetReached: the call would pass a cap, or the ledger cannot be written (then nothing can
                be promised about caps, and no call is made).
        """
        files = (self._day_file(), self._run_file(run))
        mark = secrets.token_hex(6)
        try:
            with self._writing():
                self._check(estimate, caps, self._sum(files[1]), self._sum(files[0]))
                self._write(files, mark, run, estimate, "held", what)
        except (OSError, Timeout):
            raise BudgetReached(
                "what models cost cannot be written down, so none was asked. Free some disk space."
            ) from None

        def close(used: Use | None) -> None:
            try:
                with self._writing():
                    self._write(files, mark, run, used or Use(), "settled" if used else "dropped", what)
            except (OSError, Timeout):
                return  # the estimate stands, which is the safe side

        return Hold(close)

    def spent(self, run: str) -> tuple[Use, Use]:
        """What this run, and what today, took so far (calls in the air by their estimates)."""
        return self._sum(self._run_file(run)), self._sum(self._day_file())

    def room(self, run: str, estimate: Use, caps: ModelSettings) -> bool:
        """Whether such a call would stay within the caps now."""
        try:
            self._check(estimate, caps, *self.spent(run))
        except BudgetReached:
            return False
        return True

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

    def _sum(self, path: Path) -> Use:
        return self._sums.setdefault(path, _Sum(path)).now()

    def _writing(self) -> _Writing:
        self._folder.mkdir(parents=True, exist_ok=True)
        return _Writing(self._lock, FileLock(self._folder / "spending.lock"))

    def _write(
        self, files: tuple[Path, ...], mark: str, run: str, use: Use, state: str, what: dict[str, str]
    ) -> None:
        line = {"id": mark, "at": datetime.now(UTC).isoformat(timespec="seconds"), "state": state, "run": run}
        text = json.dumps({**line, **what, **asdict(use)}, ensure_ascii=False)
        for path in files:
            _append(path, text.encode())

    def _day_file(self) -> Path:
        return self._folder / f"day-{self._today().isoformat()}.jsonl"

    def _run_file(self, run: str) -> Path:
        return self._folder / f"run-{hashlib.blake2b(run.encode(), digest_size=8).hexdigest()}.jsonl"


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


def _append(path: Path, line: bytes) -> None:
    """One more line, on the medium before this returns. A line torn by a crash is closed off first."""
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
    try:
        size = os.fstat(fd).st_size
        torn = False
        if size:
            os.lseek(fd, size - 1, os.SEEK_SET)
            torn = os.read(fd, 1) != b"\n"
        rest = memoryview((b"\n" if torn else b"") + line + b"\n")
        while rest:
            rest = rest[os.write(fd, rest) :]
        os.fsync(fd)
    finally:
        os.close(fd)


class _Sum:
    """The sum over the last line of each call of one file. Reads only what was added since it looked last;
    lines that cannot be read count as nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = 0
        self._last: dict[str, Use] = {}
        self._total = Use()
        self._lock = threading.Lock()

    def now(self) -> Use:
        with self._lock:
            try:
                with self._path.open("rb") as file:
                    if file.seek(0, os.SEEK_END) < self._read:  # somebody has cleared the ledger
                        self._read, self._last, self._total = 0, {}, Use()
                    file.seek(self._read)
                    fresh = file.read()
            except FileNotFoundError:
                return Use()
            whole = fresh[: fresh.rfind(b"\n") + 1]
            self._read += len(whole)
            for line in whole.splitlines():
                self._take(line)
            return self._total

    def _take(self, line: bytes) -> None:
        try:
            found: Any = json.loads(line)
            mark, use = str(found["id"]), _use_of(found)
        except (ValueError, KeyError, TypeError):
            return
        before = self._last.get(mark)
        self._last[mark] = use
        if before is None:
            self._total += use
        else:
            self._total += use - before


def _use_of(found: dict[str, Any]) -> Use:
    money = found["money"]
    made = 0 if found["state"] == "dropped" else 1
    return Use(
        int(found["tokens_in"]),
        int(found["tokens_out"]),
        int(found["pictures"]),
        float(found["seconds"]),
        None if money is None else float(money),
        made,
        made if money is None else 0,
    )
