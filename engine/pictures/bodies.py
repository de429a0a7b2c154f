"""People and things that were people: bones by pose, meshed once and kept.

May import: numpy, ``mesh``, ``poses``, ``skin``, ``materials``. Promises: a figure stands on z = 0
and faces -y (towards the camera when its turn is 0); its height, build and clothes come from the
pack's data; ``as`` in that data changes them by a tag of the figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from engine.pictures.arrays import Array, f32, tilt_x, turn_z, unit
from engine.pictures.heads import COARSE, FINE, face_of, head
from engine.pictures.materials import Palette
from engine.pictures.mesh import Mesh, joined, segments
from engine.pictures.poses import Joints, Point, joints
from engine.pictures.seeds import dice
from engine.pictures.skin import Bone, body


def dressed(look: Mapping[str, Any], tags: Iterable[str]) -> dict[str, Any]:
    """A figure's table with what its tags change."""
    changes = look.get("as", {})
    out = dict(look)
    for tag in sorted(set(tags) & set(changes)):
        out |= changes[tag]
    return out


def _between(j: Joints, a: str, b: str, t: float) -> Point:
    p, q = j[a], j[b]
    return (p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t, p[2] + (q[2] - p[2]) * t)


def _bones(j: Joints, look: Mapping[str, Any], tall: float) -> list[Bone]:
    """Capsules from joints: a torso of several, limbs that taper, hands with fingers, a face."""
    k = tall * float(look.get("flesh", 1.0))
    top, legs, feet = (str(look.get(n, "skin")) for n in ("top", "legs_mat", "feet"))
    belt = ((0.50, 1.1, str(look["belt"])),) if look.get("belt") else ()
    waist = ((-0.1, 0.10, str(look["belt"])),) if look.get("belt") else ()
    bones = [
        Bone(j["pelvis"], _between(j, "pelvis", "chest", 0.5), 0.072 * k, 0.068 * k, legs, 0.72, 0.05, belt),
        Bone(_between(j, "pelvis", "chest", 0.34), j["chest"], 0.074 * k, 0.084 * k, top, 0.72, 0.06, waist),
        Bone(j["chest"], _between(j, "chest", "neck", 0.75), 0.088 * k, 0.052 * k, top, 0.66, 0.05),
        Bone(j["shoulder_l"], j["shoulder_r"], 0.031 * k, 0.031 * k, top, 0.9, 0.06),
        Bone(_between(j, "chest", "neck", 0.86), j["shoulder_l"], 0.026 * k, 0.031 * k, top, 1.0, 0.05),
        Bone(_between(j, "chest", "neck", 0.86), j["shoulder_r"], 0.026 * k, 0.031 * k, top, 1.0, 0.05),
        Bone(j["neck"], _between(j, "neck", "head", 0.75), 0.028 * k, 0.026 * k, "skin", 1.0, 0.03),
    ]
    if look.get("collar"):
        ring = _between(j, "chest", "neck", 0.92), _between(j, "neck", "head", 0.22)
        bones.append(Bone(*ring, 0.040 * k, 0.034 * k, str(look["collar"]), 0.95, 0.012))
    for side in "lr":
        bones += _arm(j, side, k, look, top) + _leg(j, side, k, look, legs, feet, tall)
    return bones + _clothes(j, look, tall)


def _arm(j: Joints, side: str, k: float, look: Mapping[str, Any], top: str) -> list[Bone]:
    s, e, hand = j[f"shoulder_{side}"], j[f"elbow_{side}"], j[f"hand_{side}"]
    hands = str(look.get("hands", "skin"))
    cuff = ((0.90, 1.1, hands),) if look.get("sleeves", True) else ((-0.1, 1.1, hands),)
    loose = 1.12 if top != "skin" else 1.0
    bones = [
        Bone(s, e, 0.034 * k * loose, 0.027 * k * loose, top, 1.0, 0.03),
        Bone(e, hand, 0.026 * k * loose, 0.018 * k * loose, top, 1.0, 0.02, cuff),
    ]
    return bones + _fingers(e, hand, k, float(look.get("fingers", 1.0)), hands)


def _leg(
    j: Joints, side: str, k: float, look: Mapping[str, Any], legs: str, feet: str, tall: float
) -> list[Bone]:
    hip, knee, foot = j[f"hip_{side}"], j[f"knee_{side}"], j[f"foot_{side}"]
    shaft = float(look.get("boots", 0.0))
    boot = ((1.0 - shaft, 1.1, feet),) if shaft else ()
    loose = 1.10 if legs != "skin" else 1.0
    toe = (foot[0] * 1.12, foot[1] - 0.085 * tall, max(foot[2] - 0.014 * tall, 0.02))
    heel = (foot[0], foot[1] + 0.012 * tall, max(foot[2] - 0.016 * tall, 0.018))
    bones = [
        Bone(hip, knee, 0.052 * k, 0.036 * k * loose, legs, 1.0, 0.04),
        Bone(knee, foot, 0.034 * k * loose, 0.026 * k * loose, legs, 1.0, 0.03, boot),
        Bone(heel, toe, 0.024 * k, 0.021 * k, feet, 1.0, 0.015),
    ]
    if shaft:
        # Trousers are bloused over the shaft: a fold that a flat leg does not have.
        at = _between(j, f"knee_{side}", f"foot_{side}", 1.0 - shaft - 0.02)
        bones.append(Bone(at, at, 0.040 * k, 0.040 * k, legs, 1.0, 0.02))
    return bones


