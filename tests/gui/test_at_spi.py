"""The window as assistive tools of a Linux desktop find it, over their own bus.

Needs ``at-spi2-core`` and ``dbus-daemon``, which the set-up for tests installs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent

if sys.platform.startswith("linux"):

    def test_a_screen_reader_finds_the_night(tmp_path: Path) -> None:
        """Over the accessibility bus: the frame with its alt text, the choices by their words, the first one
        with the new telling before it, the status with what it says, and no button without a name."""
        environment = {
            **os.environ,
            "SOMEWHERE_PICTURE_SIZE": "256x144",
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "XDG_RUNTIME_DIR": str(tmp_path),
            "NO_AT_BRIDGE": "0",
        }
        done = subprocess.run(
            [
                *(str(ROOT / ".ci" / "on-screen"), "dbus-run-session", "--"),
                *(sys.executable, str(HERE / "at_spi.py"), str(tmp_path / "data")),
            ],
            capture_output=True,
            text=True,
            env=environment,
            cwd=ROOT,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        rows = json.loads(done.stdout.splitlines()[-1])
        buttons = [row for row in rows if row[1] == "push button"]
        shown = [row for row in buttons if row[3] and " Choice 1." in row[3]]
        (first,) = shown
        assert first[2]
        assert len(first[3].split(" Choice 1.")[0].split()) >= 25
        assert any(row[1] == "graphic" and row[3] for row in rows)
        assert any(row[2].startswith("Status: ") for row in rows)
        assert {row[3] for row in buttons if not row[2] and not row[3].startswith("Choice")} == set()
