"""Which sounds belong to a moment. Pure functions over the engine's plain data.

May import: ``reading``. Promises: a state of any kind gives some answer; ambience, weather, dread and body
come from the ledger only, never from words; effects are told in the order in which they matter.
"""

from __future__ import annotations

from typing import Any, Final

from somewhere_gui import reading
from somewhere_gui.reading import JsonDict

TITLE: Final = {"wind": 0.5, "insects": 0.4, "hiss": 0.5}
"""On the title page, on the night road."""
OVER: Final = {"hiss": 0.6}
"""When the tape has come to its end."""
WEATHER: Final[dict[str, dict[str, float]]] = {
    "wind": {"wind": 1.0},
    "dust": {"sand": 1.0, "wind": 0.8},
    "storm": {"gale": 1.0, "sand": 0.8},
    "rain": {"rain": 1.0},
    "lightning": {"gale": 0.7, "rain": 0.8},
    "mist": {"wind": 0.3},
}
INDOORS: Final = 0.3
"""What is left of the weather behind walls."""
MOST: Final = 4
"""Effects of one turn; more would be a noise."""
CALM: Final = 3
"""Up to this tension nothing is heard of it."""
AFRAID: Final = 55
BADLY: Final = 40
LOUD, VERY_LOUD = 3, 4


def ambience(state: JsonDict) -> dict[str, float]:
    """What goes on sounding now: recording -> loudness up to 1."""
    if reading.has_ended(state):
        return dict(OVER)
    shown = reading.display(state)
    heard = _numbers(shown.get("sounds"))
    outside = 0.0 if _underground(state) else INDOORS if shown.get("sheltered") else 1.0
    for name, level in WEATHER.get(str(state.get("weather")), {}).items():
        _raise(heard, name, level * outside)
    _raise(heard, "hiss", (0.3, 0.5, 0.7, 1.0, 1.0)[min(stage(state), 4)])
    _raise(heard, "dread", dread(state))
    fear, health = reading.player(state, "fear", 0), reading.player(state, "health", 100)
    if fear >= AFRAID or health < BADLY:
        _raise(heard, "heart", min(max((fear - AFRAID) / 45, (BADLY - health) / BADLY) * 0.7 + 0.3, 1.0))
    if _body(state).get("hiding"):
        _raise(heard, "breath", 0.8)
    return {name: round(level, 3) for name, level in heard.items() if level > 0}


def dread(state: JsonDict) -> float:
    """How much of it is heard: follows the hand that paces the night, 0 to 1."""
    director = state.get("director")
    tension = director.get("tension", 0) if isinstance(director, dict) else 0
    return min(max((float(tension) - CALM) / (10 - CALM), 0.0), 1.0) if _is_number(tension) else 0.0


def stage(state: JsonDict) -> int:
    """How near the nearest threat of this place is: 0 nowhere, 1 a sign, 2 seen, 3 near, 4 upon you."""
    threats = state.get("threats")
    here = [
        each.get("stage", 0)
        for each in (threats.values() if isinstance(threats, dict) else ())
        if isinstance(each, dict) and each.get("at") == state.get("location")
    ]
    return max((each for each in here if isinstance(each, int)), default=0)


def effects(before: JsonDict, after: JsonDict) -> list[str]:
    """What is heard of the turn that led from one state to the other, most important first."""
    if reading.has_ended(after) and not reading.has_ended(before):
        return ["upon" if not _body(after).get("alive", True) else "power_down", "eject"]
    was, now = _body(before), _body(after)
    nearer, noise = stage(after) > stage(before), reading.player(after, "noise", 0)
    found = (
        (nearer, ("sign", "sign", "near", "upon")[min(max(stage(after), 1), 4) - 1]),
        (reading.player(after, "health", 100) < reading.player(before, "health", 100) - 4, "blow"),
        (noise >= VERY_LOUD, "shot"),
        (noise == LOUD, "crash"),
        (after.get("weather") == "lightning", "thunder"),
        (after.get("weather") == "storm" != before.get("weather"), "gust"),
        (_flag(after, "power_on") and not _flag(before, "power_on"), "power_up"),
        (_flag(before, "power_on") and not _flag(after, "power_on"), "power_down"),
        (_new_place_flag(before, after, "open"), "door"),
        (after.get("location") != before.get("location"), steps(after)),
        (bool(was.get("light")) != bool(now.get("light")), "switch"),
        (reading.player(after, "film", 0) < reading.player(before, "film", 0), "record"),
        (len(after.get("inventory") or []) > len(before.get("inventory") or []), "take"),
        (_new_thing_flag(before, after, "read"), "page"),
        (reading.player(after, "fear", 0) >= reading.player(before, "fear", 0) + 12, "gasp"),
    )
    return list(dict.fromkeys(name for heard, name in found if heard))[:MOST]


def steps(state: JsonDict) -> str:
    """What the ground of a place sounds like underfoot, by what else is heard there."""
    shown = reading.display(state)
    heard = _numbers(shown.get("sounds"))
    if "drips" in heard or (state.get("weather") == "rain" and not shown.get("sheltered")):
        return "water"
    if "generator" in heard or "machines" in heard:
        return "steps_metal"
    return "steps_floor" if shown.get("sheltered") else "steps_ground"


def _underground(state: JsonDict) -> bool:
    """Where caverns are heard, the weather is not."""
    return bool({"cavern", "red"} & set(_numbers(reading.display(state).get("sounds"))))


def _body(state: JsonDict) -> JsonDict:
    found = state.get("player_state")
    return found if isinstance(found, dict) else {}


def _flag(state: JsonDict, name: str) -> bool:
    return name in (state.get("flags") or [])


def _new_place_flag(before: JsonDict, after: JsonDict, word: str) -> bool:
    """Something of the place that was left or is here has been opened."""
    where = str(before.get("location"))
    return any(word in flag for flag in _place_flags(after, where) - _place_flags(before, where))


def _place_flags(state: JsonDict, where: str) -> set[str]:
    place = (state.get("places") or {}).get(where)
    return {str(each) for each in place.get("flags") or []} if isinstance(place, dict) else set()


def _new_thing_flag(before: JsonDict, after: JsonDict, word: str) -> bool:
    return _count(after, word) > _count(before, word)


def _count(state: JsonDict, word: str) -> int:
    found = state.get("thing_flags")
    return sum(word in flags for flags in found.values()) if isinstance(found, dict) else 0


def _raise(heard: dict[str, float], name: str, level: float) -> None:
    heard[name] = max(level, heard.get(name, 0.0))


def _numbers(found: Any) -> dict[str, float]:
    """A table of loudness as it came, without what is none."""
    table = found if isinstance(found, dict) else {}
    return {str(k): min(max(float(v), 0.0), 1.0) for k, v in table.items() if _is_number(v)}


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
