"""What belongs to the window itself: pictures of it, and questions that are asked no more.

May import: Qt core, ``engine.ports``, platformdirs; the game for its types. Promises: a picture of the
window never overwrites another.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from engine.ports import Slots

if TYPE_CHECKING:
    from somewhere_gui.game import Game


def pictures_folder(slots: Slots | None) -> Path:
    """Where pictures of the window are kept: beside the tapes, or where this system keeps such data."""
    if slots is not None:
        return slots.folder("default").parent.parent / "pictures"
    from platformdirs import user_data_dir

    return Path(user_data_dir("somewhere", appauthor=False)) / "pictures"


class Windows(QObject):
    """Joins the window's own keys."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        game.actions.update(shot=self.keep_picture)
        game.window.asked.connect(game.do)
        game.play.unasked.connect(self.ask_no_more)

    def keep_picture(self) -> None:
        """A picture of the window as it is, without the words in passing."""
        window = self._game.window
        window.toast.hide()
        folder = pictures_folder(self._game.venue.slots)
        path = folder / f"somewhere-{datetime.now():%Y%m%d-%H%M%S-%f}.png"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            written = False
        else:
            written = window.grab().save(str(path))
        words = self.tr("Picture kept: {path}") if written else self.tr("{path} could not be written.")
        self._game.say(words.format(path=path))

    @Slot(str)
    def ask_no_more(self, question: str) -> None:
        """The player does not want to be asked this again."""
        window = self._game.window
        silent = [each for each in window.theme.settings.unasked.split(",") if each]
        if question not in silent:
            window.change(window.theme.settings._replace(unasked=",".join([*silent, question])))
