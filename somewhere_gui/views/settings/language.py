"""Settings: the language of the window.

May import: Qt, ``theme``, ``language``, other views. Promises: says before what will happen: the window opens
anew, and the night is where it was.
"""

from __future__ import annotations

from typing import ClassVar

from somewhere_gui.language import NAMES
from somewhere_gui.views.controls import Segments
from somewhere_gui.views.settings.section import Section


class LanguageSection(Section):
    """The system's language, or one of the game's."""

    key: ClassVar[str] = "language"
    fields: ClassVar[tuple[str, ...]] = ("language",)

    def title(self) -> str:
        return self.tr("Language")

    def build(self) -> None:
        choices = {"system": self.tr("The system's"), **NAMES}
        self.pick = Segments(self.theme, choices, self.tr("Language of the window"))
        self.row(self.tr("Language of the window"), self.pick)
        self.words(
            self.tr(
                "The window opens anew in the other language; the night is where it was. What is told is in "
                "the language that the world is written in."
            )
        )
        self.pick.picked.connect(lambda key: self.change(language=key))

    def refresh(self) -> None:
        self.pick.set_value(self.theme.settings.language)
