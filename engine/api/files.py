"""Pictures and tapes: whole, in part, or not again.

May import: ports, errors. Promises: only names of one plain form are looked up, and nothing but
frames and tapes of the named session is ever opened.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import Protocol, runtime_checkable

from flask import Request, Response, send_file
from werkzeug.exceptions import NotFound, RequestedRangeNotSatisfiable

from engine.ports import Engine

_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\.model)?\.(png|jpg|jpeg|webp|gif|mp4|webm|avi|mkv)")
_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "avi": "video/x-msvideo",
    "mkv": "video/x-matroska",
}
IMAGE_TYPES = tuple(sorted({kind for kind in _TYPES.values() if kind.startswith("image/")}))
VIDEO_TYPES = tuple(sorted({*_TYPES.values()} - {*IMAGE_TYPES} | {"image/gif"}))


@runtime_checkable
class _HasFolders(Protocol):
    def folder(self, session_id: str) -> Path: ...


def picture(engine: Engine, session_id: str, file: str, request: Request) -> Response:
    """A frame. Raises ``SessionNotFound`` or ``NotFound``."""
    kind = _type_of(file, IMAGE_TYPES)
    data = engine.image(session_id, f"images/{file}")
    answer = Response(data, mimetype=kind)
    answer.set_etag(hashlib.blake2b(data, digest_size=12).hexdigest())
    return _conditional(answer, request, len(data))


def tape(engine: Engine, session_id: str, file: str, request: Request) -> Response:
    """A tape, sent by the server's own loop however slowly it is read."""
    kind = _type_of(file, VIDEO_TYPES)
    if not isinstance(engine, _HasFolders):
        raise NotFound("This service keeps no tapes.")
    slot = engine.folder(session_id)
    path = slot / "videos" / file
    # Where the file system does not tell case apart, the folder found may be another session's.
    own = slot.parent.is_dir() and slot.name in os.listdir(slot.parent)
    if not own or path.is_symlink() or not path.is_file():
        raise NotFound("The session has no such tape.")
    seen = path.stat()
    answer = send_file(path, mimetype=kind, etag=False, conditional=False)
    answer.set_etag(f"{seen.st_mtime_ns:x}-{seen.st_size:x}")
    answer.last_modified = None
    return _conditional(answer, request, seen.st_size)


def _type_of(file: str, allowed: tuple[str, ...]) -> str:
    match = _FILE.fullmatch(file)
    kind = _TYPES[match[1]] if match else ""
    if kind not in allowed:
        raise NotFound("There is no such file.")
    return kind


def _conditional(answer: Response, request: Request, length: int) -> Response:
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    try:
        answer.make_conditional(request, accept_ranges=True, complete_length=length)
    except RequestedRangeNotSatisfiable:
        answer.close()
        raise
    return answer