def _fingers(elbow: Point, hand: Point, k: float, length: float, part: str) -> list[Bone]:
    e, h = np.array(elbow), np.array(hand)
    along = (h - e) / max(float(np.linalg.norm(h - e)), 1e-6)
    across = np.array([0.35, 1.0, 0.0]) if abs(along[2]) > 0.6 else np.array([1.0, 0.0, 0.2])
    palm = h + along * 0.030 * k
    bones = [Bone(tuple(h), tuple(palm), 0.017 * k, 0.018 * k, part, 1.0, 0.015)]
    for spread in (-1.0, -0.33, 0.33, 1.0):
        tip = palm + (along * 0.052 + across * spread * 0.014) * k * length
        tip[2] = max(tip[2], 0.008)
        root = palm + across * spread * 0.010 * k
        bones.append(Bone(tuple(root), tuple(tip), 0.0075 * k, 0.005 * k, part, 1.0, 0.006))
    return bones


def _clothes(j: Joints, look: Mapping[str, Any], tall: float) -> list[Bone]:
    """What hangs on the bones: a coat, the tail of a shirt, pouches on the belt."""
    bones = []
    chest, pelvis = j["chest"], j["pelvis"]
    top, coat = str(look.get("top", "skin")), float(look.get("coat", 0.0))
    if coat:
        hem = (pelvis[0], pelvis[1] + 0.01, max(pelvis[2] - coat * tall, 0.10))
        belt = ((0.72, 1.1, str(look["belt"])),) if look.get("belt") else ()
        bones.append(Bone(chest, pelvis, 0.086 * tall, 0.084 * tall, top, 0.74, 0.04, belt))
        for way in (-1, 1):
            hip = (pelvis[0] + way * 0.036 * tall, pelvis[1], pelvis[2] + 0.01 * tall)
            low = (hem[0] + way * 0.052 * tall, hem[1] - 0.006 * tall, hem[2])
            bones.append(Bone(hip, low, 0.058 * tall, 0.066 * tall, top, 0.90, 0.018))
    elif look.get("tail"):
        for x in (-0.040, 0.040):
            waist = (pelvis[0] + x * tall, pelvis[1], pelvis[2] + 0.060 * tall)
            hem = (pelvis[0] + x * 1.2 * tall, pelvis[1], pelvis[2] - 0.045 * tall)
            bones.append(Bone(waist, hem, 0.050 * tall, 0.062 * tall, top, 0.92, 0.02))
    if look.get("pouches"):
        for x in (-0.072, -0.040, 0.040, 0.072):
            at = (pelvis[0] + x * tall, pelvis[1] - (0.058 - abs(x) * 0.3) * tall, pelvis[2] + 0.048 * tall)
            low = (at[0], at[1] - 0.004 * tall, at[2] - 0.030 * tall)
            bones.append(Bone(at, low, 0.015 * tall, 0.017 * tall, str(look["pouches"]), 0.8, 0.006))
    return bones


@lru_cache(maxsize=24)
def _meshed(
    key: tuple[tuple[str, Any], ...], pose: str, fine: bool
) -> tuple[Array, Array, tuple[str, ...], Array, Joints]:
    """Corners, normals, parts and texture coordinates of all below the neck, and the joints."""
    look = dict(key)
    tall = float(look.get("height", 1.78))
    places = joints(pose, look)
    cell = tall / (150 if fine else 115)
    corners, normals, parts = body(_bones(places, look, tall), cell, float(look.get("folds", 0.012)))
    return corners, normals, parts, _sewn(corners, normals, places, tall), places


def _sewn(corners: Array, normals: Array, j: Joints, tall: float) -> Array:
    """Cloth laid on from the front, the back and the sides, seams where they meet; v is the height
    over the chest of somebody 1.78 m tall, so that pockets and buttons find their place."""
    local = (corners - f32(j["chest"])) * np.float32(1.78 / tall)
    facing = normals.mean(1)
    front = np.abs(facing[:, 1]) > np.abs(facing[:, 0])
    back = front & (facing[:, 1] > 0)
    u = np.where(front[:, None], local[..., 0], local[..., 1] + 3.1)
    u = np.where(back[:, None], local[..., 0] + 7.3, u)
    # Far from the storeys of a face (heads._laid), so that nobody has lips on the hand.
    return f32(np.stack([u, local[..., 2] + 30.0], axis=-1))


