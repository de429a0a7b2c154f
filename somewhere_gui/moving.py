"""Going from this computer to a server and back: asks first, then moves.

May import: Qt core, ``errands``, ``venue``, ``trouble``, the panel of the settings page. Promises: a
server is moved to only after it has answered; what it said, or why not, is said in words; the token
is kept in memory only.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from engine.errors import EngineError
from somewhere_gui.errands import Errands
from somewhere_gui.trouble import Trouble
from somewhere_gui.venue import Doors, Venue
from somewhere_gui.views.where_panel import WherePanel


class Moving(QObject):
    """Emits ``moved`` with the new :class:`Venue`."""

    moved = Signal(object)

    def __init__(self, panel: WherePanel, doors: Doors, errands: Errands, address: str) -> None:
        super().__init__()
        self._panel, self._doors, self._errands = panel, doors, errands
        self._asked = 0
        panel.show_where(address)
        panel.token.setText(doors.token)
        panel.checked.connect(self.check)
        panel.picked.connect(self.pick)

    @Slot()
    def check(self) -> None:
        """Ask the server what it is, and say what it said."""
        self._ask(lambda venue, words: self._checked(venue, words))

    @Slot(bool)
    def pick(self, far: bool) -> None:
        """Move to the server, if it answers, or back to this computer."""
        if far:
            self._ask(lambda venue, words: self._arrived(venue, words))
        else:
            self._asked += 1
            self._errands.ask(self._doors.near, lambda venue: self._arrived(venue, ""))

    def _ask(self, then: object) -> None:
        self._asked += 1
        number, address, token = self._asked, self._panel.address.text(), self._panel.token.text()
        self._panel.say(self.tr("Asking …"), busy=True)

        def knock() -> tuple[Venue, str]:
            venue = self._doors.far(address.strip(), token.strip())
            try:
                return venue, venue.describe()
            except EngineError:
                venue.engine.close()
                raise

        def answered(found: tuple[Venue, str]) -> None:
            if number != self._asked:  # asked again meanwhile, perhaps for another address
                self._let_go(found[0])
            elif callable(then):
                then(*found)

        def refused(why: Trouble) -> None:
            if number == self._asked:
                self._panel.refuse(why.message)

        self._errands.ask(knock, answered, refused)

    def _checked(self, venue: Venue, words: str) -> None:
        self._panel.say(words)
        self._let_go(venue)

    def _arrived(self, venue: Venue, words: str) -> None:
        self._panel.show_where(venue.address)
        self._panel.say(words)
        self.moved.emit(venue)

    def _let_go(self, venue: Venue) -> None:
        self._errands.ask(venue.engine.close, lambda _: None)
