"""What every picture of the shipped pack must be, whatever the scene."""

from __future__ import annotations

import io
import itertools
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from engine.pictures import ProceduralPainter
from engine.pictures.packfiles import PackLooks
from engine.pictures.scenes import to_json
from engine.state import Camera, Figure, Scene, SceneThing
from tests.engine.pictures.checks import bare, far_apart

MakeScene = Callable[..., Scene]
PLACES = (
    "night_road", "cattle_guard", "gate_house", "fence_line", "watchtower", "motor_pool", "dish_field",
    "wash", "trailer_rows", "school_room", "lobby", "long_corridor", "control_room", "radio_room",
)  # fmt: skip
INSIDE = ("lobby", "long_corridor", "control_room", "radio_room")


@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_its_own_set(looks: PackLooks, place: str) -> None:
    """Each of the first places is painted from a set of its own."""
    assert place in looks.sets


@pytest.mark.parametrize("place", PLACES)
def test_a_dark_place_without_light_is_still_a_picture(
    painter: ProceduralPainter, scene_of: MakeScene, place: str
) -> None:
    """Without a torch at night the frame is dark but not empty."""
    inner = bare(painter.render(scene_of(place, "23:30")).rgb)
    assert inner.mean() > 4
    assert inner.std() > 2


def test_places_look_different(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """No two places give the same picture."""
    small = [
        bare(painter.render(scene_of(place, torch=True)).rgb)[::6, ::6].astype(float) for place in PLACES
    ]
    for k, one in enumerate(small):
        for other in small[k + 1 :]:
            assert np.abs(one - other).mean() > 8


def test_the_same_scene_twice_is_the_same_picture(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Neither what was painted before nor how often changes a picture."""
    scenes = [scene_of("fence_line", "18:40"), scene_of("lobby", "23:00", torch=True)]
    first = [painter.render(scene).rgb for scene in scenes]
    again = [painter.render(scene).rgb for scene in reversed(scenes)][::-1]
    for one, other in zip(first, again, strict=True):
        assert far_apart(one, other) <= 0.001


def test_another_process_paints_the_same(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """A picture does not depend on the process that paints it."""
    scene = scene_of(
        "trailer_rows", "20:15", torch=True, figures=[Figure("girl", "girl", "child", 7.0, "left")]
    )
    code = (
        "import sys\n"
        "from engine.pictures import ProceduralPainter\n"
        "from engine.pictures.packfiles import read_looks\n"
        "from engine.pictures.scenes import from_json\n"
        "scene = from_json(sys.stdin.buffer.read())\n"
        "sys.stdout.buffer.write(ProceduralPainter(read_looks('somewhere'), (256, 144)).paint(scene))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], input=to_json(scene), capture_output=True, check=True)
    theirs = np.asarray(Image.open(io.BytesIO(done.stdout)))
    ours = np.asarray(Image.open(io.BytesIO(painter.paint(scene))))
    assert far_apart(ours, theirs) <= 0.001


def test_leaving_and_returning_finds_the_place_as_it_was(looks: PackLooks, scene_of: MakeScene) -> None:
    """Every pixel has the same owner after the place was built anew."""
    one = ProceduralPainter(looks, (256, 144))
    here = scene_of("motor_pool", "18:30", things=[SceneThing("t", "tape", "tape", "middle")])
    before = one.render(here).ids
    for place in ("lobby", "wash", "radio_room", "school_room", "watchtower"):
        one.render(scene_of(place))
    assert (one.render(here).ids == before).all()


def test_the_frame_number_moves_no_geometry_far(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Between two frames only the hand shakes: most pixels keep their owner."""
    a = painter.render(scene_of("dish_field", "18:30", frame=1)).ids
    b = painter.render(scene_of("dish_field", "18:30", frame=2)).ids
    assert (a == b).mean() > 0.93


@pytest.mark.parametrize("prefab", ["bag", "phone", "crate"])
def test_taking_a_thing_removes_its_pixels_only(
    painter: ProceduralPainter, scene_of: MakeScene, prefab: str
) -> None:
    """What was never taken stays where it was."""
    kept = SceneThing("kept", "radio", "radio", "near_left")
    taken = SceneThing("taken", prefab, prefab, "near_right")
    with_it = painter.render(scene_of("lobby", "21:00", torch=True, things=[kept, taken]))
    without = painter.render(scene_of("lobby", "21:00", torch=True, things=[kept]))
    gone = with_it.seen("taken")
    assert gone.sum() > 8
    assert (with_it.ids[~gone] == without.ids[~gone]).all()


@pytest.mark.parametrize(
    ("side", "low", "high"), [("left", 0.0, 0.45), ("ahead", 0.3, 0.7), ("right", 0.55, 1.0)]
)
@pytest.mark.parametrize(("place", "distance"), [("fence_line", 12.0), ("lobby", 4.0), ("trailer_rows", 8.0)])
def test_a_figure_is_on_the_side_the_ledger_says(
    painter: ProceduralPainter,
    scene_of: MakeScene,
    place: str,
    distance: float,
    side: str,
    low: float,
    high: float,
) -> None:
    """Left is left, ahead is the middle, right is right."""
    figure = Figure("it", "it", "tall_figure", distance, side)
    mask = painter.render(scene_of(place, "18:20", torch=True, figures=[figure])).seen("it")
    assert mask.sum() > 20
    middle = np.argwhere(mask)[:, 1].mean() / mask.shape[1]
    assert low <= middle <= high


def test_nearer_figures_are_larger(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """A figure fills more of the frame the nearer it is."""

    def pixels(distance: float) -> int:
        figure = Figure("it", "it", "person", distance)
        return int(painter.render(scene_of("fence_line", figures=[figure])).seen("it").sum())

    assert pixels(5) > 2 * pixels(12) > 2 * pixels(30)


@pytest.mark.parametrize("place", INSIDE)
def test_a_figure_stays_before_the_wall(painter: ProceduralPainter, scene_of: MakeScene, place: str) -> None:
    """A figure said to be farther than the room is long is still in the room."""
    figure = Figure("it", "it", "person", 80.0)
    seen = painter.render(scene_of(place, "23:00", torch=True, figures=[figure])).seen("it")
    assert seen.sum() > 10


def test_a_figure_behind_is_seen_only_looking_back(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Behind is behind the camera, until it turns round."""
    scene = scene_of("cattle_guard", figures=[Figure("it", "it", "soldier", 6.0, "behind")])
    assert painter.render(scene).seen("it").sum() == 0
    turned = replace(scene, camera=Camera(pose="back"))
    assert painter.render(turned).seen("it").sum() > 30


def test_looking_near_fills_the_frame_with_the_thing(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Focus and the near pose bring a thing close."""
    scene = scene_of("gate_house", things=[SceneThing("log", "logbook", "book", "table")])
    far = painter.render(scene).seen("log").sum()
    near = painter.render(replace(scene, camera=Camera(focus="log", pose="near"))).seen("log").sum()
    assert near > 120
    assert near > 2 * far


def test_walking_goes_through_the_same_place(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Steps bring the counter nearer; nothing new appears."""
    here = painter.render(scene_of("lobby", torch=True))
    there = painter.render(scene_of("lobby", torch=True, camera=Camera(step=3)))
    assert there.seen("counter").sum() > here.seen("counter").sum() > 0
    assert here.names == there.names


@pytest.mark.parametrize("pose", ["hide", "run", "down", "back"])
def test_every_pose_changes_the_view(painter: ProceduralPainter, scene_of: MakeScene, pose: str) -> None:
    """How the camera is held can be seen."""
    stand = painter.render(scene_of("long_corridor", torch=True)).rgb
    posed = painter.render(scene_of("long_corridor", torch=True, camera=Camera(pose=pose))).rgb
    assert far_apart(stand, posed) > 0.3


def test_unknown_names_still_paint(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Unknown prefabs fall back by tag, anchors to a spot, sets to the environment."""
    things = [
        SceneThing("a", "a", "no_such_thing", "no_such_anchor", ["paper"]),
        SceneThing("b", "b", "no_such_thing", "", []),
    ]
    figures = [Figure("c", "c", "no_such_body", 6.0)]
    seen = painter.render(scene_of("lobby", torch=True, things=things, figures=figures))
    assert seen.seen("c").sum() > 30
    other = painter.render(scene_of("no_such_place", environment="canyon", things=things)).rgb
    assert bare(other).std() > 6


def test_a_broken_set_is_painted_as_the_fallback(
    looks: PackLooks, scene_of: MakeScene, expect_log: Callable[..., None]
) -> None:
    """A set that cannot be built is logged, and the frame is not black."""
    expect_log("could not be painted")
    broken = PackLooks({**looks.sets, "bad": {"object": [{"at": "nonsense"}]}}, looks.prefabs, {})
    picture = ProceduralPainter(broken, (256, 144)).render(scene_of("bad")).rgb
    assert bare(picture).mean() > 12
    assert bare(picture).std() > 6


def test_a_flag_changes_what_stands_there(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """A set's parts come and go with the flags of the night."""
    off = painter.render(scene_of("control_room", "23:00")).rgb
    on = painter.render(scene_of("control_room", "23:00", flags=["screens_on", "power_on"])).rgb
    assert far_apart(off, on) > 0.3


def test_the_clock_can_be_read(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """Another minute writes other pixels in the corner, and hardly any elsewhere."""
    a = painter.render(scene_of("radio_room", "22:01")).rgb.astype(int)
    b = painter.render(scene_of("radio_room", "22:08")).rgb.astype(int)
    height, width = a.shape[:2]
    corner = np.s_[int(height * 0.84) : int(height * 0.92), : int(width * 0.35)]
    changed = np.abs(a - b).max(-1) > 40
    assert changed[corner].sum() >= 4
    assert changed[: int(height * 0.8)].mean() < 0.01


@pytest.mark.parametrize("place", ["night_road", "fence_line", "wash", "trailer_rows"])
def test_neighbouring_hours_differ_outdoors(
    painter: ProceduralPainter, scene_of: MakeScene, place: str
) -> None:
    """Night falls by the clock."""
    hours = [
        bare(painter.render(scene_of(place, clock)).rgb).astype(float)
        for clock in ("18:05", "18:40", "19:20")
    ]
    for one, other in itertools.pairwise(hours):
        assert np.abs(one - other).mean() > 3


def test_a_full_frame_is_a_png_of_bounded_size(looks: PackLooks, scene_of: MakeScene) -> None:
    """Full frames are PNG, 1024 x 576, and no larger than 900 KB."""
    painter = ProceduralPainter(looks)
    for scene in (scene_of("fence_line", "18:30"), scene_of("long_corridor", "23:00", torch=True, fear=0.8)):
        data = painter.paint(scene)
        assert Image.open(io.BytesIO(data)).size == (1024, 576)
        assert len(data) <= 900_000


def test_a_frame_too_large_loses_its_lowest_bits_and_says_so(
    painter: ProceduralPainter, scene_of: MakeScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is cut from the file is cut from the pixels that come with it."""
    whole = painter.paint(scene_of("lobby"))
    monkeypatch.setattr("engine.pictures.painter._LARGEST", 1000)
    cut = painter.paint(scene_of("lobby"))
    assert len(cut) < len(whole)
    assert Image.open(io.BytesIO(cut)).tobytes() == cut.pixels
