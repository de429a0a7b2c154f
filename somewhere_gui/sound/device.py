"""Whether this machine can be heard, and its loudspeakers once that is known.

May import: Qt core; Qt's multimedia part and ``loudspeaker`` late, in :func:`can_sound`, off the GUI thread.
Promises: where that part, its libraries or a device are missing there is None and not a word of complaint.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLoggingCategory

if TYPE_CHECKING:
    from somewhere_gui.sound.loudspeaker import Loudspeaker


QUIET: Final = "qt.multimedia.*=false"
SILENT: Final = f"{QUIET}\ndefault.warning=false"
_silent = 0
_guard = threading.Lock()


@contextmanager
def unspoken() -> Iterator[None]:
    """Qt says on the terminal which sound servers it did not find; no player needs that.

    Silenced by Qt's own rules, not by a handler in Python: Qt speaks also while the system loads it, and a
    handler would then wait for the interpreter while another thread that imports something has that and waits
    for the system: neither ever goes on."""
    _count(1)
    try:
        yield
    finally:
        _count(-1)


def _count(one: int) -> None:
    """One more thread that wants silence, or one less; the last lets Qt warn again."""
    global _silent
    with _guard:
        _silent += one
        QLoggingCategory.setFilterRules(SILENT if _silent else QUIET)


def quiet() -> None:
    """Qt's multimedia part says nothing of how it plays what."""
    with _guard:
        QLoggingCategory.setFilterRules(SILENT if _silent else QUIET)


def can_sound() -> bool:
    """Whether this machine can play anything: looks for a device, which takes a third of a second."""
    with unspoken():
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError:  # the part is not shipped here, or libpulse is missing
            return False
        if QMediaDevices.defaultAudioOutput().isNull():
            return False
        import somewhere_gui.sound.loudspeaker  # noqa: F401 its numpy is loaded here, not while one plays

        return True


def loudspeaker() -> Loudspeaker:
    """This machine's; asked for when :func:`can_sound` has said yes."""
    from somewhere_gui.sound.loudspeaker import Loudspeaker

    return Loudspeaker()
