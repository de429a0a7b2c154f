"""Buttons: a word and its key (:class:`KeyButton`), and a choice (:class:`ChoiceButton`).

May import: Qt, ``theme``. Promises: the text is the button's native text, so assistive tools read
what is drawn; every state shows by more than colour (a ring, a bar, a moving line); a button is
never smaller than its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from somewhere_gui.keys import shown
from somewhere_gui.theme import Theme
from somewhere_gui.views.words import Words

WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
ONE_LINE: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
SWEEP: Final = 3
"""How thick the busy line is."""
RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Look:
    """How a button is drawn in one state; None: not drawn."""

    fill: str | None
    border: str | None
    ink: str
    key_ink: str
    ring: bool = False
    bar: bool = False


def look(button: TapeButton) -> Look:
    """The state of a button as one look, in the order in which states win."""
    kind = button.kind
    if button.chosen:
        return Look("warm", "oxide", "dust", "oxide", bar=True, ring=button.hasFocus())
    if not button.isEnabled():
        return Look(None if kind == "quick" else "deck", "hair", "disabled", "disabled")
    focus, hover, down = button.hasFocus(), button.underMouse(), button.isDown()
    if kind == "first":
        return Look("white" if hover else "dust", "dust", "ground", "ground", ring=focus)
    if kind == "quick":
        return Look(
            "deck2" if hover or down else None,
            None,
            "dust" if hover or focus else "dust2",
            "dust3",
            ring=focus,
        )
    if kind == "line":
        return Look("deck2" if hover else None, None, "dust", "phosphor", ring=focus)
    if down:
        return Look("ground", "dust", "dust", "phosphor", ring=focus)
    return Look("deck2" if hover else "deck", "dust2" if hover else "edge", "dust", "phosphor", ring=focus)


class TapeButton(QPushButton):
    """What all our buttons share: states, busy line, Enter presses, Space left to the page.

    ``kind``: ``plain``, ``first`` (the page's main action), ``quick`` (no outline), ``line``
    (an entry of a list of words).
    """

    def __init__(self, theme: Theme, text: str, kind: str = "plain") -> None:
        super().__init__()
        self.theme = theme
        self.kind = kind
        self.chosen = False
        self._busy = False
        self._sweep = QVariantAnimation(self)
        self._sweep.setStartValue(0.0)
        self._sweep.setEndValue(1.0)
        self._sweep.setDuration(1200)
        self._sweep.setLoopCount(-1)
        self._sweep.valueChanged.connect(self._swept)
        self.setAutoDefault(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_words(text)
        theme.changed.connect(self.updateGeometry)

    @property
    def words(self) -> str:
        """The text without mnemonic signs."""
        return self.text().replace("&&", "&")

    def set_words(self, words: str) -> None:
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()

    def set_chosen(self, chosen: bool) -> None:
        self.chosen = chosen
        self.update()

    def set_busy(self, busy: bool) -> None:
        """A line sweeps along the bottom while something is going on (it stands, if motion is off)."""
        self._busy = busy
        if busy and not self.theme.still and self.isVisible():
            self._sweep.start()
        else:
            self._sweep.stop()
        self.update()

    def _swept(self) -> None:
        self.update(0, self.height() - SWEEP, self.width(), SWEEP)

    def only_line(self, event: QPaintEvent) -> bool:
        """Whether the busy line alone has moved: the words need not be drawn again."""
        return self._busy and event.rect().top() >= self.height() - SWEEP

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click is one: the second press would do what has meanwhile come to lie here."""
        if self.kind == "quick":
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that is held presses once, for the same reason."""
        if event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        self._sweep.stop()
        super().hideEvent(event)

    def draw_box(self, painter: QPainter) -> Look:
        """Fill, outline, bar, ring and busy line; returns the inks for the words."""
        shown, tokens, box = look(self), self.theme.tokens, self.rect()
        if shown.fill is not None:
            painter.fillRect(box, self.theme.colour(shown.fill))
        if shown.border is not None:
            outline(painter, box, self.theme.colour(shown.border), tokens.line)
        if shown.bar:
            painter.fillRect(0, 0, 4, box.height(), self.theme.colour("oxide"))
        if shown.ring:
            outline(painter, box, self.theme.colour("focus"), tokens.ring)
            if self.kind == "first":
                inner = box.adjusted(tokens.ring, tokens.ring, -tokens.ring, -tokens.ring)
                outline(painter, inner, self.theme.colour("ground"), 2)
        if self._busy:
            at = float(self._sweep.currentValue() or 0.0) if not self.theme.still else 0.38
            line = QRect(0, box.height() - SWEEP, round(box.width() * at), SWEEP)
            painter.fillRect(line, self.theme.colour("oxide"))
        return shown


class KeyButton(TapeButton):
    """A word, and the key that does the same: as it is written, or ``@`` and the name of an action of the
    player's table of keys."""

    def __init__(self, theme: Theme, text: str, key: str = "", kind: str = "plain", px: float = 15) -> None:
        self._key = key
        self._px = px
        self._hint: tuple[tuple[object, ...], QSize] | None = None
        self._tip, self._tip_key = "", ""
        super().__init__(theme, text, kind)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._say_tip)

    def set_key(self, key: str) -> None:
        if key != self._key:
            self._key = key
            self._say_tip()
            self.updateGeometry()

    @property
    def key(self) -> str:
        """The key as it is written on the button."""
        return self.theme.keys.words(self._key[1:]) if self._key.startswith("@") else shown(self._key)

    def set_tip(self, tip: str, key: str = "") -> None:
        """What it does, in more words; its key (or this one) is told with it."""
        self._tip, self._tip_key = tip, key
        self._say_tip()

    def _say_tip(self) -> None:
        key = self._tip_key or self.key
        self.setToolTip(f"{self._tip} ({key})" if self._tip and key else self._tip)

    def _pad(self) -> int:
        return self.theme.px(8 if self.kind == "quick" else 16)

    def sizeHint(self) -> QSize:
        # Layouts ask many times a turn; measuring words is slow.
        of = (self.text(), self.key, self.kind, self.theme.scale)
        if self._hint is None or self._hint[0] != of:
            self._hint = (of, self._measured())
        return self._hint[1]

    def _measured(self) -> QSize:
        words = QFontMetrics(self.theme.font(self._face(), self._px)).horizontalAdvance(self.words)
        key = QFontMetrics(self.theme.font("reading", 18)).horizontalAdvance(self.key)
        gap = self.theme.px(12) if self.key else 0
        height = self.theme.px(30 if self.kind == "quick" else 38)
        return QSize(words + key + gap + 2 * self._pad(), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _face(self) -> str:
        return "sans_medium" if self.kind == "first" else "sans"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.draw_box(painter)
        box = self.rect().adjusted(self._pad(), 0, -self._pad(), 0)
        painter.setFont(self.theme.font(self._face(), self._px))
        painter.setPen(self.theme.colour(shown.ink))
        painter.drawText(box, ONE_LINE, self.words)
        painter.setFont(self.theme.font("reading", 18))
        painter.setPen(self.theme.colour(shown.key_ink))
        painter.drawText(box, RIGHT, self.key)


class ChoiceButton(TapeButton):
    """A numbered choice: number, wrapped words, and its price or risk at the right edge."""

    def __init__(self, theme: Theme, number: int) -> None:
        self._number = number
        self._note = self._preface = ""
        super().__init__(theme, "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_choice(self, words: str, note: str) -> None:
        self._note = note
        self._preface = ""
        self.set_words(words)
        self._describe()
        tip = self.tr("Choice {number}: press {key}").format(number=self._number, key=self.key)
        self.setToolTip(f"{tip}. {note}" if note else tip)

    def set_preface(self, words: str) -> None:
        """What a reader hears before this choice, until the focus leaves it."""
        self._preface = words
        self._describe()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._preface:
            self.set_preface("")
        super().focusOutEvent(event)

    def _describe(self) -> None:
        choice = self.tr("Choice {number}.").format(number=self._number)
        self.setAccessibleDescription(f"{self._preface} {choice} {self._note}".strip())

    @property
    def key(self) -> str:
        """The key that takes this choice."""
        return self.theme.keys.words(f"choice{self._number}")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        box = self._words_box(width, 10000)
        metrics = QFontMetrics(self.theme.font("sans", 16))
        words = metrics.boundingRect(QRect(0, 0, box.width(), 10000), WRAP, self.words)
        return max(words.height() + 2 * self.theme.px(8), self.theme.px(38))

    def sizeHint(self) -> QSize:
        width = self.theme.px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(180), self.theme.px(38))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:  # the page decides: more of the telling, or this choice
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _words_box(self, width: int, height: int) -> QRect:
        key = QFontMetrics(self.theme.font("reading", 20)).horizontalAdvance(self.key)
        left, right = max(self.theme.px(40), key + self.theme.px(26)), self.theme.px(14)
        if self._note:
            metrics = QFontMetrics(self.theme.font("reading", 18))
            right += metrics.horizontalAdvance(self._note) + self.theme.px(12)
        return QRect(left, 0, max(width - left - right, 40), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.draw_box(painter)
        if self.only_line(event):
            return
        px, box = self.theme.px, self.rect()
        painter.setFont(self.theme.font("reading", 20))
        painter.setPen(self.theme.colour(shown.key_ink))
        painter.drawText(box.adjusted(px(14), 0, 0, 0), ONE_LINE, self.key)
        painter.setFont(self.theme.font("reading", 18))
        painter.setPen(self.theme.colour("dust2" if self.isEnabled() or self.chosen else "disabled"))
        painter.drawText(box.adjusted(0, 0, -px(14), 0), RIGHT, self._note)
        painter.setFont(self.theme.font("sans", 16))
        painter.setPen(self.theme.colour(shown.ink))
        painter.drawText(self._words_box(self.width(), self.height()), WRAP, self.words)


def outline(
    painter: QPainter,
    box: QRect,
    colour: QColor,
    width: int,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """A rectangle's line drawn wholly inside ``box``."""
    pen = QPen(colour, width, style)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRect(QRectF(box).adjusted(half, half, -half, -half))


def name(widget: QWidget, object_name: str, accessible: str, tip: str) -> None:
    """Give a widget the names by which tools, people and tests find it."""
    widget.setObjectName(object_name)
    if isinstance(widget, Words):
        widget.call(accessible)
    else:
        widget.setAccessibleName(accessible)
    if isinstance(widget, KeyButton):
        widget.set_tip(tip)
    else:
        widget.setToolTip(tip)
