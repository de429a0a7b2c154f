"""What is heard, said in words, and read aloud.

May import: Qt, ``sound``, the captions; the game for its types. Promises: a relay at every choice, the
motor when the tape goes back, silence when something went wrong; the voice reads what is told and what
the keys come to; with sound and voice off nothing of either is loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from somewhere_gui import reading
from somewhere_gui.sound.device import can_sound, loudspeaker
from somewhere_gui.sound.sounding import Sounds
from somewhere_gui.sound.speech import Speech
from somewhere_gui.views.captions import Captions
from somewhere_gui.views.film_page import FilmPage
from somewhere_gui.views.settings.page import SettingsPage
from somewhere_gui.views.settings.sound import SoundSection

if TYPE_CHECKING:
    from somewhere_gui.game import Game
    from somewhere_gui.opened import Opened
    from somewhere_gui.trouble import Trouble


class Hearing(QObject):
    """Joins the game to its sounds, their captions and the voice."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        theme = game.window.theme
        self.sounds = Sounds(theme.settings, game.darkroom.ask, can_sound, loudspeaker)
        self.captions = Captions(theme, game.play.frame)
        self.speech = Speech()
        self._section: SoundSection | None = None
        self._last: dict[str, Any] = {}
        self._closed = False
        self._connect()
        self._changed()

    def _connect(self) -> None:
        game, sounds = self._game, self.sounds
        game.controller.opened.connect(self._opened)
        game.controller.acted.connect(self._acted)
        game.controller.finished.connect(self._finished)
        game.controller.failed.connect(self._failed)
        game.window.currentChanged.connect(self._turned)
        game.window.theme.changed.connect(self._changed)
        game.window.closing.connect(self.close)
        game.page_made.connect(self._made)
        game.play.announcer.announced.connect(self._told)
        sounds.captioned.connect(self.captions.show_words)
        self.speech.missing.connect(self._no_voice)
        self.speech.voices_known.connect(self._voices)
        game.actions.update(voice=self.switch_voice, mute=self.switch_sound)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)

    # --- what is heard -----------------------------------------------------------------------

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        before, now = self._last, opened.state
        same = before.get("session_id") == now.get("session_id")
        if same and reading.turn(now) < reading.turn(before):
            self.sounds.play("motor")
        self._last = now
        self.sounds.show(now, happened=False)

    @Slot(str)
    def _acted(self, words: str) -> None:
        self.sounds.play("click" if words else "record")
        self.speech.hush()

    @Slot(dict, bool)
    def _finished(self, state: dict[str, Any], free: bool) -> None:
        self._last = state
        self.sounds.show(state, happened=not free)

    @Slot(object)
    def _failed(self, why: Trouble) -> None:
        self.sounds.hush()

    @Slot(int)
    def _turned(self, number: int) -> None:
        page = self._game.window.currentWidget()
        if page is self._game.window.title:
            self.sounds.show_title()
        elif page is self._game.play and self._last:
            self.sounds.show(self._last, happened=False)

    # --- what is read aloud ------------------------------------------------------------------

    @Slot(str)
    def _told(self, words: str) -> None:
        if self._speaking:
            self.speech.say(words)

    @Slot(QWidget, QWidget)
    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """What the keys have come to; the first choice after a turn comes with the telling instead."""
        if not self._speaking or now is None or now.window() is not self._game.window:
            return
        words = now.accessibleName() or str(now.property("text") or "")
        described = now.accessibleDescription()
        self.speech.say(f"{words}. {described}" if described and described != words else words)

    @property
    def _speaking(self) -> bool:
        return self._game.window.theme.settings.voice and self.speech.open

    def switch_voice(self) -> None:
        """The key: read everything aloud, or no more."""
        window = self._game.window
        on = not window.theme.settings.voice
        window.change(window.theme.settings._replace(voice=on))
        self._game.say(self.tr("Everything is read aloud.") if on else self.tr("Nothing is read aloud."))

    def switch_sound(self) -> None:
        """The key: all sound off, or on again."""
        window = self._game.window
        on = not window.theme.settings.sound
        window.change(window.theme.settings._replace(sound=on))
        self._game.say(self.tr("Sound on") if on else self.tr("Sound off"))

    @Slot()
    def _no_voice(self) -> None:
        words = self.tr("This computer has no voice that could read aloud. Install one in its settings.")
        self._game.say(words)
        if self._section is not None:
            self._section.say(words)

    @Slot(list)
    def _voices(self, names: list[str]) -> None:
        if self._section is not None:
            self._section.show_voices(names)

    # --- settings ----------------------------------------------------------------------------

    @Slot()
    def _changed(self) -> None:
        settings = self._game.window.theme.settings
        self.sounds.change(settings)
        self.captions.set_wanted(settings.captions)
        if settings.voice:
            self.speech.begin(settings.voice_rate, settings.voice_name)
        elif self.speech.open:
            self.speech.hush()

    @Slot(object)
    def _made(self, page: QWidget) -> None:
        if isinstance(page, FilmPage):
            page.ejected.connect(lambda: self.sounds.play("eject"))
        if not isinstance(page, SettingsPage):
            return
        section = page.sections["sound"]
        assert isinstance(section, SoundSection)
        section.tried.connect(self.sounds.play)
        section.read.connect(self._told)
        self._section = section

    @Slot()
    def close(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication) and not self._closed:
            application.focusChanged.disconnect(self._moved)  # it outlives the window, and this
        self._closed = True
        self.sounds.close()
        self._game.ended = self.speech.close() and self._game.ended
