"""TOML files of a pack, with the line on which each table stands.

Lives here: reading a file and finding lines in it. May import: ``engine.errors``. Promises:
every complaint is a :class:`engine.errors.WorldPackInvalid` that names file, line, what is wrong
and what to do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rtoml

from engine.errors import WorldPackInvalid


@dataclass(frozen=True)
class Source:
    """One file of a pack: its text and its tables."""

    path: Path
    shown: str
    """Path inside the pack, as named in messages."""
    text: str
    tables: dict[str, Any]

    def complaint(self, line: int, trouble: str, remedy: str) -> WorldPackInvalid:
        """The error to raise about a line of this file."""
        return WorldPackInvalid(f"{shown_path(self.path, self.shown)}, line {line}: {trouble}. {remedy}.")

    def block(self, table: str, index: int) -> tuple[int, int]:
        """Character range of the ``index``-th ``[[table]]``, up to the next one of its kind."""
        starts = [m.start() for m in re.finditer(rf"(?m)^\s*\[\[\s*{re.escape(table)}\s*\]\]", self.text)]
        if index >= len(starts):
            return 0, len(self.text)
        end = starts[index + 1] if index + 1 < len(starts) else len(self.text)
        return starts[index], end

    def line_at(self, position: int) -> int:
        """Line number (from 1) of a character position."""
        return self.text.count("\n", 0, position) + 1

    def line_of(self, table: str, index: int, needle: str = "", *, last: bool = False) -> int:
        """Line of ``needle`` (its first or ``last`` place) inside the ``index``-th ``[[table]]``; the
        table's own line without one."""
        start, end = self.block(table, index)
        found = self.text.find(needle, start, end) if needle else -1
        if last and found >= 0:
            found = self.text.rfind(needle, start, end)
        if found < 0:
            found = start + len(self.text[start:end]) - len(self.text[start:end].lstrip())
        return self.line_at(found)

    def line_of_key(self, table: str, index: int, location: tuple[int | str, ...]) -> int:
        """Line of a field inside a table; ``location`` is pydantic's way to it."""
        start, end = self.block(table, index)
        position, prefix, depth = start, table, list(location)
        while depth:
            head = depth.pop(0)
            if isinstance(head, int):
                continue
            nth = depth[0] if depth and isinstance(depth[0], int) else 0
            header = re.compile(rf"(?m)^\s*\[\[?\s*{re.escape(prefix + '.' + head)}\s*\]\]?")
            headers = [m.start() for m in header.finditer(self.text, position, end)]
            if nth < len(headers):
                position, prefix = headers[nth], f"{prefix}.{head}"
                continue
            key = re.compile(rf"(?m)^\s*{re.escape(head)}\s*=").search(self.text, position, end)
            position = key.start() if key else position
        return self.line_at(position + len(self.text[position:end]) - len(self.text[position:end].lstrip()))


def shown_path(path: Path, shown: str) -> str:
    """A file's name in messages: the pack's folder and the path inside it."""
    return f"{path.parents[shown.count('/')].name}/{shown}"


def read_source(path: Path, shown: str) -> Source:
    """Read one TOML file. Raises WorldPackInvalid when it is missing, not UTF-8 or not TOML."""
    where = shown_path(path, shown)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise WorldPackInvalid(f"{where}, line 1: the file is missing. Add it to the pack.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise WorldPackInvalid(f"{where}, line 1: it cannot be read ({error}). Save it as UTF-8.") from error
    try:
        return Source(path, shown, text, rtoml.loads(text))
    except rtoml.TomlParsingError as error:
        match = re.search(r"line (\d+)", str(error))
        line = match[1] if match else str(text.count("\n") + 1)
        raise WorldPackInvalid(f"{where}, line {line}: not TOML ({error}). Correct the line.") from error
