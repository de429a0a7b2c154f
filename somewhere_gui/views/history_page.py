"""Everything that was told this night, to read again, to search and to copy, with its frames.

May import: Qt, ``theme``, other views. Promises: opens at the newest turn; every word is real text; frames
are fetched as they come and the words never wait for them.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QSize, QUrl, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QTextBrowser, QTextEdit, QVBoxLayout

from somewhere_gui import reading
from somewhere_gui.keys import NIGHT, SHELF
from somewhere_gui.theme import TELLING, Theme
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.flow_row import FlowRow
from somewhere_gui.views.thumbnails import Thumbnails
from somewhere_gui.views.words import Ground, PageHead, Words

FRAME: Final = QSize(320, 180)
WIDEST: Final = 760
"""Of the words: lines that are longer cannot be read well."""


class _Sheet(QTextBrowser):
    """Words in the middle; the bar that scrolls them stands at the edge of the page."""

    def set_air(self, side: int) -> None:
        """So much is left free left and right of the words."""
        self.setViewportMargins(side, 0, side, 0)


class HistoryPage(Ground):
    """Emits ``picked`` with ``transcript``, and ``left``."""

    picked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__(theme)
        name(self, "historyPage", self.tr("What was told"), "")
        self._thumbnails = thumbnails
        self._entries: list[dict[str, Any]] = []
        self._session = ""
        self._missing: dict[str, None] = {}
        self.back = KeyButton(theme, self.tr("Back"), "@escape")
        self.search = QLineEdit()
        self.found = Words(theme, px=14, ink="dust2")
        self.copy = KeyButton(theme, self.tr("Copy the night"))
        self.keep = KeyButton(theme, self.tr("Transcript"), "@transcript")
        self.words = _Sheet()
        self._head = PageHead(theme, self.back, "")
        self._build()
        self._connect()
        self._style()

    def show_history(self, title: str, session_id: str, history: list[dict[str, Any]]) -> None:
        """The whole night, oldest first, opened at its end."""
        self._head.title.setText(title)
        self._entries, self._session = history, session_id
        self.search.clear()
        self._write()

    def set_far(self, far: bool) -> None:
        """On a server no transcript can be put beside the tape."""
        self.keep.setVisible(not far)

    # --- writing -----------------------------------------------------------------------------

    def _write(self) -> None:
        self.words.clear()
        self._missing = {}
        cursor = self.words.textCursor()
        for index, entry in enumerate(self._entries):
            turn = entry.get("turn", index)
            choice = str(entry.get("choice") or "")
            head = self.tr("TURN {turn}").format(turn=turn)
            self._block(cursor, head, "reading", 18, "phosphor", below=2, first=index == 0)
            self._beside(cursor, reading.when_and_where(entry))
            self._frame(cursor, reading.picture(entry))
            if choice and choice != "Intro":
                self._block(cursor, choice, TELLING, 18, "dust2", italic=True)
            for part in str(entry.get("dispatch") or "").split("\n"):
                if part.strip():
                    self._block(cursor, part.strip(), TELLING, 18, "dust")
            self._block(cursor, "", "sans", 10, "dust", below=4)
        self._fetch()

    def _block(
        self,
        cursor: QTextCursor,
        text: str,
        face: str,
        px: int,
        ink: str,
        *,
        italic: bool = False,
        below: int = 10,
        first: bool = False,
    ) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(self.theme.line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setBottomMargin(self.theme.px(below))
        letters = QTextCharFormat()
        letters.setFont(self.theme.font(face, px, italic=italic))
        letters.setForeground(self.theme.colour(ink))
        if first:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block, letters)
        cursor.insertText(text, letters)

    def _beside(self, cursor: QTextCursor, words: str) -> None:
        """More words on the same line, less loud."""
        letters = QTextCharFormat()
        letters.setFont(self.theme.font("sans", 14))
        letters.setForeground(self.theme.colour("dust2"))
        cursor.insertText(f"   {words}" if words else "", letters)

    def _frame(self, cursor: QTextCursor, image: str) -> None:
        """The turn's frame, dark until it has been fetched."""
        if not image:
            return
        block = QTextBlockFormat()
        block.setBottomMargin(self.theme.px(8))
        cursor.insertBlock(block)
        picture = QTextImageFormat()
        picture.setName(f"frame:{image}")
        size = FRAME * self.theme.zoom
        picture.setWidth(size.width())
        picture.setHeight(size.height())
        dark = QPixmap(size)
        dark.fill(self.theme.colour("deck2"))
        kind = QTextDocument.ResourceType.ImageResource
        self.words.document().addResource(kind.value, QUrl(f"frame:{image}"), dark)
        cursor.insertImage(picture)
        self._missing[image] = None

    def _fetch(self) -> None:
        """Give the document the frames that are there now, and ask for the others, the last ones first: the
        page opens at its end. A frame that is lost stays dark."""
        document = self.words.document()
        for image in reversed(list(self._missing)):
            found = self._thumbnails.get(self._session, image, FRAME * self.theme.zoom)
            if found is not None:
                del self._missing[image]
                if not found.isNull():
                    kind = QTextDocument.ResourceType.ImageResource
                    document.addResource(kind.value, QUrl(f"frame:{image}"), found)
                    document.markContentsDirty(0, document.characterCount())

    # --- finding -----------------------------------------------------------------------------

    def _mark(self) -> None:
        """Mark every place where the words stand, and go to the last of them."""
        wanted = self.search.text().strip()
        marks, document = [], self.words.document()
        at = QTextCursor(document)
        while wanted and not (at := document.find(wanted, at)).isNull():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = at
            look = QTextCharFormat()
            look.setBackground(self.theme.colour("phosphor"))
            look.setForeground(self.theme.colour("ground"))
            mark.format = look
            marks.append(mark)
        self.words.setExtraSelections(marks)
        if not wanted:
            self.found.setText("")
        elif not marks:
            self.found.setText(self.tr("Not told this night."))
        else:
            self.found.setText(self.tr("{n} found").format(n=len(marks)))
            self._go_to(QTextCursor(marks[-1].cursor))

    def _next(self) -> None:
        """The place before the one that is shown; from the first on to the last."""
        wanted = self.search.text().strip()
        backward = QTextDocument.FindFlag.FindBackward
        if wanted and not self.words.find(wanted, backward):
            self.words.moveCursor(QTextCursor.MoveOperation.End)
            self.words.find(wanted, backward)

    def _go_to(self, place: QTextCursor) -> None:
        place.setPosition(place.selectionStart())
        self.words.setTextCursor(place)
        self.words.ensureCursorVisible()

    def _copy(self) -> None:
        """The selected words, else the whole night."""
        chosen = self.words.textCursor().selectedText().replace("\u2029", "\n")
        text = chosen or self.words.toPlainText().replace("\ufffc\n", "")
        QGuiApplication.clipboard().setText(text)
        self.found.setText(self.tr("Copied"))

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        name(self.back, "historyBack", self.tr("Back"), self.tr("Back"))
        name(self.words, "historyView", self.tr("What was told"), self.tr("Every turn of this night"))
        name(
            self.search,
            "findWords",
            self.tr("Find words"),
            self.tr("Find words of this night; Enter goes to the one before"),
        )
        name(self.found, "foundWords", self.tr("Found"), "")
        name(
            self.copy,
            "copyNight",
            self.tr("Copy the night"),
            self.tr("Copy the selected words, or all of them"),
        )
        name(
            self.keep,
            "historyTranscript",
            self.keep.words,
            self.tr("Write the night down, as Markdown and as a web page"),
        )
        self.search.setPlaceholderText(self.tr("Find words"))
        self.words.document().setDocumentMargin(0)
        self.words.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.words.setOpenLinks(False)
        self._head.addStretch(1)
        tools = FlowRow()
        for tool in (self.found, self.search, self.copy, self.keep):
            tools.add_right(tool)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(12)
        self._top.addLayout(self._head, 1)
        self._top.addLayout(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 22, 32, 16)
        column.setSpacing(20)
        column.addLayout(self._top)
        column.addWidget(self.words, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.copy.clicked.connect(self._copy)
        self.keep.clicked.connect(lambda: self.picked.emit("transcript"))
        self.search.textChanged.connect(self._mark)
        self.search.returnPressed.connect(self._next)
        self._thumbnails.arrived.connect(self._arrived)
        self.theme.changed.connect(self._style)

    def _arrived(self) -> None:
        if self._missing and self.isVisible():
            bar = self.words.verticalScrollBar()
            below = bar.maximum() - bar.value()
            self._fetch()
            bar.setValue(bar.maximum() - below)

    def _style(self) -> None:
        self.search.setFont(self.theme.font("sans", 15))
        self.search.setFixedSize(self.theme.px(180), self.theme.px(38))
        self._fit()
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The tools beside the name of the night, or below it where it is narrow for the size of text."""
        directions = QBoxLayout.Direction
        narrow = self.width() / self.theme.scale < 900
        self.words.set_air(max((self.width() - 64 - self.theme.px(WIDEST)) // 2, 0))
        self._top.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        bar = self.words.verticalScrollBar()
        bar.setValue(bar.maximum())
        self.words.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.pressed(event, NIGHT, SHELF)
        if action == "find":
            self.search.setFocus()
        elif action == "escape" and self.search.hasFocus() and self.search.text():
            self.search.clear()
        elif action in ("escape", "history") and not (action == "history" and self.search.hasFocus()):
            self.left.emit()
        elif action == "transcript" and not self.keep.isHidden():
            self.keep.click()
        else:
            event.ignore()
