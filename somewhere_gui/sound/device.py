"""The machine's loudspeakers, through Qt.

May import: Qt core; Qt's multimedia part late and off the GUI thread. Promises: where that part, its
libraries or a device are missing there is None and not a word of complaint; a device that is plugged in
or pulled out is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLoggingCategory, QObject, QUrl, Signal, Slot, qInstallMessageHandler

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "sounds"


@contextmanager
def unspoken() -> Iterator[None]:
    """Qt says on the terminal which sound servers it did not find; no player needs that."""
    before = qInstallMessageHandler(lambda *_: None)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def quiet() -> None:
    """Qt's multimedia part says nothing of how it plays what."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")


def can_sound() -> bool:
    """Whether this machine can play anything: looks for a device, which takes a third of a second."""
    with unspoken():
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError:  # the part is not shipped here, or libpulse is missing
            return False
        return not QMediaDevices.defaultAudioOutput().isNull()


class Effect:
    """See ``mixer.Sounding``; one of Qt's."""

    def __init__(self, effect: QSoundEffect) -> None:
        self._effect = effect

    @property
    def broken(self) -> bool:
        return self._effect.status() == type(self._effect).Status.Error

    @property
    def playing(self) -> bool:
        return self._effect.isPlaying() or self._effect.status() == type(self._effect).Status.Loading

    def play(self) -> None:
        self._effect.play()

    def set_volume(self, volume: float) -> None:
        self._effect.setVolume(volume)

    def stop(self) -> None:
        self._effect.stop()
        self._effect.deleteLater()


class Loudspeaker(QObject):
    """Qt's own device: is called as ``mixer.Device``. Emits ``changed`` when devices come or go."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        from PySide6.QtMultimedia import QMediaDevices

        self._devices: QMediaDevices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._changed)

    @Slot()
    def _changed(self) -> None:
        self.changed.emit()

    @property
    def there(self) -> bool:
        """A device is plugged in."""
        return not self._devices.defaultAudioOutput().isNull()

    def __call__(self, name: str, endless: bool) -> Effect:
        from PySide6.QtMultimedia import QSoundEffect

        effect = QSoundEffect(self._devices.defaultAudioOutput(), self)
        effect.setSource(QUrl.fromLocalFile(str(FOLDER / f"{name}.wav")))
        if endless:
            effect.setLoopCount(QSoundEffect.Loop.Infinite.value)
        return Effect(effect)
