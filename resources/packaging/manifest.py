"""What lies in a bundle: one line a file, in order.

May import: the standard library. Promises: the same bundle gives the same words, whatever the system's order
of files is.
"""

from __future__ import annotations

import hashlib
from pathlib import Path


def listed(folder: Path) -> list[str]:
    """``SHA-256  bytes  path`` of every file in a folder, sorted by path; links say where they point."""
    lines = []
    for path in sorted(folder.rglob("*"), key=lambda each: each.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            lines.append(f"{'-' * 64}  0  {name} -> {path.readlink()}")
        elif path.is_file():
            lines.append(f"{_digest(path)}  {path.stat().st_size}  {name}")
    return lines


def write(folder: Path, target: Path) -> Path:
    """Write the list of a folder into a file beside it."""
    target.write_text("\n".join(listed(folder)) + "\n", encoding="utf-8")
    return target


def size(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
