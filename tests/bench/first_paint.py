"""Run as a script: open a window and report when it is first painted.

``python tests/bench/first_paint.py bare`` opens a bare PySide6 window, ``... app`` the game. The
parent passes the time of its start in ``BENCH_BEGUN``; the answer is one number in seconds.
"""

from __future__ import annotations

import os
import sys
import time


def report() -> None:
    print(f"{time.time() - float(os.environ['BENCH_BEGUN']):.4f}", flush=True)
    # The first paint is all that is asked; a tidy end would only cost time.
    os._exit(0)


def bare() -> None:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            report()

    application = QApplication(sys.argv)
    window = Window()
    window.resize(1280, 800)
    window.show()
    application.exec()


def app() -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                # Zero timers run once the painting of this window is on its way to the screen.
                QTimer.singleShot(0, report)
            return False

    run = QApplication.exec
    watcher = Watcher()

    def exec_watched() -> int:
        QApplication.instance().installEventFilter(watcher)
        return run()

    QApplication.exec = staticmethod(exec_watched)  # type: ignore[method-assign]
    from somewhere_gui.__main__ import main

    sys.argv = ["somewhere"]
    main()


if __name__ == "__main__":
    {"bare": bare, "app": app}[sys.argv[1]]()
