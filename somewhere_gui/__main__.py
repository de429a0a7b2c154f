"""The door: ``python -m somewhere_gui``.

May import: everything of the window, and ``engine.assembly`` (late). Promises: the curtain is painted
before anything else is imported, the title page before anything of the engine; on a machine where Qt
would abort it says what to install instead.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from somewhere_gui.preflight import complaint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from somewhere_gui.errands import Errands
    from somewhere_gui.main_window import MainWindow
    from somewhere_gui.settings import Settings
    from somewhere_gui.trouble import Trouble
    from somewhere_gui.venue import Venue

YES = frozenset({"1", "true", "yes", "on"})
SERVER = "http://127.0.0.1:5001"
PATIENCE = 8.0
"""Seconds for which a second start waits for a window that is just being opened or closed."""


class Options(NamedTuple):
    """The command line, read."""

    file: Path | None = None
    session: str | None = None
    new: bool = False
    data_dir: Path | None = None
    autoplay: int | None = None
    shots: Path | None = None
    seed: int | None = None
    reset_settings: bool = False
    self_test: bool = False
    reopened: bool = False
    """The window has been closed to be opened anew: the settings are shown again."""


def arguments(given: list[str]) -> Options:
    """The command line ``given``. Leaves the process with 2 when it cannot be understood."""
    if not given:  # a double click: no need of a parser
        return Options()
    import argparse

    from somewhere_gui.version import version

    parser = argparse.ArgumentParser(prog="somewhere", description="SOMEWHERE: one night in the desert.")
    parser.add_argument("file", nargs="?", type=Path, help="bring in this tape (.somewhere) and open it")
    parser.add_argument("--session", metavar="ID", help="open this tape")
    parser.add_argument("--new", action="store_true", help="begin a new night at once")
    parser.add_argument(
        "--data-dir", metavar="DIR", type=Path, help="where the tapes, and all else, are kept"
    )
    parser.add_argument("--autoplay", metavar="N", type=int, help="the window plays N turns by itself")
    parser.add_argument("--shots", metavar="DIR", type=Path, help="with --autoplay: a picture of every turn")
    parser.add_argument("--seed", metavar="N", type=int, help="the seed of a new night, and of --autoplay")
    parser.add_argument("--reset-settings", action="store_true", help="start with the settings as delivered")
    parser.add_argument("--self-test", action="store_true", help="check that everything works here")
    parser.add_argument("--version", action="version", version=f"somewhere {version()}")
    return Options(**vars(parser.parse_args(given)))


class EngineDoors:
    """See ``venue.Doors``."""

    def __init__(self, data_dir: Path | None, pack: str = "") -> None:
        import os

        self._data_dir, self._pack = data_dir, pack
        self.token = os.environ.get("SOMEWHERE_API_TOKEN", "")

    def address(self, server: str) -> str:
        """Where one plays when the window opens: at ``server``, or as the environment says; empty: here. A
        folder of tapes named on the command line goes before both."""
        import os

        if self._data_dir is not None:
            return ""
        if os.environ.get("USE_API_MODE", "").lower() in YES:
            return os.environ.get("API_BASE_URL") or SERVER
        return server

    def first(self, server: str) -> Venue:
        address = self.address(server)
        return self.far(address, self.token) if address else self.near()

    def near(self) -> Venue:
        from engine.assembly import (
            asks_models,
            local_engine,
            models_desk,
            warm,
        )  # late: after the first paint
        from somewhere_gui.venue import Venue

        warm(self._pack)  # while the player reads the title
        engine = local_engine(self._data_dir)
        return Venue(
            engine,
            engine,
            backstage=engine,
            desk=lambda: models_desk(self._data_dir),
            asks_models=asks_models,
        )

    def far(self, address: str, token: str) -> Venue:
        from engine.assembly import client_engine
        from somewhere_gui.venue import Venue

        engine: Any = client_engine(True, address, token or None)
        return Venue(engine, None, address, engine.health, backstage=engine)


class _Start:
    """Paint first, then open the engine, then go where the command line says."""

    def __init__(self, window: MainWindow, options: Options) -> None:
        self.window, self.options = window, options
        self.doors = EngineDoors(options.data_dir, window.theme.settings.pack)
        self.errands: Errands | None = None
        self.game: Any = None
        self.autoplay: Any = None
        self.wanted = ""
        self.code = 0
        window.painted.connect(self.open)
        window.closing.connect(self.close)

    def remember(self, action: str) -> None:
        """What was picked before the engine was there: quitting works, the rest waits."""
        if self.game is None:
            self.wanted = action
            if action == "quit":
                self.window.close()
            else:
                self.window.title.show_coming(action)

    def open(self) -> None:
        from somewhere_gui.errands import Errands
        from somewhere_gui.journal import Journal  # late: not before the first paint
        from somewhere_gui.journal import folder as log_folder
        from somewhere_gui.memory import give_back

        give_back()
        self.window.journal = Journal(log_folder(self.options.data_dir))
        self.window.journal.caught = self.broken
        self.window.journal.begin()
        doors, settings = self.doors, self.window.theme.settings
        server = settings.server if settings.far else ""
        self.window.title.picked.connect(self.remember)
        self.greet(server)
        self.errands = Errands("errands")

        def load() -> Venue:
            venue = doors.first(server)  # first: it starts the painter
            import somewhere_gui.game  # its pages are imported here, off the GUI thread

            # Two threads that load parts of Qt at once (later: the network's in one, the sound's in another)
            # can wait for one another for ever.
            import somewhere_gui.single  # noqa: F401

            return venue

        self.errands.ask(load, self.opened, self.failed)

    def greet(self, server: str) -> None:
        """Who plays for the first time need not wait to hear that there is no tape to go on with."""
        from PySide6.QtGui import QImage

        from somewhere_gui.door import data_folder, is_new

        if not self.doors.address(server) and is_new(data_folder(self.options.data_dir)):
            self.window.title.show_last(None, QImage())

    def opened(self, venue: Venue) -> None:
        import gc

        from somewhere_gui.door import data_folder
        from somewhere_gui.game import Game

        assert self.errands is not None  # it has just answered
        self.game = Game(self.window, venue, self.errands, self.doors)
        gc.freeze()  # what is there now stays: the collector need not hold every thread to look through it
        options = self.options
        if options.autoplay is None:
            self.game.listen(data_folder(options.data_dir))
        if options.autoplay is not None:
            self.play_alone()
        if options.reopened:
            self.go_back_to_settings()
        elif options.file is not None:
            self.game.file_given.emit(str(options.file.absolute()))
        elif options.session:
            self.game.open(options.session)
        elif options.new or options.autoplay is not None or self.wanted == "new":
            self.game.new_night()
        elif self.wanted:
            self.window.title.picked.emit(self.wanted)

    def go_back_to_settings(self) -> None:
        """Where the language was changed, over the night that was open."""
        game = self.game
        if self.options.session:
            game.controller.opened.connect(self._over_the_night)
            game.open(self.options.session)
        else:
            game.show_settings()
        game.settings.open("language")

    def _over_the_night(self, _: object) -> None:
        self.game.controller.opened.disconnect(self._over_the_night)
        self.game.show_settings()

    def play_alone(self) -> None:
        from somewhere_gui.autoplay import Autoplay

        options = self.options
        self.autoplay = Autoplay(self.game, options.autoplay or 0, options.shots, options.seed or 0)
        self.autoplay.done.connect(self.finish)

    def broken(self, error: BaseException, words: str) -> None:
        """A mistake of our own before there is a game: said on the title, a report of it is kept."""
        import threading

        from PySide6.QtCore import QCoreApplication

        if self.game is None and threading.current_thread() is threading.main_thread():
            folder = self.window.log_folder
            said = QCoreApplication.translate(
                "TitlePage", "The game cannot begin. A report of why is in {folder}."
            )
            self.window.title.show_broken(said.format(folder=folder))

    def failed(self, why: Trouble) -> None:
        """No engine: the title says so, and nothing can be begun."""
        from PySide6.QtCore import QCoreApplication

        words = QCoreApplication.translate("TitlePage", "The game cannot begin.")
        self.window.title.show_broken(f"{words} {why.message}")
        if self.options.autoplay is not None:
            print(why.message, file=sys.stderr)
            self.finish(1)

    def finish(self, code: int) -> None:
        self.code = code
        self.window.close()

    def close(self) -> None:
        if self.game is None and self.errands is not None:
            self.errands.close(drop=True)


def _handed_on(options: Options) -> bool:
    """Whether a window is open on these tapes already, which then does what was asked for. One that is just
    being opened, or closed, is waited for."""
    import time

    from somewhere_gui.door import claim, data_folder, is_open

    folder = data_folder(options.data_dir)
    wanted = {
        "session": options.session or "",
        "file": str(options.file.absolute()) if options.file is not None else "",
        "new": "new" if options.new else "",
    }
    end = time.monotonic() + PATIENCE
    while True:
        ours = claim(folder)
        if is_open(folder):
            from somewhere_gui.single import knock  # QtNetwork: only when somebody may be there

            if knock(folder, wanted):
                return True
        if ours is not False or time.monotonic() > end:
            return False
        time.sleep(0.05)


def main(given: list[str] | None = None) -> int:
    """Run the window; returns the exit code."""
    options = arguments(sys.argv[1:] if given is None else given)
    words = complaint()
    if options.self_test:
        from somewhere_gui.self_test.checks import self_test

        return self_test(options.data_dir, words)
    if words is not None:
        print(words, file=sys.stderr)
        return 2
    import os

    from PySide6.QtWidgets import QApplication

    from somewhere_gui import settings as settings_file
    from somewhere_gui.theme import FIRST_FONTS, load_fonts

    sys.setswitchinterval(0.001)  # keeps a busy thread from holding the window for 5 ms at a time
    if options.seed is not None:
        os.environ["SOMEWHERE_SEED"] = str(options.seed)
    app = QApplication([sys.argv[0], "-style", "fusion"])  # setStyle would take 15 ms
    app.setApplicationName("SOMEWHERE")
    if options.data_dir is not None:  # all of it in that folder: nothing is kept elsewhere
        inside = options.data_dir.absolute() / "settings"
        os.environ.setdefault("SOMEWHERE_CONFIG_DIR", str(inside))
    config = settings_file.config_folder()
    settings = settings_file.Settings() if options.reset_settings else settings_file.load(config)
    load_fonts(FIRST_FONTS)
    if options.autoplay is None and _handed_on(options):
        return 0
    return _shown(app, options, settings, config)


def _shown(app: QApplication, options: Options, settings: Settings, config: Path) -> int:
    """Open the window, and again for as long as it is closed to be opened anew; returns the exit code."""
    import os

    from somewhere_gui.language import speak
    from somewhere_gui.main_window import MainWindow
    from somewhere_gui.theme import Theme

    while True:
        speak(settings.language)
        window = MainWindow(Theme(settings), config)
        start = _Start(window, options)
        if options.autoplay is None and (settings.full_screen or settings.maximised):
            (window.showFullScreen if settings.full_screen else window.showMaximized)()
        else:
            window.show()
        app.exec()
        if window.journal is not None:
            window.journal.end()
        if start.game is not None and not start.game.ended:
            sys.stdout.flush()
            os._exit(start.code)  # an engine that answers nobody: Qt aborts when its thread is destroyed
        if window.reopen is None:
            return start.code
        settings = window.settings_now
        options = options._replace(session=window.reopen, new=False, file=None, reopened=True)


if __name__ == "__main__":
    sys.exit(main())
