"""From a push on a pad to what the window does: the focus goes where one points, and keys are pressed.

May import: Qt, ``keys``, ``buttons``. Promises: what has the focus is asked first (a list goes through its
entries, a slider along its steps); nothing is typed into a line of text; the focus that came by a pad is seen
as if it had come by a key.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from somewhere_gui.keys import BARE

ARROWS: Final = {
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
}
ASIDE: Final = 3
"""How much farther away something is that lies aside of the way one points."""
ROW_OF_CARDS: Final = 12
"""No list shows as many entries side by side: the next one that way is among so many before and after."""


def receiver(window: QWidget) -> QObject:
    """What gets the keys now. While a list is open over the window, that is the window's handle, which knows
    where in it they go."""
    handle = window.windowHandle()
    if QApplication.activePopupWidget() is not None and handle is not None:
        return handle
    return QApplication.focusWidget() or window


def send(to: QObject, key: str, *, down: bool = True, up: bool = True) -> None:
    """Press a key as the table of keys writes it, and let it go."""
    if not key or (len(key) == 1 and isinstance(to, QLineEdit) and not to.isReadOnly()):
        return
    bare = next((each for each, word in BARE.items() if word == key), None)
    if bare is not None:
        code, held = bare, Qt.KeyboardModifier.NoModifier
    else:
        combination = QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)[0]  # type: ignore[index]
        code, held = combination.key(), combination.keyboardModifiers()
    text = key.lower() if len(key) == 1 else ""
    if down:
        QApplication.sendEvent(to, QKeyEvent(QEvent.Type.KeyPress, code, held, text))
    if up and isValid(to):  # what was pressed may be gone by that
        QApplication.sendEvent(to, QKeyEvent(QEvent.Type.KeyRelease, code, held, text))


def press(to: QObject) -> None:
    """Press what has the focus."""
    if isinstance(to, QComboBox):
        to.showPopup()
    else:
        send(to, "Space" if isinstance(to, QRadioButton | QCheckBox) else "Return")


def point(window: QWidget, way: str) -> None:
    """Point ``Up``, ``Down``, ``Left`` or ``Right``."""
    now = receiver(window)
    if not isinstance(now, QWidget) or _goes(now, way):
        send(now, way)
        return
    top = now.window()
    there = nearest(top, now if now is not top else None, way)
    if there is None:
        if not isinstance(now, QAbstractButton):  # Qt would go on to whatever comes next
            send(now, way)
        return
    there.setFocus(Qt.FocusReason.TabFocusReason)
    area = _area(there)
    if area is not None:
        area.ensureWidgetVisible(there)


def nearest(top: QWidget, now: QWidget | None, way: str) -> QWidget | None:
    """What can take the focus and lies nearest that way; from nowhere, the first thing there is. What scrolls
    is gone through to its end before it is left up or down."""
    there = [each for each in top.findChildren(QWidget) if each is not now and _takes(each)]
    if now is None or not now.isVisible():
        return there[0] if there else None
    start, area = _place(now, top), _area(now)
    found = [(far, each) for each in there if (far := _far(start, _place(each, top), way)) is not None]
    beside = [pair for pair in found if way in ("Up", "Down") and area is not None and _area(pair[1]) is area]
    return min(beside or found, key=lambda pair: pair[0], default=(0, None))[1]


def _takes(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.isVisible()


def _place(widget: QWidget, top: QWidget) -> QRect:
    return QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())


def _far(start: QRect, end: QRect, way: str) -> float | None:
    """How far it is in that direction, in pixels; None: it does not lie there."""
    if way in ("Left", "Right"):
        ahead = end.left() - start.right() if way == "Right" else start.left() - end.right()
        along = end.center().x() - start.center().x()
        aside = max(end.top() - start.bottom(), start.top() - end.bottom(), 0)
        off = abs(end.center().y() - start.center().y())
    else:
        ahead = end.top() - start.bottom() if way == "Down" else start.top() - end.bottom()
        along = end.center().y() - start.center().y()
        aside = max(end.left() - start.right(), start.left() - end.right(), 0)
        off = abs(end.center().x() - start.center().x())
    if (along if way in ("Right", "Down") else -along) <= 0 or ahead < -8:
        return None
    return max(ahead, 0) + ASIDE * aside + off / 100


def _goes(widget: QWidget, way: str) -> bool:
    """Whether it has a use of its own for pointing that way."""
    if isinstance(widget, QAbstractItemView):
        return _next(widget, way)
    if isinstance(widget, QAbstractSlider):
        return (way in ("Left", "Right")) == (widget.orientation() == Qt.Orientation.Horizontal)
    if isinstance(widget, QTextEdit | QScrollArea) and way in ("Up", "Down"):
        bar = widget.verticalScrollBar()
        return bar.value() > bar.minimum() if way == "Up" else bar.value() < bar.maximum()
    return False


def _next(view: QAbstractItemView, way: str) -> bool:
    """Whether a list has another entry that way, seen from the chosen one."""
    model, chosen = view.model(), view.currentIndex()
    if model is None or not model.rowCount():
        return False
    if not chosen.isValid():
        return True
    start, row = view.visualRect(chosen), chosen.row()
    near = range(max(row - ROW_OF_CARDS, 0), min(row + ROW_OF_CARDS + 1, model.rowCount()))
    return any(_far(start, view.visualRect(model.index(other, 0)), way) is not None for other in near)


def _area(widget: QWidget) -> QScrollArea | None:
    """What scrolls, with the widget in it."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
