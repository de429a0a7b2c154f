"""What the tape sounds like: its hiss, the wind behind it, the heads between two turns, the eject.

Lives here: :func:`soundtrack`, :data:`RATE`. May import: ``timeline``, numpy, the standard library.

Promises: as long as the beats; where the project's sounds are not there, None: the film is silent then.
"""

from __future__ import annotations

import contextlib
import wave
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.tape.timeline import TICKS, Beat

RATE: Final = 16_000
"""Samples a second, one channel."""
_SOUNDS: Final = Path(__file__).resolve().parents[2] / "resources" / "sounds"
_BEDS: Final = (("hiss", 0.5), ("wind", 0.4))
_AT: Final = {
    "title": ("switch", 0.8),
    "cut": ("static", 0.5),
    "glitch": ("static", 0.9),
    "stop": ("click", 0.9),
    "eject": ("eject", 0.9),
}

Samples = NDArray[np.int16]


def soundtrack(beats: list[Beat]) -> Samples | None:
    """The sound of a whole film."""
    length = sum(beat.ticks for beat in beats) * RATE // TICKS
    sounds = {name: _read(name) for name, _ in (*_BEDS, *_AT.values())}
    if any(len(sound) == 0 for sound in sounds.values()):
        return None
    out = np.zeros(length, np.float32)
    quiet = sum(beat.ticks for beat in beats if beat.kind in ("stop", "eject", "off")) * RATE // TICKS
    for name, level in _BEDS:
        out[: length - quiet] += np.resize(sounds[name], length - quiet) * np.float32(level)
    at = 0
    for beat in beats:
        if beat.kind in _AT:
            name, level = _AT[beat.kind]
            most = beat.ticks * RATE // TICKS if name == "static" else len(sounds[name])
            piece = _faded(sounds[name][:most]) * np.float32(level)
            start = at * RATE // TICKS
            piece = piece[: length - start]
            out[start : start + len(piece)] += piece
        at += beat.ticks
    return np.clip(out, -32768, 32767).astype(np.int16)


def _faded(piece: NDArray[np.float32]) -> NDArray[np.float32]:
    """Without clicks at its ends."""
    edge = min(len(piece) // 2, RATE // 60)
    out = piece.copy()
    if edge:
        ramp = np.linspace(0, 1, edge, dtype=np.float32)
        out[:edge] *= ramp
        out[-edge:] *= ramp[::-1]
    return out


def _read(name: str) -> NDArray[np.float32]:
    with contextlib.suppress(OSError, EOFError, wave.Error), wave.open(str(_SOUNDS / f"{name}.wav")) as file:
        if (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2):
            return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32)
    return np.zeros(0, np.float32)
