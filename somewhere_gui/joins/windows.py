"""What belongs to the window itself: pictures of it, and questions that are asked no more.

May import: Qt, ``engine.ports``, platformdirs; the game for its types. Promises: a picture of the window
is whole and never overwrites another.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, Slot
from PySide6.QtGui import QPixmap

from engine.ports import Slots

if TYPE_CHECKING:
    from somewhere_gui.game import Game


def pictures_folder(slots: Slots | None) -> Path:
    """Where pictures of the window are kept: beside the tapes, or where this system keeps such data."""
    if slots is not None:
        return slots.folder("default").parent.parent / "pictures"
    from platformdirs import user_data_dir

    return Path(user_data_dir("somewhere", appauthor=False)) / "pictures"


def _written(path: Path, picture: QPixmap) -> bool:
    """Write the picture, whole; False, and nothing of it is left, if that cannot be."""
    packed = QBuffer()
    packed.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(packed, "PNG")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(packed.data().data())
    except (OSError, UnicodeEncodeError):
        with suppress(OSError, UnicodeEncodeError):
            path.unlink()
        return False
    return True


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
        unwritten = self.tr("{path} could not be written. Look whether there is room, and whether it may be.")
        words = self.tr("Picture kept: {path}") if _written(path, window.grab()) else unwritten
        self._game.say(words.format(path=path))

    @Slot(str)
    def ask_no_more(self, question: str) -> None:
        """The player does not want to be asked this again."""
        window = self._game.window
        silent = [each for each in window.theme.settings.unasked.split(",") if each]
        if question not in silent:
            window.change(window.theme.settings._replace(unasked=",".join([*silent, question])))
