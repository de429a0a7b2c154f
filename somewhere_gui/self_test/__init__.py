"""``somewhere --self-test``: whether this copy can do on this machine what the game needs.

Lives here: :func:`run`, and the checks: of what Qt does (:mod:`desktop`), of what a night needs
(:mod:`night`). May import: the window's theme and folders, ``engine.assembly``, ``engine.models``, Qt.
Promises: each check says in words what it found, one line each; one that fails never stops the next;
nothing is left behind, nothing is asked of the network, no night of the player's is touched.
"""

from __future__ import annotations

import logging
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TextIO

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from somewhere_gui.engine_words import said

Found = tuple[str, str, str]
"""What was looked at, how it is (:data:`MARKS`), and the words for it."""
Check = Callable[[Path], Iterator[str]]
MARKS: Final = {
    "fine": QT_TRANSLATE_NOOP("SelfTest", "ok    "),
    "lacks": QT_TRANSLATE_NOOP("SelfTest", "note  "),
    "broken": QT_TRANSLATE_NOOP("SelfTest", "FAILED"),
}
translate = QCoreApplication.translate


class Lacks(Exception):
    """Not there on this machine; the game can be played all the same. The words say what is missed."""


class Broken(Exception):
    """The game cannot do what it must. The words say what, and what to do."""


def run(checks: Iterable[tuple[str, Check]], out: TextIO | None = None) -> int:
    """Do the checks in a temporary folder, say each, and count: 0 when nothing is broken, else 1."""
    out = out or sys.stdout
    broken = 0
    with tempfile.TemporaryDirectory(prefix="somewhere-self-test-", ignore_cleanup_errors=True) as folder:
        for name, check in checks:
            how, words = judged(check, Path(folder))
            broken += how == "broken"
            mark = translate("SelfTest", str(MARKS[how]))
            print(f"{mark} {translate('SelfTest', name):<9} {words}", file=out, flush=True)
    mend = translate("SelfTest", "{count} of these must be mended.").format(count=broken)
    print(mend if broken else translate("SelfTest", "Everything works."), file=out, flush=True)
    return int(broken > 0)


class _Heard(logging.Handler):
    """Keeps what is warned of while a check runs: the game goes on then, but something is wrong."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


def judged(check: Check, folder: Path) -> tuple[str, str]:
    """How a check went, and its words. What is warned of in the log counts as broken."""
    heard = _Heard()
    logging.getLogger().addHandler(heard)
    try:
        how, words = _tried(check, folder)
    finally:
        logging.getLogger().removeHandler(heard)
    return ("broken", "; ".join(heard.words)) if heard.words and how != "broken" else (how, words)


def _tried(check: Check, folder: Path) -> tuple[str, str]:
    try:
        return "fine", "; ".join(check(folder)) + "."
    except Lacks as missing:
        return "lacks", str(missing)
    except Broken as problem:
        return "broken", str(problem)
    except Exception as problem:  # a check of anything may meet anything
        return "broken", f"{type(problem).__name__}: {said(str(problem))}"
