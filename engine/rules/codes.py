"""Seed codes: everything that decides a night but the player's choices, in a line one can read out.

Lives here: :func:`encode`, :func:`decode`. May import: the rules below it, ``engine.world``,
``engine.errors``. Promises: a code says seed, terms, pack and what was remembered; one wrong sign in
it is always noticed; a code of another pack or version is refused, never played differently.

Signs are those of Crockford's base 32 (no I, L, O, U; typed ones are read as 1, 1, 0, V), in groups of
four: format and flags, terms, two of the pack, seven (or more) of the seed, eight of the hands
remembered if any, three of what is avoided if anything, one to check by (Luhn's, for 32 signs).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from engine.errors import InvalidSeedCode
from engine.rules.memory import HANDS, hands_told, storylets_in
from engine.rules.terms import DIFFICULTIES, INTENSITIES
from engine.state import GameState

if TYPE_CHECKING:
    from engine.world import World

_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans("OILU", "011V")
_GROUP: Final = 4
_FORMAT: Final = 0
_RULES: Final = b"rules 3"
"""Raised when the rules make another night of the same inputs."""
_SEED_SIGNS, _HAND_SIGNS, _AVOID_SIGNS, _PACK_SIGNS = 7, HANDS // 5, 3, 2
_MOST_SEED_SIGNS: Final = 31
LONG_SEED, MEMORY, AVOID = 1, 2, 4
LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Night:
    """What a code says."""

    seed: int
    difficulty: str = "night"
    intensity: int = 3
    avoid: list[str] = field(default_factory=list)
    remembered: list[str] = field(default_factory=list)


def encode(world: World, state: GameState) -> str:
    """The code of a night that is about to begin; empty for a seed too great to be written."""
    hands = hands_told(world, state.remembered)
    avoid = _avoid_bits(world, state.avoid)
    zigzag = 2 * state.seed if state.seed >= 0 else -2 * state.seed - 1
    length = (max(1, zigzag.bit_length()) + 4) // 5
    long = not 0 <= state.seed < 32**_SEED_SIGNS
    if (
        length > _MOST_SEED_SIGNS
        or state.difficulty not in DIFFICULTIES
        or state.intensity not in INTENSITIES
    ):
        return ""
    flags = (LONG_SEED if long else 0) | (MEMORY if hands else 0) | (AVOID if avoid else 0)
    terms = list(DIFFICULTIES).index(state.difficulty) * len(INTENSITIES) + state.intensity - 1
    signs = _signs(_FORMAT << 3 | flags, 1) + _signs(terms, 1) + _pack_signs(world)
    signs += _signs(length, 1) + _signs(zigzag, length) if long else _signs(state.seed, _SEED_SIGNS)
    signs += _signs(hands, _HAND_SIGNS) if hands else ""
    signs += _signs(avoid, _AVOID_SIGNS) if avoid else ""
    signs += _check_sign(signs)
    return "-".join(signs[i : i + _GROUP] for i in range(0, len(signs), _GROUP))


def decode(world: World, code: str) -> Night:
    """What a code says about a night of this pack.

    Raises:
        InvalidSeedCode: it is no code, mistyped, of another pack, or of another version.
    """
    signs = signs_of(code)
    if signs[2 : 2 + _PACK_SIGNS] != _pack_signs(world):
        raise InvalidSeedCode(
            f"The seed code {code!r} was made with another world, or with another version of "
            f"{world.info.title}. Choose the world it belongs to, or begin without a code."
        )
    try:
        return _night(world, signs[:-1])
    except (IndexError, ValueError) as fault:
        raise InvalidSeedCode(
            f"The seed code {code!r} says something that this version does not know. Update the game, or "
            "begin without a code."
        ) from fault


def fits(world: World, code: str) -> bool:
    """Whether a code is of this pack, as far as its fingerprint tells."""
    return signs_of(code)[2 : 2 + _PACK_SIGNS] == _pack_signs(world)


def signs_of(code: str) -> str:
    """The signs of a code, without dashes and spaces.

    Raises:
        InvalidSeedCode: it is no code, or mistyped.
    """
    signs = "".join(c for c in str(code).upper() if c not in "- \t\n").translate(_READ_AS)
    shown = repr(str(code)[:LONGEST])
    if len(signs) < 2 + _PACK_SIGNS + 3 or len(signs) > LONGEST or any(c not in _SIGNS for c in signs):
        raise InvalidSeedCode(
            f"{shown} is no seed code. A code looks like 1A0C-9KPM-2XQ7: letters, digits, groups of four."
        )
    if _check_sign(signs[:-1]) != signs[-1]:
        raise InvalidSeedCode(f"The seed code {shown} is mistyped somewhere. Compare it sign by sign.")
    return signs


def _night(world: World, signs: str) -> Night:
    flags, terms = _SIGNS.index(signs[0]), _SIGNS.index(signs[1])
    if flags >> 3 != _FORMAT:
        raise ValueError("another format")
    difficulty = list(DIFFICULTIES)[terms // len(INTENSITIES)]
    rest = signs[2 + _PACK_SIGNS :]
    if flags & LONG_SEED:
        length = _SIGNS.index(rest[0])
        zigzag, rest = _number(rest[1 : 1 + length], length), rest[1 + length :]
        seed = zigzag // 2 if zigzag % 2 == 0 else -(zigzag + 1) // 2
    else:
        seed, rest = _number(rest[:_SEED_SIGNS], _SEED_SIGNS), rest[_SEED_SIGNS:]
    hands = avoid = 0
    if flags & MEMORY:
        hands, rest = _number(rest[:_HAND_SIGNS], _HAND_SIGNS), rest[_HAND_SIGNS:]
    if flags & AVOID:
        avoid, rest = _number(rest[:_AVOID_SIGNS], _AVOID_SIGNS), rest[_AVOID_SIGNS:]
    if rest:
        raise ValueError("signs left over")
    tags = [tag for number, tag in enumerate(world.info.tags) if avoid >> number & 1]
    return Night(seed, difficulty, terms % len(INTENSITIES) + 1, sorted(tags), storylets_in(world, hands))


def _avoid_bits(world: World, avoid: list[str]) -> int:
    return sum(1 << number for number, tag in enumerate(world.info.tags) if tag in avoid)


def _pack_signs(world: World) -> str:
    told = blake2b(world.fingerprint + _RULES, digest_size=2).digest()
    return _signs(int.from_bytes(told, "big") % 32**_PACK_SIGNS, _PACK_SIGNS)


def _signs(number: int, length: int) -> str:
    return "".join(_SIGNS[number >> 5 * place & 31] for place in reversed(range(length)))


def _number(signs: str, length: int) -> int:
    if len(signs) != length or not length:
        raise ValueError("cut short")
    found = 0
    for sign in signs:
        found = found << 5 | _SIGNS.index(sign)
    return found


def _check_sign(signs: str) -> str:
    """Luhn's check for 32 signs: no single wrong sign, and hardly a swap, goes unnoticed."""
    total, factor = 0, 2
    for sign in reversed(signs):
        addend = factor * _SIGNS.index(sign)
        total += addend // 32 + addend % 32
        factor = 3 - factor
    return _SIGNS[-total % 32]
