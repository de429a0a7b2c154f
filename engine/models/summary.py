"""The night so far in few lines, made from the history's ledger lines.

Lives here: :func:`compacted`, :func:`summary_lines`. May import: the standard library. Promises: pure:
the same history gives the same summary; between two compactions it does not change by a byte; turns in
which more came of it are kept longer than others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

Entry = Mapping[str, Any]
"""One entry of a session's history."""

_KEPT: Final = 0.2
"""Share of the room for word-for-word turns that is filled just after a compaction."""
_THINNED: Final = 0.65
"""Share of the summary's room that is kept when it is full."""
_LONGEST: Final = 110


def compacted(sizes: Sequence[int], room: int) -> int:
    """Index of the first turn that is kept word for word. Follows from the sizes (in characters) of all
    turns so far alone, and moves only when their sum would pass ``room``."""
    start, held = 0, 0
    for number, size in enumerate(sizes):
        held += size
        if held <= room:
            continue
        while start < number and held > room * _KEPT:
            held -= sizes[start]
            start += 1
    return start


def summary_lines(entries: Sequence[Entry], room: int) -> list[str]:
    """At most ``room`` characters: a line a turn, in order. Lines are only added, until there is no more
    room; then the lightest are dropped, a good part of them at once, so that this is rare."""
    kept: list[tuple[int, int, str]] = []
    held = 0
    for number, entry in enumerate(entries):
        line = _line(entry)
        kept.append((_weight(entry), number, line))
        held += len(line) + 1
        if held <= room:
            continue
        for each in sorted(kept):
            if held <= room * _THINNED:
                break
            kept.remove(each)
            held -= len(each[2]) + 1
    return [line for _, _, line in sorted(kept, key=lambda each: each[1])]


def _line(entry: Entry) -> str:
    came = str(entry.get("consequences") or "").strip()
    deed = str(entry.get("choice") or "").strip().rstrip(".")
    text = f"- {entry.get('time_of_day', '')} {entry.get('place', '')}: {deed}"
    if came:
        text += f". {came}"
    return " ".join(text.split())[:_LONGEST]


def _weight(entry: Entry) -> int:
    """How much came of a turn."""
    weight = 2 * bool(entry.get("consequences")) + bool(entry.get("hard_transition"))
    weight += bool(entry.get("rolls")) + 3 * (entry.get("choice") == "Intro")
    return weight
