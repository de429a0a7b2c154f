"""Makes one film: what the process of ``client`` does.

Lives here: :func:`make_film`. May import: the other modules of this room (PyAV only when it makes one),
``engine.errors``.

Promises: writes two files, the film and its words, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from engine.errors import TapeFailed
from engine.tape.script import Script
from engine.tape.timeline import beats, webvtt

SIZE: Final = (1024, 576)
HELD: Final = {"mp4": 10, "webm": 12}
"""Ticks that a picture stands still. WebM's encoder is slower, so it gets fewer frames."""


def make_film(script: Script, kind: str, film: Path, words: Path, progress: Callable[[float], None]) -> None:
    """Write ``film`` and ``words`` (WebVTT).

    Raises:
        TapeFailed: PyAV is not installed.
        OSError: the disk refuses; PyAV's errors are some of these.
    """
    try:
        from engine.tape.container import to_yuv, write_film
    except ImportError as problem:
        raise TapeFailed(
            "films need PyAV, which is not installed; install it with: pip install av"
        ) from problem
    from engine.tape.gif import SIZE as SMALL
    from engine.tape.gif import write_gif
    from engine.tape.reel import Reel
    from engine.tape.soundtrack import soundtrack

    found = beats(script)
    whole = sum(beat.ticks for beat in found)
    words.write_text(webvtt(found), encoding="utf-8")

    def told(ticks: int) -> None:
        progress(min(0.99, ticks / whole))

    if kind == "gif":
        write_gif(film, Reel(script, found, SMALL, to_yuv, 0).frames(), told)
    else:
        sound = soundtrack(found) if script.sound else None
        write_film(film, kind, SIZE, Reel(script, found, SIZE, to_yuv, HELD[kind]).frames(), sound, told)
