"""What is told to those who listen: new words, choices, the time that is left.

May import: Qt core and gui. Promises: some readers speak announcements, others only what gets the focus;
each is told once. Nothing is done when nobody listens.
"""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from somewhere_gui.views.buttons import ChoiceButton

BY_FOCUS: Final = sys.platform.startswith("linux")
"""Orca ignores announcements and reads what gets the focus."""


class Announcer(QObject):
    """Emits ``announced`` with everything that is told, for readers of the game's own."""

    announced = Signal(str)

    def __init__(self, page: QWidget, first: ChoiceButton) -> None:
        super().__init__()
        self._page, self._first = page, first

    def tell(self, words: str) -> None:
        """New words; the first choice, which gets the focus next, carries them where that is needed."""
        if BY_FOCUS:
            self._first.set_preface(words)
            self.announced.emit(words)
        else:
            self.say(words)

    def say(self, words: str) -> None:
        """A short word in passing."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._page, words))
        self.announced.emit(words)
