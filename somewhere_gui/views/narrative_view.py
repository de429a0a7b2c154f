"""The telling: set once, revealed word by word, snapped to whole lines, with "more" when it runs on.

May import: Qt, ``theme``, ``reading``. Promises: words never jump (the text is laid out whole and
its tail is transparent until its turn); every word is in the document from the start, so a screen
reader has it all; no timer runs once everything is shown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from somewhere_gui.reading import Telling
from somewhere_gui.settings import SPEEDS
from somewhere_gui.theme import TELLING, Theme
from somewhere_gui.views import whole_lines
from somewhere_gui.views.whole_lines import Cover

PROPORTIONAL: Final = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
AIR: Final = 10
"""Between the words and the bar beside them."""
AIRY: Final = 0.2
"""The share of a line's height above its letters."""
OWN_KEYS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class NarrativeView(QTextBrowser):
    """Emits ``revealed`` when every word given so far is on screen, ``written`` when the words changed."""

    revealed = Signal()
    written = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._px = 18
        self._flowing = False
        self._telling = Telling()
        self._shown = 0
        self._started = False
        self.hurried = False
        """Words appear at once for now, whatever is set."""
        self._coming = ""
        self._flush_soon = QTimer(self)
        self._flush_soon.setSingleShot(True)
        self._flush_soon.setInterval(0)
        self._flush_soon.timeout.connect(self._flush)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._reveal_word)
        self._cover = Cover(theme, self.viewport(), "more")
        self._above = Cover(theme, self.viewport())
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, 0, AIR, 0)
        self.verticalScrollBar().valueChanged.connect(self._settle)
        theme.changed.connect(self._restyle)

    # --- what is shown -----------------------------------------------------------------------

    def show_telling(self, telling: Telling, *, at_once: bool = True) -> None:
        """Show a whole telling, from its first line; word by word unless ``at_once``."""
        self._telling, self._coming = telling, ""
        self._write()
        if at_once or self._at_once:
            self.complete()
        else:
            self._shown = self._told_from()
            self._run()

    def begin(self, choice: str) -> None:
        """A turn has begun: its action stands alone until the first words come."""
        self._telling, self._coming = Telling(choice), ""
        self._write()
        self._shown = self._end()
        self._settle()

    def take_back(self) -> None:
        """The words of the turn that has begun are withdrawn; its action stays."""
        self.begin(self._telling.choice)

    def add(self, words: str) -> None:
        """More words of the turn that has begun."""
        self._coming += words
        self._flush_soon.start()

    def teach(self, lesson: str) -> None:
        """A rule of the night, in a line of its own below the telling."""
        if lesson and lesson != self._telling.lesson:
            whole = self._shown >= self._end() and not self.revealing
            self._take_coming()
            shown, at = self._shown, self.verticalScrollBar().value()
            self._telling = replace(self._telling, lesson=lesson)
            self._write()
            self._shown = shown
            self.verticalScrollBar().setValue(at)
            if whole:
                self.complete()
            else:
                self._flush()

    def _flush(self) -> None:
        """Write what has come since the last time: many small pieces are laid out once."""
        self._take_coming()
        if self._at_once:
            self.complete()
        else:
            self._run()

    def _take_coming(self) -> None:
        words, self._coming = self._coming, ""
        if words:
            shown, at = self._shown, self.verticalScrollBar().value()
            self._telling = replace(self._telling, text=self._telling.text + words)
            self._write()
            self._shown = shown
            self.verticalScrollBar().setValue(at)

    def complete(self) -> None:
        """Show every word now."""
        self._flush_soon.stop()
        self._take_coming()
        self._timer.stop()
        self._shown = self._end()
        self.setExtraSelections([])
        self._settle()
        self.revealed.emit()

    @property
    def _at_once(self) -> bool:
        return self.hurried or self._theme.settings.words_at_once or self._theme.still

    @property
    def told(self) -> str:
        """The newest words as far as they have come: the telling, or an answer."""
        return self._telling.newest + self._coming

    def words_between(self, top: int, bottom: int) -> int:
        """How many words there are between two heights of what is seen."""
        first = self.cursorForPosition(QPoint(0, max(top, 0))).position()
        last = self.cursorForPosition(QPoint(self.viewport().width(), max(bottom, 0))).position()
        return len(self.toPlainText()[first:last].split())

    def shows_above(self, height: int) -> bool:
        """Whether every word above this height of what is seen has appeared."""
        last = self.cursorForPosition(QPoint(self.viewport().width(), max(height - 2, 0)))
        return self._shown >= last.position()

    @property
    def revealing(self) -> bool:
        return self._timer.isActive() or self._flush_soon.isActive()

    @property
    def has_more(self) -> bool:
        bar = self.verticalScrollBar()
        return not self._flowing and bar.value() < bar.maximum()

    def read_on(self) -> bool:
        """Show the words still coming, else the next screenful; False if there was neither. Where those still
        coming are all out of sight, it is both."""
        if self.revealing:
            in_sight = self.shows_above(round(self._limit()) - self.verticalScrollBar().value())
            self.complete()
            if not (in_sight and self.has_more):
                return True
        if not self.has_more:
            return False
        tops = [top for top, bottom in self.lines() if bottom > self._limit() + 1]
        self.verticalScrollBar().setValue(round(tops[0]) if tops else self.verticalScrollBar().maximum())
        return True

    def set_px(self, px: int) -> None:
        """The size of the telling in the drawings: 18, or 17 in a narrow window."""
        if px != self._px:
            self._px = px
            self._restyle()

    def set_flowing(self, flowing: bool) -> None:
        """Flowing: as tall as its words, for a page that scrolls as a whole."""
        self._flowing = flowing
        policy = Qt.ScrollBarPolicy
        self.setViewportMargins(0, 0, 0 if flowing else AIR, 0)
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if flowing else policy.ScrollBarAsNeeded)
        self._settle()

    def height_for(self, width: int) -> int:
        """Height of all the words at this width."""
        twin = self.document().clone()
        twin.setTextWidth(width)
        height = round(twin.size().height())
        twin.deleteLater()
        return height + self._theme.px(6)

    def sizeHint(self) -> QSize:
        return QSize(400, 240)

    # --- writing -----------------------------------------------------------------------------

    def _write(self) -> None:
        """Lay the whole telling out anew; the reading position goes to the top."""
        self.setExtraSelections([])
        self.clear()
        telling = self._telling
        cursor = QTextCursor(self.document())
        self._started = False
        if telling.answer:
            self._paragraph(cursor, telling.asked, "dust2", italic=True)
            self._prose(cursor, telling.answer, "dust")
        self._paragraph(cursor, telling.choice, "dust2", italic=True)
        self._prose(cursor, telling.text, "dust2" if telling.answer else "dust")
        self._paragraph(cursor, telling.lesson, "phosphor", face="sans", px=15)
        last = cursor.blockFormat()
        last.setBottomMargin(0)  # air below the last line is nothing to scroll to
        cursor.setBlockFormat(last)
        self.moveCursor(QTextCursor.MoveOperation.Start)  # else a resize scrolls to the end
        self.verticalScrollBar().setValue(0)
        self.written.emit()

    def _prose(self, cursor: QTextCursor, text: str, ink: str) -> None:
        for paragraph in text.split("\n"):
            self._paragraph(cursor, paragraph.strip(), ink)

    def _paragraph(
        self,
        cursor: QTextCursor,
        text: str,
        ink: str,
        *,
        italic: bool = False,
        face: str = TELLING,
        px: int = 0,
    ) -> None:
        if not text:
            return
        block = QTextBlockFormat()
        block.setLineHeight(self._theme.line_height, PROPORTIONAL)
        block.setBottomMargin(self._theme.px(11))
        letters = QTextCharFormat()
        letters.setFont(self._theme.font(face, px or self._px, italic=italic))
        letters.setForeground(self._theme.colour(ink))
        if self._started:
            cursor.insertBlock(block, letters)
        else:
            cursor.setBlockFormat(block)
        self._started = True
        cursor.insertText(text if not italic or text[-1] in ".!?…" else f"{text}.", letters)

    def _restyle(self) -> None:
        whole = self._shown >= self._end()
        self._write()
        if whole:
            self.complete()
        else:
            self._run()

    # --- revealing ---------------------------------------------------------------------------

    def _end(self) -> int:
        return max(self.document().characterCount() - 1, 0)

    def _told_from(self) -> int:
        """Where the telling starts: the action above it is there at once."""
        first = self.document().firstBlock()
        return first.length() if self._telling.choice or self._telling.asked else 0

    def _run(self) -> None:
        if self._shown <= self._told_from():
            self._reveal_word()  # the first word waits for nobody
            if self._shown >= self._end():
                return
        self._veil()
        self._settle()
        pace = round(1000 / SPEEDS[self._theme.settings.text_speed])
        if not self._timer.isActive() or self._timer.interval() != pace:
            # Words that stream in faster than this must not put the next one off again and again.
            self._timer.start(pace)

    def _reveal_word(self) -> None:
        text = self.toPlainText()
        ends = [at for at in (text.find(" ", self._shown + 1), text.find("\n", self._shown + 1)) if at >= 0]
        self._shown = min(ends, default=self._end())
        if self._shown >= self._end():
            self.complete()
        else:
            self._veil()

    def _veil(self) -> None:
        """Make the tail transparent; this paints anew but lays nothing out."""
        tail = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self._shown, self._end()))
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        hidden = QTextCharFormat()
        hidden.setForeground(QColor(0, 0, 0, 0))
        tail.cursor, tail.format = cursor, hidden
        self.setExtraSelections([tail])

    # --- whole lines -------------------------------------------------------------------------

    def lines(self) -> list[tuple[float, float]]:
        """Top and bottom of every line, in the document's coordinates."""
        return whole_lines.lines(self.document())

    def _limit(self) -> float:
        """Bottom of the last line that is wholly visible, in document coordinates."""
        top = self.verticalScrollBar().value()
        seen = top + self.viewport().height()
        if self.has_more:  # the notice needs a line of its own
            seen -= self._theme.px(20)
        whole = [bottom for _, bottom in self.lines() if bottom <= seen]
        return whole[-1] if whole else seen

    def _settle(self) -> None:
        """Cover the lines that are not seen whole."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        whole = round(self._limit()) - top if self.has_more else height
        self._cover.put(whole, height - whole)
        tops = [(line + (bottom - line) * AIRY, bottom) for line, bottom in self.lines()] if top else []
        cut = [bottom for letters, bottom in tops if letters < top < bottom]
        self._above.put(0, round(cut[0]) - top if cut else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._flowing:
            event.ignore()  # the page scrolls
            return
        self._step(1 if event.angleDelta().y() < 0 else -1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, with nothing marked by it, reads on: the rest of the words, or the next page of them."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.read_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OWN_KEYS and not self._flowing:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            else:
                bar = self.verticalScrollBar()
                bar.setValue(0 if event.key() == Qt.Key.Key_Home else bar.maximum())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)  # copying
        else:
            event.ignore()

    def _step(self, direction: int) -> None:
        """One line up or down, the top line always whole."""
        bar = self.verticalScrollBar()
        tops = [round(top) for top, _ in self.lines()]
        later = [top for top in tops if top > bar.value()]
        sooner = [top for top in tops if top < bar.value()]
        target = (later[0] if later else bar.maximum()) if direction > 0 else (sooner[-1] if sooner else 0)
        bar.setValue(target)
