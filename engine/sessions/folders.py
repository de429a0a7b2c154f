"""Where things lie: the data folder, session ids, and the file names inside one slot.

Lives here: :func:`data_folder`, :func:`config_folder`, :func:`check_session_id`, :class:`SlotFolder`,
the lawful names of pictures and tapes. May import: the standard library, ``platformdirs`` (only when
a folder is asked for), ``engine.state``, ``engine.errors``.

Promises: no path is ever built from an id or a file name that has not passed the checks here;
nothing here touches the disk.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from engine.errors import InvalidSessionId, SessionNotFound
from engine.state import SESSION_ID, SessionId

_ID: Final = re.compile(SESSION_ID)
_DEVICES: Final = frozenset(
    {"CON", "PRN", "AUX", "NUL"} | {f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10)}
)
_FILE: Final = re.compile(
    r"(?:(images|videos)/)?([A-Za-z0-9][A-Za-z0-9_-]{0,120}(?:\.[A-Za-z0-9]{1,8}){1,2})"
)


def data_folder() -> Path:
    """The folder that holds ``sessions/``, ``locks/``, ``trash/`` and ``player/``.

    ``SOMEWHERE_DATA_DIR`` where that is set, else the system's place for a program's data. It may
    not exist yet.
    """
    chosen = os.environ.get("SOMEWHERE_DATA_DIR")
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs  # asked for only here: not needed where the folder is given

    return Path(platformdirs.user_data_dir("somewhere", appauthor=False))


def config_folder() -> Path:
    """The folder of the player's settings: ``SOMEWHERE_CONFIG_DIR`` where that is set, else the
    system's place for a program's settings. It may not exist yet."""
    chosen = os.environ.get("SOMEWHERE_CONFIG_DIR")
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs  # asked for only here, as above

    return Path(platformdirs.user_config_dir("somewhere", appauthor=False))


def check_session_id(text: object) -> SessionId:
    """The text as a session id: 1 to 64 of ``A-Z a-z 0-9 _ -``, beginning with a letter or digit.

    Raises:
        InvalidSessionId: it is anything else, or a name Windows keeps for devices (``con``, ``COM1``).
    """
    if not isinstance(text, str) or not _ID.fullmatch(text):
        shown = repr(text) if len(repr(text)) <= 80 else repr(text)[:77] + "..."
        raise InvalidSessionId(
            f"{shown} is not a session id. Use 1 to 64 letters, digits, '-' or '_', "
            "beginning with a letter or digit."
        )
    if text.upper() in _DEVICES:
        raise InvalidSessionId(f"'{text}' is the name of a device on Windows. Choose another session id.")
    return SessionId(text)


def check_file_name(session_id: str, name: object, *, picture: bool = False) -> tuple[str | None, str]:
    """Folder (``images``, ``videos`` or None where none was named) and bare file name of a picture or tape.

    Raises:
        SessionNotFound: the name could lead anywhere else, or ``picture`` is asked and it is a tape.
    """
    found = _FILE.fullmatch(name) if isinstance(name, str) else None
    if found is None or found[2].split(".")[0].upper() in _DEVICES or (picture and found[1] == "videos"):
        raise SessionNotFound(
            f"Session '{session_id}' has no picture or tape named {str(name)[:80]!r}. "
            "Names look like 'images/frame_3_a1b2c3.png'."
        )
    return found[1], found[2]


def utc_now() -> str:
    """The present moment as ISO-8601 UTC with microseconds: ``2026-01-02T03:04:05.678901+00:00``."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def stamp() -> str:
    """The present moment as part of a file name: ``20260102T030405Z``."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


@dataclass(frozen=True, slots=True)
class SlotFolder:
    """The file names of one slot in the folder ``sessions``. ``session_id`` has been checked.

    ``name`` is given where the slot's folder is not called by its id: in the trash, or half made.
    """

    sessions: Path
    session_id: str
    name: str = ""

    @property
    def path(self) -> Path:
        return self.sessions / (self.name or self.session_id)

    @property
    def state(self) -> Path:
        return self.path / "state.json"

    @property
    def state_new(self) -> Path:
        """The coming state.json while it is being written."""
        return self.path / "state.json.new"

    @property
    def state_spare(self) -> Path:
        """The coming state.previous.json, for a moment."""
        return self.path / "state.previous.json.new"

    @property
    def previous(self) -> Path:
        return self.path / "state.previous.json"

    @property
    def first(self) -> Path:
        """Present only while the very first commit of a slot is under way."""
        return self.path / "state.json.first"

    @property
    def history(self) -> Path:
        return self.path / "history.json"

    @property
    def history_next(self) -> Path:
        """A rewritten history that state.json may already mean; see ``engine.sessions.history``."""
        return self.path / "history.next.json"

    @property
    def card(self) -> Path:
        """``slot.json``: the player's title and when the slot was made."""
        return self.path / "slot.json"

    @property
    def marks(self) -> Path:
        """``marks.json``: the moments the player marked."""
        return self.path / "marks.json"

    @property
    def images(self) -> Path:
        return self.path / "images"

    @property
    def videos(self) -> Path:
        return self.path / "videos"

    @property
    def branches(self) -> Path:
        return self.path / "branches"
