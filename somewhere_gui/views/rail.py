"""The rail: where, when, how the dice fell, the body, the bag. Or the same as sentences.

May import: Qt, ``theme``, ``reading``, ``engine.state``. Promises: shows only what the state says;
every colour has a word beside it.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QSpacerItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from engine.state import BagLine
from somewhere_gui import reading
from somewhere_gui.bag import bag
from somewhere_gui.reading import JsonDict
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import ONE_LINE, RIGHT, name, outline
from somewhere_gui.views.filmstrip import Index
from somewhere_gui.views.words import Hairline, Words

LINE = int(Qt.ItemDataRole.UserRole) + 1


class BodyBar(QWidget):
    """Six cells; the word beside it says the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._health = 100
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_health(self, health: int) -> None:
        self._health = min(max(health, 0), 100)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self._theme.px(7))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        full = -(-self._health * 6 // 100)
        ink = self._theme.colour("red" if self._health <= 17 else "dust2")
        gap = 3
        for cell in range(6):
            left = round(cell * (self.width() + gap) / 6)
            right = round((cell + 1) * (self.width() + gap) / 6) - gap
            box = QRect(left, 0, right - left, self.height())
            if cell < full:
                painter.fillRect(box, ink)
            else:
                outline(painter, box, self._theme.colour("edge"), 1)


class _BagDelegate(QStyledItemDelegate):
    """A thing, and how much of it is left at the right edge."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.pitch = 23

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._theme.px(self.pitch))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: BagLine = index.data(LINE)
        box: QRect = option.rect.adjusted(0, 0, -self._theme.px(2), 0)
        painter.setFont(self._theme.font("reading", 18))
        painter.setPen(self._theme.colour("oxide" if line.urgent else "dust2"))
        painter.drawText(box, RIGHT, line.note)
        room = box.width() - painter.fontMetrics().horizontalAdvance(line.note) - self._theme.px(10)
        painter.setFont(self._theme.font("sans", 15))
        painter.setPen(self._theme.colour("dust"))
        words = painter.fontMetrics().elidedText(line.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, ONE_LINE, words)


class BagList(QListWidget):
    """What is carried. A long bag scrolls."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._delegate = _BagDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerItem)
        theme.changed.connect(self.doItemsLayout)

    def set_narrow(self, narrow: bool) -> None:
        """A narrow window: the lines stand a little closer."""
        if self._delegate.pitch != (22 if narrow else 23):
            self._delegate.pitch = 22 if narrow else 23
            self.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        pitch = self._theme.px(self._delegate.pitch)
        rest = self.height() % pitch  # no half lines
        if self.viewportMargins().bottom() != rest:
            self.setViewportMargins(0, 0, 0, rest)

    def show_bag(self, lines: list[BagLine]) -> None:
        self.clear()
        for line in lines:
            item = QListWidgetItem()
            item.setData(LINE, line)
            told = f"{line.name}, {line.note}" if line.note else line.name
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            item.setToolTip(told)
            self.addItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        else:
            event.ignore()


class Rail(QWidget):
    """The state as a column beside the frame."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.district = Words(theme, face="reading", px=18, ink="dust2")
        self.place = Words(theme, face="condensed", px=28, wrap=True)
        self.clock = Words(theme, face="reading", px=30, ink="phosphor")
        self.turn = Words(theme, face="reading", px=20, ink="dust2")
        self.until_dawn = Words(theme, px=14.5, ink="dust2")
        self.verdict = Words(theme, face="condensed", px=16, ink="oxide")
        self.roll = Words(theme, face="reading", px=34, ink="oxide")
        self.fate_line = Words(theme, px=14.5, ink="dust2")
        self.needed = Words(theme, px=14.5, ink="dust2")
        self.health = Words(theme, face="condensed", px=16)
        self.body_bar = BodyBar(theme)
        self.body_lines = Words(theme, px=15, wrap=True)
        self.kept = Words(theme, px=14.5, ink="dust2")
        self.kept_count = Words(theme, face="reading", px=20, ink="oxide")
        self.bag = BagList(theme)
        self._rules = [Hairline(theme) for _ in range(3)]
        self._above_bar, self._above_bag = QSpacerItem(0, 4), QSpacerItem(0, 3)
        self._beside_roll = QSpacerItem(0, 34)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._narrow = False
        self._build()
        self._name()
        theme.changed.connect(self._space)
        self._space()

    def show_state(self, state: JsonDict) -> None:
        """Show the ledger's words."""
        self.district.setText(reading.word(state, "district").upper())
        self.place.setText(reading.place(state))
        self.clock.setText(reading.clock(str(state.get("time_of_day") or "")))
        self.turn.setText(self.tr("turn {turn}").format(turn=reading.turn(state)))
        self.until_dawn.setText(reading.until_dawn(state))
        self._show_fate(state)
        self.health.setText(reading.word(state, "body") or "whole")
        health = reading.player(state, "health", 100)
        self.health.set_ink("red" if health <= 17 else "dust")
        self.health.setAccessibleDescription(reading.body_sentence(state))
        self.body_bar.set_health(health)
        lines = [str(line) for line in reading.display(state).get("body_lines") or []]
        self.body_lines.setText(". ".join(lines))
        self.body_lines.setVisible(bool(lines))
        kept = reading.player(state, "kept", 0)
        self.kept.setVisible(kept > 0)
        self.kept_count.setVisible(kept > 0)
        self.kept_count.setText(str(kept))
        self.bag.show_bag(bag(state))

    def show_rolling(self, verdict: str) -> None:
        """While a turn runs: the fate that was rolled, before its verdict is known."""
        self.verdict.setText(verdict)
        for label in (self.roll, self.fate_line, self.needed):
            label.setText("")

    def set_narrow(self, narrow: bool) -> None:
        """A narrow window: smaller names and clock, no line about the dawn."""
        self._narrow = narrow
        self.place.set_px(25 if narrow else 28)
        self.clock.set_px(26 if narrow else 30)
        self.until_dawn.setVisible(not narrow)
        self._space()

    def _show_fate(self, state: JsonDict) -> None:
        shown = reading.display(state)
        roll, needed = shown.get("fate_roll"), shown.get("fate_needed")
        self.verdict.setText(str(shown.get("fate") or self.tr("not asked")))
        self.verdict.setAccessibleDescription(reading.fate_sentence(state))
        self.roll.setText("" if roll is None else str(roll))
        self.roll.setVisible(roll is not None)
        self.fate_line.setText(
            str(shown.get("fate_line") or ("" if roll is not None else self.tr("Nothing was at stake")))
        )
        self.needed.setText("" if needed is None else self.tr("needed {needed}").format(needed=needed))

    def _build(self) -> None:
        for widget in (self.district, self.place):
            self._column.addWidget(widget)
        self._column.addLayout(_row(self.clock, self.turn))
        self._column.addWidget(self.until_dawn)
        self._column.addWidget(self._rules[0])
        self._column.addLayout(
            _row(Words(self._theme, self.tr("Fate"), face="condensed", px=16), self.verdict)
        )
        row = _row(self.roll, self.needed)
        row.insertWidget(1, self.fate_line)
        row.addItem(self._beside_roll)
        self._column.addLayout(row)
        self._column.addWidget(self._rules[1])
        self._column.addLayout(
            _row(Words(self._theme, self.tr("Body"), face="condensed", px=16), self.health)
        )
        self._column.addItem(self._above_bar)
        self._column.addWidget(self.body_bar)
        self._column.addWidget(self.body_lines)
        self._column.addWidget(self._rules[2])
        self.kept.setText(self.tr("kept by the place"))
        row = _row(Words(self._theme, self.tr("Bag"), face="condensed", px=16), self.kept)
        row.addWidget(self.kept_count)
        self._column.addLayout(row)
        self._column.addItem(self._above_bag)
        self._column.addWidget(self.bag, 1)

    def _name(self) -> None:
        name(self.verdict, "fateLabel", self.tr("Fate"), self.tr("How the last roll fell"))
        name(self.health, "healthLabel", self.tr("Body"), self.tr("How your body is"))
        name(self.bag, "inventoryList", self.tr("Bag"), self.tr("What you carry"))
        name(self.clock, "clockLabel", self.tr("Clock"), self.tr("The time on the tape"))
        name(self.place, "placeLabel", self.tr("Place"), self.tr("Where you are"))

    def _space(self) -> None:
        """Air around the rules, less of it in a narrow window."""
        px, narrow = self._theme.px, self._narrow
        for rule in self._rules:
            rule.set_air(px(6 if narrow else 17), px(7 if narrow else 10))
        self.place.setContentsMargins(0, 0, 0, px(0 if narrow else 7))
        self.until_dawn.setContentsMargins(0, px(10), 0, px(3))
        self._above_bar.changeSize(0, px(4))
        self._above_bag.changeSize(0, px(1 if narrow else 3))
        self.bag.set_narrow(narrow)
        self._beside_roll.changeSize(0, self.roll.sizeHint().height())  # the rail stands still
        self.body_bar.setFixedHeight(self._theme.px(7))
        self.body_lines.setContentsMargins(0, self._theme.px(6), 0, 0)
        self._column.invalidate()


def _row(left: QLabel, right: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right)
    return row
