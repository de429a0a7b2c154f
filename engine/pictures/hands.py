"""What the player's own hands do in the frame: the torch, a paper, whatever is looked at; and the camera's
own edge, where it is not held still.

May import: numpy, ``engine.state`` and the geometry of this room. Promises: hands belong to the
camera, not to the place: they cast no shadow on it and are no part of what stands there.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from engine.pictures.arrays import Array, f32, lean_y, tilt_x, turn_z
from engine.pictures.lens import Lens
from engine.pictures.materials import Palette
from engine.pictures.mesh import Mesh, grid, joined, triangles
from engine.pictures.places import Place
from engine.pictures.seeds import dice
from engine.pictures.shapes import lathe
from engine.pictures.skin import Bone, body
from engine.state import Scene, SceneThing

TORCH = f32([0.175, 0.40, -0.122])
"""Where the torch is gripped: metres right of, before and above the eye."""


@lru_cache(maxsize=4)
def _fist() -> tuple[Array, Array, tuple[str, ...]]:
    """A hand closed round a bar of 18 mm radius that lies along y; the arm comes from behind below."""
    bones = [
        Bone((0.024, -0.028, -0.012), (0.022, 0.030, -0.010), 0.019, 0.017, "skin", 1.0, 0.012),
        Bone((0.014, -0.032, -0.030), (0.010, 0.026, -0.032), 0.016, 0.014, "skin", 1.0, 0.012),
        Bone((0.026, -0.034, -0.022), (0.052, -0.095, -0.062), 0.024, 0.027, "skin", 1.0, 0.02),
        Bone((0.050, -0.088, -0.058), (0.120, -0.270, -0.165), 0.037, 0.047, "sleeve", 1.0, 0.006),
        Bone((0.047, -0.082, -0.053), (0.052, -0.094, -0.061), 0.0385, 0.0385, "sleeve", 1.0, 0.004),
        # The thumb lies along the top, on the switch.
        Bone((0.026, -0.026, 0.006), (0.012, 0.006, 0.022), 0.0115, 0.0105, "skin", 1.0, 0.008),
        Bone((0.012, 0.006, 0.022), (0.002, 0.038, 0.0235), 0.0100, 0.0078, "skin", 1.0, 0.004),
    ]
    for k in range(4):
        y = -0.026 + k * 0.0195
        bones += [
            Bone((0.020, y, -0.022), (-0.012, y + 0.002, -0.026), 0.0105, 0.0098, "skin", 1.0, 0.003),
            Bone(
                (-0.012, y + 0.002, -0.026), (-0.027, y + 0.003, -0.004), 0.0098, 0.0092, "skin", 1.0, 0.003
            ),
            Bone((-0.027, y + 0.003, -0.004), (-0.017, y + 0.002, 0.017), 0.0090, 0.0074, "skin", 1.0, 0.002),
        ]
    return body(bones, 0.0058, 0.0015)


@lru_cache(maxsize=4)
def _pinch() -> tuple[Array, Array, tuple[str, ...]]:
    """A hand that holds the edge of something flat, thumb above, fingers below; the arm to the left."""
    bones = [
        Bone((-0.050, -0.060, -0.020), (-0.030, -0.020, -0.018), 0.024, 0.020, "skin", 1.0, 0.015),
        Bone((-0.050, -0.062, -0.022), (-0.085, -0.130, -0.070), 0.025, 0.029, "skin", 1.0, 0.02),
        Bone((-0.080, -0.122, -0.064), (-0.160, -0.290, -0.180), 0.038, 0.048, "sleeve", 1.0, 0.006),
        Bone((-0.034, -0.050, -0.004), (-0.004, -0.022, 0.012), 0.0120, 0.0105, "skin", 1.0, 0.008),
        Bone((-0.004, -0.022, 0.012), (0.026, 0.000, 0.0105), 0.0102, 0.0078, "skin", 1.0, 0.004),
    ]
    for k in range(3):
        y = -0.022 + k * 0.020
        bones.append(
            Bone((-0.030, y, -0.020), (0.024, y + 0.008, -0.012), 0.0100, 0.0080, "skin", 1.0, 0.004)
        )
    return body(bones, 0.0058, 0.0015)


def _mesh(net: tuple[Array, Array, tuple[str, ...]], paints: Palette) -> Mesh:
    corners, normals, parts = net
    uv = f32(np.stack([corners[..., 0] + corners[..., 1], corners[..., 2] + 40.0], axis=-1))
    mesh = triangles(corners, normals, uv, 0, f32([1, 1, 1]))
    named = {"skin": paints("skin"), "sleeve": paints("dark_cloth")}
    mesh.mat = np.array([named[part] for part in parts], np.int32)
    return mesh


def _torch(paints: Palette) -> Mesh:
    """A plain flashlight along y: barrel, rings, a wider head."""
    steel, rubber, white = paints("steel_dark"), paints("rubber"), f32([1, 1, 1])
    outline = [[0, -0.085], [0.017, -0.085], [0.0175, 0.052], [0.027, 0.078], [0.0275, 0.104], [0.024, 0.104]]
    barrel = lathe(f32(outline), steel, white, 22)
    rings = [
        lathe(
            f32([[0.0176, z], [0.0192, z + 0.003], [0.0192, z + 0.007], [0.0176, z + 0.010]]),
            rubber,
            white,
            22,
        )
        for z in (-0.070, -0.052, 0.036)
    ]
    return joined([barrel, *rings]).moved(tilt_x(-90), 1.0, f32([0, 0, 0]))


def _edge(paints: Palette, scene: Scene, lens: Lens) -> Mesh:
    """The rim of the lens hood, and the strap that swings in: what is seen of a camera that is not held
    still."""
    # Just wide enough to take the corners, whatever the lens.
    corner = float(np.hypot(lens.width, lens.height)) / 2 / lens.focal
    rim = lathe(f32([[0.18, 0.10], [0.16 * corner * 0.93, 0.16]]), paints("rubber"), f32([0.5, 0.5, 0.5]), 48)
    chance = dice(scene.seed, "strap", scene.frame).random(3)
    fallen = scene.camera.pose == "down"
    ends = f32([-0.06 - 0.05 * chance[0], 0.30, 0.19]), f32([-0.30, 0.27, -0.05 - 0.06 * chance[1]])
    if fallen:
        ends = f32([0.31, 0.34, -0.01]), f32([0.04 + 0.06 * chance[0], 0.30, -0.14])
    along = f32(np.linspace(0, 1, 22))[:, None]
    hang = 0.02 if fallen else -0.05 - 0.04 * chance[2]
    sag = f32([0.02, 0.03, hang]) * (4 * along * (1 - along))
    middle = ends[0] + (ends[1] - ends[0]) * along + sag
    turn = f32(0.5 + (1.5 + chance[2]) * along)
    across = np.concatenate([np.cos(turn) * 0.7, np.sin(turn), np.cos(turn) * 0.7], axis=1)
    wide = f32(np.linspace(-0.016, 0.016, 5))[None, :, None]
    strap = grid(f32(middle[:, None] + across[:, None] * wide), paints("strap"), f32([1, 1, 1]))
    return joined([rim.moved(tilt_x(-90), 1.0, f32([0, 0, 0])), strap])


def _in_view(mesh: Mesh, lens: Lens, at: Array) -> Mesh:
    """From right, ahead, up of the hand to the world."""
    right, up, ahead = lens.basis
    spin = f32(np.stack([right, ahead, up], axis=1))
    return mesh.moved(spin, 1.0, f32(lens.eye + right * at[0] + ahead * at[1] + up * at[2]))


def in_frame(place: Place, scene: Scene, lens: Lens) -> list[tuple[str, Mesh]]:
    """The hands of this moment with what they hold, by name."""
    if scene.camera.pose in ("hide", "back"):
        return []
    found: list[tuple[str, Mesh]] = []
    swing = {"run": f32([0.02, -0.03, 0.035]), "down": f32([0.03, 0.0, -0.01])}.get(
        scene.camera.pose, f32([0, 0, 0])
    )
    if scene.torch and scene.torch_power > 0.01 and scene.camera.pose != "near":
        grip = joined([_torch(place.paints), _mesh(_fist(), place.paints)])
        aimed = grip.moved(turn_z(9) @ tilt_x(7), 1.0, f32([0, 0, 0]))
        found.append(("torch hand", _in_view(aimed, lens, TORCH + swing)))
    if scene.camera.pose in ("run", "down"):
        found.append(("camera edge", _in_view(_edge(place.paints, scene, lens), lens, f32([0, 0, 0]))))
    for thing in scene.held[:1]:
        found.append(
            (thing.id, _in_view(_shown(place, thing, scene.torch), lens, f32([-0.070, 0.36, -0.105]) + swing))
        )
    return found


def _shown(place: Place, thing: SceneThing, lamp: bool) -> Mesh:
    """A thing tilted up to be looked at, the left hand on its corner; never larger than can be seen."""
    name = place.workshop.known(thing.prefab, thing.tags, "paper")
    mesh = place.workshop.build(name, 0, thing.flags)
    low, high = mesh.bounds()
    size = high - low
    flat = bool(size[2] < 0.35 * max(float(size[0]), float(size[1])))
    scale = min(1.0, 0.155 / max(float(size.max()), 1e-3))
    middle = f32([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2] if flat else (low[2] + high[2]) / 2])
    spin = tilt_x(58) if flat else tilt_x(12) @ turn_z(24)
    shown = mesh.moved(np.eye(3, dtype=np.float32), scale, f32(-middle * scale))
    hand = _mesh(_pinch(), place.paints)
    corner = f32(
        [-size[0] * scale * 0.46, -size[1] * scale * 0.30, 0.004 if flat else -size[2] * scale * 0.2]
    )
    # So close to the torch a pale sheet would be the only thing in the picture.
    dim = f32([1, 1, 1]) * (1.0 if not lamp else 0.16 if flat else 0.45)
    skin = f32([1, 1, 1]) * (0.3 if lamp else 1.0)
    whole = joined([shown.owned(0, dim), hand.moved(lean_y(8), 1.0, corner).owned(0, skin)])
    return whole.moved(spin, 1.0, f32([0.02, 0, 0]))
