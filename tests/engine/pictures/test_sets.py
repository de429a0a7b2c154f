"""The sets of the shipped pack as data: nothing is named that is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from engine.pictures.packfiles import PackLooks, read_looks
from engine.world.loader import _prefabs

ANCHORS = {"near_left", "near_right", "middle", "far", "wall", "table"}


def _parts(prefabs: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, spec in prefabs.items():
        for part in spec.get("parts", []):
            yield name, part


@pytest.mark.parametrize("name", sorted(read_looks("somewhere").sets))
def test_a_set_names_only_what_exists(looks: PackLooks, name: str) -> None:
    """Every prefab and material a set asks for is known, and it offers all anchors and a station."""
    data = looks.sets[name]
    prefabs = {**looks.prefabs, **data.get("prefab", {})}
    materials = {*looks.prefabs["materials"], *data.get("materials", {}), "plain"}
    asked = {str(one["prefab"]) for kind in ("object", "row", "scatter") for one in data.get(kind, [])}
    assert asked <= prefabs.keys()
    for room in data.get("room", []):
        named = {
            room[key] for key in ("walls", "outside", "floor", "ceiling", "frames", "roof") if key in room
        }
        assert named <= materials
    for owner, part in _parts(prefabs):
        assert part.get("mat", "plain") in materials, owner
        assert part.get("use", "crate") in prefabs, owner
    assert data["anchors"].keys() >= ANCHORS
    assert "default" in data["stations"]


def test_prefabs_may_be_spread_over_files(tmp_path: Path) -> None:
    """All prefabs*.toml of a pack are one stock with one list of materials, for painter and world."""
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "yard.toml").write_text("dust = 1.0\n", encoding="utf-8")
    first = '[materials.tin]\nbase = [0.1, 0.1, 0.1]\n[can]\nparts = [{ box = [1, 1, 1], mat = "tin" }]\n'
    second = '[materials.oak]\nbase = [0.2, 0.1, 0.1]\n[keg]\nparts = [{ box = [1, 1, 1], mat = "oak" }]\n'
    (tmp_path / "prefabs.toml").write_text(first, encoding="utf-8")
    (tmp_path / "prefabs_more.toml").write_text(second, encoding="utf-8")
    found = read_looks(tmp_path).prefabs
    assert set(found) == {"materials", "can", "keg"}
    assert set(found["materials"]) == {"tin", "oak"}
    assert _prefabs(tmp_path) == found
