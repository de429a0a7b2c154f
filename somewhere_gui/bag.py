"""The bag as the page shows it. May import: ``engine.state``, ``reading``. Promises: never raises."""

from __future__ import annotations

from engine.state import BagLine
from somewhere_gui.reading import JsonDict, display


def bag(state: JsonDict) -> list[BagLine]:
    """The bag as lines; a bag without display words falls back to the plain inventory."""
    lines = display(state).get("bag")
    if not isinstance(lines, list):
        return [BagLine(str(name), str(name)) for name in state.get("inventory") or []]
    return [
        BagLine(
            str(line.get("id", "")),
            str(line.get("name", "")),
            str(line.get("note") or ""),
            bool(line.get("urgent")),
        )
        for line in lines
        if isinstance(line, dict)
    ]
