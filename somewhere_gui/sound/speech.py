"""A voice that reads aloud, where the machine has one.

May import: Qt core; Qt's speech part late and on a thread of its own (looking for a voice takes two seconds
where there is none). Promises: nothing waits for the voice; new words take the place of those being read;
without a voice it says so once, in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from somewhere_gui.sound.device import unspoken

if TYPE_CHECKING:
    from collections.abc import Callable


class Reader(QObject):
    """Lives on the thread and holds the voice. ``make``: gives a QTextToSpeech or its like, or None."""

    found = Signal(list)
    missing = Signal()

    def __init__(self, make: Callable[[], Any] | None = None) -> None:
        super().__init__()
        self._make = make or system_voice
        self._voice: Any = None

    @Slot()
    def open(self) -> None:
        self._voice = self._make()
        if self._voice is None:
            self.missing.emit()
        else:
            self.found.emit([each.name() for each in self._voice.availableVoices()])

    @Slot(str)
    def say(self, words: str) -> None:
        if self._voice is not None:
            self._voice.say(words)

    @Slot()
    def hush(self) -> None:
        if self._voice is not None:
            self._voice.stop()

    @Slot(int, str)
    def tune(self, rate: int, name: str) -> None:
        """``rate`` in percent of the usual, 50 to 200."""
        if self._voice is not None:
            self._voice.setRate(max(-1.0, min((rate - 100) / 100, 1.0)))
            for each in self._voice.availableVoices():
                if each.name() == name:
                    self._voice.setVoice(each)

    @Slot()
    def shut(self) -> None:
        self.hush()
        self._voice = None


def system_voice() -> Any:
    """The system's voice, or None. Blocks for two seconds where there is none."""
    with unspoken():
        try:
            from PySide6.QtTextToSpeech import QTextToSpeech
        except ImportError:
            return None
        voice = QTextToSpeech()
        return None if voice.state() == QTextToSpeech.State.Error or not voice.availableVoices() else voice


class Speech(QObject):
    """The voice as the game uses it. Emits ``voices_known`` (names) or ``missing``."""

    voices_known = Signal(list)
    missing = Signal()
    _open = Signal()
    _say = Signal(str)
    _hush = Signal()
    _tune = Signal(int, str)
    _shut = Signal()

    def __init__(self, make: Callable[[], Any] | None = None) -> None:
        super().__init__()
        self._thread: QThread | None = None
        self._make = make
        self._reader: Reader | None = None

    @property
    def open(self) -> bool:
        return self._thread is not None

    def begin(self, rate: int, name: str) -> None:
        """Look for the voice, without waiting for it."""
        if self._thread is not None:
            self._tune.emit(rate, name)
            return
        thread, reader = QThread(), Reader(self._make)
        thread.setObjectName("voice")
        reader.moveToThread(thread)
        reader.found.connect(self.voices_known)
        reader.missing.connect(self.missing)
        for signal, slot in (
            (self._open, reader.open),
            (self._say, reader.say),
            (self._hush, reader.hush),
            (self._tune, reader.tune),
            (self._shut, reader.shut),
        ):
            signal.connect(slot)
        self._thread, self._reader = thread, reader
        thread.start()
        self._open.emit()
        self._tune.emit(rate, name)

    def say(self, words: str) -> None:
        """Read this now, in place of anything that is being read."""
        if words.strip():
            self._say.emit(words)

    def hush(self) -> None:
        self._hush.emit()

    def close(self, wait_ms: int = 4000) -> bool:
        """Let go of the voice. False if its thread would not end."""
        thread, self._thread = self._thread, None
        if thread is None:
            return True
        self._shut.emit()
        thread.quit()
        return thread.wait(wait_ms)
