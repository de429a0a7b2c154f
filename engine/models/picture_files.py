"""A picture as a server sends it, made into one that can be kept.

Lives here: :func:`sent_picture` (where it is in an answer), :func:`developed` (its bytes, checked and
encoded anew), :func:`kind_of`. May import: Pillow, late; this room's wire and servers; ``engine.errors``.
Promises: only PNG, JPEG and WebP are ever decoded; a picture is looked at for its size before it is
unpacked; what comes out is a JPEG of 16:9 without anything the server wrote beside the pixels; nothing is
fetched but over TLS or from the very server that was asked, and no key goes with it.
"""

from __future__ import annotations

import base64
import binascii
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from engine.errors import ProviderBadReply, ProviderRefused
from engine.models.keys import is_at_home
from engine.models.servers import Server
from engine.models.wire import http_client

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES: Final = 24 * 2**20
"""Of a picture's file."""
MOST_ANSWER: Final = MOST_BYTES * 4 // 3 + 2**16
_MOST_PIXELS: Final = 20_000_000
_LEAST_SIDE: Final = 64
_WIDEST: Final = 1920
_FEW: Final = 4
"""Colours that no picture of a place can do with."""
_QUALITY: Final = 92
_KINDS: Final = ("png", "jpeg", "webp")
_MODERATED: Final = ("moderation", "safety", "content_policy", "content_filter")


def sent_picture(answer: Any, server: Server, seconds: float) -> bytes:
    """The bytes of the first picture in an answer; one that is only named is fetched. ProviderError."""
    found = _first(answer, server)
    for key in ("b64_json", "b64", "url", "image"):
        text = found.get(key)
        if isinstance(text, str) and text:
            return _bytes_of(text, server, seconds)
    raise ProviderBadReply(f"{server.preset.title} sent no picture.")


def developed(data: bytes, server: Server) -> bytes:
    """A JPEG of exactly 16:9. Raises ProviderBadReply for what is no picture, or an empty one."""
    name = server.preset.title
    if not data:
        raise ProviderBadReply(f"{name} sent an empty picture.")
    if kind_of(data) is None:
        raise ProviderBadReply(f"{name} sent something that is no picture.")
    try:
        return _developed(data)
    except ProviderBadReply:
        raise
    except Exception:  # decoders raise anything at all, and what they say is about the bytes
        raise ProviderBadReply(f"{name} sent a damaged picture.") from None


def kind_of(data: bytes) -> str | None:
    """``png``, ``jpeg`` or ``webp``, by its first bytes; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def _first(answer: Any, server: Server) -> Mapping[str, Any]:
    """The first entry of the answer's list, as a mapping. Servers name it ``data`` or ``images``."""
    if hasattr(answer, "model_dump"):
        answer = answer.model_dump()
    if not isinstance(answer, Mapping):
        raise ProviderBadReply(f"{server.preset.title} answered, but not with a picture.")
    listed = answer.get("data") or answer.get("images")
    if isinstance(listed, list) and listed:
        entry = listed[0]
        return entry if isinstance(entry, Mapping) else {"image": entry}
    if any(word in str(answer.get("error") or "").lower() for word in _MODERATED):
        raise ProviderRefused(f"{server.preset.title} would not paint this.")
    raise ProviderBadReply(f"{server.preset.title} sent no picture.")


def _bytes_of(text: str, server: Server, seconds: float) -> bytes:
    """From base64, a data URL, or an address."""
    if text.startswith(("http://", "https://")):
        return _fetched(text, server, seconds)
    if text.startswith("data:"):
        text = text.partition(",")[2]
    if len(text) > MOST_ANSWER:
        raise ProviderBadReply(f"{server.preset.title} sent a picture that is far too big.")
    try:
        return base64.b64decode("".join(text.split()) + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        raise ProviderBadReply(f"{server.preset.title} sent something that is no picture.") from None


def _fetched(url: str, server: Server, seconds: float) -> bytes:
    if not may_fetch(url, server):
        raise ProviderBadReply(f"{server.preset.title} named a picture in a place that is not safe to read.")
    nearby = urlsplit(url).netloc == urlsplit(server.url).netloc and server.nearby
    answer = http_client(nearby=nearby).get(url, timeout=seconds)
    if answer.status_code != 200:
        raise ProviderBadReply(f"{server.preset.title} named a picture that is not there.")
    return answer.content


def may_fetch(url: str, server: Server) -> bool:
    """Whether a picture may be read from there: the server itself, or over TLS somewhere outside."""
    there, asked = urlsplit(url), urlsplit(server.url)
    if (there.scheme, there.netloc) == (asked.scheme, asked.netloc):
        return True
    return there.scheme == "https" and not is_at_home(there.hostname or "")


def _developed(data: bytes) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=[kind.upper() for kind in _KINDS]) as opened:
        width, height = opened.size
        if min(width, height) < _LEAST_SIDE or width * height > _MOST_PIXELS:
            raise ProviderBadReply(f"the picture that came has {width} x {height} pixels, which is no use.")
        picture = _widescreen(opened.convert("RGB"))
    if len(picture.getcolors(_FEW) or range(_FEW)) < _FEW:  # what a filter leaves of a picture
        raise ProviderBadReply("the picture that came has nothing on it.")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue()


def _widescreen(picture: Image.Image) -> Image.Image:
    """The middle of the picture at 16:9, at most full HD."""
    from PIL import Image

    unit = min(picture.width // 16, picture.height // 9)
    width, height = unit * 16, unit * 9
    left, top = (picture.width - width) // 2, (picture.height - height) // 2
    cut = picture.crop((left, top, left + width, top + height))
    if width <= _WIDEST:
        return cut
    return cut.resize((_WIDEST, _WIDEST * 9 // 16), Image.Resampling.LANCZOS)
