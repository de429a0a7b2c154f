"""Where the camera stands and where the scene's things and figures are.

May import: numpy, ``engine.state``, ``arrays``, ``lens``, ``places``, ``room_to_stand``, ``seeds``.
Promises: every thing's spot comes from its anchor and its own id only; a figure is at its distance
and side, as near to that as walls and pillars let it be seen; the frame number moves the camera by
the hand's shake only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.pictures.arrays import Array, f32, lean_y, turn_z, unit
from engine.pictures.hands import in_frame
from engine.pictures.lens import Lens, looking
from engine.pictures.mesh import Mesh
from engine.pictures.places import Place
from engine.pictures.room_to_stand import before_walls, in_sight
from engine.pictures.seeds import dice, seed_of
from engine.state import Camera, Figure, Scene, SceneThing

_SIDES = {"left": -0.56, "ahead": 0.0, "right": 0.56, "far left": -0.8, "far right": 0.8}
_CLOSE = 5.0
"""Metres within which somebody has a face of fine detail."""
_LIT_UP_TO = 7.0
_IN_HAND = {"fire": [0.060, 0.17], "lift": 0.20, "foot": 0.08}
"""How the flame of a flare looks that is held up."""
_LIT = {"lit", "burning", "on"}


@dataclass(frozen=True, slots=True)
class Glow:
    """A thing of the scene that gives light: the ``lamp`` of its prefab, where it lies."""

    at: Array
    spec: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Subject:
    """What the camera may look at: its middle, half its diagonal, and whether it is somebody."""

    middle: Array
    half: float
    person: bool = False


@dataclass(frozen=True, slots=True)
class Shot:
    """The camera of a scene, and the world around it."""

    lens: Lens
    target: Array
    actors: list[tuple[str, Mesh]]
    torch_at: Array
    torch_aim: Array
    glows: list[Glow]
    hands: list[tuple[str, Mesh]]


@dataclass(slots=True)
class _View:
    """A camera being posed."""

    eye: Array
    target: Array
    fov: float
    roll: float


def _station(place: Place, came_from: str | None) -> Mapping[str, Any]:
    stations: Mapping[str, Any] = place.data.get("stations", {})
    base = stations.get("default", {"at": [0, 0], "look": [0, 10, 1.2]})
    return {**base, **stations.get(came_from or "", {})}


def _standpoint(place: Place, scene: Scene) -> tuple[Array, Array, Mapping[str, Any]]:
    """Eye and target of the station, walked forward by the steps taken."""
    station = _station(place, scene.camera.came_from)
    at, look = f32([*station["at"][:2], 0]), f32(station["look"])
    way = unit(f32([[look[0] - at[0], look[1] - at[1], 0]]))[0]
    walked = min(scene.camera.step * float(station.get("stride", 1.1)), float(station.get("reach", 5.0)))
    at = at + way * walked
    at[2] = place.floor(float(at[0]), float(at[1])) + float(station.get("height", 1.35))
    target = look.copy()
    if not station.get("absolute"):
        target[2] += place.floor(float(look[0]), float(look[1]))
    return at, target, station


def shot(place: Place, scene: Scene, size: tuple[int, int]) -> Shot:
    """Everything that depends on the scene's camera, things and figures."""
    eye, target, station = _standpoint(place, scene)
    view = _View(eye, target, float(station.get("fov", 66.0)), float(station.get("roll", 1.2)))
    if scene.camera.pose == "back":
        view.target = f32([2 * eye[0] - target[0], 2 * eye[1] - target[1], eye[2] - 0.15])
    actors, subjects, glows = _actors(place, scene, view)
    if "flare" in scene.effects:
        actors.append(("flare", _held_up(place, view, glows)))
    _posed(place, scene, view, subjects.get(scene.camera.focus or ""))
    _headroom(scene, view, subjects)
    if scene.camera.pose == "hide":
        actors.append(("cover", _cover(place, scene, view)))
    shake = dice(scene.seed, scene.place, "hand", scene.frame).normal(0, 1, 4)
    running = scene.camera.pose == "run"
    amount = 0.0025 + 0.007 * scene.fear + 0.005 * scene.hurt + (0.02 if running else 0)
    away = float(np.linalg.norm(view.target - view.eye))
    view.target = view.target + f32(shake[:3] * amount * away)
    swing = 0.25 + 0.8 * scene.fear + 1.5 * scene.hurt + (2.0 if running else 0.0)
    lens = looking(view.eye, view.target, view.fov, size, view.roll + shake[3] * swing)
    right, up, ahead = lens.basis
    # The light comes from before the hand and well aside, so that things have shape and shadow.
    # For what is held up it is turned a little inwards.
    torch_at = f32(view.eye + right * 0.34 + (up * 0.12 if scene.held else ahead * 0.30 - up * 0.19))
    focus = subjects.get(scene.camera.focus or "") or _nearest(subjects, view)
    if focus is not None:
        aim = focus.middle + f32([0, 0, 0.1])
    else:
        aim = view.eye + ahead * min(away, 9.0) + right * 0.3 - up * 0.75
    return Shot(lens, view.target, actors, torch_at, f32(aim), glows, in_frame(place, scene, lens))


