"""All the checks, in the order in which they are said.

May import: ``desktop``, ``night``, the folders of the window, Qt. Promises: without a screen the rest is
checked all the same, on none.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from somewhere_gui.self_test import Broken, Check, run, translate

if TYPE_CHECKING:
    from somewhere_gui.self_test.night import Night


def self_test(data_dir: Path | None, complaint: str | None) -> int:
    """Check everything and say it. ``complaint``: why no window can be opened here. Returns 0 when the game
    can be played, else 1."""
    if complaint is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # else Qt would abort
    from PySide6.QtWidgets import QApplication

    from somewhere_gui.language import speak
    from somewhere_gui.settings import config_folder, load
    from somewhere_gui.version import version

    app = QApplication.instance() or QApplication([sys.argv[0], "-style", "fusion"])
    app.setApplicationName("SOMEWHERE")
    speak(load(config_folder()).language)
    print(f"SOMEWHERE {version()}")
    from somewhere_gui.self_test.night import Night

    night = Night()
    try:
        return run(_checks(night, data_dir, complaint))
    finally:
        night.close()


def _checks(night: Night, data_dir: Path | None, complaint: str | None) -> list[tuple[str, Check]]:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

    from somewhere_gui.door import data_folder
    from somewhere_gui.journal import folder as log_folder
    from somewhere_gui.self_test import desktop
    from somewhere_gui.self_test import night as nights
    from somewhere_gui.settings import config_folder

    places = {
        translate("SelfTest", "nights"): data_folder(data_dir),
        translate("SelfTest", "settings"): config_folder(),
        translate("SelfTest", "reports"): log_folder(data_dir),
    }
    return [
        (str(QT_TRANSLATE_NOOP("SelfTest", "Screen")), _screen(complaint)),
        (str(QT_TRANSLATE_NOOP("SelfTest", "Window")), desktop.window),
        (str(QT_TRANSLATE_NOOP("SelfTest", "Pictures")), desktop.pictures),
        (str(QT_TRANSLATE_NOOP("SelfTest", "Fonts")), desktop.fonts),
        (str(QT_TRANSLATE_NOOP("SelfTest", "Sound")), desktop.sound),
        (str(QT_TRANSLATE_NOOP("SelfTest", "Speech")), desktop.speech),
        (str(QT_TRANSLATE_NOOP("SelfTest", "Gamepads")), desktop.gamepads),
        (str(QT_TRANSLATE_NOOP("SelfTest", "Folders")), nights.writable(places)),
        (str(QT_TRANSLATE_NOOP("SelfTest", "Painter")), night.painter),
        (str(QT_TRANSLATE_NOOP("SelfTest", "Turn")), night.turn),
        (str(QT_TRANSLATE_NOOP("SelfTest", "Tapes")), night.tape),
        (str(QT_TRANSLATE_NOOP("SelfTest", "Keys")), nights.keys),
        (str(QT_TRANSLATE_NOOP("SelfTest", "Models")), nights.models),
    ]


def _screen(complaint: str | None) -> Check:
    def check(folder: Path) -> Iterator[str]:
        if complaint is not None:
            raise Broken(complaint)
        asked = os.environ.get("QT_QPA_PLATFORM") != "offscreen"
        yield (
            translate("SelfTest", "a window can be opened")
            if asked
            else translate("SelfTest", "none is asked")
        )

    return check
