"""Storm, fire, lightning, rain: what moves in the air and what it lights."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from engine.pictures import ProceduralPainter
from engine.pictures.sky import sky_at
from engine.state import Figure, Scene, SceneThing
from tests.engine.pictures.checks import bare, contrast, edges, far_apart, luma

MakeScene = Callable[..., Scene]
OPEN = ("fence_line", "watchtower", "dish_field", "motor_pool", "water_tank", "wash")


@pytest.mark.parametrize("place", OPEN)
@pytest.mark.parametrize("clock", ["17:30", "23:10"])
def test_a_storm_has_depth(painter: ProceduralPainter, scene_of: MakeScene, place: str, clock: str) -> None:
    """In the thick of it there are still shapes: more than the least a picture must have."""
    picture = painter.render(scene_of(place, clock, weather="storm", torch=clock > "20:00")).rgb
    assert contrast(picture) > 26
    assert edges(picture) > 1.8


def test_dust_hangs_in_sheets_one_behind_the_other() -> None:
    """What is farther has more sheets before it: near things keep more of their own colour."""
    from engine.pictures.air import haze

    sky = sky_at(17.5, "storm", {}, 3)
    n = 400
    turn = np.linspace(0, 2 * np.pi, n, dtype=np.float32)
    rays = np.stack([np.sin(turn), np.cos(turn), np.full(n, 0.02, np.float32)])
    eye = np.array([0, 0, 1.4], np.float32)
    black = np.zeros((3, n), np.float32)
    spread = []
    for metres in (5.0, 30.0, 140.0):
        seen = haze(black, rays, np.full(n, metres, np.float32), eye, sky, 3)[0]
        spread.append((float(seen.mean()), float(seen.std())))
    assert spread[0][0] < 0.35 * spread[2][0]
    assert spread[1][1] > spread[0][1]


def test_the_wind_moves_with_the_frame_only(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Another frame drifts the dust; what stands in it stays where it is."""
    a, b = (painter.render(scene_of("fence_line", "17:30", weather="storm", frame=n)) for n in (3, 4))
    assert far_apart(a.rgb, b.rgb) > 0.2
    assert (a.ids == b.ids).mean() > 0.93


def test_lightning_strikes_behind_what_is_near(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """On the frame of the flash the sky holds a bright stroke, and things have hard shadows of it."""
    dark, flash = (
        painter.render(scene_of("motor_pool", "01:00", weather="lightning", frame=n)) for n in (3, 4)
    )
    assert bare(flash.rgb).mean() > bare(dark.rgb).mean() + 20
    sky = flash.ids == 0
    assert np.percentile(luma(flash.rgb)[sky], 99.5) > 235


def test_a_fire_is_seen_and_hidden_by_what_stands_before_it(
    painter: ProceduralPainter, scene_of: MakeScene
) -> None:
    """Flames are bright and warm over the thing that burns; somebody before them is not covered."""
    barrel = [SceneThing("f", "barrel", "fire_barrel", "middle", ["fire"], ["burning"])]
    out = [SceneThing("f", "barrel", "fire_barrel", "middle", ["fire"], [])]
    burning, cold = (
        painter.render(scene_of("motor_pool", "22:10", things=things)) for things in (barrel, out)
    )
    where = np.argwhere(burning.seen("f"))
    top, middle = where[:, 0].min(), int(where[:, 1].mean())
    flame = np.s_[max(top - 14, 0) : top, middle - 3 : middle + 4]
    assert luma(burning.rgb)[flame].max() > 170
    assert luma(burning.rgb)[flame].max() > luma(cold.rgb)[flame].max() + 60
    red = burning.rgb[flame].astype(int)
    assert (red[..., 0] - red[..., 2]).mean() > 15
    somebody = Figure("he", "he", "soldier", 3.0)
    hidden = painter.render(scene_of("motor_pool", "22:10", things=barrel, figures=[somebody]))
    seen = hidden.seen("he")
    assert np.percentile(luma(hidden.rgb)[seen], 95) < 245


def test_nothing_rains_under_a_roof(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Inside a house in the open the drops are beyond its windows."""
    frames = [painter.render(scene_of("gate_house", "18:40", weather="rain", frame=n)) for n in (3, 4)]
    inside = (frames[0].depth < 4.0) & (frames[1].depth < 4.0) & (frames[0].ids == frames[1].ids)
    change = np.abs(luma(frames[0].rgb) - luma(frames[1].rgb))
    inside[:20], inside[112:] = False, False
    assert np.percentile(change[inside], 99) < 60


def test_hills_keep_the_low_sun_off(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Behind a hill there is no sun, before it there is; the share is between nothing and all."""
    painter.render(scene_of("wash", "17:00"))
    place = next(p for key, p in painter._places.items() if key[0] == "wash")
    assert place.terrain is not None
    x, y = np.meshgrid(np.linspace(-40, 40, 60), np.linspace(-40, 80, 60))
    x, y = x.ravel().astype(np.float32), y.ravel().astype(np.float32)
    points = np.stack([x, y, place.terrain.heights(x, y)])
    low = place.terrain.lit(points, np.array([0.99, 0.05, 0.12], np.float32))
    high = place.terrain.lit(points, np.array([0.10, 0.05, 0.99], np.float32))
    assert ((low >= 0) & (low <= 1)).all()
    assert (low < 0.1).mean() > 0.2
    assert low.mean() < high.mean()


def test_the_red_place_has_two_states(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Burnt, it is no longer red all over: another air, another light, fires."""
    alive, burnt = (
        bare(painter.render(scene_of("red_garden", "22:10", flags=flags)).rgb).astype(float)
        for flags in ([], ["red_burned"])
    )
    redness = [float((p[..., 0] - p[..., 2]).mean()) for p in (alive, burnt)]
    assert redness[1] < 0.7 * redness[0]
    assert np.abs(alive - burnt).mean() > 15


def test_a_pack_brings_air_of_its_own() -> None:
    """Weather of a pack's table is painted like the kind it names, in its own colour; a word that nothing
    knows is clear air."""
    ash = {"weathers": {"ash": {"like": "dust", "colour": [0.2, 0.2, 0.4], "share": 0.9}}}
    dust, own = sky_at(17.5, "dust", {}, 3), sky_at(17.5, "ash", ash, 3)
    assert own.fog == dust.fog
    assert own.sheets == dust.sheets
    assert dust.horizon[0] > dust.horizon[2]
    assert own.horizon[2] > own.horizon[0]
    assert sky_at(17.5, "ash", {}, 3).fog == sky_at(17.5, "clear", {}, 3).fog
