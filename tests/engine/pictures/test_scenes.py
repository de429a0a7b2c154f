"""Every place at every hour and in every weather: what must be true of each picture."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from engine.pictures import ProceduralPainter
from engine.pictures.packfiles import PackLooks, read_looks
from engine.state import Camera, Figure, Scene, SceneThing
from tests.engine.pictures.checks import bare, contrast, edges, far_apart, luma, outward, strongest

MakeScene = Callable[..., Scene]
HOURS = ("17:30", "18:40", "20:00", "23:30", "03:10", "06:30")
WEATHERS = ("clear", "storm", "rain", "mist")
MOMENTS = tuple(itertools.product(HOURS, WEATHERS))
LEAST_CONTRAST, LEAST_EDGES = 18.0, 1.5
"""Levels of 255. Measured over all places: at least 30 and 2.5, in the thick of a storm."""
SETS = sorted(read_looks("somewhere").sets)


def _dark(clock: str) -> bool:
    return clock > "19:00" or clock < "06:00"


@pytest.mark.parametrize("part", range(4))
def test_every_picture_has_light_shapes_its_focus_and_a_clock(
    painter: ProceduralPainter, scene_of: MakeScene, full: Callable[[int, int], int], part: int
) -> None:
    """At every hour and in every weather: not black, burnt or flat; who is looked at is seen; the clock
    can be read."""
    # Quick: a quarter of the places, each at two moments; whole: all places at all moments.
    wanted = SETS[part :: full(16, 4)]
    for number, place in enumerate(wanted):
        count = full(2, len(MOMENTS))
        for k in range(count):
            clock, weather = MOMENTS[(part * 5 + number * 7 + k * 11) % len(MOMENTS)]
            torch, side = _dark(clock), ("left", "ahead", "right")[k % 3]
            looked_at = Figure("he", "he", "soldier", 7.0, side)
            scene = scene_of(place, clock, weather=weather, torch=torch)
            empty = painter.render(scene).rgb
            _is_a_picture(empty, (place, clock, weather))
            assert _readable(empty) > 70, (place, clock, weather)
            camera = Camera(focus="he")
            with_him = painter.render(replace(scene, figures=[looked_at], camera=camera))
            assert with_him.seen("he").sum() > 20, (place, clock, weather)


def _readable(picture: np.ndarray) -> float:
    """Levels between the letters of the clock and the shadow they have."""
    plane = luma(picture)
    height, width = plane.shape
    corner = plane[int(height * 0.85) : int(height * 0.91), int(width * 0.05) : int(width * 0.33)]
    low, high = np.percentile(corner, (10, 98))
    return float(high - low)


def _is_a_picture(picture: np.ndarray, what: tuple[str, str, str]) -> None:
    inner = bare(picture)
    assert 12 < inner.mean() < 200, what
    assert (inner > 250).all(-1).mean() < 0.08, what
    assert contrast(picture) > LEAST_CONTRAST, what
    assert edges(picture) > LEAST_EDGES, what


@pytest.mark.parametrize(("place", "weather"), [("lobby", "clear"), ("fence_line", "storm")])
def test_what_the_camera_looks_at_is_seen(
    painter: ProceduralPainter, scene_of: MakeScene, place: str, weather: str
) -> None:
    """Thing or figure, the focus has pixels of its own at every hour."""
    things = [SceneThing("it", "radio", "radio", "middle")]
    figures = [Figure("he", "he", "soldier", 6.0, "left")]
    for clock, (focus, pose) in zip(
        HOURS[:4], itertools.product(("it", "he"), ("stand", "near")), strict=True
    ):
        camera = Camera(focus=focus, pose=pose)
        scene = scene_of(
            place, clock, weather=weather, torch=True, things=things, figures=figures, camera=camera
        )
        assert painter.render(scene).seen(focus).sum() > 20, (clock, focus, pose)


@pytest.mark.parametrize(("clock", "weather"), [("17:30", "storm"), ("23:30", "rain"), ("06:30", "mist")])
def test_the_clock_can_be_read_in_any_weather(
    painter: ProceduralPainter, scene_of: MakeScene, clock: str, weather: str
) -> None:
    """Letters are much brighter than their shadow, wherever they fall."""
    for place in ("wash", "lobby"):
        assert _readable(painter.render(scene_of(place, clock, weather=weather, torch=True)).rgb) > 70


def test_hours_with_a_sky_are_not_alike(
    painter: ProceduralPainter, looks: PackLooks, scene_of: MakeScene, full: Callable[[int, int], int]
) -> None:
    """Through the open or through a window, each hour differs from the one before."""
    open_ones = [name for name in SETS if "terrain" in looks.sets[name]]
    assert {"dish_field", "gate_house", "wash"} <= set(open_ones)
    for place in (full(0, 1) and open_ones) or ["dish_field", "gate_house"]:
        pictures = [bare(painter.render(scene_of(place, clock)).rgb).astype(float) for clock in HOURS]
        for (before, one), (after, other) in itertools.pairwise(zip(HOURS, pictures, strict=True)):
            # Deep in the night a room's panes are the only part of it that goes by the hour.
            panes = "room" in looks.sets[place] and _dark(before) and _dark(after)
            changed = strongest(one, other) if panes else np.abs(one - other).mean()
            assert changed > 1.5, (place, before, after)


@pytest.mark.parametrize("place", ["night_road", "dish_field"])
def test_a_step_forward_makes_things_grow(looks: PackLooks, scene_of: MakeScene, place: str) -> None:
    """Blocks of the picture move outward from its middle when the camera goes on."""
    painter = ProceduralPainter(looks, (384, 216))
    before = painter.render(scene_of(place, "18:10"))
    after = painter.render(scene_of(place, "18:10", camera=Camera(step=1)))
    assert outward(luma(before.rgb), luma(after.rgb)) > 0.25
    still = painter.render(scene_of(place, "18:10"))
    assert far_apart(before.rgb, still.rgb) == 0


def test_depth_is_that_of_the_geometry(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """A figure stands in the depth at its distance, before what is behind; the sky has no end."""
    figure = Figure("he", "he", "person", 9.0, "ahead")
    seen = painter.render(scene_of("dish_field", "18:00", figures=[figure]))
    assert seen.depth.shape == seen.ids.shape
    assert seen.depth.dtype == np.float32
    assert np.median(seen.depth[seen.seen("he")]) == pytest.approx(9.0, rel=0.12)
    assert np.isinf(seen.depth[seen.ids == 0]).any()
    assert np.isfinite(seen.depth[seen.seen("ground")]).all()


@pytest.mark.parametrize("place", ["lobby", "control_room"])
def test_a_figure_is_not_behind_a_pillar(painter: ProceduralPainter, scene_of: MakeScene, place: str) -> None:
    """Where the wanted spot is hidden, the figure stands beside it: most of it is in sight."""
    for distance, side in ((4.0, "left"), (6.0, "ahead"), (6.0, "right"), (9.0, "right")):
        figure = Figure("he", "he", "person", distance, side)
        alone = painter.render(scene_of(place, "22:00", torch=True, figures=[figure])).seen("he")
        rows = np.flatnonzero(alone.any(1))
        columns = np.flatnonzero(alone.any(0))
        assert alone.sum() > 60, (distance, side)
        assert len(rows) > 1.4 * len(columns), (distance, side)


def test_who_sits_has_the_chair(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Sitting is done where the set has a seat, whatever the distance said."""
    near, far = (
        painter.render(scene_of("gate_house", figures=[Figure("a", "a", "soldier", d, "left", "sit")]))
        for d in (1.5, 30.0)
    )
    assert (near.ids == far.ids).all()
    assert near.seen("a").sum() > 200