def figure(
    look: Mapping[str, Any], pose: str, paints: Palette, held: Mesh | None = None, who: int = 0,
    fine: bool = False,
) -> Mesh:  # fmt: skip
    """A figure of the pack as a mesh; ``look`` is its prefab table, ``held`` what its hands hold.

    ``who`` gives it a face of its own; ``fine`` is for somebody close by.
    """
    if held is not None and pose in ("stand", "away", "search"):
        pose = "armed"
    elif pose in ("stand", "away") and look.get("stance"):
        pose = str(look["stance"])
    plain = {k: tuple(v) if isinstance(v, list) else v for k, v in look.items()
             if isinstance(v, (int, float, str, bool)) or k.endswith("_tint")}  # fmt: skip
    key = tuple(sorted(plain.items()))
    corners, normals, parts, uv, places = _meshed(key, pose, fine)
    face = face_of(who, plain)
    tints = {"skin": face.skin_tint, "hair": face.hair_tint} if look.get("face", True) else {}
    mesh = _painted(corners, normals, parts, uv, look, paints, tints)
    extra = [mesh, _on_the_neck(key, who, fine, places, look, paints, tints)]
    if held is not None and pose == "armed":
        extra.append(_in_hands(held, places))
    if look.get("tapes"):
        extra.append(_tapes(places, look, paints(str(look.get("mat_tapes", "wire")))))
    mesh = joined(extra)
    if pose == "lie":
        # Face down, the middle of the body over the spot.
        tall = float(look.get("height", 1.78))
        return mesh.moved(tilt_x(90), 1.0, f32([0, tall * 0.5, tall * 0.062]))
    return mesh


def _painted(
    corners: Array, normals: Array, parts: tuple[str, ...], uv: Array, look: Mapping[str, Any],
    paints: Palette, tints: Mapping[str, tuple[float, ...]],
) -> Mesh:  # fmt: skip
    """Parts with their materials; skin and hair in the colours of this one."""
    named = {part: paints(str(look.get(f"mat_{part}", part))) for part in set(parts)}
    white = (1.0, 1.0, 1.0)
    alive = not look.get("mat_skin")
    shade = {part: tints.get(part, white) if alive or part == "hair" else white for part in named}
    return Mesh(
        pos=corners,
        nrm=normals,
        uv=uv,
        mat=np.array([named[p] for p in parts], np.int32),
        tint=f32([shade[p] for p in parts]).reshape(-1, 3),
        oid=np.zeros(len(corners), np.int32),
    )


def _on_the_neck(
    key: tuple[tuple[str, Any], ...], who: int, fine: bool, j: Joints, look: Mapping[str, Any],
    paints: Palette, tints: Mapping[str, tuple[float, ...]],
) -> Mesh:  # fmt: skip
    """The head, in its place and a little to one side, as one listens."""
    corners, normals, parts, uv = head(key, who, FINE if fine else COARSE)
    size = 1.07 * float(look.get("height", 1.78)) / 1.78 * float(look.get("head", 1.0))
    chance = dice("neck", who)
    nod = tilt_x(float(chance.random() * 8 - 2)) @ turn_z(float(chance.random() * 14 - 7))
    mesh = _painted(corners, normals, parts, uv, look, paints, tints)
    return mesh.moved(nod, size, f32(j["head"]))


def _in_hands(held: Mesh, j: Joints) -> Mesh:
    """A long thing that lies along -y, carried from the right hand to the left."""
    right, left = f32(j["hand_r"]), f32(j["hand_l"])
    ahead = unit((left - right)[None])[0]
    side = unit(np.cross(ahead, f32([0, 0, 1]))[None])[0]
    spin = f32(np.stack([side, -ahead, np.cross(side, ahead)], axis=1))
    return held.moved(spin, 1.0, f32(right + ahead * 0.20 - f32([0, 0, 0.03])))


def _tapes(j: Joints, look: Mapping[str, Any], mat: int) -> Mesh:
    """Lengths of tape that hang from head, arms and shoulders and stir a little."""
    chance = dice("tapes", look.get("height", 1.0))
    lines = [("head", "neck"), ("shoulder_l", "elbow_l"), ("shoulder_r", "elbow_r"), ("elbow_l", "hand_l"),
             ("elbow_r", "hand_r"), ("neck", "shoulder_l"), ("neck", "shoulder_r")]  # fmt: skip
    starts, ends = [], []
    for number in range(int(look["tapes"])):
        a, b = lines[number % len(lines)]
        top = f32(_between(j, a, b, float(chance.random())))
        drop = float(0.12 + chance.random() ** 2 * 0.85)
        drop = min(drop, max(float(top[2]) - 0.03, 0.05))
        t = np.linspace(0, 1, 6)[:, None]
        sway = (chance.random(2) - 0.5) * 0.28
        path = top + np.concatenate([sway[0] * t**2, sway[1] * t**2 - 0.03 * t, -drop * t], axis=1)
        starts.append(path[:-1])
        ends.append(path[1:])
    return segments(np.concatenate(starts), np.concatenate(ends), 0.0045, mat, f32([1, 1, 1]))
