"""Settings: where one plays, reading, time, picture and motion, folders, about. Saved as you change.

May import: Qt, ``theme``, ``settings``, other views. Promises: every change shows at once, in the
preview and everywhere; nothing here needs an OK button.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from somewhere_gui.reading import Telling
from somewhere_gui.settings import TEXT_SIZES, TIMES, Settings, seconds
from somewhere_gui.theme import Theme
from somewhere_gui.views import night_road
from somewhere_gui.views.buttons import ChoiceButton, KeyButton, name, outline
from somewhere_gui.views.controls import Segments, StepSlider, Switch
from somewhere_gui.views.frame_view import FrameView
from somewhere_gui.views.narrative_view import NarrativeView
from somewhere_gui.views.where_panel import WherePanel
from somewhere_gui.views.words import Ground, Hairline, PageHead, Words

SECTIONS: Final = (
    "Where you play",
    "Reading",
    "Time to decide",
    "Picture and motion",
    "Tapes and folders",
    "About",
)
WHERE: Final = 0
ABOUT: Final = (
    "SOMEWHERE is a night in the desert, told and painted as you play it. Unless you choose a server, "
    "nothing you do leaves this computer."
)
FACES: Final = "Set in IBM Plex and VT323, both under the SIL Open Font License 1.1."


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
        self.fate = Words(theme, "Fate 14, needed 12: held", px=15, ink="oxide", wrap=True)
        self.choices = [ChoiceButton(theme, number) for number in (1, 2)]
        self._side = QVBoxLayout()
        self._side.setSpacing(9)
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.setContentsMargins(14, 12, 14, 14)
        self._column.setSpacing(9)
        head = QHBoxLayout()
        head.addWidget(Words(theme, "Preview", face="condensed", px=16, ink="dust2"))
        head.addStretch(1)
        head.addWidget(Words(theme, "as it will look", px=14, ink="dust2"))
        self._column.addWidget(self.frame)
        self._column.addLayout(self._side, 1)
        self._side.addLayout(head)
        self._side.addWidget(self.words)
        self._side.addWidget(self.fate)
        for button, words in zip(self.choices, ("Film it", "Leave it unfilmed"), strict=True):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.set_choice(words, "")
            self._side.addWidget(button)
        self._side.addStretch(1)

    def set_wide(self, wide: bool) -> None:
        """Beside the settings it stands, above them it lies: the words right of the picture."""
        directions = QBoxLayout.Direction
        self._wide = wide
        self._column.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self.frame.setFixedHeight(126 if wide else 162)
        self.frame.setMaximumWidth(224 if wide else 16777215)
        self.choices[1].setHidden(wide)
        self._measure()

    def _measure(self) -> None:
        width = max(self.width() - 28 - (233 if self._wide else 0), 100)
        self.words.setFixedHeight(self.words.height_for(width))

    def show_words(self, *, at_once: bool) -> None:
        """Tell the sample again, as words will now appear."""
        self.words.show_telling(Telling("", "Every door is shut but one."), at_once=at_once)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("deck"))
        outline(painter, self.rect(), self._theme.colour("hair"), 1)


def time_words(settings: Settings) -> str:
    """How long one has, and when the clock stands."""
    if not settings.countdown:
        return "As long as you like."
    return (
        f"{seconds(settings)} seconds for each choice. The clock stands while the night is told, while you "
        "type and while you are on another page. When it runs out, the night goes on without you."
    )


class SettingsPage(Ground):
    """Emits ``changed`` with the new :class:`Settings`, and ``left``."""

    changed = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        name(self, "settingsPage", "Settings", "")
        self.back = KeyButton(theme, "Back", "Esc")
        self.text_size = StepSlider(theme, len(TEXT_SIZES), "Text size")
        self.size_words = Words(theme, face="reading", px=20, ink="phosphor")
        self.appear = Segments(theme, {"once": "At once", "word": "Word by word"}, "Words appear")
        self.speed = Segments(theme, {"slow": "Slow", "normal": "Normal", "fast": "Fast"}, "Speed of words")
        self.spacing = Segments(theme, {"close": "Close", "normal": "Normal", "wide": "Wide"}, "Line spacing")
        self.contrast = Switch(theme, "High contrast")
        self.still = Switch(theme, "Reduce motion and flashes")
        self.where = WherePanel(theme)
        self.time = Segments(theme, {str(t): f"{t} s" if t else "Off" for t in TIMES}, "Time to decide")
        self.relaxed = Switch(theme, "Relaxed: twice as long")
        self.time_words = Words(theme, px=15, ink="dust2", wrap=True)
        self.folder = Words(theme, px=15, ink="dust2", wrap=True)
        self.config = Words(theme, px=15, ink="dust2", wrap=True)
        self.preview = Preview(theme)
        self._sections = [KeyButton(theme, words, kind="line", px=16) for words in SECTIONS]
        self._combo = QComboBox()
        self._saved = Words(theme, "Saved as you change", px=14, ink="dust2")
        self._heads = [Words(theme, words, face="condensed", px=24) for words in SECTIONS]
        self._after_where: list[QWidget] = []
        self._first = WHERE
        self._above = False
        self._area = QScrollArea()
        self._body = QWidget()
        self._middle = QVBoxLayout()
        self._build()
        self._connect()
        self._show()

    def set_movable(self, movable: bool) -> None:
        """Whether one can play anywhere else at all."""
        for part in (self.where, self._heads[WHERE], self._sections[WHERE], *self._after_where):
            part.setVisible(movable)
        if not movable:
            self._combo.removeItem(WHERE)
        self._first = WHERE if movable else WHERE + 1

    def show_folders(self, tapes: str, config: str) -> None:
        """Where things are kept."""
        self.folder.setText(tapes)
        self.config.setText(config)

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        name(self.back, "settingsBack", "Back", "Back (Esc)")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(32, 22, 32, 8)
        column.setSpacing(20)
        head = PageHead(self.theme, self.back, "Settings")
        head.addStretch(1)
        head.addWidget(self._combo)
        head.addSpacing(12)
        head.addWidget(self._saved)
        column.addLayout(head)
        self._combo.addItems(list(SECTIONS))
        name(self._combo, "sectionCombo", "Section", "Go to a section")
        self._row = QHBoxLayout()
        self._row.setSpacing(26)
        self._list = QWidget()
        side = QVBoxLayout(self._list)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(4)
        for button in self._sections:
            button.setToolTip("Go to this section")
            button.setMinimumWidth(206)
            side.addWidget(button)
        side.addStretch(1)
        self._row.addWidget(self._list)
        self._fill()
        self._area.setWidget(self._body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._row.addWidget(self._area, 1)
        self._row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._row, 1)

    def _fill(self) -> None:
        self._middle = QVBoxLayout(self._body)
        self._middle.setContentsMargins(0, 0, 12, 0)
        self._middle.setSpacing(0)
        size = QHBoxLayout()
        size.addWidget(self.text_size)
        size.addSpacing(10)
        size.addWidget(self.size_words)
        rows: list[list[tuple[str, QWidget | QHBoxLayout]]] = [
            [],
            [
                ("Text size", size),
                ("Words appear", self.appear),
                ("Speed", self.speed),
                ("Line spacing", self.spacing),
            ],
            [("Seconds", self.time), ("Relaxed: twice as long", self.relaxed), ("", self.time_words)],
            [("High contrast", self.contrast), ("Reduce motion and flashes", self.still)],
            [("Tapes are kept in", self.folder), ("Settings are kept in", self.config)],
            [],
        ]
        for number, (words, fields) in enumerate(zip(self._heads, rows, strict=True)):
            if number:
                rule = Hairline(self.theme)
                rule.set_air(17, 17)
                self._middle.addWidget(rule)
                if number == WHERE + 1:
                    self._after_where.append(rule)
            self._middle.addWidget(words)
            self._middle.addSpacing(8)
            if number == WHERE:
                self._middle.addWidget(self.where)
            self._middle.addLayout(self._grid(fields))
        for text in (ABOUT, FACES):
            self._middle.addWidget(Words(self.theme, text, px=15, ink="dust2", wrap=True))
            self._middle.addSpacing(8)
        self._middle.addStretch(1)

    def _grid(self, fields: list[tuple[str, QWidget | QHBoxLayout]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(9)
        grid.setHorizontalSpacing(20)
        grid.setColumnStretch(0, 41)
        grid.setColumnStretch(1, 59)
        for row, (words, field) in enumerate(fields):
            grid.addWidget(Words(self.theme, words, px=16, wrap=True), row, 0)
            if isinstance(field, Switch):
                grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft)
            elif isinstance(field, QWidget):
                grid.addWidget(field, row, 1)
            else:
                grid.addLayout(field, row, 1)
        return grid

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.text_size.valueChanged.connect(lambda at: self._change(text_size=TEXT_SIZES[at]))
        self.appear.picked.connect(lambda key: self._change(words_at_once=key == "once"))
        self.speed.picked.connect(lambda key: self._change(text_speed=key))
        self.spacing.picked.connect(lambda key: self._change(line_spacing=key))
        self.contrast.toggled.connect(lambda on: self._change(high_contrast=on))
        self.still.toggled.connect(lambda on: self._change(reduced_motion=on))
        self.time.picked.connect(lambda key: self._change(countdown=int(key)))
        self.relaxed.toggled.connect(lambda on: self._change(relaxed=on))
        self.where.edited.connect(self._keep_address)
        for number, button in enumerate(self._sections):
            button.clicked.connect(lambda _=False, number=number: self._go(number))
        self._combo.activated.connect(lambda row: self._go(row + self._first))
        self.theme.changed.connect(self._show)

    # --- what is shown -----------------------------------------------------------------------

    def _show(self) -> None:
        """The controls say what is set."""
        now = self.theme.settings
        for control, on in (
            (self.contrast, now.high_contrast),
            (self.still, now.reduced_motion),
            (self.relaxed, now.relaxed),
        ):
            control.blockSignals(True)
            control.setChecked(on)
            control.blockSignals(False)
        self.text_size.blockSignals(True)
        self.text_size.setValue(TEXT_SIZES.index(now.text_size))
        self.text_size.blockSignals(False)
        self.size_words.setText(f"{now.text_size} %")
        self.appear.set_value("once" if now.words_at_once else "word")
        self.speed.set_value(now.text_speed)
        self.speed.setEnabled(not now.words_at_once)
        self.spacing.set_value(now.line_spacing)
        self.time.set_value(str(now.countdown))
        self.relaxed.setEnabled(now.countdown > 0)
        self.time_words.setText(time_words(now))
        if not self.where.address.hasFocus():
            self.where.address.setText(now.server)
        self._fit()

    def _change(self, **what: object) -> None:
        settings: Settings = self.theme.settings._replace(**what)  # type: ignore[arg-type]
        self.changed.emit(settings)
        self.preview.show_words(at_once=settings.words_at_once or settings.reduced_motion)

    def _keep_address(self, address: str) -> None:
        if address and address != self.theme.settings.server:
            self._change(server=address)

    def _go(self, number: int) -> None:
        head = self._heads[number]
        self._area.verticalScrollBar().setValue(head.mapTo(self._body, head.rect().topLeft()).y())
        for index, button in enumerate(self._sections):
            button.set_chosen(index == number)

    def _fit(self) -> None:
        """Large text: sections become a list box; narrow windows: no room for a preview beside."""
        scale, width = self.theme.scale, self.width()
        combo = scale >= 1.75 or width / scale < 800
        self._list.setVisible(not combo)
        self._combo.setVisible(combo)
        self._saved.setVisible(width / scale >= 600)
        self._combo.setFont(self.theme.font("sans", 15))
        room = width - 64 - (0 if combo else self._list.sizeHint().width()) - self.theme.px(560)
        self._place_preview(above=room < 260)
        self.preview.setVisible(room >= 260 or (width >= 900 and self.height() / scale >= 640))
        if room >= 260:
            self.preview.setFixedWidth(min(318, room))

    def _place_preview(self, *, above: bool) -> None:
        """Beside the settings where there is room, else above them."""
        if above == self._above:
            return
        self._above = above
        (self._row if above else self._column).removeWidget(self.preview)
        self.preview.setMinimumWidth(0)
        self.preview.setMaximumWidth(16777215)
        self.preview.set_wide(above)
        if above:
            self._column.insertWidget(1, self.preview)
        else:
            self._row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.preview.frame.image.isNull():
            self.preview.frame.show_image(night_road.paint(), cut=True)
            self.preview.show_words(at_once=True)
        self._go(self._first)
        (self.text_size if self.where.isHidden() else self.where.chosen).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()
