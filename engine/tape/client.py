"""Asks a process of its own for a film, tells how far it is, and ends it when it is not wanted.

Lives here: :func:`make`, :func:`command`. May import: ``script``, ``engine.errors``, the standard library.

Promises: the film appears in its folder in one rename, its words beside it; a cancel is noticed within
0.1 s; whatever happens, no half file is left and no process. The process ends by itself when whoever
started it is gone.

The process reads one line of JSON (kind, files, script) from its input and answers in lines:
``progress 0.25``, ``done``, ``full`` (no room on the disk), ``failed <words>``.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

from engine.errors import SaveUnreadable, StorageFull, TapeFailed, TurnCancelled
from engine.tape.script import KINDS, Script

_ROOT: Final = Path(__file__).resolve().parents[2]
_POLL: Final = 0.05

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


def command() -> list[str]:
    """What starts the process: this Python, or this very program where it is frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker", "tape"]
    return [sys.executable, "-m", "engine.tape"]


def make(
    script: Script,
    folder: Path,
    name: str,
    kind: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Path:
    """Make ``folder/name.kind`` (a number is added where the name is taken) and its ``.vtt``.

    Raises:
        TapeFailed: the kind is unknown, something needed is missing, or the film failed.
        TurnCancelled: ``cancelled`` came true.
        StorageFull: no room on the disk.
        SaveUnreadable: the folder cannot be written to.
    """
    if kind not in KINDS:
        raise TapeFailed(f"There is no tape of kind {kind!r}. Choose one of {', '.join(KINDS)}.")
    if not script.shots:
        raise TapeFailed("There is no turn to make a film of. Play first.")
    aside: Path | None = None
    words: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _free(folder, name, kind)
        aside = folder / f".{target.stem}.{os.getpid()}.{threading.get_ident()}.part"
        words = aside.with_suffix(".words")
        _perform(script, kind, aside, words, progress, cancelled)
        if words.exists():
            os.replace(words, target.with_suffix(".vtt"))
        os.replace(aside, target)
    except StorageFull:
        raise
    except OSError as problem:
        raise _worded(problem, folder) from problem
    finally:
        for left in (aside, words):
            if left is not None:
                with contextlib.suppress(OSError):
                    left.unlink(missing_ok=True)
    if progress:
        progress(1.0)
    return target


def _free(folder: Path, name: str, kind: str) -> Path:
    taken, number = {path.stem for path in folder.iterdir()}, 1
    while (stem := name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return folder / f"{stem}.{kind}"


def _worded(problem: OSError, folder: Path) -> Exception:
    if problem.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG):
        return StorageFull(
            f"No room left on the disk for a film in {folder}. Nothing of it is left; free some space and "
            "make it again."
        )
    return SaveUnreadable(
        f"The film cannot be written to {folder}: {problem.strerror or problem}. Make the folder writable, "
        "then make it again."
    )


def _perform(
    script: Script,
    kind: str,
    aside: Path,
    words: Path,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> None:
    order = {"kind": kind, "film": str(aside), "words": str(words), "script": script.to_json()}
    process = _start()
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    assert process.stdin is not None
    assert process.stdout is not None
    reader = threading.Thread(target=_read, args=(process.stdout, lines), name="tape", daemon=True)
    reader.start()
    try:
        with contextlib.suppress(OSError):
            process.stdin.write(json.dumps(order).encode() + b"\n")
            process.stdin.flush()
        _follow(lines, progress, cancelled)
    finally:
        _end(process, reader)


def _follow(
    lines: queue.SimpleQueue[str | None], progress: Progress | None, cancelled: Cancelled | None
) -> None:
    """Read what the process says until it is done."""
    while True:
        if cancelled and cancelled():
            raise TurnCancelled("The film was given up; nothing of it is left.")
        try:
            line = lines.get(timeout=_POLL)
        except queue.Empty:
            continue
        word, _, rest = (line or "failed it stopped without a word").partition(" ")
        if word == "done":
            return
        if word == "full":
            raise StorageFull(
                "No room left on the disk for the film. Nothing of it is left; free some space and make it "
                "again."
            )
        if word == "failed":
            raise TapeFailed(f"The film could not be made: {rest}. Nothing of it is left.")
        if word == "progress" and progress:
            progress(float(rest))


def _start() -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        environment[name] = "1"
    try:
        return subprocess.Popen(
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as problem:
        raise TapeFailed(
            f"The film's process cannot be started ({problem.strerror or problem}). Close other programs, "
            "then make it again."
        ) from problem


def _read(pipe: IO[bytes], lines: queue.SimpleQueue[str | None]) -> None:
    with contextlib.suppress(OSError, ValueError):
        for line in pipe:
            lines.put(line.decode(errors="replace").rstrip())
    lines.put(None)


def _end(process: subprocess.Popen[bytes], reader: threading.Thread) -> None:
    """Close its input, and kill it if it is still at work."""
    assert process.stdin is not None
    assert process.stdout is not None
    with contextlib.suppress(OSError):
        process.stdin.close()
    try:
        process.wait(0.05)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    reader.join()
    process.stdout.close()
