"""The settings of models: the page, and the desk of the models' room.

May import: Qt core, ``model_words``, ``errands``; the game for its types. Promises: without settings of
models nothing is asked of the models' room before the section is looked at, and nothing of any server before
that either; where models are set, the title says what leaves; everything runs off the GUI thread; a key
passes through and is kept nowhere here.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal, Slot

from engine.ports import ModelsDesk
from engine.state import Phrase
from somewhere_gui import model_words
from somewhere_gui.errands import Errands
from somewhere_gui.trouble import Trouble
from somewhere_gui.venue import Venue
from somewhere_gui.views.settings.storyteller import StorytellerSection

if TYPE_CHECKING:
    from somewhere_gui.game import Game

JsonDict = dict[str, Any]


class Models(QObject):
    """Joins the section to the desk."""

    _step = Signal(object)
    """Of a check-up, from its thread."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        self._errands = Errands("models")
        self._desk: ModelsDesk | None = None
        self._section: StorytellerSection | None = None
        self._settings: JsonDict = {}
        self._kinds: list[JsonDict] = []
        self._found: list[JsonDict] = []
        self._looking = False
        self._key: JsonDict = {}
        self._advised: JsonDict = {}
        self._stop = threading.Event()
        self._step.connect(self._say_step)
        game.page_made.connect(self._made)
        game.moved.connect(self._arrived)
        game.window.closing.connect(self._close)

    @Slot(object)
    def _made(self, page: QObject) -> None:
        if page.objectName() != "settingsPage":
            return
        section = page.sections["storyteller"]  # type: ignore[attr-defined]
        assert isinstance(section, StorytellerSection)
        self._section = section
        panel, advanced = section.panel, section.advanced
        panel.picked.connect(self._pick)
        panel.look_asked.connect(self._look)
        panel.test_asked.connect(self._test)
        panel.stop_asked.connect(self._stop.set)
        panel.key_given.connect(self._keep_key)
        panel.key_forgotten.connect(self._forget_key)
        panel.advice_taken.connect(lambda: self._change(self._advised))
        advanced.changed.connect(self._change)
        advanced.list_asked.connect(self._list)
        section.installEventFilter(self)
        page.set_absent("storyteller", self._game.venue.desk is None)  # type: ignore[attr-defined]

    @Slot(object)
    def _arrived(self, venue: Venue) -> None:
        self._desk = None
        if self._section is not None:
            self._game.settings.set_absent("storyteller", venue.desk is None)
        self._say_on_title()

    def _say_on_title(self) -> None:
        """What leaves this computer, before the section has ever been looked at."""
        venue, title = self._game.venue, self._game.window.title
        asks, opens = venue.asks_models, venue.desk
        title.show_leaving("")
        if asks is None or opens is None:
            return

        def look() -> str:
            if not asks():
                return ""
            desk = opens()
            return str(_apart(lambda: model_words.leaves(desk.settings(), desk.kinds())))

        def say(words: str) -> None:
            if venue is self._game.venue:
                title.show_leaving(words)

        self._game.errands.ask(look, say, self._trouble)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is self._section:
            self._shown()
        return False

    @Slot()
    def _close(self) -> None:
        self._stop.set()
        self._errands.close(drop=True)

    def _ask(self, errand: Callable[[ModelsDesk], Any], then: Callable[[Any], None]) -> None:
        """Ask the desk something off the GUI thread; trouble is said on the page."""
        opens = self._game.venue.desk
        if opens is None:
            return

        def work() -> Any:
            desk = self._desk or opens()
            return desk, _apart(lambda: errand(desk))

        def answer(given: tuple[ModelsDesk, Any]) -> None:
            self._desk = given[0]
            then(given[1])

        self._errands.ask(work, answer, self._trouble)

    def _trouble(self, why: Trouble) -> None:
        if self._section is not None:
            if self._looking:
                self._have_found([])
            self._section.panel.say(why.message if why.kind != "TurnCancelled" else self.tr("Stopped."))

    # --- showing ------------------------------------------------------------------------------

    def _shown(self) -> None:
        first = not self._kinds
        self._refresh()
        if first:
            self._look()

    def _refresh(self) -> None:
        controller = self._game.controller
        session, seed = controller.session_id or "", int(controller.state.get("seed") or 0)

        def read(desk: ModelsDesk) -> tuple[Any, ...]:
            return desk.settings(), desk.kinds(), desk.key("text"), desk.forecast(), desk.spent(session, seed)

        self._ask(read, lambda facts: self._show(*facts))

    def _show(
        self,
        settings: JsonDict,
        kinds: list[JsonDict],
        key: JsonDict,
        forecast: Sequence[Phrase],
        spent: JsonDict,
    ) -> None:
        section = self._section
        assert section is not None  # it asked
        if kinds != self._kinds:
            section.advanced.show_kinds(kinds)
        self._settings, self._kinds, self._key = settings, kinds, key
        section.advanced.show_settings(settings)
        panel = section.panel
        panel.show_place(model_words.place_of(settings, kinds))
        panel.show_key(
            model_words.key_state(key), there=bool(key.get("origin")), needed=bool(key.get("needed"))
        )
        panel.about_key.setVisible(panel.key_open or panel.cards["cloud"].isChecked())
        leaves = model_words.leaves(settings, kinds)
        panel.show_sum(leaves, model_words.said(forecast), model_words.spent(spent))
        offline = "server" not in (settings.get("text"), settings.get("pictures"))
        self._game.window.title.show_leaving("" if offline else leaves)
        self._show_found()

    def _show_found(self) -> None:
        assert self._section is not None
        if self._looking:
            return
        telling = [each for each in self._found if each["tells"]]
        if telling:
            words = self.tr("A model you run yourself. Found: {names}.")
            words = words.format(names=model_words.places(telling[:3]))
            self._section.panel.show_found(words, self.tr("found"))
        else:
            yours = self.tr("A model you run yourself.")
            self._section.panel.show_found(f"{yours} {model_words.nobody()}", self.tr("none found"))

    # --- doing --------------------------------------------------------------------------------

    def _change(self, changes: JsonDict) -> None:
        self._ask(lambda desk: desk.change(**changes), lambda _: self._refresh())

    def _pick(self, place: str) -> None:
        assert self._section is not None
        panel = self._section.panel
        panel.say("")
        if place == "offline":
            self._change({"text": "offline", "pictures": "offline"})
        elif place == "near":
            self._pick_near()
        else:
            kind = next((each for each in self._kinds if each["tells"] and not each["local"]), None)
            if kind is not None:
                changes = {"text": "server", "text_server": kind["name"], "text_url": "", "text_model": ""}
                self._ask(lambda desk: (desk.change(**changes), desk.key("text")), self._in_the_cloud)

    def _pick_near(self) -> None:
        assert self._section is not None
        teller = next((each for each in self._found if each["tells"]), None)
        if teller is None:
            self._section.panel.say(model_words.nobody())
            self._game.say(model_words.nobody())
            return
        painter = next((each for each in self._found if each["paints"]), None)
        changes = {
            "text": "server",
            "text_server": teller["kind"],
            "text_url": teller["url"],
            "text_model": (teller["models"] or [""])[0],
        }
        if painter is None:
            changes["pictures"] = "offline"
        else:
            changes |= {
                "pictures": "server",
                "picture_server": painter["kind"],
                "picture_url": painter["url"],
                "picture_model": "",
            }
        self._change(changes)

    def _in_the_cloud(self, facts: tuple[JsonDict, JsonDict]) -> None:
        """Without a key that is asked for first; with one, the models are."""
        assert self._section is not None
        self._refresh()
        if facts[1].get("needed") and not facts[1].get("origin"):
            self._section.panel.open_key(True)
        else:
            self._choose_model()

    def _choose_model(self) -> None:
        """Where no model is chosen yet, the first of the list is."""

        def choose(desk: ModelsDesk) -> list[str]:
            names = desk.models("text", self._stop.is_set)
            if names and not desk.settings().get("text_model"):
                desk.change(text_model=names[0])
            return names

        self._stop.clear()
        self._ask(choose, lambda names: self._listed("text", names))

    def _list(self, what: str) -> None:
        self._stop.clear()
        self._ask(lambda desk: desk.models(what, self._stop.is_set), lambda names: self._listed(what, names))

    def _listed(self, what: str, names: list[str]) -> None:
        assert self._section is not None
        self._section.advanced.show_models(what, names)
        some = self.tr("The server lists {count} models.").format(count=len(names))
        self._section.panel.say(some if names else self.tr("It lists no models."))
        self._refresh()

    def _look(self) -> None:
        self._stop.clear()
        self._looking = True
        assert self._section is not None
        words = self.tr("A model you run yourself. Looking for one here …")
        self._section.panel.show_found(words, self.tr("looking"))
        self._ask(lambda desk: desk.detect(self._stop.is_set), self._have_found)

    def _have_found(self, found: list[JsonDict]) -> None:
        self._found, self._looking = found, False
        self._show_found()

    def _keep_key(self, key: str) -> None:
        self._ask(lambda desk: desk.give_key("text", key), self._key_kept)

    def _key_kept(self, key: JsonDict) -> None:
        assert self._section is not None
        self._section.panel.open_key(False)
        self._refresh()
        if self._settings.get("text") == "server":
            self._choose_model()

    def _forget_key(self) -> None:
        self._ask(lambda desk: desk.forget_key("text"), lambda _: self._refresh())

    def _test(self) -> None:
        assert self._section is not None
        self._stop.clear()
        self._section.panel.say(self.tr("Testing …"), testing=True)
        self._ask(lambda desk: desk.check(self._step.emit, self._stop.is_set), self._tested)

    @Slot(object)
    def _say_step(self, step: Phrase) -> None:
        if self._section is not None and not self._stop.is_set():
            self._section.panel.say(f"{model_words.said([step])} …", testing=True)

    def _tested(self, report: JsonDict) -> None:
        assert self._section is not None
        self._advised = dict(report.get("advised") or {})
        lines = [model_words.said(line) for line in report.get("lines") or []]
        self._section.panel.say("\n".join(lines), advice=bool(self._advised))
        self._refresh()


def _apart(work: Callable[[], Any]) -> Any:
    """Do it on a thread of Python's own: what the models' room uses remembers every other kind for good."""
    came: queue.SimpleQueue[tuple[Any, Exception | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            came.put((work(), None))
        except Exception as error:  # raised again where it was asked for
            came.put((None, error))

    threading.Thread(target=run, name="desk", daemon=True).start()
    result, failure = came.get()
    if failure is not None:
        raise failure
    return result
