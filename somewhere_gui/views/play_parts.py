"""The parts of the play page, and putting each where it belongs.

May import: Qt, the other views, ``play_layout``. Promises: one arrangement for each size, text size
and length of words; parts keep their identity and their text when the page changes its form.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from somewhere_gui.theme import Theme
from somewhere_gui.views import play_layout
from somewhere_gui.views.choice_panel import ChoicePanel
from somewhere_gui.views.filmstrip import Filmstrip
from somewhere_gui.views.frame_view import FrameView
from somewhere_gui.views.narrative_view import NarrativeView
from somewhere_gui.views.notice import NoticeStrip
from somewhere_gui.views.quick_menu import QuickMenu
from somewhere_gui.views.rail import Rail
from somewhere_gui.views.summary import Summary
from somewhere_gui.views.thumbnails import Thumbnails
from somewhere_gui.views.words import Words

AIR: Final = 16
"""Between the parts of the one-column page."""
KEYS_AIR: Final = 8
"""Between the state in words and the buttons under it, at least."""


class PlayParts:
    """Every widget of the page.

    ``in_columns`` says which form the page has now; ``bare``: only the picture; ``blank``: the night
    has not begun; ``tape_open``: the strip is out in the one-column page.
    """

    def __init__(self, page: QWidget, theme: Theme, thumbnails: Thumbnails) -> None:
        self._page, self._theme = page, theme
        self.frame = FrameView(theme, alive=True)
        self.telling = NarrativeView(theme)
        self.choices = ChoicePanel(theme)
        self.strip = Filmstrip(theme, thumbnails)
        self.rail = Rail(theme)
        self.summary = Summary(theme)
        self.bag_words = Words(theme, px=15, wrap=True)
        self.notice = NoticeStrip(theme)
        self.menu = QuickMenu(theme)
        self.area = QScrollArea(page)
        self._sheet = QWidget()
        self.area.setWidget(self._sheet)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bare = False
        self.tape_open = False
        self.blank = False
        self.in_columns = True
        self._take_form(columns=True)

    def arrange(self) -> None:
        """Put everything where it belongs now."""
        scale = self._theme.scale
        if self.bare:
            self._arrange_bare()
            return
        self.take_form()
        columns = self.in_columns
        self._give(self.frame, self._page if columns else self._sheet)
        for part in (self.frame, self.menu, self.telling, self.choices):
            part.show()
        if columns:
            self._arrange_columns(scale)
        else:
            self._arrange_sheet(scale)

    def take_form(self) -> None:
        """Columns or one scrolling column, whichever fits now."""
        columns = play_layout.in_columns(self._page.width(), self._page.height(), self._theme.scale)
        if columns != self.in_columns:
            self._take_form(columns=columns)

    def reveal(self, part: QWidget) -> None:
        """Scroll the one-column page so that ``part``, if it is there, is seen."""
        if not self.in_columns and not part.isHidden():
            self.area.ensureWidgetVisible(part)

    def to_top(self) -> None:
        """The one-column page from its beginning."""
        self.area.verticalScrollBar().setValue(0)

    def _take_form(self, *, columns: bool) -> None:
        """Give the parts to the page or to the scrolling sheet."""
        self.in_columns = columns
        home = self._page if columns else self._sheet
        for part in (self.frame, self.telling, self.choices, self.notice, self.strip, self.rail):
            self._give(part, home)
        self._give(self.summary, self._sheet)
        self._give(self.summary.keys, self._sheet)
        self._give(self.bag_words, self._sheet)
        self._give(self.menu.rest, self._sheet)
        self._give(self.menu, self._page)
        self.menu.set_sheet(not columns)
        self.bag_words.hide()
        self.rail.setVisible(columns)
        self.strip.setVisible(columns)
        self.summary.setVisible(not columns)
        self.summary.keys.setVisible(not columns)
        self.menu.rest.setVisible(not columns)
        self.area.setVisible(not columns)
        flow = Filmstrip.Flow
        self.strip.setFlow(flow.TopToBottom if columns else flow.LeftToRight)
        self.telling.set_flowing(not columns)
        self._order()

    def _give(self, part: QWidget, home: QWidget) -> None:
        if part.parentWidget() is not home:
            hidden = part.isHidden() and part.parentWidget() is not None
            part.setParent(home)
            part.setVisible(not hidden)

    def _arrange_bare(self) -> None:
        self._give(self.frame, self._page)
        for part in (self.telling, self.choices, self.strip, self.rail, self.menu, self.area, self.notice):
            part.hide()
        self.frame.setGeometry(self._page.rect())
        self.frame.show()

    def _arrange_columns(self, scale: float) -> None:
        width, height = self._page.width(), self._page.height()
        narrow = play_layout.is_narrow(width, scale)
        self.strip.show()
        self.rail.setVisible(not self.blank)
        column, zoom = self._theme.column, self._theme.zoom
        need = self.choices.height_for(play_layout.words_widths(width, scale, column, zoom)[1])
        self.rail.set_narrow(narrow)
        self.strip.set_narrow(narrow)
        self.telling.set_px(17 if narrow else 18)
        at = play_layout.columns(width, height, scale, need, column, zoom)
        self.strip.setGeometry(at.strip)
        self.frame.setGeometry(at.frame)
        self.rail.setGeometry(at.rail)
        words = at.telling
        if not self.notice.isHidden():
            tall = min(self.notice.heightForWidth(words.width()), words.height())
            self.notice.setGeometry(words.left(), words.bottom() + 1 - tall, words.width(), tall)
            words = words.adjusted(0, 0, 0, -tall - 8)
            self.notice.raise_()
        self.telling.setVisible(words.height() > 30)
        self.telling.setGeometry(words)
        room = at.choices
        self.choices.setGeometry(room.left(), room.top(), room.width(), min(need, room.height()))
        self.menu.setGeometry(at.foot)

    def _arrange_sheet(self, scale: float) -> None:
        at = play_layout.sheet(self._page.width(), self._page.height(), scale)
        self.area.show()
        self.summary.setVisible(not self.blank)
        self.summary.keys.setVisible(not self.blank)
        self.strip.setVisible(self.tape_open)
        self.area.setGeometry(0, 0, self._page.width() - 8, at.foot.top() - 8)
        self.menu.setGeometry(at.foot)
        self.telling.set_px(18)
        self.frame.setGeometry(at.frame)
        beside, tall = self._arrange_summary(at)
        y = at.summary.top() + tall + AIR
        shown_by_keys: dict[QWidget, int] = {
            self.bag_words: self.bag_words.heightForWidth(at.width),
            self.strip: 62,
        }
        reading: dict[QWidget, int] = {
            self.telling: self.telling.height_for(at.width),
            self.notice: self.notice.heightForWidth(at.width),
            self.choices: self.choices.height_for(at.width),
        }
        keys: dict[QWidget, int] = {self.summary.keys: self.summary.keys.heightForWidth(at.width)}
        rest: dict[QWidget, int] = {self.menu.rest: self.menu.rest.heightForWidth(at.width)}
        heights = shown_by_keys | reading | rest if beside else reading | keys | shown_by_keys | rest
        for part, height in heights.items():
            if not part.isHidden():
                part.setGeometry(at.margin, y, at.width, height)
                y += height + AIR
        self._sheet.resize(min(self._page.width() - 20, self.area.viewport().width()), y)

    def _arrange_summary(self, at: play_layout.Sheet) -> tuple[bool, int]:
        """The state beside the picture, with its buttons under it where the picture is tall enough: whether
        it is, and how tall both are. Else they lie below the choices, and leave the room to the words."""
        left, top, width = at.summary.left(), at.summary.top(), at.summary.width()
        words, keys = self.summary.heightForWidth(width), self.summary.keys.heightForWidth(width)
        beside = words + KEYS_AIR + keys <= at.frame.height()
        tall = max(at.frame.height(), words)
        self.summary.setGeometry(left, top, width, words)
        if beside:
            self.summary.keys.setGeometry(left, top + at.frame.height() - keys, width, keys)
        return beside, tall

    def _order(self) -> None:
        """Tab goes: choices, typed line, Do it, telling, strip, frame, bag, quick menu."""
        chain: list[QWidget] = [
            self.choices.paper,
            *self.choices.buttons,
            self.choices.typed,
            self.choices.send,
            self.telling,
            self.strip,
            self.frame,
            self.rail.bag,
            *self.menu.buttons.values(),
        ]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)
