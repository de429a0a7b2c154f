"""Water gives back what is seen above it, and nothing else changes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.pictures import ProceduralPainter
from engine.pictures.packfiles import PackLooks
from engine.state import Scene

SIZE = (256, 144)


def test_only_water_reflects(looks: PackLooks, scene_of: Callable[..., Scene]) -> None:
    """Taking the mirror from the water changes the water, not the walls."""
    materials = dict(looks.prefabs["materials"])
    materials["water_black"] = {k: v for k, v in materials["water_black"].items() if k != "mirror"}
    dull = {**looks.prefabs, "materials": materials}
    scene = scene_of("flooded_level", "23:10")
    bright = ProceduralPainter(looks, SIZE).render(scene)
    plain = ProceduralPainter(PackLooks(looks.sets, dull, looks.places), SIZE).render(scene)
    water = bright.seen("water")
    assert water.mean() > 0.15
    change = np.abs(bright.rgb.astype(float) - plain.rgb.astype(float)).mean(axis=2)
    # The eye adapts a little to a brighter floor, so the ceiling is not quite the same.
    ceiling = change[: water.shape[0] // 3]
    assert change[water].mean() > 2.5 * ceiling.mean()


def test_reflections_stand_still(looks: PackLooks, scene_of: Callable[..., Scene]) -> None:
    """The same scene painted twice has the same water."""
    scene = scene_of("flooded_level", "23:10", torch=True)
    painter = ProceduralPainter(looks, SIZE)
    first = painter.render(scene).rgb
    painter.render(scene_of("pump_chamber", "23:10"))
    assert np.array_equal(first, painter.render(scene).rgb)
