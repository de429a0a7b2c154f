"""Settings: who tells the night.

May import: Qt, ``theme``, other views. Promises: the three cards are enough; the rest is opened only by who
wants it.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.models_advanced import ModelsAdvanced
from somewhere_gui.views.models_panel import ModelsPanel
from somewhere_gui.views.settings.section import Section
from somewhere_gui.views.words import Words


class StorytellerSection(Section):
    """Offline, a model on this computer, or one in the cloud. See :class:`ModelsPanel`."""

    key: ClassVar[str] = "storyteller"
    broad: ClassVar[bool] = True

    def title(self) -> str:
        return self.tr("Who tells the night")

    def build(self) -> None:
        note = self.tr(
            "You can change this in the middle of a night. If one stops answering, offline takes over."
        )
        self.column.addWidget(Words(self.theme, note, px=15, ink="dust2", wrap=True))
        self.panel = ModelsPanel(self.theme)
        self.column.addSpacing(4)
        self.column.addWidget(self.panel)
        self.column.addSpacing(4)
        self.further = KeyButton(self.theme, self.tr("Servers, waiting and limits"))
        name(self.further, "furtherModels", self.further.words, self.tr("Open or close the further settings"))
        self.column.addWidget(self.further, 0, Qt.AlignmentFlag.AlignLeft)
        self.advanced = ModelsAdvanced(self.theme)
        self.advanced.hide()
        self.column.addWidget(self.advanced)
        self.further.clicked.connect(self._toggle)

    def first(self) -> QWidget | None:
        return self.panel.chosen

    def _toggle(self) -> None:
        wanted = self.advanced.isHidden()
        self.advanced.setVisible(wanted)
        self.further.set_chosen(wanted)
