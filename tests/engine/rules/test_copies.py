"""The rules' copy of a ledger is equal to it and shares nothing changeable with it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from engine.rules.copies import copied
from engine.rules.policies import simulate
from engine.world import World


def shared(one: object, other: object, path: str = "state") -> list[str]:
    """Paths of lists, dicts and records that both objects hold."""
    if isinstance(one, (str, int, float, bool, type(None))):
        return []
    found = [path] if one is other else []
    if is_dataclass(one) and not isinstance(one, type):
        for field in fields(one):
            found += shared(getattr(one, field.name), getattr(other, field.name), f"{path}.{field.name}")
    elif isinstance(one, dict) and isinstance(other, dict):
        for key in one:
            found += shared(one[key], other[key], f"{path}[{key}]")
    elif isinstance(one, list) and isinstance(other, list):
        for number, item in enumerate(one):
            found += shared(item, other[number], f"{path}[{number}]")
    return found


def test_a_copy_is_equal_and_shares_nothing(tiny: World) -> None:
    """Every field of every part is copied, with its value."""
    for outcome in simulate(tiny, 4, "curious"):
        state = outcome.after
        state.extra = {"notes": ["kept"]}
        assert copied(state) == state
        assert shared(copied(state), state) == []
