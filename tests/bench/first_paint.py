"""Run as a script: open a window and report when it is first painted.

``python tests/bench/first_paint.py bare`` opens a bare PySide6 window, ``... app`` the game. Both are
watched in the same way. The parent passes the time of its start in ``BENCH_BEGUN``; the answer is
two numbers: seconds on the clock since then, and seconds of processor time.
"""

from __future__ import annotations

import os
import sys
import time


def report() -> None:
    print(f"{time.time() - float(os.environ['BENCH_BEGUN']):.4f} {time.process_time():.4f}", flush=True)
    # The first paint is all that is asked; a tidy end would only cost time.
    os._exit(0)


def watch() -> None:
    """Report once the first window that is open when the event loop starts has been painted."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                # Zero timers run once the painting of the whole window is on its way to the screen.
                after.start()
            return False

    run = QApplication.exec
    watcher = Watcher()
    after = QTimer(singleShot=True)
    after.timeout.connect(report)

    def exec_watched() -> int:
        QApplication.topLevelWidgets()[0].installEventFilter(watcher)
        return run()

    QApplication.exec = staticmethod(exec_watched)  # type: ignore[method-assign]


def bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    application.exec()


def app() -> None:
    from somewhere_gui.__main__ import main

    main([])


if __name__ == "__main__":
    watch()
    {"bare": bare, "app": app}[sys.argv[1]]()
