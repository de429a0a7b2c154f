"""When something went wrong that no strip below the telling can hold: in plain words, on a page.

May import: Qt, ``theme``, ``trouble``, other views. Promises: says what happened, what is safe and what
can be done, in that order; no traceback unless it is asked for; what is copied has no key and no name in
it.
"""

from __future__ import annotations

import random
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPoint, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from somewhere_gui.theme import Theme
from somewhere_gui.trouble import FAULT, Trouble
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.flow_row import FlowRow
from somewhere_gui.views.scrolled import Scrolled
from somewhere_gui.views.words import Ground, Words

CONTEXT: Final = "TroublePage"
TORN: Final = 1994
"""Of the torn lines: every number tears the tape otherwise."""
ADVICE: Final = {
    "StorageFull": QT_TRANSLATE_NOOP(
        "TroublePage",
        "Make room on the disk that holds the tapes, then try again. The last whole turn is there.",
    ),
    "SessionBusy": QT_TRANSLATE_NOOP(
        "TroublePage", "Close the other window that plays this tape, or play another tape."
    ),
    "SaveUnreadable": QT_TRANSLATE_NOOP(
        "TroublePage",
        "The file is kept as it is. On the shelf this tape offers its earlier copy, if there is one.",
    ),
    "SessionNotFound": QT_TRANSLATE_NOOP(
        "TroublePage",
        "The folder of the tapes is under Settings, Tapes and folders. Look whether it is there.",
    ),
    "SaveTooNew": QT_TRANSLATE_NOOP(
        "TroublePage", "Update SOMEWHERE to play this tape. It is kept as it is."
    ),
    "ProviderUnreachable": QT_TRANSLATE_NOOP(
        "TroublePage", "Look whether the network and the server are up, then try again; or go on offline."
    ),
    FAULT: QT_TRANSLATE_NOOP(
        "TroublePage", "This is a mistake of the game, not yours. A report of it is kept in the log folder."
    ),
}
SAFE: Final = QT_TRANSLATE_NOOP("TroublePage", "Nothing is lost: every turn that was told is on its tape.")


class TroublePage(Ground):
    """Emits ``picked`` with ``again``, ``offline``, ``log`` or ``title``."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        name(self, "troublePage", self.tr("Something went wrong"), "")
        self.headline = Words(theme, face="condensed", px=30, wrap=True)
        self.line = Words(theme, px=17, wrap=True)
        self.advice = Words(theme, px=16, ink="dust2", wrap=True)
        self.details = QPlainTextEdit()
        self.buttons: dict[str, KeyButton] = {}
        self._build()
        theme.changed.connect(self._style)
        self._style()

    def show_trouble(
        self, why: Trouble, headline: str, details: str, *, offline: bool, advice: bool = True
    ) -> None:
        """Say what happened. ``details`` must be redacted; ``offline``: one can go on so; ``advice``: what is
        to be done about such trouble of a tape is said."""
        self.headline.setText(headline)
        fault = why.kind == FAULT
        self.line.setText(QCoreApplication.translate(CONTEXT, str(SAFE)) if fault else why.message)
        words = ADVICE.get(why.kind) if advice else None
        self.advice.setText(QCoreApplication.translate(CONTEXT, str(words)) if words else "")
        self.advice.setVisible(words is not None)
        self.details.setPlainText(details)
        self.details.hide()
        self.buttons["offline"].setVisible(offline)
        self.buttons["what"].set_words(self.tr("What happened"))
        self.setAccessibleDescription(f"{headline} {self.line.text()} {self.advice.text()}")

    def _build(self) -> None:
        for key, words, keys, kind, tip in (
            ("again", self.tr("Try again"), "@retry", "first", self.tr("Try the same once more")),
            ("offline", self.tr("Go on offline"), "", "plain", self.tr("Play from this computer's tapes")),
            ("title", self.tr("To the title"), "@escape", "plain", self.tr("Leave this; nothing is lost")),
            ("what", self.tr("What happened"), "", "plain", self.tr("Show the details")),
            ("copy", self.tr("Copy the details"), "", "plain", self.tr("Without keys and without your name")),
            (
                "log",
                self.tr("Open the log folder"),
                "",
                "plain",
                self.tr("Where the log and reports are kept"),
            ),
        ):
            button = self.buttons[key] = KeyButton(self.theme, words, keys, kind=kind, px=16)
            name(button, f"{key}Trouble", words, tip)
            button.clicked.connect(lambda _=False, key=key: self._do(key))
        name(
            self.details,
            "troubleDetails",
            self.tr("Details"),
            self.tr("What can be sent to those who make the game"),
        )
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        ways, more = FlowRow(), FlowRow()
        for key in ("again", "offline", "title"):
            ways.addWidget(self.buttons[key])
        for key in ("what", "copy", "log"):
            more.addWidget(self.buttons[key])
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(2)
        for part in (self.headline, self.line, self.advice):
            column.addWidget(part)
        column.addSpacing(12)
        column.addLayout(ways)
        column.addLayout(more)
        column.addWidget(self.details, 6)
        column.addStretch(3)
        sheet = QWidget()
        across = QHBoxLayout(sheet)
        across.setContentsMargins(32, 22, 32, 22)
        across.addStretch(1)
        across.addLayout(column, 6)
        across.addStretch(1)
        area = Scrolled(self.theme)
        name(area, "troubleWords", self.tr("What happened"), "")
        area.setWidget(sheet)
        for over in (area.viewport(), sheet):
            over.setAutoFillBackground(False)  # the torn tape is seen through it
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Above the words the tape is torn; the same everywhere on a page of the same size."""
        super().paintEvent(event)
        if self.theme.settings.high_contrast:
            return
        painter, dice = QPainter(self), random.Random(TORN)
        below = self.headline.mapTo(self, QPoint(0, 0)).y() - self.theme.px(24)
        inks = self.theme.colour("hair"), self.theme.colour("edge")
        for _ in range(round(self.width() * max(below, 0) / 5200)):
            left, width = dice.randrange(self.width()), dice.randrange(14, 150)
            near = dice.random() ** 2  # most lines lie high up
            painter.fillRect(left, round(near * below), width, 1, inks[dice.random() < 0.25])

    def _do(self, key: str) -> None:
        if key == "what":
            self.details.setVisible(self.details.isHidden())
            hidden = self.details.isHidden()
            self.buttons["what"].set_words(
                self.tr("What happened") if hidden else self.tr("Hide the details")
            )
        elif key == "copy":
            QGuiApplication.clipboard().setText(self.details.toPlainText())
            self.buttons["copy"].set_words(self.tr("Copied"))
        else:
            self.picked.emit(key)

    def _style(self) -> None:
        self.details.setFont(self.theme.font("reading", 18))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.buttons["again"].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.pressed(event)
        if action == "retry":
            self.picked.emit("again")
        elif action == "escape":
            self.picked.emit("title")
        else:
            event.ignore()