def _nearest(subjects: Mapping[str, Subject], view: _View) -> Subject | None:
    """Somebody close ahead, whom one lights without thinking."""
    ahead = unit(f32([view.target - view.eye]))[0]
    close = []
    for subject in subjects.values():
        to = subject.middle - view.eye
        away = float(np.linalg.norm(to))
        if subject.person and away < _LIT_UP_TO and float(to @ ahead) > 0.75 * away:
            close.append((away, subject))
    return min(close, key=lambda pair: pair[0])[1] if close else None


def _actors(
    place: Place, scene: Scene, view: _View
) -> tuple[list[tuple[str, Mesh]], dict[str, Subject], list[Glow]]:
    """Meshes of things and figures, what may be looked at, and what of it gives light."""
    heading = unit(f32([view.target - view.eye]) * f32([1, 1, 0]))[0]
    actors: list[tuple[str, Mesh]] = []
    subjects: dict[str, Subject] = {}
    glows: list[Glow] = []
    if scene.camera.focus in place.names:
        subjects[scene.camera.focus] = _subject(place.part(scene.camera.focus))
    for thing in scene.things:
        standing = place.stand_in(thing.id)
        if standing is not None:
            # The set shows this thing itself, where it belongs.
            subjects[thing.id] = _subject(standing)
            continue
        mesh, spot = _thing(place, thing)
        actors.append((thing.id, mesh))
        subjects[thing.id] = _subject(mesh)
        lamp = place.workshop.prefabs.get(place.workshop.known(thing.prefab, thing.tags), {}).get("lamp")
        if lamp and _LIT & set(thing.flags):
            glows.append(Glow(f32(spot + f32([0, 0, float(lamp.get("lift", 0.25))])), lamp))
    actors += _traces(place, scene)
    for figure in scene.figures:
        mesh, spot = _figure(place, figure, view, heading, scene.camera.pose == "back")
        actors.append((figure.id, mesh))
        tall = float(mesh.bounds()[1][2] - spot[2]) if len(mesh.pos) else 1.7
        subjects[figure.id] = Subject(f32(spot + f32([0, 0, tall * 0.72])), tall * 0.5, True)
    return actors, subjects, glows


def _traces(place: Place, scene: Scene) -> list[tuple[str, Mesh]]:
    """Blood and wet footprints where the ledger has them and the set has no picture of its own."""
    found = []
    for flag, prefab in (("blood", "blood"), ("wet_prints", "prints")):
        if flag not in scene.flags or flag in place.traces or prefab not in place.workshop.prefabs:
            continue
        at, look, _ = _standpoint(place, replace(scene, camera=Camera(scene.camera.came_from)))
        way = unit(f32([[look[0] - at[0], look[1] - at[1], 0]]))[0]
        spot = f32(at + way * (3.4 if flag == "blood" else 2.0))
        spot[2] = place.floor(float(spot[0]), float(spot[1])) + 0.004
        turn = float(np.rad2deg(np.arctan2(way[1], way[0]))) - 90
        mesh = place.workshop.build(prefab, seed_of(place.seed, flag))
        found.append((flag, mesh.moved(turn_z(turn), 1.0, spot)))
    return found


def _held_up(place: Place, view: _View, glows: list[Glow]) -> Mesh:
    """A flare that burns in the player's hand, high on the left."""
    ahead = unit(f32([view.target - view.eye]))[0]
    left = f32([-ahead[1], ahead[0], 0])
    at = f32(view.eye + ahead * 0.80 + left * 0.36 + f32([0, 0, 0.06]))
    lamp = place.workshop.prefabs.get("flare", {}).get("lamp", {"colour": [1.0, 0.2, 0.1], "power": 14.0})
    glows.append(Glow(f32(at + f32([0, 0, 0.20])), {"radius": 24.0, "flicker": True, **lamp, **_IN_HAND}))
    mesh = place.workshop.build("flare", 0, ["burning"])
    return mesh.moved(turn_z(0) @ lean_y(64), 0.55, at)


