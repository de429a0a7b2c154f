"""A corner of the game as it will look, beside the settings.

May import: Qt, ``theme``, other views. Promises: nothing in it takes the keys or can be pressed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from somewhere_gui.reading import Telling
from somewhere_gui.settings import seconds
from somewhere_gui.sound.said import caption
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import ChoiceButton, outline
from somewhere_gui.views.captions import Captions
from somewhere_gui.views.countdown_bar import CountdownBar
from somewhere_gui.views.frame_view import FrameView
from somewhere_gui.views.narrative_view import NarrativeView
from somewhere_gui.views.words import Words


class Preview(QWidget):
    """A corner of the game as it will look."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._wide = False
        self.frame = FrameView(theme)
        self.frame.setFixedHeight(162)
        self.frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words = NarrativeView(theme)
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words.set_flowing(True)
        self.captions = Captions(theme, self.frame)
        self.captions.setObjectName("previewCaptions")
        self.captions.show_words(caption([], {}, {}, stage=3))
        self.time = CountdownBar(theme)
        self.time.bar.setObjectName("previewCountdown")
        self.fate = Words(theme, self.tr("Fate 14, needed 12: held"), px=15, ink="oxide", wrap=True)
        self.choices = [ChoiceButton(theme, number) for number in (1, 2)]
        self._side = QVBoxLayout()
        self._side.setSpacing(9)
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.setContentsMargins(14, 12, 14, 14)
        self._column.setSpacing(9)
        head = QHBoxLayout()
        head.addWidget(Words(theme, self.tr("Preview"), face="condensed", px=16, ink="dust2"))
        head.addStretch(1)
        head.addWidget(Words(theme, self.tr("as it will look"), px=14, ink="dust2"))
        self._column.addWidget(self.frame)
        self._column.addLayout(self._side, 1)
        self._side.addLayout(head)
        self._side.addWidget(self.words)
        self._side.addWidget(self.fate)
        self._side.addWidget(self.time)
        samples = (self.tr("Film it"), self.tr("Leave it unfilmed"))
        for button, words in zip(self.choices, samples, strict=True):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.set_choice(words, "")
            self._side.addWidget(button)
        self._side.addStretch(1)
        theme.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        """What the sample shows only when the player has it: sounds in words, and the time to decide."""
        now = self._theme.settings
        self.captions.set_wanted(now.captions)
        whole = seconds(now)
        self.time.setVisible(whole > 0)
        self.time.show_time(whole * 2 // 3, whole, running=True)
        self._lay()

    def set_wide(self, wide: bool) -> None:
        """Beside the settings it stands, above them it lies: the words right of the picture."""
        directions = QBoxLayout.Direction
        self._wide = wide
        self._column.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self.choices[1].setHidden(wide)
        self._lay()

    def _lay(self) -> None:
        zoom, wide = self._theme.zoom, self._wide
        self.frame.setFixedHeight(round((126 if wide else 162) * zoom))
        self.frame.setMaximumWidth(round(224 * zoom) if wide else 16777215)
        self._measure()

    def _measure(self) -> None:
        width = max(self.width() - 28 - (233 if self._wide else 0), 100)
        self.words.setFixedHeight(self.words.height_for(width))

    def show_words(self, *, at_once: bool) -> None:
        """Tell the sample again, as words will now appear."""
        self.words.show_telling(Telling("", self.tr("Every door is shut but one.")), at_once=at_once)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("deck"))
        outline(painter, self.rect(), self._theme.colour("hair"), 1)
