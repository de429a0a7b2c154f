"""Whether this machine can be heard, and its loudspeakers once that is known.

May import: Qt core; Qt's multimedia part and ``loudspeaker`` late, in :func:`can_sound`, off the GUI thread.
Promises: where that part, its libraries or a device are missing there is None and not a word of complaint.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, qInstallMessageHandler

if TYPE_CHECKING:
    from somewhere_gui.sound.loudspeaker import Loudspeaker


@contextmanager
def unspoken() -> Iterator[None]:
    """Qt says on the terminal which sound servers it did not find; no player needs that."""
    before = qInstallMessageHandler(lambda *_: None)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def quiet() -> None:
    """Qt's multimedia part says nothing of how it plays what."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")


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
