"""The machine's loudspeakers, through Qt.

Sounds are mixed here and written to one QAudioSink: Qt's own QSoundEffect frees a voice on the sound server's
thread now and then (6.11), and its notifier then floods the window's event loop for good.

May import: Qt with its multimedia part, ``voices``. Promises: a device that is plugged in or pulled out is
told; while nothing sounds no stream is open and no timer runs.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QIODevice, QObject, QThread, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from somewhere_gui.sound.voices import Samples, Voice, Voices

RATE: Final = 16_000
"""Samples a second of the recordings."""
BUFFER_MS: Final = 200
"""What is written ahead: how late an effect may be, and how long the thread may be held up unheard."""
FILL_MS: Final = 50
ENCODINGS: Final = {"Int16": ("<i2", 32767), "Int32": ("<i4", 2147483520), "Float": ("<f4", 1)}
"""Formats of samples a device may take: how they lie in memory, and what full swing is."""


class Feed(QObject):
    """Keeps the device's buffer full while something sounds; lives in a thread of its own, so that neither
    a busy window is heard nor a full buffer seen."""

    def __init__(self, voices: Voices) -> None:
        super().__init__()
        self._voices = voices
        self._output: QAudioDevice | None = None
        self._sink: QAudioSink | None = None
        self._stream: QIODevice | None = None
        self._filling: QTimer | None = None
        self._still = 0

    @Slot(object)
    def begin(self, output: QAudioDevice) -> None:
        """Something is to be heard on this device."""
        if self._stream is not None and output == self._output:
            return
        self.end()
        sink, self._output = _sink(output), output
        if sink is None:
            self._voices.fail()
            return
        self._sink, self._stream, self._still = sink, sink.start(), 0
        self._filling = QTimer(self)
        self._filling.setInterval(FILL_MS)
        self._filling.timeout.connect(self._fill)
        self._filling.start()
        self._fill()

    @Slot()
    def end(self) -> None:
        """Nothing more is heard, at once."""
        if self._filling is not None:
            self._filling.stop()
            self._filling.deleteLater()
        if self._sink is not None:
            self._sink.reset()
            self._sink.deleteLater()
        self._filling = self._sink = self._stream = None

    @Slot()
    def close(self) -> None:
        """The same, and the thread ends."""
        self.end()
        self.thread().quit()

    @Slot()
    def _fill(self) -> None:
        sink, stream = self._sink, self._stream
        if sink is None or stream is None:
            return
        if sink.state() == QtAudio.State.StoppedState:  # pulled out, or the sound server has ended
            self._voices.fail()
            self.end()
            return
        # A buffer of silence behind the last sound, so that the end of it is heard.
        self._still = 0 if self._voices.busy else self._still + 1
        if self._still * FILL_MS > BUFFER_MS + FILL_MS:
            self.end()
            return
        form = sink.format()
        count = sink.bytesFree() // form.bytesPerFrame()
        if count > 0:
            stream.write(_encoded(self._voices.mixed(count, form.sampleRate()), form))


def _sink(output: QAudioDevice) -> QAudioSink | None:
    """The device at our own rate if it takes that, else as it likes it; None: it takes neither."""
    form = QAudioFormat()
    form.setSampleRate(RATE)
    form.setChannelCount(1)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    if not output.isFormatSupported(form):
        form = output.preferredFormat()
    if output.isNull() or not form.isValid() or form.sampleFormat().name not in ENCODINGS:
        return None
    sink = QAudioSink(output, form)
    sink.setBufferSize(form.bytesForDuration(BUFFER_MS * 1000))
    return sink


def _encoded(block: Samples, form: QAudioFormat) -> bytes:
    kind, most = ENCODINGS[form.sampleFormat().name]
    return np.repeat(block * most, form.channelCount()).astype(kind).tobytes()


class Loudspeaker(QObject):
    """The machine's own device: is called as ``mixer.Device``. Emits ``changed`` when devices come or go."""

    changed = Signal()
    _wanted = Signal(object)
    _over = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self.changed)
        self._voices = Voices(self._begun)
        self._feed = Feed(self._voices)
        self._thread = QThread()
        self._thread.setObjectName("sound")
        self._feed.moveToThread(self._thread)
        self._wanted.connect(self._feed.begin)
        self._over.connect(self._feed.close)
        self._thread.start()

    def __call__(self, name: str, endless: bool) -> Voice:
        return Voice(self._voices, name, endless)

    def close(self) -> None:
        """Silence for good; the thread has ended when this returns."""
        self._over.emit()
        self._thread.wait()

    def _begun(self) -> None:
        self._wanted.emit(self._devices.defaultAudioOutput())
