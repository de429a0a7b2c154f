"""What the play page asks: whether to go back, who shall play, what to do after a failure.

May import: Qt core, ``notice``. Promises: words that say what is kept and what is lost; what the
player does not want to be asked again is done at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from somewhere_gui import reading
from somewhere_gui.reading import JsonDict
from somewhere_gui.trouble import Trouble
from somewhere_gui.views import notice
from somewhere_gui.views.notice import Note, Others

if TYPE_CHECKING:
    from somewhere_gui.views.play_page import PlayPage

REWIND = "rewind"
translate = QCoreApplication.translate


def ask_watch(page: PlayPage) -> None:
    """Who should play?"""
    if page.choices.locked or not page.choices.offered:
        return
    page.choices.lock()
    note = Note(
        translate("PlayQuestions", "Let the night play itself?"),
        translate("PlayQuestions", "Any key or click takes over."),
        translate("PlayQuestions", "Curious"),
        page.theme.keys.words("retry"),
        translate("PlayQuestions", "Not now"),
        others=(
            ("careful", translate("PlayQuestions", "Careful")),
            ("reckless", translate("PlayQuestions", "Reckless")),
        ),
    )
    page.ask(
        note,
        main=lambda: page.watch("curious"),
        careful=lambda: page.watch("careful"),
        reckless=lambda: page.watch("reckless"),
    )


def ask_rewind(page: PlayPage, turn: int) -> None:
    """Go back to this turn?"""
    if REWIND in page.theme.settings.unasked.split(","):
        page.rewind_asked.emit(turn)
        return
    page.choices.lock()
    ways = page.ways_from(turn)
    note = Note(
        translate("PlayQuestions", "Go back to turn {turn}?").format(turn=turn),
        translate("PlayQuestions", "What came after is kept."),
        translate("PlayQuestions", "Go back"),
        page.theme.keys.words("retry"),
        translate("PlayQuestions", "Stay here"),
        others=(
            *((("way", _way_words(ways)),) if ways else ()),
            ("always", translate("PlayQuestions", "Go back, and do not ask again")),
        ),
    )

    def always() -> None:
        page.unasked.emit(REWIND)
        page.rewind_asked.emit(turn)

    def way() -> None:
        if len(ways) == 1:
            page.way_asked.emit(str(ways[0]["id"]), 0)
        else:
            page.dismissed.emit()
            page.picked.emit("ways")

    page.ask(note, main=lambda: page.rewind_asked.emit(turn), always=always, way=way)


def _way_words(ways: list[JsonDict]) -> str:
    if len(ways) == 1:
        return translate("PlayQuestions", "The other way: {way}").format(way=reading.way_words(ways[0]))
    return translate("PlayQuestions", "The other ways ({count})").format(count=len(ways))


def ask_after_failure(page: PlayPage, why: Trouble, choice: str, *, far: bool) -> None:
    """A turn came to nothing: again, otherwise, or offline?"""
    others: Others = (("offline", translate("PlayQuestions", "Go on offline")),) if far else ()
    others = (*others, ("page", translate("PlayQuestions", "More about it")))
    page.ask(
        notice.of_trouble(why, choice, key=page.theme.keys.words("retry"), others=others),
        main=page.retried.emit,
        out=page.dismissed.emit,
        offline=lambda: page.picked.emit("offline"),
        page=lambda: page.trouble_asked.emit(why),
    )
