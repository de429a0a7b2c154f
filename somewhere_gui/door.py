"""By what name the window of a folder of tapes is found, whether there is one, and whether there is any tape.

May import: the standard library, platformdirs late. Promises: cheap enough to be asked before the first
paint.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_folder(data_dir: Path | None) -> Path:
    """Where the tapes are: as the command line says, as ``SOMEWHERE_DATA_DIR`` says, else this system's
    place for a program's data."""
    chosen = os.environ.get("SOMEWHERE_DATA_DIR")
    if data_dir is not None or chosen:
        return (data_dir or Path(chosen or "").expanduser()).absolute()
    usual = user_folder("XDG_DATA_HOME", ".local/share")
    if usual is not None:
        return usual
    from platformdirs import user_data_dir  # 6 ms

    return Path(user_data_dir("somewhere", appauthor=False))


def user_folder(variable: str, in_home: str) -> Path | None:
    """Linux's whole rule of where a program keeps things of one kind. None on other systems, and where the
    environment is too odd for it: then platformdirs knows."""
    system: str = sys.platform
    if system != "linux":
        return None
    chosen = os.environ.get(variable, "").strip()
    base = Path(chosen or os.path.join(os.environ.get("HOME", ""), in_home))
    return base / "somewhere" if base.is_absolute() else None


def is_new(folder: Path) -> bool:
    """Whether no night has been played there yet, as far as one can see without opening anything."""
    try:
        with os.scandir(folder / "sessions") as tapes:
            return next(tapes, None) is None
    except FileNotFoundError:
        return True
    except OSError:
        return False


def door(folder: Path) -> str:
    """The name of the folder's window: another for another user or another folder."""
    from zlib import crc32

    user = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    place = os.fsencode(folder.resolve())
    return f"somewhere-{user}-{crc32(place):08x}{len(place):x}"


def is_open(folder: Path) -> bool:
    """Whether a window of this folder may be open; asking it costs more. On Windows always True."""
    return not hasattr(os, "getuid") or os.path.exists(_path(folder))


_held: dict[str, int] = {}
"""What this process has claimed, until it ends."""


def claim(folder: Path) -> bool | None:
    """Be the process of this folder's window from now until it ends. False while another process is, also
    one that is just starting and cannot be knocked at yet; None where that cannot be told."""
    if not hasattr(os, "getuid"):
        return None
    import fcntl  # not on Windows

    path = f"{_path(folder)}.lock"
    if path in _held:
        return True
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        os.close(descriptor)
        return False if isinstance(problem, BlockingIOError) else None
    _held[path] = descriptor
    return True


def _path(folder: Path) -> str:
    home = os.environ.get("TMPDIR") or "/tmp"  # where Qt keeps such doors
    return os.path.join(home, door(folder))
