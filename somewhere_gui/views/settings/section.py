"""What all sections of the settings page share: a name, rows of words and controls, and a way to put
everything back.

May import: Qt, ``theme``, ``settings``, other views. Promises: a change is given out at once; controls say
what is set whenever the theme changes; resetting touches only the section's own fields.
"""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from somewhere_gui.settings import Settings
from somewhere_gui.theme import Theme
from somewhere_gui.views.controls import Switch
from somewhere_gui.views.words import Words

SIDE_BY_SIDE: Final = 420
"""Pixels of the drawings that words and their control need side by side."""


class Section(QWidget):
    """One section. Emits ``changed`` with the new :class:`Settings`.

    ``key`` names it for code; ``fields`` are the settings it owns, which :meth:`reset` puts back;
    ``previewed``: what it sets can be seen in the preview; ``broad``: it needs all the width it may have.
    """

    changed = Signal(object)
    key: ClassVar[str] = ""
    fields: ClassVar[tuple[str, ...]] = ()
    previewed: ClassVar[bool] = False
    broad: ClassVar[bool] = False

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._rows: list[tuple[Words, QWidget]] = []
        self._stacked = False
        self._grid: QGridLayout | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.build()
        theme.changed.connect(self.refresh)
        theme.changed.connect(self._stack)
        self.refresh()

    def title(self) -> str:
        """The section's name, in the player's language."""
        return ""

    def build(self) -> None:
        """Make the rows."""

    def refresh(self) -> None:
        """Let the controls say what is set."""

    def first(self) -> QWidget | None:
        """What takes the keys when the section is opened."""
        return next((each for each in self.findChildren(QWidget) if _takes_keys(each)), None)

    def change(self, **what: object) -> None:
        """Give out the settings with these fields changed."""
        self.changed.emit(self.theme.settings._replace(**what))  # type: ignore[arg-type]

    @property
    def as_delivered(self) -> bool:
        """Whether there is nothing to put back."""
        now, usual = self.theme.settings, Settings()
        return all(getattr(now, field) == getattr(usual, field) for field in self.fields)

    def reset(self) -> None:
        """Put the section's own fields back to what they were when the game was delivered."""
        usual = Settings()
        self.change(**{field: getattr(usual, field) for field in self.fields})

    def row(self, words: str, field: QWidget) -> None:
        """Words at the left, a control at the right; below the words where it is narrow for the text."""
        if self._grid is None:
            self._grid = QGridLayout()
            self._grid.setVerticalSpacing(9)
            self._grid.setHorizontalSpacing(20)
            self._grid.setColumnStretch(0, 41)
            self._grid.setColumnStretch(1, 59)
            self.column.addLayout(self._grid)
        label = Words(self.theme, words, px=16, wrap=True)
        label.setBuddy(field)
        self._rows.append((label, field))
        self._place(len(self._rows) - 1)

    def _place(self, row: int) -> None:
        assert self._grid is not None
        label, field = self._rows[row]
        at = (2 * row + 1, 0, 1, 2) if self._stacked else (2 * row, 1, 1, 1)
        self._grid.addWidget(label, 2 * row, 0, 1, 2 if self._stacked else 1)
        if isinstance(field, Switch):
            self._grid.addWidget(field, *at, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(field, *at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._stack)  # in the midst of its own work a layout would forget it

    def _stack(self) -> None:
        """Controls beside their words, or below them."""
        stacked = self.width() < self.theme.px(SIDE_BY_SIDE)
        if self._grid is not None and stacked != self._stacked:
            self._stacked = stacked
            for row, (label, field) in enumerate(self._rows):
                self._grid.removeWidget(label)
                self._grid.removeWidget(field)
                self._place(row)
            self.column.invalidate()
            self.column.activate()  # a page that is not seen would not do it by itself

    def words(self, text: str = "") -> Words:
        """A paragraph under the rows."""
        label = Words(self.theme, text, px=15, ink="dust2", wrap=True)
        self.column.addWidget(label)
        return label


def set_quietly(control: Switch, on: bool) -> None:
    """Show a state without answering as if the player had changed it."""
    control.blockSignals(True)
    control.setChecked(on)
    control.blockSignals(False)


def _takes_keys(widget: QWidget) -> bool:
    tabs = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabs and widget.isEnabled() and not widget.isHidden()
