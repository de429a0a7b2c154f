"""Small objects that join the game to its pages: each one subject, made once, when the game is.

May import: the game's pages and services; the game itself for its types only. Promises: a further feature
is a class that takes the :class:`somewhere_gui.game.Game` and one line in :data:`JOINS`; what it does at a
key or an entry of the menu it puts into ``game.actions``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from somewhere_gui.joins.away import Away
from somewhere_gui.joins.beside import Beside
from somewhere_gui.joins.files import Files
from somewhere_gui.joins.films import Films
from somewhere_gui.joins.gamepad import Gamepads
from somewhere_gui.joins.kept import Kept
from somewhere_gui.joins.lessons import Lessons
from somewhere_gui.joins.menus import Menus
from somewhere_gui.joins.models import Models
from somewhere_gui.joins.papers import Papers
from somewhere_gui.joins.seen import Seen
from somewhere_gui.joins.sound import Hearing
from somewhere_gui.joins.tongue import Tongue
from somewhere_gui.joins.travels import Travels
from somewhere_gui.joins.trouble import Troubles
from somewhere_gui.joins.turning import Turning
from somewhere_gui.joins.windows import Windows

if TYPE_CHECKING:
    from somewhere_gui.game import Game

JOINS: Final[tuple[Callable[[Game], QObject], ...]] = (
    Menus,
    Turning,
    Travels,
    Files,
    Kept,
    Papers,
    Films,
    Away,
    Troubles,
    Windows,
    Lessons,
    Seen,
    Hearing,
    Beside,
    Models,
    Tongue,
    Gamepads,
)
