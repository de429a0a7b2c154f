"""The shipped recordings, as numbers."""

from __future__ import annotations

import wave
from typing import Any

import numpy as np

from somewhere_gui.theme import RESOURCES

SOUNDS = RESOURCES / "sounds"


def samples(name: str) -> Any:
    with wave.open(str(SOUNDS / f"{name}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 16_000)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768
