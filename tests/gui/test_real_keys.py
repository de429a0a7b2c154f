"""The real window under a real X server, with a keyboard and nothing else.

Needs ``xdotool`` and ``xvfb``, which the set-up for tests installs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from somewhere_gui import settings as settings_file
from somewhere_gui.settings import Settings
from tests.gui.on_screen import answer_of

LONGEST_NIGHT = 150

if sys.platform.startswith("linux"):

    def test_a_night_at_the_keyboard(tmp_path: Path, full: Callable[[int, int], int]) -> None:
        """From the title into a night, through its turns (with full counts to its ending), back to the title
        and out, by keys that come from the X server; nothing is wrong when the window has closed."""
        turns = full(2, LONGEST_NIGHT)
        config = tmp_path / "config"
        settings_file.save(config, Settings(words_at_once=True, reduced_motion=True, greeted=True))
        last = answer_of(
            *(sys.executable, str(Path(__file__).with_name("real_keys.py"))),
            *(str(tmp_path / "data"), str(turns)),
            seconds=900,
            SOMEWHERE_CONFIG_DIR=str(config),
            QT_QPA_PLATFORM="xcb",
        )
        assert last["turn_count"] >= turns or last["ending"]
