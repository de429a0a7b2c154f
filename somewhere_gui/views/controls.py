"""Controls of the settings page: a row of exclusive choices, a switch, a slider with steps.

May import: Qt, ``theme``. Promises: each is the native widget underneath, so keys and assistive
tools work as everywhere; the state shows by shape as well as colour.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QSizePolicy,
    QSlider,
    QWidget,
)

from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import outline


class _Segment(QRadioButton):
    """One of the exclusive choices."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self.face = "sans"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(self.face, 15))
        width = metrics.horizontalAdvance(self.text()) + self._theme.px(24)
        return QSize(width, self._theme.px(38))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        chosen, box = self.isChecked(), self.rect()
        painter.fillRect(box, theme.colour("warm" if chosen else "deck2" if self.underMouse() else "deck"))
        outline(painter, box, theme.colour("oxide" if chosen else "edge"), theme.tokens.line)
        if chosen:
            painter.fillRect(0, 0, 4, box.height(), theme.colour("oxide"))
        if self.hasFocus():
            outline(painter, box, theme.colour("focus"), theme.tokens.ring)
        painter.setFont(theme.font(self.face, 15))
        painter.setPen(theme.colour("dust" if self.isEnabled() else "disabled"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.text())


class Segments(QWidget):
    """Exclusive choices side by side, in two rows or one below the other where there is no room for that.
    Emits ``picked`` with the key of the one taken."""

    picked = Signal(str)

    def __init__(self, theme: Theme, options: dict[str, str], accessible: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Segment] = {}
        for key, words in options.items():
            button = _Segment(theme, words)
            button.setParent(self)
            button.setAccessibleName(f"{accessible}: {words}")
            button.setToolTip(f"{accessible}: {words}")
            button.clicked.connect(lambda _=False, key=key: self.picked.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def set_value(self, key: str) -> None:
        self._buttons[key].setChecked(True)

    def show_faces(self, faces: dict[str, str]) -> None:
        """Set each choice in a face of its own."""
        for key, face in faces.items():
            self._buttons[key].face = face

    def button(self, key: str) -> QRadioButton:
        return self._buttons[key]

    def _rows(self, width: int) -> list[list[_Segment]]:
        """The choices, row by row, as few rows as there is room for."""
        all_of_them = list(self._buttons.values())
        for count in (1, 2, len(all_of_them)):
            each = -(-len(all_of_them) // count)
            rows = [all_of_them[at : at + each] for at in range(0, len(all_of_them), each)]
            if all(sum(button.sizeHint().width() for button in row) <= width for row in rows):
                break
        return rows

    def heightForWidth(self, width: int) -> int:
        return sum(row[0].sizeHint().height() for row in self._rows(width))

    def sizeHint(self) -> QSize:
        hints = [button.sizeHint() for button in self._buttons.values()]
        return QSize(sum(hint.width() for hint in hints), hints[0].height())

    def minimumSizeHint(self) -> QSize:
        hints = [button.sizeHint() for button in self._buttons.values()]
        return QSize(max(hint.width() for hint in hints), hints[0].height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        y = 0
        for row in self._rows(self.width()):
            x, tall = 0, row[0].sizeHint().height()
            spare = self.width() - sum(button.sizeHint().width() for button in row)
            for number, button in enumerate(row):
                share = spare * (number + 1) // len(row) - spare * number // len(row)
                button.setGeometry(x, y, button.sizeHint().width() + share, tall)
                x += button.width()
            y += tall


class Switch(QCheckBox):
    """On or off: the knob sits right or left, and the track is filled or hollow."""

    def __init__(self, theme: Theme, accessible: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(accessible)
        self.setToolTip(accessible)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(44), self._theme.px(38))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        track = QRect(2, (self.height() - px(20)) // 2, px(40), px(20))
        knob = QRect(track.left() + px(4), track.top() + px(4), px(12), px(12))
        if self.isChecked():
            painter.fillRect(track, theme.colour("phosphor"))
            knob.moveLeft(track.right() - px(4) - knob.width() + 1)
            painter.fillRect(knob, theme.colour("ground"))
        else:
            outline(painter, track, theme.colour("edge"), theme.tokens.line)
            painter.fillRect(knob, theme.colour("dust2"))
        if self.hasFocus():
            outline(
                painter, self.rect().adjusted(0, px(6), 0, -px(6)), theme.colour("focus"), theme.tokens.ring
            )


class PickBox(QComboBox):
    """A list to pick one of, with a sign that it opens."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, px = QPainter(self), self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("phosphor"))
        right, middle, half = self.width() - px(12), self.height() / 2, px(5)
        painter.drawPolygon(
            [
                QPointF(right - 2 * half, middle - half / 2),
                QPointF(right, middle - half / 2),
                QPointF(right - half, middle + half),
            ]
        )


class StepSlider(QSlider):
    """A slider over a few named steps."""

    def __init__(self, theme: Theme, steps: int, accessible: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.setRange(0, steps - 1)
        self.setPageStep(1)
        self.setAccessibleName(accessible)
        self.setToolTip(accessible)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self._theme.px(38))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        left, right, middle = 8, self.width() - 8, self.height() // 2
        at = left + round((right - left) * self.value() / max(self.maximum(), 1))
        painter.fillRect(left, middle - 1, right - left, 3, theme.colour("edge"))
        on = self.isEnabled()
        painter.fillRect(left, middle - 1, at - left, 3, theme.colour("phosphor" if on else "disabled"))
        for step in range(self.maximum() + 1):
            x = left + round((right - left) * step / max(self.maximum(), 1))
            painter.fillRect(x, middle + 7, 1, 6, theme.colour("edge"))
        painter.fillRect(at - 5, middle - 9, 10, 18, theme.colour("dust" if on else "disabled"))
        if self.hasFocus():
            outline(painter, QRect(at - 9, middle - 13, 18, 26), theme.colour("focus"), theme.tokens.ring)
