"""What is kept of a night: copies, transcripts, the endings that were seen.

May import: Qt images, ``venue``, ``errands``, ``transcript``, the atlas's data. Promises: all of it off
the GUI thread; what it did, or why not, is said in words.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QImage, QImageReader

from somewhere_gui.errands import Errands
from somewhere_gui.reading import JsonDict
from somewhere_gui.trouble import Trouble
from somewhere_gui.venue import Venue, named
from somewhere_gui.views.atlas import EndingLine

FRAME: Final = QSize(320, 180)
translate = QCoreApplication.translate
Say = Callable[[str], None]
Ask = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[Trouble], None] | None], None]


class Keeping:
    """``ask_late`` is for what may take its time: pictures."""

    def __init__(self, errands: Errands, ask_late: Ask) -> None:
        self._errands = errands
        self._ask_late = ask_late
        self._night: tuple[str, int] = ("", 0)

    def copy(self, venue: Venue, session_id: str, words: str, say: Say) -> None:
        """A copy of the night as it stands; then say ``words``."""
        slots = venue.slots
        if slots is not None:
            self._errands.ask(
                lambda: slots.duplicate(session_id), lambda _: say(words), lambda why: say(why.message)
            )

    def write_down(self, venue: Venue, session_id: str, say: Say) -> None:
        """The transcript of the night, into the tape's own folder; then say where it is."""
        slots, engine = venue.slots, venue.engine
        if slots is None:
            return
        say(translate("Keeping", "Writing the night down …"))

        def write() -> list[Path]:
            from somewhere_gui import transcript  # hardly ever needed

            listed = slots.summary(session_id)
            return transcript.write(
                slots.folder(session_id) / "transcript",
                named(listed).title if listed is not None else session_id,
                engine.state(session_id),
                engine.history(session_id),
                lambda name: engine.image(session_id, name),
            )

        self._ask_late(
            write,
            lambda paths: say(translate("Keeping", "Written: {path}").format(path=paths[-1])),
            lambda why: say(why.message),
        )

    def read_endings(self, venue: Venue, state: JsonDict, show: Callable[[list[EndingLine]], None]) -> None:
        """The atlas of this night's world, unless another night's is asked for meanwhile."""
        slots = venue.slots
        if slots is None:
            return
        pack, ending = str(state.get("pack") or "somewhere"), str(state.get("ending") or "")
        self._night = (str(state.get("session_id")), self._night[1] + 1)
        night = self._night

        def read() -> list[EndingLine]:
            return [_line(each, ending) for each in slots.endings(pack)]

        def arrived(lines: list[EndingLine]) -> None:
            if night == self._night:
                show(lines)

        self._ask_late(read, arrived, None)


def _line(given: JsonDict, tonight: str) -> EndingLine:
    frame = QImage()
    if given.get("seen") and given.get("image"):
        reader = QImageReader(str(given["image"]))
        reader.setScaledSize(FRAME)
        frame = reader.read()
    return EndingLine(
        str(given.get("id") or ""),
        str(given.get("set") or ""),
        bool(given.get("seen")),
        str(given.get("name") or ""),
        str(given.get("hint") or ""),
        frame,
        now=given.get("id") == tonight,
        times=int(given.get("times") or 0),
    )
