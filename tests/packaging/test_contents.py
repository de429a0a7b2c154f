"""What goes into a bundle, under which terms, and that the list of it comes out the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from somewhere_gui import version as versions
from somewhere_gui.version import licences as terms_of_copy
from tests.packaging.conftest import PACKAGING

ROOT = PACKAGING.parents[1]


@pytest.fixture
def contents() -> Any:
    return import_module("contents")


@pytest.fixture
def licences() -> Any:
    return import_module("licences")


def entry(contents: Any, inside: str, kind: str = "BINARY") -> Any:
    return contents.Entry(inside, f"/disk/{inside}", kind)


def test_only_what_is_needed_is_kept(contents: Any) -> None:
    """A library stays when a module, a wanted plugin or another that stays loads it, or the game by its name;
    else it goes, and so does what pointed at it."""
    needs = {
        "/disk/PySide6/QtGui.abi3.so": ["libQt6Gui.so.6"],
        "/disk/PySide6/Qt/lib/libQt6Gui.so.6": ["libQt6Core.so.6"],
        "/disk/PySide6/Qt/plugins/platforms/libqxcb.so": ["libxcb-cursor.so.0"],
        "/disk/PySide6/Qt/plugins/platformthemes/libqgtk3.so": ["libgtk-3.so.0"],
    }
    files = [
        ("PySide6/QtGui.abi3.so", "EXTENSION"),
        ("PySide6/QtQml.abi3.so", "EXTENSION"),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "BINARY"),
        ("PySide6/Qt/lib/libQt6Core.so.6", "BINARY"),
        ("PySide6/Qt/lib/libQt6Qml.so.6", "BINARY"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "BINARY"),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "BINARY"),
        ("libxcb-cursor.so.0", "BINARY"),
        ("libgtk-3.so.0", "BINARY"),
        ("libpython3.11.so.1.0", "BINARY"),
        ("sdl2dll/dll/libSDL2-2.0.so", "BINARY"),
        ("sdl2dll/dll/libSDL2_mixer-2.0.so", "BINARY"),
        ("libQt6Qml.so.6", "SYMLINK"),
        ("numpy/core.cpython-311.so", "EXTENSION"),
    ]
    kept = contents.Kept(
        [entry(contents, inside, kind) for inside, kind in files],
        lambda disk: needs.get(disk, []),
        linux=True,
    ).reached()
    assert kept == {
        "PySide6/QtGui.abi3.so",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "libxcb-cursor.so.0",
        "libpython3.11.so.1.0",
        "sdl2dll/dll/libSDL2-2.0.so",
        "numpy/core.cpython-311.so",
    }


@pytest.mark.parametrize(
    "name", ["libc.so.6", "libglib-2.0.so.0", "libGL.so.1", "libpulse.so.0", "libstdc++.so.6"]
)
def test_the_systems_libraries_stay_the_systems(contents: Any, name: str) -> None:
    """What must fit the machine is left to it; the same library inside a package's own folder stays."""
    assert contents.is_left_out(name)
    assert not contents.is_left_out(f"numpy.libs/{name}")


def test_needs_that_stock_desktops_lack_are_inside(contents: Any) -> None:
    """The small XCB libraries, without which Qt aborts, come with the folder."""
    assert not contents.is_left_out("libxcb-cursor.so.0")
    assert contents.SMALL_XCB.match("libxcb-cursor.so.0")


def test_a_library_nobody_looked_at_stops_the_build(licences: Any) -> None:
    """A library of unknown terms is named, and nothing is given out; one that binds all is known."""
    with pytest.raises(licences.Unknown, match="libmystery"):
        licences.of_files(["av.libs/libmystery-0123abcd.so.1"])
    found = licences.of_files(
        ["av.libs/libx264-d6533a8d.so.165", "PIL/_imaging.cpython-311-x86_64-linux-gnu.so"]
    )
    assert licences.whole(found) == ["x264"]


