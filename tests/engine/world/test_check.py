"""The linter says what is amiss, and plays nights to see."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from engine.world.__main__ import main
from engine.world.lint import findings
from engine.world.loader import load_world, packs


def test_what_cannot_be_reached_or_is_too_long_is_found(broken: Path) -> None:
    """A place nothing leads to, a text too long and a flag nothing raises are each named."""
    path = broken / "places.toml"
    text = path.read_text("utf-8").replace('to = "loft"', 'to = "yard"')
    text = text.replace('"The ladder complains in order, low to high."', f'"{"Long. " * 20}"')
    path.write_text(text.replace('"flag hatch_open"', '"flag hatch_ajar"'), "utf-8")
    found = "\n".join(findings(load_world(broken)))
    assert "place loft: nothing leads there" in found
    assert "90 at most" in found
    assert "nothing ever raises 'hatch_ajar'" in found


def test_the_check_plays_nights_and_keeps_their_histories(
    tiny_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command prints every figure beside its goal, and writes one history a night."""
    assert main(["check", str(tiny_folder), "--nights", "4", "--histories", str(tmp_path / "h")]) == 1
    printed = capsys.readouterr().out
    for figure in ("repeated 4-grams, mean", "p95", "night before (with memory)", "(other seeds)"):
        assert figure in printed
    for figure in ("words of a dispatch", "change nothing", "longest streak", "fewer than 3 verbs"):
        assert figure in printed
    for figure in ("turns in a night", "commonest ending", "storylets", "rules and words of a turn"):
        assert figure in printed
    assert re.search(r"deaths without a warning +0 +\(asked: 0\)", printed)
    assert "too few nights to say" in printed
    histories = sorted((tmp_path / "h").glob("*.json"))
    assert len(histories) == 4
    entries = json.loads(histories[0].read_text("utf-8"))
    assert entries[0]["choice"] == "Intro"
    assert all(entry["dispatch"] for entry in entries)


def test_a_truth_with_one_source_is_found(tmp_path: Path) -> None:
    """Every truth a pack names wants two parts in which it can be found out; the linter says which have
    fewer."""
    folder = tmp_path / "rock"
    shutil.copytree(packs()["tern_rock"], folder)
    path = folder / "world.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("[truths]", '[truths]\nread_form = "There is a form."'), "utf-8")
    found = [line for line in findings(load_world(folder)) if "truths" in line]
    assert found == ["world.toml, truths: read_form has 1 source(s) (form_12), 2 wanted"]


def test_a_pack_that_does_not_load_is_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without a pack gives its own exit code and a message."""
    assert main(["check", str(tmp_path)]) == 2
    assert "world.toml" in capsys.readouterr().err
