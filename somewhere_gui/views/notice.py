"""What went wrong, or what is about to happen, in words below the telling. Never a dialog.

May import: Qt, ``redact``, ``theme``, ``trouble``. Promises: says what happened, what is
safe and what can be done; the class name and message of an error stay behind "What happened".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from somewhere_gui.redact import redacted
from somewhere_gui.theme import Theme
from somewhere_gui.trouble import Trouble
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.flow_row import FlowRow
from somewhere_gui.views.words import Words

HEADLINES: Final = {
    "SessionBusy": QT_TRANSLATE_NOOP("Notice", "This tape is being played somewhere else."),
    "StaleTurn": QT_TRANSLATE_NOOP("Notice", "The tape has moved on since this was shown."),
    "InvalidAction": QT_TRANSLATE_NOOP("Notice", "That cannot be put into one action."),
    "SaveUnreadable": QT_TRANSLATE_NOOP("Notice", "A page of this tape does not read."),
    "SaveTooNew": QT_TRANSLATE_NOOP("Notice", "This tape was recorded by a newer version."),
    "StorageFull": QT_TRANSLATE_NOOP("Notice", "The disk is full."),
    "RunEnded": QT_TRANSLATE_NOOP("Notice", "This night is over."),
    "RewindForbidden": QT_TRANSLATE_NOOP("Notice", "This night is played without mercy."),
    "InvalidSeedCode": QT_TRANSLATE_NOOP("Notice", "That seed code does not fit."),
    "SessionNotFound": QT_TRANSLATE_NOOP("Notice", "This tape is not there any more."),
    "TurnCancelled": QT_TRANSLATE_NOOP("Notice", "The turn was stopped."),
    "ProviderUnreachable": QT_TRANSLATE_NOOP("Notice", "The server cannot be reached."),
    "ProviderKeyRejected": QT_TRANSLATE_NOOP("Notice", "The server did not let you in."),
    "ProviderRateLimited": QT_TRANSLATE_NOOP("Notice", "The server asks for a pause."),
    "ProviderRefused": QT_TRANSLATE_NOOP("Notice", "The server refused."),
    "ProviderBadReply": QT_TRANSLATE_NOOP("Notice", "The server answered what cannot be understood."),
    "BudgetReached": QT_TRANSLATE_NOOP("Notice", "The spending cap is reached."),
    "WorldPackInvalid": QT_TRANSLATE_NOOP("Notice", "The world of this tape does not load."),
    "Disk": QT_TRANSLATE_NOOP("Notice", "A file could not be read or written."),
}
MOST_OTHERS: Final = 2
OTHERWISE: Final = QT_TRANSLATE_NOOP("Notice", "Something in the game itself went wrong.")


def headline(kind: str) -> str:
    """A trouble of this kind in a sentence of the player's language."""
    return QCoreApplication.translate("Notice", str(HEADLINES.get(kind, OTHERWISE)))


Others = tuple[tuple[str, str], ...]
"""Further answers: key and words of each."""


@dataclass(frozen=True, slots=True)
class Note:
    """The words of a notice: headline, line below, main action, way out, details; ``others`` are
    further actions by key and word."""

    headline: str
    line: str
    main: str
    main_key: str
    out: str
    details: str = ""
    others: Others = ()


def of_trouble(why: Trouble, choice: str, *, key: str = "R", others: Others = ()) -> Note:
    """A failed turn as a notice. ``choice`` is what the player had chosen, if anything; ``key`` tries
    again; ``others`` are further ways on."""
    translate = QCoreApplication.translate
    line = translate("Notice", "Nothing is lost.")
    if choice:
        kept = translate("Notice", "Your choice is kept: {choice}").format(choice=choice)
        line += f" {kept}" if kept[-1] in ".!?" else f" {kept}."
    return Note(
        headline(why.kind),
        line,
        translate("Notice", "Try again"),
        key,
        translate("Notice", "Choose again") if choice else translate("Notice", "Leave it"),
        redacted(f"{why.cause or why.message} ({why.kind})"),
        others,
    )


class NoticeStrip(QWidget):
    """Emits ``accepted`` for its main action, ``chosen`` with the key of another, ``declined`` for the
    way out, ``grown`` when its height changes."""

    accepted = Signal()
    chosen = Signal(str)
    declined = Signal()
    grown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._headline = Words(theme, face="sans_medium", px=15, wrap=True)
        self._line = Words(theme, px=15, ink="dust2", wrap=True)
        self._details = Words(theme, px=14, ink="dust3", wrap=True)
        self.main = KeyButton(theme, self.tr("Try again"), "R")
        self.out = KeyButton(theme, self.tr("Choose again"))
        self.what = KeyButton(theme, self.tr("What happened"), kind="quick")
        self.others = [KeyButton(theme, "") for _ in range(MOST_OTHERS)]
        self._other_keys: list[str] = []
        self._build()
        self.main.clicked.connect(self.accepted)
        self.out.clicked.connect(self.declined)
        self.what.clicked.connect(self._toggle)
        self.hide()

    def show_note(self, note: Note) -> None:
        """Say it."""
        self._headline.setText(note.headline)
        self._line.setText(note.line)
        self._line.setVisible(bool(note.line))
        self._details.setText(note.details)
        self._details.hide()
        self.what.setVisible(bool(note.details))
        self.main.set_words(note.main)
        self.main.set_key(note.main_key)
        self.out.set_words(note.out)
        self._other_keys = [key for key, _ in note.others]
        for index, button in enumerate(self.others):
            button.setVisible(index < len(note.others))
            if index < len(note.others):
                button.set_words(note.others[index][1])
        self.setAccessibleDescription(f"{note.headline} {note.line}")
        self.show()
        self.grown.emit()

    @property
    def headline(self) -> str:
        return self._headline.text()

    @property
    def details(self) -> str:
        return self._details.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("deck"))
        painter.fillRect(0, 0, 3, self.height(), self._theme.colour("oxide"))

    def _toggle(self) -> None:
        self._details.setVisible(self._details.isHidden())
        self.grown.emit()

    def _build(self) -> None:
        name(self, "errorStrip", self.tr("Notice"), self.tr("What happened, and what can be done"))
        name(self.main, "noticeMain", self.tr("Try again"), self.tr("Do it"))
        name(self.out, "noticeOut", self.tr("Choose again"), self.tr("Leave this be"))
        name(self.what, "noticeDetails", self.tr("What happened"), self.tr("Show the details"))
        column = QVBoxLayout(self)
        column.setContentsMargins(19, 10, 14, 12)
        column.setSpacing(6)
        for label in (self._headline, self._line):
            column.addWidget(label)
        row = FlowRow()
        for index, button in enumerate(self.others):
            name(button, f"noticeOther{index + 1}", self.tr("Another way"), self.tr("Do this instead"))
            button.clicked.connect(lambda _=False, index=index: self.chosen.emit(self._other_keys[index]))
            button.hide()
        for button in (self.main, *self.others, self.out, self.what):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self._details)
