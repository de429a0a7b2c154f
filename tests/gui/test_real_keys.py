"""The real window under a real X server, with a keyboard and nothing else.

Needs ``xdotool`` and ``xvfb``, which the set-up for tests installs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from somewhere_gui import settings as settings_file
from somewhere_gui.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
LONGEST_NIGHT = 150

if sys.platform.startswith("linux"):

    def test_a_night_at_the_keyboard(tmp_path: Path, full: Callable[[int, int], int]) -> None:
        """From the title into a night, through its turns (with full counts to its ending), back to the title
        and out, by keys that come from the X server; nothing is wrong when the window has closed."""
        turns = full(2, LONGEST_NIGHT)
        config = tmp_path / "config"
        settings_file.save(config, Settings(words_at_once=True, reduced_motion=True, greeted=True))
        environment = {
            **os.environ,
            "SOMEWHERE_PICTURE_SIZE": "256x144",
            "SOMEWHERE_CONFIG_DIR": str(config),
            "QT_QPA_PLATFORM": "xcb",
        }
        done = subprocess.run(
            [
                *(str(ROOT / ".ci" / "on-screen"), sys.executable),
                *(str(Path(__file__).with_name("real_keys.py")), str(tmp_path / "data"), str(turns)),
            ],
            capture_output=True,
            text=True,
            env=environment,
            cwd=ROOT,
            timeout=900,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        last = json.loads(done.stdout.splitlines()[-1])
        assert last["turn_count"] >= turns or last["ending"]
