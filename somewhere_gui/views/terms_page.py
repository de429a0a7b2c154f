"""The terms of a new night: how hard, how far it may go, what is left out, which world, which seed.

May import: Qt, ``theme``, ``settings``, other views. Promises: says before, not after, what a term
takes away; nothing here needs to be touched to begin; a seed code is used once and not kept.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from somewhere_gui.settings import Settings
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.controls import Segments, Switch
from somewhere_gui.views.flow_row import FlowRow
from somewhere_gui.views.words import Ground, Hairline, PageHead, Words

HARD: Final = {
    "story": (
        QT_TRANSLATE_NOOP("TermsPage", "Story"),
        QT_TRANSLATE_NOOP(
            "TermsPage", "Wounds heal, what hunts you is slower, and you can go back to any turn."
        ),
    ),
    "night": (
        QT_TRANSLATE_NOOP("TermsPage", "Night"),
        QT_TRANSLATE_NOOP(
            "TermsPage", "As it was made. You can go back to any turn; what came after is kept."
        ),
    ),
    "no_mercy": (
        QT_TRANSLATE_NOOP("TermsPage", "No mercy"),
        QT_TRANSLATE_NOOP(
            "TermsPage", "What is done stays done: no going back to any turn. And everything comes sooner."
        ),
    ),
}
FAR: Final = {
    "1": (
        QT_TRANSLATE_NOOP("TermsPage", "Quiet"),
        QT_TRANSLATE_NOOP("TermsPage", "Quiet dread. Nothing that is shown closely."),
    ),
    "2": (
        QT_TRANSLATE_NOOP("TermsPage", "Harsh"),
        QT_TRANSLATE_NOOP("TermsPage", "It hurts when it hurts. The worst stays off the picture."),
    ),
    "3": (
        QT_TRANSLATE_NOOP("TermsPage", "In full"),
        QT_TRANSLATE_NOOP("TermsPage", "All of it, as the night was written."),
    ),
}
PAGE: Final = 1336
"""Of the whole page, in pixels of the drawings: a wider window leaves the rest at both sides."""
WIDEST: Final = 980
"""Of what is set."""
TWO_COLUMNS: Final = 900
"""From this width of the page on, what can be left out stands in two columns."""
FIXED_ROWS: Final = 3
"""Rows that are there whatever worlds there are."""
SEED: Final = QT_TRANSLATE_NOOP(
    "TermsPage",
    "Plays a night that was played before, with its world and terms. Empty: a night nobody has seen.",
)


def terms_words(settings: Settings) -> str:
    """``night, in full``; another world than the first is named before."""
    words = [settings.pack.replace("_", " ").title()] if settings.pack != "somewhere" else []
    translate = QCoreApplication.translate
    chosen = (HARD[settings.difficulty][0], FAR[str(settings.intensity)][0])
    words += [translate("TermsPage", str(each)).lower() for each in chosen]
    left_out = len([tag for tag in settings.avoid.split(",") if tag])
    if left_out:
        words.append(translate("TermsPage", "{count} left out").format(count=left_out))
    return ", ".join(words)


class TermsPage(Ground):
    """Emits ``changed`` with the new :class:`Settings`, ``begun`` with the seed code (or nothing), and
    ``left``."""

    changed = Signal(object)
    begun = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        name(self, "termsPage", self.tr("The terms of a new night"), "")
        self.back = KeyButton(theme, self.tr("Back"), "@escape")
        self.hard = Segments(
            theme, {key: self.tr(str(words)) for key, (words, _) in HARD.items()}, self.tr("How hard")
        )
        self.far = Segments(
            theme, {key: self.tr(str(words)) for key, (words, _) in FAR.items()}, self.tr("How far it may go")
        )
        self.seed = QLineEdit()
        self.begin = KeyButton(theme, self.tr("Begin the night"), "Enter", kind="first", px=16)
        self.message = Words(theme, px=15, ink="oxide", wrap=True)
        self.worlds: Segments | None = None
        self.tags: dict[str, Switch] = {}
        self._hard_words = Words(theme, px=15, ink="dust2", wrap=True)
        self._far_words = Words(theme, px=15, ink="dust2", wrap=True)
        self._world_words = Words(theme, px=15, ink="dust2", wrap=True)
        self._packs: list[dict[str, Any]] = []
        self._rows: list[QBoxLayout] = []
        self._tags_grid = QGridLayout()
        self._tag_lines: list[QWidget] = []
        self._inner = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._packed = QWidget()
        self._build()
        theme.changed.connect(self._show)
        self._show()

    def show_packs(self, packs: list[dict[str, Any]]) -> None:
        """The worlds that can be played, and what can be left out of each."""
        self._packs = packs
        self._rebuild()
        self._show()

    def say(self, words: str) -> None:
        """Why a night could not begin on these terms."""
        self.message.setText(words)
        self.message.setVisible(bool(words))

    # --- what is shown -----------------------------------------------------------------------

    @property
    def _pack(self) -> str:
        wanted = self.theme.settings.pack
        known = [str(each["name"]) for each in self._packs]
        return wanted if wanted in known or not known else known[0]

    def _show(self) -> None:
        now = self.theme.settings
        self.hard.set_value(now.difficulty)
        self._hard_words.setText(self.tr(str(HARD[now.difficulty][1])))
        self.far.set_value(str(now.intensity))
        self._far_words.setText(self.tr(str(FAR[str(now.intensity)][1])))
        if self.worlds is not None:
            self.worlds.set_value(self._pack)
        summary = next((str(each["summary"]) for each in self._packs if each["name"] == self._pack), "")
        self._world_words.setText(summary)
        avoided = set(now.avoid.split(","))
        for key, switch in self.tags.items():
            switch.blockSignals(True)
            switch.setChecked(key in avoided)
            switch.blockSignals(False)
        self.seed.setFont(self.theme.font("reading", 20))
        self.seed.setFixedHeight(self.theme.px(38))
        self._fit()

    def _change(self, **what: object) -> None:
        self.changed.emit(self.theme.settings._replace(**what))  # type: ignore[arg-type]

    def _choose_world(self, pack: str) -> None:
        self._change(pack=pack)
        self._rebuild()
        self._show()

    def _avoid(self) -> None:
        """What other worlds declare is left as it is."""
        kept = {tag for tag in self.theme.settings.avoid.split(",") if tag and tag not in self.tags}
        chosen = {key for key, switch in self.tags.items() if switch.isChecked()}
        self._change(avoid=",".join(sorted(kept | chosen)))

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        name(self.back, "termsBack", self.tr("Back"), self.tr("Back"))
        name(self.seed, "seedCode", self.tr("Seed code"), self.tr("A code from another night, or nothing"))
        name(self.begin, "beginButton", self.tr("Begin the night"), self.tr("Begin on these terms"))
        name(self.message, "termsMessage", self.tr("Message"), "")
        self.seed.setPlaceholderText(self.tr("A code, or nothing"))
        self.seed.setMaxLength(400)
        head = PageHead(self.theme, self.back, self.tr("A new night"))
        head.addStretch(1)
        body = QWidget()
        inner = self._inner
        body.setLayout(inner)
        inner.setSpacing(16)
        inner.addLayout(self._row(self.tr("How hard"), self.hard, self._hard_words))
        inner.addLayout(self._row(self.tr("How far it may go"), self.far, self._far_words))
        about = Words(self.theme, self.tr(str(SEED)), px=15, ink="dust2", wrap=True)
        inner.addLayout(self._row(self.tr("Seed code"), self.seed, about))
        inner.addWidget(self._packed)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = self._column
        column.setSpacing(14)
        column.addLayout(head)
        column.addSpacing(6)
        column.addWidget(area, 1)
        column.addWidget(self.message)
        column.addWidget(Hairline(self.theme))
        foot = FlowRow()
        foot.addWidget(self.begin)
        column.addLayout(foot)
        self.message.hide()
        self.back.clicked.connect(self.left)
        self.begin.clicked.connect(self._begin)
        self.hard.picked.connect(lambda key: self._change(difficulty=key))
        self.far.picked.connect(lambda key: self._change(intensity=int(key)))

    def _row(self, words: str, *fields: QWidget) -> QBoxLayout:
        """A name, and what belongs to it: beside it, or under it in a narrow window."""
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(8)
        label = Words(self.theme, words, px=16, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 30)
        side = QVBoxLayout()
        side.setSpacing(4)
        for field in fields:
            side.addWidget(field)
        row.addLayout(side, 70)
        self._rows.append(row)
        return row

    def _rebuild(self) -> None:
        """The worlds and the tags of the chosen one, which are known only once they were read."""
        self.tags = {}
        self._tag_lines = []
        self.worlds = None
        old, self._packed = self._packed, QWidget()
        del self._rows[FIXED_ROWS:]
        column = QVBoxLayout(self._packed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        if len(self._packs) > 1:
            titles = {str(each["name"]): str(each["title"]) for each in self._packs}
            self.worlds = Segments(self.theme, titles, self.tr("Which world"))
            self.worlds.picked.connect(self._choose_world)
            self._world_words = Words(self.theme, px=15, ink="dust2", wrap=True)
            column.addLayout(self._row(self.tr("Which world"), self.worlds, self._world_words))
        tags: list[dict[str, Any]] = next(
            (each["tags"] for each in self._packs if each["name"] == self._pack), []
        )
        if tags:
            column.addLayout(self._row(self.tr("Leave out"), self._all_tags(tags)))
        home = old.parentWidget()
        layout = home.layout() if home is not None else None
        if layout is not None:
            layout.replaceWidget(old, self._packed)
        old.hide()
        old.deleteLater()
        self._fit()

    def _all_tags(self, tags: list[dict[str, Any]]) -> QWidget:
        """What can be left out, in two columns where there is room; read from top to bottom."""
        box = QWidget()
        self._tags_grid = grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(20)
        self._tag_lines = [self._tag(tag) for tag in tags]
        for row, line in enumerate(self._tag_lines):
            grid.addWidget(line, row, 0)
        return box

    def _place_tags(self) -> None:
        columns = 2 if self.width() / self.theme.scale >= TWO_COLUMNS else 1
        rows = -(-len(self._tag_lines) // columns)
        for index, line in enumerate(self._tag_lines):
            self._tags_grid.addWidget(line, index % rows, index // rows)
        self._tags_grid.setColumnStretch(1, columns - 1)
        self._tags_grid.setColumnStretch(0, 1)

    def _tag(self, tag: dict[str, Any]) -> QWidget:
        """A switch and the tag's name in words."""
        switch = Switch(self.theme, self.tr("Leave out: {what}").format(what=tag["name"]))
        switch.toggled.connect(self._avoid)
        self.tags[str(tag["id"])] = switch
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(switch)
        words = str(tag["name"])
        row.addWidget(Words(self.theme, words[:1].upper() + words[1:], px=15, wrap=True), 1)
        return line

    def _fit(self) -> None:
        directions = QBoxLayout.Direction
        narrow = self.width() / self.theme.scale < 620
        for row in self._rows:
            row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        side = max(32, (self.width() - self.theme.px(PAGE)) // 2)
        self._column.setContentsMargins(side, 22, side, 16)
        spare = self.width() - 2 * side - self.theme.px(WIDEST)
        self._inner.setContentsMargins(0, 0, max(spare, 12), 0)  # the bar stands at the page's own edge
        self._place_tags()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _begin(self) -> None:
        code = self.seed.text().strip()
        self.begun.emit(code)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.begin.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.pressed(event) == "escape":
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin()
        else:
            event.ignore()
