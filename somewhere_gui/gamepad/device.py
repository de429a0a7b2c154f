"""The machine's gamepads, read through SDL in a thread of its own.

SDL, because Qt 6 has no gamepads, and because it knows the buttons of some hundred pads by their names on
every system. May import: Qt core, ``buttons``; SDL late. Promises: no error where the library, a pad, or the
right to read it is missing; a pad that is pulled out has let go of everything; while there is no pad it looks
once a second.
"""

from __future__ import annotations

import os
from typing import Any, Final

from PySide6.QtCore import QMetaObject, QObject, Qt, QThread, QTimer, Signal, Slot

from somewhere_gui.gamepad.buttons import ACTIONS, DIRECTIONS, Axes

IDLE_MS: Final = 1000
PLAYED_MS: Final = 12
"""Between two looks while there is a pad: under a frame of a screen."""
FULL: Final = 32767
"""An axis pushed all the way."""
HINTS: Final = {
    b"SDL_NO_SIGNAL_HANDLERS": b"1",  # Ctrl+C stays Python's
    b"SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS": b"1",  # the window is Qt's: to SDL we are always behind
    b"SDL_JOYSTICK_THREAD": b"1",  # Windows: no window of SDL's own is there to get the messages
}


def library() -> Any:
    """SDL's binding, or None where it cannot be loaded."""
    try:
        import sdl2dll

        os.environ.setdefault("PYSDL2_DLL_PATH", sdl2dll.get_dllpath())
        import sdl2
    except (ImportError, OSError):
        return None
    return sdl2


def opened() -> Any:
    """SDL's binding, ready to read gamepads, or None. Whoever has it ends it by ``SDL_QuitSubSystem``."""
    sdl = library()
    if sdl is None:
        return None
    for hint, value in HINTS.items():
        sdl.SDL_SetHint(hint, value)
    return sdl if sdl.SDL_InitSubSystem(sdl.SDL_INIT_GAMECONTROLLER) == 0 else None


def names() -> list[str] | None:
    """What is plugged in now, by name; None where gamepads cannot be read."""
    sdl = opened()
    if sdl is None:
        return None
    there = [index for index in range(sdl.SDL_NumJoysticks()) if sdl.SDL_IsGameController(index)]
    found = [_word(sdl.SDL_GameControllerNameForIndex(index)) for index in there]
    sdl.SDL_QuitSubSystem(sdl.SDL_INIT_GAMECONTROLLER)
    return found


class _Reader(QObject):
    """Looks at the pads again and again."""

    found = Signal(str)
    pushed = Signal(str)
    released = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._sdl: Any = None
        self._timer: QTimer | None = None
        self._pads: dict[int, Any] = {}
        self._axes: dict[int, Axes] = {}
        self._held: dict[int, set[str]] = {}

    @Slot()
    def begin(self) -> None:
        self._sdl = opened()
        if self._sdl is None:
            return
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(IDLE_MS)
        self._look()

    @Slot()
    def end(self) -> None:
        """Let go of all pads; the thread ends."""
        if self._timer is not None:
            self._timer.stop()
        for which in list(self._pads):
            self._gone(which)
        if self._sdl is not None:
            self._sdl.SDL_QuitSubSystem(self._sdl.SDL_INIT_GAMECONTROLLER)
        self.thread().quit()

    @Slot()
    def _look(self) -> None:
        sdl, event = self._sdl, self._sdl.SDL_Event()
        while sdl.SDL_PollEvent(event):
            kind = event.type
            if kind == sdl.SDL_CONTROLLERDEVICEADDED:
                self._come(event.cdevice.which)
            elif kind == sdl.SDL_CONTROLLERDEVICEREMOVED:
                self._gone(event.cdevice.which)
            elif kind in (sdl.SDL_CONTROLLERBUTTONDOWN, sdl.SDL_CONTROLLERBUTTONUP):
                button = sdl.SDL_GameControllerGetStringForButton(event.cbutton.button)
                self._turn(event.cbutton.which, _word(button), kind == sdl.SDL_CONTROLLERBUTTONDOWN)
            elif kind == sdl.SDL_CONTROLLERAXISMOTION and event.caxis.which in self._axes:
                axis = _word(sdl.SDL_GameControllerGetStringForAxis(event.caxis.axis))
                for name, down in self._axes[event.caxis.which].move(axis, event.caxis.value / FULL):
                    self._turn(event.caxis.which, name, down)

    def _come(self, index: int) -> None:
        pad = self._sdl.SDL_GameControllerOpen(index)
        if not pad:  # nobody may read it
            return
        which = self._sdl.SDL_JoystickInstanceID(self._sdl.SDL_GameControllerGetJoystick(pad))
        if which not in self._pads:
            self._pads[which], self._axes[which], self._held[which] = pad, Axes(), set()
            self.found.emit(_word(self._sdl.SDL_GameControllerName(pad)))
        self._pace()

    def _gone(self, which: int) -> None:
        if which in self._pads:
            for name in sorted(self._held.pop(which)):
                self.released.emit(name)
            del self._axes[which]
            self._sdl.SDL_GameControllerClose(self._pads.pop(which))
        self._pace()

    def _turn(self, which: int, name: str, down: bool) -> None:
        """A button goes down or up."""
        held = self._held.get(which)
        if held is None or (name not in ACTIONS and name not in DIRECTIONS) or (name in held) == down:
            return
        (held.add if down else held.discard)(name)
        (self.pushed if down else self.released).emit(name)

    def _pace(self) -> None:
        if self._timer is not None:
            self._timer.setInterval(PLAYED_MS if self._pads else IDLE_MS)


def _word(given: bytes | None) -> str:
    return (given or b"").decode("utf-8", "replace")


class Pads(QObject):
    """All gamepads as one. Emits ``found`` with a pad's name, ``pushed`` and ``released`` with a button's
    (see :mod:`somewhere_gui.gamepad.buttons`)."""

    found = Signal(str)
    pushed = Signal(str)
    released = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._thread = QThread()
        self._thread.setObjectName("gamepads")
        self._reader = _Reader()
        self._reader.moveToThread(self._thread)
        self._reader.found.connect(self.found)
        self._reader.pushed.connect(self.pushed)
        self._reader.released.connect(self.released)
        self._thread.started.connect(self._reader.begin)
        self._thread.start()

    def close(self) -> bool:
        """End the thread; False if it would not end within five seconds."""
        QMetaObject.invokeMethod(self._reader, "end", Qt.ConnectionType.QueuedConnection)
        return self._thread.wait(5000)
