"""The film of a night: made at a click, watched here, kept beside its tape.

May import: Qt, ``theme``, other views. Promises: says how far it is and can be given up at any time; a film
that cannot be shown here can be found in its folder; the page can be left while a film is made.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from somewhere_gui import reading
from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.controls import Segments
from somewhere_gui.views.flow_row import FlowRow
from somewhere_gui.views.screen import Screen
from somewhere_gui.views.words import Ground, PageHead, Words

MOST_LISTED = 6


class FilmPage(Ground):
    """Emits ``made`` with the kind of film that is wanted, ``given_up``, ``folder_asked``, ``ejected`` and
    ``left``."""

    made = Signal(str)
    given_up = Signal()
    folder_asked = Signal()
    ejected = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        name(self, "filmPage", self.tr("The film of this night"), "")
        self.back = KeyButton(theme, self.tr("Back"), "@escape")
        self.reel = Screen(theme)
        self.reel.setMinimumHeight(160)
        self.reel.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.kind = Segments(
            theme,
            {"mp4": "MP4", "webm": "WebM", "gif": self.tr("GIF, silent")},
            self.tr("Kind of film"),
        )
        self.kind.set_value("mp4")
        self._kind = "mp4"
        self.watch = KeyButton(theme, self.tr("Watch it"), "Enter", kind="first", px=16)
        self.make = KeyButton(theme, self.tr("Make a film"), "Enter", kind="first", px=16)
        self.stop = KeyButton(theme, self.tr("Give it up"), px=16)
        self.bar = QProgressBar()
        self.message = Words(theme, px=16, ink="dust2", wrap=True)
        self.folder = KeyButton(theme, self.tr("Open the folder"))
        self._below = QWidget()
        self._parts = QVBoxLayout(self._below)
        self.films: list[KeyButton] = []
        self._newest: dict[str, Any] | None = None
        self._volume = 0.8
        self._list = FlowRow()
        self._build()

    @property
    def chosen(self) -> str:
        """The kind of film that is set."""
        return self._kind

    @property
    def making(self) -> bool:
        return not self.stop.isHidden()

    def show_night(self, title: str, still: QImage) -> None:
        """The night whose film it is, and its last frame."""
        named = self.tr("The film of {night}").format(night=title)
        self.head.title.setText(named if title else self.tr("The film of this night"))
        self.reel.show_still(still)

    def show_films(self, films: list[dict[str, Any]]) -> None:
        """The films there are, newest first."""
        for old in self.films:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.films = []
        for number, film in enumerate(films[:MOST_LISTED], 1):
            size = self.tr("{size} MB").format(size=round(film["bytes"] / 1e6, 1))
            words = f"{str(film['kind']).upper()}  {reading.day(str(film['made']))}  {size}"
            button = KeyButton(self.theme, words)
            name(button, f"film{number}", self.tr("Play: {film}").format(film=words), str(film["path"]))
            button.clicked.connect(lambda _=False, film=film: self.play(film))
            self._list.addWidget(button)
            self.films.append(button)
        self.folder.setVisible(bool(films))
        self._newest = films[0] if films else None
        self._offer()

    def play(self, film: dict[str, Any]) -> None:
        """Show a film on the page."""
        self.say(Path(str(film["path"])).name)
        self.reel.play(str(film["path"]), str(film["kind"]), self._volume)

    def set_volume(self, volume: float) -> None:
        """How loud films are, 0 to 1."""
        self._volume = volume

    def show_progress(self, share: float) -> None:
        """How far the film is, 0 to 1."""
        self.bar.setValue(round(share * 100))
        percent = self.tr("{percent} %").format(percent=round(share * 100))
        self.bar.setAccessibleDescription(percent)
        if self.making:
            self.say(
                self.tr("The film is being made: {percent}. You can go on playing.").format(percent=percent)
            )

    def begin(self) -> None:
        """A film is being made."""
        self._set_making(making=True)
        self.show_progress(0)
        if self.isVisible():
            self.stop.setFocus()

    def end(self, words: str, *, whole: bool) -> None:
        """It is made, or not: ``words`` say which."""
        self._set_making(making=False)
        self.say(words)
        if whole:
            self.reel.eject()
            self.ejected.emit()
        if self.isVisible():
            self._first.setFocus()

    def say(self, words: str) -> None:
        self.message.setText(words)
        self._fit()

    def _set_making(self, *, making: bool) -> None:
        for widget in (self.bar, self.stop):
            widget.setVisible(making)
        self.make.setVisible(not making)
        self.kind.setEnabled(not making)
        self._offer()

    @property
    def _first(self) -> KeyButton:
        """What one most likely wants to do now."""
        if self.making:
            return self.stop
        return self.watch if self._newest is not None else self.make

    def _offer(self) -> None:
        """With a film, watching it is the first thing to do; without, making it is."""
        there = self._newest is not None and not self.making
        self.watch.setVisible(there)
        self.reel.set_ready(there)
        self.make.kind = "plain" if there else "first"
        self.make.set_words(self.tr("Make another") if there else self.tr("Make a film"))
        self.make.set_key("" if there else "Enter")
        self.make.updateGeometry()
        self._fit()

    def _watch(self) -> None:
        """The newest film, or no film any more."""
        if self.reel.playing:
            self.reel.stop()
        elif self._newest is not None and not self.making:
            self.play(self._newest)

    def _ran(self) -> None:
        playing = self.reel.playing
        self.watch.set_words(self.tr("Stop") if playing else self.tr("Watch it"))

    def _build(self) -> None:
        name(self.back, "filmBack", self.tr("Back"), self.tr("Back"))
        name(self.watch, "watchFilm", self.watch.words, self.tr("Play the newest film here"))
        name(self.make, "makeFilm", self.make.words, self.tr("Make a film of this night so far"))
        name(self.stop, "stopFilm", self.stop.words, self.tr("Nothing of it is left"))
        name(self.bar, "filmProgress", self.tr("How far the film is"), "")
        name(self.message, "filmMessage", self.tr("Message"), "")
        name(self.folder, "filmFolder", self.folder.words, self.tr("Show where the films are kept"))
        name(self.reel, "filmScreen", self.tr("The screen"), self.tr("Where films are played"))
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.head = PageHead(self.theme, self.back, self.tr("The film of this night"))
        self.head.addStretch(1)
        foot = FlowRow(12)
        for part in (self.watch, self.kind, self.make, self.stop, self.folder):
            foot.addWidget(part)
        column = self._parts
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.message)
        column.addWidget(self.bar)
        column.addLayout(foot)
        column.addLayout(self._list)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(self._below)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QVBoxLayout(self)
        page.setContentsMargins(32, 22, 32, 16)
        page.setSpacing(14)
        page.addLayout(self.head)
        page.addWidget(self.reel, 1)
        page.addWidget(self._area)
        self.folder.hide()
        self._set_making(making=False)
        self._below.installEventFilter(self)
        self.watch.clicked.connect(self._watch)
        self.reel.pressed.connect(self._watch)
        self.reel.began.connect(self._ran)
        self.reel.stopped.connect(self._ran)
        self.back.clicked.connect(self.left)
        self.kind.picked.connect(self._pick)
        self.make.clicked.connect(lambda: self.made.emit(self._kind))
        self.stop.clicked.connect(self.given_up)
        self.folder.clicked.connect(self.folder_asked)
        self.reel.failed.connect(self._not_shown)

    def _pick(self, kind: str) -> None:
        self._kind = kind

    def _not_shown(self) -> None:
        self.say(self.tr("This computer cannot show the film here. It is whole; open its folder to play it."))
        self.folder.show()

    def _fit(self) -> None:
        """What can be done stands under the picture, as wide as it is; the picture has what room is left."""
        whole = self.width() - 64
        least = min(whole, self.theme.px(560))
        room = self.height() - self.head.sizeHint().height() - 66
        low, wide = 0, whole
        self._parts.invalidate()
        for _ in range(2):  # a narrower picture can make the buttons below it need another row
            low = min(self._parts.heightForWidth(wide) + 4, round(self.height() * 0.5))
            wide = max(min(whole, (room - low) * 16 // 9), least)
        self._below.setContentsMargins((whole - wide) // 2, 0, (whole - wide) // 2, 0)
        self._area.setFixedHeight(low)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something below the picture has come or gone."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def sizeHint(self) -> QSize:
        return QSize(1000, 700)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self._first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.pressed(event) == "escape":
            self.left.emit()
        else:
            event.ignore()