def _subject(mesh: Mesh) -> Subject:
    low, high = mesh.bounds()
    return Subject(f32((low + high) / 2), float(np.linalg.norm(high - low)) / 2)


def _posed(place: Place, scene: Scene, view: _View, focus: Subject | None) -> None:
    """Pose and focus applied to the station's camera."""
    floor = place.floor(float(view.eye[0]), float(view.eye[1]))
    if focus is not None and scene.camera.pose == "near":
        _approach(place, view, focus, floor)
    elif focus is not None:
        away = float(np.linalg.norm(focus.middle - view.eye))
        reach = view.eye + unit(f32([view.target - view.eye]))[0] * away
        for share in (0.30 if focus.person else 0.22, 0.5, 0.7, 1.0):
            view.target = f32(reach + (focus.middle - reach) * share)
            if _framed(view, focus.middle):
                break
    if scene.camera.pose == "hide":
        view.eye = f32([view.eye[0], view.eye[1], floor + 0.62])
        view.target = f32(view.target + f32([0, 0, 0.10]))
        view.roll -= 3.0
    elif scene.camera.pose == "down":
        view.eye = f32([view.eye[0], view.eye[1], floor + 0.22])
        view.target = f32([view.target[0], view.target[1], view.eye[2] + 0.35])
        view.roll += 9.0
    elif scene.camera.pose == "run":
        view.roll += 5.0
        view.fov += 8.0


def _framed(view: _View, spot: Array) -> bool:
    """Is the spot well inside the picture?"""
    lens = looking(view.eye, view.target, view.fov, (160, 90), view.roll)
    right, up, ahead = lens.basis @ (spot - view.eye)
    across, along = lens.focal * abs(right), lens.focal * abs(up)
    return bool(ahead > 0 and across < 68 * ahead and along < 36 * ahead)


def _headroom(scene: Scene, view: _View, subjects: Mapping[str, Subject]) -> None:
    """Somebody close is framed so that the face is in the picture, whatever it costs below."""
    somebody = _nearest(subjects, view)
    if somebody is None or scene.camera.pose in ("near", "down"):
        return
    away = float(np.hypot(*(somebody.middle - view.eye)[:2]))
    reach = float(np.hypot(*(view.target - view.eye)[:2]))
    half = np.tan(np.deg2rad(view.fov / 2)) * 9 / 16
    top = (somebody.middle[2] + somebody.half * 0.56 - view.eye[2]) / max(away, 0.3)
    slope = (view.target[2] - view.eye[2]) / max(reach, 0.3)
    lift = max(0.0, top - (slope + 0.80 * half))
    view.target = f32(view.target + f32([0, 0, lift * reach]))


def _approach(place: Place, view: _View, focus: Subject, floor: float) -> None:
    """As near as shows the whole: small things at arm's length, a car from across the road."""
    view.fov = min(view.fov, 58.0)
    low_angle = float(np.arctan(np.tan(np.deg2rad(view.fov / 2)) * 9 / 16))
    stop = 2.2 if focus.person else max(0.80, focus.half / np.sin(low_angle) * 0.88)
    way = (view.eye - focus.middle) * f32([1, 1, 0])
    away = float(np.linalg.norm(way))
    way = way / max(away, 1e-3)
    if stop > away:
        stop = away + before_walls(place, view.eye, way, stop - away)
    rise = 1.45 if focus.person else float(np.clip(focus.middle[2] - floor + 0.45, 0.60, 1.5))
    spot = focus.middle + way * stop
    ground = place.floor(float(spot[0]), float(spot[1])) if place.terrain is not None else floor
    view.eye = f32([spot[0], spot[1], ground + rise])
    view.target = f32(focus.middle + f32([0, 0, focus.half * 0.15 if focus.person else 0.03]))


