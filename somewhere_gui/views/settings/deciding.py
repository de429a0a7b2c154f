"""Settings: how long one has to decide.

May import: Qt, ``theme``, ``settings``, other views. Promises: off as delivered; says when the clock
stands.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QCoreApplication

from somewhere_gui.settings import TIMES, Settings, seconds
from somewhere_gui.views.controls import Segments, Switch
from somewhere_gui.views.settings.section import Section, set_quietly


def time_words(settings: Settings) -> str:
    """How long one has, and when the clock stands."""
    translate = QCoreApplication.translate
    if not settings.countdown:
        return translate("DecidingSection", "As long as you like.")
    return translate(
        "DecidingSection",
        "{seconds} seconds for each choice. The clock stands while the night is told, while you type and "
        "while you are on another page. When it runs out, the night goes on without you.",
    ).format(seconds=seconds(settings))


class DecidingSection(Section):
    """The countdown, and twice as long."""

    key: ClassVar[str] = "deciding"
    fields: ClassVar[tuple[str, ...]] = ("countdown", "relaxed")
    previewed: ClassVar[bool] = True

    def title(self) -> str:
        return self.tr("Time to decide")

    def build(self) -> None:
        off = self.tr("Off")
        times = {str(each): self.tr("{n} s").format(n=each) if each else off for each in TIMES}
        self.time = Segments(self.theme, times, self.tr("Time to decide"))
        self.relaxed = Switch(self.theme, self.tr("Relaxed: twice as long"))
        self.row(self.tr("Seconds"), self.time)
        self.row(self.tr("Relaxed: twice as long"), self.relaxed)
        self.time_words = self.words()
        self.time.picked.connect(lambda key: self.change(countdown=int(key)))
        self.relaxed.toggled.connect(lambda on: self.change(relaxed=on))

    def refresh(self) -> None:
        now = self.theme.settings
        self.time.set_value(str(now.countdown))
        set_quietly(self.relaxed, now.relaxed)
        self.relaxed.setEnabled(now.countdown > 0)
        self.time_words.setText(time_words(now))
