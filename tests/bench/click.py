"""Run as a script: how long after a click on a choice the next frame is on screen, in the real window.

``python tests/bench/click.py SECONDS_OF_READING TURNS`` prints a line a turn: milliseconds from the click to
the end of the first paint that shows the new frame, and how many of them went into painting it.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
import time
from typing import Any

FIRST = 2
"""Turns not counted: the painter builds its first places."""


def painting_timed(painted: list[float]) -> None:
    """From here on ``painted[0]`` is what the last painting took, in ms."""
    from engine.pictures import WorkerPainter
    from engine.state import Scene

    paint = WorkerPainter.paint

    def timed(self: WorkerPainter, scene: Scene) -> bytes:
        begun = time.perf_counter()
        try:
            return paint(self, scene)
        finally:
            painted[0] = (time.perf_counter() - begun) * 1000

    WorkerPainter.paint = timed  # type: ignore[method-assign]


def main() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    import somewhere_gui.__main__ as door
    from somewhere_gui.views.frame_view import FrameView

    reading, turns = float(sys.argv[1]), int(sys.argv[2]) + FIRST
    clicked, before, painted = 0.0, 0, [0.0]
    game: Any = None
    lines: list[str] = []
    paint_event, opened = FrameView.paintEvent, door._Start.opened

    def watched(self: FrameView, event: Any) -> None:
        nonlocal clicked
        paint_event(self, event)
        if clicked and self is game.play.frame and self.image.cacheKey() != before:
            lines.append(f"{(time.perf_counter() - clicked) * 1000:.1f} {painted[0]:.1f}")
            clicked = 0.0

    def click() -> None:
        nonlocal clicked, before
        if len(lines) == turns or not game.play.choices.offered:
            game.window.close()
            return
        before, clicked = game.play.frame.image.cacheKey(), time.perf_counter()
        number = len(lines) % len(game.play.choices.offered)
        game.play.choices.buttons[number].click()

    def begin(self: Any, venue: Any) -> None:
        nonlocal game
        opened(self, venue)
        game = self.game
        # A turn may be shown before its frame is painted on the screen; a reader looks at both.
        game.turn_shown.connect(lambda _: QTimer.singleShot(round(reading * 1000) + 250, click))

    painting_timed(painted)
    FrameView.paintEvent = watched  # type: ignore[method-assign]
    door._Start.opened = begin  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(SystemExit):
        door.main(["--data-dir", folder, "--seed", "5", "--new"])
    QApplication.processEvents()
    print("\n".join(lines[FIRST:]))


if __name__ == "__main__":
    main()
