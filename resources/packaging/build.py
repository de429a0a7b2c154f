"""``python resources/packaging/build.py [folder|archive|deb ...]``: make what players are given.

``folder`` is the bundle itself, made by PyInstaller from ``somewhere.spec``; ``archive`` packs it as it is
(``.tar.xz``), ``deb`` for Debian and its kin. All go to ``dist/``, with ``MANIFEST.txt``, the list of every
file in the bundle. May import: the standard library, what lies beside it. Promises: made twice from one
commit, the same files come out (``SOURCE_DATE_EPOCH``, else the time of the last commit).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import deb
import manifest
import stamp
import tree

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
WORK: Final = ROOT / "build" / "package"
DIST: Final = ROOT / "dist"
BUNDLE: Final = DIST / "somewhere"
KINDS: Final = ("folder", "archive", "deb")
LINUX: Final = sys.platform.startswith("linux")
MEGABYTE: Final = 1_000_000


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__)
    parser.add_argument("kinds", nargs="*", choices=[*KINDS, []], help="what to make (default: all)")
    kinds = parser.parse_args(given).kinds or list(KINDS if LINUX else KINDS[:1])
    version, moment = stamp.version(ROOT), _moment()
    DIST.mkdir(exist_ok=True)
    if "folder" in kinds or not BUNDLE.is_dir():
        _bundle(version, moment)
        _say(BUNDLE, manifest.size(BUNDLE))
        _say(manifest.write(BUNDLE, DIST / "MANIFEST.txt"))
    if "archive" in kinds:
        _say(_archive(version, moment))
    if "deb" in kinds:
        _say(deb.make(BUNDLE, DIST, WORK, version, moment))
    return 0


def _bundle(version: str, moment: int) -> None:
    """The folder, and on Linux what belongs beside the program in it."""
    shutil.rmtree(WORK, ignore_errors=True)
    environment = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(moment)}
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(DIST), "--workpath", str(WORK), str(HERE / "somewhere.spec")]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    if LINUX:
        tree.share(BUNDLE / "share", WORK, version, moment)
        for name in ("install.sh", "READ-ME-FIRST.txt"):
            shutil.copy(tree.LINUX / name, BUNDLE / name)
        shutil.copyfile(BUNDLE / "_internal" / "LICENCES.txt", BUNDLE / "LICENCES.txt")
    tree.settle(BUNDLE, moment)


def _archive(version: str, moment: int) -> Path:
    """The folder as ``.tar.xz``, every file of the same time and of nobody."""
    target = DIST / f"somewhere-{version}-linux-{os.uname().machine}.tar.xz"

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = moment
        return entry

    with target.open("wb") as file, _xz(file) as pipe, tarfile.open(fileobj=pipe, mode="w|") as archive:
        for path in [BUNDLE, *sorted(BUNDLE.rglob("*"))]:
            name = Path(f"somewhere-{version}") / path.relative_to(BUNDLE)
            archive.add(path, name.as_posix(), recursive=False, filter=plain)
    return target


@contextmanager
def _xz(target: IO[bytes]) -> Iterator[IO[bytes]]:
    """Where to write what is to be packed into the target, on all processors; comes out the same on any."""
    process = subprocess.Popen(["xz", "-6", "--threads=0"], stdin=subprocess.PIPE, stdout=target)
    assert process.stdin is not None
    with process.stdin as pipe:
        yield pipe
    if process.wait():
        raise subprocess.CalledProcessError(process.returncode, "xz")


def _moment() -> int:
    """Seconds since 1970 that stand on everything."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return int(done.stdout.strip() or 0)


def _say(made: Path, size: int | None = None) -> None:
    size = made.stat().st_size if size is None else size
    print(f"{made.relative_to(ROOT)}: {size / MEGABYTE:.1f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
