"""Under which terms everything in a bundle stands, and so the bundle itself.

May import: the standard library, ``stamp``. Promises: pure but for reading; every shared library and every
Python package in the bundle is named, with the text of its licence where its package brings one; what is
unknown raises :class:`Unknown` and no bundle is made.
"""

from __future__ import annotations

import re
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path, PurePosixPath
from typing import Final

HERE: Final = Path(__file__).resolve().parent
TEXTS: Final = HERE / "licences"
BUILDER: Final = "pyinstaller"
"""Its start-up program is part of every bundle."""
_LIBRARY: Final = re.compile(r"^(?:lib)?(.+?)(?:\.abi3)?(?:-[0-9a-f]{8,})?\.(?:so|dylib|dll|pyd)(?:[.\d]*)$")
_TEXT: Final = re.compile(r"(?i)^(?:licen[cs]e|copying|notice)")


class Unknown(Exception):
    """Something would be given out whose terms nobody has looked at. The words name it."""


@dataclass(frozen=True, slots=True)
class Library:
    """One entry of ``libraries.toml``."""

    title: str
    names: list[str]
    licence: str
    source: str
    note: str = ""
    whole: bool = False

    def covers(self, name: str) -> bool:
        return any(fnmatchcase(name, pattern) for pattern in self.names)


def libraries() -> list[Library]:
    """The table, read."""
    told = tomllib.loads((HERE / "libraries.toml").read_text(encoding="utf-8"))
    return [Library(**each) for each in told["library"]]


def of_files(inside: Iterable[str]) -> list[Library]:
    """Which libraries lie in a bundle of these files. Raises :class:`Unknown`."""
    table, found = libraries(), set()
    for path in inside:
        name = PurePosixPath(path.replace("\\", "/")).name
        match = _LIBRARY.match(name)
        if match is None or is_module(name, path):
            continue
        entry = next((each for each in table if each.covers(match.group(1))), None)
        if entry is None:
            raise Unknown(f"{path}: no entry of libraries.toml covers '{match.group(1)}'.")
        found.add(entry.title)
    return [each for each in table if each.title in found]


def is_module(name: str, path: str) -> bool:
    """Whether a file is a module of a Python package, which its package's terms cover."""
    return "PySide6/" not in path and (
        ".cpython-" in name or ".abi3." in name or name.endswith(".pyd") or "/lib-dynload/" in path
    )


def packages(modules: Iterable[str]) -> list[Distribution]:
    """The Python packages that these modules come from, by name. Raises :class:`Unknown`."""
    homes: Mapping[str, list[str]] = packages_distributions()
    names = {name for module in modules for name in homes.get(module.split(".")[0], [])}
    found = [distribution(name) for name in sorted(names | {BUILDER}, key=str.lower)]
    for each in found:
        if not terms(each):
            raise Unknown(f"The package {each.metadata['Name']} does not say under which terms it stands.")
    return [each for each in found if each.metadata["Name"] != "somewhere"]


def terms(package: Distribution) -> str:
    """What a package says of its licence, in one line; empty where it says nothing."""
    told = package.metadata
    if "License-Expression" in told:
        return str(told["License-Expression"])
    short = str(told["License"]).strip() if "License" in told else ""
    if short and "\n" not in short and len(short) < 90:
        return short
    classes = [each for each in told.get_all("Classifier") or [] if each.startswith("License ::")]
    return " / ".join(each.rpartition(":: ")[2] for each in classes)


def texts(package: Distribution) -> Iterator[str]:
    """The texts of licences that a package brings, in order of their names."""
    for file in sorted(package.files or [], key=str):
        if _TEXT.match(file.name) and ".dist-info" in str(file) and file.suffix not in (".py", ".pyc"):
            path = Path(str(package.locate_file(file)))
            if path.is_file():
                yield path.read_text(encoding="utf-8", errors="replace").strip()


def whole(found: Iterable[Library]) -> list[str]:
    """The titles of what binds the bundle as a whole to the GPL."""
    return [each.title for each in found if each.whole]


def write(target: Path, version: str, modules: Iterable[str], inside: Iterable[str], game: str) -> Path:
    """Write the terms of a bundle. ``game``: the game's own licence. Raises :class:`Unknown`."""
    found, used = of_files(inside), packages(modules)
    parts = [
        f"SOMEWHERE {version}\n\n{_terms_of_all(whole(found))}",
        *_parts_of_game(game),
        "Shared libraries\n\n" + "\n\n".join(_of_library(each) for each in found),
        "Python packages\n\n"
        + "\n".join(f"{each.metadata['Name']} {each.version}: {terms(each)}" for each in used),
        f"Python\n\n{_pythons_own()}",
    ]
    parts += [
        f"{each.metadata['Name']} {each.version}\n\n{text}"
        for each in used
        for text in dict.fromkeys(texts(each))
    ]
    parts += [f"{path.stem}\n\n{_read(path)}" for path in sorted(TEXTS.glob("*.txt"))]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(("\n\n" + "=" * 78 + "\n\n").join(parts) + "\n", encoding="utf-8")
    return target


def _terms_of_all(bound_by: list[str]) -> str:
    if not bound_by:
        return "This bundle contains the game and what it needs to run, each under its own terms, below."
    return (
        "This bundle is given out as a whole under the GNU General Public License, version 3 or later,\n"
        f"because it contains {', '.join(bound_by)}. The game's own code, worlds and pictures are also\n"
        "under the MIT licence below, and may be taken from here under it.\n\n"
        "The source of everything in this bundle is free. Of the game and of how this bundle is made: where\n"
        "you got this bundle, in the same place. Of each part: at the address that stands beside it, in\n"
        "the version that stands beside it; Python packages under their names and versions in Python's\n"
        "package index. Qt is a set of libraries of its own in this folder: they may be exchanged for\n"
        "others of the same version."
    )


def _parts_of_game(game: str) -> Iterator[str]:
    yield f"SOMEWHERE itself (MIT)\n\n{game.strip()}"
    for path in sorted((HERE.parent / "fonts").glob("*/LICENSE*")):
        yield f"Fonts: {path.parent.name} (OFL-1.1)\n\n{_read(path)}"


def _of_library(each: Library) -> str:
    note = f"\n  {each.note}" if each.note else ""
    return f"{each.title}: {each.licence}\n  {each.source}{note}"


def _pythons_own() -> str:
    for folder in (sysconfig.get_path("stdlib"), sysconfig.get_path("data")):
        for name in ("LICENSE.txt", "LICENSE"):
            if (Path(folder) / name).is_file():
                return _read(Path(folder) / name)
    return "Python Software Foundation License, version 2: https://docs.python.org/3/license.html"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").strip()
