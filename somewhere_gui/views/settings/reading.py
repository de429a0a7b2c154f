"""Settings: how the telling reads.

May import: Qt, ``theme``, ``settings``, other views. Promises: every change shows in the preview at once.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from somewhere_gui.settings import TEXT_SIZES, TYPEFACES
from somewhere_gui.views.controls import Segments, StepSlider
from somewhere_gui.views.settings.section import Section
from somewhere_gui.views.words import Words


class ReadingSection(Section):
    """Text size, typeface, speed, spacing, width."""

    key: ClassVar[str] = "reading"
    fields: ClassVar[tuple[str, ...]] = (
        "text_size", "typeface", "words_at_once", "text_speed", "pace", "line_spacing", "column", "skip_read",
    )  # fmt: skip
    previewed: ClassVar[bool] = True

    def title(self) -> str:
        return self.tr("Reading")

    def build(self) -> None:
        theme = self.theme
        slow = {"slow": self.tr("Slow"), "normal": self.tr("Normal"), "fast": self.tr("Fast")}
        self.text_size = StepSlider(theme, len(TEXT_SIZES), self.tr("Text size"))
        self.size_words = Words(theme, face="reading", px=20, ink="phosphor")
        self.typeface = Segments(
            theme,
            {"serif": "Plex Serif", "sans": "Plex Sans", "atkinson": "Atkinson", "dyslexic": "Dyslexic"},
            self.tr("Typeface"),
        )
        self.typeface.show_faces({each: each for each in TYPEFACES})
        self.appear = Segments(
            theme, {"once": self.tr("At once"), "word": self.tr("Word by word")}, self.tr("Words appear")
        )
        self.speed = Segments(theme, slow, self.tr("Speed of words"))
        self.pace = Segments(theme, slow, self.tr("Speed of reading on by itself"))
        self.skip = Segments(
            theme,
            {"all": self.tr("All words"), "read": self.tr("Only what was read before")},
            self.tr("Skipping"),
        )
        self.spacing = Segments(
            theme,
            {"close": self.tr("Close"), "normal": self.tr("Normal"), "wide": self.tr("Wide")},
            self.tr("Line spacing"),
        )
        self.width_of = Segments(
            theme,
            {"narrow": self.tr("Narrow"), "normal": self.tr("Normal"), "wide": self.tr("Wide")},
            self.tr("Column"),
        )
        size = QWidget()
        line = QHBoxLayout(size)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.text_size)
        line.addWidget(self.size_words)
        self.row(self.tr("Text size"), size)
        self.row(self.tr("Typeface of the telling"), self.typeface)
        self.row(self.tr("Words appear"), self.appear)
        self.row(self.tr("Speed of words"), self.speed)
        self.row(self.tr("Line spacing"), self.spacing)
        self.row(self.tr("Column"), self.width_of)
        self.row(self.tr("Reading on by itself"), self.pace)
        self.row(self.tr("Skipping"), self.skip)
        self.why_at_once = self.words(self.tr("With motion reduced all words come at once."))
        self._connect()

    def first(self) -> QWidget | None:
        return self.text_size

    def refresh(self) -> None:
        now = self.theme.settings
        self.text_size.blockSignals(True)
        self.text_size.setValue(TEXT_SIZES.index(now.text_size))
        self.text_size.blockSignals(False)
        self.size_words.setText(self.tr("{percent} %").format(percent=now.text_size))
        self.typeface.set_value(now.typeface)
        at_once = now.words_at_once or now.reduced_motion
        self.appear.set_value("once" if at_once else "word")
        self.appear.setEnabled(not now.reduced_motion)
        self.why_at_once.setVisible(now.reduced_motion)
        self.speed.set_value(now.text_speed)
        self.speed.setEnabled(not at_once)
        self.spacing.set_value(now.line_spacing)
        self.width_of.set_value(now.column)
        self.pace.set_value(now.pace)
        self.skip.set_value("read" if now.skip_read else "all")

    def _connect(self) -> None:
        self.text_size.valueChanged.connect(lambda at: self.change(text_size=TEXT_SIZES[at]))
        self.typeface.picked.connect(lambda key: self.change(typeface=key))
        self.appear.picked.connect(lambda key: self.change(words_at_once=key == "once"))
        self.speed.picked.connect(lambda key: self.change(text_speed=key))
        self.spacing.picked.connect(lambda key: self.change(line_spacing=key))
        self.width_of.picked.connect(lambda key: self.change(column=key))
        self.pace.picked.connect(lambda key: self.change(pace=key))
        self.skip.picked.connect(lambda key: self.change(skip_read=key == "read"))
