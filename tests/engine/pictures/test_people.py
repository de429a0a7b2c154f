"""People close by, and the player's own hands."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest

from engine.pictures import ProceduralPainter
from engine.pictures.arrays import f32
from engine.pictures.faces import painted
from engine.pictures.heads import face_of, head
from engine.pictures.materials import palette
from engine.pictures.packfiles import PackLooks
from engine.pictures.surface import Surface
from engine.state import Camera, Figure, Scene, SceneThing
from tests.engine.pictures.checks import bare, luma

MakeScene = Callable[..., Scene]
PLAIN = (("hair", 0.02),)


def test_everybody_has_a_face_of_their_own_and_keeps_it() -> None:
    """Two people differ in bone, the same one does not change; the pack may settle parts of it."""
    anna, miller = head(PLAIN, 1, 0.01), head(PLAIN, 2, 0.01)
    assert anna[0].shape != miller[0].shape or np.abs(anna[0] - miller[0]).max() > 0.002
    head.cache_clear()
    assert (head(PLAIN, 1, 0.01)[0] == anna[0]).all()
    assert len({face_of(who, {}) for who in range(40)}) == 40
    assert all(face_of(who, {"beard": 2, "hair_style": "long"}).beard == 2 for who in range(5))


@pytest.mark.parametrize(
    ("look", "part"),
    [((), "eye"), ((("helmet", True),), "helmet"), ((("hood", True), ("top", "coat")), "coat")],
)
def test_a_head_has_its_parts(look: tuple[tuple[str, object], ...], part: str) -> None:
    """Eyes, helmet, hood: each has triangles of its own material."""
    corners, normals, parts, uv = head((*PLAIN, *look), 3, 0.007)
    assert corners.shape == normals.shape == (len(parts), 3, 3)
    assert uv.shape == (len(parts), 3, 2)
    assert {part, "skin"} <= set(parts)


def test_a_pack_that_names_no_eyes_has_them() -> None:
    """Eyes, straps and the player's sleeve are painted in any pack; a pack may paint them otherwise."""
    bare_pack, own = palette({}), palette({"eye": {"iris": [0.1, 0.2, 0.3]}})
    assert bare_pack.specs[bare_pack("eye")]["kind"] == "eye"
    assert all(bare_pack(name) for name in ("strap", "dark_cloth", "steel_dark"))
    assert own.specs[own("eye")] == {"kind": "eye", "iris": [0.1, 0.2, 0.3]}


def test_lips_and_brows_are_on_faces_only() -> None:
    """Paint goes where the coordinates are those of a face, and nowhere else."""

    def skin(v: float) -> Surface:
        uv = np.stack([np.linspace(-0.05, 0.05, 50), np.full(50, v)]).astype(np.float32)
        pos = np.zeros((3, 50), np.float32)
        return Surface.blank(
            pos, pos + f32([[0], [-1], [0]]), uv, np.full(50, 1e-3, np.float32), np.ones(50, int)
        )

    mouth, hand = skin(-0.0625), skin(30.0)
    painted(mouth, {})
    painted(hand, {})
    assert mouth.albedo.min() < 0.2
    assert (hand.albedo == 0.5).all()


@pytest.mark.parametrize(("place", "distance"), [("lobby", 1.3), ("motor_pool", 2.2)])
def test_the_face_of_somebody_close_is_in_the_picture(
    painter: ProceduralPainter, scene_of: MakeScene, place: str, distance: float
) -> None:
    """However near, the head is framed: the figure does not begin at the upper edge."""
    figure = Figure("he", "he", "soldier", distance)
    mask = painter.render(scene_of(place, "22:00", torch=True, figures=[figure])).seen("he")
    assert not mask[0].any()
    assert mask.mean() > 0.04


