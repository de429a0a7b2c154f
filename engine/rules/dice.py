"""Chance that can be replayed: every throw follows from seed, branch, turn and purpose.

Lives here: fate, the twenty-sided die, small throws. May import: ``engine.state``,
``engine.world``. Promises: the same ledger throws the same, on every machine and in every
process (never Python's own ``hash``).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from engine.rules.conditions import holds, is_dark
from engine.rules.terms import hardness
from engine.state import Fate, GameState, Roll

if TYPE_CHECKING:
    from engine.world import World
    from engine.world.schema import Risk

_FATE_STEPS: Final[tuple[Fate, ...]] = ("LUCKY", "NORMAL", "NORMAL", "UNLUCKY")

_METER_WORDS: Final = {
    "stamina": ("fresh", "spent"),
    "health": ("strong", "weak"),
    "fear": ("afraid", "calm"),
    "noise": ("loud", "quiet"),
    "kept": ("known_here", "not_known"),
    "battery": ("good_light", "poor_light"),
}
"""Meter in a bonus condition -> the reason when it is high, and when it is low."""
_STATE_WORDS: Final = {
    "injured": ("hurt", "unhurt"),
    "bleeding": ("bleeding", "unhurt"),
    "light": ("light", "no_light"),
    "dark": ("darkness", "light_to_see"),
    "night": ("darkness", "daylight"),
    "hiding": ("hidden", "in_the_open"),
    "inside": ("indoors", "in_the_open"),
    "time": ("the_hour", "the_hour"),
}
_SILENT: Final = ("has", "flag", "here", "present", "met", "place_flag", "weather", "seen", "told", "at")


@lru_cache(maxsize=20_000)
def stable(text: str) -> int:
    """A whole number that depends on the text alone. The same everywhere."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def throw(state: GameState, purpose: str, sides: int) -> int:
    """0 to ``sides - 1``, for the turn that follows this ledger."""
    text = f"{state.seed}|{state.branch}|{state.turn_count}|{purpose}"
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") % sides


def roll_fate(state: GameState) -> Fate:
    """The fate of the next turn: lucky and unlucky one time in four each."""
    return _FATE_STEPS[throw(state, "fate", 4)]


def bonuses(world: World, state: GameState) -> list[tuple[int, str]]:
    """What body, fear and light add to every roll, each with the name of its reason."""
    player = state.player_state
    found: list[tuple[int, str]] = []
    if player.health < 40:
        found.append((-2, "hurt"))
    elif player.health >= 70 and player.fear < 40:
        found.append((2, "steady_hand"))
    if player.fear >= 70:
        found.append((-2, "shaking"))
    if player.stamina < 20:
        found.append((-1, "spent"))
    if is_dark(world, state) and not player.light:
        found.append((-1, "blind"))
    return found


def try_risk(world: World, state: GameState, fate: str, risk: Risk, purpose: str) -> Roll:
    """Throw for a risk. Lucky: the better of two dice; unlucky: the worse of two."""
    die = throw(state, f"d20:{purpose}", 20) + 1
    if fate != "NORMAL":
        second = throw(state, f"d20:{purpose}:second", 20) + 1
        die = max(die, second) if fate == "LUCKY" else min(die, second)
    words = world.tongue(state.language).words
    found = [(worth, words[f"why_{why}"]) for worth, why in bonuses(world, state)]
    found += [
        (worth, _reason(words, text)) for text, worth in risk.bonus.items() if holds(world, state, text)
    ]
    total = sum(worth for worth, _ in found)
    fitting = [(abs(worth), why) for worth, why in found if worth * total > 0]
    needed = min(20, max(2, risk.needed + hardness(state).needed))
    return Roll(risk.what, die, total, needed, max(fitting)[1] if fitting else "")


def _reason(said: Mapping[str, str], condition: str) -> str:
    """``has wire_cutters`` as a player reads it: ``wire cutters``."""
    words = condition.split(" or ")[0].split()
    absent = words[0] == "not"
    words = words[1:] if absent else words
    if words[0] in _METER_WORDS and len(words) == 3:
        high, low = _METER_WORDS[words[0]]
        return said[f"why_{high if words[1].startswith('>') != absent else low}"]
    if words[0] in _STATE_WORDS:
        return said[f"why_{_STATE_WORDS[words[0]][absent]}"]
    kept = words[1:] if words[0] in _SILENT and len(words) > 1 else words
    what = " ".join(kept).replace("_", " ")
    return said["why_no"].format(what=what) if absent else what
