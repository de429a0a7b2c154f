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
    system: str = sys.platform
    if system == "linux":  # its whole rule is one line
        home = os.environ.get("XDG_DATA_HOME", "").strip()
        return Path(home or Path.home() / ".local" / "share") / "somewhere"
    from platformdirs import user_data_dir  # 6 ms

    return Path(user_data_dir("somewhere", appauthor=False))


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
    place = str(folder.resolve()).encode()
    return f"somewhere-{user}-{crc32(place):08x}{len(place):x}"


def is_open(folder: Path) -> bool:
    """Whether a window of this folder may be open; asking it costs more. On Windows always True."""
    if not hasattr(os, "getuid"):
        return True
    home = os.environ.get("TMPDIR") or "/tmp"  # where Qt keeps such doors
    return os.path.exists(os.path.join(home, door(folder)))
