"""Settings: what is heard, what is said of it in words, and what is read aloud.

May import: Qt, ``theme``, ``settings``, other views. Promises: every change is heard at once; without a
device or a voice everything can be set just the same.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from somewhere_gui.settings import RATES, VOLUMES
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.controls import PickBox, StepSlider, Switch
from somewhere_gui.views.flow_row import FlowRow
from somewhere_gui.views.settings.section import Section, set_quietly
from somewhere_gui.views.words import Words

TRIED = {"volume": "click", "ambience": "", "effects": "door"}
"""What is played when a slider is moved."""


class SoundSection(Section):
    """Sound, its volumes, captions, the voice. Emits ``tried`` with a sound to be played and ``read`` with
    words to be read aloud."""

    tried = Signal(str)
    read = Signal(str)
    key: ClassVar[str] = "sound"
    fields: ClassVar[tuple[str, ...]] = (
        "sound", "volume", "ambience", "effects", "captions", "voice", "voice_rate", "voice_name",
    )  # fmt: skip
    previewed: ClassVar[bool] = True

    def title(self) -> str:
        return self.tr("Sound")

    def build(self) -> None:
        self.on = self._switch(self.tr("Sound"), "sound")
        self.sliders: dict[str, StepSlider] = {}
        self._percents: dict[str, Words] = {}
        for field, words in (
            ("volume", self.tr("Everything")),
            ("ambience", self.tr("What goes on: wind, machines, dread")),
            ("effects", self.tr("What happens: steps, doors, keys")),
        ):
            self._slider(words, field, VOLUMES)
        self.captions = self._switch(self.tr("Say in words what is heard"), "captions")
        self.voice = self._switch(self.tr("Read everything aloud"), "voice")
        self._slider(self.tr("Speed of the voice"), "voice_rate", RATES)
        self.voices = PickBox(self.theme)
        name(self.voices, "voicePick", self.tr("Voice"), self.tr("Who reads aloud"))
        self.voices.activated.connect(lambda _: self.change(voice_name=self.voices.currentData() or ""))
        self.row(self.tr("Voice"), self.voices)
        self.show_voices([])
        keys = FlowRow()
        for words, tip, press in (
            (
                self.tr("Hear something"),
                self.tr("A door, as loud as it will be"),
                lambda: self.tried.emit("door"),
            ),
            (self.tr("Hear the voice"), self.tr("A sentence, read aloud"), self._read_sample),
        ):
            button = KeyButton(self.theme, words)
            name(button, "tryVoice" if press == self._read_sample else "trySound", words, tip)
            button.clicked.connect(press)
            keys.addWidget(button)
        self.column.addSpacing(6)
        self.column.addLayout(keys)
        self.message = self.words()
        name(self.message, "soundMessage", self.tr("Message"), "")

    def refresh(self) -> None:
        now = self.theme.settings
        for field, control in (("sound", self.on), ("captions", self.captions), ("voice", self.voice)):
            set_quietly(control, getattr(now, field))
        for field, slider in self.sliders.items():
            steps = RATES if field == "voice_rate" else VOLUMES
            value = getattr(now, field)
            slider.blockSignals(True)
            slider.setValue(steps.index(value))
            slider.blockSignals(False)
            slider.setEnabled(now.voice if field == "voice_rate" else now.sound)
            self._percents[field].setText(self.tr("{percent} %").format(percent=value))
        self.voices.setEnabled(now.voice)
        self.voices.setFont(self.theme.font("sans", 15))
        self.voices.setCurrentIndex(max(self.voices.findData(now.voice_name), 0))

    def show_voices(self, names: list[str]) -> None:
        """Who can read aloud on this machine."""
        self.voices.clear()
        self.voices.addItem(self.tr("The system's own"), "")
        for each in names:
            self.voices.addItem(each, each)
        self.voices.setCurrentIndex(max(self.voices.findData(self.theme.settings.voice_name), 0))

    def say(self, words: str) -> None:
        """What could not be done, under the rows."""
        self.message.setText(words)

    def _read_sample(self) -> None:
        if self.theme.settings.voice:
            self.read.emit(self.tr("Every door is shut but one."))
        else:
            self.say(self.tr("Switch reading aloud on first."))

    def _switch(self, words: str, field: str) -> Switch:
        control = Switch(self.theme, words)
        control.toggled.connect(lambda on: self.change(**{field: on}))
        self.row(words, control)
        return control

    def _slider(self, words: str, field: str, steps: tuple[int, ...]) -> None:
        slider = self.sliders[field] = StepSlider(self.theme, len(steps), words)
        percent = self._percents[field] = Words(self.theme, face="reading", px=20, ink="phosphor")
        percent.setMinimumWidth(self.theme.px(64))
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(slider)
        line.addWidget(percent)
        self.row(words, box)
        slider.valueChanged.connect(lambda at: self._slid(field, steps[at]))

    def _slid(self, field: str, value: int) -> None:
        self.change(**{field: value})
        if TRIED.get(field):
            self.tried.emit(TRIED[field])
