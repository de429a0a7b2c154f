"""Run as a script: turns of the real window told by the server that the models' settings name.

``python tests/bench/told.py TURNS`` prints a line a turn, milliseconds: from the click to the first word on
screen, and from the last word's arrival to choices that can be used.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
import time
from typing import Any

READING = 0.4
"""Seconds between two turns."""
FIRST = 1
"""Turns not counted: the client's package is imported with the first."""


def main() -> None:
    from PySide6.QtCore import QTimer

    import somewhere_gui.__main__ as door
    from somewhere_gui.views.narrative_view import NarrativeView

    turns = int(sys.argv[1]) + FIRST
    clicked = last = 0.0
    first: float | None = None
    game: Any = None
    lines: list[str] = []
    paint_event, opened = NarrativeView.paintEvent, door._Start.opened

    def watched(self: NarrativeView, event: Any) -> None:
        nonlocal first
        paint_event(self, event)
        if clicked and first is None and self._telling.text and self._shown > self._told_from():
            first = time.perf_counter() - clicked

    def click() -> None:
        nonlocal clicked, first
        if len(lines) >= turns or not game.play.choices.offered:
            game.window.close()
            return
        clicked, first = time.perf_counter(), None
        game.play.choices.buttons[len(lines) % len(game.play.choices.offered)].click()

    def told(_: str) -> None:
        nonlocal last
        last = time.perf_counter()

    def usable() -> None:
        if clicked and first is not None:
            lines.append(f"{first * 1000:.1f} {(time.perf_counter() - last) * 1000:.1f}")
        QTimer.singleShot(round(READING * 1000), click)

    def begin(self: Any, venue: Any) -> None:
        nonlocal game
        opened(self, venue)
        game = self.game
        game.controller.told.connect(told)
        game.controller.unlocked.connect(usable)

    NarrativeView.paintEvent = watched  # type: ignore[method-assign]
    door._Start.opened = begin  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(SystemExit):
        door.main(["--data-dir", folder, "--seed", "5", "--new"])
    print("\n".join(lines[FIRST:]))


if __name__ == "__main__":
    main()
