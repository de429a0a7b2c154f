"""Run as a script with a sound server: lets the game's own sounds be heard, then switches them off.

``python tests/gui/sounding.py SECONDS`` prints ``sound`` or ``no sound`` when it has looked for a device, and
whatever Qt complains of.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer

from somewhere_gui.settings import Settings
from somewhere_gui.sound.device import can_sound, loudspeaker
from somewhere_gui.sound.sounding import Sounds


def ask(errand: Callable[[], Any], then: Callable[[Any], None]) -> None:
    found = errand()
    print("sound" if found else "no sound", flush=True)
    then(found)


def main(seconds: float) -> int:
    application = QCoreApplication([])
    settings = Settings(volume=100, ambience=100, effects=100)
    sounds = Sounds(settings, ask, can_sound, loudspeaker)
    sounds.show_title()
    sounds.change(settings)
    sounds.play("door")
    QTimer.singleShot(round(seconds * 1000), lambda: sounds.change(settings._replace(sound=False)))
    QTimer.singleShot(round(seconds * 1000) + 500, application.quit)
    application.exec()
    sounds.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
