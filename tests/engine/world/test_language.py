"""The little language of conditions and effects reads what it should and nothing else."""

from __future__ import annotations

import pytest

from engine.world.conditions import UnreadableError, parse_condition
from engine.world.effects import parse_effect


def test_alternatives_and_negation_are_read() -> None:
    """``or`` gives alternatives, each of which may be turned round."""
    parsed = parse_condition("not flag a or has b or time >= 01:30")
    assert [test.kind for test in parsed.alternatives] == ["flag", "has", "time"]
    assert [test.negated for test in parsed.alternatives] == [True, False, False]
    assert parsed.alternatives[2].number == 13 * 60 + 30


@pytest.mark.parametrize(
    "text",
    ["", "flag", "has", "health", "health >", "health > x", "health>3", "threat x", "threat x mood > 1",
     "time >= 24:00", "here a b", "not", "inside out"],
)  # fmt: skip
def test_nonsense_is_no_condition(text: str) -> None:
    """What the language does not know is refused."""
    with pytest.raises(UnreadableError):
        parse_condition(text)


@pytest.mark.parametrize(
    ("text", "kind", "number", "relative"),
    [
        ("health -5", "meter", -5, True),
        ("fear 20", "meter", 20, False),
        ("noise 3", "noise", 3, False),
        ("count proof +1", "count", 1, True),
        ("threat x alarm -2", "threat", -2, True),
        ("moment 3 You did it", "moment", 3, False),
    ],
)
def test_numbers_are_set_or_added(text: str, kind: str, number: int, relative: bool) -> None:
    """A signed number changes, a bare one sets."""
    effect = parse_effect(text)
    assert (effect.kind, effect.number, effect.relative) == (kind, number, relative)


@pytest.mark.parametrize(
    "text",
    ["", "health", "health x", "give", "give a b", "light maybe", "pose fly", "threat x", "threat x side up",
     "moment x y", "moment 3", "count a", "place_flag a b c", "fly"],
)  # fmt: skip
def test_nonsense_is_no_effect(text: str) -> None:
    """What the language does not know is refused."""
    with pytest.raises(UnreadableError):
        parse_effect(text)
