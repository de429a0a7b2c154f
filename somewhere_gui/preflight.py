"""What must be there before Qt starts, because Qt would abort and nobody could catch it.

May import: the standard library only. Promises: on Linux without a display, or without the system
libraries of a window, says in one line what to install; elsewhere says nothing.
"""

from __future__ import annotations

import os
import sys
from typing import Final

WINDOW_LIBRARIES: Final = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FOLDERS: Final = ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")


def complaint() -> str | None:
    """Why a window cannot open here, and what to do; None when it can."""
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith("xcb"):
        return None
    if not os.environ.get("DISPLAY"):
        if os.environ.get("WAYLAND_DISPLAY") and not platform:
            return None
        return (
            "SOMEWHERE needs a screen: no DISPLAY is set. Start it from a desktop session, "
            "or under a virtual screen with: xvfb-run -a python -m somewhere_gui"
        )
    missing = [package for library, package in WINDOW_LIBRARIES.items() if not _loads(library)]
    if missing:
        return f"SOMEWHERE cannot open a window yet. Install: sudo apt install {' '.join(missing)}"
    return None


def _loads(library: str) -> bool:
    """Where a system keeps such libraries is looked at first; asking the loader costs 15 ms more."""
    if any(os.path.exists(os.path.join(folder, library)) for folder in FOLDERS):
        return True
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
