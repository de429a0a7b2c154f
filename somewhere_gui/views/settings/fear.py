"""Settings: how far the nights to come may go.

May import: Qt, ``theme``, the words of the terms, other views. Promises: what is set here is what the page of
terms shows, and the other way round; says that a night which runs keeps its terms.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Qt, Signal

from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.controls import Segments
from somewhere_gui.views.settings.section import Section
from somewhere_gui.views.terms_page import FAR


class FearSection(Section):
    """Intensity, and the way to all terms. Emits ``terms_asked``."""

    terms_asked = Signal()
    key: ClassVar[str] = "fear"
    fields: ClassVar[tuple[str, ...]] = ("intensity",)

    def title(self) -> str:
        return self.tr("Fear and harm")

    def build(self) -> None:
        translate = QCoreApplication.translate
        levels = {key: translate("TermsPage", str(word)) for key, (word, _) in FAR.items()}
        self.far = Segments(self.theme, levels, self.tr("How far it may go"))
        self.row(self.tr("How far it may go"), self.far)
        self.told = self.words()
        self.words(self.tr("This is for nights that begin from now on; one that runs keeps its terms."))
        self.terms = KeyButton(self.theme, self.tr("What is left out, and all other terms"))
        name(self.terms, "fearTerms", self.terms.words, self.tr("Phobias, how hard, which world"))
        self.column.addSpacing(6)
        self.column.addWidget(self.terms, 0, Qt.AlignmentFlag.AlignLeft)
        self.far.picked.connect(lambda key: self.change(intensity=int(key)))
        self.terms.clicked.connect(self.terms_asked)

    def refresh(self) -> None:
        level = str(self.theme.settings.intensity)
        self.far.set_value(level)
        self.told.setText(QCoreApplication.translate("TermsPage", str(FAR[level][1])))
