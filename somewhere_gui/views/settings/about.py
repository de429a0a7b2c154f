"""Settings: what this is, and what it is set in.

May import: Qt, ``theme``, other views. Promises: names every face that is shipped, with its
licence; a bundle says that it is under the GPL as a whole, and where the terms of all its parts are.
"""

from __future__ import annotations

from typing import ClassVar

from somewhere_gui.version import licences, version
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
        path = licences()
        if path is not None:
            self.words(
                self.tr(
                    "This copy brings what makes films (FFmpeg with x264 and x265). As a whole it is under "
                    "the GNU General Public License 3; the terms of each part are in {file}"
                ).format(file=path)
            )