def test_the_terms_are_written(licences: Any, tmp_path: Path) -> None:
    """A bundle that brings an encoder under the GPL says that it is under the GPL as a whole, and holds the
    texts of that licence, of the game's, of the fonts' and of every package's."""
    target = licences.write(
        tmp_path / "LICENCES.txt",
        "1.2.3",
        ["numpy", "PIL.Image", "openai"],
        ["av.libs/libx265-f5385bb8.so.216"],
        (ROOT / "LICENSE").read_text(),
    )
    words = target.read_text()
    for part in (
        "version 3 or later",
        "x265",
        "Permission is hereby granted",
        "SIL OPEN FONT LICENSE",
        "openai ",
    ):
        assert part in words
    assert "GNU GENERAL PUBLIC LICENSE\n                       Version 3" in words
    small = licences.write(tmp_path / "small.txt", "1.2.3", ["numpy"], [], "MIT")
    assert "as a whole under the GNU" not in small.read_text()


def test_about_knows_whether_it_is_a_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A checkout has no terms of a bundle; a bundle's are found where the build puts them."""
    assert terms_of_copy() is None
    monkeypatch.setattr(versions, "LICENCES", tmp_path / "LICENCES.txt")
    (tmp_path / "LICENCES.txt").write_text("terms")
    assert terms_of_copy() == tmp_path / "LICENCES.txt"


def test_the_list_does_not_depend_on_chance(tmp_path: Path) -> None:
    """Two folders of the same files, made in another order, have the same list; another byte changes it."""
    manifest = import_module("manifest")
    for name, order in (("a", (1, 2, 3)), ("b", (3, 1, 2))):
        for number in order:
            path = tmp_path / name / f"in{number}" / "file"
            path.parent.mkdir(parents=True)
            path.write_text(str(number))
    assert manifest.listed(tmp_path / "a") == manifest.listed(tmp_path / "b")
    (tmp_path / "b" / "in1" / "file").write_text("other")
    assert manifest.listed(tmp_path / "a") != manifest.listed(tmp_path / "b")


def test_the_desktop_is_told_one_thing() -> None:
    """Menu entry, kind of file, metadata and the names in code agree."""
    stamp = import_module("stamp")
    entry_file = (PACKAGING / "linux" / "somewhere.desktop").read_text()
    kinds = (PACKAGING / "linux" / "somewhere.xml").read_text()
    about = ElementTree.parse(PACKAGING / "linux" / "metainfo.xml").getroot()
    assert f"MimeType={stamp.MIME};" in entry_file
    assert "Exec=somewhere %f" in entry_file
    assert f'type="{stamp.MIME}"' in kinds
    assert 'pattern="*.somewhere"' in kinds
    assert about.findtext("id") == stamp.IDENTIFIER
    assert about.findtext("provides/mediatype") == stamp.MIME
    assert about.findtext("launchable") == "somewhere.desktop"
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert stamp.version(ROOT) == told["project"]["version"]


def test_a_browser_gets_its_own_libraries() -> None:
    """What the bundle put before the system's libraries is taken back for the programs it starts."""
    start = import_module("start")
    ours = {"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/theirs", "HOME": "/h"}
    start.give_back(ours)
    assert ours == {"LD_LIBRARY_PATH": "/theirs", "HOME": "/h"}
    ours = {"LD_LIBRARY_PATH": "/bundle"}
    start.give_back(ours)
    assert ours == {}


def test_the_folder_finds_its_way_into_the_menu(tmp_path: Path) -> None:
    """The archive's install script puts an entry with the folder's own path into the player's menu, and takes
    it out again, leaving nights alone."""
    tree = import_module("tree")
    folder, home = tmp_path / "some where", tmp_path / "home"
    tree.share(folder / "share", tmp_path / "work", "1.2.3", 0)
    shutil.copy(PACKAGING / "linux" / "install.sh", folder / "install.sh")
    night = home / "somewhere" / "sessions" / "night-1"
    night.mkdir(parents=True)
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "XDG_DATA_HOME": str(home)}
    subprocess.run([str(folder / "install.sh")], check=True, env=environment, capture_output=True)
    told = (home / "applications" / "somewhere.desktop").read_text()
    assert f'Exec="{folder}/somewhere" %f' in told
    assert (home / "icons" / "hicolor" / "48x48" / "apps" / "somewhere.png").exists()
    subprocess.run([str(folder / "install.sh"), "remove"], check=True, env=environment, capture_output=True)
    assert not (home / "applications" / "somewhere.desktop").exists()
    assert night.is_dir()
