"""A night as a text to keep: Markdown beside the pictures, and one HTML file with the pictures in it.

May import: Qt, the standard library. Promises: nothing of the night becomes markup by accident;
the HTML needs no other file; pictures are made small enough to send.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, Qt
from PySide6.QtGui import QImage

from engine.errors import EngineError
from somewhere_gui import reading
from somewhere_gui.images import decode
from somewhere_gui.reading import JsonDict

WIDTH: Final = 640
translate = QCoreApplication.translate
QUALITY: Final = 78
_STYLE: Final = (
    ":root{color-scheme:dark}h2 span{color:#c2b69f;padding-left:.6em}"
    "body{background:#0c0b0a;color:#ebe2d0;max-width:42rem;margin:3rem auto;padding:0 1rem;"
    "font:1.1rem/1.55 'IBM Plex Serif',Georgia,serif}h1{font-weight:400}h2{color:#a9e8be;"
    "font:1rem monospace;margin:2.5rem 0 .5rem}img{width:100%;height:auto;display:block}"
    ".did{color:#c2b69f;font-style:italic}"
)


def write(folder: Path, title: str, state: JsonDict, history: list[JsonDict], image: ImageOf) -> list[Path]:
    """Write ``night.md`` and ``night.html`` into ``folder``, made if need be. ``image`` gives a frame's
    bytes by name. Raises ``OSError`` when the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in (
        ("night.md", markdown(title, state, history)),
        ("night.html", page(title, state, history, image)),
    ):
        aside = folder / f".{name}.new"
        try:
            aside.write_text(text, encoding="utf-8")
            aside.replace(folder / name)
        except OSError:
            with suppress(OSError):
                aside.unlink()
            raise
        written.append(folder / name)
    return written


ImageOf = Callable[[str], bytes]


def markdown(title: str, state: JsonDict, history: list[JsonDict]) -> str:
    """The night as Markdown; pictures are named as they lie in the tape's folder, one level up."""
    lines = [f"# {_plain(title)}", ""]
    for entry in history:
        turn, choice, words, alt = _parts(entry)
        where = reading.when_and_where(entry)
        head = translate("Transcript", "Turn {turn}").format(turn=turn)
        lines += [f"## {head}{', ' if where else ''}{_plain(where)}", ""]
        if choice:
            lines += [f"*{_plain(choice)}*", ""]
        if name := reading.picture(entry):
            lines += [f"![{_plain(alt)}](../{name})", ""]
        lines += [each for part in words for each in (_plain(part), "")]
    end, text = reading.word(state, "ending_name"), reading.word(state, "ending_text")
    if end:
        lines += [f"## {_plain(end)}", "", _plain(text), ""]
    if state.get("seed_code"):
        lines += [translate("Transcript", "Seed code: {code}").format(code=f"`{state['seed_code']}`"), ""]
    return "\n".join(lines)


def page(title: str, state: JsonDict, history: list[JsonDict], image: ImageOf) -> str:
    """The night as one HTML page."""
    safe = html.escape
    body = [f"<h1>{safe(title)}</h1>"]
    for entry in history:
        turn, choice, words, alt = _parts(entry)
        where = safe(reading.when_and_where(entry))
        head = safe(translate("Transcript", "TURN {turn}").format(turn=turn))
        body.append(f"<h2>{head}{'<span> ' + where + '</span>' if where else ''}</h2>")
        if choice:
            body.append(f'<p class="did">{safe(choice)}</p>')
        picture = _embedded(reading.picture(entry), image)
        if picture:
            body.append(f'<img alt="{safe(alt, quote=True)}" src="{picture}">')
        body += [f"<p>{safe(part)}</p>" for part in words]
    end, text = reading.word(state, "ending_name"), reading.word(state, "ending_text")
    if end:
        head = safe(translate("Transcript", "THE END"))
        body.append(f"<h2>{head}</h2><p><strong>{safe(end)}</strong></p><p>{safe(text)}</p>")
    if state.get("seed_code"):
        code = f"<code>{safe(str(state['seed_code']))}</code>"
        body.append(f"<p>{safe(translate('Transcript', 'Seed code: {code}')).format(code=code)}</p>")
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{safe(title)}</title><style>{_STYLE}</style>"
    )
    spoken = translate("Transcript", "en")
    return f'<!doctype html><html lang="{spoken}"><head>{head}</head><body>{"".join(body)}</body></html>\n'


def _parts(entry: JsonDict) -> tuple[int, str, list[str], str]:
    """Turn, action, paragraphs and alt text of an entry."""
    choice = str(entry.get("choice") or "")
    words = [part.strip() for part in str(entry.get("dispatch") or "").split("\n") if part.strip()]
    alt = str(entry.get("vision_dispatch") or "")
    return int(entry.get("turn") or 0), "" if choice == "Intro" else choice, words, alt


def _plain(text: str) -> str:
    """Text in which Markdown sees no signs."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))


def _embedded(name: str, image: ImageOf) -> str:
    """A frame as a data address; empty when it is lost."""
    try:
        picture = decode(image(name)) if name else QImage()
    except EngineError:
        picture = QImage()
    if picture.isNull():
        return ""
    small = picture.scaledToWidth(min(WIDTH, picture.width()), Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.save(buffer, "JPEG", QUALITY)  # type: ignore[call-overload]
    return "data:image/jpeg;base64," + base64.b64encode(buffer.data().data()).decode("ascii")
