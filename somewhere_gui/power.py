"""Whether this computer runs on its battery.

May import: the standard library. Promises: never raises; where it cannot be told, it is said to run on
mains.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

SUPPLIES: Final = Path("/sys/class/power_supply")


def on_battery(supplies: Path = SUPPLIES) -> bool:
    """True if a battery is being used up. Costs less than a millisecond."""
    system: str = sys.platform
    if system == "win32":
        return _windows()
    return _any_discharging(supplies)


def _any_discharging(supplies: Path) -> bool:
    try:
        found = sorted(supplies.iterdir())
    except OSError:
        return False
    return any(
        _word(each / "type") == "Battery"
        and _word(each / "scope") != "Device"  # a mouse's or a pen's
        and _word(each / "status") == "Discharging"
        for each in found
    )


def _word(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _windows() -> bool:
    import ctypes  # late: only there

    class Status(ctypes.Structure):
        _fields_ = [  # as ctypes wants it
            ("line", ctypes.c_ubyte),
            ("battery", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_ubyte),
            ("seconds", ctypes.c_ulong),
            ("full", ctypes.c_ulong),
        ]

    status = Status()
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  # not there for other systems' types
    return bool(kernel.GetSystemPowerStatus(ctypes.byref(status))) and status.line == 0
