"""A dozen small pictures to hold new ones against: ``python -m tests.looks`` paints them anew.

A picture may change on purpose: look at the report that the failing check names (old, new and
eight times their difference side by side), then renew.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.pictures import ProceduralPainter
from engine.state import Camera, Figure, Scene, SceneThing

FOLDER = Path(__file__).parent
SIZE = (320, 180)
MEAN, FAR = 1.5, 10.0
"""Levels by which blocks of 4 x 4 pixels may differ: on average, and all but one in two hundred."""

Picture = NDArray[Any]


def _scene(place: str, clock: str, **more: Any) -> Scene:
    torch = clock > "19:00" or clock < "06:00"
    given = {"frame": 3, "torch": torch, **more}
    return Scene("somewhere", place, place, "", seed=7, clock=clock, seconds=12, **given)


def _figure(prefab: str, distance: float, side: str = "ahead", pose: str = "stand", *tags: str) -> Figure:
    return Figure("it", "it", prefab, distance, side, pose, list(tags))


SCENES: dict[str, Scene] = {
    "fence_line_dusk": _scene("fence_line", "18:30", figures=[_figure("tall_figure", 40.0, "left")]),
    "night_road_rain": _scene("night_road", "21:30", weather="rain"),
    "lobby_soldier": _scene("lobby", "22:00", figures=[_figure("soldier", 3.2, "ahead", "stand", "gun")]),
    "corridor_hiding": _scene(
        "long_corridor", "22:00", camera=Camera(pose="hide"), figures=[_figure("tall_figure", 7.0)]
    ),
    "control_room_screens": _scene("control_room", "23:00", flags=["screens_on", "power_on"]),
    "gate_house_sitting": _scene("gate_house", "18:30", figures=[_figure("soldier", 2.5, "ahead", "sit")]),
    "wash_storm": _scene("wash", "17:30", weather="storm"),
    "trailer_rows_child": _scene("trailer_rows", "20:00", figures=[_figure("child", 4.0)]),
    "dish_field_mist": _scene("dish_field", "06:40", weather="mist"),
    "school_room_run": _scene("school_room", "02:00", camera=Camera(pose="run"), fear=0.8, hurt=0.5),
    "radio_room_near": _scene(
        "radio_room", "23:00", camera=Camera(focus="t", pose="near"),
        things=[SceneThing("t", "radio", "radio", "table")],
    ),
    "motor_pool_lightning": _scene("motor_pool", "01:00", weather="lightning", frame=4),
}  # fmt: skip


def blocks(picture: Picture) -> Picture:
    """Means of 4 x 4 pixels as floats: what is left when the grain is not looked at."""
    height, width = (n // 4 * 4 for n in picture.shape[:2])
    cut = picture[:height, :width].astype(float)
    means: Picture = cut.reshape(height // 4, 4, width // 4, 4, 3).mean((1, 3))
    return means


def alike(old: Picture, new: Picture) -> bool:
    """Is this the same picture, but for rounding?"""
    if old.shape != new.shape:
        return False
    difference = np.abs(blocks(old) - blocks(new))
    return bool(difference.mean() <= MEAN and np.percentile(difference, 99.5) <= FAR)


def stored(name: str) -> Picture:
    """The picture kept under a name."""
    return np.asarray(Image.open(FOLDER / f"{name}.png").convert("RGB"))


def report(name: str, old: Picture, new: Picture, folder: Path) -> Path:
    """Old, new and eight times their difference side by side, as a file in the folder."""
    difference = np.minimum(np.abs(old.astype(int) - new.astype(int)) * 8, 255).astype(np.uint8)
    path = folder / f"{name}.png"
    Image.fromarray(np.concatenate([old, new, difference], axis=1)).save(path)
    return path


def renew(painter: ProceduralPainter) -> None:
    """Paint every picture and keep it."""
    for name, scene in SCENES.items():
        (FOLDER / f"{name}.png").write_bytes(painter.paint(scene))
