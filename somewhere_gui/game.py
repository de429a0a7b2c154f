"""What happens when: joins the controller of the open session to the pages of the window.

May import: Qt core, ``engine.ports``, the controller and all pages. Promises: made after the first
paint; every page change goes through here; closing lets go of everything that was started.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from engine.errors import EngineError
from engine.ports import Engine, Slots
from engine.state import SessionSummary
from somewhere_gui import reading
from somewhere_gui.constants_guard import guard
from somewhere_gui.controller import GameController, Opened
from somewhere_gui.errands import Errands
from somewhere_gui.images import decode
from somewhere_gui.main_window import MainWindow
from somewhere_gui.shelf import Shelf
from somewhere_gui.trouble import Trouble
from somewhere_gui.views.ending_page import EndingPage
from somewhere_gui.views.help_page import HelpPage
from somewhere_gui.views.history_page import HistoryPage
from somewhere_gui.views.play_page import PlayPage
from somewhere_gui.views.settings_page import SettingsPage
from somewhere_gui.views.slots_page import SlotsPage
from somewhere_gui.views.thumbnails import Thumbnails
from somewhere_gui.views.words import Ground

guard()


class Game(QObject):
    """The running game. Emits ``turn_shown`` (state) when a turn's result is on the page, and
    ``stuck`` (a :class:`Trouble`) when a turn failed or a tape would not open."""

    turn_shown = Signal(dict)
    stuck = Signal(object)

    def __init__(self, window: MainWindow, engine: Engine, slots: Slots | None, errands: Errands) -> None:
        super().__init__()
        self.window = window
        self.engine = engine
        self._errands = errands
        self._darkroom = Errands("thumbnails", self)
        theme = window.theme
        self.thumbnails = Thumbnails(engine.image, self._darkroom.ask)
        self.controller = GameController(engine, slots, errands)
        self.play = PlayPage(theme, self.thumbnails)
        self.ending = EndingPage(theme, self.thumbnails)
        self.slots_page = SlotsPage(theme, self.thumbnails)
        self.settings = SettingsPage(theme)
        self.help = HelpPage(theme)
        self.history = HistoryPage(theme)
        for page in (self.play, self.ending, self.slots_page, self.settings, self.help, self.history):
            window.addWidget(page)
        self.shelf = Shelf(self.slots_page, engine, slots, errands)
        self._back_to: Ground = window.title
        self._newest: SessionSummary | None = None
        self._tried = ""
        self._closed = False
        self.ended = True
        """False after closing when a thread would not end: the process must then leave hard."""
        self._connect()
        self.refresh_title()

    # --- the title ---------------------------------------------------------------------------

    def refresh_title(self) -> None:
        """Read the tapes anew for "Continue" and its picture."""
        self._errands.ask(self._read_title, self._show_title, self._no_title)

    def _read_title(self) -> tuple[SessionSummary | None, QImage]:
        """On the errand thread: the newest whole tape and its last frame."""
        whole = [each for each in self.engine.sessions() if each.damage is None]
        newest = max(whole, key=lambda each: each.last_saved, default=None)
        picture = QImage()
        if newest is not None and newest.image:
            try:
                picture = decode(self.engine.image(newest.session_id, newest.image))
            except EngineError:
                picture = QImage()
        return newest, picture

    def _show_title(self, found: tuple[SessionSummary | None, QImage]) -> None:
        self._newest = found[0]
        self.window.title.show_last(*found)

    def _no_title(self, why: Trouble) -> None:
        self.window.title.show_last(None, QImage())
        self.window.title.say(why.message)

    @Slot(str)
    def _title_picked(self, action: str) -> None:
        if action == "continue" and self._newest is not None:
            self.open(self._newest.session_id)
        elif action == "new":
            self.new_night()
        elif action == "load":
            self.show_slots()
        elif action == "settings":
            self._over(self.settings)
        elif action == "quit":
            self.window.close()

    # --- opening -----------------------------------------------------------------------------

    def open(self, session_id: str) -> None:
        """Open a tape and show it; the one already open is just shown."""
        if session_id == self.controller.session_id and not self.controller.locked:
            self._show_open()
            return
        self.controller.open(session_id)

    def new_night(self) -> None:
        """A new tape; the page opens in the dark and the night comes."""
        self.play.show_blank("A new night")
        self.window.show_page(self.play)
        self.controller.open_new()

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        self.play.show_session(
            opened.session_id, opened.state, self.controller.frames, opened.telling, opened.image
        )
        self._show_open()

    def _show_open(self) -> None:
        if reading.has_ended(self.controller.state):
            self.show_ending()
        else:
            self.window.show_page(self.play)

    @Slot(object)
    def _refused(self, why: Trouble) -> None:
        """A tape would not open: back to where one chooses, with the words for it."""
        if self.window.currentWidget() in (self.slots_page, self.play):
            self.show_slots()
        self.shelf.say(why.message)
        self.window.title.say(why.message)
        self.stuck.emit(why)

    # --- a turn ------------------------------------------------------------------------------

    @Slot(str, int)
    def act(self, words: str, turn: int) -> None:
        """Take an action; a stale one is dropped."""
        self.controller.act(words, turn)

    @Slot(str)
    def _acted(self, words: str) -> None:
        self._tried = words
        if not words:
            self.play.show_blank("A new night")
            self.window.show_page(self.play)
        self.play.begin(words, self.controller.next_turn)

    @Slot(dict, bool)
    def _finished(self, state: dict[str, object], free: bool) -> None:
        self.play.finished(
            str(self.controller.session_id), state, self.controller.frames, self.controller.telling, free
        )
        self.turn_shown.emit(state)

    @Slot(object)
    def _failed(self, why: Trouble) -> None:
        self.play.failed(why, self.controller.telling)
        self.stuck.emit(why)

    @Slot()
    def _unlocked(self) -> None:
        self.play.unlock(self.controller.next_turn)

    @Slot()
    def _retry(self) -> None:
        if self.controller.begin():
            return
        if not self.controller.act(self._tried, self.controller.next_turn):
            self.controller.reread()

    @Slot()
    def _dismissed(self) -> None:
        if not reading.has_begun(self.controller.state):
            self.show_title()
        else:
            self.controller.reread()

    # --- going about -------------------------------------------------------------------------

    @Slot(str)
    def _play_picked(self, action: str) -> None:
        if action == "back":
            self.controller.rewind(self.controller.next_turn - 2)
        elif action == "menu":
            self.show_title()
        elif action == "tapes":
            self.show_slots()
        elif action == "help":
            self.show_help()
        elif action == "ending":
            self.show_ending()
        elif action == "copy":
            self._copy()
        elif action == "history":
            self._show_history()

    @Slot(str)
    def _ending_picked(self, action: str) -> None:
        if action == "new":
            self.new_night()
        elif action == "title":
            self.show_title()
        elif action == "history":
            self._show_history()

    @Slot(int)
    def go_back(self, turn: int) -> None:
        """Rewind to ``turn`` and show the page there."""
        if self.controller.rewind(turn):
            self.window.show_page(self.play)

    def show_folders(self, tapes: str) -> None:
        """For the settings page: where tapes and settings are kept."""
        self.settings.show_folders(tapes, str(self.window.config))

    def show_title(self) -> None:
        self.refresh_title()
        self.window.show_page(self.window.title)

    def show_slots(self) -> None:
        current = self.window.currentWidget()
        if current is not self.slots_page:
            self._back_to = self.play if current is self.play else self.window.title
        self.shelf.refresh()
        self.window.show_page(self.slots_page)

    def show_ending(self) -> None:
        self.ending.show_night(
            str(self.controller.session_id),
            self.controller.state,
            self.controller.frames,
            self.play.frame.image,
        )
        self.window.show_page(self.ending)

    @Slot()
    def show_help(self) -> None:
        if self.window.currentWidget() is not self.help:
            self._over(self.help)

    def _over(self, page: Ground) -> None:
        """Show a page one comes back from."""
        current = self.window.currentWidget()
        if isinstance(current, Ground) and current is not page:
            self._back_to = current
        self.window.show_page(page)

    @Slot()
    def _back(self) -> None:
        if self._back_to is self.play and self.controller.session_id is None:
            self._back_to = self.window.title
        if self._back_to is self.window.title:
            self.show_title()
        else:
            self.window.show_page(self._back_to)

    def _copy(self) -> None:
        slots, session_id = self.controller.slots, self.controller.session_id
        if slots is None or session_id is None or self.controller.locked:
            return
        turn = self.controller.next_turn - 1
        words = f"{self.controller.title} copied at turn {turn}"
        self._errands.ask(
            lambda: slots.duplicate(session_id),
            lambda _: self.play.menu.say(words),
            lambda why: self.play.menu.say(why.message),
        )

    def _show_history(self) -> None:
        session_id = self.controller.session_id
        if session_id is not None and not self.controller.locked:
            self._errands.ask(lambda: self.engine.history(session_id), self._have_history)

    def _have_history(self, history: list[dict[str, object]]) -> None:
        self.history.show_history(self.controller.title, history)
        self._over(self.history)

    # --- ends --------------------------------------------------------------------------------

    @Slot()
    def close(self) -> None:
        """Let go of everything: the turn, the slot, the threads, the engine."""
        if self._closed:
            return
        self._closed = True
        self.ended = self.controller.close()
        self._errands.ask(self.engine.close, lambda _: None)
        self.ended = self._darkroom.close(drop=True) and self.ended
        self.ended = self._errands.close(drop=False) and self.ended

    def _connect(self) -> None:
        window, play, controller = self.window, self.play, self.controller
        window.title.picked.connect(self._title_picked)
        window.help_asked.connect(self.show_help)
        window.closing.connect(self.close)
        controller.opened.connect(self._opened)
        controller.refused.connect(self._refused)
        controller.acted.connect(self._acted)
        controller.resolved.connect(play.resolved)
        controller.told.connect(play.told)
        controller.pictured.connect(play.pictured)
        controller.named.connect(play.set_title)
        controller.finished.connect(self._finished)
        controller.failed.connect(self._failed)
        controller.unlocked.connect(self._unlocked)
        play.acted.connect(self.act)
        play.rewind_asked.connect(self.go_back)
        play.retried.connect(self._retry)
        play.dismissed.connect(self._dismissed)
        play.stopped.connect(controller.stop)
        play.picked.connect(self._play_picked)
        self.ending.picked.connect(self._ending_picked)
        self.ending.rewind_asked.connect(self.go_back)
        self.shelf.play_asked.connect(self.open)
        self.shelf.changed.connect(self._shelf_changed)
        self.slots_page.left.connect(self._back)
        for page in (self.settings, self.help, self.history):
            page.left.connect(self._back)
        self.settings.changed.connect(window.change)

    @Slot(str)
    def _shelf_changed(self, session_id: str) -> None:
        """A tape was renamed or binned: if it is the open one, let go of it."""
        if session_id == self.controller.session_id:
            self.controller.leave()
            self._back_to = self.window.title
