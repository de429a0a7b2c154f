"""The pack maker's guide tells of everything that a pack may say."""

from __future__ import annotations

import re
from typing import Final

import pytest

from engine.world import conditions, effects, schema
from engine.world.loader import RESOURCES

GUIDE = (RESOURCES / "worlds" / "README.md").read_text("utf-8")
ACTIONS: Final = "Use, topic, option, counter"
HEADINGS: Final = {
    schema.WorldInfo: "world.toml",
    schema.Tag: "world.toml",
    schema.Lesson: "world.toml",
    schema.Place: "Place",
    schema.Exit: "Exit",
    schema.Thing: "Thing",
    schema.Use: ACTIONS,
    schema.Topic: ACTIONS,
    schema.Option: ACTIONS,
    schema.Counter: ACTIONS,
    schema.Risk: "Risk",
    schema.Character: "Character",
    schema.Threat: "Threat",
    schema.Tell: "Threat",
    schema.Storylet: "Storylet",
    schema.Ending: "Ending",
    schema.Sound: "Sound",
}
"""Part of a pack -> the heading under which its fields stand."""


def under(heading: str) -> set[str]:
    """The words in code type between this heading and the next."""
    found = re.search(rf"^#+ (?:\d+\. )?{re.escape(heading)}$(.*?)(?=^#)", GUIDE, re.M | re.S)
    assert found, f"no heading {heading!r}"
    return {word for code in re.findall(r"`([^`]+)`", found[1]) for word in re.findall(r"\w+", code)}


@pytest.mark.parametrize("part", list(HEADINGS), ids=lambda part: part.__name__)
def test_every_field_of_a_part_stands_under_its_heading(part: type[schema.Part]) -> None:
    """No field that the schema allows is missing from the guide."""
    names = {field.alias or name for name, field in part.model_fields.items()}
    assert names - under(HEADINGS[part]) == set()


def test_every_part_has_a_heading() -> None:
    """A new kind of part cannot be forgotten here."""
    parts = {
        kind
        for kind in vars(schema).values()
        if isinstance(kind, type) and kind.__module__ == schema.__name__
    }
    assert parts - set(HEADINGS) == {schema.Part, schema.PackData}


def test_every_condition_and_effect_is_told() -> None:
    """The words of the two little languages, every meter, pose and side of them included."""
    told = under("Every condition and effect")
    asked = {*conditions._NAMED, *conditions.METERS, *conditions.PLAIN, *conditions.THREAT_METERS}
    done = {*effects._ARGUMENTS, *effects._PLAIN, *effects._SPECIAL, *effects.CHANGED_METERS, *effects.POSES}
    assert (asked | done | {"time", "count", "attitude", "threat"}) - told == set()
