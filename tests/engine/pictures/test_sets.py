"""The sets of the shipped pack as data: nothing is named that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.pictures.packfiles import SHIPPED, PackLooks, read_looks
from engine.pictures.places import build
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


GIVEN = {"blood", "wet_prints", "night", "dark", "burning"}
"""Flags that the rules leave behind, that the hour gives, and that a thing in the hand has."""


def _asked(value: Any) -> Iterator[str]:
    """Every flag that a ``when`` or ``unless`` names, and every ``as`` table."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key in ("when", "unless"):
                yield from [inner] if isinstance(inner, str) else inner
            elif key == "as":
                yield from inner
            else:
                yield from _asked(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _asked(inner)


def _raised(pack: str) -> set[str]:
    """Every flag that something in the pack's story raises, that a set gives its objects, or that somebody
    wears as a tag."""
    found: set[str] = set(GIVEN)
    for path in (SHIPPED / pack).rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        found.update(re.findall(r'"(?:place_)?flag ([a-z_]+)(?: [a-z_]+)?"', text))
        found.update(re.findall(r'"thing_flag [a-z_]+ ([a-z_]+)"', text))
        found.update(
            tag for tags in re.findall(r"^tags = \[(.*)\]", text, re.M) for tag in tags.split('"')[1::2]
        )
        if path.parent.name == "sets":
            found.update(
                flag for given in re.findall(r"flags = \[([^]]*)\]", text) for flag in given.split('"')[1::2]
            )
    return found


@pytest.mark.parametrize("pack", ["somewhere", "tern_rock"])
def test_what_the_painter_can_show_can_happen(pack: str) -> None:
    """Each flag that changes a picture of a shipped pack is raised by something in its story."""
    found = read_looks(pack)
    asked = {flag for name in found.sets for flag in _asked(dict(found.sets[name]))}
    asked |= {flag for name in found.prefabs for flag in _asked(dict(found.prefabs[name]))}
    assert len(asked) >= 8
    assert asked <= _raised(pack)


@pytest.mark.parametrize(
    ("place", "flag"),
    [
        ("motor_pool", "front_open"), ("dish_field", "back_open"), ("long_corridor", "control_open"),
        ("lobby", "office_open"), ("pump_house", "hatch_open"), ("sleeping_quarters", "dell_open"),
        ("loading_dock", "door_open"), ("fence_line", "chain_cut"),
    ],
)  # fmt: skip
def test_what_was_opened_stays_open(looks: PackLooks, place: str, flag: str) -> None:
    """A door, a lid, a fence: what the player has opened has another shape from then on, nothing else."""
    shut, opened = (build(place, looks.sets[place], looks.prefabs, 7, flags) for flags in ([], [flag]))
    changed = [
        name for name in set(shut.names) & set(opened.names) - {"", "ground"}
        if shut.part(name).pos.shape != opened.part(name).pos.shape
        or np.abs(shut.part(name).pos - opened.part(name).pos).max(initial=0.0) > 0.01
    ]  # fmt: skip
    gone, come = (
        {re.sub(r"\d+$", "", name) for name in set(one.names) - set(other.names)}
        for one, other in ((shut, opened), (opened, shut))
    )
    # What is put up again as it was has not been opened.
    assert 1 <= len({re.sub(r"\d+$", "", name) for name in changed} | (gone ^ come)) <= 2, (gone, come)
