"""The first page: the wordmark, the last frame in the dark, and the ways in.

May import: Qt, ``theme``, other views. Promises: paints before anything of the engine is there;
until the tapes are read, "Continue" says so and waits; every entry has a number key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout

from somewhere_gui import reading
from somewhere_gui.keys import TITLE
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.title_parts import TitleButton
from somewhere_gui.views.wordmark import HANG, Wordmark, is_low, margins
from somewhere_gui.views.words import Ground, Words

if TYPE_CHECKING:
    from engine.state import SessionSummary

OFFLINE: Final = QT_TRANSLATE_NOOP("TitlePage", "Plays offline. Nothing leaves this computer.")
GAP: Final = 4
WIDE: Final = 600
"""So wide, keys and date stand side by side, in pixels of the drawings."""
KEYS: Final = QT_TRANSLATE_NOOP("TitlePage", "1-{last}  choose   Enter  start   F1  help")
ENTRIES: Final = (
    (
        "continue",
        "continueButton",
        QT_TRANSLATE_NOOP("TitlePage", "Continue"),
        QT_TRANSLATE_NOOP("TitlePage", "Go on where you stopped"),
    ),
    (
        "new",
        "newGameButton",
        QT_TRANSLATE_NOOP("TitlePage", "New night"),
        QT_TRANSLATE_NOOP("TitlePage", "Begin a new night on a new tape"),
    ),
    (
        "load",
        "loadButton",
        QT_TRANSLATE_NOOP("TitlePage", "Load a tape"),
        QT_TRANSLATE_NOOP("TitlePage", "All nights so far"),
    ),
    (
        "settings",
        "settingsButton",
        QT_TRANSLATE_NOOP("TitlePage", "Settings"),
        QT_TRANSLATE_NOOP("TitlePage", "Where you play, text, time, motion"),
    ),
    (
        "quit",
        "quitButton",
        QT_TRANSLATE_NOOP("TitlePage", "Quit"),
        QT_TRANSLATE_NOOP("TitlePage", "Close the game"),
    ),
)


class TitlePage(Ground):
    """Emits ``picked`` with ``continue``, ``new``, ``terms``, ``load``, ``settings`` or ``quit``."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        name(self, "titlePage", self.tr("Title"), "")
        self._air = 0
        self._waiting = True
        self._leaving = self._address = ""
        self._picture = QImage()
        self._scene = QPixmap()
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(180)
        self._fade.valueChanged.connect(self.update)
        self.wordmark = Wordmark(theme)
        self.wordmark.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.buttons: dict[str, TitleButton] = {}
        self.terms = KeyButton(theme, "", "@terms", kind="quick", px=14)
        self._under_new = QHBoxLayout()
        self._offline = Words(theme, self.tr(str(OFFLINE)), px=14, ink="dust2")
        self._keys = Words(theme, self.tr(str(KEYS)).format(last=5), face="reading", px=20, ink="dust2")
        self._when = Words(theme, face="reading", px=20, ink="dust2")
        name(self._offline, "titleMessage", self.tr("Status"), "")
        self._note = Words(theme, px=15, ink="dust", wrap=True)
        name(self._note, "contentNote", self.tr("What the night holds"), "")
        self._note.hide()
        self._build()
        theme.changed.connect(self._fit)

    @property
    def settled(self) -> bool:
        return self._fade.state() != QVariantAnimation.State.Running

    def show_waiting(self) -> None:
        """The tapes are being read."""
        button = self.buttons["continue"]
        button.setEnabled(False)
        button.set_line(self.tr("Looking for the last tape …"))

    def show_last(self, summary: SessionSummary | None, picture: QImage) -> None:
        """The newest tape that can be played, or none."""
        self._show_picked("")
        button = self.buttons["continue"]
        button.setVisible(summary is not None)
        self._keys.setText(self.tr(str(KEYS)).format(last=5 if summary is not None else 4))
        button.setEnabled(summary is not None)
        if summary is None:
            self._when.setText("OCT 14 1994   PM 6:00")
        else:
            clock = reading.clock(summary.time_of_day)
            where = f"{summary.title}, {_inside(summary.place)}" if summary.place else summary.title
            line = self.tr("{where}, {clock}. Turn {turn}").format(
                where=where, clock=clock, turn=summary.turn
            )
            if summary.ending_name:
                line += ". " + self.tr("Ended: {ending}").format(ending=summary.ending_name)
            button.set_line(line)
            self._when.setText(f"{reading.date(summary.time_of_day)}   {clock}")
        self._fit_small_print()
        self._show_picture(picture)
        self.focus_first()

    def show_broken(self, words: str) -> None:
        """Nothing can be played: say why, and leave only what still works."""
        self.show_last(None, QImage())
        for action in ("new", "load", "settings"):
            self.buttons[action].setEnabled(False)
        self.show_terms("")
        self.say(words)
        self.focus_first()

    def show_where(self, address: str) -> None:
        """Where one plays: at this address, or (empty) here."""
        self._address = address
        far = self.tr("Plays on the server at {address}.").format(address=address)
        self.say(far if address else self._leaving or self.tr(str(OFFLINE)))

    def show_leaving(self, words: str) -> None:
        """What leaves this computer when one plays here with models; empty: nothing does."""
        if words != self._leaving:
            self._leaving = words
            self.show_where(self._address)

    def show_terms(self, words: str) -> None:
        """The terms of a new night in a few words; empty: none can be made."""
        self.terms.set_words(self.tr("Terms: {terms}. Change").format(terms=words) if words else "")
        self._fit_small_print()

    def _fit_small_print(self) -> None:
        """Under the menu stands what there is room for, most needed first."""
        margins = self._column.contentsMargins()
        entries = [button for button in self.buttons.values() if not button.isHidden()]
        taken = margins.top() + margins.bottom() + self.wordmark.height() + self._air
        room = self.height() - taken - sum(each.sizeHint().height() + GAP for each in entries)
        for words, due in (
            (self._note, bool(self._note.text())),
            (self.terms, bool(self.terms.words)),
            (self._offline, True),
            (self._keys, True),
        ):
            wraps = words.sizePolicy().hasHeightForWidth()
            tall = GAP + (words.heightForWidth(words.maximumWidth()) if wraps else words.sizeHint().height())
            shown = due and tall <= room
            words.setVisible(shown)
            room -= tall if shown else 0
        wide = self.width() / self.theme.scale >= WIDE
        self._when.setVisible(wide and not self._keys.isHidden())

    def warn(self, words: str) -> None:
        """What the night holds, until it has been begun once; no words: that is known."""
        self._note.setText(words)
        self._fit_small_print()

    def say(self, words: str) -> None:
        """A message in place of the line about playing offline."""
        self._offline.setText(words)

    def show_coming(self, action: str) -> None:
        """This entry was picked before it can be done: it will be, in a moment."""
        self._show_picked(action)
        self.say(self.tr("A moment: the tape is being put in …"))

    def _show_picked(self, action: str) -> None:
        for key, button in self.buttons.items():
            button.set_chosen(key == action)
            button.set_busy(key == action)

    def focus_first(self) -> None:
        """The first entry that can be used takes the keys, if this is the page one sees."""
        if not self.isVisible():  # Qt would let what nobody sees have them
            return
        usable = (each for each in self.buttons.values() if each.isEnabled() and not each.isHidden())
        first = next(usable)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_picture(self, picture: QImage) -> None:
        self._picture, self._waiting = picture, False
        self._scene = QPixmap()
        if self.isVisible() and not self.theme.still:
            self._fade.start()
        self.update()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.wordmark)
        self._above_menu = QSpacerItem(0, 0)
        self._column.addItem(self._above_menu)
        menu = QVBoxLayout()
        menu.setSpacing(GAP)
        menu.setAlignment(Qt.AlignmentFlag.AlignLeft)
        for action, object_name, words, tip in ENTRIES:
            button = TitleButton(self.theme, self.tr(str(words)), main=action == "continue")
            name(button, object_name, self.tr(str(words)), self.tr(str(tip)))
            button.clicked.connect(lambda _=False, action=action: self.picked.emit(action))
            self.buttons[action] = button
            menu.addWidget(button)
            if action == "new":
                menu.addLayout(self._terms_row())
        self._menu = menu
        self._column.addLayout(menu)
        self._column.addStretch(1)
        self._column.addWidget(self._note)
        self._column.addWidget(self._offline)
        foot = QHBoxLayout()
        foot.setContentsMargins(HANG, 0, 0, 0)
        foot.addWidget(self._keys)
        foot.addStretch(1)
        foot.addWidget(self._when)
        self._column.addLayout(foot)

    def _terms_row(self) -> QHBoxLayout:
        """The terms, under the words of the entry they belong to."""
        name(
            self.terms,
            "termsButton",
            self.tr("Terms of a new night"),
            self.tr("How hard, how far, which world"),
        )
        self.terms.clicked.connect(lambda: self.picked.emit("terms"))
        self.terms.hide()
        row = self._under_new
        row.addWidget(self.terms)
        row.addStretch(1)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Everything where it belongs at this size of window and text."""
        width, height = self.width(), self.height()
        side, above, below = margins(width, height, self.theme.scale)
        low = is_low(height, self.theme.scale)
        self._column.setContentsMargins(side - HANG, above, side, below)
        self._column.setSpacing(0)
        self._air = round(height * (0.02 if low else 0.068))
        self._above_menu.changeSize(0, self._air)
        self._column.invalidate()
        self.wordmark.fit(width)
        self.buttons["continue"].set_low(height / self.theme.scale < 460)
        self._under_new.setContentsMargins(self.theme.px(42), 0, 0, 0)
        self._note.setContentsMargins(HANG, 0, 0, self.theme.px(6))
        self._offline.setContentsMargins(HANG, 0, 0, self.theme.px(12))
        for words in (self._note, self._offline):
            words.setMaximumWidth(min(max(round(width * 0.56), self.theme.px(480)), width - 2 * side))
        self._fit_small_print()
        self._scene = QPixmap()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        if 1 <= number <= len(shown):
            shown[number - 1].click()
        elif self.pressed(event, TITLE) == "terms" and self.terms.words:
            self.picked.emit("terms")
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._waiting:
            return
        if self._scene.isNull():
            self._scene = self._compose()
        painter = QPainter(self)
        running = self._fade.state() == QVariantAnimation.State.Running
        painter.setOpacity(float(self._fade.currentValue()) if running else 1.0)
        painter.drawPixmap(0, 0, self._scene)

    def _compose(self) -> QPixmap:
        from somewhere_gui.views import title_scene  # late: not before the first paint

        plain = self.theme.settings.high_contrast
        if self._picture.isNull():
            return title_scene.of_own(self.size(), plain=plain)
        return title_scene.of_frame(self._picture, self.size(), plain=plain)


def _inside(place: str) -> str:
    """A place name inside a sentence: without its article's capital."""
    return place[0].lower() + place[1:] if place.startswith("The ") else place
