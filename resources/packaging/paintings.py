"""``python resources/packaging/paintings.py``: the pictures that the window ships, by the game's own painter.

One stands behind the title while there is no tape. The others are the places where a night can end, in three
dark tones: what the atlas shows of an ending that nobody has seen yet. May import: the painter, Pillow.
Promises: the same pictures from the same code; nothing of a story is in the dark ones but the place.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image, ImageFilter

from engine.pictures import ProceduralPainter
from engine.pictures.packfiles import read_looks
from engine.state import Camera, Figure, Scene

ROOT: Final = Path(__file__).resolve().parents[2]
TARGET: Final = ROOT / "resources" / "pictures"
WORLDS: Final = ("somewhere", "tern_rock")
TONES: Final = ((0x17, 0x14, 0x12), (0x29, 0x24, 0x20), (0x3D, 0x35, 0x2A))
MIDDLE, FAR = 0.42, 0.78
"""The darkest share of a picture that is near, and the share from which on it is far."""
WITHOUT_READINGS: Final = (0.04, 0.13, 0.96, 0.78)
"""The part of a frame in which the camcorder writes nothing."""
TITLE_PART: Final = (0.30, 0.0, 0.915, 0.975)


def main() -> int:
    """Paint all of them anew."""
    (TARGET / "endings").mkdir(parents=True, exist_ok=True)
    title().save(TARGET / "title.jpg", quality=86)
    for world in WORLDS:
        painter = ProceduralPainter(read_looks(world), (480, 270))
        told = tomllib.loads((ROOT / "resources" / "worlds" / world / "endings.toml").read_text("utf-8"))
        for number, ending in enumerate(told["ending"], 1):
            name = f"{ending['set']}.{ending['id']}.png"
            in_the_dark(painter, ending["set"], number).save(TARGET / "endings" / name, optimize=True)
    kilobytes = sum(each.stat().st_size for each in TARGET.rglob("*") if each.is_file()) // 1024
    print(f"{TARGET.relative_to(ROOT)}: {kilobytes} KB")
    return 0


def title() -> Image.Image:
    """The watchtower at dusk, and somebody who looks over."""
    figure = Figure("it", "it", "tall_figure", 18.0, "right", "stand", [])
    painter = ProceduralPainter(read_looks("somewhere"), (1536, 864))
    picture = _painted(painter, "watchtower", "18:55", seed=1, camera=Camera(step=1), figures=[figure])
    return picture.crop(_part(picture, TITLE_PART))


def in_the_dark(painter: ProceduralPainter, place: str, number: int) -> Image.Image:
    """A place in three tones, from a side of its own for every number."""
    seen = _painted(
        painter, place, "18:35", seed=number, camera=Camera(step=number % 3), flags=["power_on", "screens_on"]
    )
    grey = seen.convert("L").crop(_part(seen, WITHOUT_READINGS)).resize((192, 108), Image.Resampling.LANCZOS)
    light = np.asarray(grey.filter(ImageFilter.GaussianBlur(1.3)))
    middle, far = np.quantile(light, (MIDDLE, FAR))
    tones = (light > middle).astype(np.uint8) + (light > far)
    picture = Image.fromarray(tones).filter(ImageFilter.ModeFilter(3))
    picture.putpalette([level for tone in TONES for level in tone])
    return picture


def _painted(painter: ProceduralPainter, place: str, clock: str, **more: Any) -> Image.Image:
    given = {"frame": 3, "torch": False, **more}
    return Image.fromarray(painter.render(Scene("", place, place, "", clock=clock, seconds=12, **given)).rgb)


def _part(picture: Image.Image, shares: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = shares
    width, height = picture.size
    return round(width * left), round(height * top), round(width * right), round(height * bottom)


if __name__ == "__main__":
    sys.exit(main())
