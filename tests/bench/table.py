"""A row of the figures, and the table in the README."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- bench -->", "<!-- /bench -->"


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure. ``good`` is None when nothing is asked of it."""

    what: str
    figure: str
    beside: str = ""
    good: bool | None = None


def as_markdown(rows: list[Row]) -> str:
    lines = ["| figure | measured | beside |", "|---|---|---|"]
    lines += [f"| {row.what} | {row.figure} | {row.beside} |" for row in rows]
    return "\n".join(lines)


def write_readme(rows: list[Row]) -> None:
    """Put the table between the README's two marks."""
    text = README.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    _, tail = rest.split(END)
    README.write_text(f"{head}{BEGIN}\n{as_markdown(rows)}\n{END}{tail}", encoding="utf-8")
