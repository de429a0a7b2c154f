"""A session as it stands, read whole.

May import: Qt images, ``engine.ports``, ``engine.errors``, ``reading``. Promises: a lost frame does not
keep anybody from playing on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QImage

from engine.errors import EngineError
from engine.ports import Engine
from somewhere_gui import reading
from somewhere_gui.images import decode
from somewhere_gui.reading import FrameRef, JsonDict, Telling


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything a page needs to show a session."""

    session_id: str
    state: JsonDict
    frames: list[FrameRef]
    telling: Telling
    image: QImage


def read_session(engine: Engine, session_id: str) -> Opened:
    """Read one session whole (off the GUI thread). Raises what the engine raises."""
    state = engine.state(session_id)
    history = engine.history(session_id)
    image = QImage()
    name = state.get("current_image_url")
    if name:
        try:
            image = decode(engine.image(session_id, str(name)))
        except EngineError:
            image = QImage()
    told = replace(reading.telling(history), lesson=reading.word(state, "lesson"))
    return Opened(session_id, state, reading.frames(history), told, image)
