"""Look at a pack without playing it: a contact sheet, or one scene.

``python -m engine.pictures sheet [--pack NAME] OUT.png`` every place at several hours and every
prefab; ``python -m engine.pictures still [--pack NAME] SCENE.json OUT.png`` one frame.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from PIL import Image

from engine.pictures.packfiles import PackLooks, read_looks
from engine.pictures.painter import ProceduralPainter
from engine.pictures.scenes import from_json
from engine.state import Camera, Figure, Scene, SceneThing

_HOURS = (("18:15", "clear"), ("18:50", "clear"), ("22:10", "clear"), ("23:30", "storm"))
_NEVER = ("materials", "weathers")


def _scene(place: str, clock: str, weather: str, **more: object) -> Scene:
    dark = clock > "19:00"
    return Scene("", place, place, "", 7, 3, clock, 12, weather=weather, torch=dark, **more)  # type: ignore[arg-type]


def _prefab_scenes(looks: PackLooks) -> list[Scene]:
    scenes = []
    for name, spec in looks.prefabs.items():
        if name in _NEVER:
            continue
        if spec.get("kind") == "figure":
            for pose in ("stand", "search", "run", "crawl"):
                figure = Figure(name, name, name, 6.0, "ahead", pose)
                scenes.append(_scene("lobby", "22:00", "clear", figures=[figure]))
        else:
            camera = Camera(focus=name, pose="near")
            thing = SceneThing(name, name, name, "middle")
            scenes.append(_scene("motor_pool", "17:40", "clear", things=[thing], camera=camera))
    return scenes


def sheet(looks: PackLooks, out: Path, size: tuple[int, int] = (320, 180), columns: int = 8) -> None:
    """Every place at several hours, then every prefab, as one picture."""
    painter = ProceduralPainter(looks, size)
    scenes = [_scene(place, *hour) for place in looks.sets for hour in _HOURS] + _prefab_scenes(looks)
    width, height = size
    rows = -(-len(scenes) // columns)
    whole = Image.new("RGB", (columns * width, rows * height))
    for k, scene in enumerate(scenes):
        tile = Image.fromarray(painter.render(scene).rgb)
        whole.paste(tile, (k % columns * width, k // columns * height))
    whole.save(out)


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m engine.pictures", description=__doc__)
    parser.add_argument("what", choices=("sheet", "still"))
    parser.add_argument("--pack", default="somewhere")
    parser.add_argument("files", nargs="+", type=Path)
    given = parser.parse_args(arguments)
    looks = read_looks(given.pack)
    if given.what == "sheet":
        sheet(looks, given.files[0])
        return 0
    if len(given.files) != 2:
        parser.error("still needs a scene file and an output file")
    scene = from_json(given.files[0].read_text(encoding="utf-8"))
    given.files[1].write_bytes(ProceduralPainter(looks).paint(scene))
    return 0


if __name__ == "__main__":
    sys.exit(main())
