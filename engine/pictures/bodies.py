"""People and things that were people: bones by pose, meshed once and kept.

May import: numpy, ``mesh``, ``skin``, ``materials``. Promises: a figure stands on z = 0 and faces
-y (towards the camera when its turn is 0); its height and build come from the pack's data.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from engine.pictures.arrays import f32, tilt_x
from engine.pictures.materials import Palette
from engine.pictures.mesh import Mesh
from engine.pictures.skin import HOLLOW, Bone, body

# Joints for a height of 1, facing -y: pelvis, chest, neck, head, then per side (right is -x).
_STAND = {
    "pelvis": (0, 0, 0.52), "chest": (0, 0.005, 0.72), "neck": (0, 0.0, 0.845), "head": (0, -0.012, 0.925),
    "shoulder": (0.100, 0.005, 0.796), "elbow": (0.135, 0.012, 0.635), "hand": (0.140, -0.025, 0.475),
    "hip": (0.052, 0, 0.505), "knee": (0.058, -0.008, 0.275), "foot": (0.062, 0.008, 0.035),
}  # fmt: skip
_CHANGES: dict[str, dict[str, tuple[float, float, float]]] = {
    "stand": {"head": (0.012, -0.018, 0.918), "hand_r": (-0.128, -0.035, 0.47)},
    "search": {
        "head": (0.03, -0.06, 0.905), "neck": (0.0, -0.03, 0.84), "chest": (0, -0.02, 0.72),
        "elbow_l": (0.15, -0.10, 0.68), "hand_l": (0.10, -0.26, 0.70), "foot_r": (-0.06, -0.10, 0.035),
        "knee_r": (-0.06, -0.06, 0.28), "hand_r": (-0.16, -0.09, 0.50),
    },
    "run": {
        "chest": (0, -0.09, 0.71), "neck": (0, -0.14, 0.82), "head": (0, -0.185, 0.885),
        "shoulder_l": (0.108, -0.11, 0.79), "shoulder_r": (-0.108, -0.07, 0.79),
        "elbow_l": (0.15, 0.06, 0.67), "hand_l": (0.13, -0.08, 0.60),
        "elbow_r": (-0.15, -0.20, 0.68), "hand_r": (-0.10, -0.30, 0.80),
        "knee_l": (0.058, -0.17, 0.36), "foot_l": (0.06, -0.09, 0.14),
        "knee_r": (-0.058, 0.03, 0.28), "foot_r": (-0.06, 0.22, 0.10),
    },
    "crawl": {
        "pelvis": (0, 0.20, 0.27), "chest": (0, -0.02, 0.25), "neck": (0, -0.13, 0.24),
        "head": (0.015, -0.215, 0.235),
        "shoulder_l": (0.11, -0.08, 0.245), "shoulder_r": (-0.11, -0.10, 0.235),
        "elbow_l": (0.235, -0.10, 0.19), "hand_l": (0.17, -0.27, 0.025),
        "elbow_r": (-0.25, -0.02, 0.20), "hand_r": (-0.22, -0.16, 0.025),
        "hip_l": (0.055, 0.21, 0.26), "hip_r": (-0.055, 0.21, 0.26),
        "knee_l": (0.19, 0.12, 0.24), "foot_l": (0.15, 0.36, 0.04),
        "knee_r": (-0.15, 0.24, 0.05), "foot_r": (-0.12, 0.47, 0.04),
    },
    "lie": {
        "head": (0.03, -0.012, 0.925),
        "elbow_l": (0.25, -0.02, 0.80), "hand_l": (0.20, -0.02, 0.97),
        "elbow_r": (-0.21, 0.01, 0.66), "hand_r": (-0.30, -0.01, 0.52),
        "knee_l": (0.13, -0.03, 0.30), "foot_l": (0.07, 0.0, 0.08), "foot_r": (-0.10, 0.0, 0.02),
    },
    "sit": {
        "pelvis": (0, 0.06, 0.10), "chest": (0, 0.05, 0.30), "neck": (0, 0.0, 0.42),
        "head": (0, -0.06, 0.475),
        "shoulder_l": (0.105, 0.02, 0.385), "shoulder_r": (-0.105, 0.02, 0.385),
        "elbow_l": (0.14, -0.08, 0.25), "hand_l": (0.05, -0.20, 0.26),
        "elbow_r": (-0.14, -0.08, 0.25), "hand_r": (-0.04, -0.21, 0.25),
        "hip_l": (0.055, 0.03, 0.09), "hip_r": (-0.055, 0.03, 0.09),
        "knee_l": (0.07, -0.19, 0.26), "foot_l": (0.06, -0.26, 0.035),
        "knee_r": (-0.07, -0.20, 0.25), "foot_r": (-0.07, -0.28, 0.035),
    },
}  # fmt: skip

Joints = dict[str, tuple[float, float, float]]


def _joints(pose: str, look: Mapping[str, Any]) -> Joints:
    """Every joint in metres, both sides, for the pose and the build of the figure."""
    tall = float(look.get("height", 1.78))
    wide = float(look.get("width", 1.0))
    arms, stoop, legs = (float(look.get(k, d)) for k, d in (("arms", 1.0), ("stoop", 0.0), ("legs", 1.0)))
    change = _CHANGES.get("stand" if pose == "away" else pose, {})
    raw: Joints = {}
    for name, (x, y, z) in _STAND.items():
        if name in ("pelvis", "chest", "neck", "head"):
            raw[name] = change.get(name, (x, y, z))
        else:
            raw[f"{name}_l"] = change.get(f"{name}_l", (x, y, z))
            raw[f"{name}_r"] = change.get(f"{name}_r", (-x, y, z))
    low = pose in ("crawl", "sit")
    for side in "lr":
        s, e, h = (np.array(raw[f"{k}_{side}"]) for k in ("shoulder", "elbow", "hand"))
        longer = e + (e - s) * (arms - 1) * (0.2 if low else 1.0)
        h = h + (longer - e) + (h - e) * (arms - 1) * (0.2 if low else 1.0)
        raw[f"elbow_{side}"], raw[f"hand_{side}"] = tuple(longer), (h[0], h[1], max(h[2], 0.02))
    out: Joints = {}
    hips = raw["pelvis"][2]
    for name, (x, y, z) in raw.items():
        above = max(z - hips, 0.0)
        z2 = z * legs if z <= hips else z + (legs - 1) * hips
        lean = 0.0 if low else stoop * (above / 0.42) ** 2 * 0.2
        out[name] = (x * tall * wide, (y - lean) * tall, (z2 - (0 if low else lean * 0.45)) * tall)
    return out


def _bones(j: Joints, look: Mapping[str, Any], tall: float) -> list[Bone]:
    """Capsules from joints: a torso of several, limbs that taper, hands with fingers, a face."""
    k = tall * float(look.get("flesh", 1.0))
    top, legs, feet = look.get("top", "skin"), look.get("legs_mat", "skin"), look.get("feet", "skin")
    hands = look.get("hands", "skin")

    def between(a: str, b: str, t: float) -> tuple[float, float, float]:
        p, q = j[a], j[b]
        return (p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t, p[2] + (q[2] - p[2]) * t)

    bones = [
        Bone(j["pelvis"], between("pelvis", "chest", 0.5), 0.072 * k, 0.068 * k, legs, 0.72, 0.05),
        Bone(between("pelvis", "chest", 0.45), j["chest"], 0.068 * k, 0.086 * k, top, 0.70, 0.06),
        Bone(j["chest"], between("chest", "neck", 0.75), 0.088 * k, 0.052 * k, top, 0.66, 0.05),
        Bone(j["shoulder_l"], j["shoulder_r"], 0.031 * k, 0.031 * k, top, 0.9, 0.06),
        Bone(between("neck", "head", 0.1), j["shoulder_l"], 0.027 * k, 0.030 * k, top, 1.0, 0.05),
        Bone(between("neck", "head", 0.1), j["shoulder_r"], 0.027 * k, 0.030 * k, top, 1.0, 0.05),
        Bone(j["neck"], between("neck", "head", 0.6), 0.028 * k, 0.026 * k, "skin", 1.0, 0.03),
    ]
    bones += _head(j["head"], look, tall)
    for side in "lr":
        s, e, hand = j[f"shoulder_{side}"], j[f"elbow_{side}"], j[f"hand_{side}"]
        hip, knee, foot = j[f"hip_{side}"], j[f"knee_{side}"], j[f"foot_{side}"]
        bones += [
            Bone(s, e, 0.034 * k, 0.025 * k, top, 1.0, 0.03),
            Bone(e, hand, 0.025 * k, 0.017 * k, top, 1.0, 0.02),
            Bone(hip, knee, 0.052 * k, 0.034 * k, legs, 1.0, 0.04),
            Bone(knee, foot, 0.034 * k, 0.023 * k, legs, 1.0, 0.03),
            Bone(foot, (foot[0] * 1.12, foot[1] - 0.085 * tall, max(foot[2] - 0.014 * tall, 0.02)),
                 0.026 * k, 0.019 * k, feet, 1.0, 0.02),
        ]  # fmt: skip
        bones += _fingers(e, hand, k, float(look.get("fingers", 1.0)), str(hands))
    return bones + _clothes(j, look, tall)


def _head(h: tuple[float, float, float], look: Mapping[str, Any], tall: float) -> list[Bone]:
    """Skull and jaw, with hollows for eyes and mouth."""
    head = float(look.get("head", 1.0)) * tall
    bones = [
        Bone(
            h,
            (h[0], h[1] + 0.006 * head, h[2] + 0.022 * head),
            0.041 * head,
            0.043 * head,
            "skin",
            1.15,
            0.02,
        ),
        Bone(
            h,
            (h[0], h[1] - 0.022 * head, h[2] - 0.040 * head),
            0.032 * head,
            0.020 * head,
            "skin",
            1.0,
            0.025,
        ),
    ]
    for way in (-1, 1):
        eye = (h[0] + way * 0.0165 * head, h[1] - 0.050 * head, h[2] + 0.004 * head)
        bones.append(Bone(eye, eye, 0.0125 * head, 0.0125 * head, HOLLOW))
    mouth = (h[0], h[1] - 0.050 * head, h[2] - 0.042 * head)
    gape = float(look.get("gape", 0.006)) * head
    bones.append(Bone(mouth, (mouth[0], mouth[1], mouth[2] - gape), 0.009 * head, 0.009 * head, HOLLOW))
    return bones


def _fingers(
    elbow: tuple[float, ...], hand: tuple[float, ...], k: float, length: float, part: str
) -> list[Bone]:
    e, h = np.array(elbow), np.array(hand)
    along = (h - e) / max(float(np.linalg.norm(h - e)), 1e-6)
    across = np.array([0.35, 1.0, 0.0]) if abs(along[2]) > 0.6 else np.array([1.0, 0.0, 0.2])
    palm = h + along * 0.030 * k
    bones = [Bone(tuple(h), tuple(palm), 0.017 * k, 0.018 * k, part, 1.0, 0.015)]
    for spread in (-1.0, 0.0, 1.0):
        tip = palm + (along * 0.052 + across * spread * 0.014) * k * length
        tip[2] = max(tip[2], 0.008)
        bones.append(Bone(tuple(palm), tuple(tip), 0.009 * k, 0.005 * k, part, 1.0, 0.008))
    return bones


def _clothes(j: Joints, look: Mapping[str, Any], tall: float) -> list[Bone]:
    """What hangs on the bones: a coat, a skirt, hair, a helmet, a hood."""
    bones = []
    chest, pelvis, h = j["chest"], j["pelvis"], j["head"]
    coat = float(look.get("coat", 0.0))
    if coat:
        hem = (pelvis[0], pelvis[1] + 0.01, max(pelvis[2] - coat * tall, 0.10))
        bones.append(
            Bone(chest, pelvis, 0.090 * tall, 0.096 * tall, str(look.get("top", "skin")), 0.74, 0.05)
        )
        bones.append(Bone(pelvis, hem, 0.094 * tall, 0.122 * tall, str(look.get("top", "skin")), 0.80, 0.04))
    if look.get("helmet"):
        dome = (h[0], h[1] + 0.004, h[2] + 0.034 * tall)
        bones.append(
            Bone(dome, (dome[0], dome[1] + 0.006, dome[2] - 0.008), 0.058 * tall, 0.062 * tall, "helmet")
        )
    if look.get("hair"):
        long = float(look["hair"])
        back = (h[0], h[1] + 0.022 * tall, h[2] + 0.014 * tall)
        ends = (h[0], h[1] + 0.036 * tall, h[2] - long * tall)
        bones.append(Bone(back, ends, 0.047 * tall, 0.030 * tall, "hair", 1.0, 0.02))
    return bones


@lru_cache(maxsize=24)
def _meshed(key: tuple[tuple[str, Any], ...], pose: str) -> tuple[Any, Any, tuple[str, ...]]:
    look = dict(key)
    tall = float(look.get("height", 1.78))
    bones = _bones(_joints(pose, look), look, tall)
    corners, normals, nearest = body(bones, max(tall / 96, 0.013), float(look.get("folds", 0.012)))
    return corners, normals, tuple(bones[k].part for k in nearest)


def figure(look: Mapping[str, Any], pose: str, paints: Palette) -> Mesh:
    """A figure of the pack as a mesh; ``look`` is its prefab table."""
    plain = {k: v for k, v in look.items() if isinstance(v, (int, float, str, bool))}
    corners, normals, parts = _meshed(tuple(sorted(plain.items())), pose)
    named = {part: paints(str(look.get(f"mat_{part}", part))) for part in set(parts)}
    n = len(corners)
    away = f32(corners - corners.reshape(-1, 3).mean(0))
    mesh = Mesh(
        pos=corners,
        nrm=normals,
        uv=f32(np.stack([away[..., 0] + away[..., 1], away[..., 2]], axis=-1)),
        mat=np.array([named[p] for p in parts], np.int32),
        tint=np.ones((n, 3), np.float32),
        oid=np.zeros(n, np.int32),
    )
    if pose == "lie":
        # Face down, the middle of the body over the spot.
        tall = float(look.get("height", 1.78))
        return mesh.moved(tilt_x(90), 1.0, f32([0, tall * 0.5, tall * 0.062]))
    return mesh
