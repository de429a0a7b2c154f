"""Heads: skull, face, eyes, hair, what is worn over them; each face its own.

May import: numpy, ``arrays``, ``skin``, ``seeds``. Promises: a head in metres round its own middle,
facing -y, for a figure of 1.78 m; the same character has the same face wherever it is met; texture
coordinates of a face are metres from its middle, so that :func:`faces.painted` finds brows and lips.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from engine.pictures.arrays import Array, f32
from engine.pictures.seeds import dice
from engine.pictures.skin import HOLLOW, Bone, body

FINE, COARSE = 0.0048, 0.0115
"""Cells of a head close by and of one that is far off, in metres."""

_HAIR = ("short", "parted", "receding", "long", "cropped", "tied")
_HAIR_TINTS = ([1.0, 1.0, 1.0], [2.6, 1.7, 1.05], [5.6, 4.3, 2.9], [5.2, 5.2, 5.4], [1.9, 1.15, 0.8])
_SKIN_TINTS = (
    [1.0, 1.0, 1.0],
    [1.12, 1.02, 0.95],
    [0.72, 0.60, 0.52],
    [0.88, 0.80, 0.70],
    [0.50, 0.40, 0.35],
)


_RIM = (
    (0.0, -0.128, 0.036),
    (0.060, -0.106, 0.034),
    (0.100, -0.040, 0.024),
    (0.108, 0.02, 0.006),
    (0.094, 0.086, -0.012),
    (0.0, 0.140, -0.018),
)
"""The brim of a helmet on one side, from the brow to the nape."""


@dataclass(frozen=True, slots=True)
class Face:
    """What makes a face this one's: lengths as factors, colours as tints."""

    jaw: float
    chin: float
    nose: float
    hook: float
    brow: float
    cheek: float
    apart: float
    lips: float
    long: float
    hair: str
    hair_tint: tuple[float, ...]
    skin_tint: tuple[float, ...]
    beard: int
    """0 shaved, 1 stubble, 2 a beard."""


def face_of(who: int, look: Mapping[str, Any]) -> Face:
    """The face of somebody; the pack's table may settle hair, beard and tints."""
    chance = dice("face", who, look.get("face_of", ""))

    def about(spread: float) -> float:
        return float(1 + (chance.random() * 2 - 1) * spread)

    lengths = [about(s) for s in (0.16, 0.35, 0.28, 1.0, 0.5, 0.3, 0.08, 0.4, 0.07)]
    hair, tint = int(chance.integers(len(_HAIR))), int(chance.integers(len(_HAIR_TINTS)))
    skin, beard = int(chance.integers(len(_SKIN_TINTS))), int(chance.integers(3))
    if not look.get("face_of"):
        skin = skin if look.get("mixed", True) else 0
    jaw, chin, nose, hook, brow, cheek, apart, lips, long = lengths
    return Face(
        jaw,
        chin,
        nose,
        hook,
        brow,
        cheek,
        apart,
        lips,
        long,
        hair=str(look.get("hair_style", _HAIR[hair])),
        hair_tint=tuple(look.get("hair_tint", _HAIR_TINTS[tint])),
        skin_tint=tuple(look.get("skin_tint", _SKIN_TINTS[skin])),
        beard=int(look.get("beard", beard)),
    )


def _mirrored(*bones: Bone) -> list[Bone]:
    """Each bone on both sides of the face."""
    both = []
    for bone in bones:
        a, b = bone.a, bone.b
        both += [bone, Bone((-a[0], a[1], a[2]), (-b[0], b[1], b[2]), bone.ra, bone.rb, bone.part, bone.flat,
                            bone.blend, bone.bands, bone.cut)]  # fmt: skip
    return both


def _ball(x: float, y: float, z: float, r: float, part: str = "skin", blend: float = 0.008) -> Bone:
    return Bone((x, y, z), (x, y, z), r, r, part, 1.0, blend)


def _bar(half: float, y: float, z: float, r: float, blend: float = 0.008) -> Bone:
    """Level across the face."""
    return Bone((-half, y, z), (half, y, z), r, r, "skin", 1.0, blend)


