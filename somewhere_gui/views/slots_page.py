"""Tapes: every night on the shelf, and the bin.

May import: Qt, ``theme``, other views, ``engine.state``. Promises: actions in the foot act on the
chosen tape and say so; nothing is asked in a dialog; what was binned can be taken back at once.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from engine.state import SessionSummary, TrashedSession
from somewhere_gui.keys import SHELF
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.flow_row import FlowRow
from somewhere_gui.views.tape_card import GAP, Tape, tape_key, way_out
from somewhere_gui.views.tape_grid import TapeGrid
from somewhere_gui.views.thumbnails import Thumbnails
from somewhere_gui.views.words import Ground, Hairline, Words

FILTERS: Final = (
    ("all", QT_TRANSLATE_NOOP("SlotsPage", "All")),
    ("open", QT_TRANSLATE_NOOP("SlotsPage", "Unfinished")),
    ("ended", QT_TRANSLATE_NOOP("SlotsPage", "Ended")),
    ("bin", QT_TRANSLATE_NOOP("SlotsPage", "Bin")),
)
ACTIONS: Final = (
    (
        "play",
        QT_TRANSLATE_NOOP("SlotsPage", "Play"),
        "first",
        QT_TRANSLATE_NOOP("SlotsPage", "Play the chosen tape"),
    ),
    (
        "rename",
        QT_TRANSLATE_NOOP("SlotsPage", "Rename"),
        "plain",
        QT_TRANSLATE_NOOP("SlotsPage", "Give the chosen tape a name"),
    ),
    (
        "branch",
        QT_TRANSLATE_NOOP("SlotsPage", "Branch"),
        "plain",
        QT_TRANSLATE_NOOP("SlotsPage", "Copy the chosen tape and play the copy another way"),
    ),
    (
        "export",
        QT_TRANSLATE_NOOP("SlotsPage", "Send out as a file"),
        "plain",
        QT_TRANSLATE_NOOP("SlotsPage", "Write the chosen tape into one file, to keep or to send"),
    ),
    (
        "reel",
        QT_TRANSLATE_NOOP("SlotsPage", "Film"),
        "plain",
        QT_TRANSLATE_NOOP("SlotsPage", "Make a film of the chosen tape, or watch it"),
    ),
    (
        "bin",
        QT_TRANSLATE_NOOP("SlotsPage", "Into the bin"),
        "plain",
        QT_TRANSLATE_NOOP("SlotsPage", "Put the chosen tape into the bin; it can be taken back"),
    ),
    (
        "undo",
        QT_TRANSLATE_NOOP("SlotsPage", "Take it back"),
        "plain",
        QT_TRANSLATE_NOOP("SlotsPage", "Take the tape out of the bin again"),
    ),
)


class SlotsPage(Ground):
    """Emits ``asked(action, id)`` (``play``, ``branch``, ``export``, ``reel``, ``import``, ``stop``, ``bin``,
    ``undo``, ``mend``, ``restore``), ``renamed(session_id, title)``, ``begun`` for a new night, ``left``."""

    asked = Signal(str, str)
    renamed = Signal(str, str)
    begun = Signal()
    left = Signal()

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__(theme)
        name(self, "slotsPage", self.tr("Tapes"), "")
        self.grid = TapeGrid(theme, thumbnails)
        self._tapes: list[SessionSummary] = []
        self._trash: list[TrashedSession] = []
        self._filter = "all"
        self._chosen = ""
        self._far = False
        self._more = 0
        self._busy = ""
        self.bring = KeyButton(theme, self.tr("Bring in a file"), "@import")
        self.back = KeyButton(theme, self.tr("Back"), "@escape")
        self.search = QLineEdit()
        self.filters = {key: KeyButton(theme, self.tr(str(word))) for key, word in FILTERS}
        self.foot = {
            action: KeyButton(theme, self.tr(str(word)), f"@{action}", kind=kind)
            for action, word, kind, _ in ACTIONS
        }
        self.status = Words(theme, px=14, ink="dust2")
        self._why_far = Words(theme, px=15, ink="dust2", wrap=True)
        self._why_far.hide()
        self._undoable = False
        self._title = Words(theme, self.tr("Tapes"), face="condensed", px=32)
        self._nothing = QWidget()
        self._empty = Words(theme, face="condensed", px=24, wrap=True)
        self._why_empty = Words(theme, px=16, ink="dust2", wrap=True)
        self.begin = KeyButton(theme, self.tr("New night"), kind="first", px=16)
        self._build()
        theme.changed.connect(self._style)
        self._style()

    @property
    def tapes(self) -> list[SessionSummary]:
        """The tapes as they were read last."""
        return self._tapes

    def show_tapes(self, tapes: list[SessionSummary], trash: list[TrashedSession], *, more: int = 0) -> None:
        """The shelf, newest first, and the bin; ``more`` tapes are still being read."""
        self._tapes, self._trash, self._more = tapes, trash, more
        whole = [tape for tape in tapes if tape.damage is None]
        self.grid.cards.newest = whole[0].session_id if whole else ""
        self._refill()

    def set_far(self, words: str) -> None:
        """With words, the tapes are on a server: what only their own machine can do is hidden, and the
        words say why. Without, they are here."""
        self._far = bool(words)
        self._why_far.setText(words)
        self._why_far.setVisible(self._far)
        self.filters["bin"].setVisible(not self._far)
        if self._far:
            self._undoable = False
            self._filter = "all"
        self._offer()

    def offer_undo(self) -> None:
        """A tape has just gone into the bin."""
        self._undoable = not self._far
        self._offer()

    def say(self, words: str) -> None:
        self.status.setText(self._busy or words)

    def set_busy(self, words: str) -> None:
        """Something that takes its time is being done: these words stay, and Esc asks to stop it. Empty: it
        is over."""
        self._busy = words
        self.bring.setEnabled(not words)
        self._offer()

    # --- what is shown -----------------------------------------------------------------------

    def _shown(self) -> list[Tape]:
        wanted = self.search.text().strip().lower()
        pool: list[Tape] = list(self._trash) if self._filter == "bin" else list(self._matching(self._filter))
        return [tape for tape in pool if wanted in f"{tape.title} {getattr(tape, 'place', '')}".lower()]

    def _matching(self, which: str) -> list[SessionSummary]:
        if which == "all":
            return self._tapes
        return [tape for tape in self._tapes if bool(tape.ending) == (which == "ended")]

    def _refill(self) -> None:
        for key, word in FILTERS:
            count = len(self._trash) if key == "bin" else len(self._matching(key))
            count += self._more if key == "all" else 0
            self.filters[key].set_words(f"{self.tr(str(word))} {count}")
            self.filters[key].set_chosen(key == self._filter)
        shown = self._shown()
        self.grid.tapes.show(shown)
        self.grid.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        if not shown:
            self._say_why_empty()
        chosen = self.grid.chosen
        if chosen is None or tape_key(chosen) != self._chosen:
            self.grid.choose(self._chosen)
        self._offer()
        if self.isVisible() and not self.search.hasFocus():
            if shown:
                self.grid.setFocus()
            elif not self.begin.isHidden():
                self.begin.setFocus()

    def _say_why_empty(self) -> None:
        """Nothing is shown: why, and what can be done about it."""
        searched, bare = bool(self.search.text().strip()), not self._tapes and not self._more
        head, line = self.tr("No tape yet."), self.tr("Every night lies here by itself, saved at each turn.")
        if searched:
            head, line = self.tr("No tape is called that."), ""
        elif self._filter == "bin":
            head, line = self.tr("The bin is empty."), ""
        elif not bare:
            head, line = self.tr("No such tape yet."), ""
        self._empty.setText(head)
        self._why_empty.setText(line)
        self._why_empty.setVisible(bool(line))
        self.begin.setVisible(bool(line))

    def _offer(self) -> None:
        """The foot fits the chosen tape."""
        tape = self.grid.chosen if not self.grid.isHidden() else None
        self._chosen = tape_key(tape) if tape is not None else ""
        in_bin = isinstance(tape, TrashedSession)
        damaged = isinstance(tape, SessionSummary) and tape.damage is not None
        play = self.foot["play"]
        mend = way_out(tape) if tape is not None else ""
        play.set_words(self.tr("Bring back") if in_bin else mend or self.tr("Play"))
        play.setEnabled(tape is not None and (not damaged or bool(mend)))
        for action in ("rename", "branch", "export", "reel", "bin"):
            whole = not damaged or action in ("rename", "bin")
            free = not self._busy or action != "export"
            self.foot[action].setEnabled(tape is not None and not in_bin and whole and free)
            self.foot[action].setVisible(not self._far and tape is not None and not in_bin)
        play.setVisible(tape is not None)
        self.foot["undo"].setVisible(self._undoable and self._filter != "bin")
        self.bring.setVisible(not self._far)
        count = self.grid.tapes.rowCount()
        total = len(self._trash) if self._filter == "bin" else len(self._tapes) + self._more
        shown = self.tr("{count} of {all} shown").format(count=count, all=total)
        chosen = self.tr("{title} chosen.").format(title=tape.title) if tape is not None else ""
        self.say(f"{chosen} {shown}".strip())

    # --- what is done ------------------------------------------------------------------------

    def act(self, action: str) -> None:
        """Do an action of the foot to the chosen tape."""
        tape = self.grid.chosen
        if action == "undo":
            if not self.foot["undo"].isHidden():
                self._undoable = False
                self._offer()
                self.asked.emit("undo", "")
            return
        if tape is None or not self.foot[action].isEnabled() or self.foot[action].isHidden():
            return
        if action == "rename":
            self.grid.setFocus()
            self.grid.edit(self.grid.currentIndex())
        elif action == "play":
            kind = "restore" if isinstance(tape, TrashedSession) else "mend" if way_out(tape) else "play"
            self.asked.emit(kind, tape_key(tape))
        else:
            self.asked.emit(action, tape_key(tape))

    def choose_filter(self, which: str) -> None:
        self._filter = which
        self._refill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.pressed(event, SHELF)
        if action == "escape" and self._busy:
            self.asked.emit("stop", "")
        elif action == "import":
            self.bring.click()
        elif action == "escape":
            if self.search.hasFocus() and self.search.text():
                self.search.clear()
            else:
                self.left.emit()
        elif action == "find":
            self.search.setFocus()
        elif action in self.foot:
            self.act(action)
        else:
            event.ignore()

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        head = FlowRow(6)
        head.addWidget(self.back)
        self._title.setContentsMargins(20, 0, 30, 0)
        head.addWidget(self._title)
        for key, _ in FILTERS:
            head.addWidget(self.filters[key])
            self.filters[key].clicked.connect(lambda _=False, key=key: self.choose_filter(key))
            name(
                self.filters[key],
                f"filter_{key}",
                self.tr("Show: {which}").format(which=self.filters[key].words),
                self.tr("Which tapes are shown"),
            )
        head.add_right(self.search)
        head.add_right(self.bring)
        head.setContentsMargins(0, 0, 0, 0)
        foot = FlowRow()
        for action, word, _, tip in ACTIONS:
            button = self.foot[action]
            name(button, f"{action}Tape", self.tr(str(word)), f"{self.tr(str(tip))} ({button.key})")
            button.clicked.connect(lambda _=False, action=action: self.act(action))
            foot.addWidget(button)
        self.foot["undo"].hide()
        foot.add_right(self.status)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 22, 32 - GAP - 8, 16)
        column.setSpacing(0)
        column.addLayout(_inset(head))
        column.addSpacing(12)
        column.addWidget(self._why_far)
        column.addSpacing(8)
        shelf = QHBoxLayout()
        shelf.setContentsMargins(0, 0, 0, 0)
        shelf.addWidget(self.grid)
        shelf.addWidget(self._nothing)
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(0, 24, 0, 0)
        nothing.setSpacing(10)
        for words in (self._empty, self._why_empty):
            nothing.addWidget(words)
        nothing.addSpacing(8)
        nothing.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        nothing.addStretch(1)
        column.addLayout(shelf, 1)
        rule = QHBoxLayout()
        rule.addWidget(Hairline(self.theme))
        column.addLayout(_inset(rule))
        column.addSpacing(12)
        column.addLayout(_inset(foot))
        self._connect()
        self._refill()

    def _connect(self) -> None:
        name(self.back, "backButton", self.tr("Back"), self.tr("Back"))
        name(self.begin, "shelfNewButton", self.begin.words, self.tr("Begin a new night on a new tape"))
        self.begin.clicked.connect(self.begun)
        name(self.bring, "bringTape", self.tr("Bring in a file"), self.tr("Read a tape from a file (I)"))
        self.bring.clicked.connect(lambda: self.asked.emit("import", ""))
        name(
            self.search, "findTape", self.tr("Find a tape"), self.tr("Type part of a name or place (Ctrl+F)")
        )
        name(self.grid, "tapeGrid", self.tr("Tapes"), "")
        name(self.status, "slotsStatus", self.tr("Status"), self.tr("What is chosen"))
        self.search.setPlaceholderText(self.tr("Find a tape"))
        self.search.textChanged.connect(self._refill)
        self.back.clicked.connect(self.left)
        self.grid.entered.connect(lambda: self.act("play"))
        self.grid.selectionModel().currentChanged.connect(self._offer)
        self.grid.tapes.named.connect(self.renamed)
        self.grid.cards.mend_asked.connect(lambda session_id: self.asked.emit("mend", session_id))

    def _style(self) -> None:
        self.search.setFont(self.theme.font("sans", 15))
        self.search.setFixedHeight(self.theme.px(38))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Large text: what is least needed makes room."""
        roomy = self.width() / self.theme.scale >= 900
        for key in ("open", "ended"):
            self.filters[key].setVisible(roomy)
        for words in (self.status, self._title):
            words.setVisible(roomy)
        self.search.setFixedWidth(self.theme.px(190 if roomy else 100))
        self.bring.set_words(self.tr("Bring in a file") if roomy else self.tr("Bring in"))


def _inset(row: QLayout) -> QHBoxLayout:
    """A row that ends where the cards end, not where the scroll bar does."""
    outer = QHBoxLayout()
    outer.setContentsMargins(0, 0, GAP + 8, 0)
    outer.addLayout(row)
    return outer
