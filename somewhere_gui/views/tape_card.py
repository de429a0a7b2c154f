"""One tape as a card: picture, name, place, turn, clock, length, when last played.

May import: Qt, ``theme``, ``reading``, ``thumbnails``, ``engine.state``. Promises: a damaged tape is
drawn, explained and offers its way out; renaming happens in the card.
"""

from __future__ import annotations

import random
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engine.state import SessionSummary, TrashedSession
from somewhere_gui import reading
from somewhere_gui.engine_words import said
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import ONE_LINE, WRAP, outline
from somewhere_gui.views.filmstrip import Index
from somewhere_gui.views.thumbnails import Thumbnails

TAPE: Final = int(Qt.ItemDataRole.UserRole) + 1
GAP: Final = 16
WORDS: Final = 140
"""Height of a card's words, in pixels of the drawings."""
LYING: Final = 0.36
"""The picture's share of a lying card's width."""
Tape = SessionSummary | TrashedSession
translate = QCoreApplication.translate


def lines(tape: Tape) -> tuple[str, str, str]:
    """Second line, reading, and last line of a card."""
    if isinstance(tape, TrashedSession):
        day = reading.day(tape.deleted).lower()
        return translate("TapeCard", "In the bin"), "", translate("TapeCard", "Binned {day}").format(day=day)
    if tape.damage is not None:
        lost = translate("TapeCard", "TURN {turn} LOST").format(turn=tape.turn)
        return said(tape.damage), lost if tape.turn else "", ""
    turn = translate("TapeCard", "TURN {turn}").format(turn=tape.turn)
    numbers = f"{turn}  {reading.clock(tape.time_of_day)}  {reading.duration(tape.played_seconds)}"
    when = reading.day(tape.last_saved).replace(" ", "\u00a0")  # a day and its hour stay together
    ending = tape.ending_name or translate("TapeCard", "the night is over")
    ended = translate("TapeCard", "Ended: {ending}.").format(ending=ending)
    last = f"{ended} {when}" if tape.ending else when
    body = f". {tape.body.capitalize()}" if tape.body and not tape.ending else ""
    return tape.place, numbers, last + body


def way_out(tape: Tape) -> str:
    """The words of a damaged card's button, if an earlier copy is there."""
    if isinstance(tape, SessionSummary) and tape.damage is not None and tape.previous_turn is not None:
        return translate("TapeCard", "Open the copy from turn {turn}").format(turn=tape.previous_turn)
    return ""


