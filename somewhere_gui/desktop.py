"""What is asked of the desktop: to show a folder.

May import: Qt. Promises: never raises; where a folder cannot be shown, its place is said instead.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

translate = QCoreApplication.translate


def show_folder(folder: Path, say: Callable[[str], None]) -> None:
    """Open the folder, which is made if need be, in the desktop's own way."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        say(translate("Desktop", "There is no folder {folder}, and none can be made.").format(folder=folder))
        return
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        say(translate("Desktop", "The folder is {folder}.").format(folder=folder))
