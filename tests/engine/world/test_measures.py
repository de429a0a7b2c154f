"""What is asked of the shipped pack's nights: a few in a quick run, all of it in a full one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.storytelling import measures
from engine.storytelling.check import endings_of, play
from engine.world import World, load_world
from engine.world.__main__ import main
from engine.world.lint import findings

Count = Callable[[int, int], int]
COSTS = "rules and words of a turn"
"""Is measured by the bench: a busy machine must not fail a test."""


@pytest.fixture(scope="module")
def shipped() -> World:
    return load_world("somewhere")


def missed(found: list[measures.Measure]) -> list[str]:
    return [f"{m.what}: {m.figure}, asked {m.goal}" for m in found if not m.met and m.what != COSTS]


def test_the_shipped_pack_is_as_large_as_promised(shipped: World) -> None:
    """Places, things, characters, threats, storylets and endings are at least as many as asked."""
    assert missed(measures.of_size(shipped)) == []


def test_nights_of_the_shipped_pack_are_varied_and_fair(shipped: World, full: Count) -> None:
    """Words, choices and warnings keep their measures over mixed players, each night with its own seed."""
    found = play(shipped, full(14, 200), 1)
    assert missed([*measures.of_words(found, memory=False), *measures.of_turns(found)]) == []


def test_the_night_after_tells_other_things(shipped: World, full: Count) -> None:
    """A night that remembers the one before it shares few sentences with it."""
    found = play(shipped, full(10, 200), 301, memory=True)
    assert missed(measures.of_words(found, memory=True)) == []


def test_nights_end_in_many_ways(shipped: World, full: Count) -> None:
    """No ending is too common; over many nights every one is reached."""
    nights = full(42, 2_000)
    endings = endings_of(shipped, nights, 1)
    assert "(none)" not in endings
    if nights < 2_000:
        assert len(endings) >= 8
        assert endings.most_common(1)[0][1] <= nights / 2
    else:
        assert missed(measures.of_endings(shipped, endings)) == []


def test_the_shipped_pack_has_nothing_to_mend(shipped: World) -> None:
    """The linter finds nothing; tagged texts have untagged ones beside them."""
    assert findings(shipped) == []


def test_the_command_plays_the_shipped_pack(capsys: pytest.CaptureFixture[str], full: Count) -> None:
    """``check`` prints the figures of the shipped pack and finds no death without warning."""
    code = main(["check", "somewhere", "--nights", str(full(3, 40))])
    printed = capsys.readouterr().out
    assert code == 0
    assert "deaths without a warning" in printed
    assert "places" in printed
