"""The migration ladder: saves of older versions climb to the present one, one small step at a time.

Lives here: :data:`STEPS`, :func:`climb`. May import: ``engine.state``, the standard library.

Promises: pure: dicts in, new dicts out, no disk. A step knows only its own version and the next. A
sample of every version ever shipped stays in ``tests/saves/`` and climbs in a test. ``SCHEMA_VERSION``
is raised together with a new step here.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, Final

from engine.state import GameState, PlayerState

JsonDict = dict[str, Any]

_ENTRY_KEYS: Final = {
    "choice": "",
    "is_custom_action": False,
    "dispatch": "",
    "vision_dispatch": "",
    "world_prompt": "",
    "image": None,
    "image_url": None,
    "image_prompt": "",
    "hard_transition": False,
    "fate": "NORMAL",
    "choices": [],
}
_START_OF_VERSION_1: Final = "night_road"


@dataclass(frozen=True, slots=True)
class Step:
    """One rung: how a state and a history entry of version ``below`` become those of ``below + 1``.

    ``state(public, session_id, entries)`` and ``entry(entry, index)`` return new dicts.
    """

    below: int
    name: str
    state: Callable[[JsonDict, str, list[JsonDict]], JsonDict]
    entry: Callable[[JsonDict, int], JsonDict]


def climb(
    public: JsonDict, session_id: str, entries: list[JsonDict], version: int
) -> tuple[JsonDict, list[JsonDict]]:
    """State and history of ``version`` as those of the present version."""
    for step in STEPS[version:]:
        public = step.state(public, session_id, entries)
        entries = [step.entry(entry, index) for index, entry in enumerate(entries)]
    return public, entries


def _state_0_to_1(old: JsonDict, session_id: str, entries: list[JsonDict]) -> JsonDict:
    """Version 0 is the ancestor's: one flat dict, times of day and places in loose words, no seed."""
    texts = ("world_prompt", "environment_type", "situation", "last_choice", "last_saved")
    new: JsonDict = {key: old[key] for key in texts if isinstance(old.get(key), str)}
    for key in ("seen_elements", "inventory", "injuries"):
        listed = old.get(key)
        new[key] = [item for item in listed if isinstance(item, str)] if isinstance(listed, list) else []
    if isinstance(old.get("current_image_url"), str):
        new["current_image_url"] = old["current_image_url"]
    phase, place, clock = old.get("current_phase"), old.get("location"), old.get("time_of_day")
    body, player_rest = _body_0_to_1(old.get("player_state"))
    new.update(
        session_id=session_id,
        seed=zlib.crc32(f"{session_id}/{old.get('world_prompt', '')}".encode()),
        schema_version=1,
        current_phase=phase if phase in ("normal", "escalating", "critical") else "normal",
        chaos_level=_whole(old.get("chaos_level"), 0, 10, 0),
        turn_count=_whole(old.get("turn_count"), 0, 10**9, max(0, len(entries) - 1)),
        time_of_day=clock if _fits(r"([01]\d|2[0-3]):[0-5]\d", clock) else "18:00",
        location=place if _fits(r"[a-z][a-z0-9_]*", place) else _START_OF_VERSION_1,
        player_state=body,
        choices=[c for c in (entries[-1].get("choices") or []) if isinstance(c, str)] if entries else [],
        begun=bool(entries) or bool(old.get("turn_count")),
    )
    known = {f.name for f in fields(GameState)}
    loose: JsonDict = {
        key: old[key] for key in ("location", "time_of_day") if key in old and old[key] != new[key]
    }
    loose |= {"player_state": player_rest} if player_rest else {}
    kept = {key: value for key, value in old.items() if key not in known and key not in ("commit", "extra")}
    return {**new, **kept, **({"version_0": loose} if loose else {})}


def _body_0_to_1(old: Any) -> tuple[JsonDict, JsonDict]:
    """The body, and what else the ancestor noted there."""
    if not isinstance(old, dict):
        return {}, {}
    body: JsonDict = {
        "alive": old.get("alive") is not False,
        "health": _whole(old.get("health"), 0, 100, 100),
    }
    known = {f.name for f in fields(PlayerState)}
    return body, {key: value for key, value in old.items() if key not in known}


def _entry_0_to_1(old: JsonDict, index: int) -> JsonDict:
    new = {**_ENTRY_KEYS, **old, "turn": index}
    new["image"] = new["image_url"] = new["image"] or new["image_url"]
    if index == 0 and not new["choice"]:
        new["choice"] = "Intro"
    return new


def _whole(value: Any, low: int, high: int, otherwise: int) -> int:
    return min(high, max(low, value)) if type(value) is int else otherwise


def _fits(pattern: str, value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


STEPS: Final = (
    Step(0, "give the ancestor's save a version, a seed and a clock", _state_0_to_1, _entry_0_to_1),
)
"""One step a version, in order: ``STEPS[n]`` climbs from n to n + 1."""
