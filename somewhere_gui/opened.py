"""A session as it stands, taken hold of and read whole.

May import: Qt images, ``engine.ports``, ``engine.errors``, ``reading``. Promises: a lost frame does not
keep anybody from playing on.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

from PySide6.QtGui import QImage

from engine.errors import EngineError, SessionBusy
from engine.ports import Engine, Slots
from somewhere_gui import reading
from somewhere_gui.images import decode
from somewhere_gui.reading import FrameRef, JsonDict, PaperRef, Telling


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything a page needs to show a session."""

    session_id: str
    state: JsonDict
    frames: list[FrameRef]
    telling: Telling
    image: QImage
    papers: list[PaperRef] = field(default_factory=list)


Lease = AbstractContextManager[object]


def take(engine: Engine, slots: Slots | None, session_id: str) -> tuple[Opened, Lease | None]:
    """Lease a slot (where there are any: near), then read it (off the GUI thread). Raises what the engine
    raises; nothing stays leased then."""
    lease = hold(slots, session_id) if slots is not None else None
    try:
        return read_session(engine, session_id), lease
    except BaseException:
        if lease is not None:
            lease.__exit__(None, None, None)
        raise


def hold(slots: Slots, session_id: str) -> Lease:
    """A lease of the slot, held from now on. Raises ``SessionBusy`` while another window holds it."""
    try:
        lease = slots.lease(session_id)
        lease.__enter__()
    except SessionBusy as error:
        raise SessionBusy(
            "This tape is in another window. Close it there, or choose another tape."
        ) from error
    return lease


def read_session(engine: Engine, session_id: str) -> Opened:
    """Read one session whole (off the GUI thread). Raises what the engine raises."""
    state = engine.state(session_id)
    history = engine.history(session_id)
    frames = reading.frames(history)
    image = QImage()
    for name in _names(state, frames):
        try:
            image = decode(engine.image(session_id, name))
        except EngineError:
            image = QImage()
        if not image.isNull():
            break
    told = replace(reading.telling(history), lesson=reading.word(state, "lesson"))
    return Opened(session_id, state, frames, told, image, reading.papers(history))


def _names(state: JsonDict, frames: list[FrameRef]) -> list[str]:
    """Pictures of the present turn, the best first."""
    now = frames[-1:] if frames and frames[-1].turn == reading.turn(state) else []
    names = [*(ref.image for ref in now), str(state.get("current_image_url") or "")]
    return [name for name in dict.fromkeys(names) if name]
