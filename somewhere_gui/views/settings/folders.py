"""Settings: where things are kept, and what is asked before it is done.

May import: Qt, ``theme``, other views. Promises: paths can be selected and copied, and opened.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal

from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.flow_row import FlowRow
from somewhere_gui.views.settings.section import Section
from somewhere_gui.views.words import Words


class FoldersSection(Section):
    """Tapes, settings, log. Emits ``open_asked`` with ``tapes``, ``settings`` or ``log``."""

    open_asked = Signal(str)
    key: ClassVar[str] = "folders"
    fields: ClassVar[tuple[str, ...]] = ("unasked",)

    def title(self) -> str:
        return self.tr("Tapes and folders")

    def build(self) -> None:
        self.folder, self.config, self.log = (
            Words(self.theme, px=15, ink="dust2", wrap=True) for _ in range(3)
        )
        keys = FlowRow()
        for key, label, words, button in (
            ("tapes", self.folder, self.tr("Tapes are kept in"), self.tr("Open tapes")),
            ("settings", self.config, self.tr("Settings are kept in"), self.tr("Open settings")),
            ("log", self.log, self.tr("The log is kept in"), self.tr("Open log")),
        ):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            name(label, f"{key}Folder", words, "")
            self.row(words, label)
            opener = KeyButton(self.theme, button)
            name(opener, f"{key}FolderButton", button, self.tr("Open this folder"))
            opener.clicked.connect(lambda _=False, key=key: self.open_asked.emit(key))
            keys.addWidget(opener)
        self.column.addSpacing(6)
        self.column.addLayout(keys)
        self.column.addSpacing(6)
        self.questions = self.words()

    def refresh(self) -> None:
        silent = [each for each in self.theme.settings.unasked.split(",") if each]
        self.questions.setText(
            self.tr("Before something could be lost you are asked; {n} questions you wanted no more.").format(
                n=len(silent)
            )
            if silent
            else self.tr("Before something could be lost you are asked.")
        )

    def show_folders(self, tapes: str, config: str, log: str) -> None:
        """Where things are kept."""
        self.folder.setText(tapes)
        self.config.setText(config)
        self.log.setText(log)
