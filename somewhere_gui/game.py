"""What happens when: joins the controller of the open session to the pages of the window.

May import: Qt core, ``engine.ports``, the controller and all pages. Promises: made after the first
paint; every page change goes through here; closing lets go of everything that was started.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot

from somewhere_gui import reading
from somewhere_gui.beginning import Beginning
from somewhere_gui.controller import GameController, Opened
from somewhere_gui.countdown import HESITATED, Countdown
from somewhere_gui.errands import Errands
from somewhere_gui.front import Front
from somewhere_gui.keeping import Keeping
from somewhere_gui.main_window import MainWindow
from somewhere_gui.moving import Moving
from somewhere_gui.pages import Pages
from somewhere_gui.shelf import Shelf
from somewhere_gui.trouble import Trouble
from somewhere_gui.venue import Doors, Venue
from somewhere_gui.views.ending_page import EndingPage
from somewhere_gui.views.play_page import NO_BACK_FAR, NO_BACK_MERCY
from somewhere_gui.views.terms_page import TermsPage
from somewhere_gui.views.thumbnails import Thumbnails
from somewhere_gui.watching import Watching


class Game(Pages):
    """The running game. Emits ``turn_shown`` (state) when a turn's result is on the page, and
    ``stuck`` (a :class:`Trouble`) when a turn failed or a tape would not open.

    With ``doors`` the player can move to a server and back.
    """

    turn_shown = Signal(dict)
    stuck = Signal(object)

    def __init__(
        self, window: MainWindow, venue: Venue, errands: Errands, doors: Doors | None = None
    ) -> None:
        self._darkroom = Errands("thumbnails")
        super().__init__(window, Thumbnails(venue.engine.image, self._darkroom.ask))
        self.venue = venue
        self._errands = errands
        self.controller = GameController(venue, errands)
        self.front = Front(window.title, venue, errands)
        self.shelf = Shelf(self.slots_page, venue, errands)
        self.beginning = Beginning(window.theme, venue, errands)
        self.keeping = Keeping(errands, self._darkroom.ask)
        self.countdown = Countdown(self.play)
        self.watching = Watching(self.play, self.controller, self.act)
        self.moving = Moving(self.settings.where, doors, errands, venue.address) if doors else None
        self.settings.set_movable(doors is not None)
        self._tried = ""
        self._closed = False
        self.ended = True
        """False after closing when a thread would not end: the process must then leave hard."""
        self._connect()
        self._arrive()

    def made(self, page: EndingPage | TermsPage) -> None:
        if isinstance(page, TermsPage):
            page.changed.connect(self.window.change)
            self.beginning.use(page)
        else:
            page.picked.connect(self._ending_picked)
            page.rewind_asked.connect(self.go_back)

    @property
    def playing(self) -> bool:
        return self.controller.session_id is not None

    # --- where one plays ---------------------------------------------------------------------

    @Slot(object)
    def move(self, venue: Venue) -> None:
        """Play there from now on. The open night is let go of; it is saved where it was."""
        self.watching.stop()
        left, self.venue = self.venue, venue
        self.controller.move(venue)
        self.thumbnails.move(venue.engine.image)
        self.front.move(venue)
        self.shelf.move(venue)
        self.beginning.move(venue)
        now = self.window.theme.settings
        self.window.change(now._replace(far=bool(venue.address), server=venue.address or now.server))
        self._arrive()
        if left.address:
            self._errands.ask(left.engine.close, lambda _: None)

    def _arrive(self) -> None:
        far = self.venue.slots is None
        self.play.set_far(far)
        self.settings.show_folders(
            str(self.venue.slots.folder("default").parent)
            if self.venue.slots is not None
            else f"On the server at {self.venue.address}",
            str(self.window.config),
        )
        self.refresh_title()

    # --- the title ---------------------------------------------------------------------------

    def refresh_title(self) -> None:
        """Read the tapes anew for "Continue" and its picture."""
        self.window.title.show_terms(self.beginning.words)
        self.front.refresh()

    @Slot(str)
    def _title_picked(self, action: str) -> None:
        newest = self.front.newest
        if action == "continue" and newest is not None:
            self.open(newest.session_id)
        elif action == "new":
            self.new_night()
        elif action == "terms":
            self.over(self.terms)
            self.beginning.read()
        elif action == "load":
            self.show_slots()
        elif action == "settings":
            self.over(self.settings)
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
        """A new tape on the last terms."""
        self.beginning.at_once()

    @Slot(object)
    def _begin(self, terms: dict[str, object] | None) -> None:
        """The page opens in the dark and the night comes."""
        self.watching.stop()
        self.play.show_blank("A new night")
        self.go(self.play)
        self.controller.open_new(terms)

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
            self.go(self.play)

    @Slot(object)
    def _refused(self, why: Trouble) -> None:
        """A tape would not open: back to where one chooses, with the words for it."""
        if why.kind in ("InvalidSeedCode", "WorldPackInvalid") and self.venue.slots is not None:
            self.over(self.terms)
            self.terms.say(why.message)
        elif self.window.currentWidget() in (self.slots_page, self.play):
            self.show_slots()
        self.shelf.say(why.message)
        self.window.title.say(why.message)
        self.stuck.emit(why)

    # --- a turn ------------------------------------------------------------------------------

    @Slot(str, int)
    def act(self, words: str, turn: int) -> None:
        """Take an action; a stale one is dropped."""
        self.controller.act(words, turn)

    @Slot()
    def _ran_out(self) -> None:
        """The time to decide is over: the night goes on without the player."""
        self.controller.act(HESITATED, self.controller.next_turn, late=True)

    @Slot(str)
    def _acted(self, words: str) -> None:
        self._tried = words
        if not words:
            self.play.show_blank("A new night")
            self.go(self.play)
        self.countdown.end()
        self.play.begin(words, self.controller.next_turn)

    @Slot(dict, bool)
    def _finished(self, state: dict[str, object], free: bool) -> None:
        self.play.finished(
            str(self.controller.session_id), state, self.controller.frames, self.controller.telling, free
        )
        self.turn_shown.emit(state)

    @Slot(object)
    def _failed(self, why: Trouble) -> None:
        self.countdown.end()
        self.play.failed(why, self.controller.telling)
        self.stuck.emit(why)

    @Slot()
    def _unlocked(self) -> None:
        self.play.unlock(self.controller.next_turn)
        self.countdown.begin()

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
        elif action == "transcript":
            self._write_down(self.play.menu.say)
        elif action == "history":
            self._show_history()

    @Slot(str)
    def _ending_picked(self, action: str) -> None:
        if action == "new":
            self.new_night()
        elif action == "title":
            self.show_title()
        elif action == "transcript":
            self._write_down(self.ending.say)
        elif action == "history":
            self._show_history()

    @Slot(int)
    def go_back(self, turn: int) -> None:
        """Rewind to ``turn`` and show the page there."""
        if self.controller.rewind(turn):
            self.go(self.play)

    def show_title(self) -> None:
        self.refresh_title()
        super().show_title()

    def show_slots(self) -> None:
        self.shelf.refresh()
        self.over(self.slots_page)

    def show_ending(self) -> None:
        merciful = reading.can_go_back(self.controller.state)
        self.ending.set_far(self.venue.slots is None)
        self.ending.show_night(
            str(self.controller.session_id),
            self.controller.state,
            self.controller.frames,
            self.play.frame.image,
            NO_BACK_FAR if self.venue.slots is None else "" if merciful else NO_BACK_MERCY,
        )
        self.go(self.ending)
        self.keeping.read_endings(self.venue, self.controller.state, self.ending.show_endings)

    def _copy(self) -> None:
        session_id, turn = self.controller.session_id, self.controller.next_turn - 1
        if session_id is not None and not self.controller.locked:
            words = f"{self.controller.title} copied at turn {turn}"
            self.keeping.copy(self.venue, session_id, words, self.play.menu.say)

    def _write_down(self, say: Callable[[str], None]) -> None:
        session_id = self.controller.session_id
        if session_id is not None and not self.controller.locked:
            self.keeping.write_down(self.venue, session_id, self.controller.title, say)

    def _show_history(self) -> None:
        session_id = self.controller.session_id
        if session_id is not None and not self.controller.locked:
            engine = self.venue.engine
            self._errands.ask(lambda: engine.history(session_id), self._have_history)

    def _have_history(self, history: list[dict[str, object]]) -> None:
        self.history.show_history(self.controller.title, history)
        self.over(self.history)

    # --- ends --------------------------------------------------------------------------------

    @Slot()
    def close(self) -> None:
        """Let go of everything: the turn, the slot, the threads, the engine."""
        if self._closed:
            return
        self._closed = True
        self.watching.stop()
        self.countdown.end()
        self.ended = self.controller.close()
        self._errands.ask(self.venue.engine.close, lambda _: None)
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
        self.shelf.play_asked.connect(self.open)
        self.shelf.changed.connect(self._shelf_changed)
        self.settings.changed.connect(window.change)
        self.beginning.wanted.connect(self._begin)
        self.countdown.ran_out.connect(self._ran_out)
        play.watch_asked.connect(self.watching.start)
        self.watching.began.connect(self._watched)
        self.watching.ended.connect(self._taken_over)
        if self.moving is not None:
            self.moving.moved.connect(self.move)

    @Slot(str)
    def _watched(self, words: str) -> None:
        self.countdown.hold(True)
        self.play.menu.keep(words)

    @Slot()
    def _taken_over(self) -> None:
        self.countdown.hold(False)
        self.play.menu.keep("")

    @Slot(str)
    def _shelf_changed(self, session_id: str) -> None:
        """A tape was renamed or binned: if it is the open one, let go of it."""
        if session_id == self.controller.session_id:
            self.controller.leave()
