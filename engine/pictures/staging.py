"""Where the camera stands and where the scene's things and figures are.

May import: numpy, ``engine.state``, ``arrays``, ``lens``, ``places``, ``seeds``. Promises: every
thing's spot comes from its anchor and its own id only; a figure is at its distance and side, or
before the wall that is nearer; the frame number moves the camera by the hand's shake only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.pictures.arrays import Array, f32, turn_z, unit
from engine.pictures.lens import Lens, looking
from engine.pictures.mesh import Mesh
from engine.pictures.places import Place
from engine.pictures.seeds import dice, seed_of
from engine.state import Figure, Scene, SceneThing

_SIDES = {"left": -0.56, "ahead": 0.0, "right": 0.56, "far left": -0.8, "far right": 0.8}


@dataclass(frozen=True, slots=True)
class Shot:
    """The camera of a scene, and the world around it."""

    lens: Lens
    target: Array
    actors: list[tuple[str, Mesh]]
    torch_at: Array
    torch_aim: Array


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
    fov, roll = float(station.get("fov", 66.0)), float(station.get("roll", 1.2))
    if scene.camera.pose == "back":
        target = f32([2 * eye[0] - target[0], 2 * eye[1] - target[1], eye[2] - 0.15])
    heading = unit(f32([target - eye]) * f32([1, 1, 0]))[0]
    actors: list[tuple[str, Mesh]] = []
    spots: dict[str, Array] = {}
    for thing in scene.things:
        mesh, spot = _thing(place, thing, eye)
        actors.append((thing.id, mesh))
        spots[thing.id] = spot
    for figure in scene.figures:
        mesh, spot = _figure(place, figure, eye, heading, fov, scene.camera.pose == "back")
        actors.append((figure.id, mesh))
        spots[figure.id] = spot
    eye, target, fov, roll = _posed(place, scene, eye, target, fov, roll, spots)
    shake = dice(scene.seed, scene.place, "hand", scene.frame).normal(0, 1, 4)
    amount = 0.0025 + 0.007 * scene.fear + (0.02 if scene.camera.pose == "run" else 0)
    away = float(np.linalg.norm(target - eye))
    target = target + f32(shake[:3] * amount * away)
    lens = looking(eye, target, fov, size, roll + shake[3] * (0.25 + 0.8 * scene.fear))
    right, up = lens.basis[0], lens.basis[1]
    torch_at = f32(eye + right * 0.20 - up * 0.16)
    if scene.camera.focus in spots:
        aim = spots[scene.camera.focus] + f32([0, 0, 0.1])
    else:
        aim = eye + lens.basis[2] * min(away, 9.0) + right * 0.3 - up * 0.75
    return Shot(lens, target, actors, torch_at, f32(aim))


def _posed(
    place: Place, scene: Scene, eye: Array, target: Array, fov: float, roll: float, spots: dict[str, Array]
) -> tuple[Array, Array, float, float]:
    """Pose and focus applied to the station's camera."""
    pose, focus = scene.camera.pose, scene.camera.focus
    floor = place.floor(float(eye[0]), float(eye[1]))
    if focus is not None and focus in spots:
        spot = spots[focus]
        away = float(np.linalg.norm(spot - eye))
        person = any(f.id == focus for f in scene.figures)
        if pose == "near":
            stop = 2.2 if person else 1.15
            eye = f32(eye + (spot - eye) * max(0.0, 1 - stop / max(away, stop)))
            eye[2] = floor + (1.45 if person else max(0.75, float(spot[2]) - floor + 0.55))
            target = f32(spot + f32([0, 0, 1.35 if person else 0.05]))
            fov = min(fov, 58.0)
        else:
            pull = 0.30 if person else 0.22
            reach = eye + unit(f32([target - eye]))[0] * away
            target = f32(reach + (spot + f32([0, 0, 1.2 if person else 0.0]) - reach) * pull)
    if pose == "hide":
        eye = f32([eye[0], eye[1], floor + 0.55])
        target = f32(target + f32([0, 0, 0.15]))
        roll -= 3.0
    elif pose == "down":
        eye = f32([eye[0], eye[1], floor + 0.22])
        target = f32([target[0], target[1], eye[2] + 0.35])
        roll += 9.0
    elif pose == "run":
        roll += 4.0
        fov += 6.0
    return eye, target, fov, roll


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


def _thing(place: Place, thing: SceneThing, eye: Array) -> tuple[Mesh, Array]:
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
    place: Place, figure: Figure, eye: Array, heading: Array, fov: float, looking_back: bool
) -> tuple[Mesh, Array]:
    name = place.workshop.known(figure.prefab, [*figure.tags, "person"], "person")
    chance = dice(place.seed, "figure", figure.id)
    angle = _SIDES.get(figure.side, 0.0) * fov / 2 + (chance.random() - 0.5) * 3
    if (figure.side == "behind") != looking_back:
        angle += 180
    way = turn_z(-angle) @ heading
    away = _clamped(place, eye, way, max(float(figure.distance), 0.9))
    spot = f32(eye + way * away)
    spot[2] = place.floor(float(spot[0]), float(spot[1]))
    facing = float(np.rad2deg(np.arctan2(eye[1] - spot[1], eye[0] - spot[0]))) + 90
    facing += 180 if figure.pose == "away" else 0
    facing += {"search": 38, "stand": 8}.get(figure.pose, 0) * (1 if chance.random() > 0.5 else -1)
    mesh = place.workshop.build(name, seed_of(place.seed, figure.id), figure.tags, figure.pose)
    return mesh.moved(turn_z(facing), 1.0, spot), spot


def _clamped(place: Place, eye: Array, way: Array, wanted: float) -> float:
    """Indoors: no farther than the last point before a wall."""
    if not place.data.get("room") or not place.inside(float(eye[0]), float(eye[1]), 0.0):
        return wanted
    steps = np.arange(0.6, wanted + 0.05, 0.1)
    last = 0.6
    for step in steps:
        point = eye + way * step
        if place.inside(float(point[0]), float(point[1]), 0.4):
            last = float(step)
        elif not place.inside(float(point[0]), float(point[1]), -0.45):
            break
    return last
