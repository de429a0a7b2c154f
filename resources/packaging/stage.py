"""A screen that nobody sees, with a light window manager, a mouse and a keyboard.

May import: the standard library; Qt late, to take pictures. Promises: everything started here is ended here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

SIZE: Final = "1366x850x24"
PATIENCE: Final = 180.0
"""Seconds that anything may take on a busy machine."""
_SNAPSHOT: Final = (
    "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication(['shot']); "
    "sys.exit(not app.primaryScreen().grabWindow(0).save(sys.argv[1]))"
)

_COVER: Final = (
    "from PySide6.QtWidgets import QApplication, QLabel; app = QApplication(['cover']); "
    "cover = QLabel('another program'); cover.setWindowTitle('Cover'); cover.resize(1300, 800); "
    "cover.show(); cover.activateWindow(); app.exec()"
)


class Stage:
    """The screen ``display`` (``:7``); pictures of it go to ``shots``."""

    def __init__(self, display: str, shots: Path) -> None:
        self.display, self.shots = display, shots
        self._environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}

    def key(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self._do("xdotool", "key", "--delay", "60", *keys)

    def write(self, words: str) -> None:
        """Type words."""
        self._do("xdotool", "type", "--delay", "40", words)

    def click(self, x: int, y: int) -> None:
        """Click at a point of the window; px from its corner inside the frame."""
        window = self.windows()[-1]
        self._do("xdotool", "mousemove", "--window", window, str(x), str(y), "sleep", "0.2", "click", "1")

    def windows(self) -> list[str]:
        """The windows of the game that can be seen."""
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "^SOMEWHERE$"],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.split()

    def front(self) -> str:
        """The window that has the keyboard; nothing for a moment when it changes hands."""
        command = ["xdotool", "getactivewindow"]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    @contextmanager
    def covered(self) -> Iterator[None]:
        """Another program's window lies over everything and has the keyboard."""
        cover = subprocess.Popen([sys.executable, "-c", _COVER], env=self._environment)
        try:
            before = self.front()
            until(lambda: self.front() not in ("", before), "another window lay over the game")
            yield
        finally:
            cover.terminate()
            cover.wait()

    def wait_for_window(self) -> None:
        """Until the window of the game is open."""
        until(lambda: bool(self.windows()), "the window opened")

    def wait_for_no_window(self) -> None:
        """Until there is none any more."""
        until(lambda: not self.windows(), "the window closed")

    def picture(self, name: str) -> None:
        """Keep what the screen shows as a PNG file of this name."""
        self.shots.mkdir(parents=True, exist_ok=True)
        self._do(sys.executable, "-c", _SNAPSHOT, str(self.shots / f"{name}.png"))

    def _do(self, *command: str) -> str:
        return subprocess.run(
            command, env=self._environment, check=True, stdout=subprocess.PIPE, text=True
        ).stdout


def until(true: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Wait until something is true. Raises AssertionError with these words when it never is."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"Waited {seconds:.0f} s in vain until {what}."
        time.sleep(0.3)


@contextmanager
def opened(shots: Path) -> Iterator[Stage]:
    """A stage of one's own."""
    with ExitStack() as after:
        read, write = os.pipe()
        server = ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp"]
        _start(after, server, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as answer:
            display = f":{answer.readline().strip()}"
        _start(after, ["openbox"], env={**os.environ, "DISPLAY": display})
        yield Stage(display, shots)


def _start(
    after: ExitStack, command: list[str], env: dict[str, str] | None = None, pass_fds: tuple[int, ...] = ()
) -> None:
    process = subprocess.Popen(
        command, env=env, pass_fds=pass_fds, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    after.callback(process.wait)
    after.callback(process.terminate)