def _skull(f: Face, gape: float) -> list[Bone]:
    low, corner = -0.094 * f.long - gape, (0.053 * f.jaw, 0.002, -0.046 - gape * 0.3)
    brow = 0.0080 * f.brow**0.4
    return [
        Bone((0, 0.004, 0.030), (0, 0.036, 0.036), 0.071, 0.075, "skin", 1.06, 0.02),
        _bar(0.022, -0.044, 0.052, 0.034, 0.03),
        Bone((0, -0.036, -0.012), (0, -0.040, -0.056 - gape * 0.4), 0.046, 0.035, "skin", 0.92, 0.03),
        Bone((0, -0.066, low), (0, -0.068, low), 0.0145 * f.chin**0.5, 0.0145, "skin", 1.0, 0.02),
        Bone((0, 0.020, -0.05), (0, 0.030, -0.12), 0.050, 0.050, "skin", 1.0, 0.03),
        *_mirrored(
            Bone(corner, (0.017, -0.060, low), 0.019, 0.015, "skin", 1.0, 0.03),
            Bone(
                (0.042, -0.052, -0.014), (0.058, -0.024, -0.008), 0.0165 * f.cheek, 0.013, "skin", 1.0, 0.02
            ),
            Bone((0.011, -0.077, 0.026), (0.045, -0.062, 0.029), brow, 0.007, "skin", 1.0, 0.014),
            Bone((0.073, 0.006, -0.014), (0.080, 0.016, 0.018), 0.009, 0.013, "skin", 1.0, 0.008),
        ),
    ]


def _features(f: Face, look: Mapping[str, Any], gape: float) -> list[Bone]:
    """Sockets with eyes and lids, nose, mouth; eyes that are gone leave their pits."""
    x, tip = 0.0310 * f.apart, -0.084 - 0.017 * f.nose
    pit = float(look.get("sockets", 0.0))
    full, low = 0.0068 * f.lips**0.4, -0.070 - gape
    bones = [
        Bone((0, -0.077, 0.012), (0, tip, -0.026), 0.0072, 0.0098, "skin", 1.0, 0.012),
        Bone((0, -0.080, 0.006 * f.hook), (0, -0.086, -0.008), 0.0078, 0.0078, "skin", 1.0, 0.010),
        *_mirrored(_ball(0.0115, -0.084, -0.029, 0.0085, "skin", 0.006)),
        _bar(0.018, -0.076, -0.056, full),
        _ball(0, -0.082, -0.055, 0.007),
        _bar(0.013, -0.077, low, full * 1.15),
        *_mirrored(Bone((0.0065, -0.094, -0.036), (0.0065, -0.088, -0.034), 0.0034, 0.003, HOLLOW)),
    ]
    if gape > 0.004:
        bones.append(Bone((0, -0.080, -0.062), (0, -0.074, -0.062 - gape * 1.1), 0.013, 0.012, HOLLOW))
    if pit:
        size = pit * 1.55
        bones += _mirrored(Bone((x, -0.080, 0.007), (x, -0.072, 0.007), size, size, HOLLOW))
        return bones
    bones += _mirrored(
        Bone((x, -0.083, 0.0065), (x, -0.079, 0.0065), 0.0155, 0.0155, "skin", 1.0, 0.0, (), True)
    )
    bones += _mirrored(
        Bone((x, -0.0645, 0.0062), (x, -0.0645, 0.0062), 0.0122, 0.0122, "eye", 1.0, 0.001),
        Bone((x - 0.013, -0.0715, 0.0125), (x + 0.013, -0.0675, 0.0115), 0.0052, 0.0050, "skin", 1.0, 0.004),
        Bone(
            (x - 0.012, -0.0705, -0.0045), (x + 0.012, -0.0665, -0.0045), 0.0042, 0.0040, "skin", 1.0, 0.005
        ),
    )
    return bones


def _hair(style: str) -> list[Bone]:
    cap = [
        Bone((0, 0.018, 0.044), (0, 0.040, 0.036), 0.0765, 0.0775, "hair", 1.06, 0.01),
        Bone((0, 0.058, 0.006), (0, 0.060, -0.028), 0.046, 0.040, "hair", 1.0, 0.02),
        *_mirrored(Bone((0.066, 0.010, 0.026), (0.067, 0.012, 0.002), 0.016, 0.010, "hair", 1.0, 0.01)),
    ]
    front = _mirrored(Bone((0.032, -0.026, 0.084), (0.012, -0.034, 0.088), 0.026, 0.024, "hair", 1.0, 0.015))
    if style == "receding":
        return [
            Bone((0, 0.050, 0.020), (0, 0.056, -0.026), 0.060, 0.044, "hair", 1.0, 0.02),
            *_mirrored(Bone((0.064, 0.020, 0.030), (0.066, 0.014, -0.004), 0.018, 0.010, "hair", 1.0, 0.01)),
        ]
    if style == "cropped":
        return cap[:2]
    if style == "parted":
        sweep = Bone((-0.045, -0.020, 0.088), (0.046, -0.038, 0.074), 0.024, 0.022, "hair", 1.0, 0.012)
        return [*cap, sweep]
    if style == "long":
        fall = _mirrored(
            Bone((0.064, 0.014, 0.030), (0.070, 0.012, -0.150), 0.024, 0.019, "hair", 1.0, 0.014)
        )
        return [
            *cap,
            *front,
            *fall,
            Bone((0, 0.062, 0.0), (0, 0.074, -0.160), 0.050, 0.036, "hair", 1.0, 0.02),
        ]
    if style == "tied":
        return [*cap, *front, Bone((0, 0.110, 0.045), (0, 0.134, -0.060), 0.028, 0.012, "hair", 1.0, 0.015)]
    return [*cap, *front]


