"""The ``.deb``: a bundle for Debian and what descends from it.

May import: the standard library, ``tree``, ``stamp``, ``contents``, ``manifest``. Promises: made by
``dpkg-deb`` without root; dependencies are those that the files really load; nights are not the package's,
so that removing it leaves them; the same bundle gives the same package, to the byte.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path, PurePosixPath
from typing import Final

import contents
import manifest
import tree

HOME: Final = "opt/somewhere"
RECOMMENDS: Final = "speech-dispatcher, speech-dispatcher-espeak-ng"
_CONTROL: Final = """\
Package: somewhere
Version: {version}
Architecture: {architecture}
Maintainer: The SOMEWHERE developers <somewhere@localhost.invalid>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Suggests: gnome-keyring | kwalletmanager
Section: games
Priority: optional
Description: survival-horror night on tape, illustrated and offline
 Each turn shows what the camcorder sees, says in a few sentences what happened,
 and offers three or four things to do, or anything you type. Story and pictures
 are made on this computer while you play; no account, key or network is needed.
"""


def make(bundle: Path, target: Path, work: Path, version: str, moment: int) -> Path:
    """Make ``target/somewhere_VERSION_ARCHITECTURE.deb``; ``moment`` is the time of all files in it."""
    root = tree.fresh(work / "deb")
    home = root / HOME
    shutil.copytree(bundle, home, symlinks=True)
    for name in ("install.sh", "READ-ME-FIRST.txt", "share"):  # for those without a package
        _remove(home / name)
    _use_the_systems(home)
    tree.share(root / "usr" / "share", work, version, moment)
    _validate(root / "usr" / "share")
    _documents(root, home)
    command = root / "usr" / "bin" / "somewhere"
    command.parent.mkdir(parents=True)
    command.symlink_to(PurePosixPath("/") / HOME / "somewhere")
    (root / "DEBIAN").mkdir()  # from here on dpkg's tools know where the package's files will be
    architecture = _said("dpkg", "--print-architecture")
    control = _CONTROL.format(
        version=version,
        architecture=architecture,
        kilobytes=-(-manifest.size(root) // 1024),
        depends=_depends(home, work),
        recommends=RECOMMENDS,
    )
    (root / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    tree.settle(root, moment)
    package = target / f"somewhere_{version}_{architecture}.deb"
    _said(
        "dpkg-deb",
        "--root-owner-group",
        "-Zxz",
        "-z6",
        "--build",
        str(root),
        str(package),
        env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)},
    )
    return package


def _use_the_systems(home: Path) -> None:
    """What Debian has as packages of its own comes from there, and is mended there."""
    for path in home.rglob("*"):
        if contents.SMALL_XCB.match(path.name):
            path.unlink()


def _validate(share: Path) -> None:
    """What desktops read of us is as they want it; CalledProcessError says what is not."""
    for entry in share.glob("applications/*.desktop"):
        _said("desktop-file-validate", str(entry))
    for about in share.glob("metainfo/*.xml"):
        _said("appstreamcli", "validate", "--no-net", str(about))


def _documents(root: Path, home: Path) -> None:
    place = root / "usr" / "share" / "doc" / "somewhere"
    place.mkdir(parents=True)
    shutil.move(home / "LICENCES.txt", place / "copyright")


def _depends(home: Path, work: Path) -> str:
    """The packages whose libraries the bundle's files load and do not bring themselves."""
    source = tree.fresh(work / "shlibdeps")
    (source / "debian").mkdir()
    (source / "debian" / "control").write_text("Source: somewhere\n\nPackage: somewhere\nArchitecture: any\n")
    files = [
        path for path in sorted(home.rglob("*")) if not path.is_symlink() and path.is_file() and _is_elf(path)
    ]
    folders = sorted({str(path.parent) for path in files})
    said = _said(
        "dpkg-shlibdeps",
        "-O",
        "--ignore-missing-info",
        "--warnings=0",
        *(f"-l{folder}" for folder in folders),
        *(f"-e{path}" for path in files),
        cwd=source,
    )
    return said.removeprefix("shlibs:Depends=")


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _said(*command: str, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    return subprocess.run(
        command, cwd=cwd, env=env, check=True, stdout=subprocess.PIPE, text=True
    ).stdout.strip()
