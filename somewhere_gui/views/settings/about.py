"""Settings: what this is, and what it is set in.

May import: Qt, ``theme``, other views. Promises: names every face that is shipped, with its licence.
"""

from __future__ import annotations

from typing import ClassVar

from somewhere_gui.version import version
from somewhere_gui.views.settings.section import Section


class AboutSection(Section):
    """Version, promises, licences."""

    key: ClassVar[str] = "about"

    def title(self) -> str:
        return self.tr("About")

    def build(self) -> None:
        self.words(self.tr("SOMEWHERE {version}").format(version=version()))
        self.words(
            self.tr(
                "A night in the desert, told and painted as you play it. Unless you choose a server or a "
                "model elsewhere, nothing you do leaves this computer."
            )
        )
        self.words(
            self.tr(
                "Set in IBM Plex, VT323, Atkinson Hyperlegible and OpenDyslexic, all under the SIL Open Font "
                "License 1.1. SOMEWHERE itself is under the MIT license; the window is made with Qt (LGPL 3)."
            )
        )
