"""The page the night is played on.

May import: Qt, the other views, ``reading``, ``controller.Opened``'s data. Promises: what was taken
shows in the same handler; the words of a stopped or failed turn leave the screen; the page is
usable by keys alone and fits from 800x600 up, at any text size.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QImage, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent

from somewhere_gui import reading
from somewhere_gui.bag import bag
from somewhere_gui.reading import FrameRef, JsonDict, Telling
from somewhere_gui.theme import Theme
from somewhere_gui.trouble import Trouble
from somewhere_gui.views import play_questions
from somewhere_gui.views.announcing import Announcer
from somewhere_gui.views.asking import Answer, Asking
from somewhere_gui.views.buttons import name
from somewhere_gui.views.notice import Note
from somewhere_gui.views.pacing import Pacing
from somewhere_gui.views.page_by_page import PageByPage
from somewhere_gui.views.play_actions import PlayActions
from somewhere_gui.views.play_keys import PlayKeys
from somewhere_gui.views.play_parts import PlayParts
from somewhere_gui.views.thumbnails import Thumbnails
from somewhere_gui.views.words import Ground

FATES: Final = {
    "LUCKY": QT_TRANSLATE_NOOP("PlayPage", "luck is with you"),
    "NORMAL": QT_TRANSLATE_NOOP("PlayPage", "even"),
    "UNLUCKY": QT_TRANSLATE_NOOP("PlayPage", "luck is against you"),
}
LONG_TITLE: Final = 30


def no_back_far() -> str:
    """Why one cannot go back in a night on a server."""
    return QCoreApplication.translate(
        "PlayPage", "This night is on a server; going back can be done only there."
    )


def no_back_mercy() -> str:
    """Why one cannot go back in a night without mercy."""
    return QCoreApplication.translate("PlayPage", "This night is played without mercy: no going back.")


class PlayPage(Ground):
    """Emits ``acted(words, turn)``, ``rewind_asked(turn)``, ``way_asked(future, turn)`` (turn 0: to its
    end), ``watch_asked`` (a temper), ``retried``, ``dismissed``, ``stopped``, ``shown``, ``trouble_asked``
    (a :class:`Trouble`), ``unasked`` (a question that shall not be asked again) and ``picked`` (an action of
    the quick menu, or ``ending``). ``running``: a turn is being told; ``turn``: the one that is shown;
    ``why_not_back``: words for why one cannot go back, if so."""

    acted = Signal(str, int)
    rewind_asked = Signal(int)
    way_asked = Signal(str, int)
    watch_asked = Signal(str)
    shown = Signal()
    retried = Signal()
    dismissed = Signal()
    stopped = Signal()
    trouble_asked = Signal(object)
    unasked = Signal(str)
    picked = Signal(str)

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__(theme)
        theme.changed.connect(self._take_form)  # heard before the parts are made, so before any of them
        self.parts = PlayParts(self, theme, thumbnails)
        parts = self.parts
        self.frame, self.telling, self.choices = parts.frame, parts.telling, parts.choices
        self.strip, self.rail, self.summary = parts.strip, parts.rail, parts.summary
        self.notice, self.menu = parts.notice, parts.menu
        self.questions = Asking(parts.notice)
        self.pages = PageByPage(parts)
        self.pacing = Pacing(theme, self.pages)
        self.announcer = Announcer(self, parts.choices.buttons[0])
        self.announced = self.announcer.announced
        self.deeds = PlayActions(self)
        self._keys = PlayKeys(self)
        self._far = False
        self.why_not_back = ""
        self.running = False
        self._title = ""
        self._remark = ""
        self.turn = 0
        self._futures: list[JsonDict] = []
        self._name()
        self._connect()

    # --- what is shown -----------------------------------------------------------------------

    def show_session(
        self, session_id: str, state: JsonDict, frames: list[FrameRef], telling: Telling, image: QImage
    ) -> None:
        """A session as it stands, opened or gone back to."""
        self.questions.drop()
        self.running, self._remark = False, ""
        self.frame.set_caption("")
        self.frame.show_image(image)
        self.telling.show_telling(telling)
        self._show_state(session_id, state, frames)
        self._offer_from(state)
        self.parts.to_top()

    def show_blank(self, title: str) -> None:
        """A night that is just beginning: a dark frame and no words."""
        self.frame.show_image(QImage(), cut=True)
        self._title = ""
        self.frame.set_caption(self.tr("THE TAPE IS ROLLING"))
        self.telling.show_telling(Telling())
        self.choices.offer([], {})
        self.choices.show_paper("")
        self.parts.blank = True
        self._show_state("", {"display": {"place": title}, "player_state": {}}, [])
        self.questions.drop()

    def show_ways(self, futures: list[JsonDict]) -> None:
        """The abandoned futures of the night that is shown, the one left last first."""
        self._futures = futures
        ghosts = reading.ghosts(futures, self.turn)
        self.strip.show_ways(ghosts, reading.forks(futures, self.turn))
        self.menu.set_ahead(bool(ghosts))

    def ways_from(self, turn: int) -> list[JsonDict]:
        """The other ways that leave this turn."""
        return reading.forks(self._futures, self.turn).get(turn, [])

    @property
    def can_go_forward(self) -> bool:
        """Some way begins at the present turn."""
        return bool(reading.ghosts(self._futures, self.turn))

    def begin(self, choice: str, turn: int) -> None:
        """An action was taken: lock, mark it, and clear the way for its words."""
        self.running, self._remark = True, ""
        self.questions.drop()
        self.choices.lock(choice)
        if choice:
            self.telling.begin(choice)
        telling = self.tr("Telling turn {turn} …  {key} stops").format(
            turn=turn, key=self.theme.keys.words("escape")
        )
        self.menu.say(telling if choice else self.tr("The night begins …"))
        self.arrange()
        self.parts.to_top()

    def resolved(self, fate: str, rolls: list[str]) -> None:
        self.rail.show_rolling(self.tr(str(FATES[fate])) if fate in FATES else fate.lower())

    def told(self, words: str) -> None:
        self.telling.add(words)

    def remark(self, words: str) -> None:
        """One quiet line on how this turn is told or painted: said until the next turn begins."""
        self._remark = words
        if not self.running and not self.asking:
            self.menu.say(words)

    def pictured(self, image: QImage) -> None:
        self.frame.set_caption("")
        self.frame.show_image(image)

    def finished(
        self, session_id: str, state: JsonDict, frames: list[FrameRef], telling: Telling, free: bool
    ) -> None:
        """The turn is saved: the new state, its choices, and the first one in focus."""
        self.running = False
        self.choices.clear_typed()
        if free:
            self.telling.show_telling(telling, at_once=False)
        else:
            self.telling.teach(telling.lesson)
        self.pacing.heard_all()
        self._show_state(session_id, state, frames)
        self._offer_from(state)
        told = (telling.answer,) if free else (telling.choice, telling.text, telling.lesson)
        self.announcer.tell(" ".join(part for part in told if part))

    def failed(self, why: Trouble, telling: Telling, choice: str) -> None:
        """The turn came to nothing: its words go, the choice (if there is one) stays marked, and the way on
        is offered."""
        self.running = False
        self.pacing.end_skip()
        self.telling.show_telling(telling)
        self.choices.rest()
        play_questions.ask_after_failure(self, why, choice, far=self._far)
        self.menu.say(self.tr("Waiting for you"))

    def unlock(self, turn: int) -> None:
        """Inputs may be used, unless a notice is waiting for an answer."""
        if self.notice.isHidden():
            self.choices.unlock(turn)
            self.focus_first()
            self.pacing.settle()

    def set_far(self, far: bool) -> None:
        """The night is on a server: what only its own machine can do is not offered."""
        self._far = far
        self.menu.set_far(far)
        self.strip.setToolTip(no_back_far() if far else self.tr("Choose a frame to go back to it"))

    def ask(self, note: Note, **answers: Answer) -> None:
        """Ask in the page; ``main``, ``out`` or one of the note's others is called. See :class:`Asking`."""
        self.questions.ask(note, **{"out": self.dismissed.emit, **answers})
        self.arrange()
        self.notice.main.setFocus()
        self.parts.reveal(self.notice)

    def ask_rewind(self, turn: int) -> None:
        """Ask, in the page, whether to go back; where that cannot be, say why."""
        if self.why_not_back:
            self.menu.say(self.why_not_back)
        else:
            play_questions.ask_rewind(self, turn)

    @property
    def settled(self) -> bool:
        """Words, picture and choices are all on screen and nothing moves."""
        return not (self.running or self.telling.revealing or self.frame.moving)

    @property
    def asking(self) -> bool:
        return self.questions.open

    def set_bare(self, bare: bool) -> None:
        """Only the picture, or everything."""
        self.parts.bare = bare
        self.arrange()
        if bare:
            self.setFocus()
        else:
            self.focus_first()

    # --- filling -----------------------------------------------------------------------------

    def _show_state(self, session_id: str, state: JsonDict, frames: list[FrameRef]) -> None:
        self.turn = reading.turn(state)
        self.rail.show_state(state)
        self.summary.show_state(state, len(frames))
        lines = [f"{line.name}, {line.note}" if line.note else line.name for line in bag(state)]
        self.parts.bag_words.setText(". ".join(lines) + "." if lines else self.tr("The bag is empty."))
        self.strip.show_frames(session_id, frames)
        self.show_ways(self._futures if session_id else [])
        if session_id:
            self.parts.blank = False
        merciful = reading.can_go_back(state)
        self.why_not_back = no_back_far() if self._far else "" if merciful else no_back_mercy()
        self.menu.buttons["back"].setEnabled(reading.turn(state) > 0 and merciful)
        self.frame.set_alt(reading.alt_text(state))
        if session_id:
            self._say_saved()

    def set_title(self, title: str) -> None:
        """The name of the open tape; the menu at the foot needs room beside it."""
        self._title = title if len(title) <= LONG_TITLE else f"{title[: LONG_TITLE - 1].rstrip()}…"
        if not self.running and not self.asking:
            self._say_saved()

    def _say_saved(self) -> None:
        saved = self.tr("{title} saved at turn {turn}")
        self.menu.say(
            self._remark or saved.format(title=self._title or self.tr("This night"), turn=self.turn)
        )

    def _offer_from(self, state: JsonDict) -> None:
        if reading.has_ended(state):
            self.choices.offer_end()
        else:
            self.choices.offer([str(each) for each in state.get("choices") or []], reading.notes(state))
        read = reading.paper(state)
        self.choices.show_paper(read.name if read is not None else "")
        self.arrange()

    def focus_first(self) -> None:
        """The first thing that can be chosen takes the keys."""
        if not self.isVisible() or self.parts.bare:
            return
        first = self.choices.on if not self.choices.on.isHidden() else self.choices.buttons[0]
        if not first.isHidden():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- arranging ---------------------------------------------------------------------------

    def arrange(self) -> None:
        """Put everything where it belongs at this size, text size and length of words."""
        self.parts.arrange()

    def _take_form(self) -> None:
        """Parts that change homes lose their fonts, so they do it before they are given new ones."""
        self.parts.take_form()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()
        self.parts.to_top()
        if not self.choices.locked:
            self.focus_first()
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # another page is shown; not: the window lies in the dock
            self.pacing.end_skip()

    # --- keys --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._keys.release(event):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._keys.click(event):
            super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.pacing.hold(False)  # the key may be let go of elsewhere
        super().focusOutEvent(event)

    # --- answers -----------------------------------------------------------------------------

    def watch(self, temper: str) -> None:
        """Let somebody of this temper play from here."""
        self.choices.unlock(self.turn + 1)
        self.watch_asked.emit(temper)

    def say_pace(self) -> None:
        """At the foot, as long as it is so: that one skips, or reads on by itself."""
        keys, pacing, words = self.theme.keys, self.pacing, ""
        self.menu.buttons["auto"].set_chosen(pacing.auto)
        self.menu.buttons["skip_on"].set_chosen(pacing.skips)
        if pacing.skips:
            words = self.tr("Skipping. {key} stops it").format(key=keys.words("skip_on"))
        elif pacing.auto:
            words = self.tr("Reads on by itself. {key} stops it").format(key=keys.words("auto"))
        self.menu.keep(words)

    def _pace_changed(self) -> None:
        self.say_pace()
        if self.menu.kept:
            self.announcer.say(self.menu.kept)

    def _halted(self) -> None:
        """Skipping has come to words that are new."""
        words = self.tr("New words: skipping has ended")
        self.remark(words)
        self.menu.say(words)
        self.announcer.say(words)

    def _words_written(self) -> None:
        if not self.parts.in_columns:  # there the page grows with its words
            self.arrange()

    def _connect(self) -> None:
        self.choices.acted.connect(self.acted)
        self.choices.on_pressed.connect(lambda: self.picked.emit("ending"))
        self.choices.paper_pressed.connect(lambda: self.picked.emit("papers"))
        self.choices.left_typing.connect(self.focus_first)
        self.telling.written.connect(self._words_written)
        self.strip.frame_chosen.connect(self.deeds.choose_frame)
        self.strip.ghost_chosen.connect(self.deeds.choose_ghost)
        self.frame.wheeled.connect(self.deeds.wheel)
        self.questions.changed.connect(self.arrange)
        self.pacing.changed.connect(self._pace_changed)
        self.pacing.halted.connect(self._halted)
        self.menu.picked.connect(self.deeds.do)
        self.summary.bag_toggled.connect(self.deeds.toggle_bag)
        self.summary.tape_toggled.connect(self.deeds.toggle_tape)
        self.theme.changed.connect(self.arrange)

    def _name(self) -> None:
        name(self, "playPage", self.tr("The night"), "")
        name(self.frame, "frameView", self.tr("The picture"), self.tr("What the camera sees now"))
        name(self.telling, "narrativeView", self.tr("The telling"), self.tr("What happened"))
        name(self.strip, "filmstrip", self.tr("The tape so far"), self.tr("Choose a frame to go back to it"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
