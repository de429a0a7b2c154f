"""A tape as one file: sent out, brought in, dropped onto the window, handed in by the desktop.

May import: Qt, ``engine.ports``; the game for its types. Promises: the work is done off the GUI thread, says
how far it is and can be given up; only where a file lies is asked in a window of its own, the desktop's.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from engine.ports import Cancelled, Progress
from somewhere_gui.errands import Errands
from somewhere_gui.trouble import Trouble

if TYPE_CHECKING:
    from somewhere_gui.game import Game

SUFFIX: Final = ".somewhere"
Work = Callable[[Progress, Cancelled], object]


class Files(QObject):
    """Joins the shelf, the window and the command line to files. ``choose`` asks where a file lies, or shall
    lie, and calls back with its path."""

    went_on = Signal(int)

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._game = game
        self._errands = Errands("files", self)
        self._given_up = threading.Event()
        self._busy = ""
        self.choose: Callable[[bool, str, Callable[[Path], None]], None] = self._ask_desktop
        game.slots_page.asked.connect(self._do)
        game.file_given.connect(self.bring_in)
        game.window.closing.connect(self.close)
        game.window.setAcceptDrops(True)
        game.window.installEventFilter(self)
        self.went_on.connect(self._say_progress)  # queued: it comes from the thread of the work

    @property
    def busy(self) -> bool:
        return bool(self._busy)

    @Slot(str, str)
    def _do(self, action: str, session_id: str) -> None:
        if action == "stop":
            self._given_up.set()
        elif action == "import" and not self.busy:
            self.choose(False, "", self.bring_in)
        elif action == "export" and not self.busy:
            title = next((t.title for t in self._game.slots_page.tapes if t.session_id == session_id), "")
            kept = "".join(each if each.isalnum() or each in " -_" else " " for each in title)
            name = (" ".join(kept.split()) or session_id) + SUFFIX
            self.choose(True, name, lambda path: self.send_out(session_id, path))

    def send_out(self, session_id: str, target: Path) -> None:
        """Write the tape into one file."""
        slots = self._game.venue.slots
        if slots is not None:
            self._work(
                self.tr("Sending out {file}").format(file=target.name),
                lambda tell, stop: slots.export(session_id, target, progress=tell, cancelled=stop),
                lambda path: self._tell(self.tr("Sent out: {path}").format(path=path)),
            )

    @Slot(str)
    def bring_in(self, source: Path | str) -> None:
        """Read a tape from a file and open it."""
        slots, path = self._game.venue.slots, Path(source)
        if slots is None:
            self._game.say(self.tr("Tapes are brought in on this computer. Play here first, then again."))
        else:
            self._work(
                self.tr("Bringing in {file}").format(file=path.name),
                lambda tell, stop: slots.import_(path, progress=tell, cancelled=stop),
                self._brought,
            )

    def _brought(self, session_id: object) -> None:
        self._game.open(str(session_id))
        self._game.say(self.tr("The tape is on the shelf."))

    # --- the work ----------------------------------------------------------------------------

    def _work(self, words: str, work: Work, then: Callable[[object], None]) -> None:
        """Do it on a thread of its own; one at a time."""
        if self.busy:
            self._game.say(self.tr("Another file is being worked on. A moment, then again."))
            return
        self._busy = words
        self._given_up.clear()
        self._say_progress(0)
        self._game.say(f"{words} …")
        said = -1

        def tell(done: float) -> None:
            nonlocal said
            if int(done * 100) != said:
                said = int(done * 100)
                self.went_on.emit(said)

        def finished(result: object) -> None:
            self._over()
            then(result)

        self._errands.ask(lambda: work(tell, self._given_up.is_set), finished, self._failed)

    @Slot(int)
    def _say_progress(self, percent: int) -> None:
        if self.busy:
            key = self._game.window.theme.keys.words("escape")
            words = self.tr("{what}: {percent} %. {key} gives it up").format(
                what=self._busy, percent=percent, key=key
            )
            self._game.slots_page.set_busy(words)

    def _over(self) -> None:
        self._busy = ""
        self._game.slots_page.set_busy("")

    def _failed(self, why: Trouble) -> None:
        self._over()
        words = self.tr("Given up; nothing of it is left.") if why.kind == "TurnCancelled" else why.message
        self._tell(words)

    def _tell(self, words: str) -> None:
        """Say it where it can be read at leisure: on the shelf."""
        game = self._game
        game.say(words)
        if game.window.currentWidget() in (game.slots_page, game.window.title):
            game.show_slots(words)

    def close(self) -> None:
        self._given_up.set()
        self._game.ended = self._errands.close(drop=True) and self._game.ended

    # --- where it lies -----------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A tape is dragged onto the window."""
        if isinstance(event, QDropEvent) and self._dropped(event) is not None:
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.bring_in(str(self._dropped(event)))
            return True
        return False

    def _dropped(self, event: QDropEvent | QDragEnterEvent) -> Path | None:
        """The one tape among what is dragged, if it is one."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == SUFFIX else None

    def _ask_desktop(self, save: bool, name: str, then: Callable[[Path], None]) -> None:
        """The desktop's own window for files; the game goes on behind it."""
        places = QStandardPaths.StandardLocation
        home = QStandardPaths.writableLocation(places.DocumentsLocation)
        modes = QFileDialog.FileMode
        accepting = QFileDialog.AcceptMode
        dialog = QFileDialog(self._game.window, self.tr("Tape"), home, f"SOMEWHERE (*{SUFFIX})")
        dialog.setAcceptMode(accepting.AcceptSave if save else accepting.AcceptOpen)
        dialog.setFileMode(modes.AnyFile if save else modes.ExistingFile)
        dialog.setDefaultSuffix(SUFFIX[1:])
        if name:
            dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
