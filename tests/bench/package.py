"""What players are given: how big it is, and whether it starts as fast as the source does.

Measures what ``make package`` has put into ``dist/``; says so where there is nothing.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tests.bench.table import Row

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
DIST: Final = ROOT / "dist"
PROGRAM: Final = DIST / "somewhere" / "somewhere"
SOURCE: Final = [sys.executable, "-m", "somewhere_gui"]
ROUNDS: Final = 9
MOST_INSTALLED, MOST_DOWNLOAD, MOST_RATIO = 300, 110, 1.2


def rows() -> list[Row]:
    if not PROGRAM.exists():
        print("There is no bundle to measure: make package", file=sys.stderr)
        return []
    return [*_sizes(), *_starts("warm"), *_starts("cold")]


def _sizes() -> list[Row]:
    installed = _megabytes(DIST / "somewhere")
    made = [path for pattern in ("*.deb", "*.tar.xz") for path in sorted(DIST.glob(pattern))]
    return [
        Row(
            "bundle, installed",
            f"{installed:.0f} MB",
            f"at most {MOST_INSTALLED} MB",
            installed <= MOST_INSTALLED,
        ),
        *(
            Row(
                f"download, {path.suffix}",
                f"{_megabytes(path):.0f} MB",
                f"at most {MOST_DOWNLOAD} MB",
                _megabytes(path) <= MOST_DOWNLOAD,
            )
            for path in made
        ),
    ]


def _starts(how: str) -> list[Row]:
    """Medians of starts taken in turns; ``cold``: with the files of both put out of the system's memory. The
    ratio that counts is what a player waits; that of processor time says what a busy machine adds to it."""
    clock: dict[str, list[float]] = {"source": [], "bundle": []}
    work: dict[str, list[float]] = {"source": [], "bundle": []}
    commands = {"source": SOURCE, "bundle": [str(PROGRAM)]}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            if how == "cold":
                forget(_files())
            seconds, spent = _first_seen(command)
            clock[name].append(seconds)
            work[name].append(spent)
    source, bundle = (statistics.median(clock[name]) for name in commands)
    ratio = statistics.median(work["bundle"]) / statistics.median(work["source"])
    return [
        Row(f"{how} start until its window is seen, from source", f"{source * 1000:.0f} ms"),
        Row(
            "the same, the bundle",
            f"{bundle * 1000:.0f} ms",
            f"ratio {bundle / source:.2f} (at most {MOST_RATIO}), of processor time {ratio:.2f}",
            bundle / source <= MOST_RATIO,
        ),
    ]


def forget(files: Iterable[Path]) -> None:
    """Ask the system to drop these files from its memory; what other programs have open stays."""
    for path in files:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)


def _files() -> list[Path]:
    """Everything that a start may read: the bundle, the packages, the checkout."""
    folders = [DIST / "somewhere", Path(sys.prefix), Path(sys.base_prefix) / "lib", ROOT / "somewhere_gui"]
    folders += [ROOT / "engine", ROOT / "resources"]
    return [
        path for folder in folders for path in folder.rglob("*") if path.is_file() and not path.is_symlink()
    ]


def _first_seen(command: list[str]) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "SOMEWHERE_DATA_DIR": f"{folder}/data",
            "SOMEWHERE_CONFIG_DIR": f"{folder}/config",
            "PYTHONPATH": str(ROOT),
        }
        done = subprocess.run(
            [sys.executable, str(HERE / "first_seen.py"), *command],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
            cwd=ROOT,
        )
    seconds, spent = done.stdout.split()
    return float(seconds), float(spent)


def _megabytes(path: Path) -> float:
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return sum(each.stat().st_size for each in files if not each.is_symlink()) / 1_000_000
