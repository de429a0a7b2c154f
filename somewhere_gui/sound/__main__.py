"""``python -m somewhere_gui.sound [FOLDER]``: make the sounds anew, as WAV files."""

from __future__ import annotations

import sys
import wave
from pathlib import Path

import numpy as np

from somewhere_gui.sound.recipes import EFFECTS, LOOPS
from somewhere_gui.sound.synthesis import RATE, Wave

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "sounds"


def write(path: Path, sound: Wave) -> None:
    """Write a sound as 16-bit WAV of one channel."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.round(np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())


def main(given: list[str]) -> int:
    folder = Path(given[0]) if given else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, recipe in (LOOPS | EFFECTS).items():
        write(folder / f"{name}.wav", recipe())
        print(folder / f"{name}.wav")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
