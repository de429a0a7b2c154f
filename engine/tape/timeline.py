"""When what is to be seen: a script as a row of beats, and its words as captions.

Lives here: :class:`Beat`, :func:`beats`, :func:`pages`, :func:`webvtt`, :data:`TICKS`. May import:
``script``, the standard library. Pure.

Promises: every word of the script is shown, for long enough to be read; the beats of a script are
always the same.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from engine.tape.script import Script

TICKS: Final = 12
"""A second has so many; no picture is shorter than one."""
LINE: Final = 50
"""Letters in a line of captions."""
_WORDS_A_SECOND: Final = 4.5
_TURN_TO_LOOK: Final = 0.4
_LEAST: Final = 1.4

Kind = Literal["title", "cut", "choice", "words", "last", "glitch", "stop", "eject", "off"]


@dataclass(frozen=True, slots=True)
class Beat:
    """``ticks`` of one kind. ``shot`` is the turn that is seen; ``lines`` are those of the caption."""

    kind: Kind
    ticks: int
    shot: int
    lines: tuple[str, ...] = ()
    hard: bool = False


def beats(script: Script) -> list[Beat]:
    """The whole film."""
    last = len(script.shots) - 1
    found = [Beat("title", _ticks(2.6), 0)]
    for index, shot in enumerate(script.shots):
        found.append(Beat("cut", _ticks(0.6 if shot.hard or index == 0 else 0.42), index, hard=shot.hard))
        if shot.choice:
            found += [Beat("choice", _reading(page), index, page) for page in pages("> " + shot.choice)]
        for page in pages(shot.words):
            found.append(Beat("words", _reading(page), index, page))
        if found[-1].kind == "cut":
            found.append(Beat("words", _ticks(2), index))
    found.append(Beat("last", _ticks(3 if script.ending else 1.5), last))
    found += [Beat("glitch", _ticks(1.1), last), Beat("stop", _ticks(0.9), last)]
    return [*found, Beat("eject", _ticks(1.5), last), Beat("off", _ticks(0.9), last)]


def pages(words: str, line: int = LINE) -> Iterator[tuple[str, ...]]:
    """Captions of one or two lines that break, where it can be had, at the end of a sentence."""
    waiting: list[str] = []
    for row in textwrap.wrap(" ".join(words.split()), line):
        waiting.append(row)
        if len(waiting) == 2 or (row[-1] in '.!?”"' and len(row) > line // 2):
            yield tuple(waiting)
            waiting = []
    if waiting:
        yield tuple(waiting)


def _reading(lines: tuple[str, ...]) -> int:
    count = sum(len(line.split()) for line in lines)
    return _ticks(max(_LEAST, _TURN_TO_LOOK + count / _WORDS_A_SECOND))


def _ticks(seconds: float) -> int:
    return max(1, round(seconds * TICKS))


def webvtt(found: list[Beat]) -> str:
    """The captions as a WebVTT file."""
    parts, at = ["WEBVTT"], 0
    for beat in found:
        if beat.lines:
            parts.append(f"{_clock(at)} --> {_clock(at + beat.ticks)}\n" + "\n".join(map(_plain, beat.lines)))
        at += beat.ticks
    return "\n\n".join(parts) + "\n"


def _plain(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(ticks: int) -> str:
    whole = ticks * 1000 // TICKS
    seconds, thousandths = divmod(whole, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{thousandths:03d}"