def _cover(place: Place, scene: Scene, view: _View) -> Mesh:
    """What one hides behind: close, low, on one side of the frame."""
    indoors = place.terrain is None
    name = str(place.data.get("cover", "crate" if indoors else "boulder"))
    mesh = place.workshop.build(place.workshop.known(name, default="crate"), seed_of(place.seed, "cover"))
    low, high = mesh.bounds()
    wide, tall = float(max(high[0] - low[0], 0.1)), float(max(high[2] - low[2], 0.1))
    ahead = unit(f32([view.target - view.eye]) * f32([1, 1, 0]))[0]
    side = f32([ahead[1], -ahead[0], 0]) * (1 if dice(place.seed, "cover").random() > 0.5 else -1)
    scale = 0.72 / tall
    away = 0.62 + wide * scale * 0.35
    spot = view.eye + ahead * away + side * (away * 0.46 + wide * scale * 0.27)
    ground = place.floor(float(spot[0]), float(spot[1]))
    spot[2] = max(ground, float(view.eye[2]) - 0.70) - 0.03
    turn = float(np.rad2deg(np.arctan2(ahead[1], ahead[0]))) - 90 + 12
    return mesh.moved(turn_z(turn), scale, f32(spot))


def _anchor(place: Place, thing: SceneThing) -> tuple[Array, float]:
    """A spot in the world and how far things may lie from its middle."""
    anchors: Mapping[str, Any] = place.data.get("anchors", {})
    chance = dice(place.seed, "thing", thing.id)
    angle, away = chance.random() * 2 * np.pi, chance.random()
    entry = anchors.get(thing.anchor)
    if entry is None:
        names = sorted(k for k in anchors if k not in ("wall", "table"))
        entry = anchors[names[int(chance.integers(len(names)))]] if names else [0.0, 3.0]
    spread = float(entry[3]) if len(entry) > 3 else 0.35
    x = entry[0] + np.cos(angle) * spread * (0.35 + 0.65 * away)
    y = entry[1] + np.sin(angle) * spread * (0.35 + 0.65 * away)
    z = place.floor(float(x), float(y)) + (entry[2] if len(entry) > 2 else 0.0)
    return f32([x, y, z]), float(chance.random() * 360)


def _thing(place: Place, thing: SceneThing) -> tuple[Mesh, Array]:
    name = place.workshop.known(thing.prefab, thing.tags)
    spec = place.workshop.prefabs.get(name, {})
    spot, turn = _anchor(place, thing)
    if spec.get("upright") or thing.anchor == "wall":
        # Big and hung things show their front; small ones lie as they fell.
        turn = float(place.data.get("wall_turn", 0.0)) + (turn - 180) * 0.06
    if thing.anchor == "wall" and spec.get("hang"):
        spot = spot + f32([0, 0, float(spec["hang"])])
    mesh = place.workshop.build(name, seed_of(place.seed, thing.id), thing.flags)
    size = float(spec.get("show", 1.0))
    return mesh.moved(turn_z(turn), size, spot), spot


def _figure(
    place: Place, figure: Figure, view: _View, heading: Array, looking_back: bool
) -> tuple[Mesh, Array]:
    name = place.workshop.known(figure.prefab, [*figure.tags, "person"], "person")
    chance = dice(place.seed, "figure", figure.id)
    seats = place.data.get("seats", [])
    if figure.pose == "sit" and seats:
        x, y, facing = seats[int(chance.integers(len(seats)))]
        spot = f32([x, y, place.floor(float(x), float(y))])
        fine = float(np.linalg.norm(spot - view.eye)) < _CLOSE
        mesh = place.workshop.build(name, seed_of("who", figure.id), figure.tags, "seated", fine)
        return mesh.moved(turn_z(float(facing)), 1.0, spot), spot
    angle = _SIDES.get(figure.side, 0.0) * view.fov / 2 + (chance.random() - 0.5) * 3
    if (figure.side == "behind") != looking_back:
        angle += 180
    way = turn_z(-angle) @ heading
    instead = None if figure.side in ("ahead", "behind") else heading * (-1 if looking_back else 1)
    spot = in_sight(place, view.eye, way, max(float(figure.distance), 0.9), instead)
    facing = float(np.rad2deg(np.arctan2(view.eye[1] - spot[1], view.eye[0] - spot[0]))) + 90
    facing += 180 if figure.pose == "away" else 0
    facing += {"search": 38, "stand": 8}.get(figure.pose, 0) * (1 if chance.random() > 0.5 else -1)
    fine = float(np.linalg.norm(spot - view.eye)) < _CLOSE
    mesh = place.workshop.build(name, seed_of("who", figure.id), figure.tags, figure.pose, fine)
    return mesh.moved(turn_z(facing), 1.0, spot), spot
