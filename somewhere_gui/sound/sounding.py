"""What is heard and read aloud while the game is played: from states to the mixer, the captions, the voice.

May import: Qt core, the settings, this room. Promises: no device is looked for while sound is off; nothing
waits for one; what is heard also stands in the caption, whether or not there is a device.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from somewhere_gui.reading import JsonDict
from somewhere_gui.settings import Settings
from somewhere_gui.sound import said, scape
from somewhere_gui.sound.mixer import Device, Mixer

Ask = Callable[[Callable[[], Any], Callable[[Any], None]], None]
LATE_MS: Final = 700
"""After the window is there: the first frame comes before the first sound."""


class Sounds(QObject):
    """Emits ``captioned`` with what is heard, in words. ``ask`` does something off the GUI thread;
    ``open_device`` is called there first, then ``make_device`` here."""

    captioned = Signal(str)

    def __init__(
        self,
        settings: Settings,
        ask: Ask,
        open_device: Callable[[], bool],
        make_device: Callable[[], Device],
    ) -> None:
        super().__init__()
        self._settings, self._ask = settings, ask
        self._open, self._make = open_device, make_device
        self.mixer: Mixer | None = None
        self._asked = self._closed = False
        self._state: JsonDict = {}
        self._loops: dict[str, float] = {}
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(LATE_MS)
        self._late.timeout.connect(self._look)
        if settings.sound:
            self._late.start()

    def change(self, settings: Settings) -> None:
        """The player has changed something."""
        self._settings = settings
        if not settings.sound:
            self._late.stop()
            if self.mixer is not None:
                self.mixer.silence()
        elif self.mixer is None:
            self._look()
        else:
            self._tune()
            self.mixer.set_loops(self._loops)

    def show_title(self) -> None:
        """The title page's own air."""
        self._state = {}
        self._go_on(dict(scape.TITLE))

    def show(self, state: JsonDict, *, happened: bool) -> None:
        """A state of the night; ``happened``: it has just come of the one before, else one came to it."""
        played = scape.effects(self._state, state) if happened and self._state else []
        before, now = self._loops, scape.ambience(state)
        self.captioned.emit(said.caption(played, before, now, scape.stage(state)))
        self._state = state
        self._go_on(now)
        for name in played:
            self.play(name)

    def play(self, name: str) -> None:
        """One effect, if sound is on."""
        if self.mixer is not None and self._settings.sound:
            self.mixer.play(name)

    def hush(self) -> None:
        """Silence, until there is a state again."""
        self._go_on({})

    def close(self) -> None:
        self._closed = True
        self._late.stop()
        if self.mixer is not None:
            self.mixer.close()

    def _go_on(self, loops: dict[str, float]) -> None:
        self._loops = loops
        if self.mixer is not None and self._settings.sound:
            self.mixer.set_loops(loops)

    def _look(self) -> None:
        if not self._asked:
            self._asked = True
            self._ask(self._open, self._found)

    def _found(self, there: bool) -> None:
        device = self._make() if there and not self._closed else None
        if device is None:
            return
        self.mixer = Mixer(device)
        changed = getattr(device, "changed", None)
        if changed is not None:
            changed.connect(self._device_changed)
        self._tune()
        if self._settings.sound:
            self.mixer.set_loops(self._loops)

    @Slot()
    def _device_changed(self) -> None:
        """Another device, or none any more: begin anew on what there is."""
        if self.mixer is not None:
            self.mixer.silence()
            if self._settings.sound:
                self.mixer.set_loops(self._loops)

    def _tune(self) -> None:
        now = self._settings
        if self.mixer is not None:
            whole = _heard(now.volume)
            self.mixer.set_volumes(whole * _heard(now.ambience), whole * _heard(now.effects))


def _heard(percent: int) -> float:
    """A slider's place as a loudness: halfway is heard as half, which is a quarter of the swing."""
    return (percent / 100) ** 2
