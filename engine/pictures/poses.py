"""How a figure holds itself: its joints by pose and build.

May import: numpy. Promises: joints in metres, the figure on z = 0 and facing -y; an unknown pose
stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

Point = tuple[float, float, float]
Joints = dict[str, Point]

# Joints for a height of 1, facing -y: pelvis, chest, neck, head, then per side (right is -x).
_STAND = {
    "pelvis": (0, 0, 0.52), "chest": (0, 0.005, 0.72), "neck": (0, 0.0, 0.845), "head": (0, -0.012, 0.925),
    "shoulder": (0.095, 0.005, 0.794), "elbow": (0.124, 0.016, 0.635), "hand": (0.116, -0.030, 0.472),
    "hip": (0.052, 0, 0.505), "knee": (0.058, -0.008, 0.275), "foot": (0.062, 0.008, 0.035),
}  # fmt: skip
_CHANGES: dict[str, dict[str, Point]] = {
    "stand": {
        "pelvis": (0.012, 0, 0.518), "head": (0.010, -0.022, 0.918), "hand_r": (-0.110, -0.045, 0.47),
        "shoulder_r": (-0.094, -0.004, 0.789), "knee_r": (-0.066, -0.026, 0.275),
        "foot_r": (-0.082, -0.03, 0.035),
    },
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
    "armed": {
        "head": (0.008, -0.022, 0.920), "chest": (0, -0.004, 0.72),
        "shoulder_l": (0.100, -0.018, 0.794), "shoulder_r": (-0.098, 0.022, 0.796),
        "elbow_l": (0.135, -0.075, 0.655), "hand_l": (0.040, -0.165, 0.640),
        "elbow_r": (-0.155, 0.035, 0.650), "hand_r": (-0.075, -0.085, 0.560),
        "foot_l": (0.075, -0.035, 0.035), "foot_r": (-0.070, 0.045, 0.035),
    },
    "wrong": {
        "head": (0.034, -0.020, 0.912), "neck": (0.004, 0.004, 0.846),
        "elbow_l": (0.122, 0.020, 0.630), "hand_l": (0.118, 0.024, 0.455),
        "elbow_r": (-0.122, 0.020, 0.630), "hand_r": (-0.118, 0.024, 0.455),
        "foot_l": (0.040, 0.0, 0.035), "foot_r": (-0.040, 0.0, 0.035),
        "knee_l": (0.046, 0.004, 0.275), "knee_r": (-0.046, 0.004, 0.275),
    },
    "seated": {
        "pelvis": (0, 0.030, 0.300), "chest": (0, 0.055, 0.500), "neck": (0, 0.030, 0.620),
        "head": (0.010, 0.005, 0.695),
        "shoulder_l": (0.102, 0.040, 0.578), "shoulder_r": (-0.102, 0.040, 0.578),
        "elbow_l": (0.140, -0.015, 0.425), "hand_l": (0.062, -0.130, 0.375),
        "elbow_r": (-0.145, -0.005, 0.425), "hand_r": (-0.058, -0.120, 0.370),
        "hip_l": (0.055, 0.020, 0.290), "hip_r": (-0.055, 0.020, 0.290),
        "knee_l": (0.075, -0.205, 0.285), "foot_l": (0.078, -0.190, 0.035),
        "knee_r": (-0.070, -0.200, 0.285), "foot_r": (-0.085, -0.235, 0.035),
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


def joints(pose: str, look: Mapping[str, Any]) -> Joints:
    """Every joint in metres, both sides, for the pose and the build of the figure."""
    tall = float(look.get("height", 1.78))
    wide = float(look.get("width", 1.0))
    arms, stoop, legs = (float(look.get(k, d)) for k, d in (("arms", 1.0), ("stoop", 0.0), ("legs", 1.0)))
    change = _CHANGES.get("stand" if pose == "away" else pose, {})
    neck = float(look.get("neck", 0.0))
    raw: Joints = {}
    for name, (x, y, z) in _STAND.items():
        if name in ("pelvis", "chest", "neck", "head"):
            raw[name] = change.get(name, (x, y, z))
        else:
            raw[f"{name}_l"] = change.get(f"{name}_l", (x, y, z))
            raw[f"{name}_r"] = change.get(f"{name}_r", (-x, y, z))
    low = pose in ("crawl", "sit", "seated")
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
        z2 += neck if name == "head" else neck * 0.3 if name == "neck" else 0.0
        lean = 0.0 if low else stoop * (above / 0.42) ** 2 * 0.2
        out[name] = (x * tall * wide, (y - lean) * tall, (z2 - (0 if low else lean * 0.45)) * tall)
    return out
