"""The settings page: a list of sections, the one that is open, and a preview. Saved as you change.

May import: Qt, ``theme``, other views. Promises: every change shows at once, in the preview and everywhere;
nothing here needs an OK button; what a section owns can be put back, and that taken back again.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from somewhere_gui.settings import Settings
from somewhere_gui.theme import Theme
from somewhere_gui.views import title_scene
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.controls import PickBox
from somewhere_gui.views.settings.fear import FearSection
from somewhere_gui.views.settings.folders import FoldersSection
from somewhere_gui.views.settings.preview import Preview
from somewhere_gui.views.settings.section import Section
from somewhere_gui.views.settings.sections import SECTIONS
from somewhere_gui.views.settings.where import WhereSection
from somewhere_gui.views.where_panel import WherePanel
from somewhere_gui.views.words import Ground, PageHead, Words

PAGE: Final = 1336
"""Of the whole page: a wider window leaves the rest at both sides."""
BESIDE: Final = 318
"""The preview's width beside a section."""
LIST_LEAST: Final = 206
"""Width of the list of sections, at least."""
WIDEST: Final = 760
"""Of a section, at 100 % text: lines that are longer cannot be read well."""


class SettingsPage(Ground):
    """Emits ``changed`` with the new :class:`Settings`, and ``left``. ``sections`` by their keys."""

    changed = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        name(self, "settingsPage", self.tr("Settings"), "")
        made = [make(theme) for make in SECTIONS]
        self.sections: dict[str, Section] = {each.key: each for each in made}
        self._absent: set[str] = set()
        self._open = made[0].key
        self._before: Settings | None = None
        self._above = False
        self.back = KeyButton(theme, self.tr("Back"), "@escape")
        self.preview = Preview(theme)
        self.reset = KeyButton(theme, self.tr("Reset this page"))
        self.entries = {each.key: KeyButton(theme, each.title(), kind="line", px=16) for each in made}
        self._combo = PickBox(theme)
        self._saved = Words(theme, self.tr("Saved as you change"), px=14, ink="dust2")
        self._head = Words(theme, face="condensed", px=24)
        self._area = QScrollArea()
        self._list = QWidget()
        self._row = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._build()
        theme.changed.connect(self._fit)
        self.open(self._open)

    @property
    def where(self) -> WherePanel:
        section = self.sections["where"]
        assert isinstance(section, WhereSection)
        return section.panel

    @property
    def folders(self) -> FoldersSection:
        section = self.sections["folders"]
        assert isinstance(section, FoldersSection)
        return section

    @property
    def fear(self) -> FearSection:
        section = self.sections["fear"]
        assert isinstance(section, FearSection)
        return section

    def show_sample(self, frame: QImage) -> None:
        """The preview shows this frame; none: a picture of our own."""
        self.preview.frame.show_image(title_scene.own_frame() if frame.isNull() else frame, cut=True)

    def set_absent(self, key: str, absent: bool) -> None:
        """A section that has nothing to set here is not listed."""
        (self._absent.add if absent else self._absent.discard)(key)
        self.entries[key].setVisible(not absent)
        self._combo.clear()
        for each in self._listed():
            self._combo.addItem(self.sections[each].title(), each)
        self.open(self._open if self._open not in self._absent else self._listed()[0])

    def set_movable(self, movable: bool) -> None:
        """Whether one can play anywhere else at all."""
        self.set_absent("where", not movable)

    def open(self, key: str) -> None:
        """Show this section, from its top."""
        if key != self._open:
            self._before = None
        self._open = key
        for each, section in self.sections.items():
            section.setVisible(each == key)
            self.entries[each].set_chosen(each == key)
        self._head.setText(self.sections[key].title())
        self._combo.setCurrentIndex(self._listed().index(key) if key in self._listed() else 0)
        self._area.verticalScrollBar().setValue(0)
        self._offer_reset()
        self._fit()

    def _listed(self) -> list[str]:
        return [each for each in self.sections if each not in self._absent]

    # --- what is done ------------------------------------------------------------------------

    def _change(self, settings: Settings) -> None:
        self._before = None
        self.changed.emit(settings)
        self.preview.show_words(at_once=settings.words_at_once or settings.reduced_motion)
        self._offer_reset()

    def _reset(self) -> None:
        """Put the section back; pressed again, take that back."""
        before, section = self._before, self.sections[self._open]
        if before is not None:
            kept = {field: getattr(before, field) for field in section.fields}
            self.changed.emit(self.theme.settings._replace(**kept))
            self._before = None
        else:
            now = self.theme.settings
            section.reset()
            self._before = now
        self._offer_reset()

    def _offer_reset(self) -> None:
        section = self.sections[self._open]
        self.reset.setVisible(bool(section.fields))
        self.reset.setEnabled(self._before is not None or not section.as_delivered)
        self.reset.set_words(
            self.tr("Take that back") if self._before is not None else self.tr("Reset this page")
        )

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        name(self.back, "settingsBack", self.tr("Back"), self.tr("Back"))
        name(self.reset, "resetSection", self.tr("Reset this page"), self.tr("As it was delivered"))
        name(self._combo, "sectionCombo", self.tr("Section"), self.tr("Go to a section"))
        column = self._column
        column.setContentsMargins(32, 22, 32, 8)
        column.setSpacing(20)
        head = PageHead(self.theme, self.back, self.tr("Settings"))
        self._title = head.title
        head.addSpacing(16)
        head.addStretch(1)
        head.addWidget(self._combo)
        head.addSpacing(12)
        head.addWidget(self._saved)
        column.addLayout(head)
        self._row.setSpacing(26)
        side = QVBoxLayout(self._list)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(4)
        for key, button in self.entries.items():
            name(button, f"{key}Section", button.words, self.tr("Open this section"))
            button.clicked.connect(lambda _=False, key=key: self.open(key))
            side.addWidget(button)
        side.addStretch(1)
        self._row.addWidget(self._list)
        self._row.addWidget(self._area, 1)
        self._row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._row, 1)
        self._fill()
        self.back.clicked.connect(self.left)
        self.reset.clicked.connect(self._reset)
        self._combo.activated.connect(lambda row: self.open(self._listed()[row]))
        for key in self._listed():
            self._combo.addItem(self.sections[key].title(), key)

    def _fill(self) -> None:
        body = QWidget()
        middle = QVBoxLayout(body)
        middle.setContentsMargins(0, 0, 12, 12)
        middle.setSpacing(8)
        middle.addWidget(self._head)
        middle.addSpacing(4)
        for section in self.sections.values():
            middle.addWidget(section)
            section.changed.connect(self._change)
        middle.addSpacing(10)
        middle.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        middle.addStretch(1)
        self._area.setWidget(body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _fit(self) -> None:
        """Large text: sections become a list box; narrow windows: no room for a preview beside."""
        scale, width = self.theme.scale, self.width()
        combo = self.theme.text_scale >= 1.75 or width / scale < 800
        widest = max(LIST_LEAST, *(button.sizeHint().width() for button in self.entries.values()))
        for button in self.entries.values():
            button.setFixedWidth(widest)
        self._list.setVisible(not combo)
        self._combo.setVisible(combo)
        self._saved.setVisible(width / scale >= 600)
        self._title.setVisible(width / scale >= 520)  # the box says what is set here
        self._combo.setFont(self.theme.font("sans", 15))
        for section in self.sections.values():
            section.setMaximumWidth(self.theme.px(WIDEST))
        side = max(32, (width - self.theme.px(PAGE)) // 2)
        self._column.setContentsMargins(side, 22, side, 8)
        section = self.sections[self._open]
        needs = self.theme.px(WIDEST + 20 if section.broad else 560)
        room = width - 2 * side - (0 if combo else widest) - needs
        beside = room >= 260
        self._place_preview(above=not beside)
        fits = width >= 900 and self.height() / scale >= 640
        self.preview.setVisible(beside or (fits and section.previewed))
        if beside:
            self.preview.setFixedWidth(min(round(BESIDE * self.theme.zoom), room))

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
            self.show_sample(QImage())
        self.preview.show_words(at_once=True)
        first = self.sections[self._open].first()
        (first or self.back).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.pressed(event) == "escape":
            self.left.emit()
        else:
            event.ignore()
