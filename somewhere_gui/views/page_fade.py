"""From one page to the next: the old one fades over the new.

May import: Qt. Promises: lasts 140 ms; takes no clicks and no focus; with reduced motion it is never made.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

FADE_MS: Final = 140


class PageFade(QWidget):
    """A picture of the page that was left, over the window, becoming thinner."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._picture = QPixmap()
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setDuration(FADE_MS)
        self._fade.valueChanged.connect(self.update)
        self._fade.finished.connect(self._over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def running(self) -> bool:
        return not self.isHidden()

    def begin(self, page: QWidget) -> None:
        """Fade this page out, which is still in front."""
        self._fade.stop()
        self.hide()
        self._picture = page.grab()
        home = self.parentWidget()
        if home is not None:
            self.setGeometry(home.rect())
        self.show()
        self.raise_()
        self._fade.start()

    def _over(self) -> None:
        self.hide()
        self._picture = QPixmap()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(float(self._fade.currentValue() or 0.0))
        painter.drawPixmap(0, 0, self._picture)
