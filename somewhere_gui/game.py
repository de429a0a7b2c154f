"""What happens when: one open session, the pages of the window, and what joins them.

May import: Qt core, ``engine.ports``, the controller, all pages, ``joins``. Promises: made after the first
paint; every page change goes through here; closing lets go of everything that was started.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal, Slot

from somewhere_gui import reading
from somewhere_gui.beginning import Beginning
from somewhere_gui.controller import GameController
from somewhere_gui.countdown import Countdown
from somewhere_gui.errands import Errands
from somewhere_gui.front import Front
from somewhere_gui.joins import JOINS
from somewhere_gui.keeping import Keeping
from somewhere_gui.main_window import MainWindow
from somewhere_gui.opened import Opened
from somewhere_gui.pages import Pages
from somewhere_gui.shelf import Shelf
from somewhere_gui.trouble import Trouble
from somewhere_gui.venue import Doors, Venue
from somewhere_gui.views.play_page import no_back_far, no_back_mercy
from somewhere_gui.views.terms_page import TermsPage
from somewhere_gui.views.thumbnails import Thumbnails
from somewhere_gui.watching import Watching

if TYPE_CHECKING:
    from somewhere_gui.single import Doorkeeper


OF_THE_TAPE: Final = ("SessionBusy", "SaveUnreadable", "SaveTooNew", "SessionNotFound", "InvalidSessionId")
"""What is wrong with one tape only: another can be chosen."""


class Game(Pages):
    """The running game. Emits ``turn_shown`` (state) when a turn's result is on the page, ``stuck`` (a
    :class:`Trouble`) when a turn failed or a tape would not open, ``trouble_asked`` when that needs a page of
    its own, ``moved`` (the :class:`Venue`) when one plays elsewhere, ``file_given`` (a path) when the desktop
    or a second start hands in a tape as a file.

    ``actions``: what the menus and keys can ask for, by name. With ``doors`` the player can move to a
    server and back.
    """

    turn_shown = Signal(dict)
    stuck = Signal(object)
    moved = Signal(object)
    trouble_asked = Signal(object)
    file_given = Signal(str)

    def __init__(
        self, window: MainWindow, venue: Venue, errands: Errands, doors: Doors | None = None
    ) -> None:
        self.darkroom = Errands("thumbnails")
        super().__init__(window, Thumbnails(venue.engine.image, self.darkroom.ask))
        self.venue, self.errands, self.doors = venue, errands, doors
        self.actions: dict[str, Callable[[], object]] = {}
        self.controller = GameController(venue, errands)
        self.front = Front(window.title, venue, errands)
        self.shelf = Shelf(self.slots_page, venue, errands)
        self.beginning = Beginning(window.theme, venue, errands)
        self.keeping = Keeping(errands, self.darkroom.ask)
        self.countdown = Countdown(self.play)
        self.watching = Watching(self.play, self.controller, self.act)
        self._coming = False
        self._closed = False
        self._doorkeeper: Doorkeeper | None = None
        self.ended = True
        """False after closing when a thread would not end: the process must then leave hard."""
        self.page_made.connect(self._made)
        window.closing.connect(self.close)
        self.controller.opened.connect(self._opened)
        self.controller.refused.connect(self._refused)
        self.shelf.play_asked.connect(lambda session_id: self.open(session_id, begun=True))
        self.shelf.changed.connect(self._shelf_changed)
        self.beginning.wanted.connect(self._begin)
        self.joins = [join(self) for join in JOINS]
        self._arrive()
        QTimer.singleShot(0, self, self._furnish)

    @Slot()
    def _furnish(self) -> None:
        """The page that joins ask for, once the others are on screen."""
        if not self._closed and "settings" not in self.__dict__:  # one that is shown would be taken away
            self.window.addWidget(self.settings)

    @Slot(object)
    def _made(self, page: object) -> None:
        if isinstance(page, TermsPage):
            page.changed.connect(self.window.change)
            self.beginning.use(page)

    @property
    def playing(self) -> bool:
        return self.controller.session_id is not None

    @Slot(str)
    def do(self, action: str) -> None:
        """Do what a menu or key asks for."""
        if action in self.actions:
            self.actions[action]()

    def say(self, words: str) -> None:
        """Tell the player something in passing, on whatever page is shown."""
        self.window.toast.say(words)

    def listen(self, folder: Path) -> None:
        """Be found by a second start on this folder of tapes."""
        from somewhere_gui.single import Doorkeeper  # late: QtNetwork

        self._doorkeeper = Doorkeeper(folder)
        self._doorkeeper.knocked.connect(self.knocked)

    @Slot(dict)
    def knocked(self, wanted: dict[str, str]) -> None:
        """A second start: come to the front, and open what it was given."""
        self.window.come_forward()
        if wanted.get("file"):
            self.file_given.emit(wanted["file"])
        elif wanted.get("session"):
            self.open(wanted["session"])
        elif wanted.get("new"):
            self.new_night()

    # --- where one plays ---------------------------------------------------------------------

    @Slot(object)
    def move(self, venue: Venue) -> None:
        """Play there from now on. The open night is let go of; it is saved where it was."""
        self.watching.stop()
        left, self.venue = self.venue, venue
        if left.address:
            self.errands.renew()  # its server may not have answered yet
        self.controller.move(venue)
        self.thumbnails.move(venue.engine.image)
        self.front.move(venue)
        self.shelf.move(venue)
        self.beginning.move(venue)
        now = self.window.theme.settings
        self.window.change(now._replace(far=bool(venue.address), server=venue.address or now.server))
        self._arrive()
        if left.address:
            self.errands.ask(left.engine.close, lambda _: None)

    def _arrive(self) -> None:
        self.play.set_far(self.venue.slots is None)
        self.moved.emit(self.venue)
        self.refresh_title()

    def refresh_title(self) -> None:
        """Read the tapes anew for "Continue" and its picture."""
        self.window.title.show_terms(self.beginning.words)
        self.front.refresh(self.controller.session_id)

    # --- opening -----------------------------------------------------------------------------

    def open(self, session_id: str, *, begun: bool = False) -> None:
        """Open a tape and show it; the one already open is just shown, in the middle of a turn too.
        ``begun``: its night has begun before, and is not to be begun anew."""
        if session_id != self.controller.session_id:
            self._coming = True
            self.controller.open(session_id, begun=begun)
        elif self.controller.locked:
            self.go(self.play)
        else:
            self._show_open()

    def new_night(self) -> None:
        """A new tape on the last terms."""
        self.beginning.at_once()

    @Slot(object)
    def _begin(self, terms: dict[str, object] | None) -> None:
        """The page opens in the dark and the night comes."""
        self.watching.stop()
        self.play.show_blank(self.tr("A new night"))
        self.go(self.play)
        self.controller.open_new(terms)

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        self.play.show_session(
            opened.session_id, opened.state, self.controller.frames, opened.telling, opened.image
        )
        if self._coming or self.window.currentWidget() is self.play:  # else it was only read anew
            self._show_open()
        self._coming = False

    def _show_open(self) -> None:
        if reading.has_ended(self.controller.state):
            self.show_ending()
        else:
            self.go(self.play)

    @Slot(object)
    def _refused(self, why: Trouble) -> None:
        """A tape would not open: back to where one chooses, with the words for it."""
        self._coming = False
        if why.kind in ("InvalidSeedCode", "WorldPackInvalid") and self.venue.slots is not None:
            self.over(self.terms)
            self.terms.say(why.message)
        elif why.kind in OF_THE_TAPE and self.controller.wanted:
            damaged = why.kind in ("SaveUnreadable", "SaveTooNew")
            if self.window.currentWidget() is self.play or damaged:  # there its earlier copy is offered
                self.show_slots(why.message)
            self.say(why.message)
        else:
            self.trouble_asked.emit(why)
        self.stuck.emit(why)

    @Slot(str, int)
    def act(self, words: str, turn: int) -> None:
        """Take an action; a stale one is dropped."""
        self.controller.act(words, turn)

    @Slot(int)
    def go_back(self, turn: int) -> None:
        """Rewind to ``turn`` and show the page there."""
        if self.controller.rewind(turn):
            self.go(self.play)

    @Slot(str)
    def _shelf_changed(self, session_id: str) -> None:
        """A tape was renamed or binned: if it is the open one, let go of it."""
        if session_id == self.controller.session_id:
            self.controller.leave()

    # --- pages -------------------------------------------------------------------------------

    def show_title(self) -> None:
        self.refresh_title()
        super().show_title()

    def show_slots(self, words: str = "") -> None:
        """The shelf; ``words`` are said there."""
        self.over(self.slots_page)
        self.shelf.refresh(words)

    def show_settings(self) -> None:
        self.settings.show_sample(self.play.frame.image)
        self.over(self.settings)

    def show_ending(self) -> None:
        merciful = reading.can_go_back(self.controller.state)
        self.ending.set_far(self.venue.slots is None)
        self.ending.show_night(
            str(self.controller.session_id),
            self.controller.state,
            self.controller.frames,
            self.play.frame.image,
            no_back_far() if self.venue.slots is None else "" if merciful else no_back_mercy(),
        )
        self.go(self.ending)
        self.keeping.read_endings(self.venue, self.controller.state, self.ending.show_endings)

    # --- ends --------------------------------------------------------------------------------

    @Slot()
    def close(self) -> None:
        """Let go of everything: the turn, the slot, the threads, the engine."""
        if self._closed:
            return
        self._closed = True
        if self._doorkeeper is not None:
            self._doorkeeper.close()
        self.watching.stop()
        self.countdown.end()
        self.ended = self.controller.close()
        self.errands.ask(self.venue.engine.close, lambda _: None)
        self.ended = self.darkroom.close(drop=True) and self.ended
        self.ended = self.errands.close(drop=False) and self.ended
