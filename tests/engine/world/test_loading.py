"""A pack that loads is whole; one that is not is refused with file and line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import WorldPackInvalid
from engine.world import load_world, packs


def spoil(folder: Path, file: str, old: str, new: str) -> int:
    """Replace one piece of a file; returns the line on which the new piece stands."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    position = text.index(old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.count("\n", 0, position) + 1


def test_a_pack_is_loaded_once_and_again_only_when_a_file_has_changed(broken: Path) -> None:
    """An unchanged folder gives the very same world, a changed one a new world."""
    first = load_world(broken)
    assert load_world(broken) is first
    path = broken / "world.toml"
    path.write_text(path.read_text("utf-8").replace("THE MILL", "THE OTHER MILL"), "utf-8")
    os.utime(path, (1, 1))
    assert load_world(broken).info.title == "THE OTHER MILL"


def test_ids_are_kept_in_the_order_of_the_files(tiny_folder: Path) -> None:
    """The world's dicts are keyed by id and ordered as the pack is."""
    world = load_world(tiny_folder)
    assert list(world.places) == ["yard", "gate", "mill", "loft", "cellar"]
    assert all(place.id == key for key, place in world.places.items())
    assert hash(world) == hash(world)


def test_shipped_packs_and_those_of_the_player_are_found(own_folders: Path, broken: Path) -> None:
    """A pack dropped into the data folder is listed and can be loaded by its name."""
    assert "somewhere" in packs()
    home = own_folders / "worlds"
    home.mkdir(parents=True)
    broken.rename(home / "spoiled")
    assert packs()["spoiled"] == home / "spoiled"
    assert load_world("spoiled").info.title == "THE MILL"


SPOILED = [
    ("places.toml", 'to = "gate"', 'to = "gat"', "'gat', which does not exist"),
    ("places.toml", 'id = "loft"', 'id = "mill"', "already taken"),
    ("places.toml", "dark = true", 'dark = "very"', "dark"),
    ("places.toml", "minutes = 4", "miles = 4", "miles"),
    (
        "places.toml",
        'when = ["flag hatch_open"]',
        'when = ["flagg hatch_open"]',
        "unknown condition word 'flagg'",
    ),
    ("things.toml", '"fear +4"', '"feer +4"', "unknown effect word 'feer'"),
    ("things.toml", '"give gate_key"', '"give gate_kay"', "thing 'gate_kay'"),
    ("things.toml", 'at = "cellar"', 'at = "attic"', "place 'attic'"),
    ("things.toml", '"ending out"', '"ending in"', "ending 'in'"),
    ("threats.toml", 'id = "miller"', 'id = "anna"', "share their ids"),
    ("threats.toml", '"noise >= 2" = 3', '"noise => 2" = 3', "no comparison"),
    ("threats.toml", 'ending = "ground"', 'ending = "gound"', "ending 'gound'"),
    ("threats.toml", '"threat miller alarm -5"', '"threat millar alarm -5"', "threat 'millar'"),
    ("characters.toml", '"remember anna asked"', '"remember anne asked"', "character 'anne'"),
    ("storylets/night.toml", 'when = ["met anna"]', 'when = ["met"]', "needs 1 word"),
    ("storylets/night.toml", 'at = ["loft"]', 'at = ["lift"]', "place 'lift'"),
    ("storylets/night.toml", 'id = "knock"', 'id = "push"', "two of its options"),
    ("endings.toml", 'when = ["time >= 05:30"]', 'when = ["time >= 25:30"]', "not a time"),
    ("sounds.toml", 'loop = "machines"', 'loop = "engines"', "no recording 'engines'"),
    ("sounds.toml", 'at = ["mill"]', 'at = ["mull"]', "'mull' is no place"),
    ("sounds.toml", "level = 0.5", "level = 1.5", "level"),
    ("world.toml", 'start = "yard"', 'start = "yart"', "place 'yart'"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), SPOILED)
def test_a_mistake_is_named_with_file_and_line(
    broken: Path, file: str, old: str, new: str, said: str
) -> None:
    """Every mistake is refused with the file, the line it stands on, and what is wrong."""
    line = spoil(broken, file, old, new)
    with pytest.raises(WorldPackInvalid) as caught:
        load_world(broken)
    message = str(caught.value)
    assert said in message
    assert f"{Path(file).name}, line " in message
    named = int(message.split(", line ")[1].split(":")[0])
    assert abs(named - line) <= 1, message


def test_a_file_that_is_not_toml_or_missing_is_named(broken: Path) -> None:
    """Broken TOML and a missing file are refused in the same words as all else."""
    (broken / "endings.toml").write_text("[[ending]\n", encoding="utf-8")
    with pytest.raises(WorldPackInvalid, match=r"endings.toml, line 1"):
        load_world(broken)
    (broken / "endings.toml").unlink()
    with pytest.raises(WorldPackInvalid, match=r"endings.toml, line 1: the file is missing"):
        load_world(broken)


def test_an_unknown_pack_names_the_known_ones() -> None:
    """Asking for a pack that is not there says which there are."""
    with pytest.raises(WorldPackInvalid, match="somewhere"):
        load_world("nowhere_at_all")


def test_importing_the_rooms_is_cheap() -> None:
    """Neither the state nor the rules nor the world's names pull in pydantic."""
    code = "import sys, engine.state, engine.world, engine.rules; print('pydantic' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