def test_hiding_has_something_to_hide_behind(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Indoors and out, cover stands close before the camera and leaves a view."""
    for place in ("lobby", "dish_field", "fence_line", "long_corridor"):
        seen = painter.render(scene_of(place, camera=Camera(pose="hide")))
        cover = seen.seen("cover")
        assert 0.03 < cover.mean() < 0.5, place
        assert seen.depth[cover].min() < 1.3, place


def test_a_big_thing_is_shown_whole(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Near means near enough for its size: the car does not fill the frame."""
    camera = Camera(focus="car", pose="near")
    things = [SceneThing("car", "car", "car", "near_right")]
    car = painter.render(scene_of("night_road", things=things, camera=camera)).seen("car")
    assert 0.03 < car.mean() < 0.45
    assert not car[:, 0].any()
    assert not car[:, -1].any()
    assert not car[0].any()


def test_rain_leaves_water_on_the_ground(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """A wet road is darker than a dry one under the same sky and reflects it in places."""
    from engine.pictures.ground import ground
    from engine.pictures.surface import Surface

    x, y = np.meshgrid(np.linspace(-9, 9, 80), np.linspace(0, 18, 80))
    pos = np.stack([x.ravel(), y.ravel(), np.zeros(x.size)]).astype(np.float32)
    up = np.zeros_like(pos)
    up[2] = 1
    dry, wet = (
        Surface.blank(pos, up.copy(), pos[:2].copy(), np.full(x.size, 0.02, np.float32), np.ones(x.size, int))
        for _ in range(2)
    )
    ground(dry, {}, {})
    ground(wet, {}, {"wet": 0.9})
    assert wet.albedo.mean() < 0.75 * dry.albedo.mean()
    assert 0.02 < (wet.gloss > 250).mean() < 0.6


def test_a_burning_thing_gives_light(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """A flare that burns makes its surroundings brighter and redder; one that does not, does not."""
    scenes = [
        scene_of("fence_line", "23:00", things=[SceneThing("f", "flare", "flare", "middle", [], flags)])
        for flags in ([], ["burning"])
    ]
    off, on = (painter.render(scene).rgb.astype(float) for scene in scenes)
    redder = (on[..., 0] - on[..., 2]) - (off[..., 0] - off[..., 2])
    assert redder.mean() > 4


def test_nobody_near_is_burnt_out(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Somebody close in the full torch still has a face and clothes."""
    for prefab in ("person", "soldier", "child"):
        scene = scene_of("lobby", "22:00", torch=True, figures=[Figure("he", "he", prefab, 2.5)])
        seen = painter.render(scene)
        mask = np.kron(seen.seen("he"), np.ones((1, 1))).astype(bool)
        person = luma(seen.rgb)[mask]
        assert np.percentile(person, 90) < 235, prefab
        assert person.std() > 18, prefab
