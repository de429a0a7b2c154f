"""The name and the version of a bundle, in every form a system asks for.

May import: the standard library; Qt for icons, late. Promises: the version stands in ``pyproject.toml``
only; what is written here comes out the same every time.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

IDENTIFIER: Final = "games.somewhere.Somewhere"
MIME: Final = "application/x-somewhere"
NAME: Final = "SOMEWHERE"
SUMMARY: Final = "A survival-horror night on tape"
NOT_SHIPPED: Final = frozenset({"packaging", "screenshots"})
DRAWING: Final = Path(__file__).resolve().parents[1] / "icons" / "somewhere.svg"
ICON_SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)


def version(root: Path) -> str:
    """The version in ``root/pyproject.toml``."""
    told = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return str(told["project"]["version"])


def rooms_of_data(root: Path) -> list[str]:
    """The folders of resources that the game reads, in order."""
    return sorted(
        each.name
        for each in (root / "resources").iterdir()
        if each.is_dir() and each.name not in NOT_SHIPPED and not each.name.startswith((".", "__"))
    )


def metadata(work: Path, number: str) -> Path:
    """A file by which ``importlib.metadata`` knows the version inside a bundle."""
    path = work / "METADATA"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Metadata-Version: 2.4\nName: somewhere\nVersion: {number}\n", encoding="utf-8")
    return path


def slim(work: Path, disk: str, inside: str) -> str:
    """A copy of a library without what only debuggers read; itself where there is no ``strip``."""
    tool = shutil.which("strip")
    if tool is None or not sys.platform.startswith("linux"):
        return disk
    copy = work / "slim" / inside
    copy.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([tool, "--strip-unneeded", "-o", str(copy), disk], check=True)
    return str(copy)


def icon(work: Path, name: str) -> Path:
    """The icon as ``.ico`` or ``.icns``, made from the drawing."""
    from PIL import Image

    path = work / name
    sizes = [(size, size) for size in ICON_SIZES if size <= (256 if name.endswith(".ico") else 512)]
    with Image.open(_drawn(work, 512)) as drawing:
        drawing.save(path, sizes=sizes)
    return path


def icons(work: Path) -> dict[int, Path]:
    """The icon as PNG files, by their size in pixels."""
    return {size: _drawn(work, size) for size in ICON_SIZES}


def _drawn(work: Path, size: int) -> Path:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QImageReader

    path = work / f"somewhere-{size}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    reader = QImageReader(str(DRAWING))
    reader.setScaledSize(QSize(size, size))
    if not reader.read().save(str(path)):
        raise OSError(f"The icon {DRAWING} cannot be drawn: {reader.errorString()}.")
    return path


def windows_version(work: Path, number: str) -> Path:
    """The version resource of a Windows program, as PyInstaller reads it."""
    numbers = (*(int(part) for part in number.split(".")[:3]), 0)
    strings = {
        "FileDescription": f"{NAME}: {SUMMARY.lower()}",
        "FileVersion": number,
        "ProductName": NAME,
        "ProductVersion": number,
        "OriginalFilename": "somewhere.exe",
    }
    table = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    path = work / "version.txt"
    path.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([StringTable('040904B0', [{table}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n",
        encoding="utf-8",
    )
    return path


def property_list(number: str) -> dict[str, Any]:
    """What macOS asks of an application, with the kind of file that it opens."""
    kind = f"{IDENTIFIER}.slot"
    return {
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": number,
        "LSApplicationCategoryType": "public.app-category.adventure-games",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Night of SOMEWHERE",
                "CFBundleTypeRole": "Editor",
                "LSItemContentTypes": [kind],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": kind,
                "UTTypeDescription": "Night of SOMEWHERE",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["somewhere"],
                    "public.mime-type": MIME,
                },
            }
        ],
    }


if __name__ == "__main__":
    print(version(Path(__file__).resolve().parents[2]))
