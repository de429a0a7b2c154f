"""The keys at the foot of the play page, and what was last saved.

May import: Qt, ``theme``. Promises: what does not fit is left out, least needed first; every entry
also has a key that works without it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from somewhere_gui.keys import BY_NAME, said
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.flow_row import FlowRow
from somewhere_gui.views.words import Words

ENTRIES: Final = (
    ("choices", "1–4", QT_TRANSLATE_NOOP("QuickMenu", "Choices")),
    ("type", "", QT_TRANSLATE_NOOP("QuickMenu", "Type")),
    ("back", "", QT_TRANSLATE_NOOP("QuickMenu", "Back")),
    ("forward", "", QT_TRANSLATE_NOOP("QuickMenu", "Forward")),
    ("history", "", QT_TRANSLATE_NOOP("QuickMenu", "History")),
    ("papers", "", QT_TRANSLATE_NOOP("QuickMenu", "Papers")),
    ("auto", "", QT_TRANSLATE_NOOP("QuickMenu", "Auto")),
    ("skip_on", "", QT_TRANSLATE_NOOP("QuickMenu", "Skip")),
    ("save", "", QT_TRANSLATE_NOOP("QuickMenu", "Save")),
    ("load", "", QT_TRANSLATE_NOOP("QuickMenu", "Load")),
    ("watch", "", QT_TRANSLATE_NOOP("QuickMenu", "Watch")),
    ("copy", "", QT_TRANSLATE_NOOP("QuickMenu", "Copy")),
    ("transcript", "", QT_TRANSLATE_NOOP("QuickMenu", "Transcript")),
    ("film", "", QT_TRANSLATE_NOOP("QuickMenu", "Film")),
    ("tapes", "", QT_TRANSLATE_NOOP("QuickMenu", "Tapes")),
    ("hide", "", QT_TRANSLATE_NOOP("QuickMenu", "Hide")),
    ("help", "", QT_TRANSLATE_NOOP("QuickMenu", "Help")),
    ("menu", "", QT_TRANSLATE_NOOP("QuickMenu", "Menu")),
)
"""Action, key where it is not one action of the table of keys, word."""
OTHER_ACTION: Final = {"menu": "escape"}
"""Where an entry is called otherwise in the table of keys."""
SHEET_ONLY: Final = ("choices", "type")
SHEET: Final = ("choices", "type", "back", "menu")
NAMES: Final = {"back": "undoButton", "transcript": "transcriptButton", "film": "tapeButton"}
NEAR_ONLY: Final = ("back", "forward", "save", "load", "copy", "transcript", "film")
"""What only the machine that holds the tape can do."""
GIVEN_UP: Final = (
    "transcript",
    "copy",
    "watch",
    "film",
    "help",
    "tapes",
    "skip_on",
    "papers",
    "auto",
    "load",
    "save",
    "history",
    "hide",
)
"""In this order, when there is no room."""
SELDOM: Final = ("transcript", "copy", "watch", "film", "help", "tapes")
"""Shown only where the row stays airy: all of it is on the page of keys as well."""
LEAST: Final = ("back", "type")
"""Given up at the foot of the one-column page for a message that stays."""
AIRY: Final = 0.78
"""The share of the row that entries fill when seldom used ones are among them."""


class QuickMenu(QWidget):
    """Emits ``picked`` with the action's name. ``rest`` holds what the one-column page has at its end instead
    of at its foot."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sheet = self._far = self._ahead = self._papers = False
        self._said = self._kept = ""
        self._teaches = False
        self.status = Words(theme, px=14, ink="dust2")
        self.buttons: dict[str, KeyButton] = {}
        self._key: dict[str, str] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self.rest = QWidget()
        self._rest = FlowRow(4)
        self.rest.setLayout(self._rest)
        for action, _, english in ENTRIES:
            word = QCoreApplication.translate("QuickMenu", str(english))
            button = KeyButton(theme, word, kind="quick", px=14)
            name(button, NAMES.get(action, f"{action}QuickButton"), word, word)
            button.clicked.connect(lambda _=False, action=action: self.picked.emit(action))
            self.buttons[action] = button
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._row.addWidget(self.status)
        name(
            self.status,
            "statusMessage",
            self.tr("Status"),
            self.tr("What the game is doing, and what is saved"),
        )
        theme.changed.connect(self._label)
        self._label()

    def _label(self) -> None:
        """Each entry says its key as it is now."""
        keys = self._theme.keys
        for action, fixed, _ in ENTRIES:
            known = BY_NAME.get(OTHER_ACTION.get(action, action))
            tip = said(known) if known is not None else self.tr("Go to the choices")
            key = fixed or keys.words(OTHER_ACTION.get(action, action))
            self._key[action] = key
            self.buttons[action].set_tip(tip, key)
        self._fit()

    def say(self, words: str, *, teach: bool = False) -> None:
        """The message at the right; one that teaches something is seen more easily."""
        self._said, self._teaches = words, teach
        self.status.setText(self._kept or words)
        self.status.set_ink("phosphor" if teach and not self._kept else "dust2")
        self._fit()

    def keep(self, words: str) -> None:
        """A message that stays, whatever is said, until it is taken away with no words."""
        self._kept = words
        self.say(self._said, teach=self._teaches)

    @property
    def kept(self) -> str:
        """The message that stays, or nothing."""
        return self._kept

    def set_sheet(self, sheet: bool) -> None:
        """The one-column page has fewer and larger keys at its foot, the others at its end."""
        self._sheet = sheet
        at = 0
        for action, button in self.buttons.items():
            button.kind = "plain" if sheet else "quick"
            button.updateGeometry()
            if sheet and action not in SHEET:
                self._rest.addWidget(button)
            else:
                self._row.insertWidget(at, button)
                at += 1
        self._fit()

    def set_far(self, far: bool) -> None:
        """The tape is on a server: what only its own machine can do is not there."""
        self._far = far
        self._fit()

    def set_ahead(self, ahead: bool) -> None:
        """Whether some way leads forward from here."""
        if ahead != self._ahead:
            self._ahead = ahead
            self._fit()

    def set_papers(self, papers: bool) -> None:
        """Whether something was read that can be read again."""
        if papers != self._papers:
            self._papers = papers
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._sheet:
            painter = QPainter(self)
            painter.fillRect(0, 0, self.width(), 1, self._theme.colour("hair"))

    def _fit(self) -> None:
        for action, key in self._key.items():
            self.buttons[action].set_key(key)
        belong = [action for action, *_ in ENTRIES if self._belongs(action)]
        wanted = [action for action in belong if not self._sheet or action in SHEET]
        room = self.width() - self.status.sizeHint().width() - 16
        wanted, need = self._fitting(wanted, GIVEN_UP, room)
        urgent = self._sheet and bool(self._kept)  # what goes on is said first of all
        if need > (room if urgent else self.width()):
            for action in wanted:
                self.buttons[action].set_key("")
            wanted, need = self._fitting(wanted, LEAST if urgent else (), room)
        self.status.setVisible(need <= room)
        for action, button in self.buttons.items():
            button.setVisible(action in wanted or (self._sheet and action in belong and action not in SHEET))

    def _fitting(self, wanted: list[str], given_up: tuple[str, ...], room: int) -> tuple[list[str], int]:
        """Those that are left when so many of ``given_up`` have gone as there is no room for, and how wide
        they are."""
        widths = {each: self.buttons[each].sizeHint().width() + self._row.spacing() for each in wanted}
        for each in given_up:
            airy = AIRY if each in SELDOM else 1.0
            if each in widths and sum(widths.values()) > room * airy:
                del widths[each]
        return list(widths), sum(widths.values())

    def _belongs(self, action: str) -> bool:
        if (self._far and action in NEAR_ONLY) or (action == "forward" and not self._ahead):
            return False
        if action == "papers" and not self._papers:
            return False
        return self._sheet or action not in SHEET_ONLY
