"""What the desktop must do here: open a window, show our faces, play a sound, speak, read a gamepad.

May import: Qt, ``theme``, ``gamepad``. Promises: a machine without sound or speech lacks something, and is
not broken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from somewhere_gui.self_test import Broken, Lacks, translate
from somewhere_gui.theme import FACES, RESOURCES, load_fonts

PATIENCE_MS: Final = 5000


def window(folder: Path) -> Iterator[str]:
    """A window is painted, and its pixels come out as they were meant."""
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QColor, QGuiApplication
    from PySide6.QtWidgets import QApplication, QWidget

    widget = QWidget()
    widget.setStyleSheet("background: #A9E8BE")
    widget.resize(64, 36)
    widget.show()
    QApplication.processEvents()
    colour = widget.grab().toImage().pixelColor(32, 18)
    widget.close()
    if colour != QColor("#A9E8BE"):
        raise Broken(
            translate("SelfTest", "Qt {0} painted a window in {1} instead of #a9e8be.").format(
                qVersion(), colour.name()
            )
        )
    yield translate("SelfTest", "Qt {0} paints a window ({1})").format(
        qVersion(), QGuiApplication.platformName()
    )


def pictures(folder: Path) -> Iterator[str]:
    """The kinds of pictures that the game and its models make can be read."""
    from PySide6.QtGui import QImageReader

    known = {bytes(each.data()).decode() for each in QImageReader.supportedImageFormats()}
    if missing := {"png", "jpeg", "webp", "svg"} - known:
        raise Broken(
            translate("SelfTest", "Qt cannot read {0}: its plugins are incomplete.").format(
                ", ".join(sorted(missing))
            )
        )
    yield translate("SelfTest", "PNG, JPEG, WebP and SVG can be read")


def fonts(folder: Path) -> Iterator[str]:
    """Every shipped face is there and is the one that Qt takes."""
    from PySide6.QtGui import QFont, QFontInfo

    load_fonts()
    wrong = sorted({name for name, _ in FACES.values() if QFontInfo(QFont(name)).family() != name})
    if wrong:
        raise Broken(
            translate("SelfTest", "Missing faces: {0}. They belong into {1}.").format(
                ", ".join(wrong), RESOURCES / "fonts"
            )
        )
    yield translate("SelfTest", "{0} shipped faces").format(len({name for name, _ in FACES.values()}))


def sound(folder: Path) -> Iterator[str]:
    """The sounds can be read, and there is something to play them on."""
    import wave

    from somewhere_gui.sound.device import quiet

    quiet()  # what Qt lacks is said here; its module complains while it is imported
    from PySide6.QtMultimedia import QMediaDevices

    names = sorted((RESOURCES / "sounds").glob("*.wav"))
    for path in names:
        with wave.open(str(path)) as file:
            if not file.getnframes():
                raise Broken(translate("SelfTest", "The sound {0} is empty.").format(path.name))
    if not names:
        raise Broken(translate("SelfTest", "There are no sounds in {0}.").format(RESOURCES / "sounds"))
    outputs = [each.description() for each in QMediaDevices.audioOutputs()]
    if not outputs:
        raise Lacks(
            translate("SelfTest", "{0} sounds, but no device to play them on: the night is silent.").format(
                len(names)
            )
        )
    _play(names[0].stem)
    yield translate("SelfTest", "{0} sounds, to be heard on {1}").format(len(names), outputs[0])


def _play(name: str) -> None:
    """Play a sound in silence to its end, as the game does."""
    from somewhere_gui.sound.device import loudspeaker

    device = loudspeaker()
    try:
        voice = device(name, False)
        voice.play()
        if not _waited(lambda: not voice.playing) or voice.broken:
            raise Broken(
                translate("SelfTest", "The sound {0} cannot be played: the device takes none of it.").format(
                    name
                )
            )
    finally:
        device.close()


def speech(folder: Path) -> Iterator[str]:
    """Something can read aloud, and does."""
    from PySide6.QtTextToSpeech import QTextToSpeech

    engines = [name for name in QTextToSpeech.availableEngines() if name != "mock"]
    if not engines:
        raise Lacks(translate("SelfTest", "Nothing here reads aloud."))
    voice = QTextToSpeech(engines[0])
    voice.setVolume(0)
    heard: list[str] = []
    voice.stateChanged.connect(lambda state: heard.append(state.name))
    voice.say("tape")
    if not _waited(lambda: "Speaking" in heard and voice.state().name == "Ready"):
        raise Lacks(
            translate("SelfTest", "{0} is there but does not read aloud: {1}.").format(
                engines[0], voice.errorString() or translate("SelfTest", "no answer")
            )
        )
    yield translate("SelfTest", "read aloud by {0}").format(", ".join(engines))


def gamepads(folder: Path) -> Iterator[str]:
    """Gamepads can be read, whether or not one is plugged in."""
    from somewhere_gui.gamepad.device import names

    found = names()
    if found is None:
        raise Lacks(translate("SelfTest", "Gamepads cannot be read here: play by keyboard and mouse."))
    yield ", ".join(found) or translate("SelfTest", "none is plugged in")


def _waited(true: Callable[[], bool]) -> bool:
    """Let Qt work until something is true; False: it did not become so in time."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop
    from PySide6.QtWidgets import QApplication

    end = QDeadlineTimer(PATIENCE_MS)
    while not true() and not end.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    return true()
