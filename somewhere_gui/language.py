"""The language of the window: which there are, which is meant, and making Qt speak it.

May import: Qt core, the settings. Promises: in the source language nothing is loaded; a language whose
file is missing counts as the source language; Qt's own words are in the same language.

The words are in ``resources/strings/<language>/window.ts``, which people translate, and ``window.qm``, which
the game reads; ``make strings`` makes the one from the source and the other from that.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

SOURCE: Final = "en"
STRINGS: Final = Path(__file__).resolve().parent.parent / "resources" / "strings"
NAMES: Final = {"en": "English", "es": "Español"}
"""Every language of the window, as it calls itself."""
FILE: Final = "window.qm"
_speaking: list[QTranslator] = []


def meant(wanted: str) -> str:
    """The language that a setting means: itself, or the system's where that is known."""
    if wanted in NAMES:
        return wanted
    for tag in QLocale.system().uiLanguages():
        if tag.split("-")[0] in NAMES:
            return tag.split("-")[0]
    return SOURCE


def speak(wanted: str) -> str:
    """Make the application speak a language; returns which. Widgets that are there already keep theirs."""
    language = meant(wanted)
    QLocale.setDefault(QLocale(language))  # months are called as the window speaks
    while _speaking:
        QCoreApplication.removeTranslator(_speaking.pop())
    if language == SOURCE:
        return language
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for path in (Path(qt) / f"qtbase_{language}.qm", STRINGS / language / FILE):
        translator = QTranslator()
        if translator.load(str(path)):
            QCoreApplication.installTranslator(translator)
            _speaking.append(translator)
    return language
