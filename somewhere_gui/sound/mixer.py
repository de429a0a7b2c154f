"""Plays what a moment sounds like: loops that fade into each other, and effects over them.

May import: Qt core; the device is given (see ``device``). Promises: every change of a loop is a fade; no
timer runs when nothing fades; a sound that cannot be played is left out without a word; nothing is louder
than its setting, and what is told to be silent is (as soon as the device has played what it was given).
"""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

STEP_MS: Final = 50
FADE_MS: Final = 1600
"""From nothing to full, and back."""
VOICES: Final = 8
"""Effects that may be heard at once."""


class Sounding(Protocol):
    """One recording that can be heard. ``broken``: the device will not play it."""

    @property
    def broken(self) -> bool: ...
    @property
    def playing(self) -> bool: ...
    def play(self) -> None: ...
    def set_volume(self, volume: float) -> None: ...
    def stop(self) -> None:
        """For good: it is not used again."""


class Device(Protocol):
    """Makes recordings ready to be heard."""

    def __call__(self, name: str, endless: bool) -> Sounding:
        """``endless``: it is repeated until it is stopped."""

    def close(self) -> None:
        """Nothing is made or heard any more."""


class _Loop:
    """A loop, where its loudness is and where it is going."""

    def __init__(self, sounding: Sounding) -> None:
        self.sounding, self.level, self.wanted = sounding, 0.0, 0.0

    def step(self, share: float) -> None:
        way = self.wanted - self.level
        self.level = self.wanted if abs(way) <= share else self.level + (share if way > 0 else -share)


class Mixer(QObject):
    """Loops and effects on one device. Volumes are 0 to 1 as they are heard."""

    def __init__(self, device: Device) -> None:
        super().__init__()
        self._device = device
        self._loops: dict[str, _Loop] = {}
        self._effects: list[Sounding] = []
        self._loud = self._sharp = 1.0
        self._fading = QTimer(self)
        self._fading.setInterval(STEP_MS)
        self._fading.timeout.connect(self._step)

    @property
    def heard(self) -> dict[str, float]:
        """The loops that are played and how loud each is now, before the volume."""
        return {name: loop.level for name, loop in self._loops.items()}

    @property
    def fading(self) -> bool:
        return self._fading.isActive()

    def set_volumes(self, ambience: float, effects: float) -> None:
        """How loud each kind is; loops that are heard follow at once."""
        self._loud, self._sharp = ambience, effects
        self._sound()

    def set_loops(self, wanted: dict[str, float]) -> None:
        """Fade to these loops: name -> loudness up to 1. What is not among them fades away."""
        for name, loop in self._loops.items():
            loop.wanted = wanted.get(name, 0.0)
        for name in wanted.keys() - self._loops.keys():
            loop = self._loops[name] = _Loop(self._device(name, True))
            loop.wanted = wanted[name]
            loop.sounding.set_volume(0.0)
            loop.sounding.play()
        if any(loop.level != loop.wanted for loop in self._loops.values()):
            self._fading.start()

    def play(self, name: str, loudness: float = 1.0) -> None:
        """An effect, once."""
        going = [each for each in self._effects if each.playing and not each.broken][-VOICES + 1 :]
        for each in self._effects:
            if each not in going:
                each.stop()
        self._effects = going
        if self._sharp <= 0:
            return
        effect = self._device(name, False)
        effect.set_volume(self._sharp * loudness)
        effect.play()
        self._effects.append(effect)

    def silence(self) -> None:
        """Stop everything now."""
        self._fading.stop()
        for each in (*(loop.sounding for loop in self._loops.values()), *self._effects):
            each.stop()
        self._loops, self._effects = {}, []

    def close(self) -> None:
        """Silence, and the device is let go of."""
        self.silence()
        self._device.close()

    def _step(self) -> None:
        for name, loop in list(self._loops.items()):
            loop.step(STEP_MS / FADE_MS)
            if loop.sounding.broken or loop.level == loop.wanted == 0:
                loop.sounding.stop()
                del self._loops[name]
        self._sound()
        if all(loop.level == loop.wanted for loop in self._loops.values()):
            self._fading.stop()

    def _sound(self) -> None:
        for loop in self._loops.values():
            loop.sounding.set_volume(loop.level * self._loud)