def _worn(look: Mapping[str, Any]) -> list[Bone]:
    """Helmet or hood, hollow inside so that the face lies in its shadow."""
    if look.get("helmet"):
        rim = [
            Bone((x0, y0, z0), (x1, y1, z1), 0.0135, 0.0135, "helmet", 1.0, 0.016)
            for (x0, y0, z0), (x1, y1, z1) in pairwise(_RIM)
        ]
        return [
            Bone((0, 0.010, 0.040), (0, 0.030, 0.036), 0.099, 0.102, "helmet", 1.16, 0.01),
            Bone((0, 0.0, -0.135), (0, 0.02, -0.135), 0.150, 0.150, "helmet", 1.2, 0.0, (), True),
            Bone((0, -0.10, -0.035), (0, -0.02, -0.040), 0.080, 0.080, "helmet", 1.0, 0.0, (), True),
            *_mirrored(*rim),
            *_mirrored(
                Bone((0.080, -0.004, 0.0), (0.030, -0.058, -0.110), 0.0045, 0.0045, "strap", 1.0, 0.002)
            ),
        ]
    if look.get("hood"):
        part = str(look.get("top", "skin"))
        return [
            Bone((0, 0.012, 0.028), (0, 0.036, 0.010), 0.112, 0.112, part, 1.1, 0.02),
            Bone((0, 0.03, -0.03), (0, 0.03, -0.13), 0.100, 0.112, part, 1.0, 0.05),
            Bone((0, -0.030, 0.006), (0, -0.16, -0.012), 0.074, 0.092, part, 1.0, 0.0, (), True),
            Bone((0, 0.0, 0.02), (0, 0.0, -0.10), 0.088, 0.070, part, 1.0, 0.0, (), True),
        ]
    return []


@lru_cache(maxsize=48)
def head(
    key: tuple[tuple[str, Any], ...], who: int, cell: float
) -> tuple[Array, Array, tuple[str, ...], Array]:
    """Corners and normals ``(m, 3, 3)``, the part of each triangle, and face coordinates ``(m, 3, 2)``."""
    look = dict(key)
    f, gape = face_of(who, look), float(look.get("gape", 0.0))
    nets = []
    if look.get("face", True):
        nets.append(
            body([*_skull(f, gape), *_features(f, look, gape)], cell, float(look.get("wrinkles", 0.0016)))
        )
    else:
        blank = [
            *_skull(f, gape)[:5],
            Bone((0, -0.02, -0.04), (0, -0.05, -0.095 - gape), 0.046, 0.020, "skin"),
        ]
        nets.append(body([*blank, *_mirrored(Bone((0.031, -0.086, 0.006), (0.031, -0.086, 0.0), 0.013, 0.013,
                                                   "skin", 1.0, 0.0, (), True))], cell, 0.005))  # fmt: skip
    worn = _worn(look)
    hair = _hair(f.hair)[1:] if look.get("helmet") else [] if worn else _hair(f.hair)
    if hair and float(look.get("hair", 0.0)) > 0:
        nets.append(body(hair, cell * 1.7, 0.016))
    if worn:
        nets.append(body(worn, cell * 1.3, float(look.get("folds", 0.0)) * 0.3 if look.get("hood") else 0.0))
    corners, normals = (np.concatenate([net[k] for net in nets]) for k in (0, 1))
    parts = tuple(part for net in nets for part in net[2])
    return corners, normals, parts, _laid(corners, normals, parts, f.beard)


def _laid(corners: Array, normals: Array, parts: tuple[str, ...], beard: int) -> Array:
    """A face lies at its own metres, one storey (of a metre) up for each kind of beard; eyes at theirs."""
    uv = np.stack([corners[..., 0], corners[..., 2] + beard], axis=-1)
    behind = normals[:, :, 1].mean(1) > 0.25
    uv[behind] += 20.0
    eyes = np.array([part == "eye" for part in parts])
    if eyes.any():
        at = corners[eyes]
        side = np.sign(at[..., 0].mean(1))[:, None]
        middle = np.abs(at[..., 0]).reshape(-1)
        centre = (middle.min() + middle.max()) / 2
        uv[eyes] = np.stack([at[..., 0] - side * centre, at[..., 2] - 0.0062], axis=-1)
    return f32(uv)
