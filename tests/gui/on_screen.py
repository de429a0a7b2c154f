"""A script that a test lets run on a screen of its own, as a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def answer_of(*command: str, seconds: float, **environment: str) -> Any:
    """What the last line says that the command prints, as JSON; it must end well within ``seconds``."""
    done = subprocess.run(
        [str(ROOT / ".ci" / "on-screen"), *command],
        capture_output=True,
        text=True,
        env={**os.environ, "SOMEWHERE_PICTURE_SIZE": "256x144", **environment},
        cwd=ROOT,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])
