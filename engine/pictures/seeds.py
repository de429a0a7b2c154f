"""Seeds from names: the only source of chance in the room.

May import: the standard library, numpy. Promises: the same names give the same numbers on every
machine; the seed of one object never depends on another.
"""

from __future__ import annotations

import hashlib

import numpy as np


def seed_of(*names: object) -> int:
    """A 63-bit number from any names; the order counts."""
    text = "\x1f".join(str(name) for name in names)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 1


def dice(*names: object) -> np.random.Generator:
    """A generator of its own for whatever the names stand for."""
    return np.random.Generator(np.random.PCG64(seed_of(*names)))
