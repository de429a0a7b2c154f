"""Settings: contrast, and how much moves.

May import: Qt, ``theme``, other views. Promises: both work on every page at once.
"""

from __future__ import annotations

from typing import ClassVar

from somewhere_gui.views.controls import Switch
from somewhere_gui.views.settings.section import Section, set_quietly


class PictureSection(Section):
    """High contrast; motion and flashes."""

    key: ClassVar[str] = "picture"
    fields: ClassVar[tuple[str, ...]] = ("high_contrast", "reduced_motion", "ahead")
    previewed: ClassVar[bool] = True

    def title(self) -> str:
        return self.tr("Picture and motion")

    def build(self) -> None:
        self.contrast = Switch(self.theme, self.tr("High contrast"))
        self.still = Switch(self.theme, self.tr("Reduce motion and flashes"))
        self.row(self.tr("High contrast"), self.contrast)
        self.row(self.tr("Reduce motion and flashes"), self.still)
        self.words(
            self.tr(
                "With motion reduced nothing fades, tears or sways: pictures and pages are cut, and the "
                "frame stands still."
            )
        )
        self.ahead = Switch(self.theme, self.tr("Paint ahead while you read"))
        self.row(self.tr("Paint ahead while you read"), self.ahead)
        self.words(
            self.tr(
                "The next picture is then there at once. It takes a processor's time, so it rests while this "
                "computer runs on its battery."
            )
        )
        self.ahead.toggled.connect(lambda on: self.change(ahead=on))
        self.contrast.toggled.connect(lambda on: self.change(high_contrast=on))
        self.still.toggled.connect(lambda on: self.change(reduced_motion=on))

    def refresh(self) -> None:
        set_quietly(self.contrast, self.theme.settings.high_contrast)
        set_quietly(self.still, self.theme.settings.reduced_motion)
        set_quietly(self.ahead, self.theme.settings.ahead)
