"""The first minutes: what the night holds, said once, and one key at a time.

May import: Qt core, ``keys``; the game for its types. Promises: asks nothing and stands in nobody's way;
a key that the player has used already is not taught; each is said once, ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Slot

from somewhere_gui import reading

if TYPE_CHECKING:
    from somewhere_gui.game import Game

LESSONS: Final = (
    ("type", QT_TRANSLATE_NOOP("Lessons", "{key}: say in your own words what you do")),
    ("back", QT_TRANSLATE_NOOP("Lessons", "{key}: back one turn; nothing is lost by it")),
    ("bag", QT_TRANSLATE_NOOP("Lessons", "{key}: what you carry")),
    ("history", QT_TRANSLATE_NOOP("Lessons", "{key}: read again what was told")),
    ("hide", QT_TRANSLATE_NOOP("Lessons", "{key}: only the picture")),
    ("help", QT_TRANSLATE_NOOP("Lessons", "{key}: all keys")),
)


class Lessons(QObject):
    """Joins the first nights to the line at the foot of the page."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        game.turn_shown.connect(self._teach)
        game.play.picked.connect(self._used)
        game.play.acted.connect(self._acted)
        game.window.help_asked.connect(lambda: self._used("help"))
        if not game.window.theme.settings.greeted:
            game.window.title.warn(
                self.tr(
                    "Ahead lie dread, injury and death. How far it goes, and what is left out of it, is set "
                    "under Terms ({key})."
                ).format(key=game.window.theme.keys.words("terms"))
            )

    def _taught(self) -> list[str]:
        return [each for each in self._game.window.theme.settings.taught.split(",") if each]

    def _learn(self, name: str) -> None:
        taught = self._taught()
        if name not in taught:
            window = self._game.window
            window.change(window.theme.settings._replace(taught=",".join([*taught, name])))

    @Slot(dict)
    def _teach(self, state: dict[str, Any]) -> None:
        """The next key that is not known, at the foot of the page, in place of what was saved."""
        window = self._game.window
        if not window.theme.settings.greeted:
            window.change(window.theme.settings._replace(greeted=True))
            window.title.warn("")
        taught = self._taught()
        left = [each for each in LESSONS if each[0] not in taught and self._fits(each[0], state)]
        if left and reading.turn(state) > 0 and not reading.has_ended(state):
            name, words = left[0]
            key = window.theme.keys.words(name)
            self._game.play.menu.say(
                QCoreApplication.translate("Lessons", str(words)).format(key=key), teach=True
            )
            self._learn(name)

    def _fits(self, name: str, state: dict[str, Any]) -> bool:
        """Whether the key does anything here."""
        return name != "back" or (reading.can_go_back(state) and self._game.venue.slots is not None)

    @Slot(str)
    def _used(self, action: str) -> None:
        if any(action == name for name, _ in LESSONS):
            self._learn(action)

    @Slot(str, int)
    def _acted(self, words: str, turn: int) -> None:
        if words not in self._game.play.choices.offered:
            self._learn("type")
