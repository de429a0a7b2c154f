"""The linter says what is amiss, and plays nights to see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.world.__main__ import main
from engine.world.lint import findings
from engine.world.loader import load_world


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
    """The command prints endings and variety, and writes one history a night."""
    assert main(["check", str(tiny_folder), "--nights", "4", "--histories", str(tmp_path / "h")]) == 1
    printed = capsys.readouterr().out
    assert "repeated 4-grams" in printed
    assert "deaths without warning: 0" in printed
    histories = sorted((tmp_path / "h").glob("*.json"))
    assert len(histories) == 4
    entries = json.loads(histories[0].read_text("utf-8"))
    assert entries[0]["choice"] == "Intro"
    assert all(entry["dispatch"] for entry in entries)


def test_a_pack_that_does_not_load_is_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without a pack gives its own exit code and a message."""
    assert main(["check", str(tmp_path)]) == 2
    assert "world.toml" in capsys.readouterr().err
