"""The plainest pieces: a page with its grain, words in a role, a hairline.

May import: Qt, ``theme``. Promises: each takes its font and colour anew when the theme changes.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from somewhere_gui.theme import Theme


class Ground(QWidget):
    """Darkness with its grain, to put other widgets on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        theme.changed.connect(self.update)

    def pressed(self, event: QKeyEvent, *where: str) -> str:
        """What a key does on this page and everywhere, by the player's table of keys; once, however long it
        is held: the next page or tape is not what it was pressed for."""
        return "" if event.isAutoRepeat() else self.theme.keys.action(event, *where, "everywhere")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setBrushOrigin(-self.mapTo(self.window(), self.rect().topLeft()))
        painter.fillRect(event.rect(), self.theme.ground())


class Words(QLabel):
    """A label whose face, size and ink are named, not set."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        face: str = "sans",
        px: float = 15,
        ink: str = "dust",
        italic: bool = False,
        wrap: bool = False,
    ) -> None:
        super().__init__(text)
        self._theme, self._face, self._px, self._ink, self._italic = theme, face, px, ink, italic
        self._called = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        theme.changed.connect(self._style)
        self._style()

    def call(self, called: str) -> None:
        """What these words are: assistive tools hear that and then the words themselves."""
        self._called = called
        self._tell()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    def _tell(self) -> None:
        if self._called:
            self.setAccessibleName(f"{self._called}: {self.text()}" if self.text() else self._called)

    def set_ink(self, ink: str) -> None:
        if ink != self._ink:
            self._ink = ink
            self._style()

    def set_px(self, px: float) -> None:
        """The size in the drawings, before the player's text size."""
        if px != self._px:
            self._px = px
            self._style()

    def _style(self) -> None:
        self.setFont(self._theme.font(self._face, self._px, italic=self._italic))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(self._ink))
        self.setPalette(palette)


class Hairline(QWidget):
    """A thin rule across; never a control's only sign."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._above = self._below = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_air(self, above: int, below: int) -> None:
        """Empty pixels above and below the rule."""
        self._above, self._below = above, below
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(10, self._theme.tokens.line + self._above + self._below)

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self._theme.tokens.line
        QPainter(self).fillRect(0, self._above, self.width(), line, self._theme.colour("hair"))


class PageHead(QHBoxLayout):
    """The way back and the name of the page; what is added later stands to their right."""

    def __init__(self, theme: Theme, back: QWidget, title: str) -> None:
        super().__init__()
        self.setSpacing(0)
        self.title = Words(theme, title, face="condensed", px=32)
        self.title.setContentsMargins(26, 0, 0, 0)
        self.addWidget(back)
        self.addWidget(self.title)
