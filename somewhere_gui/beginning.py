"""A new night: on the last terms at once, or by way of the page of terms.

May import: Qt core, ``venue``, ``errands``, the page of terms. Promises: a night on a server begins on
that server's own terms; a seed code brings its own terms with it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from somewhere_gui.errands import Errands
from somewhere_gui.language import SOURCE, meant
from somewhere_gui.reading import JsonDict
from somewhere_gui.settings import Settings
from somewhere_gui.theme import Theme
from somewhere_gui.trouble import Trouble
from somewhere_gui.venue import Venue
from somewhere_gui.views.terms_page import TermsPage, terms_words


def terms(settings: Settings) -> JsonDict:
    """The last terms as ``Slots.prepare`` takes them."""
    spoken = meant(settings.language)
    return {
        **({"language": spoken} if spoken != SOURCE else {}),
        "pack": settings.pack,
        "difficulty": settings.difficulty,
        "intensity": settings.intensity,
        "avoid": [tag for tag in settings.avoid.split(",") if tag],
    }


class Beginning(QObject):
    """Emits ``wanted`` with the terms of the night to begin (None on a server)."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, venue: Venue, errands: Errands) -> None:
        super().__init__()
        self._theme, self._venue, self._errands = theme, venue, errands
        self._page: TermsPage | None = None

    def use(self, page: TermsPage) -> None:
        """The page of terms has been made."""
        self._page = page
        page.begun.connect(self._begin)

    @property
    def possible(self) -> bool:
        """Terms can be made only with this computer's own tapes."""
        return self._venue.slots is not None

    @property
    def words(self) -> str:
        """The last terms in a few words; empty where none can be made."""
        return terms_words(self._theme.settings) if self.possible else ""

    def move(self, venue: Venue) -> None:
        self._venue = venue

    def at_once(self) -> None:
        """Begin on the last terms."""
        self.wanted.emit(terms(self._theme.settings) if self.possible else None)

    def read(self) -> None:
        """Read which worlds there are, for the page."""
        slots, page = self._venue.slots, self._page
        if slots is not None and page is not None:
            page.say("")
            self._errands.ask(slots.packs, page.show_packs, self._failed)

    def _failed(self, why: Trouble) -> None:
        if self._page is not None:
            self._page.say(why.message)

    def _begin(self, code: str) -> None:
        """A code says the world and the terms itself."""
        if self._page is not None:
            self._page.say("")
            self._page.seed.clear()
        self.wanted.emit({"seed_code": code} if code else terms(self._theme.settings))