class TapeModel(QAbstractListModel):
    """The tapes shown now. Emits ``named(session_id, title)`` when one was renamed."""

    named = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._tapes: list[Tape] = []

    def show(self, tapes: list[Tape]) -> None:
        """Show these; what is shown already stays as it is, and further ones are added to it."""
        known = len(self._tapes)
        if tapes[:known] == self._tapes:
            if len(tapes) > known:
                self.beginInsertRows(QModelIndex(), known, len(tapes) - 1)
                self._tapes = tapes
                self.endInsertRows()
            return
        self.beginResetModel()
        self._tapes = tapes
        self.endResetModel()

    def row_of(self, key: str) -> int:
        return next((row for row, tape in enumerate(self._tapes) if tape_key(tape) == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self._tapes)

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        tape = self._tapes[index.row()]
        if role == TAPE:
            return tape
        if role == Qt.ItemDataRole.EditRole:
            return tape.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ". ".join(part for part in (tape.title, *lines(tape)) if part)
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        title = str(value).strip()
        tape = self._tapes[index.row()]
        if role != Qt.ItemDataRole.EditRole or not title or title == tape.title:
            return False
        self.named.emit(tape.session_id, title)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        tape = self._tapes[index.row()] if index.isValid() else None
        return flags | Qt.ItemFlag.ItemIsEditable if isinstance(tape, SessionSummary) else flags


def tape_key(tape: Tape) -> str:
    """What the page's actions are about: a session id, or a trash id in the bin."""
    return tape.trash_id if isinstance(tape, TrashedSession) else tape.session_id


class CardDelegate(QStyledItemDelegate):
    """Draws a card. Emits ``mend_asked`` when the button of a damaged one is clicked."""

    mend_asked = Signal(str)

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme, self._thumbnails = theme, thumbnails
        self.card = QSize(292, 304)
        self.lying = False
        """The picture stands beside the words, not above them."""
        self.newest = ""

    def fit(self, width: int, height: int) -> None:
        """Cards for a shelf of this size: four, three or two in a row; lying ones, one below the other, where
        not even one standing card would be seen whole."""
        scale = self._theme.scale
        row = 4 if width / scale >= 1100 else 3 if width / scale >= 860 else 2
        wide = (width - GAP * (row - 1)) // row
        self.card = QSize(wide, round(wide * 9 / 16) + self._theme.px(WORDS))
        self.lying = self.card.height() > height
        if self.lying:
            tall = round(width * LYING * 9 / 16)
            self.card = QSize(width, max(tall + 2, self._theme.px(WORDS - 8)))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.card + QSize(GAP, GAP)

    def _boxes(self, option: QStyleOptionViewItem) -> tuple[QRect, QRect]:
        card = QRect(option.rect.topLeft(), self.card)
        wide = round(card.width() * LYING) if self.lying else card.width() - 2
        return card, QRect(card.left() + 1, card.top() + 1, wide, round(wide * 9 / 16))

    def _title_box(self, option: QStyleOptionViewItem) -> QRect:
        card, picture = self._boxes(option)
        px = self._theme.px
        left = picture.right() + 1 if self.lying else card.left()
        above = card.top() if self.lying else picture.bottom()
        return QRect(left + 13, above + px(11), card.right() - left - 25, px(28))

    def _way_out_box(self, option: QStyleOptionViewItem, words: str) -> QRect:
        card, _ = self._boxes(option)
        title, px = self._title_box(option), self._theme.px
        width = QFontMetrics(self._theme.font("sans", 14)).horizontalAdvance(words) + px(30)
        return QRect(title.left(), card.bottom() - px(41), min(width, title.width()), px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tape: Tape = index.data(TAPE)
        card, picture = self._boxes(option)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        focus = chosen and bool(state & QStyle.StateFlag.State_Active) and self._has_keys(option)
        damaged = isinstance(tape, SessionSummary) and tape.damage is not None
        theme = self._theme
        painter.fillRect(card, theme.colour("warm" if chosen and not focus else "deck2" if hover else "deck"))
        self._picture(painter, picture, tape, damaged=damaged)
        self._words(painter, option, tape)
        style = Qt.PenStyle.DashLine if damaged else Qt.PenStyle.SolidLine
        if focus:
            outline(painter, card, theme.colour("focus"), theme.tokens.ring, style)
        else:
            ink = "oxide" if chosen else "dust2" if hover else "edge" if damaged else "hair"
            outline(painter, card, theme.colour(ink), theme.tokens.line, style)

    def _has_keys(self, option: QStyleOptionViewItem) -> bool:
        widget = option.widget
        return isinstance(widget, QWidget) and widget.hasFocus()

    def _picture(self, painter: QPainter, box: QRect, tape: Tape, *, damaged: bool) -> None:
        theme = self._theme
        painter.fillRect(box, theme.colour("ground"))
        summary = tape if isinstance(tape, SessionSummary) else None
        if damaged:
            self._torn(painter, box, tape.session_id)
        elif summary is not None and summary.image:
            picture = self._thumbnails.get(summary.session_id, summary.image, box.size())
            if picture is not None and not picture.isNull():
                painter.drawPixmap(box, picture)
        newest = summary and tape.session_id == self.newest
        word = self.tr("DAMAGED") if damaged else self.tr("NEWEST") if newest else ""
        if word:
            self._tag(painter, box, word, "oxide" if damaged else "phosphor")

    def _tag(self, painter: QPainter, box: QRect, word: str, ink: str) -> None:
        painter.setFont(self._theme.font("reading", 18))
        width = painter.fontMetrics().horizontalAdvance(word) + self._theme.px(24)
        tag = QRect(box.right() - width + 1, box.top(), width, self._theme.px(28))
        painter.fillRect(tag, self._theme.colour("ground"))
        painter.setPen(self._theme.colour(ink))
        painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), word)

    def _torn(self, painter: QPainter, box: QRect, seed: str) -> None:
        """Torn lines instead of a picture."""
        dice = random.Random(seed)
        for _ in range(44):
            y = box.top() + dice.randrange(max(box.height() - 2, 1))
            left = box.left() + dice.randrange(max(box.width() - 40, 1))
            width = min(dice.randrange(12, 90), box.right() - left)
            painter.fillRect(left, y, width, 1, self._theme.colour("edge" if dice.random() < 0.4 else "hair"))

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, tape: Tape) -> None:
        theme, px = self._theme, self._theme.px
        second, numbers, last = lines(tape)
        title = self._title_box(option)
        painter.setFont(theme.font("condensed", 20))
        painter.setPen(theme.colour("dust"))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(title, ONE_LINE, painter.fontMetrics().elidedText(tape.title, elide, title.width()))
        words = way_out(tape)
        damaged = isinstance(tape, SessionSummary) and tape.damage is not None
        line = title.translated(0, px(27))
        painter.setFont(theme.font("sans", 15 if not damaged else 14))
        if damaged:
            room = QRect(line.left(), line.top() + px(4), line.width(), px(58 if words else 84))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap), second)
        else:
            painter.drawText(line, ONE_LINE, painter.fontMetrics().elidedText(second, elide, line.width()))
            line = line.translated(0, px(26))
            painter.setFont(theme.font("reading", 18))
            painter.setPen(theme.colour("dust2"))
            painter.drawText(line, ONE_LINE, numbers)
            painter.setFont(theme.font("sans", 14))
            room = QRect(line.left(), line.top() + px(30), line.width(), px(40))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap), last)
        if words:
            box = self._way_out_box(option, words)
            outline(painter, box, theme.colour("edge"), theme.tokens.line)
            painter.setFont(theme.font("sans", 14))
            painter.setPen(theme.colour("dust"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter) | (WRAP & 0), words)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        words = way_out(index.data(TAPE))
        if (
            words
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and self._way_out_box(option, words).contains(event.position().toPoint())
        ):
            self.mend_asked.emit(index.data(TAPE).session_id)
            return True
        return super().editorEvent(event, model, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("renameLine")
        editor.setAccessibleName(self.tr("New name of the tape"))
        editor.setMaxLength(60)
        editor.setFont(self._theme.font("condensed", 18))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(self._title_box(option).adjusted(-5, -4, 5, 6))
