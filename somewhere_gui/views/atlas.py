"""All endings of a world: those seen with one's own frame, the others as silhouettes.

May import: Qt, ``theme``, ``picture_sheet``, ``silhouettes``. Promises: an ending
that was not seen tells nothing but the kind of its place and, when it may, a hint; each has words for
assistive tools.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import ONE_LINE, outline
from somewhere_gui.views.filmstrip import Index
from somewhere_gui.views.picture_sheet import PictureDelegate, PictureSheet
from somewhere_gui.views.silhouettes import silhouette

CELL: Final = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class EndingLine:
    """One ending as shown. ``frame`` is null until it is seen, and when its picture is lost."""

    id: str
    place: str
    """The set it ends in, for the silhouette."""
    seen: bool
    name: str
    hint: str
    frame: QImage
    now: bool = False
    """It is the ending of this night."""
    times: int = 0
    """How many nights have ended so."""

    @property
    def fresh(self) -> bool:
        """It was seen once, and never before that."""
        return self.times == 1

    @property
    def caption(self) -> str:
        if self.seen:
            return self.name
        hinted = QCoreApplication.translate("Atlas", "Not yet: a hint")
        return hinted if self.hint else QCoreApplication.translate("Atlas", "Not yet")

    @property
    def told(self) -> str:
        """Everything there is to say of it."""
        tonight = QCoreApplication.translate("Atlas", "{ending} (tonight)").format(ending=self.caption)
        if self.hint and not self.seen:
            return f"{self.caption}. {self.hint}"
        return tonight if self.now else self.caption


class _Endings(QAbstractListModel):
    """The endings, in the world's order."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[EndingLine] = []

    def show(self, lines: list[EndingLine]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == CELL:
            return line
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return line.told
        return None


class _Delegate(PictureDelegate):
    """A small picture and its name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._dark: dict[str, QPixmap] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: EndingLine = index.data(CELL)
        theme, box = self.theme, QRect(option.rect.topLeft(), self.picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if line.seen and not line.frame.isNull():
            painter.drawImage(box, line.frame)
        else:
            painter.drawPixmap(box, self._silhouette(line))
        state = option.state
        if state & QStyle.StateFlag.State_HasFocus:
            outline(painter, box, theme.colour("focus"), theme.tokens.ring)
        elif line.now:
            outline(painter, box, theme.colour("oxide"), theme.tokens.ring)
        else:
            outline(painter, box, theme.colour("edge" if line.seen else "hair"), 1)
        painter.setFont(theme.font("condensed_regular", 15))
        known = "dust" if line.seen else "dust2" if line.hint else "dust3"
        painter.setPen(theme.colour("oxide" if line.now else known))
        words = QRect(box.left(), box.bottom() + 2, box.width(), theme.px(22))
        short = painter.fontMetrics().elidedText(line.caption, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, ONE_LINE, short)

    def _silhouette(self, line: EndingLine) -> QPixmap:
        key = f"{line.place}.{line.id}"
        if key not in self._dark:
            self._dark[key] = QPixmap.fromImage(silhouette(line.place, line.id))
        return self._dark[key]


class Atlas(PictureSheet):
    """See the module. Emits ``pointed`` with all that is told of the ending under the mouse or the keys, and
    with nothing when it is none."""

    pointed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        self.endings = _Endings()
        super().__init__(self.endings, _Delegate(theme))
        self.setMouseTracking(True)
        self.entered.connect(self._point)
        self.viewportEntered.connect(lambda: self.pointed.emit(""))

    def show_endings(self, lines: list[EndingLine]) -> None:
        self.endings.show(lines)
        self.measure()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._point(current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit("")

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit("")

    def _point(self, index: Index) -> None:
        if index.isValid():
            line: EndingLine = index.data(CELL)
            self.pointed.emit(line.told)
