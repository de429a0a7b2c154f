"""Run as a script on an X server of its own: the real window, played by keys of a real keyboard alone.

``python tests/gui/real_keys.py DATA_DIR TURNS`` starts the window, begins a night from the title, takes
choices until so many turns are on disk or the night has ended, goes on to its end, back to the title and out.
Prints the last state as JSON; ends with what the window ended with. Needs ``xdotool``.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

WAIT, AGAIN = 60.0, 0.8
"""Seconds: until something must have happened, and until a key that did nothing is pressed anew."""


def press(*keys: str) -> None:
    """On whatever has the keys, as a keyboard does it."""
    subprocess.run(["xdotool", "key", "--delay", "30", *keys], check=True)


def until(true: Callable[[], bool], *keys: str) -> None:
    """Press keys, again where they came too early, until something is so. Raises TimeoutError."""
    end = time.monotonic() + WAIT
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(f"{keys} did nothing")
        press(*keys)
        soon = time.monotonic() + AGAIN
        while not true() and time.monotonic() < soon:
            time.sleep(0.05)


def state(data_dir: Path) -> dict[str, Any]:
    """The night on disk; empty before there is one."""
    found = sorted((data_dir / "sessions").glob("*/state.json"))
    try:
        return dict(json.loads(found[0].read_text())) if found else {}
    except (OSError, ValueError):
        return {}


def focus() -> None:
    """The window gets the keys, as a desktop would give them to it."""
    end = time.monotonic() + WAIT
    search = ["xdotool", "search", "--onlyvisible", "--name", "^SOMEWHERE$"]
    while time.monotonic() < end:
        found = subprocess.run(search, capture_output=True, text=True, check=False).stdout.split()
        if found:
            subprocess.run(["xdotool", "windowfocus", found[0]], check=True)
            return
        time.sleep(0.1)
    raise TimeoutError("no window came")


def play(data_dir: Path, turns: int) -> dict[str, Any]:
    """From the title to ``turns`` or an ending; the last state."""
    dice = random.Random(3)
    until(lambda: bool(state(data_dir).get("choices")), "Return")
    for _ in range(turns):
        now = state(data_dir)
        if now.get("ending"):
            break
        number = dice.randrange(len(now["choices"])) + 1
        before = now["turn_count"]
        until(lambda before=before: state(data_dir).get("turn_count", before) > before, str(number))  # type: ignore[misc]
    return state(data_dir)


def main(data_dir: Path, turns: int) -> int:
    window = subprocess.Popen(
        [sys.executable, "-m", "somewhere_gui", "--data-dir", str(data_dir), "--seed", "5"]
    )
    try:
        focus()
        last = play(data_dir, turns)
        if last.get("ending"):
            press("Return")
        # Out of the night, or its ending, to the title, whose last entry is the way out.
        until(lambda: window.poll() is not None, "Escape", "5")
        print(json.dumps(last))
        return window.returncode
    finally:
        if window.poll() is None:
            window.terminate()
            window.wait(10)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
