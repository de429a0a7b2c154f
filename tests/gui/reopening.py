"""Run as a script: the real window, a night in it, the language changed in the settings while it runs.

``python -m tests.gui.reopening DATA_DIR LANGUAGE`` prints, as JSON, what the title's first entries and the
open tape are called before and after.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from somewhere_gui import __main__ as door
from somewhere_gui.main_window import MainWindow

SEEN: list[dict[str, Any]] = []
WANTED = sys.argv[2]


class Watched(door._Start):
    """Looks at the window once its night is open, and changes the language the first time."""

    def __init__(self, window: MainWindow, options: door.Options) -> None:
        super().__init__(window, options)
        self._look = QTimer()
        self._look.timeout.connect(self.look)
        self._look.start(50)

    def look(self) -> None:
        game = self.game
        if game is None or game.controller.locked or game.controller.session_id is None:
            return
        if SEEN and not game.settings.isVisible():
            return
        self._look.stop()
        page = self.window.currentWidget()
        SEEN.append(
            {
                "session": game.controller.session_id,
                "turn": game.controller.next_turn,
                "page": page.objectName() if page is not None else "",
                "new": self.window.title.buttons["new"].text(),
                "section": game.settings.sections["language"].title(),
            }
        )
        if len(SEEN) == 1:
            self.window.change(self.window.theme.settings._replace(language=WANTED))
        else:
            self.window.close()


def main() -> int:
    door._Start = Watched  # type: ignore[misc]
    code = door.main(["--data-dir", sys.argv[1], "--new", "--seed", "3"])
    print(json.dumps(SEEN))
    application = QApplication.instance()
    assert application is not None
    return code


if __name__ == "__main__":
    sys.exit(main())
