"""Recordings that are heard at once, as one stream of samples.

May import: numpy, the standard library. Promises: a change of loudness is a slope, never a step; a file that
cannot be read is a voice that is broken, never an error; all of it may be called from two threads, the one
that asks for sounds and the one that plays them.
"""

from __future__ import annotations

import threading
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
"""One channel, -1 to 1."""

FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "sounds"


def recording(path: Path, rate: int) -> Samples:
    """A WAV file of one channel and 16 bits at ``rate`` samples a second.

    Raises:
        OSError, ValueError: The file is not there, or is not such a one.
    """
    try:
        with wave.open(str(path)) as file:
            if (file.getnchannels(), file.getsampwidth()) != (1, 2):
                raise ValueError(f"{path.name}: not one channel of 16 bits")
            own = file.getframerate()
            found = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    except (wave.Error, EOFError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    heard: Samples = np.divide(found, 32768, dtype=np.float32)
    if own == rate:
        return heard
    times = np.arange(len(heard) * rate // own) * (own / rate)
    return np.asarray(np.interp(times, np.arange(len(heard)), heard), np.float32)


class Voice:
    """One recording that can be heard: see ``mixer.Sounding``."""

    def __init__(self, voices: Voices, name: str, endless: bool) -> None:
        self._voices, self.name, self._endless = voices, name, endless
        self.broken = False
        self.playing = False
        self._volume = self._heard = 0.0
        self._at = 0
        self._wave: Samples | None = None

    def play(self) -> None:
        self.playing = True
        self._voices.begin(self)

    def set_volume(self, volume: float) -> None:
        self._volume = volume

    def stop(self) -> None:
        self._volume, self.playing = 0.0, False

    def fail(self) -> None:
        """It will not be heard."""
        self.broken, self.playing = True, False

    def add_to(self, block: Samples, rate: int) -> None:
        """Be heard for as long as the block is; the last of a recording that is stopped is a slope down."""
        if self._wave is None:
            try:
                self._wave = self._voices.recording(self.name, rate)
            except (OSError, ValueError):
                return self.fail()
            self._heard = self._volume
        if self._endless:
            part = np.take(self._wave, np.arange(self._at, self._at + len(block)), mode="wrap")
        else:
            part = self._wave[self._at : self._at + len(block)]
        now = self._volume
        block[: len(part)] += part * np.linspace(self._heard, now, len(part), dtype=np.float32)
        self._heard = now
        self._at += len(block)
        if self._endless:
            self._at %= max(1, len(self._wave))
        elif self._at >= len(self._wave):
            self.playing = False
        return None


class Voices:
    """All that sounds now. ``rate``: samples a second of what is mixed, as the device takes them;
    ``begun`` is called whenever there is something new."""

    def __init__(self, begun: Callable[[], None], folder: Path = FOLDER) -> None:
        self._begun, self._folder = begun, folder
        self._lock = threading.Lock()
        self._going: list[Voice] = []
        self._read: dict[tuple[str, int], Samples] = {}

    @property
    def busy(self) -> bool:
        """Something is to be heard."""
        return bool(self._going)

    def begin(self, voice: Voice) -> None:
        with self._lock:
            if voice not in self._going:
                self._going.append(voice)
        self._begun()

    def recording(self, name: str, rate: int) -> Samples:
        """Read once, then kept: all of them together are a few megabytes."""
        if (name, rate) not in self._read:
            self._read[name, rate] = recording(self._folder / f"{name}.wav", rate)
        return self._read[name, rate]

    def mixed(self, count: int, rate: int) -> Samples:
        """The next ``count`` samples of everything that sounds, never louder than 1."""
        block = np.zeros(count, np.float32)
        with self._lock:
            going = list(self._going)
        for voice in going:
            voice.add_to(block, rate)
        with self._lock:
            self._going = [each for each in self._going if each.playing]
        return np.clip(block, -1, 1, out=block)

    def fail(self) -> None:
        """The device is gone: nothing of this is heard."""
        with self._lock:
            going, self._going = self._going, []
        for voice in going:
            voice.fail()
