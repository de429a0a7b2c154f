"""How the night ended: its last frame, its name, what decided it, all endings, and the ways on.

May import: Qt, ``theme``, ``reading``, other views. Promises: shows what the rules recorded; where the
night can be gone back in, every moment can be gone back to, and nothing is lost by it; where it cannot,
the page says why.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from somewhere_gui import reading
from somewhere_gui.keys import ENDING, NIGHT
from somewhere_gui.reading import FrameRef, JsonDict, MomentLine
from somewhere_gui.theme import TELLING, Theme
from somewhere_gui.views.atlas import Atlas, EndingLine
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.contact_sheet import ContactSheet
from somewhere_gui.views.film_offer import FilmOffer
from somewhere_gui.views.flow_row import FlowRow
from somewhere_gui.views.frame_view import FrameView
from somewhere_gui.views.ledger import MomentCard, Still, thumb
from somewhere_gui.views.thumbnails import Thumbnails
from somewhere_gui.views.words import Ground, Hairline, Words

ROOMY: Final = 800
"""So wide, in pixels of the drawings, all buttons stand in the foot."""


class EndingPage(Ground):
    """Emits ``picked`` (``new``, ``title``, ``history``, ``papers``, ``transcript``, ``film``) and
    ``rewind_asked(turn)``."""

    picked = Signal(str)
    rewind_asked = Signal(int)

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__(theme)
        name(self, "endingPage", self.tr("How the night ended"), "")
        self._thumbnails = thumbnails
        self._again_turn = 0
        self._back_open = True
        self.frame = FrameView(theme)
        name(self.frame, "endingFrame", self.tr("The last picture"), self.tr("The last frame of this tape"))
        self.first_time = Words(theme, px=15, ink="phosphor", wrap=True)
        self.first_time.hide()
        self.ending_name = Words(theme, face="condensed", px=30, wrap=True)
        self.ending_text = Words(theme, face=TELLING, px=18, ink="dust2", wrap=True)
        self.facts = Words(theme, px=15, ink="dust2", wrap=True)
        self.seed = Words(theme, px=14, ink="dust2", wrap=True)
        self.seed.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        name(
            self.seed,
            "seedLabel",
            self.tr("Seed code"),
            self.tr("With this code the same night can be played again"),
        )
        self.again = KeyButton(theme, self.tr("Again"), "@again", kind="first", px=16)
        self.new = KeyButton(theme, self.tr("New night"), "@new", px=16)
        self.story = KeyButton(theme, self.tr("Read the night"), "@history", px=16)
        self.papers = KeyButton(theme, self.tr("Papers"), "@papers", px=16)
        self.papers.hide()
        self.transcript = KeyButton(theme, self.tr("Transcript"), "@transcript", px=16)
        self.offer = FilmOffer(theme, thumbnails)
        self.film = self.offer.button
        self.title = KeyButton(theme, self.tr("Title"), "@escape", px=16)
        self.warned = Words(theme, px=15, ink="dust2", wrap=True)
        self.atlas = Atlas(theme)
        name(self.atlas, "atlas", self.tr("Endings"), self.tr("Every way this night can end"))
        self._atlas_words = Words(theme, px=15, ink="dust2", wrap=True)
        self._known = ""
        self.atlas.pointed.connect(self._point)
        self._atlas_box = QWidget()
        self.message = Words(theme, px=14, ink="dust2")
        self._decided = Words(theme, self.tr("What decided it"), face="condensed", px=24)
        self._moments = QVBoxLayout()
        self._sheet = QWidget()
        self.contact = ContactSheet(theme, thumbnails)
        name(
            self.contact,
            "endingTape",
            self.tr("The tape of this night"),
            self.tr("Choose a frame to go back to it"),
        )
        self._tape_words = Words(theme, px=15, ink="dust2", wrap=True)
        self._foot, self._rest, self._roomy = FlowRow(), FlowRow(), True
        self._area = QScrollArea()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    def show_night(
        self, session_id: str, state: JsonDict, frames: list[FrameRef], image: QImage, why_not: str = ""
    ) -> None:
        """The end of this night. ``why_not``: a sentence, where the night cannot be gone back in."""
        self._back_open = not why_not
        self.frame.show_image(image, cut=True)
        self.frame.set_alt(reading.alt_text(state))
        self.say("")
        self.ending_name.setText(reading.word(state, "ending_name") or self.tr("The night is over"))
        self.ending_text.setText(reading.word(state, "ending_text") or str(state.get("situation") or ""))
        turn, clock = reading.turn(state), reading.clock(str(state.get("time_of_day") or ""))
        played = state.get("played_seconds")
        facts = self.tr("{place}, {clock}. Turn {turn}.").format(
            place=reading.place(state), clock=clock, turn=turn
        )
        if isinstance(played, int | float):
            length = reading.duration(played).capitalize()
            facts += " " + self.tr("{length} played.").format(length=length)
        self.facts.setText(facts)
        code = str(state.get("seed_code") or "")
        self.seed.setText(self.tr("Seed code: {code}").format(code=code) if code else "")
        self._again_turn = max(turn - 2, 0)
        self.again.set_words(self.tr("Again from turn {turn}").format(turn=self._again_turn))
        self.again.setVisible(self._back_open)
        self.warned.setText(reading.warned(state))
        how = why_not or self.tr("Choose one to play on from there; this end is kept.")
        self._tape_words.setText(self.tr("{count} frames.").format(count=len(frames)) + f" {how}")
        self.show_endings([])
        self.contact.show_frames(session_id, frames)
        self.offer.show_frames(session_id, frames, thumb(self.theme, self.window().width()).width())
        self._show_moments(session_id, reading.moments(state), {frame.turn: frame.image for frame in frames})
        self._arrange()

    def show_endings(self, lines: list[EndingLine]) -> None:
        """The atlas; without endings it is not shown."""
        self._atlas_box.setVisible(bool(lines))
        seen = sum(line.seen for line in lines)
        words = self.tr("{seen} of {all} seen.").format(seen=seen, all=len(lines))
        if seen < len(lines):
            words += " " + self.tr("A night that comes close to one leaves a hint there.")
        self._known = words
        self._atlas_words.setText(words)
        self.atlas.show_endings(lines)
        fresh = any(line.now and line.fresh for line in lines)
        told = self.tr("An ending you had not seen before: {seen} of {all}.")
        self.first_time.setText(told.format(seen=seen, all=len(lines)))
        self.first_time.setVisible(fresh)
        self._arrange()

    def _point(self, told: str) -> None:
        """What there is to say of the ending that one points at, in place of how many were seen."""
        self._atlas_words.setText(told or self._known)

    def say(self, words: str) -> None:
        """A message in the foot."""
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def set_far(self, far: bool) -> None:
        """On a server no transcript can be put beside the tape."""
        self.transcript.setVisible(not far)
        self.offer.setVisible(not far)

    def set_papers(self, papers: bool) -> None:
        """Whether something was read this night that can be read again."""
        self.papers.setVisible(papers)

    def _show_moments(self, session_id: str, moments: list[MomentLine], images: dict[int, str]) -> None:
        while self._moments.count():
            item = self._moments.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._decided.setVisible(bool(moments))
        size = thumb(self.theme, self.window().width())
        for moment in moments:
            still = Still(self.theme, self._thumbnails, session_id, images.get(moment.turn, ""), size)
            card = MomentCard(self.theme, still, moment)
            before = max(moment.turn - 1, 0)  # back to the choice, not to what came of it
            card.back.setVisible(self._back_open)
            card.back.clicked.connect(lambda _=False, turn=before: self.rewind_asked.emit(turn))
            self._moments.addWidget(card)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        picture = QHBoxLayout()
        picture.addWidget(self.frame, 1)
        picture.addStretch(0)  # a picture that is narrow leaves the words below it as wide as they can be
        left.addLayout(picture)
        left.addSpacing(8)
        for label in (self.first_time, self.ending_name, self.ending_text, self.facts, self.seed):
            left.addWidget(label)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(10)
        top = QHBoxLayout()
        top.setSpacing(20)
        top.addWidget(self._decided)
        self.warned.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.warned, 1)
        right.addLayout(top)
        self._moments.setSpacing(8)
        right.addLayout(self._moments)
        right.addWidget(self.offer)
        right.addStretch(1)
        self._pair.setSpacing(28)
        self._pair.addLayout(left, 5)
        self._pair.addLayout(right, 7)
        whole = QVBoxLayout(self._sheet)
        whole.setContentsMargins(0, 0, 10, 0)
        whole.setSpacing(0)
        whole.addLayout(self._pair)
        whole.addSpacing(8)
        whole.addLayout(self._rest)
        whole.addSpacing(4)
        whole.addWidget(self._atlas_box)
        self._section(QVBoxLayout(self._atlas_box), self.tr("Endings"), self._atlas_words, self.atlas)
        tape = QVBoxLayout()
        self._section(tape, self.tr("The tape"), self._tape_words, self.contact)
        whole.addLayout(tape)
        whole.addStretch(1)
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 22, 20)
        column.addWidget(self._area, 1)
        column.addWidget(Hairline(self.theme))
        column.addSpacing(12)
        column.addLayout(self._foot)
        self._build_foot()

    def _section(self, column: QVBoxLayout, title: str, words: Words, sheet: QWidget) -> None:
        """A rule, a head with a line beside it, and a sheet of small pictures."""
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addWidget(Hairline(self.theme))
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(Words(self.theme, title, face="condensed", px=22))
        head.addWidget(words, 1)
        column.addLayout(head)
        column.addWidget(sheet)

    def _build_foot(self) -> None:
        tips = {
            "againButton": (self.again, self.tr("Go back a little and play on; this end is kept")),
            "endingNewButton": (self.new, self.tr("Begin a new night on a new tape")),
            "endingHistoryButton": (self.story, self.tr("Read everything that was told this night")),
            "endingPapers": (self.papers, self.tr("Read again, whole, what was found this night")),
            "endingTranscript": (
                self.transcript,
                self.tr("Write the night down, as Markdown and as a web page"),
            ),
            "endingTitleButton": (self.title, self.tr("To the title page")),
        }
        for object_name, (button, tip) in tips.items():
            name(button, object_name, button.words, tip)
            if button is self.title:
                self._foot.addWidget(self.message)
                self._foot.add_right(button)
            else:
                self._foot.addWidget(button)
        self.again.clicked.connect(lambda: self.rewind_asked.emit(self._again_turn))
        self.new.clicked.connect(lambda: self.picked.emit("new"))
        self.story.clicked.connect(lambda: self.picked.emit("history"))
        self.papers.clicked.connect(lambda: self.picked.emit("papers"))
        self.transcript.clicked.connect(lambda: self.picked.emit("transcript"))
        name(
            self.film, "endingFilmButton", self.film.words, self.tr("Make a film of this night, or watch it")
        )
        self.film.clicked.connect(lambda: self.picked.emit("film"))
        self.contact.frame_chosen.connect(self._choose)
        self.title.clicked.connect(lambda: self.picked.emit("title"))

    def _share_foot(self, *, roomy: bool) -> None:
        """With large text the foot keeps the ways on; what there is to read stands under the ledger."""
        if roomy == self._roomy:
            return
        self._roomy = roomy
        for widget in (
            self.again,
            self.new,
            self.story,
            self.papers,
            self.transcript,
            self.message,
            self.title,
        ):
            read = widget in (self.story, self.papers, self.transcript)
            self._foot.removeWidget(widget)
            self._rest.removeWidget(widget)
            (self._rest if read and not roomy else self._foot).addWidget(widget)

    def _choose(self, turn: int) -> None:
        if self._back_open:
            self.rewind_asked.emit(turn)

    def _arrange(self) -> None:
        stacked = self.width() / self.theme.scale < 960
        directions = QBoxLayout.Direction
        self._pair.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        room = self.width() - 64 - self.theme.px(6)
        self._share_foot(roomy=self.width() / self.theme.scale >= ROOMY)
        low = round((self.height() - self.theme.px(90)) * 0.5 * 16 / 9)  # its name is seen with it
        width = min(room, 620, low) if stacked else (room - 28) * 5 // 12
        self.frame.setFixedHeight(round(width * 9 / 16))
        self.frame.setMaximumWidth(width if stacked else 16777215)
        self.contact.fit(room)
        self.atlas.fit(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()
        (self.again if self._back_open else self.new).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        buttons = {
            "again": self.again,
            "new": self.new,
            "history": self.story,
            "papers": self.papers,
            "transcript": self.transcript,
            "film": self.film,
            "escape": self.title,
        }
        action = self.pressed(event, ENDING) or self.pressed(event, NIGHT)
        button = buttons.get(action)
        if button is not None and not button.isHidden():
            button.click()
        else:
            event.ignore()