def test_the_torch_is_in_a_hand(painter: ProceduralPainter, scene_of: MakeScene) -> None:
    """With the torch on, a hand is in the lower right; it darkens nothing behind it, and hiding has none."""
    lit = painter.render(scene_of("long_corridor", "22:00", torch=True))
    hand = lit.seen("torch hand")
    assert 0.01 < hand.mean() < 0.2
    assert hand[:, : hand.shape[1] // 2].sum() == 0
    for pose, on in (("stand", False), ("hide", True), ("near", True)):
        scene = scene_of("long_corridor", "22:00", torch=on, camera=Camera(pose=pose))
        assert painter.render(scene).seen("torch hand").sum() == 0
    rows, columns = np.indices(hand.shape)
    light = luma(lit.rgb)
    left, right = (
        light[(rows > 60) & (rows < 85) & (abs(columns - middle) < 25) & ~hand].mean() for middle in (80, 176)
    )
    assert right > 0.4 * left


@pytest.mark.parametrize("prefab", ["map", "letter", "tape", "no_such_thing"])
def test_what_is_looked_at_is_held_before_the_lens(
    painter: ProceduralPainter, scene_of: MakeScene, prefab: str
) -> None:
    """A carried thing is seen large, low in the frame, in a hand, by day and by torch."""
    held = [SceneThing("it", "it", prefab, "", ["paper"])]
    for clock, torch in (("17:40", False), ("22:00", True)):
        seen = painter.render(scene_of("dish_field", clock, torch=torch, held=held))
        mask = seen.seen("it")
        assert 0.01 < mask.mean() < 0.30, clock
        assert np.argwhere(mask)[:, 0].mean() > 0.5 * mask.shape[0], clock
        inner = luma(seen.rgb)[mask]
        assert 8 < inner.mean() < 230, clock


def test_blood_and_prints_are_shown_where_no_set_has_them(
    painter: ProceduralPainter, looks: PackLooks, scene_of: MakeScene
) -> None:
    """What a body leaves is on the floor, on the same spot each time, until the flag is gone."""
    scene = scene_of("radio_room", "22:00", torch=True, flags=["blood", "wet_prints"])
    first, again = painter.render(scene), painter.render(scene)
    for trace in ("blood", "wet_prints"):
        assert first.seen(trace).sum() > 10 or trace in looks.sets["radio_room"].get("object", [])
    assert (first.ids == again.ids).all()
    clean = painter.render(scene_of("radio_room", "22:00", torch=True))
    assert clean.seen("wet_prints").sum() == 0


def test_a_person_that_cannot_be_built_is_a_fallback_frame(
    looks: PackLooks, scene_of: MakeScene, expect_log: Callable[..., None]
) -> None:
    """A prefab that raises is reported; the frame is the fallback set with the clock, never black."""
    expect_log("could not be painted")
    prefabs = {**looks.prefabs, "wrong": {"kind": "figure", "height": "tall"}}
    painter = ProceduralPainter(PackLooks(looks.sets, prefabs, {}), (256, 144))
    seen = painter.render(scene_of("lobby", figures=[Figure("he", "he", "wrong", 4.0)]))
    assert bare(seen.rgb).mean() > 12
    assert bare(seen.rgb).std() > 6
    corner = luma(seen.rgb)[int(144 * 0.85) : int(144 * 0.91), int(256 * 0.05) : int(256 * 0.33)]
    assert np.percentile(corner, 98) - np.percentile(corner, 10) > 70


def test_the_camera_has_an_edge_when_it_is_not_held_still(
    painter: ProceduralPainter, scene_of: MakeScene
) -> None:
    """Running or fallen, hood and strap are at the rim of the picture, never in its middle; else they are
    not there."""
    for pose in ("run", "down"):
        edge = painter.render(scene_of("dish_field", camera=Camera(pose=pose))).seen("camera edge")
        rows, columns = edge.shape
        assert 0.02 < edge.mean() < 0.20, pose
        assert edge[rows // 3 : 2 * rows // 3, columns // 3 : 2 * columns // 3].sum() == 0, pose
        assert all(edge[y, x] for y, x in itertools.product((0, -1), (0, -1))), pose
    still = painter.render(scene_of("dish_field", camera=Camera(pose="stand")))
    assert still.seen("camera edge").sum() == 0
