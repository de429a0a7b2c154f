"""What light does on its way into the picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from engine.pictures import ProceduralPainter
from engine.pictures.film import develop, held_back, luma_of
from engine.pictures.materials import finish, palette
from engine.pictures.screens import screen
from engine.pictures.sky import sky_at
from engine.pictures.surface import Surface
from engine.state import Camera, Figure, Scene, SceneThing
from tests.engine.pictures.checks import bare, luma

MakeScene = Callable[..., Scene]


def test_a_wide_patch_is_held_back_and_a_lamp_is_not() -> None:
    """A burnt wall comes down and keeps the order of its tones; a small lamp and the dark stay."""
    picture = np.full((3, 144, 256), 0.05, np.float32)
    picture[:, 20:120, 20:130] = np.linspace(2.0, 3.0, 110, dtype=np.float32)
    picture[:, 70:74, 200:204] = 3.0
    done = held_back(picture)
    wall = luma_of(done)[70, 50:110]
    assert wall.max() < 0.55 * 3.0
    assert (np.diff(wall[::8]) > 0).all()
    assert done[0, 72, 202] > 0.9 * 3.0
    assert done[0, 5, 250] == np.float32(0.05)
    dim = np.full((3, 144, 256), 0.2, np.float32)
    assert (held_back(dim) == dim).all()
    shown = luma_of(develop(picture, 1.0, {"vignette": 0.0}, {}))
    assert 0.7 < shown[70, 60:100].mean() < 0.97


def test_a_dead_screen_bulges() -> None:
    """The glass leans away from its middle on all sides, so that a lamp is one spot on it."""
    u, v = np.meshgrid(np.linspace(0, 1, 9, dtype=np.float32), np.linspace(0, 1, 9, dtype=np.float32))
    pos = np.zeros((3, 81), np.float32)
    facing = np.repeat(np.array([[0], [-1], [0]], np.float32), 81, axis=1)
    s = Surface.blank(
        pos, facing, np.stack([u.ravel(), v.ravel()]), np.full(81, 1e-3, np.float32), np.ones(81, int)
    )
    screen(s, {"on": False}, 0)
    x, _, z = s.bend()
    assert np.corrcoef(x, u.ravel())[0, 1] > 0.95
    assert np.corrcoef(z, v.ravel())[0, 1] > 0.95
    assert abs(x).max() > 0.15


def test_panes_have_the_light_of_the_hour(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """A window is bright by day, dim and bluer by the moon, never quite dark."""
    look = {"sunset": -6, "moon": 4}
    (warm, day), (cold, night) = (sky_at(hour, "clear", look, 1).at_windows for hour in (17.5, 23.5))
    assert day > 6 * night > 0
    assert cold[2] / cold[0] > 1.3 * warm[2] / warm[0]
    warmth, glass = [], []
    for clock in ("17:30", "23:30"):
        seen = painter.render(scene_of("chapel", clock))
        red, _, blue = bare(seen.rgb).reshape(-1, 3).mean(0)
        assert red + blue > 24, clock
        warmth.append(red / blue)
        glass.append(seen.rgb[seen.seen("window")].mean(0)[0])
    assert warmth[0] > 1.3 * warmth[1]
    assert glass[0] > glass[1] + 10


def test_stars_go_round() -> None:
    """Three hours later the same stars stand elsewhere; at the same hour they do not move."""
    rays = np.stack(
        [*np.meshgrid(np.linspace(-0.5, 0.5, 90), np.linspace(0.2, 0.7, 60)), np.full((60, 90), 1.0)]
    )
    rays = rays[[0, 2, 1]].reshape(3, -1).astype(np.float32)
    look = {"moon": 170, "cover": 0.0}
    shown = []
    for hour in (23.0, 23.0, 2.0):
        sky = sky_at(hour, "clear", look, 1)
        shown.append((sky.paint(rays, 600.0) - replace(sky, stars=0.0).paint(rays, 600.0)).sum(0) > 1e-4)
    early, again, late = shown
    assert (early == again).all()
    assert early.sum() > 5 < late.sum()
    assert (early & late).sum() < 0.2 * early.sum()


def test_whoever_is_looked_at_is_turned_to(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Even where the camera looks down a shaft, somebody at the side of it is brought into the picture."""
    for side in ("left", "ahead", "right"):
        he = [Figure("he", "he", "soldier", 7.0, side)]
        scene = scene_of("service_shaft", "23:30", torch=True, figures=he, camera=Camera(focus="he"))
        assert painter.render(scene).seen("he").sum() > 60, side


def test_what_one_has_gone_close_to_keeps_its_paint(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """A pale thing at arm's length in the torch is not burnt out; the room falls dark instead."""
    for prefab in ("locker", "crate"):
        thing = SceneThing("it", "it", prefab, "middle")
        scene = scene_of(
            "canteen", "22:00", torch=True, things=[thing], camera=Camera(focus="it", pose="near")
        )
        seen = painter.render(scene)
        light = luma(seen.rgb)[seen.seen("it")]
        assert 90 < np.percentile(light, 80) < 215, prefab


def test_some_tubes_fail() -> None:
    """From frame to frame some tubes flutter, down to a glow of their ends, and the others are steady."""
    palette_of = palette({"tube": {"emit": [6.0, 6.0, 6.0], "failing": 0.5}})
    seen = []
    for frame in range(12):
        flat = np.zeros((3, 20), np.float32)
        up = flat + np.array([[0], [0], [1]], np.float32)
        s = Surface.blank(flat, up, flat[:2].copy(), np.full(20, 1e-3, np.float32), np.arange(20))
        finish(s, np.full(20, palette_of("tube")), np.ones_like(flat), palette_of, {}, frame)
        seen.append(s.emit[0])
    change = np.ptp(np.array(seen), axis=0)
    assert 4 <= (change > 2.0).sum() <= 16
    assert (change == 0).sum() == 20 - (change > 2.0).sum()
    assert np.array(seen).min() < 1.0
