"""``python resources/packaging/screenshots.py``: the pictures in the README, of the real window.

The window plays a night of a fixed seed by itself; some of its turns are kept, and the title page as it is
when that night can be continued. May import: Qt, the window. Promises: the same pictures from the same code;
the player's own nights and settings are not touched.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

ROOT: Final = Path(__file__).resolve().parents[2]
TARGET: Final = ROOT / "resources" / "screenshots"
SEED, TURNS, KEPT = 19, 14, {"gate_house": 14}
WIDTH, QUALITY = 1100, 84
LOOK_MS: Final = 500
"""Between two looks at whether the title page shows the last night's picture."""


def main() -> int:
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        data, shots = Path(folder) / "data", Path(folder) / "shots"
        environment = {**os.environ, "SOMEWHERE_CONFIG_DIR": f"{folder}/config"}
        play = [sys.executable, "-m", "somewhere_gui", "--data-dir", str(data), "--new", "--autoplay"]
        play += [str(TURNS), "--seed", str(SEED), "--shots", str(shots)]
        subprocess.run(play, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        title = [sys.executable, __file__, str(data), str(shots / "title.png")]
        environment["PYTHONPATH"] = str(ROOT)
        subprocess.run(title, cwd=ROOT, env=environment, check=True)
        _keep(shots / "title.png", "title")
        for name, turn in KEPT.items():
            _keep(shots / f"turn_{turn:03d}.png", name)
    return 0


def _keep(shot: Path, name: str) -> None:
    """Make a small file of a picture."""
    target = TARGET / f"{name}.jpg"
    picture = QImage(str(shot)).scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    if not picture.save(str(target), quality=QUALITY):
        raise OSError(f"{shot} could not be kept as {target}.")
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1024} KB")


def picture_title(data: str, target: str) -> int:
    """Open the window, wait for its title page, keep a picture of it, close."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from somewhere_gui.__main__ import main as play

    run = QApplication.exec

    def watched() -> int:
        window: Any = QApplication.topLevelWidgets()[0]
        timer = QTimer()

        def look() -> None:
            if window.title.buttons["continue"].isEnabled() and window.title.settled:
                window.grab().save(target)
                window.close()

        timer.timeout.connect(look)
        timer.start(LOOK_MS)
        return run()

    QApplication.exec = staticmethod(watched)  # type: ignore[method-assign]
    return play(["--data-dir", data])


if __name__ == "__main__":
    sys.exit(picture_title(*sys.argv[1:]) if len(sys.argv) > 1 else main())
