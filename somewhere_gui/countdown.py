"""The clock that runs while one decides, for those who have asked for it.

May import: Qt core, ``settings``, the play page. Promises: off unless set; counts whole seconds and
repaints once in each; stands while a turn is told, while words still appear, while one types, while a
question is open and while another page is shown; no timer runs when it is off.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from somewhere_gui.settings import seconds
from somewhere_gui.views.play_page import PlayPage

HESITATED: Final = "Hesitate"
"""What is recorded when the time runs out."""


LAST: Final = (10, 5)
"""Seconds left that are told aloud, besides half of all."""


class Countdown(QObject):
    """Emits ``ran_out`` when the time is over."""

    ran_out = Signal()

    def __init__(self, page: PlayPage) -> None:
        super().__init__()
        self._page = page
        self._whole = self._left = 0
        self._held = False
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._second)
        page.theme.changed.connect(self._changed)

    @property
    def running(self) -> bool:
        """Whether a timer runs at all."""
        return self._tick.isActive()

    @property
    def left(self) -> int:
        return self._left

    def hold(self, held: bool) -> None:
        """Stand still although one could decide: somebody else plays."""
        self._held = held

    @Slot()
    def begin(self) -> None:
        """A choice can be made now: the time starts anew."""
        self._whole = self._left = seconds(self._page.theme.settings)
        self._show()
        if self._whole and not self._page.choices.locked:
            self._tick.start()
        else:
            self._tick.stop()

    @Slot()
    def end(self) -> None:
        """Nothing is to be decided any more."""
        self._tick.stop()
        self._show()

    def _counts(self) -> bool:
        page = self._page
        typing = page.choices.typed.hasFocus()
        free = page.isVisible() and not page.window().isMinimized()
        return free and page.settled and not (page.asking or page.choices.locked or typing or self._held)

    @Slot()
    def _second(self) -> None:
        if self._counts():
            self._left -= 1
            if self._left in (self._whole // 2, *LAST):
                words = self.tr("{n} seconds").format(n=self._left)
                self._page.announcer.say(words)
        self._show()
        if self._left <= 0:
            self._tick.stop()
            self.ran_out.emit()

    @Slot()
    def _changed(self) -> None:
        """Another time was set: it starts anew where one could decide."""
        if seconds(self._page.theme.settings) != self._whole:
            self.begin()

    def _show(self) -> None:
        bar = self._page.choices.countdown
        shown = self._whole > 0 and bool(self._page.choices.offered)
        if shown:
            bar.show_time(max(self._left, 0), self._whole, running=self._counts())
        if shown == bar.isHidden():
            bar.setVisible(shown)
            self._page.arrange()
