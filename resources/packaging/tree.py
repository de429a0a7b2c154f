"""A bundle and what a Linux desktop wants beside it, as a tree of files.

May import: the standard library, ``stamp``. Promises: the same files with the same times and rights every
time; nothing outside the target is touched.
"""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import stamp

LINUX = Path(__file__).resolve().parent / "linux"


def share(target: Path, work: Path, version: str, moment: int) -> None:
    """Menu entry, icons, kind of file and AppStream metadata, under ``target``."""
    _copy(LINUX / "somewhere.desktop", target / "applications" / "somewhere.desktop")
    _copy(LINUX / "somewhere.xml", target / "mime" / "packages" / "somewhere.xml")
    hicolor = target / "icons" / "hicolor"
    for size, drawn in stamp.icons(work).items():
        _copy(drawn, hicolor / f"{size}x{size}" / "apps" / "somewhere.png")
    _copy(stamp.DRAWING, hicolor / "scalable" / "apps" / "somewhere.svg")
    words = (LINUX / "metainfo.xml").read_text(encoding="utf-8")
    day = time.strftime("%Y-%m-%d", time.gmtime(moment))
    metainfo = target / "metainfo" / f"{stamp.IDENTIFIER}.metainfo.xml"
    metainfo.parent.mkdir(parents=True, exist_ok=True)
    metainfo.write_text(words.replace("@VERSION@", version).replace("@DATE@", day), encoding="utf-8")


def settle(folder: Path, moment: int) -> None:
    """Give every file the same time, and plain rights; folders last, whose time their files change."""
    for path in sorted(folder.rglob("*"), key=lambda each: len(each.parts), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)
    folder.chmod(0o755)
    os.utime(folder, (moment, moment))


def fresh(folder: Path) -> Path:
    """The folder, empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
