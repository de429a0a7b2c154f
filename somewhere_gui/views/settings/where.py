"""Settings: where the night is played.

May import: Qt, ``theme``, other views. Promises: the address that was typed last is kept; the token is not.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from somewhere_gui.views.settings.section import Section
from somewhere_gui.views.where_panel import WherePanel


class WhereSection(Section):
    """This computer's tapes, or a server. See :class:`WherePanel`."""

    key: ClassVar[str] = "where"

    def title(self) -> str:
        return self.tr("Where you play")

    def build(self) -> None:
        self.panel = WherePanel(self.theme)
        self.panel.edited.connect(self._keep)
        self.column.addWidget(self.panel)

    def first(self) -> QWidget | None:
        return self.panel.chosen

    def refresh(self) -> None:
        if not self.panel.address.hasFocus():
            self.panel.address.setText(self.theme.settings.server)

    def _keep(self, address: str) -> None:
        if address and address != self.theme.settings.server:
            self.change(server=address)
