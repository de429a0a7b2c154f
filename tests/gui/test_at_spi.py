"""The window as assistive tools of a Linux desktop find it, over their own bus.

Needs ``at-spi2-core`` and ``dbus-daemon``, which the set-up for tests installs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.gui.on_screen import answer_of

HERE = Path(__file__).parent

if sys.platform.startswith("linux"):

    def test_a_screen_reader_finds_every_page(tmp_path: Path) -> None:
        """Over the accessibility bus one can go from the title into a night, to its history, the tapes, the
        keys and the settings, and everywhere each button and each thing that takes the keys has a name. In
        the night there are the frame with its alt text, the choices by their words, the first one with the
        new telling before it, and the status with what it says."""
        pages = answer_of(
            *("dbus-run-session", "--", sys.executable, str(HERE / "at_spi.py"), str(tmp_path / "data")),
            seconds=300,
            XDG_CACHE_HOME=str(tmp_path / "cache"),
            XDG_RUNTIME_DIR=str(tmp_path),
            NO_AT_BRIDGE="0",
        )
        nameless = [
            (page, role, description)
            for page, rows in pages.items()
            for role, name, description, takes_keys in rows
            if not name and (takes_keys or "button" in role)
        ]
        assert nameless == []
        names = {page: {row[1] for row in rows} for page, rows in pages.items()}
        assert names["title"] >= {"New night", "Load a tape", "Settings", "Quit"}
        assert names["tapes"] >= {"Play", "Rename", "Find a tape", "Into the bin"}
        assert names["settings, reading"] >= {"Text size", "Line spacing", "Reset this page"}
        night = pages["play"]
        (first,) = [row for row in night if row[0] == "push button" and " Choice 1." in row[2]]
        assert first[1]
        assert len(first[2].split(" Choice 1.")[0].split()) >= 25
        assert any(role == "graphic" and description for role, _, description, _ in night)
        assert any(name.startswith("Status: ") for _, name, _, _ in night)
