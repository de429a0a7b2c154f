"""Small pictures of frames, fetched off the GUI thread as they come into sight.

May import: Qt, ``images``; is given the way to have something done off the thread. Promises: asking
never waits; each picture is fetched once and the cache is bounded; a frame that cannot be read stays
dark instead of failing.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QPixmap

from somewhere_gui.images import decode

MOST: Final = 200
"""A night and a shelf of them; some 8 MB."""
Key = tuple[str, str, int, int]
Ask = Callable[[Callable[[], QImage], Callable[[QImage], None], Callable[[object], None]], None]
"""Do the first off the GUI thread; give its result to the second, or its trouble to the third."""


class Thumbnails(QObject):
    """``get`` returns what is there; ``arrived`` says when more is."""

    arrived = Signal()

    def __init__(self, fetch: Callable[[str, str], bytes], ask: Ask) -> None:
        super().__init__()
        self._fetch = fetch
        self._ask = ask
        self._held: OrderedDict[Key, QPixmap] = OrderedDict()
        self._asked: set[Key] = set()
        self._moves = 0

    def get(self, session_id: str, image: str, size: QSize) -> QPixmap | None:
        """The picture at this size, or None and it will arrive. ``image`` is a name in the slot, or the
        whole path of a file (of an abandoned future)."""
        key = (session_id, image, size.width(), size.height())
        if key in self._held:
            self._held.move_to_end(key)
            return self._held[key]
        if key not in self._asked:
            self._asked.add(key)
            fetch, moves = self._fetch, self._moves
            self._ask(
                lambda: decode(_bytes(fetch, session_id, image), size),
                lambda made: self._keep(key, made, moves),
                lambda _: self._keep(key, QImage(), moves),
            )
        return None

    def move(self, fetch: Callable[[str, str], bytes]) -> None:
        """Pictures come from somewhere else now; those at hand are of other tapes."""
        self._fetch = fetch
        self._held.clear()
        self._asked.clear()
        self._moves += 1

    @property
    def waiting(self) -> bool:
        return bool(self._asked)

    def _keep(self, key: Key, image: QImage, moves: int) -> None:
        if moves != self._moves:  # of a tape from where we were before
            return
        self._asked.discard(key)
        self._held[key] = QPixmap.fromImage(image)
        while len(self._held) > MOST:
            self._held.popitem(last=False)
        self.arrived.emit()


def _bytes(fetch: Callable[[str, str], bytes], session_id: str, image: str) -> bytes:
    """The file, on the thread that fetches. Raises what reading raises."""
    path = Path(image)
    return path.read_bytes() if path.is_absolute() else fetch(session_id, image)
